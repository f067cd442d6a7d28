import type { Problem } from '#lib/service-kit/problem.js';
import { parse } from 'csv-parse/sync';
import { randomUUID } from 'node:crypto';
import { assessmentConcluded } from '#lib/contracts/evaluation.events.js';
import { september, startHarness, type Harness } from '../certification.harness.js';
import { hashOf } from './report.commands.js';
import type { ReportContent } from './report.content.js';
import type { Report } from './report.entity.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness();
});
afterAll(() => service.stop());

const people = () => service.world.people;
const period = () => ({ bodyUnitId: service.world.units.root, from: '2024-01-01', to: '2024-12-31' });
const asked = (over: object = {}) => new URLSearchParams({ ...period(), ...over }).toString();
const current = (as = people().standing, over: object = {}) =>
  service.call<ReportContent & Problem>('GET', `/reports/current?${asked(over)}`, { as });
const issue = (as = people().chair, headers = {}) =>
  service.post<Report & Problem>('/reports', as, { ...period(), year: 2024 }, headers);

const unit = {
  level: 'unit',
  decisionId: '2dcec9dd-70d1-46a7-951d-b65ba95c7821',
  number: '01',
  signedOn: '2024-06-01',
};
const recognized = (over: object = {}) =>
  service.given('unit-recognized', {
    registeredAt: '2024-03-01T02:00:00Z',
    category: 'cchc',
    recognitions: [unit as never],
    report: { benefit: { kind: 'measured', summary: 'Tiết kiệm', amount: 0.1, measure: '=triệu đồng' } },
    ...over,
  });

