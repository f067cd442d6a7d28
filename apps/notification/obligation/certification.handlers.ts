import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AppealLodged, appealLodged, AppealSettled, appealSettled } from '#lib/contracts/appeal.events.js';
import type { Role } from '#lib/contracts/directory.events.js';
import { ReportIssued, reportIssued } from '#lib/contracts/report.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { atOnce, rungsOf, type Owed } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

/** What appeals and yearly reports ask of people. Facts of one appeal may come in any order. */
@Controller()
export class CertificationHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** It is no obligation of the initiative's: that one is declined, and all its own are closed. */
  @EventPattern<string>(appealLodged.type)
  async lodge(@Payload() appeal: AppealLodged, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { appealId, localityId, title, role, answerBy } = appeal;
    if (await this.obligations.wasHeard(tx, settled(appealId))) return;
    const at = new Date(event.time);
    const nearest = await this.reference.regulationNearest(localityId, Number(localDate(at).slice(0, 4)), tx);
    const owed: Owed = {
      kind: 'answer-appeal',
      subject: appealId,
      localityId,
      title,
      owner: { scope: 'unit', roles: [role as Role], unitId: appeal.answeringUnitId ?? appeal.bodyUnitId },
      dueAt: new Date(answerBy),
      rungs: nearest ? rungsOf(nearest.rules, 'answer-appeal') : [3, 1],
    };
    await this.obligations.open(tx, [owed], at);
  }

  @EventPattern<string>(appealSettled.type)
  async settle(@Payload() appeal: AppealSettled, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { appealId, outcome } = appeal;
    const at = new Date(event.time);
    await this.obligations.isNews(tx, settled(appealId), 1);
    const as = outcome === 'upheld' || outcome === 'dismissed' ? 'done' : 'cancelled';
    await this.obligations.close(tx, { subject: appealId, kinds: ['answer-appeal'] }, as, at);
    await this.obligations.open(tx, await this.answered(tx, appeal, at), at);
  }

  /** Told at once to each author, and shown for as long as one may appeal (regulation: periods.appeal). */
  private async answered(
    tx: EntityManager,
    { appealId: subject, outcome, localityId, title, authorIds = [] }: AppealSettled,
    at: Date,
  ): Promise<Owed[]> {
    if ((outcome !== 'upheld' && outcome !== 'dismissed') || !localityId || !title) return [];
    const { rules } = await this.reference.regulationForRounds(localityId, Number(localDate(at).slice(0, 4)), tx);
    const dueAt = periodEnd(localDate(at), rules.periods.appeal, rules.calendar);
    const about = { kind: `appeal-${outcome}` as const, subject, localityId, title, dueAt, rungs: [atOnce] };
    return authorIds.map((personId) => ({ ...about, owner: { scope: 'person', personId } }));
  }

  @EventPattern<string>(reportIssued.type)
  async report(@Payload() { localityId, year }: ReportIssued, @Ctx() { tx, event }: EventContext): Promise<void> {
    const subject = `${localityId}/${String(year)}`;
    await this.obligations.isNews(tx, reported(subject), 1);
    await this.obligations.close(tx, { subject, kinds: ['report'] }, 'done', new Date(event.time));
  }
}

const settled = (appealId: string) => `settled ${appealId}`;
/** What is heard of a report that is issued: a regulation that is published later asks for it no more. */
export const reported = (subject: string) => `reported ${subject}`;
