import { Injectable } from '@nestjs/common';
import { assessmentOf } from '#lib/regulation/criteria.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { authorize } from '#lib/service-kit/policy.js';
import { randomUUID } from 'node:crypto';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import type { Tally } from '../assessment/conclusion.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import { requireItem } from '../meeting/meeting.commands.js';
import type { BallotDto, CountDto, VoteView } from '../meeting/meeting.dto.js';
import { MeetingStore } from '../meeting/meeting.store.js';
import { standingOf } from '../meeting/standing.js';
import * as commands from './vote.commands.js';
import type { Vote } from './vote.entity.js';
import { VoteStore } from './vote.store.js';

/** Votes of a meeting: who opens, casts and counts. */
@Injectable()
export class VoteService {
  constructor(
    private readonly votes: VoteStore,
    private readonly meetings: MeetingStore,
    private readonly assessments: AssessmentStore,
    private readonly councils: CouncilStore,
    private readonly access: AssessmentAccess,
  ) {}

  async open(acting: Acting, meetingId: string, assessmentId: string): Promise<Vote> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'meeting.manage', assessmentId);
    return this.votes.create(randomUUID(), { at, acting }, async (tx) => {
      const meeting = await this.meetings.hold(tx, meetingId);
      requireItem(meeting, assessmentId, 'open-vote');
      const assessment = await this.assessments.lock(tx, assessmentId);
      commands.requireUndecided(await this.votes.counted(tx, meetingId, assessmentId));
      const council = await this.councils.get(assessment.councilId, tx);
      const standing = standingOf(rules, council, meeting, assessment.conflictedIds);
      const { mode } = assessmentOf(rules, assessment.level).vote;
      return commands.open(meetingId, assessment, mode, standing, by, at);
    });
  }

  async cast({ actor }: Acting, meetingId: string, { assessmentId, choice }: BallotDto): Promise<void> {
    const { by } = await this.access.grant(actor, 'meeting.vote', assessmentId);
    const { id } = await this.votes.openOne(meetingId, assessmentId);
    return this.votes.cast(id, by.personId, choice, async (tx, vote) => {
      commands.requireBallot(vote, await this.assessments.get(assessmentId, tx), by.personId);
    });
  }

  async count(acting: Acting, meetingId: string, { assessmentId, chairAgrees }: CountDto): Promise<Tally | null> {
    const { actor, at } = acting;
    const { by, rules, assessment } = await this.access.grant(actor, 'meeting.manage', assessmentId);
    const { id } = await this.votes.openOne(meetingId, assessmentId);
    const { vote: rule } = assessmentOf(rules, assessment.level);
    const counted = await this.votes.count(id, { at, acting }, (vote, cast) =>
      commands.count(vote, cast, rule, chairAgrees, by),
    );
    return counted.tally;
  }

  /** Votes of a meeting on dossiers that the reader may see. */
  async list(actor: Actor, meetingId: string): Promise<VoteView[]> {
    const { councilId } = await this.meetings.get(meetingId);
    const thing = { what: 'meeting', id: meetingId, read: 'council.read' as const };
    authorize(actor, 'council.read', { ...councilTarget(await this.councils.get(councilId)), thing });
    const votes = await this.votes.inMeeting(meetingId);
    const assessments = await this.assessments.visible(actor, councilId);
    const visible = votes.filter(({ assessmentId }) => assessments.has(assessmentId));
    const voters = await this.votes.votersOf(visible.map(({ id }) => id));
    const votedIds = (id: string) => voters.filter(({ voteId }) => voteId === id).map(({ memberId }) => memberId);
    return visible.map((vote) => ({ ...vote, votedIds: votedIds(vote.id) }));
  }
}
