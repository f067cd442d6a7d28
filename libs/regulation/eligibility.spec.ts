import fc from 'fast-check';
import { authorFaults, dossierFaults, filingDeadline, filingFaults, shareFaults } from './eligibility.js';
import { aRegulation, inVietnam } from './regulation.fixture.js';

const national = aRegulation();
const shared = (...shares: (number | string)[]) => shares.map((sharePercent) => ({ sharePercent }));
const keysOf = (reasons: { key: string }[]) => reasons.map((r) => r.key);

describe('shares', () => {
  it('sum to exactly 100, in decimals', () => {
    expect(shareFaults(national, shared(33.33, 33.33, 33.34))).toEqual([]);
    expect(shareFaults(national, shared(33.3, 33.3, 33.3))).toEqual([
      { key: 'shares-not-100', field: 'authors', params: { total: '99.9' } },
    ]);
    expect(shareFaults(national, shared('0.1', '0.2', '99.7'))).toEqual([]);
  });

  it('split at random into cents always sum, and never with a cent more', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(cuts, (at) => {
        const edges = [0, ...at.sort((a, b) => a - b), 10_000];
        const cents = edges.slice(1).map((edge, i) => edge - (edges[i] ?? 0));
        expect(shareFaults(national, shared(...cents.map((c) => c / 100)))).toEqual([]);
        const [first = 0, ...rest] = cents;
        const more = shared((first + 1) / 100, ...rest.map((c) => c / 100));
        expect(keysOf(shareFaults(national, more))).toEqual(['shares-not-100']);
      }),
    );
  });

  it.each([
    [[0, 100], 'authors.0.sharePercent'],
    [[-10, 110], 'authors.0.sharePercent'],
    [[50, 'a half'], 'authors.1.sharePercent'],
    [[NaN, 100], 'authors.0.sharePercent'],
  ])('%j are refused at %s', (shares, field) => {
    expect(shareFaults(national, shared(...shares))).toContainEqual(
      expect.objectContaining({ key: 'shares-not-100', field }),
    );
  });

  it('keep the local minimum and cap where several share', () => {
    const bounded = aRegulation('authors: { minimumShare: 20, maximumShare: 70 }');
    expect(shareFaults(bounded, shared(70, 30))).toEqual([]);
    expect(keysOf(shareFaults(bounded, shared(81, 19)))).toEqual(['share-above-maximum', 'share-below-minimum']);
    expect(shareFaults(bounded, shared(100))).toEqual([]);
  });

  it('of nobody do not sum', () => {
    expect(keysOf(shareFaults(national, []))).toEqual(['shares-not-100']);
  });
});

describe('authors', () => {
  const author = (personId: string, unitId = 'x', consented = true) => ({
    personId,
    unitId,
    sharePercent: 1,
    consented,
  });

  it('are needed', () => {
    expect(keysOf(authorFaults(national, []))).toEqual(['authors-missing']);
  });

  it('may be many, from many units, where the regulation is silent', () => {
    expect(
      authorFaults(
        national,
        ['a', 'b', 'c', 'd'].map((id) => author(id, id, false)),
      ),
    ).toEqual([]);
  });

  it('all consent where the group has to', () => {
    const strict = aRegulation('authors: { groupConsent: true }');
    expect(authorFaults(strict, [author('a'), author('b', 'x', false)])).toEqual([
      { key: 'coauthor-consent-missing', field: 'authors.1' },
    ]);
    expect(authorFaults(strict, [author('a', 'x', false)])).toEqual([]);
  });
});

describe('filing', () => {
  const facts = { firstAppliedOn: '2024-02-29', at: inVietnam('2024-06-01T08:00') };

  it('is in time until the end of the corresponding day a year later', () => {
    expect(filingDeadline(national, '2024-02-29')).toEqual(inVietnam('2025-03-01T00:00'));
    expect(filingFaults(national, { ...facts, at: inVietnam('2025-02-28T23:59:59.999') })).toEqual([]);
    expect(keysOf(filingFaults(national, { ...facts, at: inVietnam('2025-03-01T00:00') }))).toEqual([
      'filing-period-over',
    ]);
  });

  it('rolls to the next working day where the regulation says so', () => {
    const rolling = aRegulation('periods: { filing: { rolling: true } }');
    expect(filingDeadline(rolling, '2023-08-31')).toEqual(inVietnam('2024-09-05T00:00'));
  });

  it('needs an application, in the past by the calendar of Vietnam', () => {
    expect(keysOf(filingFaults(national, { at: facts.at }))).toEqual(['application-missing']);
    const tomorrow = { firstAppliedOn: '2024-06-02', at: inVietnam('2024-06-01T23:59:59') };
    expect(keysOf(filingFaults(national, tomorrow))).toEqual(['first-applied-in-future']);
    expect(filingFaults(national, { ...tomorrow, at: inVietnam('2024-06-02T00:00') })).toEqual([]);
  });

  it('needs registration only where it is a condition', () => {
    const required = aRegulation('registration: { required: true }');
    expect(filingFaults(national, facts)).toEqual([]);
    expect(keysOf(filingFaults(required, facts))).toEqual(['not-registered']);
    expect(filingFaults(required, { ...facts, registeredAt: inVietnam('2024-03-01T08:00') })).toEqual([]);
    expect(keysOf(filingFaults(required, { ...facts, registeredAt: inVietnam('2024-06-02T08:00') }))).toEqual([
      'not-registered',
    ]);
  });
});

describe('a dossier', () => {
  const regulation = aRegulation(`dossier:
  district:
    - { key: letter, label: Tờ trình, source: system, mandatory: true }
    - { key: evidence, label: Minh chứng, source: upload, mandatory: true, maxPages: 10, fileTypes: [pdf, docx] }
    - { key: photos, label: Ảnh, source: upload, mandatory: false }`);

  it('misses what is mandatory and not composed by the system', () => {
    expect(dossierFaults(regulation, 'district', [])).toEqual([
      { key: 'component-missing', field: 'evidence', params: { label: 'Minh chứng' } },
    ]);
  });

  it('is complete with it', () => {
    expect(dossierFaults(regulation, 'district', [{ key: 'evidence', pages: 10, fileType: 'pdf' }])).toEqual([]);
  });

  it('is told of pages, types and components that are wrong', () => {
    const given = [{ key: 'evidence', pages: 11, fileType: 'exe' }, { key: 'song' }];
    expect(keysOf(dossierFaults(regulation, 'district', given))).toEqual([
      'too-many-pages',
      'file-type-not-accepted',
      'component-unknown',
    ]);
  });
});
