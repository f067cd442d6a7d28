import type { ServiceName } from '#lib/contracts/services.js';
import { until } from '#lib/testing/until.js';
import type pg from 'pg';
import type { TestServer } from '#lib/testing/servers.js';
import type { Stage } from './ledger.fixture.js';
import type { ChaosPlatform } from './platform.fixture.js';
import type { Replica } from './processes.fixture.js';
import type { Random } from './random.fixture.js';
import type { Scale, Victim } from './scale.fixture.js';

/** A kill that the seed decided on: what, and after how large a part of the commands of a stage. */
export interface Kill {
  victim: Victim;
  stage: Stage;
  afterShare: number;
}

/** The last comes well before the end, so that each hits while much is under way. */
const lastShare = 0.85;
const firstShare = 0.03;

export function killsOf({ kills }: Scale, random: Random): Kill[] {
  return (Object.keys(kills) as Stage[]).flatMap((stage) => {
    const victims = (Object.entries(kills[stage]) as [Victim, number][]).flatMap(([victim, times]) =>
      Array.from({ length: times }, () => victim),
    );
    const moments = victims.map(() => firstShare + random.next() * (lastShare - firstShare)).sort((a, b) => a - b);
    return random.shuffled(victims).map((victim, i) => ({ victim, stage, afterShare: moments[i]! }));
  });
}

/** How long a service may have nothing to write before it is killed without. */
const busyWithinMs = 3_000;

/** What was killed, and how often. */
export class Killer {
  readonly count: Record<string, number> = {};
  /** Of the services: those that had just written something, uncommitted. */
  inMidTransaction = 0;
  private readonly restarting = new Map<TestServer, Promise<void>>();
  /** Of the plan that is followed: kills that are still to come. */
  private left: readonly Kill[] = [];
  private deck: Replica[] = [];

  constructor(
    private readonly platform: ChaosPlatform,
    private readonly random: Random,
    private readonly db: pg.Pool,
  ) {}

  /** True once everything was killed that `follow` was given. */
  get isDone(): boolean {
    return this.left.length === 0;
  }

  /** Kills as planned, by the `share` of each stage's commands that are acknowledged; `isOver` when no more will be. */
  async follow(kills: readonly Kill[], share: (stage: Stage) => number, isOver: () => boolean): Promise<void> {
    this.left = kills;
    const due = () => this.left.find(({ stage, afterShare }) => share(stage) >= afterShare);
    while (!this.isDone) {
      await until(() => isOver() || due() !== undefined, { what: 'a kill is due', timeoutMs: 3_600_000 });
      const next = due();
      if (isOver() || !next) break;
      await this.kill(next.victim);
      this.left = this.left.filter((kill) => kill !== next);
    }
    await Promise.all(this.restarting.values());
  }

  /** In the middle of a transaction, where there soon is one: between its work and its commit most can go wrong. */
  async killBusy(replica: Replica): Promise<void> {
    const caught = { what: `${replica.name} writes`, timeoutMs: busyWithinMs, everyMs: 1 };
    const inTime = await until(() => this.catchWriting(replica), caught).catch(() => false);
    if (inTime) this.inMidTransaction += 1;
    await this.killReplica(replica);
  }

  /** Halts the replica in a transaction that waits for its next word; lets it go on where it had said the last one. */
  private async catchWriting(replica: Replica): Promise<boolean> {
    if ((await this.writing(replica)).length === 0) return false;
    replica.halt();
    // What it had said before may still be done; what then waits, waits for good. The other replica's moves on.
    const waiting = await this.writing(replica);
    const stillWaiting = await this.writing(replica);
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
    if (victim === 'broker') await this.killServer(victim, platform.broker);
    else if (victim === 'database')
      await this.killServer(victim, platform.database, () => this.killReplica(this.next()));
    else await this.killBusy(victim === 'service' ? this.next() : this.oneOf(victim));
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

  private oneOf(service: ServiceName): Replica {
    return this.random.pick(this.platform.replicas.filter((replica) => replica.service === service));
  }

  /** Transactions of the service that have written to its tables and wait to be told what is next, each as it stands. */
  private async writing({ service }: Replica): Promise<string[]> {
    const { rows } = await this.db.query<{ transaction: string }>(
      `SELECT DISTINCT l.virtualtransaction || ' ' || a.state_change AS transaction
       FROM pg_locks l JOIN pg_stat_activity a USING (pid) JOIN pg_class c ON c.oid = l.relation
       WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'r' AND l.mode = 'RowExclusiveLock'
         AND a.state = 'idle in transaction'`,
      [service],
    );
    return rows.map(({ transaction }) => transaction);
  }

  private note(victim: string): void {
    this.count[victim] = (this.count[victim] ?? 0) + 1;
  }
}
