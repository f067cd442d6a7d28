import type { Envelope } from '#lib/contracts/event.js';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Hộp gửi: an event that was committed with its change and is not yet safe with every consumer. */
@Entity('outbox')
export class OutboxRow {
  /** The order in which one aggregate's events were written; not the order in which transactions committed. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) readonly seq!: string;
  @Column('uuid', { name: 'event_id', unique: true }) readonly eventId!: string;
  @Column('text') readonly type!: string;
  @Column('text') readonly subject!: string;
  @Column('jsonb') readonly envelope!: Envelope;
  @Column('timestamptz', { name: 'created_at', default: () => 'clock_timestamp()' }) readonly createdAt!: Date;
}
