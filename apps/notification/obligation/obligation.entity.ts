import type { DelegableAct, DelegationState } from '#lib/contracts/delegation.events.js';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ObligationKind } from './obligation.kinds.js';

/** Who owes it: one person, or all who hold one of the roles for the unit, for it or a unit above, or in the locality. */
export type OwnerScope = 'person' | 'unit' | 'tree' | 'locality';

/** Việc cần làm: who owes what until when. Follows from events alone; whoever holds the role now owes it now. */
@Entity('obligation')
@Unique('obligation_owed', ['kind', 'subject', 'owner'])
@Index('obligation_open_due', ['dueAt'], { where: `state = 'open'` })
@Index('obligation_initiative', ['initiativeId'])
@Index('obligation_subject', ['subject'])
@Check('obligation_state', `state IN ('open', 'done', 'cancelled')`)
@Check('obligation_closed_at', `(state = 'open') = (closed_at IS NULL)`)
@Check('obligation_scope', `scope IN ('person', 'unit', 'tree', 'locality')`)
@Check('obligation_person', `(scope = 'person') = (person_id IS NOT NULL)`)
@Check('obligation_unit', `(scope IN ('unit', 'tree')) = (unit_id IS NOT NULL)`)
export class Obligation {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly kind!: ObligationKind;
  /** What it is about: an initiative, campaign, assessment, meeting, or `locality/year`. */
  @Column('text') readonly subject!: string;
  @Column('uuid', { name: 'initiative_id', nullable: true }) readonly initiativeId!: string | null;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** What it is about in words, where it is not about one initiative. */
  @Column('text', { nullable: true }) readonly title!: string | null;
  @Column('text') readonly owner!: string;
  @Column('text') readonly scope!: OwnerScope;
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  @Column('text', { array: true }) readonly roles!: string[];
  @Column('uuid', { name: 'unit_id', nullable: true }) readonly unitId!: string | null;
  /** The first instant that is too late. */
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  /** Rises whenever the deadline moves or the thing is owed anew; reminders are sent once for each. */
  @Column('integer', { name: 'due_version' }) readonly dueVersion!: number;
  /** Days ahead of the deadline on which to remind. */
  @Column('integer', { array: true }) readonly rungs!: number[];
  @Column('text') readonly state!: 'open' | 'done' | 'cancelled';
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
}

/** Sáng kiến, as letters name it; a receipt's answer date counts for the submission that it answers. */
@Entity('initiative_ref')
export class InitiativeRef {
  @PrimaryColumn('uuid', { name: 'initiative_id' }) readonly initiativeId!: string;
  /** 0: only a receipt has been told of so far. */
  @Column('integer') readonly version!: number;
  @Column('text', { nullable: true }) readonly title!: string | null;
  @Column('uuid', { name: 'author_ids', array: true, default: [] }) readonly authorIds!: string[];
  @Column('timestamptz', { name: 'answer_by', nullable: true }) readonly answerBy!: Date | null;
  @Column('timestamptz', { name: 'received_at', nullable: true }) readonly receivedAt!: Date | null;
}

/** Giao cấp phó ký thay: who owes, between two local dates, also what the head who gave it owes. */
@Entity('delegation_ref')
@Index('delegation_ref_deputy', ['deputyId'])
export class DelegationRef {
  @PrimaryColumn('uuid', { name: 'delegation_id' }) readonly delegationId!: string;
  @Column('integer') readonly version!: number;
  @Column('uuid', { name: 'unit_id' }) readonly unitId!: string;
  @Column('uuid', { name: 'head_id' }) readonly headId!: string;
  @Column('uuid', { name: 'deputy_id' }) readonly deputyId!: string;
  @Column('text', { array: true }) readonly acts!: DelegableAct[];
  @Column('date', { name: 'valid_from' }) readonly validFrom!: string;
  @Column('date', { name: 'valid_to' }) readonly validTo!: string;
  @Column('text') readonly state!: DelegationState;
}

/** The newest that was heard of a meeting or regulation, and assessments that are over: what is older changes nothing. */
@Entity('heard')
export class Heard {
  @PrimaryColumn('text') readonly subject!: string;
  @Column('bigint') readonly version!: string;
}
