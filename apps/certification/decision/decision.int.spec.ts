import type { Envelope } from '#lib/contracts/event.js';
import type { InitiativeSnapshot } from '#lib/contracts/initiative.events.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { randomUUID } from 'node:crypto';
import type { Certificate } from '../certificate/certificate.entity.js';
import type { Verification } from '../certificate/verify.controller.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionItem } from './decision-item.entity.js';
import type { DecisionView } from './decision-view.service.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());

type Answered = DecisionView & Problem;
const head = () => service.world.people.head;
const chair = () => service.world.people.chair;

const drafted = async (level: 'unit' | 'district', ...initiativeIds: string[]): Promise<DecisionView> => {
  const { commune, root } = service.world.units;
  const items = initiativeIds.map((initiativeId) => ({ initiativeId, verdict: 'recognized' }));
  const body = { level, bodyUnitId: level === 'unit' ? commune : root, items };
  const answer = await service.post<DecisionView>('/decisions', level === 'unit' ? head() : chair(), body);
  expect(answer).toMatchObject({ status: 201, body: { state: 'draft', number: null, signedOn: null } });
  return answer.body;
};
const sign = (id: string, as = head(), headers = {}) =>
  service.post<Answered>(`/decisions/${id}/sign`, as, {}, headers);
const signed = async (level: 'unit' | 'district', ...initiativeIds: string[]): Promise<DecisionView> => {
  const { id } = await drafted(level, ...initiativeIds);
  const answer = await sign(id, level === 'unit' ? head() : chair());
  expect(answer).toMatchObject({ status: 200, body: { state: 'issued' } });
  return answer.body;
};
const issuedFact = async (initiativeId: string): Promise<Envelope> => {
  const fact = (await service.sentOf('decision.issued.v1', initiativeId)).at(-1);
  if (!fact) throw new Error('not sent');
  return fact;
};
const certificatesOf = async (initiativeId: string): Promise<Certificate[]> => {
  const path = `/certificates?initiativeId=${initiativeId}`;
  return (await service.call<Page<Certificate>>('GET', path, { as: head() })).body.items;
};
const statusesOf = async (initiativeId: string) => (await certificatesOf(initiativeId)).map(({ state }) => state);
/** Registration takes the recognition over. */
const takeEffect = (
  initiativeId: string,
  { id, number, level }: DecisionView,
  state: InitiativeSnapshot['state'],
  version = 6,
) =>
  service.tell(
    service.snapshot({
      initiativeId,
      version,
      state,
      recognitions: [{ level, decisionId: id, number: number ?? '', signedOn: '2024-09-05' }],
    }),
  );
const lineOf = async (id: string, initiativeId: string): Promise<DecisionItem | undefined> => {
  const { body } = await service.call<DecisionView>('GET', `/decisions/${id}`, { as: head() });
  return body.items.find((item) => item.initiativeId === initiativeId);
};

