import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RewardProposed, rewardProposed, RewardSettled, rewardSettled } from '#lib/contracts/reward.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { localDate, periodEnd } from '#lib/regulation/calendar.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import type { EntityManager } from 'typeorm';
import { atOnce, rungsOf, type Owed, type Owner } from './obligation.rules.js';
import { ObligationStore } from './obligation.store.js';

/**
 * What proposals for rewards ask of people. Facts of one proposal may come in any order; its author alone is told of
 * it, and the office learns of the letter, never which initiatives are in it.
 */
@Controller()
export class RewardHandlers {
  constructor(
    private readonly obligations: ObligationStore,
    private readonly reference: ReferenceStore,
  ) {}

  /** Whoever may record the answer owes it within the time for answers (regulation: periods.answer). */
  @EventPattern<string>(rewardProposed.type)
  async propose(@Payload() proposed: RewardProposed, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { rewardProposalId: subject, localityId, title, unitId, personId } = proposed;
    const at = new Date(event.time);
    const { rules, dueAt } = await this.answerBy(tx, localityId, at);
    await this.obligations.open(tx, this.letterNotice(proposed, dueAt), at);
    if (await this.obligations.wasHeard(tx, settled(subject))) return;
    const about = { subject, localityId, title, dueAt };
    const answer: Owed = {
      ...about,
      kind: 'answer-reward',
      owner: { scope: 'tree', roles: ['standing-officer'], unitId },
      rungs: [atOnce, ...rungsOf(rules, 'answer-reward')],
    };
    const notice: Owed = { ...about, kind: 'reward-proposed', owner: { scope: 'person', personId }, rungs: [atOnce] };
    await this.obligations.open(tx, [answer, notice], at);
  }

  @EventPattern<string>(rewardSettled.type)
  async settle(@Payload() told: RewardSettled, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { rewardProposalId: subject, localityId, title, personId, outcome } = told;
    const at = new Date(event.time);
    await this.obligations.isNews(tx, settled(subject), 1);
    const as = outcome === 'withdrawn' ? 'cancelled' : 'done';
    await this.obligations.close(tx, { subject, kinds: ['answer-reward', 'reward-proposed'] }, as, at);
    if (outcome === 'withdrawn') return;
    const { dueAt } = await this.answerBy(tx, localityId, at);
    const owner = { scope: 'person', personId } as const;
    const kind = `reward-${outcome}` as const;
    await this.obligations.open(tx, [{ kind, subject, localityId, title, owner, dueAt, rungs: [atOnce] }], at);
  }

  /** One for the letter, however many proposals go with it (regulation: rewards.proposedThrough). */
  private letterNotice({ letterId, letter, bodyName, localityId, officeUnitId }: RewardProposed, dueAt: Date): Owed[] {
    if (officeUnitId === undefined) return [];
    const title = `Tờ trình số ${letter.number} của ${bodyName}`;
    const owner: Owner = { scope: 'unit', roles: ['unit-head', 'unit-secretary'], unitId: officeUnitId };
    return [{ kind: 'reward-letter', subject: letterId, localityId, title, owner, dueAt, rungs: [atOnce] }];
  }

  private async answerBy(tx: EntityManager, localityId: string, at: Date) {
    const { rules } = await this.reference.regulationForRounds(localityId, Number(localDate(at).slice(0, 4)), tx);
    return { rules, dueAt: periodEnd(localDate(at), rules.periods.answer, rules.calendar) };
  }
}

const settled = (rewardProposalId: string) => `settled ${rewardProposalId}`;
