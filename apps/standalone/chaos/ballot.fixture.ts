import { setTimeout as pause } from 'node:timers/promises';
import type { Choice, Hearing } from './book.fixture.js';
import type { Person } from './person.fixture.js';
import { patienceMs } from './world.fixture.js';

/**
 * All but two agree, or all but two do not; of the two each time others are blank, spoiled or otherwise minded. Where a
 * member is out, all but one: two thirds of all members are five of seven.
 */
export function choiceOf({ outcome, subject, recused }: Hearing, seat: number, voters: number): Choice {
  const isPassing = outcome !== 'decline';
  const { number } = subject.plan;
  if (seat === number % voters) return (['blank', 'spoiled', isPassing ? 'disagree' : 'agree'] as const)[number % 3]!;
  if (!recused && seat === (number + 3) % voters) return number % 2 === 0 ? 'blank' : 'disagree';
  return isPassing ? 'agree' : 'disagree';
}

interface Vote {
  assessmentId: string;
  votedIds: string[];
}

/** Whether the list of the meeting's votes has the member among those whose ballot is in the box. */
async function isInBox(member: Person, meetingId: string, assessmentId: string): Promise<boolean> {
  const votes = await member.see<Vote[]>('evaluation', `meetings/${meetingId}/votes`);
  return votes?.some((vote) => vote.assessmentId === assessmentId && vote.votedIds.includes(member.personId)) ?? false;
}

/**
 * Bỏ phiếu kín. A ballot has no key that would tie it to its member, so whoever got no answer looks whether it is in
 * the box, and casts again where it is not; if the first was only slow, the second is refused (`already-voted`).
 */
export async function cast(member: Person, meetingId: string, assessmentId: string, choice: Choice): Promise<void> {
  const deadline = Date.now() + patienceMs;
  let isInDoubt = false;
  while (Date.now() < deadline) {
    const answer = await member.tryOnce('evaluation', `meetings/${meetingId}/ballots`, { assessmentId, choice });
    if (answer?.ok || (isInDoubt && answer?.reasons.includes('already-voted'))) return;
    if (answer && answer.status !== 401) throw new Error(`A ballot was refused: ${answer.reasons.join(', ')}`);
    isInDoubt ||= !answer;
    if (await isInBox(member, meetingId, assessmentId)) return;
    await pause(100);
  }
  throw new Error(`${member.userName} could not vote`);
}
