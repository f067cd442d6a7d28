import type { Actor } from '#lib/service-kit/acting.js';
import type { Page } from '#lib/service-kit/page.js';
import type { Problem } from '#lib/service-kit/problem.js';
import { randomUUID } from 'node:crypto';
import type { Certificate } from '../certificate/certificate.entity.js';
import type { Verification } from '../certificate/verify.controller.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionListed, DecisionView } from '../decision/decision-view.service.js';
import type { DecisionItem } from '../decision/decision-item.entity.js';
import { decisionCalls, printsOf, written } from '../decision/decision.harness.js';
import type { CorrectionPreview, CorrectionView } from './correction.view.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

const correct = (decisionId: string, wanted: object, as = calls.head(), headers = {}) =>
  service.post<CorrectionView & Problem>(
    `/decisions/${decisionId}/corrections`,
    as,
    { reason: 'Lỗi đánh máy', ...wanted },
    headers,
  );
const preview = (decisionId: string, wanted: object, as = calls.head()) =>
  service.post<CorrectionPreview & Problem>(`/decisions/${decisionId}/corrections/preview`, as, {
    reason: 'Lỗi đánh máy',
    ...wanted,
  });
const renamed = (initiativeId: string, fullName = 'Nguyễn Thị Ân') => ({
  items: [{ initiativeId, authors: [{ personId: service.world.people.author.personId, fullName }] }],
});
const verify = async ({ id }: Certificate) => (await service.call<Verification[]>('GET', `/verify/${id}`)).body;
const viewOf = async (id: string, as: Actor = calls.head()) =>
  (await service.call<DecisionView>('GET', `/decisions/${id}`, { as })).body;
const inForce = async (count = 1) => {
  const ids = await Promise.all(Array.from({ length: count }, () => service.given('confirmed')));
  return { ids, id: ids[0] ?? '', decision: await calls.recognizing(...ids) };
};

