import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import { Outbox } from '#lib/messaging/outbox.js';
import { changeRow, createRow, type Change, type Occasion } from '#lib/service-kit/change.js';
import { DataSource, type EntityManager } from 'typeorm';
import { AssignmentPlan } from './assignment-plan.entity.js';

/** The only file that reads and writes the table `assignment_plan`. */
@Injectable()
export class AssignmentPlanStore {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  create(
    id: string,
    occasion: Occasion,
    decide: (tx: EntityManager) => Promise<Change<AssignmentPlan>>,
  ): Promise<AssignmentPlan> {
    return this.outbox.transaction((tx) => createRow(tx, AssignmentPlan, id, occasion, () => decide(tx)));
  }

  /** What `decide` writes with the same transaction is applied or undone with the plan, or not at all. */
  change(
    id: string,
    occasion: Occasion,
    decide: (row: AssignmentPlan, tx: EntityManager) => Promise<Change<AssignmentPlan>>,
  ): Promise<AssignmentPlan> {
    return this.outbox.transaction((tx) => changeRow(tx, AssignmentPlan, id, occasion, (row) => decide(row, tx)));
  }

  /** How many sheets were sent by members whom the plan assigned to those dossiers. */
  async sentSheets(tx: EntityManager, planId: string, assessmentIds: readonly string[]): Promise<number> {
    const [row] = await tx.query<{ sent: number }[]>(
      `SELECT count(*)::int AS sent FROM assessment a JOIN score_sheet s ON s.assessment_id = a.id
       WHERE a.id = ANY ($1) AND s.state = 'sent' AND a.assignments @>
         jsonb_build_array(jsonb_build_object('planId', $2::text, 'personId', s.member_id::text))`,
      [assessmentIds, planId],
    );
    return row?.sent ?? 0;
  }

  async get(id: string): Promise<AssignmentPlan> {
    const row = await this.db.manager.findOneBy(AssignmentPlan, { id });
    if (!row) throw notFound('assignment-plan', id);
    return row;
  }

  /** The newest of a council. */
  latest(councilId: string): Promise<AssignmentPlan[]> {
    return this.db.manager.find(AssignmentPlan, {
      where: { councilId },
      order: { draftedAt: 'DESC', id: 'DESC' },
      take: 50,
    });
  }
}
