import { shortcomingRecurred } from '#lib/contracts/registration.events.js';
import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { until } from '#lib/testing/until.js';
import { randomUUID } from 'node:crypto';
import { september, startHarness, type Harness } from '../certification.harness.js';
import type { Recurrence } from '../recurrence/recurrence.entity.js';
import type { FollowUp } from './follow-up.entity.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());
beforeEach(() => service.setTime(september));

const recognitions = [{ level: 'unit' as const, decisionId: randomUUID(), number: '09/QĐ-SK', signedOn: '2024-09-01' }];
const recognized = (over = {}) => service.given('unit-recognized', { recognitions, ...over });
const of = async (initiativeId: string, as: Actor = service.world.people.head, more = ''): Promise<FollowUp[]> => {
  const path = `/follow-ups?initiativeId=${initiativeId}${more}`;
  return (await service.call<Page<FollowUp>>('GET', path, { as })).body.items;
};
const opened = async (initiativeId: string): Promise<FollowUp> => {
  service.setTime(new Date('2025-08-25T02:00:00Z'));
  return until(async () => (await of(initiativeId, service.world.people.head, '&state=open'))[0], {
    what: 'it is asked',
  });
};
const answer = (id: string, body: object, as = service.world.people.head) =>
  service.post<FollowUp & Problem>(`/follow-ups/${id}/answer`, as, body);
const recurrencesOf = async (initiativeId: string, as: Actor = service.world.people.standing): Promise<Recurrence[]> =>
  (await service.call<Page<Recurrence>>('GET', `/recurrences?initiativeId=${initiativeId}`, { as })).body.items;

describe('the yearly question', () => {
  it('is scheduled as often as the regulation says, once, from the day of the recognition', async () => {
    const initiativeId = await recognized();
    await service.tell(service.snapshot({ initiativeId, version: 6, state: 'submitted', recognitions }));
    const due = (await of(initiativeId)).map(({ dueAt }) => String(dueAt)).sort();
    expect(due).toEqual(['2025-09-01T17:00:00.000Z', '2026-09-01T17:00:00.000Z', '2027-09-01T17:00:00.000Z']);
    expect(await of(await recognized({ shortcoming: undefined }))).toEqual([]);
  });

  it('is asked when its first reminder is due, and the level above sees who does not answer', async () => {
    const initiativeId = await recognized();
    const { id } = await opened(initiativeId);
    const [fact] = await until(() => service.sent.filter((event) => event.subject === id), { what: 'it was told' });
    expect(fact).toMatchObject({
      type: 'follow-up.opened.v1',
      data: { ordinal: 1, unitId: service.world.units.commune },
    });
    const overdue = () => of(initiativeId, service.world.people.standing, '&overdue=true');
    expect(await overdue()).toEqual([]);
    service.setTime(new Date('2025-09-02T02:00:00Z'));
    expect(await overdue()).toMatchObject([{ id, state: 'open' }]);
    expect(await of(initiativeId, service.world.people.principal)).toEqual([]);
  });

  it('is answered by the head with what shows it, once where two answers race', async () => {
    const { id } = await opened(await recognized());
    expect(await answer(id, { stillFixed: true })).toMatchObject({
      status: 400,
      body: { reasons: [{ key: 'evidence-missing' }] },
    });
    const { secretary, principal } = service.world.people;
    expect((await answer(id, { stillFixed: true, note: 'x' }, secretary)).status).toBe(403);
    expect((await answer(id, { stillFixed: true, note: 'x' }, principal)).status).toBe(404);
    const racing = await Promise.all([
      answer(id, { stillFixed: true, note: 'Không còn hồ sơ trễ' }),
      answer(id, { stillFixed: false, note: 'Lại trễ' }),
    ]);
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('flags what came back to the level above, who closes it; a foreign unit learns nothing', async () => {
    const initiativeId = await recognized();
    const { id } = await opened(initiativeId);
    await answer(id, { stillFixed: false, note: 'Hồ sơ lại trễ hạn' });
    const [recurrence] = await recurrencesOf(initiativeId);
    expect(recurrence).toMatchObject({ source: 'follow-up', state: 'flagged', summary: 'Hồ sơ lại trễ hạn' });
    expect(await recurrencesOf(initiativeId, service.world.people.author)).toHaveLength(1);
    expect(await recurrencesOf(initiativeId, service.world.people.principal)).toEqual([]);
    const path = `/recurrences/${recurrence?.id ?? ''}/review`;
    expect((await service.post(path, service.world.people.head, { note: 'Xong' })).status).toBe(403);
    expect((await service.post(path, service.world.people.principal, { note: 'Xong' })).status).toBe(404);
    const reviewed = await service.post(path, service.world.people.standing, { note: 'Đã làm việc với đơn vị' });
    expect(reviewed).toMatchObject({ status: 200, body: { state: 'reviewed' } });
  });

  it('is asked no more once the recognition is revoked', async () => {
    const initiativeId = await recognized();
    await opened(initiativeId);
    await service.tell(service.snapshot({ initiativeId, version: 7, state: 'revoked', recognitions: [] }));
    expect((await of(initiativeId)).map(({ state }) => state)).toEqual(['closed', 'closed', 'closed']);
  });

  it('is flagged also where a later report of the unit names the shortcoming again, once', async () => {
    const shortcomingId = randomUUID();
    const initiativeId = await recognized({ shortcomingId });
    const unrecognized = await service.given('filed', { shortcomingId });
    const told = {
      ...{ shortcomingId: randomUUID(), recursOf: shortcomingId, localityId: service.world.localityId },
      ...{
        unitId: service.world.units.commune,
        year: 2025,
        summary: 'Lại phải đi lại nhiều lần',
        by: { role: 'unit-head' },
      },
    };
    const make = () => shortcomingRecurred.make(told.shortcomingId, told, september);
    await service.tell(make(), make());
    expect(await recurrencesOf(initiativeId)).toMatchObject([{ source: 'report', summary: told.summary }]);
    expect(await recurrencesOf(unrecognized)).toEqual([]);
  });
});
