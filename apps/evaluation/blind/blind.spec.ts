import { aRegulation } from '#lib/regulation/regulation.fixture.js';
import { aggregate } from '#lib/regulation/scoring.js';
import type { PolicyRole } from '#lib/service-kit/policy.table.js';
import { anAssessment, assignedTo } from '../assessment/assessment.fixture.js';
import { aDossier } from '../dossier/dossier.fixture.js';
import { aScoreSheet } from '../score-sheet/score-sheet.fixture.js';
import { sheetOf } from '../score-sheet/sheet-of.js';
import { assessmentFor, conflictsFor, scoresFor, sightOf, standingsFor } from './blind.js';
import { withoutAuthors } from './dossier.blind.js';

const rules = (authors: boolean, members: string) =>
  aRegulation(`assessment: { blind: { authors: ${String(authors)}, members: ${members} } }`);
const scoring = anAssessment('scoring', { conflictedIds: ['author', 'recused'], ...assignedTo('me', 'other') });
const opened = { ...scoring, state: 'deliberating' as const, scoresOpenedAt: new Date() };

it.each<[string, PolicyRole, boolean, boolean, boolean]>([
  ['always', 'council-member', false, false, false],
  ['until-opened', 'council-member', false, false, true],
  ['never', 'council-member', false, true, true],
  ['always', 'council-chair', false, true, true],
  ['always', 'council-secretary', true, true, true],
])(
  'members hidden %s, %s: authors %s; members before %s, after the opening %s',
  (mode, role, authors, before, after) => {
    const sight = (assessment: typeof scoring) => sightOf(role, 'me', assessment, rules(true, mode));
    expect([sight(scoring).authors, sight(scoring).members, sight(opened).members]).toEqual([authors, before, after]);
  },
);

it('authors are known to all from the conclusion on, and always where the regulation hides nothing', () => {
  const concluded = { ...scoring, state: 'concluded' as const };
  expect(sightOf('council-member', 'me', concluded, rules(true, 'never')).authors).toBe(true);
  expect(sightOf('council-member', 'me', scoring, rules(false, 'never')).authors).toBe(true);
  const { blind: _, ...silent } = rules(true, 'always').assessment;
  expect(sightOf('council-member', 'me', scoring, { ...rules(true, 'always'), assessment: silent })).toEqual({
    ...{ authors: true, members: true, personId: 'me' },
  });
});

describe('who sees neither authors nor members', () => {
  const sight = { authors: false, members: false, personId: 'me' };

  it('sees their own assignment, and no identifier of an author', () => {
    const replaced = { ...scoring.assignments[0]!, replaces: 'gone' };
    const shown = assessmentFor({ ...scoring, assignments: [replaced, scoring.assignments[1]!] }, sight);
    expect(shown).toMatchObject({ conflictedIds: [], assignedIds: ['me'] });
    expect(JSON.stringify(shown)).not.toMatch(/other|author|gone/);
  });

  it('sees no conflict that follows from the authors, and how far they are themself', () => {
    const conflicts = (['author', 'same-unit', 'recused'] as const).map((kind) => ({
      personId: kind,
      kind,
      bars: true,
    }));
    expect(conflictsFor(conflicts, sight).map(({ kind }) => kind)).toEqual(['recused']);
    const standings = ['me', 'other'].map((memberId) => ({ memberId, state: 'draft' as const, sentAt: null }));
    expect(standingsFor(standings, sight)).toEqual([standings[0]]);
  });

  it('sees scores without a name, in an order that tells nothing', () => {
    const sheets = ['other', 'me', 'third'].map((memberId, i) =>
      aScoreSheet({ id: String(9 - i), memberId, state: 'sent', sentAt: new Date(i) }),
    );
    const national = aRegulation('assessment: { aggregation: { kind: trimmed-mean, whenAtLeast: 3 } }');
    const shown = scoresFor({ sheets, aggregate: aggregate(national, sheets.map(sheetOf)) }, sight);
    expect(shown.sheets[0]).toEqual(sheets[1]);
    expect(shown.sheets.slice(1).map((sheet) => Object.keys(sheet).sort())).toEqual(
      Array(2).fill(['comment', 'eligible', 'remarks', 'scores']),
    );
    expect(shown.aggregate).toMatchObject({ total: '100', members: { me: '100' }, dropped: [] });
    expect(JSON.stringify(shown)).not.toMatch(/other|third/);
  });
});

it('a dossier without its authors says neither who nor where they are', () => {
  const dossier = aDossier({ recognizingUnitId: 'unit', letterNumber: '05/TTr-UBND' });
  const shown = JSON.stringify(withoutAuthors(dossier));
  for (const telling of ['Nguyễn Thị An', dossier.authorIds[0]!, dossier.unitId, 'TTr-UBND'])
    expect(shown).not.toContain(telling);
  expect(shown).toContain(dossier.title);
});
