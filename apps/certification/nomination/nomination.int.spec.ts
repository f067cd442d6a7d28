import type { Envelope } from '#lib/contracts/event.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { parse } from 'csv-parse/sync';
import type { Actor } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import type { Nomination } from './nomination.entity.js';
import type { LetterLine } from '../nomination-letter/nomination-letter.service.js';
import type { NominationLetter } from '../nomination-letter/nomination-letter.entity.js';
import type { NominationLine } from './nomination.csv.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());

type Row = { id: string; done?: Nomination; problem?: Problem };
const standing = () => service.world.people.standing;
const province = () => service.world.people.province;
const chair = () => service.world.people.chair;

const nominate = (initiativeIds: string[], as = standing(), reason = 'Nhân rộng được toàn tỉnh') =>
  service.post<Row[]>('/nominations', as, {
    rows: initiativeIds.map((initiativeId) => ({ initiativeId, reason, rank: 1 })),
  });
const selected = async (...initiativeIds: string[]): Promise<Nomination[]> => {
  const { body } = await nominate(initiativeIds);
  return body.map((row) => {
    if (!row.done) throw new Error(JSON.stringify(row));
    return row.done;
  });
};
const letterOn = (nominations: readonly { id: string }[], over: object = {}) => ({
  localityId: service.world.localityId,
  year: 2024,
  bodyUnitId: service.world.units.root,
  nominationIds: nominations.map(({ id }) => id),
  tiesIntended: true,
  ...over,
});
const signLetter = (nominations: readonly { id: string }[], over: object = {}, as = chair(), headers = {}) =>
  service.post<NominationLetter & Problem>('/nomination-letters', as, letterOn(nominations, over), headers);
const publish = (id: string, as = standing()) =>
  service.post<NominationLetter & Problem>(`/nomination-letters/${id}/publication`, as);
/** Selected, sent with a letter and published. */
const nominated = async (initiativeId: string): Promise<Nomination> => {
  const [nomination] = await selected(initiativeId);
  if (!nomination) throw new Error('not selected');
  const { body } = await signLetter([nomination]);
  await publish(body.id);
  return nomination;
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
      { id: ready, done: { state: 'selected', year: 2024, rank: 1 } },
      { id: early, problem: { reasons: [{ key: 'not-district-recognized' }] } },
    ]);
    const [row] = body;
    if (!row?.done) throw new Error('not selected');
    const letter = await signLetter([row.done]);
    expect(letter).toMatchObject({
      status: 201,
      body: { state: 'signed', number: expect.stringMatching(/^\d\d\/TTr-UBND$/) as string, signedOn: '2024-09-05' },
    });
    expect(service.sent.filter(({ type }) => type === 'nomination.made.v1')).toEqual([]);
    expect(await publish(letter.body.id)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect((await factOf('nomination.made.v1', ready)).data).toMatchObject({ initiativeId: ready, rank: 1 });
    expect(await publish(letter.body.id)).toMatchObject({ status: 409, body: { reasons: [{ key: 'state' }] } });
    expect(await service.sentOf('nomination.made.v1', ready)).toHaveLength(1);
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
    const given = { recognized: true, number: '7/QĐ-UBND' };
    expect(await answer(nomination.id, given, chair())).toMatchObject({ status: 403 });
    expect(await answer(nomination.id, given, head)).toMatchObject({ status: 404 });
  });

  it('is answered by the standing office too, which names the paper of the province whatever it says', async () => {
    const id = await service.given('district-recognized');
    const nomination = await nominated(id);
    await recorded(id);
    const declined = { recognized: false, reason: 'Phạm vi hẹp' };
    expect(await answer(nomination.id, declined, standing())).toMatchObject({
      status: 400,
      body: { reasons: [{ key: 'decision-number-missing', field: 'number' }] },
    });
    expect(await answer(nomination.id, { ...declined, number: '12/TB-HĐSK' }, standing())).toMatchObject({
      body: { state: 'declined', answerNumber: '12/TB-HĐSK' },
    });
  });

  it('can be ranked anew or dropped until it went with a letter', async () => {
    const [first, second] = [await service.given('district-recognized'), await service.given('district-recognized')];
    const [one, two] = await selected(first, second);
    if (!one || !two) throw new Error('not selected');
    const put = { as: standing(), body: { reason: 'Tốt hơn', rank: 3 } };
    expect(await service.call('PUT', `/nominations/${one.id}`, put)).toMatchObject({ status: 200, body: { rank: 3 } });
    const dropped = await service.call('DELETE', `/nominations/${two.id}`, { as: standing() });
    expect(dropped).toMatchObject({ status: 200, body: { state: 'closed' } });
    await selected(second);
    await signLetter([one]);
    expect(await service.call('PUT', `/nominations/${one.id}`, put)).toMatchObject({ status: 409 });
    expect(await service.call('DELETE', `/nominations/${one.id}`, { as: standing() })).toMatchObject({ status: 409 });
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
    expect(await get(answered.id)).toMatchObject({ state: 'made', version: 5, answerNumber: null });
  });

  it('is closed when the recognition that it stands on is revoked', async () => {
    const id = await service.given('district-recognized');
    const nomination = await nominated(id);
    const revoked = service.snapshot({ initiativeId: id, version: 7, state: 'revoked', recognitions: [] });
    await service.tell(revoked, revoked);
    expect(await get(nomination.id)).toMatchObject({ state: 'closed', version: 4 });
  });
});

