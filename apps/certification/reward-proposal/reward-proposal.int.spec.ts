import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import { decisionCalls } from '../decision/decision.harness.js';
import type { RewardLetter } from '../reward-letter/reward-letter.entity.js';
import type { RewardLetterLine } from '../reward-letter/reward-letter.service.js';
import type { RewardProposalLine } from './reward-proposal.csv.js';
import type { RewardProposal } from './reward-proposal.entity.js';
import type { RewardCandidate } from './reward-proposal.list.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness('phuc-tho-2024');
  calls = decisionCalls(service);
  await service.db.query(`UPDATE unit_ref SET code = 'phong-noi-vu', name = 'Phòng Nội vụ' WHERE code = 'phong-gddt'`);
});
afterAll(() => service.stop());

type Row = { id: string; done?: RewardProposal; problem?: Problem };
const people = () => service.world.people;
const recognition = (level: 'unit' | 'district', signedOn = '2024-08-20') => ({
  level,
  decisionId: randomUUID(),
  number: level === 'unit' ? '09/QĐ-SK' : '21/QĐ-UBND',
  signedOn,
});
const recognized = (over: object = {}) =>
  service.given('unit-recognized', { recognitions: [recognition('unit')], ...over });
const rowFor = (initiativeId: string, over: object = {}) => ({
  ...{ initiativeId, level: 'unit', personId: people().author.personId, form: 'giay-khen', reason: 'Hiệu quả rõ' },
  ...over,
});
const propose = async (rows: object[], as = people().secretary) =>
  (await service.post<Row[]>('/reward-proposals', as, { rows })).body;
const proposed = async (initiativeId: string, over: object = {}): Promise<RewardProposal> => {
  const [row] = await propose([rowFor(initiativeId, over)]);
  if (!row?.done) throw new Error(JSON.stringify(row));
  return row.done;
};
const letterOn = (rows: readonly { id: string }[], over: object = {}) => ({
  bodyUnitId: service.world.units.commune,
  proposalIds: rows.map(({ id }) => id),
  ...over,
});
const sign = (rows: readonly { id: string }[], as = people().head, over: object = {}, headers = {}) =>
  service.post<RewardLetter & Problem>('/reward-letters', as, letterOn(rows, over), headers);
const answer = async (rows: object[], as = people().standing) =>
  (await service.post<Row[]>('/reward-proposals/answers', as, { rows })).body;
const get = async (id: string, as = people().standing) =>
  (await service.call<RewardProposalLine & Problem>('GET', `/reward-proposals/${id}`, { as })).body;
const candidates = async (query: string, as: Actor = people().standing) =>
  (await service.call<Page<RewardCandidate>>('GET', `/reward-proposals/candidates?${query}`, { as })).body;
const keysOf = (rows: readonly Row[]) => rows.map(({ problem }) => problem?.reasons.map(({ key }) => key).join());

describe('who may be proposed', () => {
  it('is every author of what is recognized, at each level, until they are proposed', async () => {
    const sector = 'only-here';
    const both = { recognitions: [recognition('unit', '2024-06-01'), recognition('district')], sector };
    const id = await service.given('district-recognized', both);
    await service.given('filed', { sector });
    const of = async (more: string, as?: Actor) => (await candidates(`sector=${sector}${more}`, as)).items;
    expect((await of('')).map(({ level, fullName }) => [level, fullName])).toEqual([
      ['unit', 'Nguyễn Thị An'],
      ['unit', 'Trần Văn Bình'],
      ['district', 'Nguyễn Thị An'],
      ['district', 'Trần Văn Bình'],
    ]);
    await proposed(id);
    expect(await candidates(`sector=${sector}`)).toMatchObject({ total: 3 });
    expect(await of('&level=unit')).toMatchObject([{ fullName: 'Trần Văn Bình', sharePercent: 50 }]);
    expect(await of('&from=2024-08-20&to=2024-08-20')).toMatchObject([{ level: 'district' }, { level: 'district' }]);
    expect(await of(`&unitId=${service.world.units.school}`)).toEqual([]);
    const first = await candidates(`sector=${sector}&limit=2`);
    const rest = await candidates(`sector=${sector}&limit=2&cursor=${first.next ?? ''}`);
    expect([...first.items, ...rest.items]).toEqual(await of(''));
    for (const as of [people().principal, people().author, people().chair]) expect(await of('', as)).toEqual([]);
    expect(await of('', people().head)).toHaveLength(3);
  });
});