describe('a correction', () => {
  it('is a paper of its own number; the decision stays as it was signed and shows how it reads', async () => {
    const { id, decision } = await inForce();
    const { status, body } = await correct(decision.id, renamed(id));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: expect.stringMatching(/^\d\d\/ĐC-SK$/) as string,
      signedOn: '2024-09-05',
      decisionNumber: decision.number,
      corrected: [{ field: 'fullName', initiativeId: id, from: 'Nguyễn Thị An', to: 'Nguyễn Thị Ân' }],
    });
    const { items, corrections, replacedBy } = await viewOf(decision.id);
    expect(items).toMatchObject([
      {
        authors: [{ fullName: 'Nguyễn Thị An' }, { fullName: 'Trần Văn Bình' }],
        reads: { authors: [{ fullName: 'Nguyễn Thị Ân' }, { fullName: 'Trần Văn Bình' }] },
      },
    ]);
    expect(corrections).toMatchObject([{ id: body.id }]);
    expect(replacedBy).toBeNull();
    const [fact, ...more] = await service.sentOf('decision.corrected.v1', id);
    expect(more).toEqual([]);
    expect(fact?.data).toMatchObject({ paper: { number: body.number }, authors: [{ fullName: 'Nguyễn Thị Ân' }] });
  });

  it('is previewed as it will be signed, but for number and date; the preview writes nothing', async () => {
    const { ids, id, decision } = await inForce(2);
    const number = (decision.number ?? '').replace('QĐ-SK', 'QĐ-UBND');
    for (const wanted of [
      renamed(id),
      { signerPosition: 'Chủ tịch xã' },
      { ...renamed(id, 'Nguyễn Thị Ấn'), number },
    ]) {
      const before = await written(service);
      const { status, body } = await preview(decision.id, wanted);
      expect(status).toBe(200);
      expect(await written(service)).toEqual(before);
      const signed = (await correct(decision.id, wanted)).body;
      const { certificates, ...content } = body;
      expect(signed).toMatchObject(content);
      expect(Object.keys(signed).filter((key) => !(key in content)).sort()).toEqual(
        ['historyHash', 'id', 'number', 'sequence', 'signedAt', 'signedOn', 'version', 'year'],
      ); // prettier-ignore
      const all = (await Promise.all(ids.map((one) => calls.certificatesOf(one)))).flat();
      const touched = (one: string) => all.find((other) => other.id === one);
      for (const { certificateId, reprint, prints } of certificates) {
        const made = all.find(({ replacesId }) => replacesId === certificateId);
        expect(touched(certificateId)).toMatchObject({ ...prints, amendedBy: { number: signed.number } });
        expect(reprint && { replacesId: certificateId, ...reprint }).toEqual(made ? printsOf([made])[0] : null);
      }
      const amended = all.filter(({ amendedBy }) => amendedBy?.number === signed.number).map((one) => one.id);
      expect(certificates.map(({ certificateId }) => certificateId).sort()).toEqual(amended.sort());
    }
  });

  it('is refused beforehand for what it would be refused for, to whom it would be', async () => {
    const { id, decision } = await inForce();
    expect(await preview(decision.id, renamed(id, 'Nguyễn Thị An'))).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'nothing-corrected' }] },
    });
    const { author, principal } = service.world.people;
    const status = async (as: Actor) => (await preview(decision.id, renamed(id), as)).status;
    expect([await status(author), await status(principal)]).toEqual([403, 404]);
  });

  it('replaces every certificate that names who was misspelt, each by one of a new number', async () => {
    const { id, decision } = await inForce();
    const old = await calls.certificatesOf(id);
    const { body } = await correct(decision.id, renamed(id));
    const all = await calls.certificatesOf(id);
    expect(all).toHaveLength(4);
    const made = all.filter(({ state }) => state === 'valid');
    expect(made.map(({ fullName, coAuthors }) => [fullName, coAuthors]).sort()).toEqual([
      ['Nguyễn Thị Ân', ['Trần Văn Bình']],
      ['Trần Văn Bình', ['Nguyễn Thị Ân']],
    ]);
    expect(made.map(({ replacesId }) => replacesId).sort()).toEqual(old.map((one) => one.id).sort());
    expect(new Set(all.map(({ number }) => number)).size).toBe(4);
    const before = old.find(({ fullName }) => fullName === 'Nguyễn Thị An');
    const after = made.find(({ replacesId }) => replacesId === before?.id);
    if (!before || !after) throw new Error('no certificate');
    const by = { act: 'correction', number: body.number, signedOn: '2024-09-05' };
    expect(await verify(before)).toMatchObject([{ status: 'replaced', author: 'Nguyễn Thị An', by, replacedBy: after.number }]); // prettier-ignore
    expect(await verify(after)).toEqual([
      {
        status: 'valid',
        ...{ title: 'Phiếu hẹn điện tử', author: 'Nguyễn Thị Ân', decisionNumber: decision.number },
        replaces: before.number,
      },
    ]);
  });

  it('of what certificates do not print leaves them valid, and anyone learns that it was corrected', async () => {
    const { id, decision } = await inForce();
    const { body } = await correct(decision.id, { signerPosition: 'Chủ tịch Ủy ban nhân dân xã' });
    const [certificate, ...others] = await calls.certificatesOf(id);
    if (!certificate) throw new Error('no certificate');
    expect([certificate, ...others].map(({ state }) => state)).toEqual(['valid', 'valid']);
    expect(await verify(certificate)).toMatchObject([
      { status: 'corrected', by: { act: 'correction', number: body.number, signedOn: '2024-09-05' } },
    ]);
    expect((await viewOf(decision.id)).reads).toMatchObject({ signerPosition: 'Chủ tịch Ủy ban nhân dân xã' });
  });

  it('of the number replaces the certificates of every line, and leaves those of other lines alone else', async () => {
    const { ids, id, decision } = await inForce(2);
    await correct(decision.id, renamed(id));
    expect(await calls.statusesOf(ids[1] ?? '')).toEqual(['valid', 'valid']);
    const number = (decision.number ?? '').replace('QĐ-SK', 'QĐ-UBND');
    expect(await correct(decision.id, { number })).toMatchObject({ status: 201 });
    const second = await calls.certificatesOf(ids[1] ?? '');
    expect(second.map(({ state, decisionNumber }) => [state, decisionNumber]).sort()).toEqual([
      ...Array.from({ length: 2 }, () => ['replaced', decision.number]),
      ...Array.from({ length: 2 }, () => ['valid', number]),
    ]);
    const first = (await calls.certificatesOf(id)).filter(({ state }) => state === 'valid');
    expect(first.map(({ fullName }) => fullName)).toContain('Nguyễn Thị Ân');
  });

  it('takes one number for a request that is sent twice, and none for what reads like that already', async () => {
    const { id, decision } = await inForce();
    const key = { 'idempotency-key': 'correct-1' };
    const [first, second] = await Promise.all([1, 2].map(() => correct(decision.id, renamed(id), calls.head(), key)));
    expect(second?.body).toEqual(first?.body);
    expect(await correct(decision.id, renamed(id))).toMatchObject({
      status: 409,
      body: { reasons: [{ key: 'nothing-corrected' }] },
    });
    const next = await correct(decision.id, renamed(id, 'Nguyễn Thị Ấn'));
    const { rows } = { rows: await service.db.query<{ n: number[] }[]>('SELECT array_agg(sequence ORDER BY sequence) AS n FROM correction') }; // prettier-ignore
    expect(rows[0]?.n).toEqual(rows[0]?.n.map((_, i) => i + 1));
    expect(next.status).toBe(201);
    expect((await viewOf(decision.id)).corrections).toHaveLength(2);
  });

  it('is one where head and deputy say the same at once; the deputy signs KT.', async () => {
    const deputy = { ...service.world.people.secretary, roles: [] };
    const { commune } = service.world.units;
    const given = { unitId: commune, deputyId: deputy.personId, acts: ['decide-unit'] };
    await service.post('/delegations', calls.head(), { ...given, validFrom: '2024-09-05', validTo: '2024-09-20' });
    const { id, decision } = await inForce();
    const answers = await Promise.all([calls.head(), deputy].map((as) => correct(decision.id, renamed(id), as)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await calls.statusesOf(id)).toHaveLength(4);
    const third = await correct(decision.id, { ...renamed(id, 'Nguyễn Thị Ấn'), capacity: 'TM.' }, deputy);
    const onBehalfOf = { personId: calls.head().personId };
    expect(third.body).toMatchObject({ signer: { capacity: 'KT.', role: 'deputy-head', onBehalfOf } });
  });

  it('is refused while a line is not recorded, of a draft, and of what no longer stands', async () => {
    const id = await service.given('confirmed');
    const draft = await calls.drafted('unit', id);
    expect(await correct(draft.id, renamed(id))).toMatchObject({ status: 409, body: { reasons: [{ key: 'state' }] } });
    await calls.sign(draft.id);
    const refused = (key: string) => ({ status: 409, body: { reasons: [expect.objectContaining({ key })] } });
    expect(await correct(draft.id, renamed(id))).toMatchObject(refused('line-unsettled'));
    await calls.takeEffect(id, await viewOf(draft.id), 'unit-recognized');
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${draft.id}/items/${id}/revocation`, calls.head(), why);
    expect(await correct(draft.id, renamed(id))).toMatchObject(refused('decision-not-standing'));
  });

  it('is for who may sign; an author sees the part about their own, and a stranger nothing', async () => {
    const { ids, id, decision } = await inForce(2);
    const { author, principal, standing, teacher } = service.world.people;
    const status = async (as: Actor) => (await correct(decision.id, renamed(id), as)).status;
    expect([await status(author), await status(standing), await status(calls.chair())]).toEqual([403, 403, 403]);
    expect([await status(principal), await status(teacher)]).toEqual([404, 404]);
    const other = service.snapshot({ initiativeId: ids[1] ?? '', version: 9, state: 'unit-recognized', authors: [
      { personId: teacher.personId, fullName: teacher.name, unitId: teacher.unitId, sharePercent: 100 },
    ] }); // prettier-ignore
    await service.tell(other);
    const both = { items: ids.map((initiativeId) => ({ initiativeId, title: `Tên đúng ${initiativeId}` })) };
    const { body } = await correct(decision.id, both);
    const list = async (as: Actor) =>
      (await service.call<Page<CorrectionView>>('GET', `/corrections?decisionId=${decision.id}`, { as })).body;
    expect(await list(author)).toMatchObject({ total: 1, items: [{ corrected: [{ initiativeId: id }] }] });
    expect((await list(author)).items[0]?.corrected).toHaveLength(1);
    expect((await list(calls.head())).items[0]?.corrected).toHaveLength(2);
    expect(await list(principal)).toMatchObject({ total: 0 });
    expect((await service.call('GET', `/corrections/${body.id}`, { as: principal })).status).toBe(404);
    expect((await service.call('GET', `/corrections/${randomUUID()}`, { as: author })).status).toBe(404);
  });

  it('is named in the list of decisions with whatever else became of each, to who may see those lines', async () => {
    const { ids, id, decision } = await inForce(2);
    const other = ids[1] ?? '';
    const { author, teacher } = service.world.people;
    const authors = [{ personId: teacher.personId, fullName: teacher.name, unitId: teacher.unitId, sharePercent: 100 }];
    await service.tell(service.snapshot({ initiativeId: other, version: 9, state: 'unit-recognized', authors }));
    const listed = async (decisionId: string, as = calls.head(), initiativeId = id) => {
      const path = `/decisions?initiativeId=${initiativeId}&limit=200`;
      const { body } = await service.call<Page<DecisionListed>>('GET', path, { as });
      return body.items.find((one) => one.id === decisionId);
    };
    const nothing = { correctedBy: [], replacedBy: null, revoked: [] };
    expect(await listed(decision.id)).toMatchObject(nothing);
    const paper = { signedOn: '2024-09-05' };
    const first = (await correct(decision.id, renamed(id))).body;
    const second = (await correct(decision.id, { signerPosition: 'Chủ tịch xã' })).body;
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    const revocation = `/decisions/${decision.id}/items/${other}/revocation`;
    const { body: line } = await service.post<DecisionItem>(revocation, calls.head(), why);
    const path = `/decisions/${decision.id}/replacement`;
    const { body: next } = await service.post<DecisionView>(path, calls.head(), { reason: 'Sai căn cứ' });
    const [one, two] = [first, second].map(({ number }) => ({ number, ...paper }));
    const replacedBy = { decisionId: next.id, number: next.number, ...paper };
    const revoked = [{ initiativeId: other, number: line.revocation?.number, revokedOn: '2024-09-05' }];
    expect(line.revocation?.number).toBeTruthy();
    expect(await listed(decision.id)).toMatchObject({ correctedBy: [one, two], replacedBy, revoked });
    expect(await listed(next.id)).toMatchObject(nothing);
    expect(await listed(decision.id, author)).toMatchObject({ correctedBy: [one, two], replacedBy, revoked: [] });
    expect(await listed(decision.id, teacher, other)).toMatchObject({ correctedBy: [two], replacedBy, revoked });
  });

  it('cannot be changed or deleted, not even by hand', async () => {
    const { id, decision } = await inForce();
    const { body } = await correct(decision.id, renamed(id));
    for (const sql of [`UPDATE correction SET reason = 'khác' WHERE id = $1`, 'DELETE FROM correction WHERE id = $1'])
      await expect(service.db.query(sql, [body.id])).rejects.toThrow('cannot be changed or deleted');
  });
});
