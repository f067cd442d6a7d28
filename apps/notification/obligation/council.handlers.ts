import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  AssessmentAssigned,
  assessmentAssigned,
  AssessmentConcluded,
  assessmentConcluded,
  AssessmentReleased,
  assessmentReleased,
  ExplanationsAsked,
  explanationsAsked,
  MeetingCancelled,
  meetingCancelled,
  MeetingScheduled,
  meetingScheduled,
  ScoreSheetReopened,
  scoreSheetReopened,
  ScoreSheetSent,
  scoreSheetSent,
} from '#lib/contracts/evaluation.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate } from '#lib/regulation/calendar.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { ObligationKind } from './obligation.kinds.js';
import { atOnce, leftCouncil, rungsOf, type Owed } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

/** What councils ask of their members: score sheets and meetings. Facts of one assessment may come in any order. */
@Controller()
export class CouncilHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string>(assessmentAssigned.type)
  async assign(@Payload() assigned: AssessmentAssigned, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (await this.obligations.wasHeard(tx, concluded(assigned.assessmentId))) return;
    if (!(await this.isLatest(tx, assigned, event.time))) return;
    if (await this.obligations.wasHeard(tx, leftCouncil(assigned.initiativeId), Date.parse(event.time))) return;
    await this.obligations.open(tx, [await this.sheet(tx, assigned, new Date(assigned.dueAt))], new Date(event.time));
  }

  /** Whoever was released, replaced or stepped aside owes nothing any more. */
  @EventPattern<string>(assessmentReleased.type)
  async release(@Payload() released: AssessmentReleased, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (!(await this.isLatest(tx, released, event.time))) return;
    const { assessmentId: subject, memberId: personId } = released;
    await this.obligations.close(tx, { subject, kinds: ['score'], personId }, 'cancelled', new Date(event.time));
  }

  @EventPattern<string>(scoreSheetSent.type)
  async send(@Payload() sent: ScoreSheetSent, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    if (!(await this.isNews(tx, sent))) return;
    await this.obligations.done(tx, await this.sheet(tx, sent, at), at);
  }

  @EventPattern<string>(scoreSheetReopened.type)
  async reopen(@Payload() reopened: ScoreSheetReopened, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (await this.obligations.wasHeard(tx, concluded(reopened.assessmentId))) return;
    if (!(await this.isNews(tx, reopened))) return;
    const owed = await this.sheet(tx, reopened, new Date(reopened.dueAt));
    await this.obligations.open(tx, [owed], new Date(event.time), true);
  }

  /** Told at once. The latest set counts, and a council that has concluded waits for nobody. */
  @EventPattern<string>(explanationsAsked.type)
  async ask(@Payload() asked: ExplanationsAsked, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { assessmentId: subject, initiativeId, explainedBy } = asked;
    const [at, dueAt] = [new Date(event.time), new Date(asked.dueAt)];
    if (!(await this.obligations.isNews(tx, `explanations ${subject}`, asked.asking))) return;
    const isOver =
      (await this.obligations.wasHeard(tx, concluded(subject))) ||
      (await this.obligations.wasHeard(tx, leftCouncil(initiativeId), at.getTime()));
    const owed: Owed[] = [];
    for (const personId of isOver ? [] : asked.memberIds) {
      const { rungs, ...member } = await this.member(tx, personId, 'explain', dueAt);
      owed.push({ kind: 'explain', subject, initiativeId, dueAt, rungs: [atOnce, ...rungs], ...member });
    }
    const kinds = ['explain'] satisfies ObligationKind[];
    if (explainedBy) await this.obligations.close(tx, { subject, kinds, personId: explainedBy, but: owed }, 'done', at);
    await this.obligations.close(tx, { subject, kinds, but: owed }, 'cancelled', at);
    await this.obligations.open(tx, owed, at);
  }

  /** Sheets that were not sent are no longer waited for, nor sentences on those that stand apart. */
  @EventPattern<string>(assessmentConcluded.type)
  async conclude(@Payload() { assessmentId }: AssessmentConcluded, @Ctx() { tx, event }: EventContext): Promise<void> {
    await this.obligations.isNews(tx, concluded(assessmentId), 1);
    await this.obligations.close(
      tx,
      { subject: assessmentId, kinds: ['score', 'explain'] },
      'cancelled',
      new Date(event.time),
    );
  }

  /** Called again where it was moved or its members changed; the latest call counts. */
  @EventPattern<string>(meetingScheduled.type)
  async schedule(@Payload() meeting: MeetingScheduled, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    if (!(await this.obligations.isNews(tx, `meeting ${meeting.meetingId}`, at.getTime()))) return;
    const owed: Owed[] = [];
    for (const personId of meeting.memberIds) owed.push(await this.seat(tx, meeting, personId, at));
    const closing = { subject: meeting.meetingId, kinds: ['attend'] satisfies ObligationKind[], but: owed };
    await this.obligations.close(tx, closing, 'cancelled', at);
    await this.obligations.open(tx, owed, at);
  }

  /** Nobody is expected any more; a call from before that is heard of later changes nothing. */
  @EventPattern<string>(meetingCancelled.type)
  async cancel(@Payload() { meetingId }: MeetingCancelled, @Ctx() { tx, event }: EventContext): Promise<void> {
    const at = new Date(event.time);
    if (!(await this.obligations.isNews(tx, `meeting ${meetingId}`, at.getTime()))) return;
    await this.obligations.close(tx, { subject: meetingId, kinds: ['attend'] }, 'cancelled', at);
  }

  /** Of assignments and releases of one member the latest counts, in whatever order they come. */
  private isLatest(
    tx: EntityManager,
    { assessmentId, memberId }: Pick<ScoreSheetSent, 'assessmentId' | 'memberId'>,
    time: string,
  ): Promise<boolean> {
    return this.obligations.isNews(tx, `assignment ${assessmentId} ${memberId}`, new Date(time).getTime());
  }

  /** A sheet may be sent, reopened and sent again: what is older than the last that was heard of it changes nothing. */
  private async isNews(
    tx: EntityManager,
    { assessmentId, memberId, sheetVersion }: Pick<ScoreSheetSent, 'assessmentId' | 'memberId' | 'sheetVersion'>,
  ): Promise<boolean> {
    if (sheetVersion === undefined) return true;
    return this.obligations.isNews(tx, `sheet ${assessmentId} ${memberId}`, sheetVersion);
  }

  private async sheet(
    tx: EntityManager,
    { assessmentId, initiativeId, memberId }: Pick<ScoreSheetSent, 'assessmentId' | 'initiativeId' | 'memberId'>,
    dueAt: Date,
  ): Promise<Owed> {
    const about = { subject: assessmentId, initiativeId };
    return { ...about, kind: 'score', dueAt, ...(await this.member(tx, memberId, 'score', dueAt)) };
  }

  private async seat(tx: EntityManager, meeting: MeetingScheduled, personId: string, at: Date): Promise<Owed> {
    const { meetingId: subject, place: title, startsAt } = meeting;
    return {
      kind: 'attend',
      subject,
      title,
      dueAt: new Date(startsAt),
      ...(await this.member(tx, personId, 'attend', at)),
    };
  }

  /** By the rules of the member's own locality, in the year that is nearest. */
  private async member(tx: EntityManager, personId: string, kind: ObligationKind, on: Date) {
    const { localityId } = await this.reference.person(personId, tx);
    const nearest = await this.reference.regulationNearest(localityId, Number(localDate(on).slice(0, 4)), tx);
    const owner = { scope: 'person' as const, personId };
    return { localityId, owner, rungs: nearest ? rungsOf(nearest.rules, kind) : [3, 1] };
  }
}

const concluded = (assessmentId: string) => `concluded ${assessmentId}`;
