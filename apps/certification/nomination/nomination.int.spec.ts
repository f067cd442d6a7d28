import type { Envelope } from '#lib/contracts/event.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import type { Nomination } from './nomination.entity.js';
import type { NominationLine } from './nomination.service.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());

type Row = { id: string; done?: Nomination; problem?: Problem };
const standing = () => service.world.people.standing;
const province = () => service.world.people.province;

const nominate = (initiativeIds: string[], as = standing(), reason = 'Nhân rộng được toàn tỉnh') =>
  service.post<Row[]>('/nominations', as, {
    rows: initiativeIds.map((initiativeId) => ({ initiativeId, reason, rank: 1 })),
  });
const nominated = async (initiativeId: string): Promise<Nomination> => {
  const [row] = (await nominate([initiativeId])).body;
  if (!row?.done) throw new Error(JSON.stringify(row));
  return row.done;
};
const answer = (id: string, body: object, as = province()) =>
  service.post<Nomination & Problem>(`/nominations/${id}/answer`, as, { answeredOn: '2024-09-05', ...body });
const get = async (id: string) =>
  (await service.call<NominationLine>('GET', `/nominations/${id}`, { as: standing() })).body;
const factOf = async (type: string, initiativeId: string): Promise<Envelope> => {
  const [fact] = await service.sentOf(type, initiativeId);
  if (!fact) throw new Error('not sent');
  return fact;
};
/** Registration has taken the nomination over. */
const recorded = (initiativeId: string) =>
  service.tell(service.snapshot({ initiativeId, version: 6, state: 'nominated' }));

describe('a nomination', () => {
  it('is made for many in one act and answered row by row', async () => {
    const [ready, early] = [await service.given('district-recognized'), await service.given('recommended')];
    const { body } = await nominate([ready, early]);
    expect(body).toMatchObject([
      { id: ready, done: { state: 'made', year: 2024, rank: 1 } },
      { id: early, problem: { reasons: [{ key: 'not-district-recognized' }] } },
    ]);
    expect((await factOf('nomination.made.v1', ready)).data).toMatchObject({ initiativeId: ready, rank: 1 });
  });

  it('is made once, also when two officers nominate at the same time', async () => {
    const id = await service.given('district-recognized');
    const answers = await Promise.all([nominate([id]), nominate([id])]);
    const rows = answers.flatMap(({ body }) => body);
    expect(rows.filter((row) => row.done)).toHaveLength(1);
    expect(rows.find((row) => row.problem)?.problem?.reasons).toMatchObject([{ key: 'already-nominated' }]);
  });

  it('is for the standing office to make and for the province to answer', async () => {
    const { head, secretary } = service.world.people;
    const id = await service.given('district-recognized');
    for (const other of [head, secretary, province()])
      expect((await nominate([id], other)).body).toMatchObject([{ problem: { status: 403 } }]);
    const nomination = await nominated(id);
    await recorded(id);
    expect(await answer(nomination.id, { recognized: true, number: '7/QĐ-UBND' }, standing())).toMatchObject({
      status: 403,
    });
  });

  it('carries the answer of the province: recognized with a number, or declined with a reason', async () => {
    const [first, second] = [await service.given('district-recognized'), await service.given('district-recognized')];
    const [yes, no] = [await nominated(first), await nominated(second)];
    expect(await answer(yes.id, { recognized: true, number: '7/QĐ' })).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'not-nominated-yet' }] },
    });
    await recorded(first);
    await recorded(second);
    expect(await answer(yes.id, { recognized: true })).toMatchObject({
      body: { reasons: [{ key: 'decision-number-missing' }] },
    });
    expect(await answer(no.id, { recognized: false })).toMatchObject({
      body: { reasons: [{ key: 'reason-missing' }] },
    });
    expect(await answer(yes.id, { recognized: true, number: '7/QĐ-UBND' })).toMatchObject({
      body: { state: 'recognized' },
    });
    expect(await answer(no.id, { recognized: false, reason: 'Phạm vi hẹp' })).toMatchObject({
      body: { state: 'declined' },
    });
    expect((await factOf('nomination.answered.v1', first)).data).toMatchObject({
      recognized: true,
      number: '7/QĐ-UBND',
    });
  });

  it('is undone when registration refuses it, and its answer is awaited again when that is refused', async () => {
    const [first, second] = [await service.given('district-recognized'), await service.given('district-recognized')];
    const [made, answered] = [await nominated(first), await nominated(second)];
    await service.refuse(await factOf('nomination.made.v1', first), 'state');
    expect(await get(made.id)).toMatchObject({ state: 'refused', refusedReasons: ['state'] });
    await recorded(second);
    await answer(answered.id, { recognized: true, number: '8/QĐ-UBND' });
    const refused = await factOf('nomination.answered.v1', second);
    await service.refuse(refused, 'decision-number-missing');
    await service.refuse(refused, 'decision-number-missing');
    expect(await get(answered.id)).toMatchObject({ state: 'made', version: 3, answerNumber: null });
  });

  it('is closed when the recognition that it stands on is revoked', async () => {
    const id = await service.given('district-recognized');
    const nomination = await nominated(id);
    const revoked = service.snapshot({ initiativeId: id, version: 7, state: 'revoked', recognitions: [] });
    await service.tell(revoked, revoked);
    expect(await get(nomination.id)).toMatchObject({ state: 'closed', version: 2 });
  });
});

describe('the list of nominations', () => {
  it('has the same rows on the screen and in the file, which no spreadsheet runs', async () => {
    const title = '=HYPERLINK("http://x.vn"), "Một cửa"';
    const titles = [title, ...Array.from({ length: 230 }, (_, i) => `Sáng kiến số ${String(i)}`)];
    const year = 2023;
    const told = titles.map((one) =>
      service.snapshot({
        initiativeId: randomUUID(),
        version: 5,
        state: 'district-recognized',
        title: one,
        regulationYear: year,
        shortcoming: undefined, // nothing is asked after in a year whose regulation is not known here
      }),
    );
    await service.tell(...told);
    const rank = (_: unknown, i: number) => ({ initiativeId: told[i]?.data.initiativeId, reason: 'Tốt', rank: i + 1 });
    await service.post('/nominations', standing(), { rows: told.map(rank) });
    const query = `localityId=${service.world.localityId}&year=${String(year)}`;
    const { body: page } = await service.call<Page<NominationLine>>('GET', `/nominations?${query}`, { as: standing() });
    expect(page).toMatchObject({ total: titles.length, next: expect.any(String) as string });
    const file = await service.call<string>('GET', `/nominations.csv?${query}`, { as: standing() });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse<Record<string, string>>(file.body, { bom: true, columns: true });
    expect(rows).toHaveLength(page.total);
    expect(rows.map((row) => row['STT'])).toEqual(titles.map((_, i) => String(i + 1)));
    expect(rows.map((row) => row['Tên sáng kiến']).slice(1)).toEqual(titles.slice(1));
    expect(rows[0]).toMatchObject({
      'Tên sáng kiến': `'${title}`,
      'Số quyết định công nhận': '',
      'Tác giả, đồng tác giả (tỷ lệ %)': 'Nguyễn Thị An (50%); Trần Văn Bình (50%)',
      'Đơn vị': 'Ủy ban nhân dân xã Một',
    });
  });

  it('is empty for who may not see it', async () => {
    const as = service.world.people.principal;
    expect(await service.call('GET', '/nominations', { as })).toMatchObject({ body: { total: 0, items: [] } });
    const file = await service.call<string>('GET', '/nominations.csv', { as });
    expect(file.body.split('\r\n')).toHaveLength(2);
  });
});