describe('a decision', () => {
  it('covers many initiatives, is told once for each, and certifies every author', async () => {
    const ids = [await service.given('confirmed'), await service.given('confirmed')];
    const decision = await signed('unit', ...ids);
    expect(decision).toMatchObject({
      number: expect.stringMatching(/^\d\d\/QĐ-SK$/) as string,
      signedOn: '2024-09-05',
      signer: { name: head().name, role: 'unit-head' },
      items: [{ place: 1 }, { place: 2 }],
    });
    for (const id of ids) {
      const facts = await service.sentOf('decision.issued.v1', id);
      expect(facts).toHaveLength(1);
      expect(facts[0]?.data).toMatchObject({ decisionId: decision.id, certificates: [{}, {}], verdict: 'recognized' });
    }
    const certificates = await certificatesOf(ids[0] ?? '');
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
    const drafts = await Promise.all(ids.map((id) => drafted('unit', id)));
    const [withdrawn = ''] = ids;
    await service.tell(service.snapshot({ initiativeId: withdrawn, version: 6, state: 'withdrawn' }));
    const answers = await Promise.all(drafts.map(({ id }) => sign(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 409]);
    const series = await service.db.query<{ table: string; year: number; n: number[] }[]>(
      `SELECT kind, array_agg(sequence ORDER BY sequence) AS n FROM decision WHERE state = 'issued' GROUP BY body_unit_id, kind, year
       UNION ALL SELECT kind, array_agg(sequence ORDER BY sequence) FROM certificate GROUP BY body_unit_id, kind, year`,
    );
    expect(series.length).toBeGreaterThanOrEqual(2);
    for (const { n } of series) expect(n).toEqual(n.map((_, i) => i + 1));
  });

  it('takes no second number for a request that is sent twice, and none for one that is signed already', async () => {
    const { id } = await drafted('unit', await service.given('confirmed'));
    const first = await sign(id, head(), { 'idempotency-key': 'sign-1' });
    const again = await sign(id, head(), { 'idempotency-key': 'sign-1' });
    expect(again).toMatchObject({ status: 200, body: { number: first.body.number } });
    const bare = await service.call('POST', `/decisions/${id}/sign`, { as: head() });
    expect(bare).toMatchObject({ status: 409, body: { reasons: [{ key: 'state' }] } });
    const next = await signed('unit', await service.given('confirmed'));
    expect(next.sequence).toBe((first.body.sequence ?? 0) + 1);
  });

  it('cannot decide one initiative twice at a level', async () => {
    const id = await service.given('confirmed');
    const drafts = [await drafted('unit', id), await drafted('unit', id)];
    const answers = await Promise.all(drafts.map((draft) => sign(draft.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.reasons).toMatchObject([
      { key: 'already-decided', field: 'items.0' },
    ]);
  });

  it('cannot be changed or deleted once issued, not even by hand; a draft can', async () => {
    const initiativeId = await service.given('confirmed');
    const { id } = await signed('unit', initiativeId);
    const [certificate] = await certificatesOf(initiativeId);
    for (const [sql, key] of [
      [`UPDATE decision SET number = '99/QĐ' WHERE id = $1`, id],
      ['DELETE FROM decision WHERE id = $1', id],
      [`UPDATE decision_item SET title = 'khác' WHERE decision_id = $1`, id],
      ['DELETE FROM decision_item WHERE decision_id = $1', id],
      [`UPDATE certificate SET full_name = 'khác' WHERE id = $1`, certificate?.id],
      ['DELETE FROM certificate WHERE id = $1', certificate?.id],
    ])
      await expect(service.db.query(sql ?? '', [key])).rejects.toThrow('cannot be changed or deleted');
    const draft = await drafted('unit', await service.given('confirmed'));
    const discarded = await service.call<Answered>('DELETE', `/decisions/${draft.id}`, { as: head() });
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
    expect(await service.post<Problem>('/decisions', head(), body)).toMatchObject({
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
    const { id } = await drafted('unit', await service.given('confirmed'));
    for (const other of [theChair, principal, secretary, author])
      expect(await sign(id, other)).toMatchObject({ status: 403, body: { reasons: [{}] } });
    const district = await drafted('district', await service.given('recommended'));
    for (const other of [head(), principal, author])
      expect(await sign(district.id, other)).toMatchObject({ status: 403 });
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
    expect(await service.post<Problem>('/decisions', chair(), body)).toMatchObject({
      body: { reasons: [{ key: 'unit-recognition-missing', field: 'items.0' }] },
    });
  });

  it('shows an author their own lines alone, and never a draft', async () => {
    const { author, coauthor } = service.world.people;
    const other = [
      { personId: coauthor.personId, fullName: coauthor.name, unitId: coauthor.unitId, sharePercent: 100 },
    ];
    const [own, foreign] = [await service.given('confirmed'), await service.given('confirmed', { authors: other })];
    const { id } = await drafted('unit', own, foreign);
    const seen = () => service.call<DecisionView>('GET', `/decisions/${id}`, { as: author });
    expect(await seen()).toMatchObject({ status: 404 });
    await sign(id);
    const { body } = await seen();
    expect(body.items.map((item) => item.initiativeId)).toEqual([own]);
    expect(JSON.stringify(body)).not.toContain(foreign);
  });
});

describe('what registration answers', () => {
  it('puts a line in force when the initiative is recognized, once, however often it is told', async () => {
    const id = await service.given('confirmed');
    const decision = await signed('unit', id);
    await takeEffect(id, decision, 'unit-recognized');
    await takeEffect(id, decision, 'unit-recognized');
    expect(await lineOf(decision.id, id)).toMatchObject({ state: 'in-force', version: 2 });
  });

  it('makes a refused line void with its certificates; the number stays used and the initiative can be decided again', async () => {
    const id = await service.given('confirmed');
    const decision = await signed('unit', id);
    const fact = await issuedFact(id);
    await service.refuse(fact, 'unit-cannot-recognize');
    await service.refuse(fact, 'unit-cannot-recognize');
    expect(await lineOf(decision.id, id)).toMatchObject({
      state: 'refused',
      refusedReasons: ['unit-cannot-recognize'],
      version: 2,
    });
    expect(await statusesOf(id)).toEqual(['void', 'void']);
    const next = await signed('unit', id);
    expect(next.sequence).toBe((decision.sequence ?? 0) + 1);
  });

  it('voids what was signed while the author withdrew', async () => {
    const id = await service.given('confirmed');
    const decision = await signed('unit', id);
    await service.tell(service.snapshot({ initiativeId: id, version: 6, state: 'withdrawn' }));
    expect(await lineOf(decision.id, id)).toMatchObject({ state: 'refused', refusedReasons: ['initiative-withdrawn'] });
    expect(await statusesOf(id)).toEqual(['void', 'void']);
  });
});

describe('a revocation', () => {
  const recognized = async () => {
    const id = await service.given('confirmed');
    const unit = await signed('unit', id);
    await takeEffect(id, unit, 'unit-recognized', 6);
    const level = { level: 'unit' as const, decisionId: unit.id, number: unit.number ?? '', signedOn: '2024-09-05' };
    await service.tell(service.snapshot({ initiativeId: id, version: 7, state: 'recommended', recognitions: [level] }));
    const district = await signed('district', id);
    const above = { ...level, level: 'district' as const, decisionId: district.id };
    const recognitions = [level, above];
    await service.tell(service.snapshot({ initiativeId: id, version: 8, state: 'district-recognized', recognitions }));
    return { id, unit, district };
  };
  const why = { reason: 'Sao chép giải pháp đã có', basis: 'NĐ 13/2012' };
  const revoke = (decisionId: string, id: string, as = head()) =>
    service.post<DecisionItem & Problem>(`/decisions/${decisionId}/items/${id}/revocation`, as, why);

  it('ends the certificates of its level and flags the recognition above', async () => {
    const { id, unit, district } = await recognized();
    expect(await revoke(unit.id, id, chair())).toMatchObject({ status: 403 });
    expect(await revoke(unit.id, id)).toMatchObject({ status: 200, body: { state: 'revoked', revocation: why } });
    expect((await service.sentOf('recognition.revoked.v1', id))[0]?.data).toMatchObject({ level: 'unit', ...why });
    expect(await lineOf(district.id, id)).toMatchObject({ state: 'in-force', flagged: true });
    const states = Object.fromEntries((await certificatesOf(id)).map(({ level, state }) => [level, state]));
    expect(states).toEqual({ unit: 'revoked', district: 'valid' });
    expect(await revoke(unit.id, id)).toMatchObject({ status: 409, body: { reasons: [{ key: 'not-in-force' }] } });
  });

  it('is undone when registration refuses it', async () => {
    const { id, unit, district } = await recognized();
    await revoke(unit.id, id);
    const [fact] = await service.sentOf('recognition.revoked.v1', id);
    if (!fact) throw new Error('not sent');
    await service.refuse(fact, 'state');
    expect(await lineOf(unit.id, id)).toMatchObject({ state: 'in-force', revocation: null, refusedReasons: ['state'] });
    expect(await lineOf(district.id, id)).toMatchObject({ flagged: false });
    expect(await statusesOf(id)).toEqual(['valid', 'valid', 'valid', 'valid']);
  });
});

describe('verification', () => {
  it('tells anyone whether a certificate is valid, void or revoked, and nothing else', async () => {
    const id = await service.given('confirmed');
    const decision = await signed('unit', id);
    const [certificate] = await certificatesOf(id);
    if (!certificate) throw new Error('no certificate');
    const verify = (number: string) => service.call<Verification[]>('GET', `/verify/${number}`);
    const expected = { title: 'Phiếu hẹn điện tử', author: certificate.fullName, decisionNumber: decision.number };
    const number = encodeURIComponent(certificate.number);
    expect((await verify(number)).body).toContainEqual({ status: 'valid', ...expected });
    expect((await verify(certificate.number)).body).toContainEqual({ status: 'valid', ...expected });
    await service.refuse(await issuedFact(id), 'state');
    expect((await verify(certificate.id)).body).toEqual([{ status: 'void', ...expected }]);
    expect(await verify('999%2FGCN-SK')).toMatchObject({ status: 404 });
  });
});
