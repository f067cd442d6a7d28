import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { RegulationPublished, regulationPublished } from '#lib/contracts/directory.events.js';
import { EventContext } from '#lib/messaging/event-context.js';
import { regulationFromJson } from '#lib/regulation/parse-regulation.js';
import { RoundStore } from './round.store.js';

/** Plans the rounds of a published regulation; the kit's handler of the same event keeps the regulation itself. */
@Controller()
export class RoundHandlers {
  constructor(private readonly rounds: RoundStore) {}

  @EventPattern<string>(regulationPublished.type)
  async plan(@Payload() published: RegulationPublished, @Ctx() { tx, event }: EventContext): Promise<void> {
    const { localityId, year, version, content } = published;
    const source = { localityId, year, version, rules: regulationFromJson(content) };
    await this.rounds.follow(tx, source, { at: new Date(event.time), cause: event });
  }
}
