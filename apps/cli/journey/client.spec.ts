import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Refused } from './client.js';

const servers: Server[] = [];
const listen = async (answer: RequestListener, port = 0): Promise<number> => {
  const server = createServer(answer).listen(port, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};
const urlOf = (port: number) => `http://127.0.0.1:${port}`;
const actor = { personId: 'p', name: 'Nguyễn Văn A', localityId: 'x', unitId: 'u', roles: [] };

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
});

describe('the client', () => {
  it('waits for a system that is still starting', async () => {
    const port = await listen(() => undefined);
    const [gone] = servers.splice(0);
    gone?.close();
    await once(gone!, 'close');
    const asked = new Client(urlOf(port)).get('directory/clock');
    await listen((_, response) => response.setHeader('content-type', 'application/json').end('{"now":"t"}'), port);
    await expect(asked).resolves.toEqual({ now: 't' });
  });

  it('gives up where it has no patience', async () => {
    const port = await listen(() => undefined);
    const [gone] = servers.splice(0);
    gone?.close();
    await once(gone!, 'close');
    await expect(new Client(urlOf(port), '', 0).get('directory/clock')).rejects.toThrow('fetch failed');
  });

  it('turns problem+json into a refusal with its reasons, and asks only once', async () => {
    let requests = 0;
    const port = await listen((_, response) => {
      requests += 1;
      const reasons = [{ key: 'round-closed', en: 'The round is closed.' }];
      response.writeHead(409, { 'content-type': 'application/problem+json' }).end(JSON.stringify({ reasons }));
    });
    const error: unknown = await new Client(urlOf(port)).get('registration/x').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({ status: 409, reasons: ['round-closed'] });
    expect(requests).toBe(1);
  });

  it('signs a person in once and acts with their token and a key for each command', async () => {
    const seen: string[] = [];
    const port = await listen((request, response) => {
      const { authorization, 'idempotency-key': key, 'if-match': version } = request.headers;
      seen.push([request.url, authorization ?? '', key ? 'key' : '', version ?? ''].join(' ').trimEnd());
      const body = JSON.stringify({ accessToken: 'token', actor });
      response.setHeader('content-type', 'application/json').end(body);
    });
    const client = new Client(urlOf(port), 'secret');
    await (await client.signIn('x.tacgia1')).post('registration/initiatives');
    await (await client.signIn('x.tacgia1')).get('registration/initiatives');
    await (await client.signIn('x.tacgia1')).put('evaluation/x/sheets/mine', {}, 2);
    expect(seen).toEqual([
      '/api/directory/sessions',
      '/api/registration/initiatives Bearer token key',
      '/api/registration/initiatives Bearer token',
      '/api/evaluation/x/sheets/mine Bearer token key "2"',
    ]);
  });
});
