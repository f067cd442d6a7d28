import { parseRegulation, regulationFromJson, RegulationInvalid } from './parse-regulation.js';
import { aRegulation, headerLines, nationalRules } from './regulation.fixture.js';

const faultsOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof RegulationInvalid) return error.faults;
    throw error;
  }
  return [];
};

/** Faults as `line: rule path`, lines counted from the first of the YAML given. */
const told = (yaml: string) =>
  faultsOf(() => aRegulation(yaml)).map((f) => `${String(f.line - headerLines)}: ${f.rule} ${f.path}`);

const rule = (passRule: string) => `assessment:\n  passRule: ${passRule}`;
const half = '{ numerator: 1, denominator: 2, strict: true }';

describe('a regulation', () => {
  it('lays the locality over the nation: mappings merge, lists are taken whole, null takes away', () => {
    const { authors, councils, audiences } = aRegulation(`authors: { maxAuthors: 3 }
councils: { district: { size: { max: 9 } } }
audiences: { all: { label: Tất cả, kinds: ['*'] }, everyone: null }
registration: { windows: [{ audience: all, closesOn: 06-30 }] }`);
    expect(authors).toMatchObject({ maxAuthors: 3, countsMainAuthor: true });
    expect(councils.district.size).toEqual({ min: 3, max: 9 });
    expect(Object.keys(audiences)).toEqual(['all']);
  });

  it('takes rules that say their kind whole', () => {
    const { passRule } = aRegulation(rule('{ kind: total-with-floors, minimum: 50 }')).assessment;
    expect(passRule).toEqual({ kind: 'total-with-floors', minimum: 50 });
  });

  it('has the national rules in force by itself', () => {
    const { periods, assessment, recognition, councils } = aRegulation();
    expect(periods.filing).toMatchObject({ amount: 1, unit: 'years' });
    expect(periods.formalCheck).toMatchObject({ amount: 1, unit: 'months' });
    expect(periods.supplement).toMatchObject({ amount: 1, unit: 'months' });
    expect(periods.decision).toMatchObject({ amount: 3, unit: 'months' });
    expect(assessment.vote).toMatchObject({ fraction: { numerator: 2, denominator: 3, strict: false }, base: 'all' });
    expect(recognition).toEqual({ certificatePerAuthor: true });
    expect(councils.unit).toMatchObject({ required: false, headMaySit: false, tradeUnionMember: true });
  });

  it('says on every line of the national rules where it comes from', () => {
    const bare = nationalRules
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#') && !/ # \S/.test(line));
    expect(bare).toEqual([]);
  });

  it('names every fault at once, in the order of its lines and in both languages', () => {
    const faults = faultsOf(() => aRegulation('authors:\n  maxAuthors: hai\n  colour: red\nrounds: []'));
    expect(faults.map(({ line, path, rule: r }) => [line - headerLines, path, r])).toEqual([
      [2, 'authors.maxAuthors', 'not-an-integer'],
      [3, 'authors.colour', 'unknown-key'],
      [4, 'rounds', 'too-few'],
    ]);
    expect(faults[1]).toMatchObject({ vi: 'Không có mục «colour» ở đây.', en: "There is no key 'colour' here." });
  });

  it.each([
    ['periods: { filing: { amount: 1, unit: weeks } }', '1: not-one-of periods.filing.unit'],
    ['registration:\n  required: "yes"', '2: not-a-flag registration.required'],
    ['yearStartsOn: 13-01', '1: not-a-day yearStartsOn'],
    ['calendar: { holidays: [2024-02-30] }', '1: not-a-date calendar.holidays.0'],
    [
      'rounds:\n  - { number: 1, name: A, closesOn: 05-01, late: refuse, timeOfDay: "24:00" }',
      '2: not-a-time rounds.0.timeOfDay',
    ],
    ['legalBases: QĐ 1', '1: not-a-list legalBases'],
    ['authors: 2', '1: not-a-mapping authors'],
    ['authors: { minimumShare: 101 }', '1: not-a-number authors.minimumShare'],
    [
      'intake:\n  offices:\n    - { sector: "*", office: Phòng, label: P, role: standing }',
      '3: not-a-key intake.offices.0.office',
    ],
    ['legalBases: [" "]', '1: not-text legalBases.0'],
    ['councils: { unit: { quorum: null } }', '1: missing-key councils.unit.quorum'],
    [rule('{ kind: guess }'), '2: not-one-of assessment.passRule.kind'],
    [rule('{ kind: constructor }'), '2: not-one-of assessment.passRule.kind'],
    ['__proto__: { polluted: true }', '1: unknown-key __proto__'],
  ])('of the wrong shape is refused: %j', (yaml, fault) => {
    expect(told(yaml)).toContain(fault);
  });

  it.each([
    [
      'registration:\n  windows:\n    - { audience: nobody, closesOn: 05-01 }',
      '3: unknown-reference registration.windows.0.audience',
    ],
    [
      'registration:\n  windows:\n    - { audience: everyone, opensOn: 06-01, closesOn: 05-01 }',
      '3: dates-out-of-order registration.windows.0.closesOn',
    ],
    ['registration:\n  publishBy: { on: 05-01 }', '2: dates-out-of-order registration.publishBy'],
    ['filingWindows: [{ audience: everyone, closesOn: 01-01 }]', '1: dates-out-of-order filingWindows.0.closesOn'],
    ['audiences:\n  more:\n    { label: M, kinds: ["*"] }', '3: given-twice audiences.more.kinds.0'],
    ['rounds:\n  - { number: 1, name: A, late: refuse }', '2: round-without-close rounds.0'],
    [
      'rounds:\n  - { number: 1, name: A, closesOn: 05-01, late: refuse }\n  - { number: 1, name: B, closesOn: 06-01, late: refuse }',
      '3: given-twice rounds.1',
    ],
    [
      'rounds:\n  - { number: 1, name: A, closesOn: 05-01, late: refuse }\n  - { number: 2, name: B, closesOn: 04-01, late: refuse }',
      '3: dates-out-of-order rounds.1',
    ],
    [
      'rounds:\n  - { number: 1, name: A, closesOn: 05-01, late: accept-with-reason, lateUntil: 04-01 }',
      '2: dates-out-of-order rounds.0.lateUntil',
    ],
    [
      'rounds: [{ number: 1, name: A, audience: nobody, closesOn: 05-01, late: refuse }]',
      '1: unknown-reference rounds.0.audience',
    ],
    [
      'levels:\n  district:\n    - { label: h, authority: c, validFrom: 2025-07-01, validTo: 2025-06-30 }',
      '3: dates-out-of-order levels.district.0',
    ],
    [
      'levels:\n  district:\n    - { label: h, authority: c, validTo: 2025-07-01 }\n    - { label: x, authority: c, validFrom: 2025-07-01 }',
      '4: dates-out-of-order levels.district.1',
    ],
    [
      'intake:\n  offices:\n    - { sector: education, office: p, label: P, role: standing }',
      '2: office-for-rest-missing intake.offices',
    ],
    [
      'intake:\n  offices:\n    - { sector: "*", office: p, label: P, role: collecting }',
      '2: standing-office-missing intake.offices',
    ],
    ['authors:\n  minimumShare: 51', '2: share-minimum-impossible authors.minimumShare'],
    ['authors: { minimumShare: 40, maximumShare: 30 }', '1: bounds-out-of-order authors'],
    ['councils: { unit: { size: { min: 9, max: 5 } } }', '1: bounds-out-of-order councils.unit.size'],
    [
      'councils: { unit: { size: { max: 3 }, roles: [{ role: member, min: 4 }] } }',
      '1: council-roles-exceed-size councils.unit.roles',
    ],
    [
      'councils: { unit: { quorum: { regular: { numerator: 4 } } } }',
      '1: fraction-above-one councils.unit.quorum.regular',
    ],
    [
      'assessment: { aggregation: { kind: trimmed-mean, whenAtLeast: 6, drop: 3 } }',
      '1: trim-leaves-none assessment.aggregation',
    ],
    ['councils: { unit: { quorum: { regular: null } } }', '1: unknown-reference councils.unit.quorum'],
    ['numbering:\n  patterns:\n    receipt: BN-{day}', '3: pattern-invalid numbering.patterns.receipt'],
    ['duplicates: { warnAt: 50 }', '1: bounds-out-of-order duplicates'],
  ])('that contradicts itself is refused: %j', (yaml, fault) => {
    expect(told(yaml)).toContain(fault);
  });

  const criteria = (...lines: string[]) => `assessment:\n  criteria:\n${lines.map((l) => `    - ${l}`).join('\n')}`;
  const bands = (...list: string[]) =>
    criteria(`{ key: a, label: A, max: 100, step: 0.5, bands: [${list.join(', ')}] }`);

  it.each([
    [criteria('{ key: a, label: A, max: 60 }', '{ key: b, label: B, max: 30 }'), '2: criteria-sum assessment.criteria'],
    [criteria('{ key: a, label: A, max: 60 }', '{ key: a, label: B, max: 40 }'), '2: given-twice assessment.criteria'],
    [
      criteria('{ key: a, label: A, max: 100, children: [{ key: b, label: B, max: 90 }] }'),
      '3: criteria-sum assessment.criteria.0.children',
    ],
    [criteria('{ key: a, label: A, max: 100, step: 3 }'), '3: step-does-not-divide assessment.criteria.0.max'],
    [criteria('{ key: a, label: A, max: 100, floor: 101 }'), '3: above-max assessment.criteria.0.floor'],
    [criteria('{ key: a, label: A, max: 100, remarkBelow: 101 }'), '3: above-max assessment.criteria.0.remarkBelow'],
    [
      bands('{ label: thấp, from: 0, to: 49 }', '{ label: cao, from: 50, to: 100 }'),
      '3: band-gap assessment.criteria.0.bands.1',
    ],
    [
      bands('{ label: thấp, from: 0, to: 50 }', '{ label: cao, from: 50, to: 100 }'),
      '3: band-overlap assessment.criteria.0.bands.1',
    ],
    [bands('{ label: thấp, from: 1, to: 100 }'), '3: band-gap assessment.criteria.0.bands.0'],
    [bands('{ label: thấp, from: 0, to: 99 }'), '3: band-gap assessment.criteria.0.bands.0'],
    [bands('{ label: thấp, from: 0, to: 101 }'), '3: above-max assessment.criteria.0.bands.0'],
  ])('with criteria that do not fit is refused: %j', (yaml, fault) => {
    expect(told(yaml)).toContain(fault);
  });

  it.each([
    'authors: { minimumShare: 50, maximumShare: 50 }',
    'levels: { district: [{ label: h, authority: c, validFrom: 2025-07-01, validTo: 2025-07-01 }] }',
    criteria('{ key: a, label: A, max: 100, floor: 100, remarkBelow: 100 }'),
    'rounds: [{ number: 1, name: A, closesOn: 05-01, late: accept-with-reason, lateUntil: 04-30 }]',
  ])('at the very bound is sound: %j', (yaml) => {
    expect(told(yaml)).toEqual([]);
  });

  it('with two grades from the same total is refused', () => {
    const grades = '[{ key: A, from: 50 }, { key: B, from: 50 }, { key: C, from: 0 }]';
    expect(told(rule(`{ kind: grades, grades: ${grades}, recognize: [A] }`))).toEqual([
      '2: grades-out-of-order assessment.passRule.grades',
    ]);
  });

  it('with bands that meet at the step is sound', () => {
    expect(told(bands('{ label: thấp, from: 0, to: 49.5 }', '{ label: cao, from: 50, to: 100 }'))).toEqual([]);
  });

  it.each([
    [rule('{ kind: total-with-floors, minimum: 101 }'), 'rule-never-passes assessment.passRule'],
    [rule('{ kind: total-with-floors, minimum: 0 }'), 'rule-never-fails assessment.passRule'],
    [
      rule('{ kind: mean-and-floor, minimum: 50, criterion: effect, floor: 41 }'),
      'rule-never-passes assessment.passRule',
    ],
    [
      rule('{ kind: mean-and-floor, minimum: 50, criterion: beauty, floor: 1 }'),
      'unknown-reference assessment.passRule.criterion',
    ],
    [
      rule('{ kind: vote-share, fraction: { numerator: 1, denominator: 1, strict: true } }'),
      'rule-never-passes assessment.passRule',
    ],
    [
      rule('{ kind: vote-share, fraction: { numerator: 0, denominator: 1, strict: false } }'),
      'not-an-integer assessment.passRule.fraction.numerator',
    ],
    [
      rule(`{ kind: members-eligible, base: all, memberMinimum: 101, fraction: ${half} }`),
      'rule-never-passes assessment.passRule',
    ],
    [
      rule(`{ kind: members-eligible, base: all, memberMinimum: 0, fraction: ${half} }`),
      'rule-never-fails assessment.passRule',
    ],
    [rule('{ kind: three-way, recognizeFrom: 50, improveFrom: 50 }'), 'bounds-out-of-order assessment.passRule'],
    [
      rule('{ kind: grades, grades: [{ key: A, from: 50 }, { key: B, from: 0 }], recognize: [A, B] }'),
      'rule-never-fails assessment.passRule',
    ],
    [
      rule('{ kind: grades, grades: [{ key: A, from: 50 }, { key: B, from: 0 }], recognize: [C] }'),
      'unknown-reference assessment.passRule',
    ],
    [
      rule('{ kind: grades, grades: [{ key: A, from: 0 }, { key: B, from: 50 }], recognize: [B] }'),
      'grades-out-of-order assessment.passRule.grades',
    ],
    [
      rule(`{ kind: any, rules: [{ kind: vote-share }, { kind: total-with-floors, minimum: 101 }] }`),
      'rule-never-passes assessment.passRule.rules.1',
    ],
    [
      `un${rule('{ kind: total-with-floors, minimum: 101 }').replace('assessment', 'itAssessment')}`,
      'rule-never-passes unitAssessment.passRule',
    ],
  ])('with a rule that decides nothing is refused: %j', (yaml, fault) => {
    expect(told(yaml)).toContain(`2: ${fault}`);
  });

  it('that is no YAML is refused at the line', () => {
    expect(told('authors: { maxAuthors: 2\nrounds: [')[0]).toMatch(/^[23]: yaml-/);
    expect(told('authors: @')).toEqual(['1: yaml-syntax ']);
  });

  it.each([
    ['id: twice', '1: yaml-duplicate-key ', 'hai lần'],
    ['authors:\n\tmaxAuthors: 2', '2: tab-indent ', 'Tab'],
    ['authors:\n  maxAuthors: 2\n sameUnitRequired: true', '3: yaml-indent ', 'Thụt đầu dòng'],
    ['authors:\n\u00a0\u00a0maxAuthors: 2', '2: no-break-indent ', 'Word'],
    ['legalBases:\n  - Quy\u0065\u0302\u0301t định', '2: text-not-nfc ', 'NFC'],
    ['legalBases: [Quy\ufffdt]', '1: not-utf8 ', 'UTF-8'],
    ['rounds: [{ number: 1, name: A, closesOn: 0331, late: refuse }]', '1: leading-zero ', '«0331»'],
    ['authors: { maxAuthors: 0o17 }', '1: leading-zero ', '«0o17»'],
  ])('with what YAML would misread is refused in Vietnamese: %j', (yaml, fault, words) => {
    expect(told(yaml)).toContain(fault);
    expect(faultsOf(() => aRegulation(yaml))[0]?.vi).toContain(words);
  });

  it('with a byte order mark is refused in Vietnamese', () => {
    const [fault] = faultsOf(() => parseRegulation('\ufeffid: somewhere', { defaults: nationalRules }));
    expect(fault).toMatchObject({ line: 1, rule: 'byte-order-mark' });
    expect(fault?.vi).toContain('BOM');
  });

  it.each([
    ['publishedOn: "0331"', 'registration'],
    ['publishedOn: 0 # 01', 'registration'],
  ])('keeps %j of %s, which is no number with a leading zero', (line, key) => {
    expect(told(`${key}:\n  ${line}`).filter((fault) => fault.includes('leading-zero'))).toEqual([]);
  });

  it.each([
    ['authors: { maxAuthor: 2 }', 'maxAuthors'],
    ['authors: { max_authors: 2 }', 'maxAuthors'],
    ['registraton: { required: true }', 'registration'],
    ['periods: { filing: { unit: month } }', 'months'],
    [rule('{ kind: total-with-floor, minimum: 50 }'), 'total-with-floors'],
  ])('with a misspelt word says which was meant: %j', (yaml, meant) => {
    expect(faultsOf(() => aRegulation(yaml))[0]?.vi).toContain(`Có phải là «${meant}»?`);
  });

  it('guesses nothing where no word is near', () => {
    expect(faultsOf(() => aRegulation('phong: 1'))[0]?.vi).not.toContain('Có phải là');
  });

  it.each([
    [
      'councils: { district: { panels: [{ key: a, label: A, sectors: [x] }, { key: b, label: B, sectors: [x] }] } }',
      '1: given-twice councils.district.panels.1.sectors.0',
    ],
    [
      'listTemplates: { registered: [{ key: title, label: A }, { key: title, label: B }] }',
      '1: given-twice listTemplates.registered.1',
    ],
    ['listTemplates: { registered: [{ key: colour, label: A }] }', '1: not-one-of listTemplates.registered.0.key'],
    ['extensions: { supplement: { times: 0, days: 5 } }', '1: not-an-integer extensions.supplement.times'],
    ['extensions: { appeal: { times: 1, days: 5 } }', '1: unknown-key extensions.appeal'],
    [
      'listTemplates: { registered: [{ key: certificate-number, label: A }] }',
      '1: not-one-of listTemplates.registered.0.key',
    ],
    ['reminders: { scoring: [1] }', '1: unknown-key reminders.scoring'],
    ['intake: { fee: -1 }', '1: not-an-integer intake.fee'],
    [
      'rewards: { forms: [{ key: a, label: A, level: unit }, { key: a, label: B, level: unit }] }',
      '1: given-twice rewards.forms.1',
    ],
    ['rewards: { forms: [{ key: a, label: A, level: commune }] }', '1: not-one-of rewards.forms.0.level'],
    ['rewards: { proposedThrough: Phòng Nội vụ }', '1: not-a-key rewards.proposedThrough'],
  ])('with panels, lists, extensions or fees that do not fit is refused: %j', (yaml, fault) => {
    expect(told(yaml)).toContain(fault);
  });

  it('that is no mapping at all, or empty, is refused', () => {
    expect(faultsOf(() => parseRegulation('- a list', { defaults: nationalRules }))[0]?.rule).toBe('not-a-mapping');
    const empty = faultsOf(() => parseRegulation('', { defaults: nationalRules }));
    expect(empty.map((f) => f.rule)).toContain('not-a-mapping');
  });

  it('read back from JSON may hold keys of an earlier release, which a text may not', () => {
    const regulation = { ...aRegulation(), request: { titleExpressesNature: true } };
    expect(regulationFromJson(regulation).id).toBe('somewhere');
    expect(told('request: { titleExpressesNature: true }')).toContain('1: unknown-key request');
  });

  it('read back from JSON is checked as well, without lines', () => {
    const regulation = aRegulation();
    expect(regulationFromJson(structuredClone(regulation))).toEqual(regulation);
    const broken = { ...regulation, year: 'soon' };
    expect(faultsOf(() => regulationFromJson(broken))).toEqual([
      expect.objectContaining({ line: 0, path: 'year', rule: 'not-an-integer' }),
    ]);
  });
});
