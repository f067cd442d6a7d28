import { createHash } from 'node:crypto';
import type { Assessment } from '../assessment/assessment.entity.js';
import type { Council, Member } from '../council/council.entity.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import type { Departure } from '../meeting/meeting.shape.js';
import { departuresFor } from '../meeting/sitting.commands.js';
import { presidingOf } from '../meeting/standing.js';
import type { Note } from '../note/note.entity.js';
import type { OpenBallot, Vote } from '../vote/vote.entity.js';
import type { Minutes, MinutesItem, MinutesVote, Signatory } from './minutes.shape.js';

/** What the minutes are made of. */
export interface Proceedings {
  assessments: readonly Assessment[];
  votes: readonly Vote[];
  /** Of open votes only; a secret ballot is nobody's. */
  ballots: readonly OpenBallot[];
  dissents: readonly Note[];
}

const votesOn = (assessmentId: string, { votes, ballots }: Proceedings): MinutesVote[] =>
  votes
    .filter((vote) => vote.assessmentId === assessmentId)
    .flatMap(({ id, tally, rule, quorum }) => {
      const cast = ballots
        .filter((b) => b.voteId === id)
        .map(({ memberId, choice }) => ({ personId: memberId, choice }));
      return tally ? [{ tally, ballots: cast, rule, quorum }] : [];
    });

/** Who left when the meeting came to the item, and those in the room who turned out to be in conflict later. */
const leftFor = (assessment: Assessment, { spells, attendance }: Meeting): Departure[] => {
  const noted = spells.filter((spell) => spell.assessmentId === assessment.id).flatMap(({ left }) => left);
  const all = [...noted, ...departuresFor(attendance, assessment)];
  return all.filter(({ personId }, i) => all.findIndex((d) => d.personId === personId) === i);
};

const itemOf = (assessment: Assessment, meeting: Meeting, proceedings: Proceedings): MinutesItem => {
  const { id, initiativeId, title, recusals, outcome, decidedBy, conclusion, reason, defects } = assessment;
  const here = assessment.meetingId === meeting.id;
  const dissents = proceedings.dissents.filter((d) => d.assessmentId === id);
  return {
    ...{ assessmentId: id, initiativeId, title },
    recusals: recusals.map(({ at: _at, ...recusal }) => recusal),
    left: leftFor(assessment, meeting),
    votes: votesOn(id, proceedings),
    dissents: dissents.map(({ memberId, memberName, text }) => ({ personId: memberId, name: memberName, text })),
    ...(here
      ? { outcome, decidedBy, conclusion, reason, defects: [...defects] }
      : { outcome: null, decidedBy: null, conclusion: null, reason: null, defects: [] }),
  };
};

const signatory = ({ personId, fullName, role }: Member): Signatory => ({ personId, fullName, role });

const attendanceOf = ({ attendance, movements }: Meeting) => {
  const cameOrWent = (id: string) => movements.some(({ personId }) => personId === id);
  return attendance.map((a) => ({ ...a, present: a.present || cameOrWent(a.personId) }));
};

/** Who was there: chair, secretaries, members, and how that changed. */
const peopleOf = (council: Council, meeting: Meeting) => {
  const attendance = attendanceOf(meeting);
  const presiding = presidingOf(council, { attendance, delegation: meeting.delegation });
  const wasThere = ({ personId }: Member) => attendance.some((a) => a.personId === personId && a.present);
  const secretaries = council.members.filter((member) => member.role === 'secretary' && wasThere(member));
  return {
    chairedBy: presiding ? signatory(presiding) : null,
    delegation: meeting.delegation,
    secretaries: secretaries.map(signatory),
    attendance,
    movements: [...meeting.movements],
    members: attendance.filter((a) => !a.standsInFor).length,
    present: attendance.filter((a) => a.present).length,
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
  const { id, kind, startsAt, place, shortNotice, openedAt, agenda, agendaChanges } = meeting;
  const assessments = agenda.flatMap((item) => proceedings.assessments.filter((a) => a.id === item.assessmentId));
  return {
    council: { name, level, decisionNumber, decisionDate },
    meeting: { id, kind, startsAt: startsAt.toISOString(), place, shortNotice },
    openedAt: openedAt?.toISOString() ?? null,
    agendaChanges: [...agendaChanges],
    ...peopleOf(council, meeting),
    items: assessments.map((assessment) => itemOf(assessment, meeting, proceedings)),
    closedAt: at.toISOString(),
    closedBy,
  };
}

const sorted = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** SHA-256 (hex) of a value as JSON with sorted keys: the same before and after PostgreSQL stored it. */
export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

/** SHA-256 (hex) of the minutes. */
export const minutesHash = (minutes: Minutes): string => hashOf(minutes);

/** What someone may read: nothing of the deliberation on a dossier they are in conflict with. */
export const minutesFor = (minutes: Minutes, hidden: ReadonlySet<string>): Minutes => ({
  ...minutes,
  ...(minutes.agendaChanges ? { agendaChanges: agendaChangesFor(minutes.agendaChanges, hidden) } : {}),
  items: shown(minutes.items, hidden),
});

const shown = <T extends { assessmentId: string }>(items: readonly T[], hidden: ReadonlySet<string>): T[] =>
  items.filter(({ assessmentId }) => !hidden.has(assessmentId));

/** Changes of an agenda without the items that are not for the reader, whose reason goes with them. */
export const agendaChangesFor = (changes: Meeting['agendaChanges'], hidden: ReadonlySet<string>) =>
  changes.map((change) => {
    const [added, removed] = [shown(change.added, hidden), shown(change.removed, hidden)];
    const whole = added.length === change.added.length && removed.length === change.removed.length;
    return { ...change, added, removed, reason: whole ? change.reason : null };
  });
