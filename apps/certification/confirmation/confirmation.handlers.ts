import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { effectConfirmed, effectDeclined } from '#lib/contracts/certification.events.js';
import { FactRefused, factRefused } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ConfirmationStore } from './confirmation.store.js';

const told: readonly string[] = [effectConfirmed.type, effectDeclined.type];

/** What registration refused of the head's word is undone here and shown with its reasons. */
@Controller()
export class ConfirmationHandlers {
  constructor(private readonly confirmations: ConfirmationStore) {}

  @EventPattern<string>(factRefused.type)
  async reopen(@Payload() refused: FactRefused, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (!told.includes(refused.factType)) return;
    await this.confirmations.refuse(tx, refused, { at: new Date(event.time), cause: event });
  }
}