describe('a letter to the province', () => {
  it('shows what stands in the way of each line before it is signed, and writes nothing', async () => {
    const ids = [await service.given('district-recognized'), await service.given('district-recognized')];
    const rows = await selected(...ids);
    const body = letterOn(rows, { tiesIntended: false });
    const preview = await service.post<LetterLine[]>('/nomination-letters/preview', chair(), body);
    expect(preview.body.map(({ faults }) => faults.map(({ key }) => key))).toEqual([['rank-tied'], ['rank-tied']]);
    expect(await signLetter(rows, { tiesIntended: false })).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'rank-tied', field: 'nominationIds.0' }, { key: 'rank-tied' }] },
    });
    expect(await signLetter(rows, {}, standing())).toMatchObject({ status: 403 });
    expect(await signLetter([{ id: randomUUID() }])).toMatchObject({ status: 404 });
    expect(await get(rows[0]?.id ?? '')).toMatchObject({ state: 'selected', letterNumber: null });
  });

  it('takes one number for a request that is sent twice, and for two that race for the same nominations', async () => {
    const rows = await selected(await service.given('district-recognized'));
    const key = { 'idempotency-key': 'letter-1' };
    const [first, again] = [await signLetter(rows, {}, chair(), key), await signLetter(rows, {}, chair(), key)];
    expect(again.body).toEqual(first.body);
    const others = await selected(await service.given('district-recognized'));
    const racing = await Promise.all([signLetter(others), signLetter(others)]);
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [series] = await service.db.query<{ n: number[] }[]>(
      'SELECT array_agg(sequence ORDER BY sequence) AS n FROM nomination_letter GROUP BY body_unit_id, number_year',
    );
    expect(series?.n).toEqual(series?.n.map((_, i) => i + 1));
  });

  it('is known to no author before it is published, not even to one who holds an office that sees them', async () => {
    const { standing: officer, author, head } = service.world.people;
    const authors = [{ personId: officer.personId, fullName: officer.name, unitId: officer.unitId, sharePercent: 100 }];
    // A year of its own; nothing is asked after in one whose regulation is not known here.
    const of2022 = { regulationYear: 2022, regulationVersion: 1, shortcoming: undefined };
    const [own, foreign] = [
      await service.given('district-recognized', { authors, ...of2022 }),
      await service.given('district-recognized', of2022),
    ];
    const theirs = { ...officer, personId: head.personId, name: head.name };
    await nominate([own, foreign], theirs);
    const list = async (as: Actor) =>
      (await service.call<Page<NominationLine>>('GET', '/nominations?year=2022', { as })).body;
    expect((await list(officer)).items.map(({ initiativeId }) => initiativeId)).toEqual([foreign]);
    expect(await list(officer)).toMatchObject({ total: 1 });
    expect(await list(chair())).toMatchObject({ total: 2 });
    expect(await list(province())).toMatchObject({ total: 2 });
    for (const as of [author, head]) expect(await list(as)).toMatchObject({ total: 0, items: [] });
    const { principal } = service.world.people;
    const foreignChair = { ...principal, roles: [{ role: 'district-chair' as const, unitId: principal.unitId }] };
    const authorChair = { ...officer, roles: [...officer.roles, ...chair().roles] };
    const ids = (await list(chair())).items;
    for (const [as, bodyUnitId] of [
      [foreignChair, principal.unitId],
      [authorChair, service.world.units.root],
    ] as const)
      expect(await signLetter(ids, { bodyUnitId }, as)).toMatchObject({
        status: 404,
        body: { reasons: [{ key: 'not-found' }] },
      });
    const file = await service.call<string>('GET', '/nominations.csv?year=2022', { as: officer });
    expect(file.body.split('\r\n')).toHaveLength(3);
    expect(service.sent.filter(({ subject }) => subject === own)).toEqual([]);
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
    const rest = await service.call<Page<NominationLine>>(
      'GET',
      `/nominations?${query}&limit=200&cursor=${page.next ?? ''}`,
      { as: standing() },
    );
    const lines = [...page.items, ...rest.body.items];
    const file = await service.call<string>('GET', `/nominations.csv?${query}`, { as: standing() });
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const rows = parse<Record<string, string>>(file.body, { bom: true, columns: true });
    expect(rows).toHaveLength(page.total);
    expect(rows.map((row) => row['STT'])).toEqual(titles.map((_, i) => String(i + 1)));
    expect(rows.map((row) => row['Tên sáng kiến']).slice(1)).toEqual(titles.slice(1));
    expect(lines.map(({ title }) => title)).toEqual(titles);
    expect(lines.map(({ place }) => String(place))).toEqual(rows.map((row) => row['STT']));
    expect(lines.map(({ reason, madeOn }) => [reason, madeOn])).toEqual(
      rows.map((row) => [row['Lý do đề cử'], row['Ngày đề cử']]),
    );
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
