import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CouncilLevel } from '../council/council.entity.js';
import type { AgendaChange, AgendaItem, Attendance, Delegation, Movement, Spell } from './meeting.shape.js';
import type { Minutes } from '../minutes/minutes.shape.js';

export const meetingStates = ['scheduled', 'in-session', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

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
  @Column('jsonb', { name: 'agenda_changes' }) readonly agendaChanges!: readonly AgendaChange[];
  /** Giờ khai mạc: the first roll call; null in meetings from before it was kept. */
  @Column('timestamptz', { name: 'opened_at', nullable: true }) readonly openedAt!: Date | null;
  @Column('jsonb') readonly attendance!: readonly Attendance[];
  @Column('jsonb') readonly movements!: readonly Movement[];
  @Column('jsonb', { nullable: true }) readonly delegation!: Delegation | null;
  /** Alternates who sit in an absent member's seat. */
  @Column('uuid', { name: 'stand_in_ids', array: true }) readonly standInIds!: string[];
  @Column('jsonb') readonly spells!: readonly Spell[];
  /** Biên bản, frozen when the meeting closes, with the SHA-256 of its canonical JSON. */
  @Column('jsonb', { nullable: true }) readonly minutes!: Minutes | null;
  @Column('text', { name: 'minutes_hash', nullable: true }) readonly minutesHash!: string | null;
}

/** The item that the meeting is at. */
export const liveOf = ({ state, spells }: Pick<Meeting, 'state' | 'spells'>): Spell | undefined =>
  state === 'in-session' ? spells.find(({ to }) => to === undefined) : undefined;

/** SQL: `:me` is an alternate who sits in a meeting that has the assessment `a` on its agenda, until it ends. */
export const standsInOnIt = `EXISTS (SELECT FROM meeting m WHERE m.council_id = a.council_id
  AND m.state = 'in-session' AND :me = ANY (m.stand_in_ids)
  AND m.agenda @> jsonb_build_array(jsonb_build_object('assessmentId', a.id::text)))`;
