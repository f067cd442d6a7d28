import type { Person } from './person.fixture.js';
import type { Subject } from './subject.fixture.js';

/** What a ballot may say; only the first two are valid. */
export const choices = ['agree', 'disagree', 'blank', 'spoiled'] as const;
export type Choice = (typeof choices)[number];

/** Hội đồng sáng kiến huyện, one for the whole run. */
export interface Council {
  id: string;
  chair: Person;
  secretary: Person;
  /** Everyone with a seat. */
  members: readonly Person[];
}

export type Outcome = 'recommend' | 'improve' | 'decline';

/** One dossier before the council, as the driver's book has it. */
export interface Hearing {
  subject: Subject;
  assessmentId: string;
  /** What the council is to come to. */
  outcome: Outcome;
  isConcluded: boolean;
  /** A member who declared a conflict, and has no part in it. */
  recused: Person | undefined;
  /** What members have sent: whose sheet, and the scores in it. */
  sheets: { memberId: string; scores: Record<string, number> }[];
  /** The vote, and who has put in what; the system must not tell the latter. */
  vote?: { id: string; meetingId: string; ballots: { memberId: string; choice: Choice }[] };
}

/** A meeting that was called: what its letters of invitation name, and who gets one. */
export interface Sitting {
  meetingId: string;
  room: string;
  emails: readonly string[];
}
