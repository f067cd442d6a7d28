import type { Problem } from '#lib/service-kit/problem.js';
import type { Page } from '#lib/service-kit/page.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { Confirmation } from './confirmation.entity.js';
import type { ConfirmationLine, ConfirmationView } from './confirmation.service.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());

const statement = {
  effect: 'Giảm 2 ngày chờ',
  scope: 'Toàn xã',
  commitment: 'Tồn tại không kéo dài',
  proof: 'Sổ theo dõi tháng 8',
};
const confirmationOf = async (initiativeId: string): Promise<Confirmation> => {
  const path = `/confirmations?initiativeId=${initiativeId}`;
  const { body } = await service.call<Page<ConfirmationLine>>('GET', path, { as: service.world.people.head });
  expect(body).toMatchObject({ total: 1, items: [{ title: 'Phiếu hẹn điện tử' }] });
  return body.items[0] as Confirmation;
};
const confirm = (id: string, as = service.world.people.head, headers = {}) =>
  service.post<Confirmation & Problem>(`/confirmations/${id}/confirm`, as, statement, headers);

describe('confirmation', () => {
  it('opens when an initiative is filed, and the head of its unit confirms it', async () => {
    const initiativeId = await service.given('filed');
    const { id, state } = await confirmationOf(initiativeId);
    expect(state).toBe('open');
    expect(await confirm(id)).toMatchObject({ status: 200, body: { state: 'confirmed', ...statement } });
    const [fact] = await service.sentOf('effect.confirmed.v1', initiativeId);
    expect(fact?.data).toMatchObject({ confirmationId: id, ...statement, by: { role: 'unit-head' } });
  });

  it('is for nobody but the head of that very unit', async () => {
    const { id } = await confirmationOf(await service.given('filed'));
    const { secretary, principal, chair, author } = service.world.people;
    for (const other of [secretary, chair, author])
      expect(await confirm(id, other)).toMatchObject({ status: 403, body: { reasons: [expect.anything()] } });
    expect(await confirm(id, principal)).toMatchObject({ status: 404, body: { reasons: [{ key: 'not-found' }] } });
  });

  it('is for the head above where the head of the unit is an author', async () => {
    const { head, chair } = service.world.people;
    const { root } = service.world.units;
    const authors = [{ personId: head.personId, fullName: head.name, unitId: head.unitId, sharePercent: 100 }];
    const { id } = await confirmationOf(await service.given('filed', { authors }));
    expect(await confirm(id)).toMatchObject({ status: 403, body: { reasons: [{ key: 'conflict-of-interest' }] } });
    const headAbove = { ...chair, roles: [{ role: 'unit-head' as const, unitId: root }] };
    expect(await confirm(id, headAbove)).toMatchObject({ status: 403 });
    await service.db.query('UPDATE person_ref SET roles = $1 WHERE person_id = $2', [
      JSON.stringify(headAbove.roles),
      chair.personId,
    ]);
    expect(await confirm(id, headAbove)).toMatchObject({ status: 200, body: { state: 'confirmed' } });
  });

  it('tells beforehand that the council of the unit is awaited', async () => {
    const { id } = await confirmationOf(await service.given('filed', { unitCouncilHeard: false }));
    const view = await service.call<ConfirmationView>('GET', `/confirmations/${id}`, { as: service.world.people.head });
    expect(view.body.blockers).toEqual([{ key: 'unit-council-pending' }]);
    expect(await confirm(id)).toMatchObject({ status: 409, body: { reasons: [{ key: 'unit-council-pending' }] } });
  });

  it('is open again, with the reasons, when registration refuses it, and once only', async () => {
    const initiativeId = await service.given('filed');
    const { id } = await confirmationOf(initiativeId);
    await confirm(id);
    const [fact] = await service.sentOf('effect.confirmed.v1', initiativeId);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'unit-council-pending');
    expect(await confirmationOf(initiativeId)).toMatchObject({
      state: 'open',
      refusedReasons: ['unit-council-pending'],
      effect: statement.effect,
    });
    await confirm(id);
    await service.refuse(fact, 'unit-council-pending');
    expect(await confirmationOf(initiativeId)).toMatchObject({ state: 'confirmed', refusedReasons: [] });
  });

  it('sees a snapshot once, and ignores an older one that comes later', async () => {
    const initiativeId = await service.given('filed');
    const later = service.snapshot({ initiativeId, version: 9, state: 'withdrawn' });
    await service.tell(later, later);
    await service.tell(service.snapshot({ initiativeId, version: 6, state: 'filed' }));
    expect(await confirmationOf(initiativeId)).toMatchObject({ state: 'closed', version: 2 });
  });

  it('lets one of two racing answers win and tells it once', async () => {
    const initiativeId = await service.given('filed');
    const { id } = await confirmationOf(initiativeId);
    const { head } = service.world.people;
    const decline = service.post<Confirmation>(`/confirmations/${id}/decline`, head, { reason: 'Chưa rõ hiệu quả' });
    const answers = await Promise.all([confirm(id), decline]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const told = service.sent.filter((event) => event.subject === initiativeId);
    expect(told).toHaveLength(1);
  });

  it('answers a bulk row by row, and a request that is sent twice only once', async () => {
    const { id } = await confirmationOf(await service.given('filed'));
    const other = await confirmationOf(await service.given('filed', { application: undefined }));
    const rows = [id, other.id].map((row) => ({ id: row, ...statement }));
    const send = () =>
      service.post<unknown[]>(
        '/confirmations/confirm',
        service.world.people.head,
        { rows },
        { 'idempotency-key': 'k1' },
      );
    const first = await send();
    expect(first.body).toMatchObject([
      { id, done: { state: 'confirmed' } },
      { id: other.id, problem: { reasons: [{ key: 'application-missing' }] } },
    ]);
    expect((await send()).body).toEqual(first.body);
  });

  it('is hidden from a unit that has nothing to do with it', async () => {
    const initiativeId = await service.given('filed');
    const { id } = await confirmationOf(initiativeId);
    const { principal } = service.world.people;
    expect(await service.call('GET', `/confirmations/${id}`, { as: principal })).toMatchObject({ status: 404 });
    expect(await service.call('GET', `/dossiers/${initiativeId}`, { as: principal })).toMatchObject({ status: 404 });
    expect(await service.call('GET', '/confirmations', { as: principal })).toMatchObject({ body: { total: 0 } });
  });
});
