import { services, type ServiceName } from '#lib/contracts/services.js';
import { startBroker, startPostgres, type TestServer } from '#lib/testing/servers.js';
import { until } from '#lib/testing/until.js';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailServer } from './mail-server.fixture.js';
import { Replica, untilReady } from './processes.fixture.js';

const replicasOf = (service: ServiceName) =>
  service === 'registration' ? ['registration-1', 'registration-2'] : [service];

/** The distributed form with nothing left out: a process per replica, a database, a broker and a mail server of its own. */
export class ChaosPlatform {
  private turn = 0;

  private constructor(
    readonly database: TestServer,
    readonly broker: TestServer,
    readonly mail: MailServer,
    readonly replicas: readonly Replica[],
    readonly folder: string,
  ) {}

  /** Throws where the services, which run as people run them, have not been built. */
  static async start(): Promise<ChaosPlatform> {
    if (!existsSync('dist/apps/registration/main.js')) throw new Error('Build the services first: npm run build');
    const folder = mkdtempSync(join(tmpdir(), 'sangkien-chaos-'));
    const [database, broker, mail] = await Promise.all([startPostgres(), startBroker(), MailServer.create()]);
    await mail.start();
    const env = { DATABASE_URL: database.url, AMQP_URL: broker.url, SMTP_URL: mail.url, DEMO: '1' };
    const names = services.flatMap((service) => replicasOf(service).map((name) => ({ service, name })));
    const replicas: Replica[] = [];
    for (const { service, name } of names) replicas.push(await Replica.launch(service, name, env, folder));
    const platform = new ChaosPlatform(database, broker, mail, replicas, folder);
    await untilReady(replicas);
    // RabbitMQ 3.10 writes a newly declared quorum queue's metadata late: killed within seconds of the declaration it
    // came back with the queue empty. That is the broker's fault and not what is tested, so it shuts down once in order.
    await broker.restart();
    await untilReady(replicas);
    return platform;
  }

  /** Where a request to the service goes now: its replicas take turns. */
  urlOf(service: string): string {
    const able = this.replicas.filter((replica) => replica.service === service);
    this.turn += 1;
    return able[this.turn % able.length]!.url;
  }

  /** Resolves when every replica goes by this time or a little later. */
  async untilClocksShow(at: Date): Promise<void> {
    const moved = Date.now();
    const shows = async (replica: Replica) => {
      const ahead = (await replica.now()).getTime() - at.getTime();
      return ahead >= 0 && ahead < Date.now() - moved + 60_000;
    };
    for (const replica of this.replicas)
      await until(() => shows(replica), {
        what: `the clock of ${replica.name} shows ${at.toISOString()}`,
        timeoutMs: 60_000,
      });
  }

  /** The logs stay where they are when `keepLogs`. */
  async stop(keepLogs: boolean): Promise<void> {
    await Promise.all(this.replicas.map((replica) => replica.stop()));
    await Promise.all([this.mail.stop(), this.broker.stop(), this.database.stop()]);
    if (!keepLogs) rmSync(this.folder, { recursive: true, force: true });
  }
}
