import { Injectable } from '@nestjs/common';
import { forbidden } from '#lib/contracts/errors.js';
import { assessmentOf } from '#lib/regulation/criteria.js';
import { voteRuleOf } from '#lib/regulation/vote.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import { AssessmentAccess, type Granted } from '../assessment/assessment.access.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Tally } from '../assessment/conclusion.js';
import { CouncilStore } from '../council/council.store.js';
import { MeetingAccess } from '../meeting/meeting.access.js';
import { requireItem } from '../meeting/meeting.commands.js';
import type { BallotDto, CountDto, EndTieDto, VoteView } from '../meeting/meeting.dto.js';
import { MeetingStore } from '../meeting/meeting.store.js';
import { presentIdsOf, presidingOf, standingOf } from '../meeting/standing.js';
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
    private readonly meetingAccess: MeetingAccess,
  ) {}

  async open(acting: Acting, meetingId: string, assessmentId: string): Promise<Vote> {
    const { actor, at } = acting;
    const { by, rules } = await this.access.grant(actor, 'meeting.manage', assessmentId);
    return this.votes.create(randomUUID(), { at, acting }, async (tx) => {
      const meeting = await this.meetings.hold(tx, meetingId);
      requireItem(meeting, assessmentId, 'open-vote');
      const assessment = await this.assessments.lock(tx, assessmentId);
      const counted = await this.votes.counted(tx, meetingId, assessmentId);
      commands.requireUndecided(counted);
      const council = await this.councils.get(assessment.councilId, tx);
      const standing = standingOf(rules, council, meeting, assessment.conflictedIds);
      const fixed = { rule: voteRuleOf(assessmentOf(rules, assessment.level)), ballotNumber: counted.length + 1 };
      return commands.open(meetingId, assessment, fixed, standing, by, at);
    });
  }

  async cast({ actor }: Acting, meetingId: string, { assessmentId, choice }: BallotDto): Promise<void> {
    const { by, council } = await this.access.grant(actor, 'meeting.vote', assessmentId);
    const { id } = await this.votes.openOne(meetingId, assessmentId);
    return this.votes.cast(id, by.personId, choice, async (tx, vote) => {
      const present = presentIdsOf(council, await this.meetings.hold(tx, meetingId));
      commands.requireBallot(vote, await this.assessments.get(assessmentId, tx), by.personId, present);
    });
  }

  async count(acting: Acting, meetingId: string, { assessmentId, chairAgrees }: CountDto): Promise<Tally | null> {
    const { actor, at } = acting;
    const granted = await this.access.grant(actor, 'meeting.manage', assessmentId);
    if (chairAgrees !== undefined) await this.requirePresiding(meetingId, granted);
    const { by, rules, assessment } = granted;
    const { id } = await this.votes.latest(meetingId, assessmentId); // counted already, where the request comes again
    const inForce = voteRuleOf(assessmentOf(rules, assessment.level));
    const counted = await this.votes.count(id, { at, acting }, (vote, cast) =>
      commands.count(vote, cast, vote.rule ?? inForce, chairAgrees, by),
    );
    return counted.tally;
  }

  /** Số phiếu ngang nhau: the presiding member's word, where the rule that was fixed beforehand asks for it. */
  async endTie(acting: Acting, meetingId: string, { assessmentId, agrees }: EndTieDto): Promise<Tally | null> {
    const { actor, at } = acting;
    const granted = await this.access.grant(actor, 'assessment.conclude', assessmentId);
    await this.requirePresiding(meetingId, granted);
    const { id } = await this.votes.lastCounted(meetingId, assessmentId);
    const ended = await this.votes.change(id, { at, acting }, (vote) => commands.endTie(vote, agrees, granted.by));
    return ended.tally;
  }

  /** Votes of a meeting on dossiers that the reader may see. */
  async list(actor: Actor, meetingId: string): Promise<VoteView[]> {
    const { council, unheard } = await this.meetingAccess.readable(actor, meetingId);
    const votes = await this.votes.inMeeting(meetingId);
    const visible = await this.assessments.visible(actor, council.id);
    const shown = votes.filter(({ assessmentId }) => visible.has(assessmentId) && !unheard.has(assessmentId));
    return this.votes.viewsOf(shown);
  }

  private async requirePresiding(meetingId: string, { council, assessment, by }: Granted): Promise<void> {
    const presiding = presidingOf(council, await this.meetings.get(meetingId), assessment.conflictedIds);
    if (presiding?.personId !== by.personId) throw forbidden('not-presiding');
  }
}
