import type { Actor } from '#lib/service-kit/acting.js';
import { randomUUID } from 'node:crypto';
import { startHarness, type Harness } from '../certification.harness.js';
import type { CchcTotal } from './cchc.query.js';

let service: Harness;
beforeAll(async () => {
  service = await startHarness('duong-phong-2023');
});
afterAll(() => service.stop());

const recognized = (signedOn: string, title: string) => {
  const recognitions = [{ level: 'unit' as const, decisionId: randomUUID(), number: '09/QĐ-SK', signedOn }];
  return service.given('unit-recognized', { recognitions, title });
};
const query = () => `localityId=${service.world.localityId}&year=2023`;
const totals = async (as: Actor) => (await service.call<CchcTotal[]>('GET', `/cchc?${query()}`, { as })).body;

describe('points for the admin-reform index', () => {
  it('are capped for the commune, earliest recognition first; the file says the same', async () => {
    for (const [day, title] of [
      ['04', 'Bốn'],
      ['01', '=Một'],
      ['03', 'Ba'],
      ['02', 'Hai'],
    ] as const)
      await recognized(`2023-09-${day}`, title);
    await service.given('filed');
    const { head, principal, standing } = service.world.people;
    const [commune] = await totals(standing);
    expect(commune).toMatchObject({ unitId: service.world.units.commune, points: 3 });
    expect(commune?.lines.map(({ title, points }) => [title, points])).toEqual([
      ['=Một', 1],
      ['Hai', 1],
      ['Ba', 1],
      ['Bốn', 0],
    ]);
    expect(await totals(head)).toEqual([commune]);
    expect(await totals(principal)).toEqual([]);
    const file = await service.call<string>('GET', `/cchc.csv?${query()}`, { as: standing });
    expect(file.status).toBe(200);
    expect(file.body).toContain(`'=Một`);
    expect(file.body).toContain('Tổng cộng: 4 sáng kiến');
  });
});
