import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import { decisionCalls } from '../decision/decision.harness.js';
import type { Replication } from './replication.entity.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness('nghia-hanh-2023');
});
afterAll(() => service.stop());

const recognitions = [{ level: 'unit' as const, decisionId: randomUUID(), number: '09/QĐ-SK', signedOn: '2024-09-01' }];
const recognized = () => service.given('unit-recognized', { recognitions });
const confirm = (initiativeId: string, over: object = {}, as = service.world.people.principal, headers = {}) =>
  service.post<Replication & Problem>(
    '/replications',
    as,
    {
      initiativeId,
      unitId: service.world.units.school,
      appliedSince: '2024-08-20',
      effect: 'Giảm nửa giờ chờ',
      ...over,
    },
    headers,
  );
const registerOf = async (initiativeId: string, as: Actor): Promise<Page<Replication>> =>
  (await service.call<Page<Replication>>('GET', `/replications?initiativeId=${initiativeId}`, { as })).body;
const officeHead = (): Actor => {
  const { office } = service.world.units;
  return { ...service.world.people.intake, roles: [{ role: 'unit-head', unitId: office }] };
};

describe('the replication register', () => {
  it('takes the word of another unit as a numbered paper that both units see', async () => {
    const initiativeId = await recognized();
    const { status, body } = await confirm(initiativeId);
    expect(status).toBe(201);
    const { commune, school } = service.world.units;
    expect(body).toMatchObject({
      ...{ unitId: school, originUnitId: commune, decisionNumber: '09/QĐ-SK', appliedSince: '2024-08-20' },
      ...{
        number: expect.stringMatching(/^\d+\/XN-SK$/),
        signedOn: '2024-09-05',
        authors: ['Nguyễn Thị An', 'Trần Văn Bình'],
      },
    });
    for (const as of [service.world.people.head, service.world.people.principal, service.world.people.author])
      expect(await registerOf(initiativeId, as)).toMatchObject({ total: 1 });
    const { teacher } = service.world.people;
    expect(await registerOf(initiativeId, teacher)).toMatchObject({ total: 0 });
    expect((await service.call('GET', `/replications/${body.id}`, { as: teacher })).status).toBe(404);
  });

  it.each([
    ['replication-own-unit', () => ({ unitId: service.world.units.commune }), () => service.world.people.head],
    ['applied-in-future', () => ({ appliedSince: '2024-09-06' }), () => service.world.people.principal],
    ['applied-before-origin', () => ({ appliedSince: '2024-07-14' }), () => service.world.people.principal],
  ])('is refused for %s', async (key, over, as) => {
    expect(await confirm(await recognized(), over(), as())).toMatchObject({
      status: 409,
      body: { reasons: [{ key }] },
    });
  });

  it('knows nothing of what is not recognized, and is for the head of that very unit', async () => {
    expect((await confirm(await service.given('filed'))).status).toBe(404);
    expect((await confirm(randomUUID())).status).toBe(404);
    expect((await confirm(await recognized(), {}, service.world.people.head)).status).toBe(403);
  });

  it('takes one confirmation of a unit that sends two at once, and those of two units', async () => {
    const initiativeId = await recognized();
    const twice = await Promise.all([confirm(initiativeId), confirm(initiativeId)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    const other = await recognized();
    const { office } = service.world.units;
    const both = await Promise.all([confirm(other), confirm(other, { unitId: office }, officeHead())]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(await registerOf(other, service.world.people.standing)).toMatchObject({ total: 2 });
  });

  it('gives no second number to a request that is sent twice, and leaves no gap where one is refused', async () => {
    const initiativeId = await recognized();
    const first = await confirm(initiativeId, {}, undefined, { 'idempotency-key': 'k' });
    const again = await confirm(initiativeId, {}, undefined, { 'idempotency-key': 'k' });
    expect(again.body).toMatchObject({ id: first.body.id, number: first.body.number });
    await confirm(initiativeId);
    const next = await confirm(await recognized());
    expect(next.body.sequence).toBe(first.body.sequence + 1);
  });

  it('is withdrawn with a reason, and may then be confirmed anew', async () => {
    const initiativeId = await recognized();
    const { body } = await confirm(initiativeId);
    const withdraw = (reason: string, as = service.world.people.principal) =>
      service.post<Replication>(`/replications/${body.id}/withdraw`, as, { reason });
    expect((await withdraw('Sai', service.world.people.head)).status).toBe(403);
    expect(await withdraw('Thôi áp dụng')).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    expect((await withdraw('Lần nữa')).status).toBe(409);
    expect((await confirm(initiativeId)).status).toBe(201);
  });

  it('feeds the share of units and the list of what goes to the level above, with its reasons', async () => {
    const initiativeId = await recognized();
    await confirm(initiativeId);
    const choice = { initiativeId, isSelected: true, reason: 'Đã có trường áp dụng' };
    const passedOver = await service.given('unit-recognized', { recognitions, targetLevel: 'unit' });
    const rows = [choice, { initiativeId: passedOver, isSelected: true, reason: 'x' }];
    const select = (more: object, as = service.world.people.secretary) =>
      service.post<object[]>('/selections', as, { roundYear: 2024, roundNumber: 1, rows, ...more });
    const tried = await select({ dryRun: true });
    expect(tried.body).toMatchObject([
      { done: { initiativeId, share: { couldUse: 1, units: 1, percent: 100 } } },
      { problem: { reasons: [{ key: 'scope-within-unit' }] } },
    ]);
    const list = async (as: Actor) => (await service.call<Page<object>>('GET', '/selections', { as })).body;
    expect(await list(service.world.people.head)).toMatchObject({ total: 0 });
    await select({ rows: [choice, { initiativeId: passedOver, isSelected: false, reason: 'Chỉ trong xã' }] });
    expect((await list(service.world.people.head)).items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ state: 'selected', reason: choice.reason }),
        expect.objectContaining({ state: 'not-selected', reason: 'Chỉ trong xã' }),
      ]),
    );
    expect((await select({}, service.world.people.principal)).body).toMatchObject([
      { problem: { status: 404 } },
      { problem: { status: 404 } },
    ]);
    expect(await list(service.world.people.principal)).toMatchObject({ total: 0 });
  });

  it('flags the paper when the recognition is revoked, and keeps it', async () => {
    const calls = decisionCalls(service);
    const id = await service.given('confirmed');
    const decision = await calls.recognizing(id);
    await confirm(id);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${decision.id}/items/${id}/revocation`, calls.head(), why);
    const revokedGround = { level: 'unit', decisionNumber: decision.number, revokedOn: '2024-09-05' };
    expect((await registerOf(id, calls.head())).items).toMatchObject([{ state: 'confirmed', revokedGround }]);
  });
});
