import { parseRegulation } from '#lib/regulation/parse-regulation.js';
import { readFileSync } from 'node:fs';
import { plan, replan } from './round.commands.js';
import type { Round } from './round.entity.js';

const read = (name: string) => readFileSync(`deploy/localities/${name}.yaml`, 'utf8');
const rules = parseRegulation(read('thanh-tri-2024'), { defaults: read('defaults') });
const at = new Date('2024-12-01T00:00:00Z');
const sourceOf = (year: number, version: number) => ({ localityId: 'thanh-tri', year, version, rules });
const planned = (year: number, version: number): Round => ({
  ...(plan(sourceOf(year, version), 2, 2025)?.set as Round),
  id: '1',
  version: 1,
  historyHash: '',
});

it('a round is moved by a later year or version of the regulation, and by no earlier one', () => {
  const movedBy = (round: Round, year: number, version: number) =>
    replan(round, sourceOf(year, version), at) !== undefined;
  expect(movedBy(planned(2024, 3), 2025, 1)).toBe(true);
  expect(movedBy(planned(2025, 1), 2024, 3)).toBe(false);
  expect(movedBy(planned(2025, 1), 2025, 2)).toBe(true);
  expect(movedBy(planned(2025, 1), 2025, 1)).toBe(false);
});
