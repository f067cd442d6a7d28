import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { decisionIssued, recognitionRevoked } from '#lib/contracts/certification.events.js';
import { FactRefused, factRefused } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { NominationStore } from '../nomination/nomination.store.js';
import { DecisionItemStore } from './decision-item.store.js';

/** What registration refused of a decision: the line falls and its certificates are void; its number stays used. */
@Controller()
export class DecisionHandlers {
  constructor(
    private readonly items: DecisionItemStore,
    private readonly nominations: NominationStore,
  ) {}

  @EventPattern<string>(factRefused.type)
  async refuse(@Payload() refused: FactRefused, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { factType, initiativeId } = refused;
    if (factType !== decisionIssued.type && factType !== recognitionRevoked.type) return;
    const occasion = { at: new Date(event.time), cause: event };
    await this.items.refuse(tx, refused, occasion);
    if (factType === recognitionRevoked.type)
      await this.nominations.flag(tx, initiativeId, false, { role: 'registration' }, occasion);
  }
}
