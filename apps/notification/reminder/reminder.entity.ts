import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ObligationKind } from '../obligation/obligation.kinds.js';

/**
 * Một lần nhắc hạn: planned → claimed → sent. `unknown`: handed over, or not, when the process died; a person decides.
 * `failed`: certainly not handed over, tried again. `dropped`: no longer owed when its turn came.
 */
export type ReminderState = 'planned' | 'claimed' | 'sent' | 'unknown' | 'failed' | 'dropped';

/** Once for each obligation, person, day ahead and version of the deadline, whatever crashes. */
@Entity('reminder')
@Unique('reminder_once', ['obligationId', 'personId', 'rung', 'dueVersion'])
@Index('reminder_waiting', ['state', 'nextAt'], { where: `state IN ('planned', 'failed', 'claimed')` })
@Index('reminder_mail', ['mailKey'])
@Check('reminder_state', `state IN ('planned', 'claimed', 'sent', 'unknown', 'failed', 'dropped')`)
@Check('reminder_mail_of_claim', `state IN ('planned', 'dropped') OR mail_key IS NOT NULL`)
export class Reminder {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'obligation_id' }) readonly obligationId!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly kind!: ObligationKind;
  /** Days ahead of the deadline. */
  @Column('integer') readonly rung!: number;
  @Column('integer', { name: 'due_version' }) readonly dueVersion!: number;
  @Column('text') readonly state!: ReminderState;
  @Column('integer') readonly attempts!: number;
  /** Real time from which it may be tried; null: no more. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) readonly nextAt!: Date | null;
  /** Real time of the last claim. */
  @Column('timestamptz', { name: 'claimed_at', nullable: true }) readonly claimedAt!: Date | null;
  @Column('text', { name: 'mail_key', nullable: true }) readonly mailKey!: string | null;
}

/** Thư: what was sent to whom when, one for the reminders of a kind that a person gets at once. */
@Entity('mail')
@Index('mail_newest', ['claimedAt', 'key'])
@Check('mail_state', `state IN ('claimed', 'sent', 'unknown', 'failed')`)
@Check('mail_sent_at', `(state = 'sent') = (sent_at IS NOT NULL)`)
export class Mail {
  /** Follows from the reminders in it; the Message-ID, and the name of the file, are made of it. */
  @PrimaryColumn('text') readonly key!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  @Column('text') readonly address!: string;
  @Column('text') readonly kind!: ObligationKind;
  @Column('text') readonly subject!: string;
  @Column('integer') readonly count!: number;
  @Column('text') readonly state!: 'claimed' | 'sent' | 'unknown' | 'failed';
  @Column('timestamptz', { name: 'claimed_at' }) readonly claimedAt!: Date;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('text', { nullable: true }) readonly error!: string | null;
}
