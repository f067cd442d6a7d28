import { Injectable } from '@nestjs/common';
import type { Actor } from '#lib/service-kit/acting.js';
import { roleFor } from '#lib/service-kit/policy.js';
import { AssessmentAccess, targetOf, type Granted } from '../assessment/assessment.access.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { assessmentFor, sightOf, type Sight } from './blind.js';

/** Shows assessments as the regulation's blind mode lets the reader see them. */
@Injectable()
export class BlindView {
  constructor(
    private readonly councils: CouncilStore,
    private readonly access: AssessmentAccess,
  ) {}

  /** What the reader may know. Throws as `grant` does. */
  async granted(actor: Actor, id: string): Promise<Granted & { sight: Sight }> {
    const granted = await this.access.grant(actor, 'assessment.read', id);
    const { assessment, council, rules } = granted;
    return { ...granted, sight: this.sight(actor, assessment, council, rules) };
  }

  async one(actor: Actor, assessment: Assessment): Promise<Assessment> {
    const [shown] = await this.each(actor, [assessment]);
    return shown ?? assessment;
  }

  async each(actor: Actor, assessments: readonly Assessment[]): Promise<Assessment[]> {
    const councilIds = [...new Set(assessments.map(({ councilId }) => councilId))];
    const councils = new Map(
      await Promise.all(councilIds.map(async (id) => [id, await this.councils.get(id)] as const)),
    );
    return Promise.all(
      assessments.map(async (assessment) => {
        const council = councils.get(assessment.councilId);
        const rules = await this.access.rulesOf(assessment);
        return council ? assessmentFor(assessment, this.sight(actor, assessment, council, rules)) : assessment;
      }),
    );
  }

  /** Who may no longer read it, having recused, still gets the answer to that and sees no more than a member. */
  private sight(actor: Actor, assessment: Assessment, council: Granted['council'], rules: Granted['rules']): Sight {
    const role = roleFor(actor, 'assessment.read', targetOf(council, assessment)) ?? 'council-member';
    return sightOf(role, actor.personId, assessment, rules);
  }
}
