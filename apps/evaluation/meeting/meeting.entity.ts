import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CouncilLevel } from '../council/council.entity.js';
import type { Attendance, Minutes } from './minutes.shape.js';

export const meetingStates = ['scheduled', 'in-session', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Một nội dung của chương trình họp. */
export interface AgendaItem {
  assessmentId: string;
  initiativeId: string;
  title: string;
}

export const meetingChecks = {
  state: `state IN (${meetingStates.map((state) => `'${state}'`).join(', ')})`,
  minutes: `(state = 'closed') = (minutes IS NOT NULL AND minutes_hash IS NOT NULL)`,
};

/** Cuộc họp of a council. */
@Entity('meeting')
@Check('meeting_state', meetingChecks.state)
@Check('meeting_minutes', meetingChecks.minutes)
@Index('meeting_list', ['councilId', 'startsAt', 'id'])
export class Meeting {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'history_hash' }) readonly historyHash!: string;
  @Column('text') readonly state!: MeetingState;
  @Column('uuid', { name: 'council_id' }) readonly councilId!: string;
  @Column('text') readonly level!: CouncilLevel;
  @Column('text', { name: 'locality_id' }) readonly localityId!: string;
  /** Kind of meeting that the regulation gives a quorum for, such as `regular`. */
  @Column('text') readonly kind!: string;
  @Column('timestamptz', { name: 'starts_at' }) readonly startsAt!: Date;
  @Column('text') readonly place!: string;
  /** Why the papers came later than the regulation asks. */
  @Column('text', { name: 'short_notice', nullable: true }) readonly shortNotice!: string | null;
  @Column('jsonb') readonly agenda!: readonly AgendaItem[];
  @Column('jsonb') readonly attendance!: readonly Attendance[];
  /** Biên bản, frozen when the meeting closes, with the SHA-256 of its canonical JSON. */
  @Column('jsonb', { nullable: true }) readonly minutes!: Minutes | null;
  @Column('text', { name: 'minutes_hash', nullable: true }) readonly minutesHash!: string | null;
}
