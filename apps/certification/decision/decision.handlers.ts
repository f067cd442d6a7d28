import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { decisionIssued, recognitionRevoked } from '#lib/contracts/certification.events.js';
import { FactRefused, factRefused } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { DecisionItemStore } from './decision-item.store.js';
import { RevocationCascade } from './revocation-cascade.service.js';

/** What registration refused of a decision: the line falls and its certificates are void, or its revocation is undone. */
@Controller()
export class DecisionHandlers {
  constructor(
    private readonly items: DecisionItemStore,
    private readonly cascade: RevocationCascade,
  ) {}

  @EventPattern<string>(factRefused.type)
  async refuse(@Payload() refused: FactRefused, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { factType } = refused;
    if (factType !== decisionIssued.type && factType !== recognitionRevoked.type) return;
    const occasion = { at: new Date(event.time), cause: event };
    for (const item of await this.items.refuse(tx, refused, occasion)) await this.cascade.lift(tx, item, occasion);
  }
}
