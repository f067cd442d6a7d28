import { until } from '#lib/testing/until.js';
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

export function killsOf({ kills }: Scale, random: Random): Kill[] {
  const victims = (Object.keys(kills) as Victim[]).flatMap((victim) =>
    Array.from({ length: kills[victim] }, () => victim),
  );
  const moments = victims.map(() => 0.03 + random.next() * (lastShare - 0.03)).sort((a, b) => a - b);
  return random.shuffled(victims).map((victim, i) => ({ victim, afterShare: moments[i]! }));
}

/** What was killed, and how often. */
export class Killer {
  readonly count: Record<string, number> = {};
  private readonly restarting = new Map<TestServer, Promise<void>>();

  constructor(
    private readonly platform: ChaosPlatform,
    private readonly random: Random,
  ) {}

  /** Kills as planned, by how many commands were acknowledged; `isOver` when nothing more will be. */
  async follow(
    kills: readonly Kill[],
    total: number,
    acknowledged: () => number,
    isOver: () => boolean,
  ): Promise<void> {
    for (const { victim, afterShare } of kills) {
      const isTime = () => isOver() || acknowledged() >= total * afterShare;
      await until(isTime, {
        what: `${Math.round(afterShare * 100)} % of the commands are acknowledged`,
        timeoutMs: 3_600_000,
      });
      if (isOver()) break;
      await this.kill(victim);
    }
    await Promise.all(this.restarting.values());
  }

  async killReplica(replica: Replica): Promise<void> {
    this.note(replica.service);
    await replica.kill9();
  }

  private async kill(victim: Victim): Promise<void> {
    const { platform, random } = this;
    if (victim === 'service') await this.killReplica(random.pick(platform.replicas));
    else await this.killServer(victim, platform[victim]);
  }

  /** It starts again at once, while the load and the other kills go on. */
  private async killServer(victim: Victim, server: TestServer): Promise<void> {
    await this.restarting.get(server);
    this.note(victim);
    await server.kill9();
    const restart = server.restart();
    restart.catch(() => undefined); // whoever awaits it later gets the error
    this.restarting.set(server, restart);
  }

  private note(victim: string): void {
    this.count[victim] = (this.count[victim] ?? 0) + 1;
  }
}
