import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addPeriod,
  deadlineInstant,
  isWorkingDay,
  localDate,
  periodEnd,
  startOfLocalDay,
  type Period,
} from './calendar.js';
import { holidayYears } from './holidays.js';

const aDate = fc.integer({ min: 0, max: 1_800 }).map((days) => addDays('2023-01-01', days));
const amount = fc.integer({ min: 1, max: 36 });
const days = (n: number, rolling = false): Period => ({ amount: n, unit: 'days', rolling });
const months = (n: number): Period => ({ amount: n, unit: 'months', rolling: false });
const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();

describe('local days', () => {
  it('reads 30 March 17:00Z as 31 March in Vietnam', () => {
    expect(localDate(new Date('2024-03-30T17:00:00Z'))).toBe('2024-03-31');
    expect(localDate(new Date('2024-03-30T16:59:59.999Z'))).toBe('2024-03-30');
    expect(startOfLocalDay('2024-03-31').toISOString()).toBe('2024-03-30T17:00:00.000Z');
  });

  it('starts every day at its own first instant', () => {
    fc.assert(
      fc.property(aDate, (date) => {
        const start = startOfLocalDay(date);
        expect(localDate(start)).toBe(date);
        expect(localDate(new Date(start.getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });
});

describe('periods', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', 1, '2024-04-30'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-12-15', 1, '2025-01-15'],
  ])('end %s + %i months on %s', (from, n, to) => {
    expect(addPeriod(from, months(n))).toBe(to);
  });

  it('do not count the first day', () => {
    expect(addPeriod('2024-05-06', days(1))).toBe('2024-05-07');
    expect(addPeriod('2024-05-06', { amount: 1, unit: 'working-days', rolling: false })).toBe('2024-05-07');
  });

  it('roll to the next working day only where they are told to', () => {
    expect(addPeriod('2024-08-30', days(1))).toBe('2024-08-31');
    expect(addPeriod('2024-08-30', days(1, true))).toBe('2024-09-04');
  });

  it('count 3 working days over Tết 2024', () => {
    expect(addPeriod('2024-02-07', { amount: 3, unit: 'working-days', rolling: false })).toBe('2024-02-19');
  });

  it('end with the last instant of the last day', () => {
    expect(periodEnd('2024-01-31', months(1)).toISOString()).toBe('2024-02-29T17:00:00.000Z');
  });

  it('in months keep the day of the month or take the last one', () => {
    fc.assert(
      fc.property(aDate, amount, (date, n) => {
        const end = addMonths(date, n);
        const kept = end.slice(8) === date.slice(8);
        const isLastDay = addDays(end, 1).slice(8) === '01';
        expect(kept || (isLastDay && end.slice(8) < date.slice(8))).toBe(true);
        expect((Number(end.slice(0, 4)) * 12 + Number(end.slice(5, 7))) % 12).toBe(
          (Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + n) % 12,
        );
      }),
    );
  });

  it('in years are twelve months each', () => {
    fc.assert(
      fc.property(aDate, fc.integer({ min: 1, max: 5 }), (date, n) => {
        expect(addPeriod(date, { amount: n, unit: 'years', rolling: false })).toBe(addPeriod(date, months(n * 12)));
      }),
    );
  });

  it('in working days pass exactly so many working days and end on one', () => {
    fc.assert(
      fc.property(aDate, amount, (date, n) => {
        const end = addPeriod(date, { amount: n, unit: 'working-days', rolling: false });
        let counted = 0;
        for (let d = addDays(date, 1); d <= end; d = addDays(d, 1)) counted += isWorkingDay(d) ? 1 : 0;
        expect(counted).toBe(n);
        expect(isWorkingDay(end)).toBe(true);
      }),
    );
  });

  it('are never shortened by rolling, nor lengthened where they end on a working day', () => {
    fc.assert(
      fc.property(aDate, amount, (date, n) => {
        const [plain, rolled] = [addPeriod(date, days(n)), addPeriod(date, days(n, true))];
        expect(isWorkingDay(rolled)).toBe(true);
        expect(rolled === plain).toBe(isWorkingDay(plain));
        expect(rolled >= plain).toBe(true);
      }),
    );
  });
});

describe('holidays', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const lunarOf = (date: string) => lunar.format(new Date(`${date}T00:00:00Z`));
  const daysOf = (year: string) => Array.from({ length: 365 }, (_, i) => addDays(`${year}-01-01`, i));

  describe.each(Object.keys(holidayYears))('of %s', (year) => {
    it('take the first days of Tết and 10/3 of the lunar year', () => {
      for (const feast of ['1/1', '1/2', '1/3', '3/10']) {
        const date = daysOf(year).find((d) => lunarOf(d) === feast);
        expect(date && isWorkingDay(date)).toBe(false);
      }
    });

    it('give five days for Tết and two for Quốc khánh, not counting weekends', () => {
      const off = (from: string, to: string) =>
        daysOf(year).filter(
          (d) => d.slice(5) >= from && d.slice(5) <= to && !isWorkingDay(d) && ![0, 6].includes(weekday(d)),
        );
      expect(off('01-15', '03-01')).toHaveLength(5);
      expect(off('08-25', '09-07').length).toBeGreaterThanOrEqual(2);
    });

    it('are weekdays, or Giỗ Tổ itself, and what is worked in exchange is a Saturday', () => {
      const { off, worked = [] } = holidayYears[year] ?? { off: [] };
      const weekend = off.filter((d) => [0, 6].includes(weekday(`${year}-${d}`)));
      expect(weekend.filter((d) => lunarOf(`${year}-${d}`) !== '3/10')).toEqual([]);
      expect(worked.filter((d) => weekday(`${year}-${d}`) !== 6)).toEqual([]);
    });
  });

  it.each(['2023-01-02', '2024-04-29', '2024-09-03', '2025-01-27', '2026-04-27', '2023-09-04'])(
    'leave %s free',
    (d) => {
      expect(isWorkingDay(d)).toBe(false);
    },
  );

  it.each(['2024-05-04', '2025-04-26', '2024-09-04', '2023-01-27'])('work on %s', (d) => {
    expect(isWorkingDay(d)).toBe(true);
  });

  it('can be corrected by a locality', () => {
    expect(isWorkingDay('2024-07-10', { holidays: ['2024-07-10'], workingDays: [] })).toBe(false);
    expect(isWorkingDay('2024-07-13', { holidays: [], workingDays: ['2024-07-13'] })).toBe(true);
  });

  it('of fixed date are known in years without a table', () => {
    expect(isWorkingDay('2030-04-30')).toBe(false);
    expect(isWorkingDay('2030-04-29')).toBe(true);
  });
});

describe('deadlines', () => {
  const at = (iso: string) => new Date(`${iso}+07:00`);

  it('"trước ngày" exclude the day itself', () => {
    expect(deadlineInstant({ on: '2024-08-15' })).toEqual(at('2024-08-15T00:00'));
  });

  it('"đến hết ngày" include it', () => {
    expect(deadlineInstant({ on: '2024-08-15', exclusive: false })).toEqual(at('2024-08-16T00:00'));
  });

  it('within a day end at the time, or after the whole minute named', () => {
    expect(deadlineInstant({ on: '2024-08-15', timeOfDay: '17:00' })).toEqual(at('2024-08-15T17:00'));
    expect(deadlineInstant({ on: '2024-08-15', timeOfDay: '17:30', exclusive: false })).toEqual(at('2024-08-15T17:31'));
  });

  it('give grace on top', () => {
    expect(deadlineInstant({ on: '2024-08-15', graceMinutes: 90 })).toEqual(at('2024-08-15T01:30'));
  });
});
