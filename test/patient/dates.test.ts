import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addYears,
  ageOn,
  dayFrom,
  dayInterval,
  describeInterval,
  formatDay,
} from '../../src/patient/dates.js';

const said = (text: string | undefined, timeZone = 'UTC'): string | undefined => {
  const interval = dayInterval(text, timeZone);
  return interval && `${formatDay(interval.earliest)}..${formatDay(interval.latest)}`;
};

describe('a date in the chart', () => {
  it.each([
    ['2026', '2026-01-01..2026-12-31'],
    ['2026-03', '2026-03-01..2026-03-31'],
    ['2026-02', '2026-02-01..2026-02-28'],
    ['2024-02', '2024-02-01..2024-02-29'],
    ['2000-02', '2000-02-01..2000-02-29'],
    ['1900-02', '1900-02-01..1900-02-28'],
    ['2026-12', '2026-12-01..2026-12-31'],
    ['2026-03-05', '2026-03-05..2026-03-05'],
    ['2024-02-29', '2024-02-29..2024-02-29'],
    [' 2026-03-05 ', '2026-03-05..2026-03-05'],
  ])('%s means any day of %s', (text, days) => {
    expect(said(text)).toBe(days);
  });

  it.each([
    undefined,
    '',
    'Invalid date',
    'unknown',
    '2025-02-30',
    '2025-02-29',
    '2026-13',
    '2026-00-10',
    '2026-04-31',
    '2026-03-00',
    '2026-3-5',
    '05/03/2026',
    '20260305',
    '0002-01-15',
    '1899-12-31',
    '2201',
    '2026-03-05T24:00:00Z',
    '2026-03-05T10:60:00Z',
    '2026-03-05T10:00:61Z',
    '2026-03-05T10:00:00+15:00',
    '2026-03-05T',
    '2026-03-05Z',
    '2026-03-05T10',
    '2026-03-05 onwards',
  ])('%s is not a date, and nothing is made up for it', (text) => {
    expect(dayInterval(text, 'UTC')).toBeUndefined();
  });
});

