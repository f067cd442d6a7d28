import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { aDossier } from '../dossier/dossier.fixture.js';
import { faultsOf, type Choice } from './selection.commands.js';

const dossier = aDossier({ state: 'unit-recognized', targetLevel: 'district' });
const share = { units: 4, couldUse: 2, percent: 50 };
const choice: Choice = { isSelected: true, reason: 'Áp dụng rộng', roundYear: 2024, roundNumber: 1 };
const keysOf = (yaml: string, more: Partial<Choice> = {}) =>
  faultsOf({ ...choice, ...more }, dossier, share, aRegulation(yaml)).map(({ key }) => key);

it('a unit selects where the regulation leaves it to the unit, and not where all that is recognized goes on', () => {
  expect(keysOf('')).toEqual([]);
  expect(keysOf('submission: { selectedByUnit: false }')).toEqual(['selection-not-asked']);
});

it('what is selected reaches the share of units that the regulation asks for', () => {
  expect(keysOf('scopeTest: { minimumPercent: 50 }')).toEqual([]);
  expect(keysOf('scopeTest: { minimumPercent: 51 }')).toEqual(['scope-below-minimum']);
  expect(keysOf('scopeTest: { minimumPercent: 51 }', { isSelected: false })).toEqual([]);
});
