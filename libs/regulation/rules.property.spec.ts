import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { overlapLevel } from './duplicates.js';
import { shareFaults } from './eligibility.js';
import { extensionFaults } from './extensions.js';
import { panelFor } from './panels.js';
import { aRegulation } from './regulation.fixture.js';
import { reachesScope } from './scope-test.js';
import { audienceOf, isRegistrationOpen, registrationWindow, roundFor, roundState, roundWindow } from './windows.js';

const free = aRegulation();
const faults = (shares: (number | string)[], regulation = free) =>
  shareFaults(
    regulation,
    shares.map((sharePercent) => ({ sharePercent })),
  );

/** Shares in units of 10^-places percent that sum to exactly 100. */
const whole = fc
  .tuple(
    fc.integer({ min: 0, max: 6 }),
    fc.uniqueArray(fc.double({ min: 0.001, max: 0.999, noNaN: true }), { maxLength: 6 }),
  )
  .map(([places, cuts]) => {
    const units = 100 * 10 ** places;
    const at = [0, ...new Set(cuts.map((c) => Math.max(1, Math.min(units - 1, Math.round(c * units))))), units].sort(
      (a, b) => a - b,
    );
    const parts = [...new Set(at)].slice(1).map((end, i) => end - ([...new Set(at)][i] ?? 0));
    return { places, shares: parts.map((part) => new Decimal(part).div(10 ** places).toString()) };
  });

describe('shares', () => {
  it('of exactly 100 are sound, as text with all its digits', () => {
    fc.assert(fc.property(whole, ({ shares }) => expect(faults(shares)).toEqual([])));
  });

  it('are refused when one of them is off by the last digit', () => {
    fc.assert(
      fc.property(whole, fc.boolean(), ({ places, shares: [first = '0', ...rest] }, more) => {
        const off = new Decimal(first).plus(new Decimal(10).pow(-places - 1).times(more ? 1 : -1)).toString();
        expect(faults([off, ...rest]).map((f) => f.key)).toContain('shares-not-100');
      }),
    );
  });

  it.each([
    [[33.33, 33.33, 33.34], 0],
    [[33.3, 33.3, 33.3], 1],
    [['0.1', '0.2', '99.7'], 0],
    [[100, 0], 1],
    [[101, -1], 1],
    [['NaN'], 2],
  ])('%j have %i faults', (shares, count) => {
    expect(faults(shares)).toHaveLength(count);
  });

  it('within bounds are sound exactly where every one is', () => {
    const bounded = aRegulation('authors: { minimumShare: 20, maximumShare: 60 }');
    fc.assert(
      fc.property(whole, ({ shares }) => {
        const within = shares.every((s) => new Decimal(s).gte(20) && new Decimal(s).lte(60));
        expect(faults(shares, bounded).length === 0).toBe(shares.length === 1 || within);
      }),
    );
  });
});

const school = aRegulation(`audiences:
  everyone: null
  offices: { label: Phòng, kinds: ['*'] }
  schools: { label: Trường, kinds: [primary], yearStartsOn: 09-01 }
registration:
  windows:
    - { audience: offices, opensOn: 02-10, closesOn: 03-31, exceptions: { 2026: { closesOn: 05-20 } } }
    - { audience: schools, closesOn: 10-15, exclusive: false }
rounds:
  - { number: 1, name: A, closesOn: 04-10, late: next-round }
  - { number: 2, name: B, closesOn: 11-15, late: refuse }`);
const instants = fc.date({
  min: new Date('2024-01-01T00:00:00Z'),
  max: new Date('2030-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const kinds = fc.constantFrom('primary', 'commune', 'anything');

describe('windows', () => {
  it('are open exactly from their first instant up to the one that is too late', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 2024, max: 2029 }), instants, (kind, year, at) => {
        const window = registrationWindow(school, kind, year);
        const open = window !== undefined && window.opensAt <= at && at < window.closesAt;
        expect(isRegistrationOpen(school, kind, at, year)).toBe(open);
      }),
    );
  });

  it('come back every year on the same day, but for the years with their own', () => {
    fc.assert(
      fc.property(kinds, fc.integer({ min: 2024, max: 2090 }), (kind, year) => {
        const closes = registrationWindow(school, kind, year)?.closesAt.toISOString();
        const own = audienceOf(school, kind) === 'offices' ? (year === 2026 ? '05-19' : '03-30') : '10-15';
        expect(closes).toBe(`${String(year)}-${own}T17:00:00.000Z`);
      }),
    );
  });

  it('of rounds leave no instant between one and the next, and take every dossier', () => {
    fc.assert(
      fc.property(instants, kinds, (at, kind) => {
        const round = roundFor(school, kind, at);
        expect(round && roundState(school, round.number, at, round.year)).toBe('open');
      }),
    );
    const years = [2024, 2025, 2026];
    for (const year of years) {
      expect(roundWindow(school, 2, year)?.opensAt).toEqual(roundWindow(school, 1, year)?.closesAt);
      expect(roundWindow(school, 1, year + 1)?.opensAt).toEqual(roundWindow(school, 2, year)?.closesAt);
    }
  });
});

describe('scope', () => {
  it('compares without a quotient: exactly at the share is enough, one unit less is not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 10_000 }), (units, hundredths) => {
        const rules = aRegulation(`scopeTest: { minimumPercent: ${String(hundredths / 100)} }`);
        const least = Math.ceil((units * hundredths) / 10_000);
        expect(reachesScope(rules, { sameConditions: units, using: least })).toBe(true);
        expect(reachesScope(rules, { sameConditions: units, using: least - 1 })).toBe(false);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what a regulation may add', () => {
  it('warns and alarms from the percent named', () => {
    expect([19.99, 20, 39.99, 40].map((p) => overlapLevel(free, p))).toEqual(['clear', 'warn', 'warn', 'alarm']);
  });

  it('extends only the period named, so often and so long', () => {
    const rules = aRegulation('extensions: { supplement: { times: 2, days: 10 } }');
    const keys = (before: number, days: number) =>
      extensionFaults(rules, 'supplement', { before, days }).map((f) => f.key);
    expect([keys(1, 10), keys(2, 1), keys(0, 11)]).toEqual([[], ['extension-too-often'], ['extension-too-long']]);
    expect(extensionFaults(rules, 'appeal', { before: 0, days: 1 })).toEqual([{ key: 'extension-not-allowed' }]);
  });

  it('gives a sector to its panel, others to the panel of the rest, and all to the council where there is none', () => {
    const rules = aRegulation(`councils:
  district:
    panels:
      - { key: education, label: Tổ giáo dục, sectors: [education] }
      - { key: rest, label: Tổ chung, sectors: ['*'] }`);
    expect(['education', 'health'].map((s) => panelFor(rules, 'district', s)?.key)).toEqual(['education', 'rest']);
    expect(panelFor(rules, 'unit', 'education')).toBeUndefined();
  });
});
