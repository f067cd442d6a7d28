import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { initiativeAmended, initiativeEvents, InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ReportStore } from './report.store.js';

const story = [...Object.values(initiativeEvents), initiativeAmended].map((event) => event.type);

/** Keeps what reports count beside the dossiers: when an initiative was registered, and its content category. */
@Controller()
export class ReportHandlers {
  constructor(private readonly reports: ReportStore) {}

  @EventPattern<string[]>(story)
  follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reports.keep(tx, snapshot);
  }
}
