import type { Defect } from '#lib/contracts/shared.js';
import type { AssessmentOutcome } from '../assessment/assessment.entity.js';
import type { Conclusion, Tally } from '../assessment/conclusion.js';
import type { SeatRole } from '../council/council.entity.js';
import type { Choice } from '../vote/vote.entity.js';

/** Điểm danh of one member with a seat. */
export interface Attendance {
  personId: string;
  fullName: string;
  role: SeatRole;
  present: boolean;
  reason?: string;
}

/** Nội dung biên bản về một hồ sơ; without an outcome it was put off. */
export interface MinutesItem {
  assessmentId: string;
  initiativeId: string;
  title: string;
  recusals: { personId: string; name: string; reason: string }[];
  votes: { tally: Tally; ballots: { personId: string; choice: Choice }[] }[];
  outcome: AssessmentOutcome | null;
  decidedBy: string | null;
  conclusion: Conclusion | null;
  reason: string | null;
  defects: Defect[];
}

/** Biên bản họp hội đồng, as data. */
export interface Minutes {
  council: { name: string; level: string; decisionNumber: string; decisionDate: string };
  meeting: { id: string; kind: string; startsAt: string; place: string; shortNotice: string | null };
  attendance: Attendance[];
  members: number;
  present: number;
  items: MinutesItem[];
  closedAt: string;
  closedBy: string;
}
