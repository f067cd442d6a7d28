import { Injectable } from '@nestjs/common';
import { forbidden, type DomainError } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Regulation } from '#lib/regulation/regulation.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { Clock } from '#lib/service-kit/clock.js';
import { actedBy, authorize, type Target } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { assignedOf, type Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { DossierStore } from '../dossier/dossier.store.js';
import { MeetingStore } from '../meeting/meeting.store.js';
import type { Assessment } from './assessment.entity.js';
import { AssessmentStore } from './assessment.store.js';
import { ConflictFinder } from './conflict.finder.js';
import { conflictsOf } from './conflicts.js';

/** An assessment with its council, for someone who may do what they ask. */
export interface Granted {
  assessment: Assessment;
  council: Council;
  rules: Regulation;
  by: ActedBy & { personId: string };
}

type Under = Pick<Assessment, 'localityId' | 'regulationYear' | 'regulationVersion'>;

/** An alternate who was assigned, or sits in an absent member's seat, stands as a member, for this dossier only. */
export const targetOf = (
  council: Council,
  { id, assignedIds, conflictedIds, state }: Assessment,
  standInIds: readonly string[] = [],
): Target => {
  const seats = assignedOf(council);
  const standIns = [...assignedIds, ...standInIds]
    .filter((personId) => !council.seatedIds.includes(personId))
    .map((personId) => ({ personId, role: 'council-member' as const }));
  const thing = { what: 'assessment', id, read: 'assessment.read' as const };
  return { unitPath: council.unitPath, assigned: [...seats, ...standIns], conflicted: conflictedIds, state, thing };
};

/** What a member does only after they declared whether they are in conflict; the secretary organizes without. */
const forTheDeclared: readonly Action[] = [
  'assessment.read',
  'assessment.score',
  'assessment.open-scores',
  'score-sheet.confirm',
  'fairness.read',
  'meeting.manage',
];
const forEveryDeclared: readonly Action[] = [
  'assessment.score',
  'meeting.discuss',
  'meeting.vote',
  'assessment.conclude',
];

const needsDeclaration = (action: Action, role: string) =>
  forEveryDeclared.includes(action) || (forTheDeclared.includes(action) && role !== 'council-secretary');

/** The one place that decides who may do what with an assessment. */
@Injectable()
export class AssessmentAccess {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly dossiers: DossierStore,
    private readonly meetings: MeetingStore,
    private readonly reference: ReferenceStore,
    private readonly finder: ConflictFinder,
    private readonly clock: Clock,
  ) {}

  /**
   * An alternate who sits in a meeting about it may do as a member. Throws `conflict-of-interest` saying why,
   * `not-permitted`, `not-found` for whoever may not read it, and `declaration-missing` before the first look.
   */
  async grant(actor: Actor, action: Action, id: string): Promise<Granted> {
    return this.granted(actor, action, await this.assessments.get(id));
  }

  /**
   * To step aside. Whoever has done so is let pass: only under the lock it shows whether their request came again for
   * want of an answer. Throws as `grant` does.
   */
  async grantRecusal(actor: Actor, id: string): Promise<Granted> {
    const assessment = await this.assessments.get(id);
    const hasRecused = assessment.recusals.some(({ personId }) => personId === actor.personId);
    const others = assessment.conflictedIds.filter((personId) => personId !== actor.personId);
    return this.granted(actor, 'conflict.declare', hasRecused ? { ...assessment, conflictedIds: others } : assessment);
  }

  private async granted(actor: Actor, action: Action, assessment: Assessment): Promise<Granted> {
    const { id } = assessment;
    const council = await this.councils.get(assessment.councilId);
    const { personId } = actor;
    if (assessment.conflictedIds.includes(personId)) throw await this.conflictOf(personId, action, assessment, council);
    const standInIds = await this.meetings.standInsOn(assessment);
    const role = authorize(actor, action, targetOf(council, assessment, standInIds));
    if (needsDeclaration(action, role) && !assessment.declaredIds.includes(personId))
      throw forbidden({ key: 'declaration-missing', params: { assessmentId: id } });
    return { assessment, council, rules: await this.rulesOf(assessment), by: { ...actedBy(actor, role), personId } };
  }

  /** Xung đột được nói rõ: the refusal, and the kind of conflict it is for. */
  async conflictOf(
    personId: string,
    action: Action,
    assessment: Assessment,
    council: Council,
    tx?: EntityManager,
  ): Promise<DomainError> {
    const dossier = await this.dossiers.get(assessment.initiativeId, tx);
    const given = await this.finder.one(council, dossier, assessment, this.clock.now(), tx);
    const own = conflictsOf(given).find((conflict) => conflict.personId === personId);
    const kind = dossier.authorIds.includes(personId) ? 'author' : (own?.kind ?? 'recused');
    return forbidden({ key: 'conflict-of-interest', params: { action } }, { key: `conflict-as-${kind}` });
  }

  /** The regulation that the initiative started under. */
  async rulesOf({ localityId, regulationYear, regulationVersion }: Under, tx?: EntityManager): Promise<Regulation> {
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion, tx)).rules;
  }
}
