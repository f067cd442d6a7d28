import type { Appealable } from '#lib/contracts/appeal.events.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Kết quả không công nhận: when and where an initiative was declined last, which is what an appeal is about. */
@Entity('declined_outcome')
export class DeclinedOutcome {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Version of the initiative that was declined. */
  @Column('integer') readonly version!: number;
  /** Where it stood; null for a step that nobody here reopens, such as the province's answer. */
  @Column('text', { nullable: true }) readonly against!: Appealable | null;
  @Column('timestamptz', { name: 'declined_at' }) readonly declinedAt!: Date;
  @Column('text', { nullable: true }) readonly reason!: string | null;
}

export const appealStates = ['lodged', 'upheld', 'dismissed', 'withdrawn', 'overtaken', 'refused'] as const;
/**
 * `lodged`: with the body that declined. `upheld`: the initiative is decided anew. `dismissed`: with reasons.
 * `withdrawn`: by an author. `overtaken`: the initiative moved on without an answer. `refused`: registration could not
 * reopen it; shown with its reasons, and another appeal may be lodged.
 */
export type AppealState = (typeof appealStates)[number];

/** Where no second appeal against the same outcome may stand. */
export const standingAppeal = `state IN ('lodged', 'upheld', 'dismissed')`;

export const appealChecks = {
  state: `state IN ('lodged', 'upheld', 'dismissed', 'withdrawn', 'overtaken', 'refused')`,
  answered: `(state IN ('upheld', 'dismissed', 'refused')) = (num_nonnulls(answer, answered_by, answered_at, fact_id) = 4)`,
};

/** Khiếu nại, kiến nghị của tác giả về việc không công nhận, and the answer of the body that declined. */
@Entity('appeal')
@Check('appeal_state', appealChecks.state)
@Check('appeal_answered', appealChecks.answered)
@Index('appeal_once', ['initiativeId', 'initiativeVersion'], { unique: true, where: standingAppeal })
@Index('appeal_body', ['bodyUnitId', 'state'])
@Index('appeal_answering', ['answeringUnitId', 'state'])
@Index('appeal_newest', ['lodgedAt', 'id'])
export class Appeal {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: AppealState;
  @Column('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** Version of the initiative that was declined. */
  @Column('integer', { name: 'initiative_version' }) readonly initiativeVersion!: number;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('text') readonly title!: string;
  @Column('uuid', { name: 'author_ids', array: true }) readonly authorIds!: string[];
  /** Where the initiative stood when it was declined. */
  @Column('text') readonly against!: Appealable;
  /** The body that declined and so answers first (Luật Khiếu nại 2011 Điều 7). */
  @Column('uuid', { name: 'body_unit_id' }) readonly bodyUnitId!: string;
  /** Whose head answers: that body's own or, where every head of it is an author, the nearest one's above. */
  @Column('uuid', { name: 'answering_unit_id' }) readonly answeringUnitId!: string;
  @Column('text') readonly grounds!: string;
  @Column('jsonb', { name: 'lodged_by' }) readonly lodgedBy!: ActedBy;
  @Column('timestamptz', { name: 'lodged_at' }) readonly lodgedAt!: Date;
  /** The first instant that is too late for the answer. */
  @Column('timestamptz', { name: 'answer_by' }) readonly answerBy!: Date;
  @Column('text', { nullable: true }) readonly answer!: string | null;
  @Column('jsonb', { name: 'answered_by', nullable: true }) readonly answeredBy!: ActedBy | null;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
  /** The event that told registration. */
  @Column('uuid', { name: 'fact_id', nullable: true }) readonly factId!: string | null;
  /** Why registration refused to reopen it. */
  @Column('text', { name: 'refused_reasons', array: true }) readonly refusedReasons!: string[];
}
