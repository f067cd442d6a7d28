import { ids } from '../dossier/dossier.fixture.js';
import { faultsOf, type Held, type Standing } from './title-use.commands.js';

const rules = {
  titles: {
    onePerInitiative: true,
    kinds: [
      { key: 'cstd-co-so', label: 'CSTĐ cơ sở', level: 'unit' as const, carriedYears: 0 },
      { key: 'cstd-tinh', label: 'CSTĐ tỉnh', level: 'province' as const, carriedYears: 3 },
    ],
  },
};
const held: Held = { initiativeId: ids.initiative, level: 'province', year: 2024 };
const wanted = { personId: ids.author, titleKey: 'cstd-tinh', year: 2024 };
const use: Standing = { ...wanted, initiativeId: ids.initiative };
const keys = (over: { held?: Partial<Held>; wanted?: Partial<typeof wanted>; standing?: Standing[]; one?: boolean }) =>
  faultsOf(
    { ...held, ...over.held },
    { ...wanted, ...over.wanted },
    { titles: { ...rules.titles, onePerInitiative: over.one ?? true } },
    over.standing ?? [],
  ).map(({ key }) => key);

describe('the use of a recognition for a title', () => {
  it('is carried as many further years as the title says, and never backwards', () => {
    const years = [2023, 2024, 2027, 2028].map((year) => keys({ wanted: { year } }));
    expect(years).toEqual([['title-out-of-years'], [], [], ['title-out-of-years']]);
    expect(keys({ wanted: { titleKey: 'cstd-co-so', year: 2025 } })).toEqual(['title-out-of-years']);
  });

  it('needs the level of the title; a higher one serves too', () => {
    expect(keys({ held: { level: 'district' } })).toEqual(['level-too-low']);
    expect(keys({ wanted: { titleKey: 'cstd-co-so' } })).toEqual([]);
    expect(keys({ wanted: { titleKey: 'unheard-of' } })).toEqual(['title-unknown']);
  });

  it('is once for each person, title and year and, where the regulation says so, once for the initiative', () => {
    expect(keys({ standing: [use] })).toEqual(['title-already-served']);
    const another = { ...use, personId: ids.coauthor };
    expect(keys({ standing: [another] })).toEqual(['initiative-already-used']);
    expect(keys({ standing: [another], one: false })).toEqual([]);
    expect(keys({ standing: [{ ...another, initiativeId: ids.decision }] })).toEqual([]);
  });
});
