import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { personChanged } from '#lib/contracts/directory.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Appealable } from '#lib/contracts/appeal.events.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { Confirmation } from '../confirmation/confirmation.entity.js';
import type { Appeal } from './appeal.entity.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness('phuc-tho-2024');
});
afterAll(() => service.stop());

const people = () => service.world.people;
const declined = (declinedFrom: Appealable | 'nominated') => service.given('declined', { declinedFrom });
const lodge = (initiativeId: string, as = people().author, headers = {}) =>
  service.post<Appeal & Problem>('/appeals', as, { initiativeId, grounds: 'Minh chứng chưa được xem' }, headers);
const answer = (id: string, upheld: boolean, as = people().chair) =>
  service.post<Appeal & Problem>(`/appeals/${id}/answer`, as, { upheld, reason: 'Đã xem lại minh chứng' });

describe('an appeal', () => {
  it('is lodged by an author within the period, once, and told with who answers until when', async () => {
    const id = await declined('recommended');
    const key = { 'idempotency-key': 'appeal-1' };
    const first = await lodge(id, people().author, key);
    expect(first).toMatchObject({ status: 201, body: { state: 'lodged', against: 'recommended' } });
    expect((await lodge(id, people().author, key)).body).toEqual(first.body);
    expect(await lodge(id, people().coauthor)).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'already-appealed' }] },
    });
    const facts = await service.sentOf('appeal.lodged.v1', id);
    expect(facts).toHaveLength(1);
    expect(facts[0]?.data).toMatchObject({
      bodyUnitId: service.world.units.root,
      role: 'district-chair',
      answerBy: '2024-10-05T17:00:00.000Z',
    });
  });

  it('is not for others, nor against what is not declined, nor against the province, nor after the period', async () => {
    const id = await declined('confirmed');
    expect(await lodge(id, people().teacher)).toMatchObject({ status: 404 });
    expect(await lodge(id, people().head)).toMatchObject({ status: 403 });
    for (const other of [await service.given('recommended'), await declined('nominated')])
      expect(await lodge(other)).toMatchObject({ status: 409, body: { reasons: [{ key: 'not-appealable' }] } });
    service.setTime(new Date('2024-10-05T17:00:00Z'));
    expect(await lodge(id)).toMatchObject({ status: 409, body: { reasons: [{ key: 'appeal-period-over' }] } });
    service.setTime(new Date('2024-10-05T16:59:59Z'));
    expect(await lodge(id)).toMatchObject({ status: 201 });
    service.setTime(new Date('2024-09-05T02:00:00Z'));
  });

  it.each<[Appealable, 'head' | 'intake' | 'chair']>([
    ['filed', 'head'],
    ['confirmed', 'head'],
    ['submitted', 'intake'],
    ['evaluating', 'chair'],
    ['recommended', 'chair'],
  ])('against what was declined when %s is answered by the %s alone, once', async (against, by) => {
    const id = await declined(against);
    const { body } = await lodge(id);
    const others = (['head', 'intake', 'chair', 'author', 'standing'] as const).filter((other) => other !== by);
    for (const other of others) {
      const status = other === 'head' || other === 'intake' ? 404 : 403; // it is another body's: they may not even see it
      expect(await answer(body.id, true, people()[other])).toMatchObject({ status });
    }
    expect(await answer(body.id, true, people()[by])).toMatchObject({ status: 200, body: { state: 'upheld' } });
    expect(await answer(body.id, false, people()[by])).toMatchObject({ status: 409 });
    const [fact] = await service.sentOf('appeal.settled.v1', id);
    const authorIds = [people().author.personId, people().coauthor.personId];
    expect(fact?.data).toMatchObject({ against, outcome: 'upheld', title: 'Phiếu hẹn điện tử', authorIds });
  });

  it('goes to the standing office where the intake office of the sector is no unit any more, never to its own', async () => {
    const lodged = async () =>
      lodge(await service.given('declined', { declinedFrom: 'submitted', sector: 'education' }));
    const rename = (from: string, to: string) =>
      service.db.query('UPDATE unit_ref SET code = $2 WHERE code = $1', [from, to]);
    const { education, office } = service.world.units;
    expect((await lodged()).body.bodyUnitId).toBe(education);
    await rename('phong-gddt', 'cu');
    expect((await lodged()).body.bodyUnitId).toBe(office);
    await rename('phong-kinh-te', 'cu-nua');
    expect(await lodged()).toMatchObject({ status: 409, body: { reasons: [{ key: 'intake-office-unknown' }] } });
    await rename('cu', 'phong-gddt');
    await rename('cu-nua', 'phong-kinh-te');
  });

  it('shows why registration could not reopen it, and another can then be lodged', async () => {
    const id = await declined('recommended');
    const { body } = await lodge(id);
    await answer(body.id, true);
    const [fact] = await service.sentOf('appeal.settled.v1', id);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'not-declined-there');
    await service.refuse(fact, 'not-declined-there');
    const seen = await service.call<Appeal>('GET', `/appeals/${body.id}`, { as: people().author });
    expect(seen.body).toMatchObject({ state: 'refused', refusedReasons: ['not-declined-there'], version: 3 });
    expect(await lodge(id)).toMatchObject({ status: 201 });
  });

  it('ends when the initiative moves on, or its author withdraws it', async () => {
    const [moved, kept] = [await declined('recommended'), await declined('recommended')];
    const [overtaken, withdrawn] = [(await lodge(moved)).body, (await lodge(kept)).body];
    await service.tell(service.snapshot({ initiativeId: moved, version: 6, state: 'submitted' }));
    const seen = await service.call<Appeal>('GET', `/appeals/${overtaken.id}`, { as: people().author });
    expect(seen.body).toMatchObject({ state: 'overtaken' });
    const as = people().coauthor;
    expect(await service.call('DELETE', `/appeals/${withdrawn.id}`, { as })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    });
    expect(await answer(withdrawn.id, true)).toMatchObject({ status: 409, body: { reasons: [{ key: 'state' }] } });
  });

  it('lets the head confirm what was declined, once it is upheld and filed again', async () => {
    const id = await service.given('filed');
    const list = async () =>
      (await service.call<Page<Confirmation>>('GET', `/confirmations?initiativeId=${id}`, { as: people().head })).body;
    const [open] = (await list()).items;
    await service.post(`/confirmations/${open?.id ?? ''}/decline`, people().head, { reason: 'Chưa rõ hiệu quả' });
    expect((await list()).items).toMatchObject([{ state: 'declined' }]);
    await service.tell(service.snapshot({ initiativeId: id, version: 6, state: 'declined', declinedFrom: 'filed' }));
    const { body } = await lodge(id);
    await answer(body.id, true, people().head);
    await service.tell(service.snapshot({ initiativeId: id, version: 7, state: 'filed' }));
    expect((await list()).items).toMatchObject([{ state: 'open', decidedBy: null }]);
  });

  it('is answered, seen and told of by the head above where the head is an author', async () => {
    const { head, author, principal } = people();
    const above: Actor = { ...principal, roles: [{ role: 'unit-head', unitId: service.world.units.root }] };
    const { personId, name: fullName, unitId, roles, localityId } = above;
    const promoted = { personId, version: 2, localityId, unitId, fullName, active: true, roles: [...roles] };
    await service.tell(personChanged.make(personId, promoted, new Date('2024-09-01T00:00:00Z')));
    const authors = [head, author].map((one) => ({
      ...{ personId: one.personId, fullName: one.name, unitId: one.unitId, sharePercent: 50 },
    }));
    const id = await service.given('declined', { declinedFrom: 'confirmed', authors });
    const { body } = await lodge(id);
    expect(body).toMatchObject({ bodyUnitId: service.world.units.commune, answeringUnitId: service.world.units.root });
    expect((await service.sentOf('appeal.lodged.v1', id))[0]?.data).toMatchObject({
      answeringUnitId: service.world.units.root,
    });
    expect(await answer(body.id, true, head)).toMatchObject({ status: 403 });
    const waiting = await service.call<Page<Appeal>>('GET', '/appeals?state=lodged', { as: above });
    expect(waiting.body.items).toContainEqual(expect.objectContaining({ id: body.id }));
    expect(await answer(body.id, true, above)).toMatchObject({ status: 200, body: { state: 'upheld' } });
  });

  it('is seen by its authors, the body that answers and the offices above, and by no one else', async () => {
    const id = await declined('confirmed');
    await lodge(id);
    const count = async (as = people().author) =>
      (await service.call<Page<Appeal>>('GET', `/appeals?initiativeId=${id}`, { as })).body.total;
    const { author, coauthor, head, standing, chair, principal, teacher, intake, province } = people();
    for (const as of [author, coauthor, head, standing, chair]) expect(await count(as)).toBe(1);
    for (const as of [principal, teacher, intake, province]) expect(await count(as)).toBe(0);
  });
});
