import { until } from '#lib/testing/until.js';
import type pg from 'pg';
import type { TestServer } from '#lib/testing/servers.js';
import type { ChaosPlatform } from './platform.fixture.js';
import type { Replica } from './processes.fixture.js';
import type { Random } from './random.fixture.js';
import type { Scale } from './scale.fixture.js';

export type Victim = 'service' | 'broker' | 'database';

/** A kill that the seed decided on: what, and after how large a part of the commands. */
export interface Kill {
  victim: Victim;
  afterShare: number;
}

/** The last comes well before the end, so that each hits while much is under way. */
const lastShare = 0.85;
const firstShare = 0.03;

export function killsOf({ kills }: Scale, random: Random): Kill[] {
  const victims = (Object.keys(kills) as Victim[]).flatMap((victim) =>
    Array.from({ length: kills[victim] }, () => victim),
  );
  const moments = victims.map(() => firstShare + random.next() * (lastShare - firstShare)).sort((a, b) => a - b);
  return random.shuffled(victims).map((victim, i) => ({ victim, afterShare: moments[i]! }));
}

/** How long a service may have no event before it is killed without one. */
const busyWithinMs = 3_000;

/** What was killed, and how often. */
export class Killer {
  readonly count: Record<string, number> = {};
  /** Of the services: those that were just taking an event, uncommitted. */
  inMidTransaction = 0;
  private readonly restarting = new Map<TestServer, Promise<void>>();
  /** Of the plan that is followed: kills that are still to come. */
  private left = 0;
  private deck: Replica[] = [];

  constructor(
    private readonly platform: ChaosPlatform,
    private readonly random: Random,
    private readonly db: pg.Pool,
  ) {}

  /** True once everything was killed that `follow` was given. */
  get isDone(): boolean {
    return this.left === 0;
  }

  /** Kills as planned, by how many commands were acknowledged; `isOver` when nothing more will be. */
  async follow(
    kills: readonly Kill[],
    total: number,
    acknowledged: () => number,
    isOver: () => boolean,
  ): Promise<void> {
    this.left = kills.length;
    for (const { victim, afterShare } of kills) {
      const isTime = () => isOver() || acknowledged() >= total * afterShare;
      const what = `${Math.round(afterShare * 100)} % of the commands are acknowledged`;
      await until(isTime, { what, timeoutMs: 3_600_000 });
      if (isOver()) break;
      await this.kill(victim);
      this.left -= 1;
    }
    await Promise.all(this.restarting.values());
  }

  /** In the middle of taking an event, where there soon is one: between its work and its commit most can go wrong. */
  async killBusy(replica: Replica): Promise<void> {
    const caught = { what: `${replica.name} takes an event`, timeoutMs: busyWithinMs, everyMs: 1 };
    const inTime = await until(() => this.catchTaking(replica), caught).catch(() => false);
    if (inTime) this.inMidTransaction += 1;
    await this.killReplica(replica);
  }

  /** Halts the replica in a transaction that waits for its next word; lets it go on where it had said the last one. */
  private async catchTaking(replica: Replica): Promise<boolean> {
    if ((await this.taking(replica)).length === 0) return false;
    replica.halt();
    // What it had said before may still be done; what then waits, waits for good. The other replica's moves on.
    const waiting = await this.taking(replica);
    const stillWaiting = await this.taking(replica);
    const isCaught = waiting.some((transaction) => stillWaiting.includes(transaction));
    if (!isCaught) replica.goOn();
    return isCaught;
  }

  private async killReplica(replica: Replica): Promise<void> {
    this.note(replica.service);
    await replica.kill9();
  }

  private async kill(victim: Victim): Promise<void> {
    const { platform } = this;
    if (victim === 'service') await this.killBusy(this.next());
    else if (victim === 'broker') await this.killServer(victim, platform.broker);
    else await this.killServer(victim, platform.database, () => this.killReplica(this.next()));
  }

  /** It starts again at once, while the load and the other kills go on. `meanwhile` it is away. */
  private async killServer(victim: Victim, server: TestServer, meanwhile = () => Promise.resolve()): Promise<void> {
    await this.restarting.get(server);
    this.note(victim);
    await server.kill9();
    await meanwhile();
    const restart = server.restart();
    restart.catch(() => undefined); // whoever awaits it later gets the error
    this.restarting.set(server, restart);
  }

  /** Everybody once, in an order of the seed, then everybody again. */
  private next(): Replica {
    if (this.deck.length === 0) this.deck = this.random.shuffled(this.platform.replicas);
    return this.deck.pop()!;
  }

  /** Transactions of the service that have written their inbox and wait to be told what is next, each as it stands. */
  private async taking({ service }: Replica): Promise<string[]> {
    const { rows } = await this.db.query<{ transaction: string }>(
      `SELECT l.virtualtransaction || ' ' || a.state_change AS transaction
       FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.relation = to_regclass($1) AND l.mode = 'RowExclusiveLock' AND a.state = 'idle in transaction'`,
      [`${service}.inbox`],
    );
    return rows.map(({ transaction }) => transaction);
  }

  private note(victim: string): void {
    this.count[victim] = (this.count[victim] ?? 0) + 1;
  }
}
