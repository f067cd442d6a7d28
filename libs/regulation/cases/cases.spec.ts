import type { Aggregation, PassRule } from '../assessment.js';
import { checkRegulation } from '../check-regulation.js';
import { assessmentOf } from '../criteria.js';
import { parseRegulation } from '../parse-regulation.js';
import { aRegulation, headerLines, nationalRules } from '../regulation.fixture.js';
import { originsOf } from '../rule-origin.js';
import type { Path } from '../yaml-lines.js';
import { localityPairs, otherPairs } from './cases.fixture.js';
import { assessmentPath, rulesIn } from './council.rulings.js';
import { CasesInvalid, parseCases } from './parse-cases.js';
import { examplesOf } from './prove.js';
import type { QuestionKind } from './question.js';
import { questionShapes } from './question.schema.js';
import { ruleOn } from './rule-on.js';
import { runCases } from './run-cases.js';
import { rulingWords, wordsOf } from './wording.js';

const pairs = [...localityPairs, ...otherPairs];
const read = (text: string) => parseRegulation(text, { defaults: nationalRules });

const faultsOf = (yaml: string) => {
  try {
    parseCases(yaml);
  } catch (error) {
    if (error instanceof CasesInvalid) return error.faults.map((f) => `${String(f.line)}: ${f.rule} ${f.path}`);
    throw error;
  }
  return [];
};

describe.each(pairs)('$name', ({ text, cases }) => {
  it('decides every case as its authors expect, and for the rule they name', () => {
    const missed = runCases(read(text), parseCases(cases).cases).filter((r) => r.mismatches.length > 0);
    expect(missed.map(({ case: { name }, mismatches }) => ({ name, mismatches }))).toEqual([]);
  });

  it('has a passing and a failing example of every rule, which decide differently by that rule', () => {
    const { faults, examples } = checkRegulation(text, { defaults: nationalRules });
    expect(faults).toEqual([]);
    expect(examples.length).toBeGreaterThan(40);
    for (const { passing, failing } of examples) {
      expect(JSON.stringify(passing?.ruling)).not.toBe(JSON.stringify(failing?.ruling));
    }
  });

  it('finds every rule that decides in one of its two texts', () => {
    const originOf = originsOf(text, { defaults: nationalRules });
    const sources = { locality: text, defaults: nationalRules };
    for (const { path } of examplesOf(read(text))) {
      const { file, line } = originOf(path);
      expect(sources[file].split('\n')[line - 1]).toMatch(/\S/);
    }
  });
});

describe('a rule', () => {
  // A new kind does not compile until it stands here and has its probes.
  const passRules: Record<PassRule['kind'], true> = {
    ...({ 'total-with-floors': true, 'mean-and-floor': true, 'vote-share': true, 'members-eligible': true } as const),
    ...({ grades: true, 'three-way': true, all: true, any: true } as const),
  };
  const aggregations: Record<Aggregation['kind'], true> = {
    ...({ mean: true, 'trimmed-mean': true, median: true } as const),
    ...({ 'count-eligible': true, 'two-raters-third': true } as const),
  };

  it('of every kind stands in some file, and has an example of each outcome there', () => {
    const [rules, sums] = [new Set<string>(), new Set<string>()];
    for (const { text } of pairs) {
      const regulation = read(text);
      const examples = examplesOf(regulation).filter(({ passing, failing }) => passing && failing);
      const isShown = (path: Path) => examples.some((e) => e.path.join('.').startsWith(path.join('.')));
      for (const level of ['district', ...(regulation.unitAssessment ? ['unit' as const] : [])] as const) {
        const { aggregation, passRule } = assessmentOf(regulation, level);
        const within = assessmentPath(regulation, level);
        for (const { rule, path } of rulesIn(passRule, [...within, 'passRule'])) {
          const isElsewhere = rule.kind === 'vote-share' && !rule.fraction;
          if (isElsewhere ? isShown([...within, 'vote', 'fraction']) : isShown(path)) rules.add(rule.kind);
        }
        if (isShown([...within, 'aggregation'])) sums.add(aggregation.kind);
      }
    }
    expect([...rules].sort()).toEqual(Object.keys(passRules).sort());
    expect([...sums].sort()).toEqual(Object.keys(aggregations).sort());
  });
});