describe('a moment in the chart is the calendar day it was in the hospital', () => {
  it.each([
    // Offsets that move the day.
    ['2026-03-05T23:30:00Z', 'Europe/London', '2026-03-05'],
    ['2026-03-05T23:30:00Z', 'Europe/Berlin', '2026-03-06'],
    ['2026-03-05T04:59:59Z', 'America/New_York', '2026-03-04'],
    ['2026-03-05T05:00:00Z', 'America/New_York', '2026-03-05'],
    ['2026-03-05T00:30:00+05:30', 'America/New_York', '2026-03-04'],
    ['2026-03-05T23:00:00-08:00', 'Europe/Berlin', '2026-03-06'],
    ['2026-03-05T23:00:00-08:00', 'America/Los_Angeles', '2026-03-05'],
    ['2026-03-05T00:30:00+14:00', 'Pacific/Kiritimati', '2026-03-05'],
    ['2026-03-05T00:30:00+14:00', 'UTC', '2026-03-04'],
    ['2025-12-31T23:59:60Z', 'UTC', '2026-01-01'],
    // The clocks change: New York 2026-03-08 and 2026-11-01, Berlin 2026-03-29 and 2026-10-25, at night.
    ['2026-03-08T04:59:59Z', 'America/New_York', '2026-03-07'],
    ['2026-03-08T05:00:00Z', 'America/New_York', '2026-03-08'],
    ['2026-03-09T03:59:59Z', 'America/New_York', '2026-03-08'],
    ['2026-03-09T04:00:00Z', 'America/New_York', '2026-03-09'],
    ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-25T22:30:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    // Half-hour and quarter-hour zones.
    ['2026-03-05T18:29:00Z', 'Asia/Kolkata', '2026-03-05'],
    ['2026-03-05T18:30:00Z', 'Asia/Kolkata', '2026-03-06'],
    ['2026-03-05T18:15:00Z', 'Asia/Kathmandu', '2026-03-06'],
    // Without an offset its own date counts, with and without seconds or milliseconds.
    ['2026-03-05T23:59:59', 'Asia/Tokyo', '2026-03-05'],
    ['2026-03-05T23:59', 'Asia/Tokyo', '2026-03-05'],
    ['2026-03-05 23:59', 'Asia/Tokyo', '2026-03-05'],
    ['2026-03-05T12:00:00.123456-05:00', 'UTC', '2026-03-05'],
    ['2026-03-05T12:00:00-0500', 'UTC', '2026-03-05'],
  ])('%s in %s is %s', (text, timeZone, day) => {
    expect(said(text, timeZone)).toBe(`${day}..${day}`);
  });

  it('agrees with the calendar of every zone it was tried on, at any moment', () => {
    const zones = [
      'America/New_York',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Africa/Casablanca',
    ];
    const calendars = new Map(
      zones.map((timeZone) => [
        timeZone,
        new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({
          min: new Date('1960-01-01T00:00:00Z'),
          max: new Date('2040-01-01T00:00:00Z'),
          noInvalidDate: true,
        }),
        (timeZone, moment) => {
          const day = dayInterval(moment.toISOString(), timeZone);
          expect(day && formatDay(day.earliest)).toBe(calendars.get(timeZone)?.format(moment));
        },
      ),
      { seed: 20261120, numRuns: 3000 },
    );
  });
});

describe('days and words', () => {
  it('counts days from 1970-01-01 and writes them back', () => {
    expect(dayFrom('1970-01-01')).toBe(0);
    expect(dayFrom('1970-01-02')).toBe(1);
    expect(formatDay(dayFrom('2024-02-29') + 1)).toBe('2024-03-01');
    expect(formatDay(dayFrom('1969-12-31'))).toBe('1969-12-31');
  });

  it('refuses a day of the call that is not a full date', () => {
    for (const text of ['2026-11', '2026-02-30', '2026-11-20T10:00:00Z', ''])
      expect(() => dayFrom(text)).toThrow(RangeError);
  });

  it.each([
    ['2026-03-05', '2026-03-05', '2026-03-05'],
    ['2026-03-01', '2026-03-31', '2026-03'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-01-01', '2026-01-31', '2026-01'],
    ['2026-11-01', '2026-11-20', '2026-11'],
    ['2026-01-01', '2026-11-20', '2026'],
    ['2026-11-03', '2026-11-20', '2026-11-03 to 2026-11-20'],
    ['2025-12-20', '2026-01-03', '2025-12-20 to 2026-01-03'],
    ['2025-01-01', '2026-12-31', '2025-01-01 to 2026-12-31'],
  ])('%s to %s is shown as %s', (earliest, latest, words) => {
    expect(describeInterval({ earliest: dayFrom(earliest), latest: dayFrom(latest) })).toBe(words);
  });

  it.each([
    ['2008-11-20', 18, '2026-11-20'],
    ['2008-02-29', 18, '2026-03-01'],
    ['2008-02-29', 4, '2012-02-29'],
    ['2026-03-31', -1, '2025-03-31'],
  ])('%s and %d years is %s', (day, years, later) => {
    expect(formatDay(addYears(dayFrom(day), years))).toBe(later);
  });
});

describe('age in completed years', () => {
  it.each([
    ['2008-11-20', '2026-11-19', 17],
    ['2008-11-20', '2026-11-20', 18],
    ['2008-11-21', '2026-11-20', 17],
    // Partial birth dates leave it open.
    ['2008', '2026-11-20', 17],
    ['2008', '2026-12-31', 18],
    ['2008-11', '2026-11-20', 17],
    ['2008-11', '2026-11-30', 18],
    ['2008-12', '2026-11-20', 17],
    // Born on 29 February.
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2024-02-29', 16],
    // Newborn, and a birth date later than the call.
    ['2026', '2026-11-20', 0],
    ['2027-01-01', '2026-11-20', 0],
  ])('somebody born %s is on %s at least %d years old', (birthDate, on, years) => {
    const birth = dayInterval(birthDate, 'UTC');
    expect(birth && ageOn(birth, dayFrom(on))).toBe(years);
  });
});
