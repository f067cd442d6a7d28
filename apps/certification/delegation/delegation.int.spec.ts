import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { september, startHarness, type Harness } from '../certification.harness.js';
import type { Confirmation } from '../confirmation/confirmation.entity.js';
import { decisionCalls, type Answered } from '../decision/decision.harness.js';
import type { Delegation } from './delegation.entity.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());
beforeEach(async () => {
  service.setTime(september);
  await service.db.query('DELETE FROM delegation');
});

const statement = { effect: 'Giảm 2 ngày chờ', scope: 'Toàn xã', commitment: 'Không kéo dài', proof: 'Sổ theo dõi' };
/** An official of the commune who holds no role. */
const deputy = (): Actor => ({ ...service.world.people.secretary, roles: [] });
const give = (over: object = {}, as = service.world.people.head) =>
  service.post<Delegation & Problem>('/delegations', as, {
    unitId: service.world.units.commune,
    deputyId: deputy().personId,
    acts: ['confirm', 'decide-unit'],
    validFrom: '2024-09-05',
    validTo: '2024-09-20',
    ...over,
  });
const confirmationOf = async (initiativeId: string, as: Actor): Promise<Confirmation | undefined> =>
  (await service.call<Page<Confirmation>>('GET', `/confirmations?initiativeId=${initiativeId}`, { as })).body.items[0];
const confirm = (id: string, as: Actor) =>
  service.post<Confirmation & Problem>(`/confirmations/${id}/confirm`, as, statement);
const opened = async () => {
  const initiativeId = await service.given('filed');
  const confirmation = await confirmationOf(initiativeId, service.world.people.head);
  if (!confirmation) throw new Error('not opened');
  return { initiativeId, id: confirmation.id };
};

describe('a delegation', () => {
  it('lets the deputy confirm in the place of the head, and both stay on record', async () => {
    const { initiativeId, id } = await opened();
    expect(await confirm(id, deputy())).toMatchObject({ status: 404, body: { reasons: [{ key: 'not-found' }] } });
    expect(await confirmationOf(initiativeId, deputy())).toBeUndefined();
    expect((await give()).status).toBe(201);
    expect(await confirmationOf(initiativeId, deputy())).toMatchObject({ id });
    const { head } = service.world.people;
    const both = { personId: deputy().personId, role: 'deputy-head', onBehalfOf: { personId: head.personId } };
    expect(await confirm(id, deputy())).toMatchObject({ status: 200, body: { decidedBy: both } });
    const [fact] = await service.sentOf('effect.confirmed.v1', initiativeId);
    expect(fact?.data).toMatchObject({ by: both });
    const [history] = await service.db.query<{ changes: object }[]>(
      `SELECT * FROM history WHERE aggregate_id = $1 AND action = 'confirm'`,
      [id],
    );
    expect(history).toMatchObject({ person_id: both.personId, role: 'deputy-head', changes: { decidedBy: both } });
  });

  it('makes the deputy sign the unit decision KT., whatever capacity they ask for', async () => {
    await give();
    const calls = decisionCalls(service);
    const initiativeId = await service.given('confirmed');
    const { id } = await calls.drafted('unit', initiativeId);
    const signed = await service.post<Answered>(`/decisions/${id}/sign`, deputy(), { capacity: 'TM.' });
    const onBehalfOf = { personId: service.world.people.head.personId };
    expect(signed).toMatchObject({
      status: 200,
      body: { signer: { capacity: 'KT.', role: 'deputy-head', onBehalfOf } },
    });
    expect((await calls.issuedFact(initiativeId)).data).toMatchObject({ by: { role: 'deputy-head', onBehalfOf } });
  });

  it('is refused before its first day, after its last, and once revoked, saying which', async () => {
    const { id } = await opened();
    const given = await give({ validFrom: '2024-09-10' });
    const refused = async (key: string, as = deputy(), status = 403) =>
      expect(await confirm(id, as)).toMatchObject({ status, body: { reasons: [{ key }] } });
    await refused('delegation-not-started');
    service.setTime(new Date('2024-09-20T17:00:00Z'));
    await refused('delegation-over');
    service.setTime(new Date('2024-09-12T02:00:00Z'));
    const revoked = await service.post(`/delegations/${given.body.id}/revoke`, service.world.people.head, {
      reason: 'Đã về',
    });
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked' } });
    await refused('delegation-revoked', service.world.people.secretary); // who reads it under a role of their own
    await refused('not-found', deputy(), 404);
  });

  it('gives only the acts that it names, and passes on to nobody', async () => {
    await give({ acts: ['decide-unit'] });
    const { id } = await opened();
    expect(await confirm(id, deputy())).toMatchObject({ status: 403, body: { reasons: [{ key: 'not-permitted' }] } });
    const { author } = service.world.people;
    expect(await give({ deputyId: author.personId }, deputy())).toMatchObject({ status: 403 });
  });

  it('does not let a deputy judge what they are an author of', async () => {
    const { author } = service.world.people;
    await give({ deputyId: author.personId });
    const { id } = await opened();
    expect(await confirm(id, author)).toMatchObject({
      status: 403,
      body: { reasons: [{ key: 'conflict-of-interest' }] },
    });
  });

  it('stands for nothing where the head who gave it is an author', async () => {
    await give();
    const { head } = service.world.people;
    const authors = [{ personId: head.personId, fullName: head.name, unitId: head.unitId, sharePercent: 100 }];
    const initiativeId = await service.given('filed', { authors });
    const confirmation = await confirmationOf(initiativeId, deputy());
    expect((await confirm(confirmation?.id ?? '', deputy())).status).toBe(403);
  });

  it('is given once where two are given at once', async () => {
    const { author } = service.world.people;
    const answers = await Promise.all([give(), give({ deputyId: author.personId })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.reasons).toMatchObject([{ key: 'delegation-overlaps' }]);
  });

  it('lets head and deputy answer at once, and one of them wins', async () => {
    await give();
    const { initiativeId, id } = await opened();
    const answers = await Promise.all([confirm(id, service.world.people.head), confirm(id, deputy())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await service.relayed();
    expect(await service.sentOf('effect.confirmed.v1', initiativeId)).toHaveLength(1);
  });

  it('is told whenever it changes, with what it is then', async () => {
    const { id } = (await give()).body;
    const { head } = service.world.people;
    await service.post(`/delegations/${id}/revoke`, head, { reason: 'Đã về' });
    await service.relayed();
    const facts = await service.sentOf('delegation.changed.v1', id);
    const acts = ['confirm', 'decide-unit'];
    expect(facts.map(({ data }) => data)).toMatchObject([
      { version: 1, state: 'given', headId: head.personId, deputyId: deputy().personId, acts, validTo: '2024-09-20' },
      { version: 2, state: 'revoked', by: { personId: head.personId, role: 'unit-head' } },
    ]);
  });

  it('is listed for the unit and its deputy, and for no foreign unit', async () => {
    const { id } = (await give()).body;
    const { head, principal } = service.world.people;
    const seen = async (as: Actor) => (await service.call<Page<Delegation>>('GET', '/delegations', { as })).body.items;
    expect(await seen(head)).toMatchObject([{ id }]);
    expect(await seen(deputy())).toMatchObject([{ id }]);
    expect(await seen(principal)).toEqual([]);
    const revoke = async (as: Actor) =>
      (await service.post(`/delegations/${id}/revoke`, as, { reason: 'Đã về' })).status;
    expect([await revoke(principal), await revoke(deputy())]).toEqual([404, 403]);
  });
});
