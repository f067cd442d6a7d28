import { clockMoved, signingKeyPublished } from '#lib/contracts/directory.events.js';
import type { Envelope } from '#lib/contracts/event.js';
import { RabbitTransport } from '#lib/messaging/rabbit.transport.js';
import { messageOf } from '#lib/messaging/transport.js';
import type { Actor } from '#lib/service-kit/acting.js';
import { TOKEN_ISSUER } from '#lib/service-kit/auth.guard.js';
import { smallWorld } from '#lib/testing/small-world.js';
import { until } from '#lib/testing/until.js';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import pg from 'pg';
import type { Place } from './place.js';
import { startProcess } from './service.process.js';

/** The registration service, running as in production, and someone who may use it. */
export interface Registration {
  /** Where its initiatives are. */
  initiatives: string;
  databaseUrl: string;
  headers: Readonly<Record<string, string>>;
  /** What a complete draft says. */
  draft: string;
  stop(): Promise<void>;
}

const july = '2024-07-20T02:00:00.000Z';
const report = {
  statusQuo: 'Hồ sơ trả chậm, người dân phải đi lại nhiều lần',
  novelty: 'Phiếu hẹn điện tử',
  steps: 'Ba bước',
  conditions: 'Máy tính nối mạng',
  scope: 'Toàn xã',
  benefit: { kind: 'measured', summary: 'Giảm 2 ngày chờ', amount: 2, measure: 'ngày' },
};

/** Starts it on a database of its own, and tells it over the broker what the directory would. */
export async function startRegistration(place: Place, name: string): Promise<Registration> {
  const databaseUrl = await place.newDatabase(name);
  const environment = { DATABASE_URL: databaseUrl, AMQP_URL: place.amqpUrl, AMQP_PREFIX: name, DEMO: '1' };
  const service = await startProcess('registration', ['registration'], environment);
  const world = smallWorld('thanh-tri-2024');
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const at = new Date();
  const events = [
    ...world.events,
    signingKeyPublished.make(name, { kid: name, jwk: await exportJWK(publicKey) }, at),
    clockMoved.make('clock', { now: july, movedAt: at.toISOString() }, at),
  ];
  await tell(place.amqpUrl, name, events);
  await settled(databaseUrl, events.length);

  const headersFor = async (actor: Actor) => ({
    authorization: `Bearer ${await tokenFor(actor, name, privateKey)}`,
    'content-type': 'application/json',
  });
  const post = async (path: string, actor: Actor, body: object): Promise<string> => {
    const request = { method: 'POST', headers: await headersFor(actor), body: JSON.stringify(body) };
    const answer = await fetch(`${service.url}/api/registration/${path}`, request);
    if (!answer.ok) throw new Error(`${path} was answered with ${await answer.text()}`);
    return ((await answer.json()) as { id: string }).id;
  };
  const { root, commune } = world.units;
  await post('campaigns', world.people.standing, { unitId: root, regulationYear: 2024, title: 'Phát động năm 2024' });
  const summary = 'Người dân phải đi lại nhiều lần';
  const shortcomingId = await post('shortcomings', world.people.head, { unitId: commune, year: 2024, summary });
  const draft = {
    title: 'Phiếu hẹn điện tử tại bộ phận một cửa',
    shortcomingId,
    fitsFieldOfWork: true,
    conditions: ['new-in-unit', 'applied-with-benefit', 'not-excluded'],
    declarations: ['public-order', 'not-protected'],
    report,
  };
  return {
    initiatives: `${service.url}/api/registration/initiatives`,
    databaseUrl,
    headers: await headersFor(world.people.author),
    draft: JSON.stringify(draft),
    stop: () => service.stop(),
  };
}

const tokenFor = ({ personId, name, localityId, unitId, roles }: Actor, kid: string, key: CryptoKey) =>
  new SignJWT({ name, localityId, unitId, roles: [...roles] })
    .setProtectedHeader({ alg: 'EdDSA', kid })
    .setSubject(personId)
    .setIssuer(TOKEN_ISSUER)
    .setExpirationTime('1h')
    .sign(key);

async function tell(url: string, prefix: string, events: readonly Envelope[]): Promise<void> {
  const transport = new RabbitTransport({ url, prefix, name: 'bench directory' });
  await until(() => transport.state() === 'up', { what: 'the broker is connected' });
  await transport.publish(events.map(messageOf));
  await transport.close();
}

async function settled(url: string, events: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const done = async () => (await client.query(`SELECT FROM registration.inbox WHERE status = 'done'`)).rowCount;
  await until(async () => (await done()) === events, { what: 'the reference data are there', timeoutMs: 30_000 });
  await client.end();
}
