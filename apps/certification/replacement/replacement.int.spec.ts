import type { Problem } from '#lib/service-kit/problem.js';
import type { Certificate } from '../certificate/certificate.entity.js';
import type { Verification } from '../certificate/verify.controller.js';
import { startHarness, type Harness } from '../certification.harness.js';
import type { DecisionView } from '../decision/decision-view.service.js';
import { type Answered, decisionCalls, printsOf, written } from '../decision/decision.harness.js';
import type { NominationLine } from '../nomination/nomination.csv.js';
import type { Page } from '#lib/service-kit/page.js';
import type { ReplacementPreview } from './replacement.service.js';

let service: Harness;
let calls: ReturnType<typeof decisionCalls>;
beforeAll(async () => {
  service = await startHarness();
  calls = decisionCalls(service);
});
afterAll(() => service.stop());

const replace = (decisionId: string, wanted: object = {}, as = calls.head(), headers = {}) =>
  service.post<Answered>(`/decisions/${decisionId}/replacement`, as, { reason: 'Sai căn cứ', ...wanted }, headers);
const preview = (decisionId: string, wanted: object = {}, as = calls.head()) =>
  service.post<ReplacementPreview & Problem>(`/decisions/${decisionId}/replacement/preview`, as, {
    reason: 'Sai căn cứ',
    ...wanted,
  });
const verify = async ({ id }: Certificate) => (await service.call<Verification[]>('GET', `/verify/${id}`)).body[0];
const viewOf = async (id: string) =>
  (await service.call<DecisionView>('GET', `/decisions/${id}`, { as: calls.head() })).body;
const refusedFor = (key: string) => ({ status: 409, body: { reasons: [{ key }] } });

