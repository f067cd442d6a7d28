import { Injectable } from '@nestjs/common';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { actedBy, authorize, type Target } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { assignedOf, type Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';

/** An assessment with its council, for someone who may do what they ask. */
export interface Granted {
  assessment: Assessment;
  council: Council;
  rules: Regulation;
  by: ActedBy & { personId: string };
}

/** An alternate who was assigned, or sits in an absent member's seat, stands as a member, for this dossier only. */
const targetOf = (
  council: Council,
  { assignedIds, conflictedIds, state }: Assessment,
  standInIds: readonly string[],
): Target => {
  const seats = assignedOf(council);
  const standIns = [...assignedIds, ...standInIds]
    .filter((id) => !council.seatedIds.includes(id))
    .map((personId) => ({ personId, role: 'council-member' as const }));
  return { unitPath: council.unitPath, assigned: [...seats, ...standIns], conflicted: conflictedIds, state };
};

/** The one place that decides who may do what with an assessment. */
@Injectable()
export class AssessmentAccess {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** `standInIds` sit in a meeting in place of an absent member. Throws `conflict-of-interest` and `not-permitted`. */
  async grant(actor: Actor, action: Action, id: string, standInIds: readonly string[] = []): Promise<Granted> {
    const assessment = await this.assessments.get(id);
    const council = await this.councils.get(assessment.councilId);
    const role = authorize(actor, action, targetOf(council, assessment, standInIds));
    const { personId } = actor;
    return { assessment, council, rules: await this.rulesOf(assessment), by: { ...actedBy(actor, role), personId } };
  }

  async rulesOf({ localityId, regulationYear, regulationVersion }: Assessment): Promise<Regulation> {
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion)).rules;
  }
}