describe('a proposal for a reward', () => {
  it('is made once for an author, an initiative and a level, also when two propose at once', async () => {
    const id = await recognized();
    const racing = await Promise.all([propose([rowFor(id)]), propose([rowFor(id)], people().standing)]);
    expect(keysOf(racing.flat()).sort()).toEqual(['already-proposed', undefined]);
    expect(keysOf(await propose([rowFor(id, { level: 'district' }), rowFor(id, { form: 'bang-khen' })]))).toEqual([
      'recognition-not-held',
      'already-proposed',
    ]);
    expect(keysOf(await propose([rowFor(id, { personId: people().coauthor.personId, form: 'bang-khen' })]))).toEqual([
      'reward-level-too-low',
    ]);
  });

  it('may be revised or dropped before it went with a letter, and made anew once dropped', async () => {
    const id = await recognized();
    const one = await proposed(id);
    const put = { as: people().secretary, body: { form: 'giay-khen', reason: 'Nhân rộng được' } };
    expect(await service.call('PUT', `/reward-proposals/${one.id}`, put)).toMatchObject({ status: 200 });
    expect(await get(one.id)).toMatchObject({ reason: 'Nhân rộng được', place: 1 });
    const dropped = await service.call('DELETE', `/reward-proposals/${one.id}`, { as: people().secretary });
    expect(dropped).toMatchObject({ status: 200, body: { state: 'withdrawn' } });
    await proposed(id);
  });

  it('is the business of unit and standing office, of no author, and unknown to a foreign unit', async () => {
    const { head, principal, chair, province, author } = people();
    const id = await recognized();
    const statusOf = async (as: Actor) => (await propose([rowFor(id)], as))[0]?.problem?.status;
    expect([await statusOf(principal), await statusOf(chair), await statusOf(author)]).toEqual([404, 403, 403]);
    const authors = [{ personId: head.personId, fullName: head.name, unitId: head.unitId, sharePercent: 100 }];
    const own = await recognized({ authors });
    expect(keysOf(await propose([rowFor(own, { personId: head.personId })], head))).toEqual(['conflict-of-interest']);
    const one = await proposed(id);
    const body = { form: 'giay-khen', reason: 'x' };
    const path = `/reward-proposals/${one.id}`;
    for (const as of [principal, author]) {
      expect(await service.call('GET', path, { as })).toMatchObject({ status: 404 });
      expect(await service.call('PUT', path, { as, body })).toMatchObject({ status: 404 });
      expect(await service.call('DELETE', path, { as })).toMatchObject({ status: 404 });
      expect((await answer([{ id: one.id, granted: true, answeredOn: '2024-09-05' }], as))[0]?.problem?.status).toBe(
        404,
      );
      expect(await sign([one], as)).toMatchObject({ status: 404 });
      expect(await service.post('/reward-letters/preview', as, letterOn([one]))).toMatchObject({ status: 404 });
    }
    expect(await service.call('PUT', path, { as: province, body })).toMatchObject({ status: 403 });
    expect(await sign([one], people().secretary)).toMatchObject({ status: 403 });
    const letter = await sign([one]);
    expect(await get(one.id, author)).toMatchObject({ state: 'proposed', letterNumber: letter.body.number });
    expect(await get(one.id, people().coauthor)).toMatchObject({ status: 404 });
    expect(await service.call('GET', `/reward-letters/${letter.body.id}`, { as: principal })).toMatchObject({
      status: 404,
    });
    expect(await service.call('GET', '/reward-letters', { as: principal })).toMatchObject({ body: { total: 0 } });
  });
});

