import type { SeatRole } from '../council/council.entity.js';

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