describe('a question', () => {
  it('of every kind is asked in some file, and both it and its answer have Vietnamese words', () => {
    const asked = new Set<QuestionKind>();
    for (const { text, cases } of pairs) {
      const regulation = read(text);
      const questions = [
        ...parseCases(cases).cases.map((c) => c.question),
        ...examplesOf(regulation).flatMap(({ passing, failing }) =>
          [passing, failing].flatMap((e) => e?.question ?? []),
        ),
      ];
      for (const question of questions) {
        asked.add(question.kind);
        expect(wordsOf(question)).not.toMatch(/undefined|NaN|\[object/);
        expect(rulingWords(ruleOn(regulation, question))).not.toMatch(/undefined|NaN/);
      }
    }
    expect([...asked].sort()).toEqual(Object.keys(questionShapes).sort());
  });

  it.each([
    ['cases: []', '1: too-few cases'],
    ['case: []', '1: unknown-key case'],
    ['cases:\n  - { name: A }', '2: not-one-question cases.0'],
    ['cases:\n  - { name: A, cchc: { recognized: 1 }, duplicate: { percent: 1 } }', '2: not-one-question cases.0'],
    ['cases:\n  - name: A\n    cchc: { recognised: 1 }', '3: unknown-key cases.0.cchc.recognised'],
    [
      'cases:\n  - name: A\n    register:\n      unitKind: commune\n      at: 2024-02-30T08:00',
      '5: not-a-moment cases.0.register.at',
    ],
    [
      'cases:\n  - name: A\n    register:\n      unitKind: commune\n      at: 31/3/2024',
      '5: not-a-moment cases.0.register.at',
    ],
    ['cases:\n  - name: A\n    authors: [{ share: nửa }]', '3: not-a-number cases.0.authors.0.share'],
    ['cases:\n  - name: A\n\tduplicate: { percent: 1 }', '3: tab-indent '],
    ['- name: A', '1: not-a-mapping '],
  ])('that is written wrongly is refused at its line and field: %j', (yaml, fault) => {
    expect(faultsOf(yaml)).toContain(fault);
  });

  it('with figures that cannot be is told so, never judged', () => {
    const regulation = aRegulation();
    const ask = (given: object) => ruleOn(regulation, { kind: 'judge', given: { members: 5, ...given } }).verdict;
    expect(ask({ present: 6 })).toBe('impossible');
    expect(ask({ present: 3, agree: 2, blank: 2 })).toBe('impossible');
    expect(ask({ recused: 1, present: 5 })).toBe('impossible');
    expect(ask({ present: 5 })).toBe('incomplete');
  });
});

describe('a case that expects otherwise', () => {
  const results = runCases(
    aRegulation(),
    parseCases(`cases:
  - name: sai kết quả
    duplicate: { percent: 10 }
    expect: alarm
    decidedBy: duplicates.alarmAt
  - name: sai lý do
    file: { at: 2024-05-01T08:00 }
    because: [not-registered]
  - name: không mong đợi gì
    duplicate: { percent: 10 }`).cases,
  );

  it('says what was expected and what was given', () => {
    expect(results.map((r) => r.mismatches)).toEqual([
      [
        { of: 'expect', expected: 'alarm', given: 'clear' },
        { of: 'decidedBy', expected: 'duplicates.alarmAt', given: 'duplicates.warnAt' },
      ],
      [{ of: 'because', expected: 'not-registered', given: 'application-missing' }],
      [],
    ]);
  });
});

describe('a rule that decides nothing', () => {
  const header = 'id: somewhere\nyear: 2024\nname: Quy chế\nprovince: Tỉnh\n';
  const told = (yaml: string) =>
    checkRegulation(header + yaml, { defaults: nationalRules }).faults.map(
      ({ line, rule, path }) => `${String(line - headerLines)}: ${rule} ${path}`,
    );
  const criteria = '{ key: a, label: A, max: 60, floor: 50 }, { key: b, label: B, max: 40, floor: 30 }';

  it.each([
    [
      'councils:\n  district:\n    quorum:\n      regular: { numerator: 1, denominator: 1, strict: true, of: members }',
      '4: no-passing-example councils.district.quorum.regular',
    ],
    ['authors: { minimumShare: 40, maximumShare: 45 }', '1: no-passing-example authors.minimumShare'],
    ['authors: { maximumShare: 40 }', ''],
    ['authors: { maxAuthors: 1, sameUnitRequired: true, groupConsent: true }', ''],
    ['duplicates: { warnAt: 0 }', '1: no-failing-example duplicates.warnAt'],
    ['cchc: { enabled: true, pointsPerInitiative: 0, maxPoints: 3 }', '1: no-failing-example cchc.maxPoints'],
    [`assessment:\n  criteria: [${criteria}]`, '2: no-failing-example assessment.criteria.0.floor'],
    [
      `assessment:\n  criteria: [${criteria}]\n  passRule: { kind: total-with-floors, minimum: 80 }`,
      '3: no-failing-example assessment.passRule.minimum',
    ],
    ['assessment:\n  passRule: { kind: total-with-floors, minimum: 101 }', '2: rule-never-passes assessment.passRule'],
    [
      'councils: { district: { size: { max: 9 }, roles: [{ role: chair, min: 1, max: 1 }, { role: secretary, min: 1, max: 1 }] } }',
      '1: no-passing-example councils.district.size.min',
    ],
    [
      'intake:\n  offices:\n    - { sector: "*", office: a, label: A, role: standing }\n    - { sector: education, office: b, label: B, role: collecting }',
      '',
    ],
  ])('is told at its line: %j', (yaml, fault) => {
    if (fault === '') expect(told(yaml)).toEqual([]);
    else expect(told(yaml)).toContain(fault);
  });
});
