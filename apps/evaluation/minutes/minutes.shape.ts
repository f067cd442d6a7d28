import type { Defect } from '#lib/contracts/shared.js';
import type { VoteRule } from '#lib/regulation/assessment.js';
import type { Quorum } from '#lib/regulation/vote.js';
import type { AssessmentOutcome, Recusal } from '../assessment/assessment.entity.js';
import type { Conclusion, Tally } from '../assessment/conclusion.js';
import type { AgendaChange, Attendance, Delegation, Departure, Movement } from '../meeting/meeting.shape.js';
import type { Choice } from '../vote/vote.entity.js';

/** Một lượt biểu quyết as the minutes tell it; the rule and the quorum are those of its opening. */
export interface MinutesVote {
  tally: Tally;
  ballots: { personId: string; choice: Choice }[];
  /** As it was fixed when the vote opened. */
  rule?: VoteRule | null;
  quorum?: Quorum | null;
}

/** Nội dung biên bản về một hồ sơ; without an outcome it was put off. */
export interface MinutesItem {
  assessmentId: string;
  initiativeId: string;
  title: string;
  /** With `late` where it was declared after they had declared that they were free of it, or after the conclusion. */
  recusals: Omit<Recusal, 'at'>[];
  /** Who of those present left the room, and why; not told in minutes from before that was kept. */
  left?: Departure[];
  votes: MinutesVote[];
  outcome: AssessmentOutcome | null;
  decidedBy: string | null;
  /** With the aggregated scores and the quorum at the conclusion. */
  conclusion: Conclusion | null;
  reason: string | null;
  defects: Defect[];
  /** Ý kiến bảo lưu. */
  dissents?: { personId: string; name: string; text: string }[];
}

/** Who signs, by name and seat. */
export interface Signatory {
  personId: string;
  fullName: string;
  role: string;
}

/** Biên bản họp hội đồng, as data; what may be missing is so in minutes from before it was kept. */
export interface Minutes {
  council: { name: string; level: string; decisionNumber: string; decisionDate: string };
  meeting: { id: string; kind: string; startsAt: string; place: string; shortNotice: string | null };
  openedAt?: string | null;
  /** Chủ tọa, with the paper where it was delegated. */
  chairedBy?: Signatory | null;
  delegation?: Delegation | null;
  secretaries?: Signatory[];
  agendaChanges?: AgendaChange[];
  /** Present is who was there at any time; `movements` tells who came late or went early. */
  attendance: Attendance[];
  movements?: Movement[];
  members: number;
  present: number;
  items: MinutesItem[];
  closedAt: string;
  closedBy: string;
}
