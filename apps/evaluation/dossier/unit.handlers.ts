import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { UnitChanged, unitChanged } from '#lib/contracts/directory.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { DossierStore } from './dossier.store.js';

/** Units move and merge: who is above a dossier's unit follows, so that whoever took it over finds what is there. */
@Controller()
export class UnitHandlers {
  constructor(private readonly dossiers: DossierStore) {}

  @EventPattern<string>(unitChanged.type)
  follow(@Payload() unit: UnitChanged, @Ctx() { tx }: EventContext): Promise<void> {
    return this.dossiers.followUnit(tx, unit);
  }
}
