import type { Problem } from '#lib/service-kit/problem.js';
import { parse } from 'csv-parse/sync';
import { startHarness, type Harness } from '../certification.harness.js';
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
    for (const as of [author, head, principal, secretary]) expect(await current(as)).toMatchObject({ status: 403 });
    for (const as of [standing, province, head]) expect(await issue(as)).toMatchObject({ status: 403 });
    const list = await service.call<{ total: number }>('GET', '/reports', { as: author });
    expect(list.body.total).toBe(0);
  });
});
