import { createHash } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Council } from '../council/council.entity.js';
import type { OpenBallot, Vote } from '../vote/vote.entity.js';
import type { Meeting } from './meeting.entity.js';
import type { Minutes, MinutesItem } from './minutes.shape.js';

/** What the minutes are made of. */
export interface Proceedings {
  assessments: readonly Assessment[];
  votes: readonly Vote[];
  /** Of open votes only; a secret ballot is nobody's. */
  ballots: readonly OpenBallot[];
}

const itemOf = (assessment: Assessment, meetingId: string, { votes, ballots }: Proceedings): MinutesItem => {
  const { id, initiativeId, title, recusals, outcome, decidedBy, conclusion, reason, defects } = assessment;
  const here = assessment.meetingId === meetingId;
  const counted = votes.filter((vote) => vote.assessmentId === id);
  return {
    ...{ assessmentId: id, initiativeId, title },
    recusals: recusals.map((r) => ({ personId: r.personId, name: r.name, reason: r.reason })),
    votes: counted.flatMap(({ id: voteId, tally }) => {
      const cast = ballots.filter((b) => b.voteId === voteId);
      return tally ? [{ tally, ballots: cast.map(({ memberId, choice }) => ({ personId: memberId, choice })) }] : [];
    }),
    ...(here
      ? { outcome, decidedBy, conclusion, reason, defects: [...defects] }
      : { outcome: null, decidedBy: null, conclusion: null, reason: null, defects: [] }),
  };
};

/** Lập biên bản from what the meeting did. */
export function minutesOf(
  council: Council,
  meeting: Meeting,
  proceedings: Proceedings,
  closedBy: string,
  at: Date,
): Minutes {
  const { name, level, decisionNumber, decisionDate } = council;
  const { id, kind, startsAt, place, shortNotice, attendance, agenda } = meeting;
  const assessments = agenda.flatMap((item) => proceedings.assessments.filter((a) => a.id === item.assessmentId));
  return {
    council: { name, level, decisionNumber, decisionDate },
    meeting: { id, kind, startsAt: startsAt.toISOString(), place, shortNotice },
    attendance: [...attendance],
    members: attendance.length,
    present: attendance.filter((a) => a.present).length,
    items: assessments.map((assessment) => itemOf(assessment, id, proceedings)),
    closedAt: at.toISOString(),
    closedBy,
  };
}

const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256 (hex) of the minutes as JSON with sorted keys: the same before and after PostgreSQL stored them. */
export const minutesHash = (minutes: Minutes): string =>
  createHash('sha256').update(JSON.stringify(minutes, sorted)).digest('hex');

/** What someone may read: nothing of the deliberation on a dossier they are in conflict with. */
export const minutesFor = (minutes: Minutes, hidden: readonly string[]): Minutes => ({
  ...minutes,
  items: minutes.items.filter(({ assessmentId }) => !hidden.includes(assessmentId)),
});