describe('a replacing decision', () => {
  it('takes the next number of the series, covers the lines that stand, and ends the first', async () => {
    const ids = [await service.given('confirmed'), await service.given('confirmed')];
    const [kept = '', revoked = ''] = ids;
    const old = await calls.recognizing(...ids);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${old.id}/items/${revoked}/revocation`, calls.head(), why);
    const { status, body } = await replace(old.id, { items: [{ initiativeId: kept, title: 'Tên đúng' }] });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ state: 'issued', sequence: (old.sequence ?? 0) + 1, kind: 'unit-decision', itemCount: 1 },
      ...{ replaces: { decisionId: old.id, number: old.number }, replacementReason: 'Sai căn cứ' },
      items: [{ initiativeId: kept, state: 'in-force', title: 'Tên đúng', place: 1, number: body.number }],
    });
    const before = await viewOf(old.id);
    expect(before.replacedBy).toMatchObject({ decisionId: body.id, number: body.number });
    expect(before.items.map(({ state, title }) => [state, title])).toEqual([
      ['replaced', 'Phiếu hẹn điện tử'],
      ['revoked', 'Phiếu hẹn điện tử'],
    ]);
    const [fact] = await service.sentOf('decision.replaced.v1', kept);
    expect(fact?.data).toMatchObject({
      ...{ decisionId: body.id, replacedId: old.id, title: 'Tên đúng', certificates: [{}, {}] },
      replaced: { number: old.number, signedOn: '2024-09-05' },
    });
  });

  it('is previewed as it will be signed, but for number and date; the preview writes nothing', async () => {
    const ids = [await service.given('confirmed'), await service.given('confirmed'), await service.given('confirmed')];
    const [id = '', kept = '', revoked = ''] = ids;
    const old = await calls.recognizing(...ids);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    await service.post(`/decisions/${old.id}/items/${revoked}/revocation`, calls.head(), why);
    const wanted = { items: [{ initiativeId: id, title: 'Tên đúng' }], capacity: 'TM.' };
    const before = await written(service);
    const { status, body } = await preview(old.id, wanted);
    expect(status).toBe(200);
    expect(await written(service)).toEqual(before);
    const { certificates, corrected, ...content } = body;
    const signed = (await replace(old.id, wanted)).body;
    expect(signed).toMatchObject(content);
    expect(content.items.map(({ initiativeId }) => initiativeId)).toEqual([id, kept]);
    expect(corrected).toEqual([{ field: 'title', initiativeId: id, from: 'Phiếu hẹn điện tử', to: 'Tên đúng' }]);
    const made = (await Promise.all([id, kept].map((one) => calls.certificatesOf(one)))).flat();
    const own = { decisionNumber: signed.number, signedOn: signed.signedOn };
    const promised = certificates.map(({ certificateId, reprint }) => ({
      replacesId: certificateId,
      ...reprint,
      ...own,
    }));
    const printed = made.flatMap((one) => printsOf([one]));
    const byReplaced = (all: { replacesId: string | null }[]) => new Map(all.map((one) => [one.replacesId, one]));
    expect(printed).toHaveLength(4);
    expect(byReplaced(promised)).toEqual(byReplaced(printed));
    expect(certificates.every(({ reprint }) => reprint?.decisionNumber === null && reprint.signedOn === null)).toBe(
      true,
    );
  });

  it('is refused beforehand for what it would be refused for, to whom it would be', async () => {
    const id = await service.given('confirmed');
    const old = await calls.recognizing(id);
    const { author, principal } = service.world.people;
    expect(await preview(old.id, { reason: ' ' })).toMatchObject({ status: 400, body: { reasons: [{ key: 'reason-missing' }] } }); // prettier-ignore
    expect([(await preview(old.id, {}, author)).status, (await preview(old.id, {}, principal)).status]).toEqual([
      403, 404,
    ]);
    await replace(old.id);
    expect(await preview(old.id)).toMatchObject(refusedFor('decision-not-standing'));
  });

  it('gives new certificates, and the old ones name the paper and the number that replaced them', async () => {
    const id = await service.given('confirmed');
    const old = await calls.recognizing(id);
    const { body } = await replace(old.id);
    const all = await calls.certificatesOf(id);
    const made = all.filter(({ state }) => state === 'valid');
    expect(made).toHaveLength(2);
    for (const one of made) {
      expect(one).toMatchObject({ decisionId: body.id, decisionNumber: body.number });
      const before = all.find((other) => other.id === one.replacesId);
      if (!before) throw new Error('it replaces none');
      const by = { act: 'replacement', number: body.number, signedOn: '2024-09-05' };
      expect(await verify(before)).toMatchObject({ status: 'replaced', by, replacedBy: one.number });
      expect(await verify(one)).toMatchObject({ status: 'valid', replaces: before.number });
    }
  });

  it('carries corrections on, and can be corrected and revoked itself', async () => {
    const id = await service.given('confirmed');
    const old = await calls.recognizing(id);
    const title = { items: [{ initiativeId: id, title: 'Tên đã đính chính' }], reason: 'Sai tên' };
    await service.post(`/decisions/${old.id}/corrections`, calls.head(), title);
    const { body } = await replace(old.id);
    expect(body.items).toMatchObject([{ title: 'Tên đã đính chính' }]);
    expect(await service.post(`/decisions/${old.id}/corrections`, calls.head(), { ...title, number: '99/QĐ' })).toMatchObject(refusedFor('decision-not-standing')); // prettier-ignore
    const again = { items: [{ initiativeId: id, title: 'Tên cuối' }], reason: 'Sai tên' };
    expect(await service.post(`/decisions/${body.id}/corrections`, calls.head(), again)).toMatchObject({ status: 201 });
    const revoked = await service.post(`/decisions/${body.id}/items/${id}/revocation`, calls.head(), {
      reason: 'Sao chép',
      basis: 'NĐ 13/2012',
    });
    expect(revoked).toMatchObject({ status: 200, body: { state: 'revoked' } });
    expect((await calls.statusesOf(id)).sort()).toEqual([...Array<string>(6).fill('replaced'), 'revoked', 'revoked']);
  });

  it('says a refusal again with its reason', async () => {
    const id = await service.given('confirmed');
    const items = [{ initiativeId: id, verdict: 'declined', reason: 'Không mới' }];
    const body = { level: 'unit', bodyUnitId: service.world.units.commune, items };
    const draft = await service.post<DecisionView>('/decisions', calls.head(), body);
    await calls.sign(draft.body.id);
    await service.tell(service.snapshot({ initiativeId: id, version: 6, state: 'declined' }));
    const replaced = await replace(draft.body.id);
    expect(replaced.body.items).toMatchObject([{ verdict: 'declined', reason: 'Không mới', state: 'in-force' }]);
    expect(await calls.certificatesOf(id)).toEqual([]);
  });

  it('is one where two are signed at once, and one where a request is sent twice', async () => {
    const id = await service.given('confirmed');
    const old = await calls.recognizing(id);
    const answers = await Promise.all([replace(old.id), replace(old.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.reasons).toMatchObject([
      { key: 'decision-not-standing' },
    ]);
    const next = answers.find(({ status }) => status === 201)?.body;
    const key = { 'idempotency-key': 'replace-1' };
    const twice = await Promise.all([1, 2].map(() => replace(next?.id ?? '', {}, calls.head(), key)));
    expect(twice[0]?.body).toEqual(twice[1]?.body);
    expect(twice[0]?.body.sequence).toBe((next?.sequence ?? 0) + 1);
    expect(await replace(old.id, {}, calls.head(), { 'if-match': '"1"' })).toMatchObject(refusedFor('stale'));
  });

  it('races a correction and a revocation, and one of each pair wins', async () => {
    const id = await service.given('confirmed');
    const old = await calls.recognizing(id);
    const why = { reason: 'Sao chép', basis: 'NĐ 13/2012' };
    const answers = await Promise.all([
      replace(old.id),
      service.post<Problem>(`/decisions/${old.id}/items/${id}/revocation`, calls.head(), why),
    ]);
    const won = answers.filter(({ status }) => status < 300);
    expect(won).toHaveLength(1);
    const valid = (await calls.statusesOf(id)).filter((state) => state === 'valid');
    expect(valid).toHaveLength(won[0] === answers[0] ? 2 : 0);
  });

  it('is what the nomination list names once registration has recorded it; the first day counts', async () => {
    const { id, district } = await calls.recognizedTwice();
    const { standing } = service.world.people;
    const row = { initiativeId: id, reason: 'Tốt nhất', rank: 1 };
    await service.post('/nominations', standing, { rows: [row] });
    service.setTime(new Date('2025-02-03T02:00:00Z'));
    const { body } = await replace(district.id, {}, calls.chair());
    service.setTime(new Date('2024-09-05T02:00:00Z'));
    expect(body).toMatchObject({ year: 2025, sequence: 1, signedOn: '2025-02-03' });
    const recognition = { level: 'district' as const, decisionId: body.id, number: body.number ?? '' };
    const recognitions = [{ ...recognition, signedOn: '2025-02-03', recognizedOn: '2024-09-05' }];
    await service.tell(service.snapshot({ initiativeId: id, version: 9, state: 'district-recognized', recognitions }));
    const list = await service.call<Page<NominationLine>>('GET', '/nominations?year=2024', { as: standing });
    expect(list.body.items.find(({ initiativeId }) => initiativeId === id)).toMatchObject({
      decision: body.number,
      decidedOn: '2025-02-03',
    });
    const { root } = service.world.units;
    const recognizedIn = async (year: number) => {
      const path = `/reports/current?bodyUnitId=${root}&from=${String(year)}-01-01&to=${String(year)}-12-31`;
      const report = await service.call<{ total: { districtRecognized: number } }>('GET', path, { as: standing });
      return report.body.total.districtRecognized;
    };
    expect([await recognizedIn(2024), await recognizedIn(2025)]).toEqual([1, 0]);
  });
});
