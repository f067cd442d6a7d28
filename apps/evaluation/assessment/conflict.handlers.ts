import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { PersonChanged, personChanged } from '#lib/contracts/directory.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ReferenceStore } from '#lib/service-kit/reference.store.js';
import { system } from '../fact.js';
import { ConflictWatch } from './conflict.watch.js';

/** Someone moved or took an office: it may bring them into conflict with what they are scoring. */
@Controller()
export class ConflictHandlers {
  constructor(
    private readonly watch: ConflictWatch,
    private readonly reference: ReferenceStore,
  ) {}

  @EventPattern<string>(personChanged.type)
  async follow(@Payload() person: PersonChanged, @Ctx() { tx, event }: EventContext): Promise<void> {
    await this.reference.savePerson(tx, person);
    await this.watch.members(tx, [person.personId], system, { at: new Date(event.time), cause: event });
  }
}
