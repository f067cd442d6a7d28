import { Injectable } from '@nestjs/common';
import { notFound } from '#lib/contracts/errors.js';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { actedBy, authorize } from '#lib/service-kit/policy.js';
import type { Action } from '#lib/service-kit/policy.table.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AssessmentStore } from '../assessment/assessment.store.js';
import type { Council } from '../council/council.entity.js';
import { CouncilStore } from '../council/council.store.js';
import { councilTarget } from '../council/council.target.js';
import { VoteStore } from '../vote/vote.store.js';
import * as commands from './meeting.commands.js';
import type { AttendanceDto, MeetingQuery, MeetingView, ScheduleMeetingDto } from './meeting.dto.js';
import type { Meeting } from './meeting.entity.js';
import { MeetingStore } from './meeting.store.js';
import { minutesFor, minutesHash, minutesOf } from './minutes.js';
import type { Minutes } from './minutes.shape.js';

const viewOf = ({ minutes: _, ...meeting }: Meeting): MeetingView => meeting;

/** Who may call, hold and close a meeting: load, authorize, let the command decide. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly councils: CouncilStore,
    private readonly assessments: AssessmentStore,
    private readonly votes: VoteStore,
    private readonly reference: ReferenceStore,
  ) {}

  async schedule(acting: Acting, dto: ScheduleMeetingDto): Promise<MeetingView> {
    const { actor, at } = acting;
    const council = await this.councils.get(dto.councilId);
    const by = actedBy(actor, authorize(actor, 'meeting.manage', councilTarget(council)));
    const { localityId, regulationYear, regulationVersion } = council;
    const { rules } = await this.reference.regulation(localityId, regulationYear, regulationVersion);
    const { kind, place, shortNotice } = dto;
    const notice = shortNotice ? tidy(shortNotice) : null;
    const summons = { kind, place: tidy(place), startsAt: new Date(dto.startsAt), shortNotice: notice };
    const id = randomUUID();
    const meeting = await this.meetings.create(id, { at, acting }, async (tx) => {
      const assessments = await this.onAgenda(dto.assessmentIds, tx);
      return commands.schedule(id, council, assessments, summons, rules, by, at);
    });
    return viewOf(meeting);
  }

  async attend(acting: Acting, id: string, { presentIds, absences = [] }: AttendanceDto): Promise<MeetingView> {
    const { by, council } = await this.managing(acting, id);
    const meeting = await this.meetings.change(id, { at: acting.at, acting }, async (row, tx) =>
      commands.attend(row, council, presentIds, absences, await this.voteOpen(id, tx), by),
    );
    return viewOf(meeting);
  }

  async cancel(acting: Acting, id: string, reason: string): Promise<MeetingView> {
    const { by } = await this.managing(acting, id);
    const meeting = await this.meetings.change(id, { at: acting.at, acting }, (row) =>
      commands.cancel(row, tidy(reason), by),
    );
    return viewOf(meeting);
  }

  /** Kết thúc họp, lập biên bản. */
  async close(acting: Acting, id: string): Promise<Minutes> {
    const { actor, at } = acting;
    const { by, council } = await this.managing(acting, id);
    await this.meetings.change(id, { at, acting }, async (row, tx) => {
      const votes = await this.votes.inMeeting(id, tx);
      const ids = votes.filter(({ mode }) => mode === 'open').map((vote) => vote.id);
      const ballots = await this.votes.openBallotsOf(ids, tx);
      const assessments = await this.assessments.findAll(
        row.agenda.map((item) => item.assessmentId),
        tx,
      );
      const minutes = minutesOf(council, row, { assessments, votes, ballots }, actor.name, at);
      return commands.close(row, minutes, minutesHash(minutes), await this.voteOpen(id, tx), by);
    });
    return (await this.minutes(actor, id)).minutes;
  }

  async get(actor: Actor, id: string): Promise<MeetingView> {
    return viewOf(await this.readable(actor, id));
  }

  async list(actor: Actor, query: MeetingQuery): Promise<Page<MeetingView>> {
    const page = await this.meetings.list(query, actor);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** Biên bản, without the dossiers that the reader is in conflict with; the hash is that of the whole. */
  async minutes(actor: Actor, id: string): Promise<{ minutes: Minutes; sha256: string }> {
    const meeting = await this.readable(actor, id);
    if (!meeting.minutes || !meeting.minutesHash) throw notFound('minutes', id);
    const assessments = await this.assessments.findAll(meeting.agenda.map((item) => item.assessmentId));
    const hidden = assessments.filter((a) => a.conflictedIds.includes(actor.personId)).map((a) => a.id);
    return { minutes: minutesFor(meeting.minutes, hidden), sha256: meeting.minutesHash };
  }

  private async readable(actor: Actor, id: string): Promise<Meeting> {
    const meeting = await this.meetings.get(id);
    this.permitted(actor, 'council.read', await this.councils.get(meeting.councilId), id);
    return meeting;
  }

  private async managing({ actor }: Acting, id: string) {
    const council = await this.councils.get((await this.meetings.get(id)).councilId);
    return { council, by: this.permitted(actor, 'meeting.manage', council, id) };
  }

  private permitted(actor: Actor, action: Action, council: Council, id: string) {
    const thing = { what: 'meeting', id, read: 'council.read' as const };
    return actedBy(actor, authorize(actor, action, { ...councilTarget(council), thing }));
  }

  private async voteOpen(meetingId: string, tx: EntityManager): Promise<boolean> {
    return (await this.votes.inMeeting(meetingId, tx)).some(({ state }) => state === 'open');
  }

  private async onAgenda(ids: readonly string[], tx: EntityManager) {
    const found = await this.assessments.findAll(ids, tx);
    return ids.map((id) => {
      const assessment = found.find((a) => a.id === id);
      if (!assessment) throw notFound('assessment', id);
      return assessment;
    });
  }
}
