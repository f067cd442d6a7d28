import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#lib/messaging/outbox.js';
import { Clock } from '#lib/service-kit/clock.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import { lapse } from './initiative.commands.js';
import { InitiativeService } from './initiative.service.js';
import { InitiativeStore } from './initiative.store.js';

const everyMs = 1000;
const batch = 100;

/** Fires `lapse` for initiatives whose clock has run out; claimed rows are skipped by other replicas. */
@Injectable()
export class InitiativeDeadlines implements OnApplicationBootstrap {
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
      const due = await this.initiatives.claimOverdue(tx, at, batch);
      for (const { id } of due) {
        const { rules } = await this.service.rulesOf(await this.initiatives.get(id, tx), tx);
        const occasion = { at, by: { role: 'clock' }, rules };
        await this.initiatives.change(id, { at }, (row) => lapse(row, occasion), tx);
      }
      return due.length;
    });
  }
}
