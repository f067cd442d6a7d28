import { conflict } from '#lib/contracts/errors.js';
import type { ActedBy } from '#lib/contracts/shared.js';
import type { Change } from '#lib/service-kit/change.js';
import type { Assessment } from '../assessment/assessment.entity.js';
import { requireOnAgenda } from '../meeting/meeting.commands.js';
import type { Meeting } from '../meeting/meeting.entity.js';
import { requireState } from '../require-state.js';
import type { Note, NoteKind } from './note.entity.js';

/** Where a note belongs, as it stands under lock. */
export interface Occurrence {
  meeting: Meeting;
  assessment: Assessment;
  /** A vote on it was opened in this meeting. */
  voteBegun: boolean;
}

type Member = ActedBy & { personId: string };

const written = ({ meeting, assessment }: Occurrence, kind: NoteKind, text: string, by: Member, at: Date) => ({
  ...{ meetingId: meeting.id, assessmentId: assessment.id, kind, text, writtenAt: at },
  ...{ memberId: by.personId, memberName: by.name ?? '' },
});

/**
 * Thảo luận: from when the scores are open, so that no note sways them, until the vote opens; what was said then stays
 * as it is. Throws `notes-frozen`, `not-on-agenda`, `state`.
 */
export function discuss(occurrence: Occurrence, text: string, by: Member, at: Date): Change<Note> {
  const { meeting, assessment, voteBegun } = occurrence;
  requireState(meeting.state, ['scheduled', 'in-session'], 'discuss');
  requireOnAgenda(meeting, assessment.id);
  if (voteBegun) throw conflict('notes-frozen');
  requireState(assessment.state, ['deliberating'], 'discuss');
  return { action: 'discuss', by, set: written(occurrence, 'discussion', text, by, at), events: [] };
}

/**
 * Bảo lưu ý kiến, for the minutes, of a member who was there: after the conclusion in this meeting, before it closes.
 * Throws `not-present`, `not-concluded-here`, `state`.
 */
export function dissent(
  occurrence: Occurrence,
  text: string,
  presentIds: readonly string[],
  by: Member,
  at: Date,
): Change<Note> {
  const { meeting, assessment } = occurrence;
  requireState(meeting.state, ['in-session'], 'dissent');
  if (assessment.state !== 'concluded' || assessment.meetingId !== meeting.id) throw conflict('not-concluded-here');
  if (!presentIds.includes(by.personId)) throw conflict('not-present');
  return { action: 'dissent', by, set: written(occurrence, 'dissent', text, by, at), events: [] };
}
