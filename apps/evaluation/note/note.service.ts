import { Injectable } from '@nestjs/common';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { MeetingStore } from '../meeting/meeting.store.js';
import { presentIdsOf } from '../meeting/standing.js';
import { VoteStore } from '../vote/vote.store.js';
import * as commands from './note.commands.js';
import type { NoteDto, NoteView } from './note.dto.js';
import type { Note } from './note.entity.js';
import { NoteStore } from './note.store.js';

const viewOf = ({ id, kind, memberId, memberName, text, writtenAt }: Note): NoteView => ({
  ...{ id, kind, memberId, memberName },
  ...{ text, writtenAt },
});

/** Thảo luận of the members about one item of a meeting; never for those in conflict with it. */
@Injectable()
export class NoteService {
  constructor(
    private readonly notes: NoteStore,
    private readonly meetings: MeetingStore,
    private readonly assessments: AssessmentStore,
    private readonly votes: VoteStore,
    private readonly access: AssessmentAccess,
  ) {}

  async write(acting: Acting, meetingId: string, { assessmentId, kind, text }: NoteDto): Promise<NoteView> {
    const { actor, at } = acting;
    const { by, council } = await this.access.grant(actor, 'meeting.discuss', assessmentId);
    const note = await this.notes.write({ at, acting }, async (tx) => {
      const meeting = await this.meetings.hold(tx, meetingId);
      // A vote opens under the same lock, so that no note slips in behind it.
      const assessment = await this.assessments.lock(tx, assessmentId);
      const occurrence = {
        meeting,
        assessment,
        voteBegun: (await this.votes.of(assessmentId, meetingId, tx)).length > 0,
      };
      return kind === 'discussion'
        ? commands.discuss(occurrence, text, by, at)
        : commands.dissent(occurrence, text, presentIdsOf(council, meeting), by, at);
    });
    return viewOf(note);
  }

  /** What was said by those who are not in conflict, also where that turned out later. */
  async list(actor: Actor, meetingId: string, assessmentId: string): Promise<NoteView[]> {
    const { assessment } = await this.access.grant(actor, 'assessment.read', assessmentId);
    const notes = await this.notes.of(meetingId, assessmentId);
    return notes.filter(({ memberId }) => !assessment.conflictedIds.includes(memberId)).map(viewOf);
  }
}
