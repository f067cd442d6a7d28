import fc from 'fast-check';
import { formatNumber, numberPattern, patternFaults } from './numbering.js';
import { aRegulation } from './regulation.fixture.js';

describe('numbers of papers', () => {
  it.each([
    ['{seq}/QĐ-UBND', 1, '01/QĐ-UBND'],
    ['{seq}/GCN-SK', 9, '09/GCN-SK'],
    ['{seq}/QĐ-UBND', 10, '10/QĐ-UBND'],
    ['{seq:4}/{year}/{body}-{unit}', 123, '0123/2024/UBND-NV'],
  ])('%s of %i is %s', (pattern, sequence, number) => {
    expect(formatNumber(pattern, { sequence, year: 2024, body: 'UBND', unit: 'NV' })).toBe(number);
  });

  it('are unique: two sequences never share a number', () => {
    const sequence = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(sequence, sequence, fc.constantFrom('{seq}/QĐ', '{seq:3}/{year}/QĐ'), (a, b, pattern) => {
        const of = (n: number) => formatNumber(pattern, { sequence: n, year: 2024 });
        expect(of(a) === of(b)).toBe(a === b);
        expect(Number(of(a).split('/')[0])).toBe(a);
      }),
    );
  });

  it.each([0, -1, 1.5, NaN])('do not exist for the sequence %p', (sequence) => {
    expect(() => formatNumber('{seq}', { sequence, year: 2024 })).toThrow(RangeError);
  });

  it('are refused when a part of the pattern is not given', () => {
    expect(() => formatNumber('{seq}/QĐ-{body}', { sequence: 1, year: 2024 })).toThrow('no body');
  });

  it('follow the body that issues them, where it does it its own way', () => {
    const regulation = aRegulation("numbering: { byBody: { phong-gddt: { receipt: '{seq}/BN-GDĐT' } } }");
    expect(numberPattern(regulation, 'receipt', 'phong-gddt')).toBe('{seq}/BN-GDĐT');
    expect(numberPattern(regulation, 'receipt', 'phong-kinh-te')).toBe('{seq}/BN-SK');
    expect(numberPattern(regulation, 'minutes', 'phong-gddt')).toBe('{seq}/BB-HĐSK');
  });

  it('of papers that came later have a pattern of their own where a regulation knows none', () => {
    const regulation = aRegulation('');
    const { patterns } = regulation.numbering;
    const older = { ...patterns, correction: undefined, revocation: undefined, 'reward-letter': undefined };
    const before = { ...regulation, numbering: { ...regulation.numbering, patterns: older } } as typeof regulation;
    for (const kind of ['correction', 'revocation', 'reward-letter'] as const)
      expect(numberPattern(before, kind)).toBe(numberPattern(regulation, kind));
  });

  it.each([
    ['QĐ-UBND', ['seq']],
    ['{seq}/{month}', ['month']],
    ['{seq/QĐ', ['seq', '{seq/QĐ']],
    ['{seq}/{year}', []],
  ])('%s has the faults %j', (pattern, faults) => {
    expect(patternFaults(pattern)).toEqual(faults);
  });
});
