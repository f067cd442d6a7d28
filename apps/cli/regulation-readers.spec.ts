import { RegulationReaders } from './regulation-readers.fixture.js';

/** Keys that no code decides by, and what they are for. */
const shown: Readonly<Record<string, string>> = {
  province: 'names the locality to who reads the regulation, and tells two localities of one name apart',
  carryOver: 'asked for in SQL: apps/directory/regulation/regulation.store.ts',
};

const readers = new RegulationReaders().readers();

it('finds readers in the services, through libraries, and of what is looked up by name', () => {
  expect(readers.size).toBeGreaterThan(250);
  expect(readers.get('submission.letterRequired')).toContain('apps/registration/initiative/initiative.facts.ts');
  expect(readers.get('intake.fee')).toContain('apps/evaluation/intake/intake.service.ts');
  expect(readers.get('periods.answer')).toContain('apps/evaluation/intake/intake.service.ts');
});

it('every key that a regulation can state is read by a running service, or shown to people', () => {
  const idle = [...readers].filter(([, files]) => files.size === 0).map(([key]) => key);
  expect(idle.sort()).toEqual(Object.keys(shown).sort());
});
