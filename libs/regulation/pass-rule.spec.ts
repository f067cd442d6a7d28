import type { Sheet } from './aggregation.js';
import { aRegulation } from './regulation.fixture.js';
import { verdict, verdictFaults } from './scoring.js';

const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);
const one = (total: number, i: number): Sheet => ({ memberId: `m${String(i)}`, scores: { all: total } });
const sheets = (...totals: number[]) => totals.map((t, i) => one(t, i));
const byOne = (yaml: string) =>
  aRegulation(`assessment:
  criteria: [{ key: all, label: Chung, max: 100, step: 0.5 }]
${yaml}`);

describe('a verdict', () => {
  const passing = (rule: string, extra = '') => byOne(`  passRule: ${rule}\n${extra}`);
  const of = (rule: string, ...totals: number[]) => verdict(passing(rule), { sheets: sheets(...totals), members: 9 });

  it('by the national rule needs two thirds of all members', () => {
    const national = aRegulation();
    const voted = (agree: number) =>
      verdict(national, { sheets: [], members: 9, present: 7, ballots: { valid: 7, agree } });
    expect(voted(6)).toMatchObject({ outcome: 'recognize', decidedBy: 'two-thirds-of-members' });
    expect(voted(5)).toMatchObject({ outcome: 'decline' });
    expect(voted(5).explanation).toEqual([{ key: 'vote-short', params: { agree: 5, of: 9, needed: 6 } }]);
  });

  it('compares the total that is printed, or the exact one', () => {
    const sheetsAt = { sheets: sheets(69.5, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70), members: 14 };
    const rounded = passing('{ kind: total-with-floors, minimum: 70 }', '  rounding: { places: 0 }');
    const exact = passing('{ kind: total-with-floors, minimum: 70 }', '  rounding: { places: 0, decideOn: exact }');
    expect(verdict(rounded, sheetsAt).outcome).toBe('recognize');
    expect(verdict(exact, sheetsAt).outcome).toBe('decline');
  });

  it('three-way may ask to improve', () => {
    const rule = '{ kind: three-way, id: ba-muc, recognizeFrom: 70, improveFrom: 50 }';
    expect(of(rule, 70)).toMatchObject({ outcome: 'recognize', decidedBy: 'ba-muc' });
    expect(of(rule, 69.5).outcome).toBe('improve');
    expect(of(rule, 49.5).outcome).toBe('decline');
  });

  it('by grades passes those that the regulation names', () => {
    const rule =
      '{ kind: grades, grades: [{ key: A, from: 80 }, { key: B, from: 60 }, { key: C, from: 0 }], recognize: [A], improve: [B] }';
    expect([of(rule, 80), of(rule, 79.5), of(rule, 59.5)].map((v) => v.outcome)).toEqual([
      'recognize',
      'improve',
      'decline',
    ]);
    expect(of(rule, 79.5).explanation).toEqual([{ key: 'grade-not-passing', params: { grade: 'B', total: '79.5' } }]);
  });

  it('with floors tells every floor that is missed', () => {
    const regulation = aRegulation(`assessment:
  criteria:
    - { key: novelty, label: Tính mới, max: 50, floor: 25 }
    - { key: effect, label: Hiệu quả, max: 50, floor: 30 }
  passRule: { kind: total-with-floors, minimum: 50 }`);
    const by = (novelty: number, effect: number) =>
      verdict(regulation, { sheets: [{ memberId: 'a', scores: { novelty, effect } }], members: 1 });
    expect(by(25, 30).outcome).toBe('recognize');
    expect(by(50, 29.5)).toMatchObject({ outcome: 'decline' });
    expect(by(20, 25).explanation.map((r) => r.field ?? r.key)).toEqual(['total-below-minimum', 'novelty', 'effect']);
  });

  it('by mean and one floor looks at that criterion alone', () => {
    const regulation = aRegulation(
      'assessment: { passRule: { kind: mean-and-floor, minimum: 60, criterion: effect, floor: 25 } }',
    );
    const by = (effect: number) =>
      verdict(regulation, { sheets: [{ memberId: 'a', scores: { novelty: 30, scope: 30, effect } }], members: 1 });
    expect([by(25).outcome, by(24.5).outcome]).toEqual(['recognize', 'decline']);
  });

  it('by members who find it eligible reads their own totals where the rule gives a minimum', () => {
    const rule =
      '{ kind: members-eligible, memberMinimum: 70, base: all, fraction: { numerator: 2, denominator: 3, strict: false } }';
    const three = (...totals: number[]) => verdict(passing(rule), { sheets: sheets(...totals), members: 3 }).outcome;
    expect(three(70, 70, 0)).toBe('recognize');
    expect(three(70, 69.5, 100)).toBe('recognize');
    expect(three(69.5, 69.5, 100)).toBe('decline');
    expect(three(100, 100)).toBe('recognize');
  });

  describe('of combined rules', () => {
    const vote = '{ kind: vote-share, id: phieu }';
    const total = '{ kind: three-way, id: diem, recognizeFrom: 70, improveFrom: 50 }';
    const by = (kind: string, points: number, agree: number) =>
      verdict(passing(`{ kind: ${kind}, id: chung, rules: [${total}, ${vote}] }`), {
        sheets: sheets(points),
        members: 9,
        ballots: { valid: 9, agree },
      });

    it.each([
      ['all', 70, 6, 'recognize', 'chung'],
      ['all', 60, 6, 'improve', 'diem'],
      ['all', 60, 5, 'decline', 'phieu'],
      ['any', 0, 6, 'recognize', 'phieu'],
      ['any', 60, 0, 'improve', 'diem'],
      ['any', 0, 0, 'decline', 'chung'],
    ])('%s with %i points and %i votes is %s by %s', (kind, points, agree, outcome, decidedBy) => {
      expect(by(kind, points, agree)).toMatchObject({ outcome, decidedBy });
    });
  });

  it('explains itself with the rules that led to it, and no other', () => {
    const regulation = passing(
      '{ kind: all, rules: [{ kind: three-way, recognizeFrom: 70, improveFrom: 50 }, { kind: vote-share }] }',
    );
    const { explanation, decidedBy } = verdict(regulation, {
      sheets: sheets(80),
      members: 9,
      ballots: { valid: 9, agree: 5 },
    });
    expect(explanation).toEqual([{ key: 'vote-short', params: { agree: 5, of: 9, needed: 6 } }]);
    expect(decidedBy).toBe('passRule.all.1');
  });

  it('waits for sheets and ballots that its rule reads', () => {
    const rule =
      '{ kind: all, rules: [{ kind: three-way, recognizeFrom: 70, improveFrom: 50 }, { kind: vote-share }] }';
    const regulation = passing(rule);
    expect(keysOf(verdictFaults(regulation, { sheets: [], members: 9 }))).toEqual([
      'sheets-missing',
      'ballots-missing',
    ]);
    expect(() => verdict(regulation, { sheets: [], members: 9 })).toThrow('sheets-missing');
  });

  it('of the unit follows its own assessment, laid over the common one', () => {
    const regulation = aRegulation('unitAssessment: { passRule: { kind: total-with-floors, minimum: 50 } }');
    const sheet = { memberId: 'a', scores: { novelty: 30, effect: 20, scope: 0 } };
    expect(verdict(regulation, { sheets: [sheet], members: 3 }, 'unit').outcome).toBe('recognize');
    expect(regulation.unitAssessment?.criteria).toEqual(regulation.assessment.criteria);
  });
});
