import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ShortcomingRecurred, shortcomingRecurred } from '#lib/contracts/registration.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { RecurrenceStore } from './recurrence.store.js';

/** A unit's report names again what recognized initiatives answered: each of them is flagged. */
@Controller()
export class RecurrenceHandlers {
  constructor(private readonly recurrences: RecurrenceStore) {}

  @EventPattern<string>(shortcomingRecurred.type)
  async flag(@Payload() told: ShortcomingRecurred, @Ctx() { tx, event }: EventContext): Promise<void> {
    const found = { source: 'report' as const, sourceId: told.shortcomingId, summary: told.summary };
    const occasion = { at: new Date(event.time), cause: event };
    for (const dossier of await this.recurrences.recognizedFor(tx, told.recursOf))
      await this.recurrences.flag(tx, dossier, found, told.by, occasion);
  }
}
