import fc from 'fast-check';
import { aRegulation, inVietnam } from './regulation.fixture.js';
import {
  amendableUntil,
  audienceOf,
  dateInYear,
  filingWindow,
  isRegistrationOpen,
  publishBy,
  registrationWindow,
  roundFor,
  roundState,
  roundWindow,
} from './windows.js';

describe('a day of the year', () => {
  it('belongs to the year that starts before it', () => {
    expect(dateInYear('11-30', 2022, '09-01')).toBe('2022-11-30');
    expect(dateInYear('04-30', 2022, '09-01')).toBe('2023-04-30');
    expect(dateInYear('09-01', 2022, '09-01')).toBe('2022-09-01');
    expect(dateInYear('2024-08-15', 2022, '09-01')).toBe('2024-08-15');
  });

  it('29/2 is 28/2 where there is none', () => {
    expect(dateInYear('02-29', 2024, '01-01')).toBe('2024-02-29');
    expect(dateInYear('02-29', 2023, '01-01')).toBe('2023-02-28');
  });
});

describe('registration', () => {
  it('is open the whole year where the regulation is silent', () => {
    const national = aRegulation();
    expect(isRegistrationOpen(national, 'commune', inVietnam('2024-01-01T00:00'))).toBe(true);
    expect(isRegistrationOpen(national, 'commune', inVietnam('2024-12-31T23:59:59.999'))).toBe(true);
    expect(isRegistrationOpen(national, 'commune', inVietnam('2025-01-01T00:00'))).toBe(false);
    expect(isRegistrationOpen(national, 'commune', inVietnam('2023-12-31T23:59'))).toBe(false);
  });

  const schools = aRegulation(`audiences:
  schools: { label: Trường, kinds: [primary], yearStartsOn: 09-01 }
registration:
  windows:
    - { audience: schools, closesOn: 11-30, timeOfDay: '17:00', graceMinutes: 15 }
  amendableUntil: { on: 10-15, exclusive: false }
  publishBy: { on: 12-20 }`);

  it('follows the year, the hour and the grace of the audience', () => {
    expect(registrationWindow(schools, 'primary')).toEqual({
      audience: 'schools',
      audienceLabel: 'Trường',
      year: 2024,
      opensAt: inVietnam('2024-09-01T00:00'),
      closesAt: inVietnam('2024-11-30T17:15'),
    });
  });

  it('has no window for an audience without one', () => {
    expect(audienceOf(schools, 'commune')).toBe('everyone');
    expect(registrationWindow(schools, 'commune')).toBeUndefined();
    expect(isRegistrationOpen(schools, 'commune', inVietnam('2024-10-01T00:00'))).toBe(false);
  });

  it('may be amended until its own day, otherwise until the window closes', () => {
    expect(amendableUntil(schools, 'primary')).toEqual(inVietnam('2024-10-16T00:00'));
    expect(amendableUntil(aRegulation(), 'primary')).toEqual(inVietnam('2025-01-01T00:00'));
  });

  it('is published before its day, if there is one', () => {
    expect(publishBy(schools)).toEqual(inVietnam('2024-12-20T00:00'));
    expect(publishBy(aRegulation())).toBeUndefined();
  });

  it('is distinct from the window for filing with the unit', () => {
    expect(filingWindow(schools, 'primary')).toBeUndefined();
    const filing = aRegulation(
      'filingWindows: [{ audience: everyone, opensOn: 11-15, closesOn: 11-25, exclusive: false }]',
    );
    expect(filingWindow(filing, 'primary')).toMatchObject({
      opensAt: inVietnam('2024-11-15T00:00'),
      closesAt: inVietnam('2024-11-26T00:00'),
    });
  });
});

describe('rounds', () => {
  const three = aRegulation(`rounds:
  - { number: 1, name: Đợt 1, opensOn: 02-01, closesOn: 04-01, late: accept-with-reason, lateUntil: 04-10 }
  - { number: 2, name: Đợt 2, closesOn: 08-01, late: next-round }
  - { number: 3, name: Đợt 3, opensOn: 10-01, closesOn: 12-01, late: refuse }`);

  it.each([
    [1, '2024-01-31T23:59', 'not-yet'],
    [1, '2024-02-01T00:00', 'open'],
    [1, '2024-04-01T00:00', 'late-accepted'],
    [1, '2024-04-10T23:59', 'late-accepted'],
    [1, '2024-04-11T00:00', 'closed'],
    [2, '2024-03-31T23:59', 'not-yet'],
    [2, '2024-04-01T00:00', 'open'],
    [2, '2024-08-01T00:00', 'next-round'],
    [3, '2024-12-01T00:00', 'closed'],
    [4, '2024-12-01T00:00', 'unknown'],
  ] as const)('%i at %s is %s', (number, at, state) => {
    expect(roundState(three, number, inVietnam(at))).toBe(state);
  });

  it('between two the next one is named', () => {
    expect(roundFor(three, 'commune', inVietnam('2024-09-01T00:00'))).toMatchObject({ year: 2024, number: 3 });
    expect(roundFor(three, 'commune', inVietnam('2024-12-01T00:00'))).toMatchObject({ year: 2025, number: 1 });
  });

  it('with recurring days come back each year, those with dates do not', () => {
    expect(roundWindow(three, 3, 2026)?.closesAt).toEqual(inVietnam('2026-12-01T00:00'));
    expect(roundWindow(three, 3, 2023)).toBeUndefined();
    const once = aRegulation('rounds: [{ number: 1, name: Một, closesOn: 2024-05-01, late: refuse }]');
    expect(roundWindow(once, 1)?.opensAt).toEqual(inVietnam('2024-01-01T00:00'));
    expect(roundFor(once, 'commune', inVietnam('2024-05-01T00:00'))).toBeUndefined();
  });

  it('belong to an audience where they say so', () => {
    const split = aRegulation(`audiences: { schools: { label: Trường, kinds: [primary] } }
rounds:
  - { number: 1, name: Trường, audience: schools, closesOn: 05-01, late: refuse }
  - { number: 2, name: Khác, audience: everyone, closesOn: 07-01, late: refuse }`);
    expect(roundFor(split, 'primary', inVietnam('2024-02-01T00:00'))?.number).toBe(1);
    expect(roundFor(split, 'commune', inVietnam('2024-02-01T00:00'))?.number).toBe(2);
    expect(roundWindow(split, 2)?.opensAt).toEqual(inVietnam('2023-07-01T00:00'));
  });

  it('of an audience open when a round of everyone closes', () => {
    const mixed = aRegulation(`audiences: { schools: { label: Trường, kinds: [primary] } }
rounds:
  - { number: 1, name: Chung, opensOn: 01-01, closesOn: 05-01, late: refuse }
  - { number: 2, name: Trường, audience: schools, closesOn: 07-01, late: refuse }`);
    expect(roundWindow(mixed, 2)?.opensAt).toEqual(inVietnam('2024-05-01T00:00'));
  });

  it('that are open at an instant are the ones named for it', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }), (at) => {
        const found = roundFor(three, 'commune', at);
        const state = found && roundState(three, found.number, at, found.year);
        expect(['open', 'not-yet']).toContain(state);
        if (found && state === 'not-yet') expect(at < found.opensAt).toBe(true);
      }),
    );
  });
});
