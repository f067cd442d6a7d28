import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  ClockMoved,
  clockMoved,
  PersonChanged,
  personChanged,
  RegulationPublished,
  regulationPublished,
  SigningKeyPublished,
  signingKeyPublished,
  UnitChanged,
  unitChanged,
} from '#lib/contracts/directory.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { DemoClock } from './demo-clock.js';
import { Env } from './env.js';
import { ReferenceStore } from './reference.store.js';

/** Keeps this service's copy of what the directory tells. */
@Controller()
export class ReferenceHandlers {
  constructor(
    private readonly reference: ReferenceStore,
    private readonly clock: DemoClock,
    private readonly env: Env,
  ) {}

  @EventPattern<string>(unitChanged.type)
  keepUnit(@Payload() unit: UnitChanged, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reference.saveUnit(tx, unit);
  }

  @EventPattern<string>(personChanged.type)
  keepPerson(@Payload() person: PersonChanged, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reference.savePerson(tx, person);
  }

  @EventPattern<string>(regulationPublished.type)
  keepRegulation(@Payload() regulation: RegulationPublished, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reference.saveRegulation(tx, regulation);
  }

  @EventPattern<string>(signingKeyPublished.type)
  keepSigningKey(@Payload() key: SigningKeyPublished, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reference.saveSigningKey(tx, key);
  }

  @EventPattern<string>(clockMoved.type)
  async moveClock(@Payload() move: ClockMoved, @Ctx() { tx }: EventContext): Promise<void> {
    if (this.env.DEMO !== 1) return;
    await this.clock.move(tx, new Date(move.now), new Date(move.movedAt));
  }
}
