import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { Clock } from '#lib/service-kit/clock.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { lapse, lapseNoticeOf } from './initiative.commands.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';

const everyMs = 1000;
const batch = 100;

/** Fires `lapse` for initiatives whose clock has run out; claimed rows are skipped by other replicas. */
@Injectable()
export class InitiativeDeadlines implements OnApplicationBootstrap {
  private readonly log = new Logger('deadlines');

  constructor(
    private readonly outbox: Outbox,
    private readonly initiatives: InitiativeStore,
    private readonly service: InitiativeService,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(everyMs, 'lapse initiatives', () => this.lapseOverdue());
  }

  /** Lapses everything overdue at this moment and tells how many there were. */
  async lapseOverdue(): Promise<number> {
    const at = this.clock.now();
    let lapsed = 0;
    for (let claimed = batch; claimed === batch; lapsed += claimed) claimed = await this.lapseBatch(at);
    return lapsed;
  }

  private lapseBatch(at: Date): Promise<number> {
    return this.outbox.transaction(async (tx) => {
      let lapsed = 0;
      for (const { id } of await this.initiatives.claimOverdue(tx, at, batch))
        if (await this.hasLapsed(tx, id, at)) lapsed += 1;
      return lapsed;
    });
  }

  /** One that cannot lapse is told of and undone to its savepoint; it harms no other. */
  private async hasLapsed(outer: EntityManager, id: string, at: Date): Promise<boolean> {
    try {
      await outer.transaction(async (tx) => {
        const current = await this.initiatives.get(id, tx);
        const { rules } = await this.service.rulesOf(current, tx);
        const occasion = { at, by: { role: 'clock' }, rules };
        const notice = lapseNoticeOf(randomUUID(), current, at);
        await this.initiatives.change(id, { at }, (row) => lapse(row, occasion, notice), tx);
        if (notice) await this.initiatives.keepNotice(tx, notice);
      });
      return true;
    } catch (error) {
      this.log.error(`initiative ${id} does not lapse: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
}