describe('the yearly report', () => {
  it('counts what happened between two Vietnamese dates, by unit, field and category; export is screen', async () => {
    await recognized();
    await recognized({ registeredAt: '2023-12-31T17:00:00Z' });
    await recognized({ registeredAt: '2023-12-31T16:59:59Z' });
    await service.given('draft');
    const { body } = await current();
    expect(body.total).toMatchObject({ registered: 2, unitRecognized: 3, nominated: 0, authorships: 6 });
    expect(body).toMatchObject({ people: 2, benefits: [{ initiatives: 3, amount: '0.3' }] });
    const file = await service.call<string>('GET', `/reports/current.csv?${asked()}`, { as: people().standing });
    const rows = parse<Record<string, string>>(file.body, { bom: true, columns: true });
    expect(Object.keys(rows[0] ?? {})).toContain('Công nhận cấp huyện');
    expect(rows.map((row) => row['Đăng ký'])).toEqual([...body.rows, body.total].map((row) => String(row.registered)));
    expect((await current(people().standing, { to: '2023-12-31' })).body).toMatchObject({
      reasons: [{ key: 'period-reversed', field: 'to' }],
    });
  });

  it('is frozen with number and hash when issued; what changes later is a new edition', async () => {
    const key = { 'idempotency-key': 'report-1' };
    const first = await issue(people().chair, key);
    expect(first).toMatchObject({ status: 201, body: { edition: 1, number: '01/BC-UBND', signedOn: '2024-09-05' } });
    expect((await issue(people().chair, key)).body).toEqual(first.body);
    await recognized();
    const second = await issue();
    expect(second.body).toMatchObject({ edition: 2, number: '02/BC-UBND' });
    const seen = await service.call<Report>('GET', `/reports/${first.body.id}`, { as: people().province });
    expect(hashOf(seen.body.content)).toBe(first.body.contentHash);
    expect(seen.body.contentHash).not.toBe(second.body.contentHash);
    await expect(service.db.query(`UPDATE report SET content = '{}'`)).rejects.toThrow('cannot be changed or deleted');
    const [fact] = await service.sentOf('report.issued.v1', first.body.id);
    expect(fact?.data).toMatchObject({ localityId: service.world.localityId, year: 2024, edition: 1 });
  });

  it('gives reports that are issued at once editions and numbers without gap or double', async () => {
    const answers = await Promise.all([issue(), issue(), issue()]);
    const editions = answers.map(({ body }) => body.edition).sort();
    expect(editions).toEqual([0, 1, 2].map((i) => (editions[0] ?? 0) + i));
  });

  it('is read by the standing office, the chair and the province, and issued by the chair alone', async () => {
    const { author, head, principal, standing, province, secretary } = people();
    for (const as of [author, head, principal, secretary]) {
      expect(await current(as)).toMatchObject({ status: 404 });
      expect(await current(as, { bodyUnitId: randomUUID() })).toMatchObject({ status: 404 });
    }
    for (const as of [standing, province]) expect(await issue(as)).toMatchObject({ status: 403 });
    expect(await issue(head)).toMatchObject({ status: 404 });
    const list = await service.call<{ total: number }>('GET', '/reports', { as: author });
    expect(list.body.total).toBe(0);
  });

  it('counts scores, replications and rewards of the period, and no more what was undone since', async () => {
    const { head, chair, standing, principal, author } = people();
    const year = { from: '2024-08-01', to: '2024-12-31', bodyUnitId: service.world.units.root };
    const before = (await current(standing, year)).body;
    const { dissemination } = service.world.rules;
    await service.regulate({ year: 2023, dissemination: { ...dissemination, replicationRegister: true } });
    const id = await recognized({ sector: 'counted', regulationYear: 2023 });
    const [declined, refused] = [await service.given('declined'), await service.given('evaluating')];
    const told = (initiativeId: string, outcome: 'recommend' | 'improve' | 'decline', total?: string, at = september) =>
      assessmentConcluded.make(
        initiativeId,
        {
          ...{ initiativeId, assessmentId: randomUUID(), councilId: randomUUID(), level: 'district', outcome },
          ...{ decidedBy: 'rule', by: { role: 'council-chair' } },
          ...(total ? { score: { total, sheets: 3, criteria: [{ key: 'novelty', score: '20' }] } } : {}),
        },
        at,
      );
    const undone = told(refused, 'recommend', '85');
    await service.tell(
      ...[told(id, 'improve', '55', new Date('2024-09-01T02:00:00Z')), told(id, 'recommend', '85')],
      ...[told(declined, 'decline'), undone, told(id, 'decline', '10', new Date('2025-01-01T02:00:00Z'))],
    );
    await service.refuse(undone, 'state');
    const applied = { initiativeId: id, unitId: principal.unitId, appliedSince: '2024-08-20', effect: 'Nhanh hơn' };
    const replication = await service.post<{ id: string }>('/replications', principal, applied);
    expect(replication.status).toBe(201);
    const row = { initiativeId: id, level: 'unit', personId: author.personId, form: 'giay-khen', reason: 'Tốt' };
    const [made] = (await service.post<{ done: { id: string } }[]>('/reward-proposals', head, { rows: [row] })).body;
    const proposalId = made?.done.id ?? '';
    await service.post('/reward-letters', head, { bodyUnitId: head.unitId, proposalIds: [proposalId] });
    const granted = { id: proposalId, granted: true, number: '5/QĐ', answeredOn: '2024-09-05' };
    await service.post('/reward-proposals/answers', standing, { rows: [granted] });
    const { body } = await current(standing, year);
    expect(body.rows.find(({ sector }) => sector === 'counted')).toMatchObject({
      ...{ replicated: 1, replications: 1, rewardsProposed: 1, rewardsGranted: 1 },
    });
    expect(before.assessed).toEqual([]);
    expect(body.assessed).toEqual([{ level: 'district', recommend: 1, improve: 0, decline: 1, dossiers: 2 }]);
    expect(body.scoreBands?.map(({ band, dossiers }) => [band, dossiers])).toEqual([
      ['từ 80 đến dưới 90', 1],
      ['Không chấm điểm', 1],
    ]);
    expect(body).toMatchObject({ replicatingUnits: 1, rewards: [{ form: 'Giấy khen', rewards: 1 }] });
    const file = await service.call<string>('GET', `/reports/current.csv?${asked(year)}&table=score-bands`, {
      as: standing,
    });
    const lines = parse<Record<string, string>>(file.body, { bom: true, columns: true });
    expect(lines.map((line) => line['Số hồ sơ'])).toEqual(['1', '1', '2']);
    const issued = await service.post<Report>('/reports', chair, { ...year, year: 2024 });
    await service.post(`/replications/${replication.body.id}/withdraw`, principal, { reason: 'Thôi' });
    const frozen = await service.call<string>('GET', `/reports/${issued.body.id}/csv?table=rewards`, { as: standing });
    expect(frozen.body).toContain('Giấy khen,1');
    const after = (await current(standing, year)).body;
    expect(after.total.replications).toBe(0);
    expect((await service.call<Report>('GET', `/reports/${issued.body.id}`, { as: standing })).body.content).toEqual(
      body,
    );
  });
});