describe('the letter', () => {
  it('goes through the office that the regulation names, with a number, and says beforehand what is in its way', async () => {
    const { root } = service.world.units;
    const initiativeId = await recognized();
    const one = await proposed(initiativeId);
    const outside = { bodyUnitId: service.world.units.office };
    const headOfOffice: Actor = { ...people().standing, roles: [...people().standing.roles, { role: 'unit-head', unitId: outside.bodyUnitId }] }; // prettier-ignore
    const preview = (over: object, as: Actor) =>
      service.post<RewardLetterLine[]>('/reward-letters/preview', as, letterOn([one], over));
    expect((await preview(outside, headOfOffice)).body).toMatchObject([{ faults: [{ key: 'outside-jurisdiction' }] }]);
    expect((await preview({ bodyUnitId: root }, people().standing)).body).toMatchObject([{ faults: [] }]);
    expect(await sign([one], people().standing)).toMatchObject({ status: 403 });
    const key = { 'idempotency-key': 'reward-letter-1' };
    const letter = await sign([one], people().standing, { bodyUnitId: root }, key);
    expect(letter).toMatchObject({
      status: 201,
      body: {
        number: '01/TTr-KT',
        signedOn: '2024-09-05',
        through: 'Phòng Nội vụ',
        addressee: 'Chủ tịch Ủy ban nhân dân',
      },
    });
    expect((await sign([one], people().standing, { bodyUnitId: root }, key)).body).toEqual(letter.body);
    const told = await service.sentOf('reward.proposed.v1', initiativeId);
    expect(told.map(({ data }) => data)).toEqual([
      expect.objectContaining({
        ...{ rewardProposalId: one.id, personId: people().author.personId, form: 'Giấy khen' },
        ...{ letter: { number: '01/TTr-KT', signedOn: '2024-09-05' }, officeUnitId: service.world.units.education },
      }),
    ]);
    expect(await sign([one], people().standing, { bodyUnitId: root })).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'not-selected', field: 'proposalIds.0' }] },
    });
    await expect(service.db.query(`UPDATE reward_letter SET number = '9'`)).rejects.toThrow('cannot be changed');
    const put = { as: people().secretary, body: { form: 'giay-khen', reason: 'x' } };
    expect(await service.call('PUT', `/reward-proposals/${one.id}`, put)).toMatchObject({ status: 409 });
  });

  it('is read, with what it proposes and no more, by the office that it goes through', async () => {
    const { education, school } = service.world.units;
    const holder = (unitId: string): Actor => ({ ...people().principal, roles: [{ role: 'unit-secretary', unitId }] });
    const [sent, kept] = [await proposed(await recognized()), await proposed(await recognized())];
    const { body: letter } = await sign([sent]);
    const total = async (path: string, as: Actor) =>
      (await service.call<{ total: number }>('GET', path, { as })).body.total;
    const seenBy = async (as: Actor) => [
      (await service.call('GET', `/reward-letters/${letter.id}`, { as })).status,
      (await service.call('GET', `/reward-proposals/${sent.id}`, { as })).status,
      (await service.call('GET', `/reward-proposals/${kept.id}`, { as })).status,
      await total(`/reward-proposals?letterId=${letter.id}`, as),
      (await total('/reward-letters', as)) > 0,
    ];
    expect(await seenBy(holder(education))).toEqual([200, 200, 404, 1, true]);
    expect(await seenBy(holder(school))).toEqual([404, 404, 404, 0, false]);
    const rows = [{ id: sent.id, granted: false, reason: 'x', answeredOn: '2024-09-05' }];
    expect(keysOf(await answer(rows, holder(education)))).toEqual(['not-permitted']);
    const body = { form: 'giay-khen', reason: 'x' };
    const put = { as: holder(education), body };
    expect(await service.call('PUT', `/reward-proposals/${sent.id}`, put)).toMatchObject({ status: 403 });
  });

  it('is answered line by line, once, and the answer is what the regulation and the dates allow', async () => {
    const ids = [await recognized(), await recognized()] as const;
    const [yes, no] = [await proposed(ids[0]), await proposed(ids[1])];
    await sign([yes, no]);
    const on = { answeredOn: '2024-09-05' };
    expect(
      keysOf(
        await answer([
          { id: yes.id, granted: true, ...on },
          { id: no.id, granted: false, ...on },
        ]),
      ),
    ).toEqual(['decision-number-missing', 'reason-missing']);
    expect(keysOf(await answer([{ id: yes.id, granted: true, number: '5/QĐ', answeredOn: '2024-09-04' }]))).toEqual([
      'answered-before-letter',
    ]);
    const rows = [
      { id: yes.id, granted: true, number: '5/QĐ-UBND', ...on },
      { id: no.id, granted: false, reason: 'Đã khen', ...on },
    ];
    expect(keysOf(await answer(rows, people().head))).toEqual(['not-permitted', 'not-permitted']);
    expect(await answer(rows)).toMatchObject([{ done: { state: 'granted' } }, { done: { state: 'not-granted' } }]);
    expect(keysOf(await answer(rows))).toEqual(['state', 'state']);
    const told = await Promise.all(ids.map((id) => service.sentOf('reward.settled.v1', id)));
    expect(told.flat().map(({ data }) => data)).toMatchObject([
      { rewardProposalId: yes.id, outcome: 'granted', number: '5/QĐ-UBND', form: 'Giấy khen' },
      { rewardProposalId: no.id, outcome: 'not-granted', reason: 'Đã khen' },
    ]);
    expect(await get(yes.id)).toMatchObject({ grantedForm: { label: 'Giấy khen' }, answerNumber: '5/QĐ-UBND' });
  });
});

