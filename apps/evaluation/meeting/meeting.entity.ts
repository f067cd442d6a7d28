import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CouncilLevel, SeatRole } from '../council/council.entity.js';
import type { Minutes } from '../minutes/minutes.shape.js';

export const meetingStates = ['scheduled', 'in-session', 'closed', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Một nội dung của chương trình họp. */
export interface AgendaItem {
  assessmentId: string;
  initiativeId: string;
  title: string;
}

/** Thay đổi chương trình họp sau khi triệu tập. */
export interface AgendaChange {
  at: string;
  byName: string;
  reason: string | null;
  added: AgendaItem[];
  removed: AgendaItem[];
}

/** Điểm danh of one member with a seat, or of an alternate who sits in one. */
export interface Attendance {
  personId: string;
  fullName: string;
  role: SeatRole;
  /** In the room now. */
  present: boolean;
  /** Why absent. */
  reason?: string;
  /** Dự họp trực tuyến. */
  online?: true;
  /** Dự khuyết: whose seat the alternate takes while that member is away. */
  standsInFor?: string;
}

/** Đến muộn, về sớm: someone came or went while the meeting sat. */
export interface Movement {
  personId: string;
  fullName: string;
  kind: 'arrived' | 'left';
  at: string;
  reason?: string;
}

/** Ủy quyền chủ trì: a vice-chair presides in the chair's place, by a paper. */
export interface Delegation {
  fromId: string;
  fromName: string;
  toId: string;
  toName: string;
  /** Number and date of the paper. */
  paper: string;
  at: string;
}

/** Who left the room for an item, and why. */
export interface Departure {
  personId: string;
  fullName: string;
  cause: 'author' | 'recused';
  reason?: string;
}

/** The time during which the meeting was at an item; without `to` it is there now. */
export interface Spell {
  assessmentId: string;
  from: string;
  to?: string;
  left: Departure[];
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

/** Alternates who sit in the meeting while it deals with the dossier; none where it is not on the agenda. */
export const standInsOn = ({ agenda, standInIds }: Meeting, assessmentId: string): string[] =>
  agenda.some((item) => item.assessmentId === assessmentId) ? standInIds : [];
