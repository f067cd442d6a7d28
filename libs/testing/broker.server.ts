import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../service-kit/embedded-postgres.js';
import { brokerBinary } from './broker.binary.js';
import { until } from './until.js';

/** What stays the same over the restarts of one broker. */
export interface BrokerPlace {
  folder: string;
  binary: string;
  port: number;
  distributionPort: number;
  mapperPort: number;
}

/** One run of the broker, or of its port mapper. */
export interface Run {
  pid: number;
  kill9(): Promise<void>;
  shutDown(): Promise<void>;
}

/** Lays out the folder of a broker that shares nothing with any other on this machine. */
export async function newBroker(folder: string, log?: (line: string) => void): Promise<BrokerPlace> {
  const binary = brokerBinary(log);
  const [port, distributionPort, mapperPort] = [await freePort(), await freePort(), await freePort()];
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${port}`,
    'vm_memory_high_watermark.absolute = 1GB',
    'disk_free_limit.absolute = 50MB',
    'log.file.level = warning',
    'log.console = false',
  ];
  mkdirSync(join(folder, 'log'));
  writeFileSync(join(folder, 'environment.conf'), '');
  writeFileSync(join(folder, 'enabled_plugins'), '[].\n');
  writeFileSync(join(folder, 'rabbitmq.conf'), `${settings.join('\n')}\n`);
  return { folder, binary, port, distributionPort, mapperPort };
}

/** Starts the port mapper that the broker would otherwise start as a daemon that outlives it. */
export async function launchMapper(place: BrokerPlace): Promise<Run> {
  const mapper = spawnIn(place, 'epmd', ['-port', String(place.mapperPort), '-address', '127.0.0.1']);
  await until(() => gone(mapper) || answers(place.mapperPort), { what: 'the port mapper listens', timeoutMs: 10_000 });
  return run(mapper);
}

/**
 * Starts the broker and returns once it speaks AMQP.
 * @throws with the end of its output when it gave up
 */
export async function launchBroker(place: BrokerPlace): Promise<Run> {
  const server = spawnIn(place, place.binary, []);
  const settled = async () => gone(server) || (await answers(place.port, 'AMQP\0\0\x09\x01'));
  await until(settled, { what: 'the broker speaks AMQP', timeoutMs: 60_000, everyMs: 20 });
  if (!gone(server)) return run(server);
  throw new Error(`RabbitMQ did not start: ${readFileSync(join(place.folder, 'output.log'), 'utf8').slice(-2000)}`);
}

/** Tells the running broker something, as its operator would: the words of `rabbitmqctl`. */
export async function control(place: BrokerPlace, ...words: string[]): Promise<void> {
  const program = join(dirname(place.binary), 'rabbitmqctl');
  await promisify(execFile)(program, words, { cwd: place.folder, env: environment(place) });
}

function run(child: ChildProcess): Run {
  const lastResort = () => void child.kill('SIGKILL');
  process.once('exit', lastResort);
  const end = async (signal: NodeJS.Signals) => {
    await endChild(child, signal);
    process.off('exit', lastResort);
  };
  return { pid: child.pid ?? 0, kill9: () => end('SIGKILL'), shutDown: () => end('SIGTERM') };
}

function spawnIn(place: BrokerPlace, program: string, args: string[]): ChildProcess {
  const output = openSync(join(place.folder, 'output.log'), 'a');
  const stdio: ['ignore', number, number] = ['ignore', output, output];
  const child = spawn(program, args, { cwd: place.folder, env: environment(place), detached: true, stdio });
  closeSync(output);
  child.unref();
  return child;
}

function environment({ folder, distributionPort, mapperPort }: BrokerPlace): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: folder,
    LANG: 'C.UTF-8',
    ERL_EPMD_PORT: String(mapperPort),
    ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `sangkien-${mapperPort}@localhost`,
    RABBITMQ_DIST_PORT: String(distributionPort),
    RABBITMQ_CONF_ENV_FILE: join(folder, 'environment.conf'),
    RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'enabled_plugins'),
    RABBITMQ_MNESIA_BASE: join(folder, 'data'),
    RABBITMQ_LOG_BASE: join(folder, 'log'),
    RABBITMQ_PID_FILE: join(folder, 'broker.pid'),
    RABBITMQ_GENERATED_CONFIG_DIR: join(folder, 'generated'),
    // Makes the start script become the broker instead of watching over it, so that our child is the server itself.
    RUNNING_UNDER_SYSTEMD: 'true',
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +S 2:2',
  };
}

function gone(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || !child.pid;
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (gone(child)) return;
  child.ref();
  const ended = new Promise((done) => child.once('exit', done));
  const impatient = setTimeout(() => child.kill('SIGKILL'), 20_000);
  child.kill(signal);
  await ended;
  clearTimeout(impatient);
}

/** Whether the port takes a connection and, after a greeting, says something: a broker that still boots does not. */
function answers(port: number, greeting?: string): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => (greeting ? socket.write(greeting) : settle(true)));
    const settle = (does: boolean) => {
      socket.destroy();
      answer(does);
    };
    socket.setTimeout(1_000, () => settle(false));
    socket.once('data', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
  });
}
