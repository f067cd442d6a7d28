import { Injectable } from '@nestjs/common';
import type { Acting, Actor } from '#lib/service-kit/acting.js';
import type { Change } from '#lib/service-kit/change.js';
import type { EntityManager } from 'typeorm';
import { AssessmentAccess } from '../assessment/assessment.access.js';
import { AssessmentStore } from '../assessment/assessment.store.js';
import { VoteStore } from '../vote/vote.store.js';
import { MeetingAccess, type Managed, type Readable } from './meeting.access.js';
import type {
  AttendanceDto,
  DelegationDto,
  GoToDto,
  LiveView,
  MeetingView,
  PassageDto,
  StandInDto,
} from './meeting.dto.js';
import { liveOf, type Meeting } from './meeting.entity.js';
import type { Spell } from './meeting.shape.js';
import { MeetingStore } from './meeting.store.js';
import * as commands from './sitting.commands.js';
import { presidingOf, standingOf } from './standing.js';

type Decide = (row: Meeting, managed: Managed, tx: EntityManager) => Change<Meeting> | Promise<Change<Meeting>>;

/** A meeting while it sits: who is there, who presides, at which item it is. */
@Injectable()
export class SittingService {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly assessments: AssessmentStore,
    private readonly votes: VoteStore,
    private readonly access: MeetingAccess,
    private readonly assessmentAccess: AssessmentAccess,
  ) {}

  attend(acting: Acting, id: string, { presentIds, absences = [], onlineIds = [] }: AttendanceDto) {
    const rollCall = { presentIds, absences, onlineIds };
    return this.change(acting, id, async (row, { council, rules, by }, tx) =>
      commands.attend(row, council, rollCall, rules, await this.votes.anyOpen(id, tx), by, acting.at),
    );
  }

  pass(acting: Acting, id: string, passage: PassageDto) {
    return this.change(acting, id, (row, { council, rules, by }) =>
      commands.pass(row, council, passage, rules, by, acting.at),
    );
  }

  standIn(acting: Acting, id: string, dto: StandInDto) {
    return this.change(acting, id, async (row, { council, rules, by }, tx) =>
      commands.standIn(row, council, dto, rules, await this.votes.anyOpen(id, tx), by, acting.at),
    );
  }

  delegate(acting: Acting, id: string, dto: DelegationDto) {
    return this.change(acting, id, async (row, { council, by }, tx) =>
      commands.delegate(row, council, dto, await this.votes.anyOpen(id, tx), by, acting.at),
    );
  }

  /** Whoever leads the meeting may leave an item that they are in conflict with, and come to none. */
  async goTo(acting: Acting, id: string, { assessmentId }: GoToDto): Promise<MeetingView> {
    if (assessmentId) await this.assessmentAccess.grant(acting.actor, 'meeting.manage', assessmentId);
    return this.change(acting, id, async (row, { by }, tx) => {
      const assessment = assessmentId ? await this.assessments.get(assessmentId, tx) : undefined;
      return commands.goTo(row, assessment, await this.votes.anyOpen(id, tx), by, acting.at);
    });
  }

  /** Where the meeting is; of an item that the reader is in conflict with they learn only that they are to leave. */
  async live(actor: Actor, id: string): Promise<LiveView> {
    const readable = await this.access.readable(actor, id);
    const { meeting, hidden } = readable;
    const spell = liveOf(meeting);
    const nothing = { state: meeting.state, mustLeave: false, item: null, floor: null };
    if (!spell) return nothing;
    if (hidden.has(spell.assessmentId)) return { ...nothing, mustLeave: true };
    const item = itemOf(meeting, spell, hidden);
    return {
      ...nothing,
      item,
      floor: this.access.hears(actor, readable, spell.assessmentId) ? await this.floor(readable, spell) : null,
    };
  }

  private async floor({ meeting, council }: Readable, { assessmentId }: Spell): Promise<LiveView['floor']> {
    const assessment = await this.assessments.get(assessmentId);
    const { conflictedIds } = assessment;
    const standing = standingOf(await this.assessmentAccess.rulesOf(assessment), council, meeting, conflictedIds);
    const votes = await this.votes.viewsOf(await this.votes.of(assessmentId, meeting.id));
    const left = commands.departuresFor(meeting.attendance, assessment);
    const presidingId = presidingOf(council, meeting, conflictedIds)?.personId ?? null;
    return { presidingId, left, ...standing, votes };
  }

  private async change(acting: Acting, id: string, decide: Decide): Promise<MeetingView> {
    const { actor, at } = acting;
    const managed = await this.access.managed(actor, id);
    const meeting = await this.meetings.change(id, { at, acting }, (row, tx) => decide(row, managed, tx));
    return this.access.viewFor(actor, meeting);
  }
}

/** Counted among the items that are for the reader. */
const itemOf = ({ agenda }: Meeting, { assessmentId, from }: Spell, hidden: ReadonlySet<string>): LiveView['item'] => {
  const shown = agenda.filter((item) => !hidden.has(item.assessmentId));
  const position = shown.findIndex((item) => item.assessmentId === assessmentId);
  return { assessmentId, title: shown[position]?.title ?? '', position: position + 1, of: shown.length, since: from };
};
