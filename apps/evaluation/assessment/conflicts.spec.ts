import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { conflictRules } from '#lib/regulation/council.js';
import { randomUUID } from 'node:crypto';
import { aCouncil, membersAs } from '../council/council.fixture.js';
import { aDossier } from '../dossier/dossier.fixture.js';
import { anAssessment } from './assessment.fixture.js';
import { barredBy, conflictsOf, discreet, type ConflictCase, type Relations } from './conflicts.js';

const members = membersAs('chair', 'secretary', 'member');
const [, , member] = members;
const council = aCouncil({ members });
const dossier = aDossier();
const author = dossier.authors[0]!;
const district = conflictRules(aRegulation(), 'district');

const given = (relations: Partial<Relations>, more: Partial<ConflictCase> = {}): ConflictCase => ({
  ...{ council, dossier, assessment: anAssessment('scoring'), rules: district },
  relations: { unitOf: new Map(), headOf: new Map(), parentOf: new Map(), kinOf: new Map(), ...relations },
  ...more,
});
const me = member!.personId;
const parent = randomUUID();

it.each<[string, Partial<Relations>, Partial<ConflictCase>, { kind: string; bars: boolean }[]]>([
  ['nothing', {}, {}, []],
  ['authorship', {}, { dossier: aDossier({ authorIds: [me] }) }, [{ kind: 'author', bars: true }]],
  ['kin', { kinOf: new Map([[me, [author.personId]]]) }, {}, [{ kind: 'kin', bars: true }]],
  ['heading the unit', { headOf: new Map([[me, [author.unitId]]]) }, {}, [{ kind: 'unit-head', bars: true }]],
  [
    'heading the unit above',
    { headOf: new Map([[me, [parent]]]), parentOf: new Map([[author.unitId, parent]]) },
    {},
    [{ kind: 'line-manager', bars: false }],
  ],
  [
    "heading the council's own unit, which is above all",
    { headOf: new Map([[me, [council.unitId]]]), parentOf: new Map([[author.unitId, council.unitId]]) },
    {},
    [],
  ],
  ['working in the unit', { unitOf: new Map([[me, author.unitId]]) }, {}, [{ kind: 'same-unit', bars: false }]],
  [
    'a name that is the same but for its tones',
    {},
    { dossier: aDossier({ authors: [{ ...author, fullName: member!.fullName.normalize('NFD').toUpperCase() }] }) },
    [{ kind: 'same-name', bars: false }],
  ],
  ['recusal', {}, { assessment: { conflictedIds: [me] } }, [{ kind: 'recused', bars: true }]],
  [
    'a kind that bars before one that warns',
    { unitOf: new Map([[me, author.unitId]]), headOf: new Map([[me, [author.unitId]]]) },
    {},
    [{ kind: 'unit-head', bars: true }],
  ],
  [
    'a kind that the regulation does not look for',
    { unitOf: new Map([[me, author.unitId]]) },
    { rules: { block: [], warn: [] } },
    [],
  ],
  [
    'a kind that the regulation lets bar',
    { unitOf: new Map([[me, author.unitId]]) },
    { rules: { block: ['same-unit'], warn: [] } },
    [{ kind: 'same-unit', bars: true }],
  ],
])('for %s', (_, relations, more, expected) => {
  expect(conflictsOf(given(relations, more))).toEqual(expected.map((conflict) => ({ personId: me, ...conflict })));
});

it('every author is out, on the council or not, and every member whose conflict bars', () => {
  const relations = {
    kinOf: new Map([[me, [author.personId]]]),
    unitOf: new Map([[members[0]!.personId, author.unitId]]),
  };
  expect(barredBy(given(relations))).toEqual([author.personId, me]);
});

it('nobody but the secretary is told that it is for family', () => {
  const conflicts = conflictsOf(given({ kinOf: new Map([[me, [author.personId]]]) }));
  expect(discreet(conflicts)).toEqual([{ personId: me, kind: 'recused', bars: true }]);
  expect(discreet([{ personId: me, kind: 'kin', bars: false }])).toEqual([]);
});

it("in a unit's own council colleagues and the head are no conflict", () => {
  const rules = conflictRules(aRegulation(), 'unit');
  const relations = { unitOf: new Map([[me, author.unitId]]), headOf: new Map([[me, [author.unitId]]]) };
  expect(conflictsOf(given(relations, { rules }))).toEqual([]);
});
