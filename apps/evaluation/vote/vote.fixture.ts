import { randomUUID } from 'node:crypto';
import type { Vote } from './vote.entity.js';

/** An open, secret vote of seven with five present, with whatever a test says differently. */
export const aVote = (more: Partial<Vote> = {}): Vote => ({
  ...{ id: randomUUID(), version: 1, historyHash: 'x', state: 'open', meetingId: randomUUID() },
  ...{ assessmentId: randomUUID(), mode: 'secret', members: 7, recused: 0, ballotNumber: 1, rule: null, quorum: null },
  voterIds: Array.from({ length: 5 }, () => randomUUID()),
  openedAt: new Date('2024-06-15T02:00:00Z'),
  tally: null,
  ...more,
});
