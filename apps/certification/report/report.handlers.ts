import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AssessmentConcluded, assessmentConcluded } from '#lib/contracts/evaluation.events.js';
import {
  FactRefused,
  factRefused,
  initiativeAmended,
  initiativeEvents,
  InitiativeSnapshot,
} from '#lib/contracts/initiative.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { ReportStore } from './report.store.js';

const story = [...Object.values(initiativeEvents), initiativeAmended].map((event) => event.type);

/** Keeps what reports count beside the dossiers: when they were registered, their category, what councils concluded. */
@Controller()
export class ReportHandlers {
  constructor(private readonly reports: ReportStore) {}

  @EventPattern<string[]>(story)
  follow(@Payload() snapshot: InitiativeSnapshot, @Ctx() { tx }: EventContext): Promise<void> {
    return this.reports.keep(tx, snapshot);
  }

  @EventPattern<string>(assessmentConcluded.type)
  conclude(@Payload() concluded: AssessmentConcluded, @Ctx() { tx, event }: EventContext): Promise<void> {
    return this.reports.keepConclusion(tx, concluded, { factId: event.id, at: new Date(event.time) });
  }

  @EventPattern<string>(factRefused.type)
  async forget(@Payload() { factType, factId }: FactRefused, @Ctx() { tx }: EventContext): Promise<void> {
    if (factType === assessmentConcluded.type) await this.reports.forgetConclusion(tx, factId);
  }
}
