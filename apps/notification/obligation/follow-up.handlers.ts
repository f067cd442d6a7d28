import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  FollowUpOpened,
  followUpOpened,
  FollowUpSettled,
  followUpSettled,
  RecurrenceFlagged,
  recurrenceFlagged,
  RecurrenceReviewed,
  recurrenceReviewed,
} from '#lib/contracts/certification.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import type { ObligationKind } from './obligation.kinds.js';
import { rungsOf, type Owed } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

type About = Pick<RecurrenceFlagged, 'localityId' | 'regulationYear' | 'regulationVersion'>;

/**
 * What a recognized initiative still asks of people: the head's yearly answer, and a look at what came back. Not tied
 * to the initiative's state: a dossier that the district declines keeps its unit's commitment.
 */
@Controller()
export class FollowUpHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string>(followUpOpened.type)
  async ask(@Payload() asked: FollowUpOpened, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (await this.obligations.wasHeard(tx, asked.followUpId)) return;
    const rules = await this.rulesOf(tx, asked);
    const owed: Owed = {
      kind: 'follow-up',
      subject: asked.followUpId,
      localityId: asked.localityId,
      title: asked.title,
      owner: { scope: 'unit', roles: ['unit-head'], unitId: asked.unitId },
      dueAt: new Date(asked.dueAt),
      rungs: rungsOf(rules, 'follow-up'),
    };
    await this.obligations.open(tx, [owed], new Date(event.time));
  }

  @EventPattern<string>(followUpSettled.type)
  async settle(@Payload() settled: FollowUpSettled, @Ctx() { tx, event }: EventContext): Promise<void> {
    const as = settled.outcome === 'closed' ? 'cancelled' : 'done';
    await this.close(tx, settled.followUpId, ['follow-up'], as, new Date(event.time));
  }

  /** To the level above, who looks into it within the time for answers (quy chế: periods.answer), and to the authors. */
  @EventPattern<string>(recurrenceFlagged.type)
  async warn(@Payload() flagged: RecurrenceFlagged, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (await this.obligations.wasHeard(tx, flagged.recurrenceId)) return;
    const rules = await this.rulesOf(tx, flagged);
    const at = new Date(event.time);
    const dueAt = periodEnd(localDate(at), rules.periods.answer, rules.calendar);
    const about = { subject: flagged.recurrenceId, localityId: flagged.localityId, title: flagged.title, dueAt };
    const review: Owed = {
      ...about,
      kind: 'review-recurrence',
      owner: { scope: 'tree', roles: ['standing-officer'], unitId: flagged.unitId },
      rungs: rungsOf(rules, 'review-recurrence'),
    };
    const notices = flagged.authorIds.map((personId): Owed => {
      const owner = { scope: 'person' as const, personId };
      return { ...about, kind: 'recurrence-notice', owner, rungs: rungsOf(rules, 'recurrence-notice') };
    });
    await this.obligations.open(tx, [review, ...notices], at);
  }

  @EventPattern<string>(recurrenceReviewed.type)
  async review(@Payload() { recurrenceId }: RecurrenceReviewed, @Ctx() { tx, event }: EventContext): Promise<void> {
    await this.close(tx, recurrenceId, ['review-recurrence', 'recurrence-notice'], 'done', new Date(event.time));
  }

  /** Remembers the end, so that a beginning that is heard of later opens nothing. */
  private async close(
    tx: EntityManager,
    subject: string,
    kinds: ObligationKind[],
    as: 'done' | 'cancelled',
    at: Date,
  ): Promise<void> {
    await this.obligations.isNews(tx, subject, 1);
    await this.obligations.close(tx, { subject, kinds }, as, at);
  }

  private async rulesOf(tx: EntityManager, { localityId, regulationYear, regulationVersion }: About) {
    return (await this.reference.regulation(localityId, regulationYear, regulationVersion, tx)).rules;
  }
}