describe('a revocation', () => {
  it('flags at once what stands on it, and withdraws what is not answered when registration has it', async () => {
    const id = await service.given('confirmed');
    const decision = await calls.signed('unit', id);
    await calls.takeEffect(id, decision, 'unit-recognized');
    const [granted, waiting] = [await proposed(id), await proposed(id, { personId: people().coauthor.personId })];
    await sign([granted]);
    await answer([{ id: granted.id, granted: true, number: '6/QĐ-UBND', answeredOn: '2024-09-05' }]);
    const revoke = () =>
      service.post(`/decisions/${decision.id}/items/${id}/revocation`, people().head, {
        reason: 'Sai',
        basis: 'Điều 1',
      });
    await revoke();
    expect([await get(granted.id), await get(waiting.id)]).toMatchObject([{ flagged: true }, { flagged: true }]);
    expect(await sign([waiting])).toMatchObject({ status: 409, body: { reasons: [{ key: 'recognition-flagged' }] } });
    const [fact] = await service.sentOf('recognition.revoked.v1', id);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'state');
    expect([await get(granted.id), await get(waiting.id)]).toMatchObject([{ flagged: false }, { flagged: false }]);
    await revoke();
    const dropped = await service.call('DELETE', `/reward-proposals/${waiting.id}`, { as: people().secretary });
    expect(dropped.status).toBe(200);
    expect(keysOf(await propose([rowFor(id, { personId: people().coauthor.personId })]))).toEqual([
      'recognition-flagged',
    ]);
    await service.tell(service.snapshot({ initiativeId: id, version: 8, state: 'revoked', recognitions: [] }));
    expect(await get(granted.id)).toMatchObject({ state: 'granted', flagged: true });
  });

  it('withdraws a proposal that waits for its answer, with the flag that says why', async () => {
    const id = await recognized();
    const one = await proposed(id);
    await sign([one]);
    const revoked = service.snapshot({ initiativeId: id, version: 8, state: 'revoked', recognitions: [] });
    await service.tell(revoked, revoked);
    expect(await get(one.id)).toMatchObject({ state: 'withdrawn', flagged: true, version: 3 });
    const told = await service.sentOf('reward.settled.v1', id);
    expect(told.map(({ data }) => data)).toMatchObject([{ rewardProposalId: one.id, outcome: 'withdrawn' }]);
  });
});

describe('the list', () => {
  it('has the same rows on the screen, in the file and in the database, which no spreadsheet runs', async () => {
    const sector = 'listed';
    const titles = ['=HYPERLINK("x"), "Một cửa"', ...Array.from({ length: 24 }, (_, i) => `Sáng kiến ${String(i)}`)];
    const told = titles.map((title) =>
      service.snapshot({
        ...{ initiativeId: randomUUID(), version: 5, state: 'unit-recognized', title, sector },
        recognitions: [recognition('unit')],
      }),
    );
    await service.tell(...told);
    await propose(told.map(({ data }) => rowFor(data.initiativeId)));
    const query = `sector=${sector}&localityId=${service.world.localityId}&state=selected&limit=20`;
    const list = (more: string) =>
      service.call<Page<RewardProposalLine>>('GET', `/reward-proposals?${query}${more}`, { as: people().standing });
    const { body: first } = await list('');
    const { body: rest } = await list(`&cursor=${first.next ?? ''}`);
    const lines = [...first.items, ...rest.items];
    expect(lines).toHaveLength(titles.length);
    expect(first.total).toBe(titles.length);
    const file = await service.call<string>('GET', `/reward-proposals.csv?sector=${sector}`, { as: people().standing });
    const rows = parse<Record<string, string>>(file.body, { bom: true, columns: true });
    const stored = await service.db.query<{ title: string; full_name: string }[]>(
      'SELECT title, full_name FROM reward_proposal WHERE sector = $1 ORDER BY created_at, id',
      [sector],
    );
    expect(lines.map(({ title, fullName }) => [title, fullName])).toEqual(stored.map((r) => [r.title, r.full_name]));
    expect(rows.map((row) => [row['STT'], row['Tên sáng kiến']?.replace(/^'/, ''), row['Lý do đề nghị']])).toEqual(
      lines.map((line) => [String(line.place), line.title, line.reason]),
    );
    expect(rows[0]).toMatchObject({
      'Hình thức đề nghị': 'Giấy khen',
      'Cấp công nhận': 'Cơ sở',
      'Kết quả': 'Chưa trình',
    });
    expect(await service.call('GET', '/reward-proposals', { as: people().principal })).toMatchObject({
      body: { total: 0, items: [] },
    });
  });
});
