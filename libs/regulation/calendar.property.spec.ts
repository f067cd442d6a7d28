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
  type LocalDate,
  type WorkCalendar,
} from './calendar.js';

const day = 86_400_000;
const dates = fc
  .integer({ min: Date.UTC(2015, 0, 1) / day, max: Date.UTC(2040, 11, 31) / day })
  .map((n): LocalDate => new Date(n * day).toISOString().slice(0, 10));
const none: WorkCalendar = { holidays: [], workingDays: [] };
const calendars = fc.record({
  holidays: fc.array(dates, { maxLength: 5 }),
  workingDays: fc.array(dates, { maxLength: 5 }),
});
const amounts = fc.integer({ min: 1, max: 60 });
const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => ({
  text: `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`,
  minutes: h * 60 + m,
}));
const ms = (instant: Date) => instant.getTime();

describe('the calendar of Vietnam', () => {
  it('counts the first day not: n days end n days later, whatever the month', () => {
    fc.assert(
      fc.property(dates, amounts, (from, amount) => {
        const last = addPeriod(from, { amount, unit: 'days', rolling: false }, none);
        expect(ms(startOfLocalDay(last)) - ms(startOfLocalDay(from))).toBe(amount * day);
        expect(periodEnd(from, { amount, unit: 'days', rolling: false })).toEqual(startOfLocalDay(addDays(last, 1)));
      }),
    );
  });

  it('ends months on the corresponding day, or on the last of a month that is too short', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 120 }), (from, months) => {
        const last = addMonths(from, months);
        const [year = 0, month = 0, dayOfMonth = 0] = from.split('-').map(Number);
        const [endYear = 0, endMonth = 0, endDay = 0] = last.split('-').map(Number);
        expect(endYear * 12 + endMonth).toBe(year * 12 + month + months);
        const isLast = addDays(last, 1).endsWith('-01');
        expect(endDay === dayOfMonth || (endDay < dayOfMonth && isLast)).toBe(true);
      }),
    );
  });

  it('rolls to a working day, and no further than the first one', () => {
    fc.assert(
      fc.property(dates, amounts, calendars, (from, amount, calendar) => {
        const fixed = addPeriod(from, { amount, unit: 'months', rolling: false }, calendar);
        const rolled = addPeriod(from, { amount, unit: 'months', rolling: true }, calendar);
        expect(isWorkingDay(rolled, calendar)).toBe(true);
        for (let between = fixed; between < rolled; between = addDays(between, 1)) {
          expect(isWorkingDay(between, calendar)).toBe(false);
        }
      }),
    );
  });

  it('counts exactly so many working days', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 15 }), calendars, (from, amount, calendar) => {
        const last = addPeriod(from, { amount, unit: 'working-days', rolling: false }, calendar);
        let counted = 0;
        for (let at = addDays(from, 1); at <= last; at = addDays(at, 1)) counted += isWorkingDay(at, calendar) ? 1 : 0;
        expect(counted).toBe(amount);
        expect(isWorkingDay(last, calendar)).toBe(true);
      }),
    );
  });

  it('never shortens: a longer period ends no earlier', () => {
    const units = fc.constantFrom('days' as const, 'working-days' as const, 'months' as const, 'years' as const);
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 12 }), units, fc.boolean(), (from, amount, unit, rolling) => {
        const [short, long] = [amount, amount + 1].map((n) => addPeriod(from, { amount: n, unit, rolling }, none));
        expect(String(short) <= String(long)).toBe(true);
      }),
    );
  });

  it('excludes the day of "trước ngày", and includes the whole day of "đến hết ngày"', () => {
    fc.assert(
      fc.property(dates, (on) => {
        expect(deadlineInstant({ on })).toEqual(startOfLocalDay(on));
        expect(ms(deadlineInstant({ on, exclusive: false })) - ms(deadlineInstant({ on }))).toBe(day);
      }),
    );
  });

  it('takes the whole minute named, unless it is excluded, and grace on top', () => {
    fc.assert(
      fc.property(dates, times, fc.integer({ min: 0, max: 1440 }), (on, { text, minutes }, graceMinutes) => {
        const start = ms(startOfLocalDay(on)) + (minutes + graceMinutes) * 60_000;
        expect(ms(deadlineInstant({ on, timeOfDay: text, exclusive: true, graceMinutes }))).toBe(start);
        expect(ms(deadlineInstant({ on, timeOfDay: text, exclusive: false, graceMinutes }))).toBe(start + 60_000);
      }),
    );
  });

  it('begins the day at 17:00 of the day before in UTC', () => {
    expect(localDate(new Date('2024-03-30T17:00:00Z'))).toBe('2024-03-31');
    expect(localDate(new Date('2024-03-30T16:59:59.999Z'))).toBe('2024-03-30');
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: day - 1 }), (date, into) => {
        expect(localDate(new Date(ms(startOfLocalDay(date)) + into))).toBe(date);
        expect(startOfLocalDay(date).toISOString()).toMatch(/T17:00:00\.000Z$/);
      }),
    );
  });
});
