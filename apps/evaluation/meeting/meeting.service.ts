import { Injectable } from '@nestjs/common';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import { tidy } from '#lib/service-kit/text.js';
import { randomUUID } from 'node:crypto';
import { CouncilStore } from '../council/council.store.js';
import { AgendaService } from './agenda.service.js';
import { MeetingAccess, viewOf } from './meeting.access.js';
import * as commands from './meeting.commands.js';
import type { MeetingQuery, MeetingView, RearrangeDto, RescheduleDto, ScheduleMeetingDto } from './meeting.dto.js';
import { MeetingStore } from './meeting.store.js';

/** Who may call, move and call off a meeting: load, authorize, let the command decide. */
@Injectable()
export class MeetingService {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly councils: CouncilStore,
    private readonly agenda: AgendaService,
    private readonly access: MeetingAccess,
  ) {}

  async schedule(acting: Acting, dto: ScheduleMeetingDto): Promise<MeetingView> {
    const { actor, at } = acting;
    const council = await this.councils.get(dto.councilId);
    const by = this.access.permitted(actor, 'meeting.manage', council);
    const rules = await this.access.rulesOf(council);
    const { kind, place, shortNotice } = dto;
    const notice = shortNotice ? tidy(shortNotice) : null;
    const summons = { kind, place: tidy(place), startsAt: new Date(dto.startsAt), shortNotice: notice };
    const id = randomUUID();
    const meeting = await this.meetings.create(id, { at, acting }, async (tx) => {
      const assessments = await this.agenda.compose(tx, council, dto);
      return commands.schedule(id, council, assessments, summons, rules, by, at);
    });
    return this.access.viewFor(actor, meeting);
  }

  async reschedule(acting: Acting, id: string, dto: RescheduleDto): Promise<MeetingView> {
    const { actor, at } = acting;
    const { by, council, rules } = await this.access.managed(actor, id);
    const meeting = await this.meetings.change(id, { at, acting }, (row) => {
      const { place = row.place, shortNotice = row.shortNotice } = dto;
      const moved = { startsAt: new Date(dto.startsAt), place, shortNotice };
      return commands.reschedule(row, council, moved, dto.reason, rules, by, at);
    });
    return this.access.viewFor(actor, meeting);
  }

  async rearrange(acting: Acting, id: string, dto: RearrangeDto): Promise<MeetingView> {
    const { actor, at } = acting;
    const { by, council } = await this.access.managed(actor, id);
    const meeting = await this.meetings.change(id, { at, acting }, async (row, tx) => {
      const assessments = await this.agenda.recompose(tx, council, row, dto, actor.personId);
      return commands.rearrange(row, council, assessments, dto.reason ?? null, by, at);
    });
    return this.access.viewFor(actor, meeting);
  }

  async cancel(acting: Acting, id: string, reason: string): Promise<MeetingView> {
    const { actor, at } = acting;
    const { by, council } = await this.access.managed(actor, id);
    const meeting = await this.meetings.change(id, { at, acting }, (row) =>
      commands.cancel(row, council, tidy(reason), by, at),
    );
    return this.access.viewFor(actor, meeting);
  }

  async get(actor: Actor, id: string): Promise<MeetingView> {
    const { meeting, hidden } = await this.access.readable(actor, id);
    return viewOf(meeting, hidden);
  }

  async list(actor: Actor, query: MeetingQuery): Promise<Page<MeetingView>> {
    const page = await this.meetings.list(query, actor);
    const hidden = await this.access.hiddenFrom(actor, page.items);
    return { ...page, items: page.items.map((meeting) => viewOf(meeting, hidden)) };
  }
}
