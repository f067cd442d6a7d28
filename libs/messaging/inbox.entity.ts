import type { Envelope } from '#lib/contracts/event.js';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What became of an event at a consumer. */
export type InboxStatus = 'done' | 'retry' | 'parked';

/** Hộp nhận: one event at one consumer; the primary key is what makes a second delivery harmless. */
@Entity('inbox')
@Check('inbox_status_check', `status IN ('done', 'retry', 'parked')`)
@Check('inbox_envelope_until_done', `(envelope IS NULL) = (status = 'done')`)
@Check('inbox_retry_has_time', `(next_at IS NOT NULL) = (status = 'retry')`)
@Index('inbox_retry', { synchronize: false }) // partial
@Index('inbox_retry_subject', { synchronize: false }) // partial, on an expression
@Index('inbox_parked', { synchronize: false }) // partial
export class InboxRow {
  @PrimaryColumn('text') readonly consumer!: string;
  @PrimaryColumn('uuid', { name: 'event_id' }) readonly eventId!: string;
  @Column('text') readonly status!: InboxStatus;
  /** How often a handler has failed. */
  @Column('integer', { default: 0 }) readonly attempts!: number;
  /** When a retry is due. */
  @Column('timestamptz', { name: 'next_at', nullable: true }) readonly nextAt!: Date | null;
  /** Kept until the event is done. */
  @Column('jsonb', { nullable: true }) readonly envelope!: Envelope | null;
  @Column('text', { name: 'last_error', nullable: true }) readonly lastError!: string | null;
  @Column('timestamptz', { name: 'received_at', default: () => 'clock_timestamp()' }) readonly receivedAt!: Date;
}
