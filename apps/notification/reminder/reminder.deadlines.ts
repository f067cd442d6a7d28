import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#lib/service-kit/clock.js';
import { Env } from '#lib/service-kit/env.js';
import { Periodic } from '#lib/service-kit/periodic.js';
import type { Letter } from './letter.js';
import { Mailer, NotHandedOver } from './mailer.js';
import { ReminderStore } from './reminder.store.js';

const everyMs = 2_000;
/** Every so many turns it is looked for people who came into an office meanwhile. */
const thoroughEvery = 15;

/** Where people reach the system, without a slash at the end. */
const siteOf = ({ PUBLIC_URL, PORT }: Env) => (PUBLIC_URL ?? `http://localhost:${String(PORT)}`).replace(/\/+$/, '');

/** Nhắc hạn: plans what has come due to be reminded of, and sends it, once; safe on several replicas. */
@Injectable()
export class ReminderDeadlines implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('reminders');
  private stopping = false;
  private turns = 0;

  constructor(
    private readonly reminders: ReminderStore,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    private readonly env: Env,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(everyMs, 'reminders', () => this.turn());
  }

  /** What is being sent is finished and recorded by the turn that runs. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** Parks what was lost, plans, and sends until nothing waits or the mail server does not take it. */
  async turn(): Promise<void> {
    const lost = await this.reminders.park();
    if (lost > 0) this.log.error(`${String(lost)} letters may or may not have been sent; a person must look`);
    await this.reminders.plan(this.clock.now(), this.turns % thoroughEvery === 0);
    this.turns += 1;
    while (!this.stopping) {
      const letter = await this.reminders.claim(this.clock.now(), siteOf(this.env));
      if (!letter || !(await this.hand(letter))) return;
    }
  }

  /** False where the server seems down, so that the rest waits for the next turn. */
  private async hand(letter: Letter): Promise<boolean> {
    try {
      await this.mailer.send(letter);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.log.warn(`a letter was not sent: ${message}`);
      await (error instanceof NotHandedOver
        ? this.reminders.failed(letter.key, message, error.refused)
        : this.reminders.unknown(letter.key, message));
      return false;
    }
    await this.reminders.sent(letter.key, this.clock.now());
    return true;
  }
}
