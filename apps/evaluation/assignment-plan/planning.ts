import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Assessment } from '../assessment/assessment.entity.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { AssignmentInput, Task } from '../assessment/assignment.js';
import { inputOf, taskOf } from '../assessment/assignment.facts.js';
import { ConflictFinder } from '../assessment/conflict.finder.js';
import { seatedOf, type Council } from '../council/council.entity.js';
import { DossierStore } from '../dossier/dossier.store.js';
import type { Asked, Ground } from './assignment-plan.commands.js';

/** Reads at once what a plan for many dossiers is worked out from, and what an old plan is held against. */
@Injectable()
export class Planning {
  constructor(
    private readonly assessments: AssessmentStore,
    private readonly dossiers: DossierStore,
    private readonly finder: ConflictFinder,
  ) {}

  async input(
    council: Council,
    assessments: readonly Assessment[],
    { seed, perDossier, minLoad, maxLoad }: Asked,
    at: Date,
    tx?: EntityManager,
  ): Promise<AssignmentInput> {
    const needOf = ({ assignedIds }: Assessment) => Math.max(0, perDossier - assignedIds.length);
    const tasks = await this.tasks(council, assessments, needOf, at, tx);
    const bounds = { ...(minLoad === null ? {} : { min: minLoad }), ...(maxLoad === null ? {} : { max: maxLoad }) };
    return inputOf(council, await this.assessments.loads(council.id, tx), tasks, { seed, ...bounds });
  }

  async ground(council: Council, assessments: readonly Assessment[], at: Date, tx: EntityManager): Promise<Ground> {
    const tasks = await this.tasks(council, assessments, () => 0, at, tx);
    return {
      assessments,
      seatedIds: seatedOf(council).map(({ personId }) => personId),
      barred: new Map(tasks.map(({ assessmentId, barredIds }) => [assessmentId, barredIds])),
      loads: await this.assessments.loads(council.id, tx),
    };
  }

  private async tasks(
    council: Council,
    assessments: readonly Assessment[],
    needOf: (assessment: Assessment) => number,
    at: Date,
    tx?: EntityManager,
  ): Promise<Task[]> {
    const found = await this.dossiers.findAll(
      assessments.map(({ initiativeId }) => initiativeId),
      tx,
    );
    const relations = await this.finder.relations(council, found, at, tx);
    const dossiers = new Map(found.map((dossier) => [dossier.initiativeId, dossier]));
    const tasks: Task[] = [];
    for (const assessment of assessments) {
      const dossier = dossiers.get(assessment.initiativeId);
      if (!dossier) continue;
      const given = await this.finder.caseOf(council, dossier, assessment, relations, tx);
      tasks.push(taskOf(given, assessment, needOf(assessment)));
    }
    return tasks;
  }
}
