import { type Command, Option } from 'commander';
import { Client, type Session } from './journey/client.js';
import { say, table } from './output.js';
import { passwordFor } from './password.js';

const services = ['directory', 'registration', 'evaluation', 'certification', 'notification'];

interface ParkedOptions {
  service?: string;
  url: string;
  user: string;
}

interface Parked {
  eventId: string;
  envelope: { type: string; subject?: string };
  attempts: number;
  error: string | null;
  receivedAt: string;
}

const administrator = async ({ url, user }: ParkedOptions): Promise<Session> =>
  new Client(url.replace(/\/$/, ''), await passwordFor(user), 0).signIn(user);

const asked = ({ service }: ParkedOptions): string[] => (service ? [service] : services);

async function list(options: ParkedOptions): Promise<void> {
  const session = await administrator(options);
  const rows: string[][] = [];
  for (const service of asked(options))
    for (const { eventId, envelope, attempts, error, receivedAt } of await session.get<Parked[]>(`${service}/parked`))
      rows.push([service, eventId, envelope.type, receivedAt, String(attempts), (error ?? '').split('\n')[0] ?? '']);
  if (rows.length > 0) say(table(['service', 'event', 'type', 'received', 'attempts', 'error'], rows));
  say(`${rows.length} parked`);
}

async function replay(eventIds: string[], options: ParkedOptions): Promise<void> {
  const session = await administrator(options);
  let replayed = 0;
  for (const service of asked(options)) {
    const body = eventIds.length > 0 ? { eventIds } : {};
    replayed += (await session.post<{ replayed: number }>(`${service}/parked/replay`, body)).replayed;
  }
  say(`${replayed} replayed`);
}

const withOptions = (command: Command): Command =>
  command
    .addOption(new Option('--service <name>', 'of this service only').choices(services))
    .option('--url <url>', 'where the system listens', 'http://127.0.0.1:3000')
    .option('--user <name>', 'administrator who signs in; the password comes from SANGKIEN_PASSWORD', 'quantri');

/** `sangkien parked list|replay`: messages that a service could not process. */
export function addParked(program: Command): Command {
  const parked = program.command('parked').description('messages that a service could not process');
  withOptions(parked.command('list')).description('show them, with their error').action(list);
  withOptions(parked.command('replay [eventIds...]')).description('try these again, or all of them').action(replay);
  return parked;
}
