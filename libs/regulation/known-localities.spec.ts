import { authorFaults, filingFaults, shareFaults } from './eligibility.js';
import { aRegulation, inVietnam } from './regulation.fixture.js';
import { addPeriod } from './calendar.js';
import { verdict } from './scoring.js';
import { servesTitle } from './titles.js';
import { quorum } from './vote.js';
import { isRegistrationOpen, roundState } from './windows.js';

const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);

describe('Văn phòng Quốc hội 2017, by YAML alone', () => {
  const regulation = aRegulation(`assessment:
  aggregation: { kind: count-eligible }
  passRule:
    kind: members-eligible
    id: hai-phan-ba-danh-gia-dat
    base: all
    fraction: { numerator: 2, denominator: 3, strict: false }`);
  const scored = (eligible: number, members: number) => {
    const sheets = Array.from({ length: members }, (_, i) => ({
      memberId: String(i),
      scores: { novelty: 10, effect: 10, scope: 10 },
      eligible: i < eligible,
    }));
    return verdict(regulation, { sheets, members });
  };

  it('passes when two thirds of the members score it eligible', () => {
    expect(scored(6, 9)).toMatchObject({ outcome: 'recognize', total: '6', decidedBy: 'hai-phan-ba-danh-gia-dat' });
    expect(scored(5, 9)).toMatchObject({ outcome: 'decline', total: '5' });
    expect(scored(7, 11).outcome).toBe('decline');
    expect(scored(8, 11).outcome).toBe('recognize');
  });

  it('counts a member who sent no sheet as not eligible', () => {
    const sheet = (i: number) => ({ memberId: String(i), scores: {}, eligible: true });
    const five = [0, 1, 2, 3, 4].map(sheet);
    expect(verdict(regulation, { sheets: five, members: 9 }).outcome).toBe('decline');
  });
});

describe('Sở GD&ĐT TP.HCM 2022-23, by YAML alone', () => {
  const regulation = aRegulation(`yearStartsOn: 09-01
registration:
  required: true
  windows: [{ audience: everyone, closesOn: 11-30, exclusive: true }]
rounds:
  - { number: 1, name: Cuối tháng 4, opensOn: 04-01, closesOn: 04-30, exclusive: false, late: refuse }
authors: { minimumShare: 40, groupConsent: true }`);
  const authors = (...shares: number[]) =>
    shares.map((sharePercent, i) => ({ personId: String(i), unitId: 'x', sharePercent, consented: true }));

  it('registers before 30/11 and takes dossiers until the end of April of the school year', () => {
    expect(isRegistrationOpen(regulation, 'primary', inVietnam('2024-11-29T23:59'))).toBe(true);
    expect(isRegistrationOpen(regulation, 'primary', inVietnam('2024-11-30T00:00'))).toBe(false);
    expect(roundState(regulation, 1, inVietnam('2025-04-30T23:59'))).toBe('open');
    expect(roundState(regulation, 1, inVietnam('2025-05-01T00:00'))).toBe('closed');
  });

  it('gives every co-author at least 40 %, so that three cannot share', () => {
    expect(shareFaults(regulation, authors(60, 40))).toEqual([]);
    expect(keysOf(shareFaults(regulation, authors(60.01, 39.99)))).toEqual(['share-below-minimum']);
    expect(keysOf(shareFaults(regulation, authors(40, 40, 20)))).toEqual(['share-below-minimum']);
  });

  it('wants the consent of the group', () => {
    const [first, second] = authors(50, 50);
    expect(authorFaults(regulation, authors(50, 50))).toEqual([]);
    const silent = [first, { ...second, consented: false }].filter((a) => a !== undefined);
    expect(keysOf(authorFaults(regulation, silent as ReturnType<typeof authors>))).toEqual([
      'coauthor-consent-missing',
    ]);
  });
});

