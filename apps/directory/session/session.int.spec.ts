import { createLocalJWKSet, decodeJwt, type JSONWebKeySet, jwtVerify } from 'jose';
import { until } from '#lib/testing/until.js';
import { startDirectory, type RunningDirectory } from '../directory.harness.js';
import type { SignedIn } from './session.dto.js';

let directory: RunningDirectory;
beforeAll(async () => {
  directory = await startDirectory();
});
afterAll(() => directory.stop());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(directory.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const signIn = (userName: string, password = 'sangkien-demo') => post('/sessions', { userName, password });
const cookieOf = (response: Response) => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const reasonsOf = async (response: Response) => ((await response.json()) as { reasons: { key: string }[] }).reasons;

describe('signing in', () => {
  it('gives a token that the published keys verify, with the roles held for units', async () => {
    const response = await signIn('thanhtri.chutich');
    expect(response.status).toBe(201);
    const { accessToken, actor } = (await response.json()) as SignedIn;
    const keySet = (await (await fetch(`${directory.url}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(accessToken, createLocalJWKSet(keySet), { issuer: 'sangkien' });
    expect(payload).toMatchObject({ sub: actor.personId, localityId: 'thanh-tri', name: actor.name });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
    expect(actor.roles.map(({ role }) => role).sort()).toEqual(['district-chair', 'unit-head']);
    expect(JSON.stringify(keySet)).not.toContain('"d"');
  });

  it('publishes the public key, and keeps the private one', async () => {
    const published = await until(() => directory.told.find(({ type }) => type === 'signing-key.published.v1'), {
      what: 'the key is told',
    });
    expect(published.data).toMatchObject({ jwk: { crv: 'Ed25519' } });
    expect(published.data).not.toMatchObject({ jwk: { d: expect.anything() as unknown } });
  });

  it('lets the token in, and nobody without one', async () => {
    const { accessToken } = (await (await signIn('PhucTho.TacGia1 ')).json()) as SignedIn;
    const me = await fetch(`${directory.url}/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(await me.json()).toMatchObject({ userName: 'phuctho.tacgia1', unit: { code: 'phong-kinh-te' } });
    expect((await fetch(`${directory.url}/me`)).status).toBe(401);
    const forged = `${accessToken.slice(0, -8)}AAAAAAAA`;
    expect((await fetch(`${directory.url}/me`, { headers: { authorization: `Bearer ${forged}` } })).status).toBe(401);
  });

  it('keeps the refresh token from scripts and other sites', async () => {
    const cookie = (await signIn('thanhtri.tacgia2')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const { count } = (await directory.db
      .query('SELECT count(*)::int FROM refresh_token WHERE token_hash = $1', [
        cookieOf(await signIn('thanhtri.tacgia2')).split('=')[1],
      ])
      .then(([row]: { count: number }[]) => row)) ?? { count: -1 };
    expect(count).toBe(0);
  });

  it('is refused in the same words for a wrong password and an unknown name', async () => {
    const [wrong, unknown] = [await signIn('thanhtri.tacgia3', 'x'), await signIn('nobody.at.all', 'x')];
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await reasonsOf(wrong)).toEqual(await reasonsOf(unknown));
  });

  it.each(['thanhtri.tacgia4', 'nobody.knows'])(
    'locks %s out after five failures, and says for how long',
    async (name) => {
      for (let i = 0; i < 5; i += 1) expect((await reasonsOf(await signIn(name, 'x')))[0]?.key).toBe('sign-in-failed');
      const refused = await reasonsOf(await signIn(name));
      expect(refused[0]).toMatchObject({ key: 'account-locked', params: { minutes: 15 } });
    },
  );

  it('lets in again when the lock has ended, and starts to count anew', async () => {
    for (let i = 0; i < 5; i += 1) await signIn('thanhtri.tacgia5', 'x');
    await directory.db.query(`UPDATE sign_in_failure SET locked_until = now() WHERE user_name = 'thanhtri.tacgia5'`);
    expect((await reasonsOf(await signIn('thanhtri.tacgia5', 'x')))[0]?.key).toBe('sign-in-failed');
    expect((await signIn('thanhtri.tacgia5')).status).toBe(201);
  });
});

describe('refreshing', () => {
  it('gives a new access token and a new refresh token', async () => {
    const first = cookieOf(await signIn('thanhtri.tacgia6'));
    const refreshed = await post('/sessions/refresh', {}, { cookie: first });
    expect(refreshed.status).toBe(200);
    expect(decodeJwt(((await refreshed.json()) as SignedIn).accessToken).localityId).toBe('thanh-tri');
    expect(cookieOf(refreshed)).not.toBe(first);
  });

  it('ends the whole session when a used refresh token comes back', async () => {
    const first = cookieOf(await signIn('thanhtri.tacgia6'));
    const second = cookieOf(await post('/sessions/refresh', {}, { cookie: first }));
    expect((await post('/sessions/refresh', {}, { cookie: first })).status).toBe(401);
    expect((await post('/sessions/refresh', {}, { cookie: second })).status).toBe(401);
  });

  it('lets one of two at once through, never both', async () => {
    const cookie = cookieOf(await signIn('thanhtri.tacgia6'));
    const both = await Promise.all([1, 2].map(() => post('/sessions/refresh', {}, { cookie })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('is over after signing out', async () => {
    const cookie = cookieOf(await signIn('thanhtri.tacgia7'));
    const out = await fetch(`${directory.url}/sessions`, { method: 'DELETE', headers: { cookie } });
    expect(out.status).toBe(204);
    expect((await reasonsOf(await post('/sessions/refresh', {}, { cookie })))[0]?.key).toBe('session-over');
  });
});

describe('changing the password', () => {
  it('asks for the present one, refuses a weak one, and ends every session', async () => {
    const signedIn = await signIn('thanhtri.tacgia8');
    const { accessToken } = (await signedIn.json()) as SignedIn;
    const change = (currentPassword: string, password: string) =>
      fetch(`${directory.url}/me/password`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ currentPassword, password }),
      });
    expect((await change('wrong', 'mưa xuân trên đồng')).status).toBe(401);
    expect((await reasonsOf(await change('sangkien-demo', 'ngắn')))[0]?.key).toBe('password-too-short');
    expect((await change('sangkien-demo', 'mưa xuân trên đồng')).status).toBe(204);
    expect((await post('/sessions/refresh', {}, { cookie: cookieOf(signedIn) })).status).toBe(401);
    expect((await signIn('thanhtri.tacgia8', 'mưa xuân trên đồng'.normalize('NFD'))).status).toBe(201);
    const [history] = await directory.db.query<{ leaked: number }[]>(
      `SELECT count(*)::int AS leaked FROM history WHERE changes::text LIKE '%argon2%'`,
    );
    expect(history?.leaked).toBe(0);
  });
});
