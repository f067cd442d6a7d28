import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { appealSettled } from '#lib/contracts/appeal.events.js';
import { FactRefused, factRefused, initiativeEvents, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ConfirmationStore } from '../confirmation/confirmation.store.js';
import { AppealStore } from './appeal.store.js';

const { declined, filed, ...others } = initiativeEvents;
const movedOn = [filed, ...Object.values(others)].map(({ type }) => type);

/** Follows the outcomes that can be appealed, and what becomes of an initiative whose appeal is open or upheld. */
@Controller()
export class AppealHandlers {
  constructor(
    private readonly appeals: AppealStore,
    private readonly confirmations: ConfirmationStore,
  ) {}

  @EventPattern<string>(declined.type)
  keepOutcome(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx, event }: EventContext): Promise<void> {
    return this.appeals.keepOutcome(tx, snapshot, new Date(event.time));
  }

  @EventPattern<string[]>(movedOn)
  async follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx, event }: EventContext): Promise<void> {
    const occasion = { at: new Date(event.time), cause: event };
    await this.appeals.overtake(tx, snapshot, occasion);
    const { initiativeId, state } = snapshot;
    const outcome = state === 'filed' ? await this.appeals.outcome(initiativeId, tx) : null;
    if (outcome && outcome.version < snapshot.version && (await this.appeals.isUpheld(tx, initiativeId, 'filed')))
      await this.confirmations.reopenOnAppeal(tx, initiativeId, occasion);
  }

  @EventPattern<string>(factRefused.type)
  async refuse(@Payload() refused: FactRefused, @Ctx() { tx, event }: EventContext): Promise<void> {
    if (refused.factType !== appealSettled.type) return;
    await this.appeals.refuse(tx, refused, { at: new Date(event.time), cause: event });
  }
}