describe('Ninh Thuận 2011, by YAML alone', () => {
  const regulation = aRegulation(`filingWindows:
  - { audience: everyone, opensOn: 11-15, closesOn: 11-25, exclusive: false }
rounds:
  - { number: 1, name: Đơn vị gửi tỉnh, opensOn: 12-01, closesOn: 12-05, exclusive: false, late: refuse }
authors: { maxAuthors: 2 }
titles:
  onePerInitiative: true
  kinds:
    - { key: cstd-co-so, label: CSTĐ cơ sở, level: unit, carriedYears: 0 }
    - { key: cstd-tinh, label: CSTĐ tỉnh, level: province, carriedYears: 3 }
    - { key: cstd-toan-quoc, label: CSTĐ toàn quốc, level: province, carriedYears: 3 }`);

  it.each([
    ['2024-11-14T23:59', ['filing-window-closed']],
    ['2024-11-15T00:00', []],
    ['2024-11-25T23:59', []],
    ['2024-11-26T00:00', ['filing-window-closed']],
  ])('lets authors file from 15/11 to 25/11: at %s %j', (at, keys) => {
    const facts = { firstAppliedOn: '2024-02-01', at: inVietnam(at), unitKind: 'department' };
    expect(keysOf(filingFaults(regulation, facts))).toEqual(keys);
  });

  it('takes dossiers of units from 01/12 to 05/12 and considers none that is late', () => {
    expect(roundState(regulation, 1, inVietnam('2024-11-30T23:59'))).toBe('not-yet');
    expect(roundState(regulation, 1, inVietnam('2024-12-05T23:59'))).toBe('open');
    expect(roundState(regulation, 1, inVietnam('2024-12-06T00:00'))).toBe('closed');
  });

  it('allows two authors', () => {
    const author = { personId: 'a', unitId: 'x', sharePercent: 50 };
    expect(authorFaults(regulation, [author, author])).toEqual([]);
    expect(keysOf(authorFaults(regulation, [author, author, author]))).toEqual(['too-many-authors']);
  });

  it.each([
    ['cstd-tinh', 'province', 2014, true],
    ['cstd-tinh', 'province', 2015, false],
    ['cstd-toan-quoc', 'province', 2011, true],
    ['cstd-toan-quoc', 'province', 2010, false],
    ['cstd-tinh', 'district', 2011, false],
    ['cstd-co-so', 'unit', 2011, true],
    ['cstd-co-so', 'province', 2012, false],
    ['cstd-huyen', 'province', 2011, false],
  ] as const)('%s is served by a result at %s level of 2011 in %i: %s', (title, level, inYear, served) => {
    expect(servesTitle(regulation, title, { level, year: 2011 }, inYear)).toBe(served);
  });
});

describe('Viện kiểm sát nhân dân tối cao, by YAML alone', () => {
  const regulation = aRegulation(`councils:
  district:
    papersWorkingDaysAhead: 3
    quorum:
      regular: { numerator: 2, denominator: 3, strict: false, of: members }
      extraordinary: { numerator: 1, denominator: 2, strict: true, of: members }
assessment:
  passRule:
    kind: any
    rules:
      - { kind: vote-share, id: tren-hai-phan-ba-co-mat, base: present, fraction: { numerator: 2, denominator: 3, strict: true } }
      - { kind: vote-share, id: qua-nua-tong-so, base: all, fraction: { numerator: 1, denominator: 2, strict: true } }`);
  const { regular, extraordinary } = regulation.councils.district.quorum;
  const sits = (rule: typeof regular, present: number) => rule && quorum(rule, { entitled: 12, present }).met;
  const voted = (present: number, agree: number) =>
    verdict(regulation, { sheets: [], members: 12, present, ballots: { valid: present, agree } });

  it('sits regularly with at least two thirds, extraordinarily with more than half', () => {
    expect([sits(regular, 8), sits(regular, 7)]).toEqual([true, false]);
    expect([sits(extraordinary, 7), sits(extraordinary, 6)]).toEqual([true, false]);
  });

  it('passes with more than two thirds of those present', () => {
    expect(voted(8, 6)).toMatchObject({ outcome: 'recognize', decidedBy: 'tren-hai-phan-ba-co-mat' });
    expect(voted(9, 6)).toMatchObject({ outcome: 'decline' });
  });

  it('passes with more than half of all', () => {
    expect(voted(12, 7)).toMatchObject({ outcome: 'recognize', decidedBy: 'qua-nua-tong-so' });
    expect(voted(12, 6)).toMatchObject({ outcome: 'decline' });
  });
});

describe('Lào Cai, by YAML alone', () => {
  const regulation = aRegulation(`intake: { paperCopies: 10 }
periods: { decision: { amount: 30, unit: days, rolling: true } }`);

  it('asks for ten copies and decides in 30 days', () => {
    expect(regulation.intake.paperCopies).toBe(10);
    expect(addPeriod('2024-08-02', regulation.periods.decision)).toBe('2024-09-04');
  });
});
