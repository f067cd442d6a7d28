import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#lib/service-kit/clock.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import { FollowUpStore } from './follow-up.store.js';

const everyMs = 2000;
const batch = 100;

/** Asks the heads when the yearly question is due to be asked; safe on several replicas. */
@Injectable()
export class FollowUpDeadlines implements OnApplicationBootstrap {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(everyMs, 'ask follow-ups', () => this.openDue());
  }

  async openDue(): Promise<void> {
    let opened = batch;
    while (opened === batch) opened = await this.followUps.openDue(this.clock.now(), batch);
  }
}
