import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { nominationAnswered, nominationMade } from '#lib/contracts/certification.events.js';
import { FactRefused, factRefused } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { NominationStore } from './nomination.store.js';

const told: readonly string[] = [nominationMade.type, nominationAnswered.type];

/** What registration refused of a nomination, or of its answer, is undone here and shown with its reasons. */
@Controller()
export class NominationHandlers {
  constructor(private readonly nominations: NominationStore) {}

  @EventPattern<string>(factRefused.type)
  async refuse(@Payload() refused: FactRefused, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (!told.includes(refused.factType)) return;
    await this.nominations.refuse(tx, refused, { at: new Date(event.time), cause: event });
  }
}
