import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import type { PreviewLine } from './decision-judgement.service.js';
import type { DecisionView } from './decision-view.service.js';
import { type Answered, decisionCalls } from './decision.harness.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

describe('a decision', () => {
  it('covers many initiatives, is told once for each, and certifies every author', async () => {
    const ids = [await service.given('confirmed'), await service.given('confirmed')];
    const decision = await calls.signed('unit', ...ids);
    expect(decision).toMatchObject({
      number: expect.stringMatching(/^\d\d\/QĐ-SK$/) as string,
      signedOn: '2024-09-05',
      signer: { name: calls.head().name, role: 'unit-head' },
      items: [{ place: 1 }, { place: 2 }],
    });
    for (const id of ids) {
      const facts = await service.sentOf('decision.issued.v1', id);
      expect(facts).toHaveLength(1);
      expect(facts[0]?.data).toMatchObject({ decisionId: decision.id, certificates: [{}, {}], verdict: 'recognized' });
    }
    const certificates = await calls.certificatesOf(ids[0] ?? '');
    const { author, coauthor } = service.world.people;
    const named = certificates.map(({ fullName, coAuthors }) => [fullName, ...coAuthors]);
    expect(named).toEqual(
      expect.arrayContaining([
        [author.name, coauthor.name],
        [coauthor.name, author.name],
      ]),
    );
  });

  it('is numbered without gap or double when many are signed at once, also where some are refused', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => service.given('confirmed')));
    const drafts = await Promise.all(ids.map((id) => calls.drafted('unit', id)));
    const [withdrawn = ''] = ids;
    await service.tell(service.snapshot({ initiativeId: withdrawn, version: 6, state: 'withdrawn' }));
    const answers = await Promise.all(drafts.map(({ id }) => calls.sign(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 409]);
    const series = await service.db.query<{ table: string; year: number; n: number[] }[]>(
      `SELECT kind, array_agg(sequence ORDER BY sequence) AS n FROM decision WHERE state = 'issued' GROUP BY body_unit_id, kind, year
       UNION ALL SELECT kind, array_agg(sequence ORDER BY sequence) FROM certificate GROUP BY body_unit_id, kind, year`,
    );
    expect(series.length).toBeGreaterThanOrEqual(2);
    for (const { n } of series) expect(n).toEqual(n.map((_, i) => i + 1));
  });

  it('takes no second number for a request that is sent twice, and none for one that is signed already', async () => {
    const { id } = await calls.drafted('unit', await service.given('confirmed'));
    const first = await calls.sign(id, calls.head(), { 'idempotency-key': 'sign-1' });
    const again = await calls.sign(id, calls.head(), { 'idempotency-key': 'sign-1' });
    expect(again).toMatchObject({ status: 200, body: { number: first.body.number } });
    const bare = await service.call('POST', `/decisions/${id}/sign`, { as: calls.head() });
    expect(bare).toMatchObject({ status: 409, body: { reasons: [{ key: 'state' }] } });
    const next = await calls.signed('unit', await service.given('confirmed'));
    expect(next.sequence).toBe((first.body.sequence ?? 0) + 1);
  });

  it('answers a draft or a revision that is sent again with what the first one made, whatever stands in its way now', async () => {
    const initiativeId = await service.given('confirmed');
    const items = [{ initiativeId, verdict: 'recognized' }];
    const body = { level: 'unit', bodyUnitId: service.world.units.commune, items };
    const draftOnce = () => service.post<Answered>('/decisions', calls.head(), body, { 'idempotency-key': 'draft-1' });
    const { id } = (await draftOnce()).body;
    const reviseOnce = () =>
      service.call<Answered>('PUT', `/decisions/${id}/items`, {
        as: calls.head(),
        body: { items },
        headers: { 'idempotency-key': 'revise-1' },
      });
    await reviseOnce();
    await service.tell(service.snapshot({ initiativeId, version: 6, state: 'withdrawn' }));
    expect(await draftOnce()).toMatchObject({ status: 201, body: { id } });
    expect(await reviseOnce()).toMatchObject({ status: 200, body: { id, version: 2 } });
  });

  it('shows what every line would come to before it is signed, and writes nothing', async () => {
    const { author, coauthor } = service.world.people;
    const [ready, early] = [await service.given('confirmed'), await service.given('filed')];
    const items = [ready, early].map((initiativeId) => ({ initiativeId, verdict: 'recognized' }));
    const body = { level: 'unit', bodyUnitId: service.world.units.commune, items };
    const count = () => service.db.query('SELECT count(*) FROM decision');
    const before = await count();
    const preview = await service.post<PreviewLine[]>('/decisions/preview', calls.head(), body);
    expect(preview).toMatchObject({
      status: 200,
      body: [
        { place: 1, faults: [], certified: [author.name, coauthor.name] },
        { place: 2, faults: [{ key: 'not-confirmed', field: 'items.1' }] },
      ],
    });
    expect(await count()).toEqual(before);
    expect(await service.post('/decisions/preview', author, body)).toMatchObject({ status: 403 });
    const draft = await calls.drafted('unit', ready);
    const seen = await service.call('GET', `/decisions/${draft.id}/preview`, { as: calls.head() });
    expect(seen.body).toMatchObject([{ place: 1, faults: [] }]);
  });

  it('names its legal bases and how the level is called, and lists what it recognizes as a file', async () => {
    const { id } = await calls.signed('unit', await service.given('confirmed'));
    const { body } = await service.call<DecisionView>('GET', `/decisions/${id}`, { as: calls.head() });
    expect(body.basis).toMatchObject({ level: 'cơ sở', authority: 'Thủ trưởng đơn vị' });
    expect(body.basis?.legalBases).toEqual(service.world.rules.legalBases);
    const file = await service.call<string>('GET', `/decisions/${id}/list.csv`, { as: calls.head() });
    const lines = file.body.trim().split('\r\n');
    expect(lines[0]).toMatch(/STT,Tên sáng kiến,.*,Số giấy chứng nhận$/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(body.number ?? '-');
  });

  it('shows of each line, before it is signed, how many units could use it and whether that is enough', async () => {
    const { head, principal } = service.world.people;
    const { commune, school, office, education } = service.world.units;
    await service.regulate({ year: 2023, scopeTest: { minimumPercent: 60 } });
    const rules = { regulationYear: 2023 };
    const confirmed = async (able: number, targetLevel: 'unit' | 'province') => {
      const id = await service.given('filed', { ...rules, targetLevel });
      const path = `/confirmations?initiativeId=${id}`;
      const [row] = (await service.call<Page<{ id: string }>>('GET', path, { as: head })).body.items;
      const similarUnits = [school, office, education].map((unitId, i) => ({ unitId, couldUse: i < able }));
      const words = { effect: 'Tốt', scope: 'Toàn xã', commitment: 'Giữ', proof: 'Sổ', similarUnits };
      expect(await service.post(`/confirmations/${row?.id ?? ''}/confirm`, head, words)).toMatchObject({ status: 200 });
      await service.tell(service.snapshot({ initiativeId: id, version: 6, state: 'confirmed', ...rules, targetLevel }));
      return id;
    };
    const [wide, within, unsaid] = [await confirmed(2, 'province'), await confirmed(0, 'unit'), await service.given('confirmed', rules)]; // prettier-ignore
    const scopes = [
      { share: { units: 3, couldUse: 2, percent: 66 }, minimumPercent: 60, reached: true },
      { share: { units: 3, couldUse: 0, percent: 0 }, minimumPercent: 0, reached: true },
      { share: { units: 0, couldUse: 0, percent: 0 }, minimumPercent: 60, reached: false },
    ];
    const ids = [wide, within, unsaid];
    const items = ids.map((initiativeId) => ({ initiativeId, verdict: 'recognized' }));
    const preview = await service.post<PreviewLine[]>('/decisions/preview', head, {
      level: 'unit',
      bodyUnitId: commune,
      items,
    });
    expect(preview.body.map(({ scope }) => scope)).toEqual(scopes);
    const draft = await calls.drafted('unit', ...ids);
    expect(draft.rulings.map(({ scope }) => scope)).toEqual(scopes);
    const foreign = await service.post<PreviewLine[]>('/decisions/preview', principal, {
      level: 'unit',
      bodyUnitId: school,
      items,
    });
    expect(foreign.body.map(({ title, scope }) => [title, scope])).toEqual(ids.map(() => ['', null]));
  });

  it('is numbered in the year that it is in Vietnam, from 01 after midnight of 31 December', async () => {
    const drafts = await Promise.all(
      [1, 2, 3].map(async () => calls.drafted('unit', await service.given('confirmed'))),
    );
    const signAt = async (time: string, i: number) => {
      service.setTime(new Date(time));
      return (await calls.sign(drafts[i]?.id ?? '')).body;
    };
    const last = await signAt('2024-12-31T16:59:59Z', 0);
    const first = await signAt('2024-12-31T17:00:00Z', 1);
    const second = await signAt('2025-01-01T02:00:00Z', 2);
    service.setTime(new Date('2024-09-05T02:00:00Z'));
    expect(last).toMatchObject({ year: 2024, signedOn: '2024-12-31' });
    expect(first).toMatchObject({ year: 2025, sequence: 1, number: '01/QĐ-SK', signedOn: '2025-01-01' });
    expect(second).toMatchObject({ year: 2025, sequence: 2 });
  });

  it('cannot decide one initiative twice at a level', async () => {
    const id = await service.given('confirmed');
    const drafts = [await calls.drafted('unit', id), await calls.drafted('unit', id)];
    const answers = await Promise.all(drafts.map((draft) => calls.sign(draft.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.reasons).toMatchObject([
      { key: 'already-decided', field: 'items.0' },
    ]);
  });

  it('cannot be changed or deleted once issued, not even by hand; a draft can', async () => {
    const initiativeId = await service.given('confirmed');
    const { id } = await calls.signed('unit', initiativeId);
    const [certificate] = await calls.certificatesOf(initiativeId);
    for (const [sql, key] of [
      [`UPDATE decision SET number = '99/QĐ' WHERE id = $1`, id],
      ['DELETE FROM decision WHERE id = $1', id],
      [`UPDATE decision_item SET title = 'khác' WHERE decision_id = $1`, id],
      ['DELETE FROM decision_item WHERE decision_id = $1', id],
      [`UPDATE certificate SET full_name = 'khác' WHERE id = $1`, certificate?.id],
      ['DELETE FROM certificate WHERE id = $1', certificate?.id],
    ])
      await expect(service.db.query(sql ?? '', [key])).rejects.toThrow('cannot be changed or deleted');
    const draft = await calls.drafted('unit', await service.given('confirmed'));
    const discarded = await service.call<Answered>('DELETE', `/decisions/${draft.id}`, { as: calls.head() });
    expect(discarded).toMatchObject({ status: 200, body: { state: 'discarded' } });
  });

  it('refuses a list with the reasons of every row', async () => {
    const [filed, confirmed] = [await service.given('filed'), await service.given('confirmed')];
    const items = [
      { initiativeId: filed, verdict: 'recognized' },
      { initiativeId: confirmed, verdict: 'declined' },
      { initiativeId: randomUUID(), verdict: 'recognized' },
    ];
    const body = { level: 'unit', bodyUnitId: service.world.units.commune, items };
    expect(await service.post<Problem>('/decisions', calls.head(), body)).toMatchObject({
      status: 409,
      body: {
        reasons: [
          { key: 'not-confirmed', field: 'items.0' },
          { key: 'reason-missing', field: 'items.1' },
          { key: 'initiative-unknown', field: 'items.2' },
        ],
      },
    });
  });

  it('is for the head of the recognizing unit or the chair of that district alone, and for no author', async () => {
    const { chair: theChair, principal, secretary, author } = service.world.people;
    const { id } = await calls.drafted('unit', await service.given('confirmed'));
    const signedBy = async (decision: string, others: Actor[]) =>
      Promise.all(others.map(async (other) => (await calls.sign(decision, other)).status));
    // Who may not even see a draft is not told that there is one.
    expect(await signedBy(id, [theChair, secretary])).toEqual([403, 403]);
    expect(await signedBy(id, [principal, author])).toEqual([404, 404]);
    const district = await calls.drafted('district', await service.given('recommended'));
    expect(await signedBy(district.id, [calls.head(), principal, author])).toEqual([404, 404, 404]);
    const authors = [
      { personId: theChair.personId, fullName: theChair.name, unitId: theChair.unitId, sharePercent: 100 },
    ];
    const own = await service.given('recommended', { authors });
    const items = [{ initiativeId: own, verdict: 'recognized' }];
    const body = { level: 'district', bodyUnitId: service.world.units.root, items };
    expect(await service.post<Problem>('/decisions', theChair, body)).toMatchObject({
      status: 403,
      body: { reasons: [{ key: 'conflict-of-interest' }] },
    });
  });

  it('needs a valid recognition of the unit at district level', async () => {
    const items = [{ initiativeId: await service.given('recommended', { recognitions: [] }), verdict: 'recognized' }];
    const body = { level: 'district', bodyUnitId: service.world.units.root, items };
    expect(await service.post<Problem>('/decisions', calls.chair(), body)).toMatchObject({
      body: { reasons: [{ key: 'unit-recognition-missing', field: 'items.0' }] },
    });
  });

  it('shows an author their own lines alone, and never a draft', async () => {
    const { author, coauthor } = service.world.people;
    const other = [
      { personId: coauthor.personId, fullName: coauthor.name, unitId: coauthor.unitId, sharePercent: 100 },
    ];
    const [own, foreign] = [await service.given('confirmed'), await service.given('confirmed', { authors: other })];
    const { id } = await calls.drafted('unit', own, foreign);
    const seen = () => service.call<DecisionView>('GET', `/decisions/${id}`, { as: author });
    expect(await seen()).toMatchObject({ status: 404 });
    await calls.sign(id);
    const { body } = await seen();
    expect(body.items.map((item) => item.initiativeId)).toEqual([own]);
    expect(JSON.stringify(body)).not.toContain(foreign);
  });
});
