/**
 * FHIR dates as calendar days. A partial date ("2026-03") is an interval, never its first day, and a dateTime
 * is the calendar day it was in the hospital's time zone (specification B.1, presentation "Dates").
 */

/** Calendar days since 1970-01-01. */
export type Day = number;

/** The days a date can mean, both included; a full date has `earliest === latest`. */
export interface DayInterval {
  readonly earliest: Day;
  readonly latest: Day;
}

const MILLISECONDS_PER_DAY = 86_400_000;
/** Years outside this range are typing errors ("0002" while a clinician types 2026), not history. */
const FIRST_CREDIBLE_YEAR = 1900;
const LAST_CREDIBLE_YEAR = 2200;
/** The widest offset in use is +14:00 (Kiritimati). */
const WIDEST_OFFSET_MINUTES = 14 * 60;

const FHIR_DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:([Zz])|([+-])(\d\d):?(\d\d))?)?)?)?$/;

/**
 * The days that a FHIR date, dateTime or instant can mean.
 * @param timeZone IANA name; decides the day of a dateTime with offset. Without offset its own date counts.
 * @returns undefined for anything that is not a date between 1900 and 2200.
 */
export function dayInterval(text: string | undefined, timeZone: string): DayInterval | undefined {
  const part = text === undefined ? undefined : FHIR_DATE.exec(text.trim());
  if (!part) return undefined;
  const year = Number(part[1]);
  if (year < FIRST_CREDIBLE_YEAR || year > LAST_CREDIBLE_YEAR) return undefined;
  if (part[2] === undefined) return between(dayNumber(year, 1, 1), dayNumber(year, 12, 31));
  const month = Number(part[2]);
  if (month < 1 || month > 12) return undefined;
  const daysInMonth = dayNumber(year, month + 1, 0) - dayNumber(year, month, 0);
  if (part[3] === undefined) return between(dayNumber(year, month, 1), dayNumber(year, month, daysInMonth));
  const dayOfMonth = Number(part[3]);
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth) return undefined;
  const written = dayNumber(year, month, dayOfMonth);
  if (part[4] === undefined) return between(written, written);
  const day = dayOfClock(written, part, timeZone);
  return day === undefined ? undefined : between(day, day);
}

/** The calendar day in `timeZone` of a written date with a clock time; undefined for an impossible time. */
function dayOfClock(written: Day, part: RegExpExecArray, timeZone: string): Day | undefined {
  const [hour, minute, second] = [Number(part[4]), Number(part[5]), Number(part[6] ?? 0)];
  // FHIR allows a leap second.
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  if (part[7] === undefined && part[8] === undefined) return written;
  const offsetMinutes = Number(part[9] ?? 0) * 60 + Number(part[10] ?? 0);
  if (offsetMinutes > WIDEST_OFFSET_MINUTES) return undefined;
  const minutes = hour * 60 + minute - (part[8] === '-' ? -offsetMinutes : offsetMinutes);
  const instant = written * MILLISECONDS_PER_DAY + minutes * 60_000 + second * 1000;
  return Math.floor((instant + offsetAt(instant, timeZone)) / MILLISECONDS_PER_DAY);
}

const between = (earliest: Day, latest: Day): DayInterval => ({ earliest, latest });

const dayNumber = (year: number, month: number, day: number): Day =>
  Date.UTC(year, month - 1, day) / MILLISECONDS_PER_DAY;

/**
 * Clocks are asked for once per stretch of this length. Since 1960 no zone changed twice within it (the closest
 * were 7 days apart: Boa Vista, October 2000), so equal offsets at both ends hold in between.
 */
const STRETCH_DAYS = 4;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Stretch → offset in ms; 'changes' where the clocks do. Bounded by the credible years. */
  readonly offsets: Map<number, number | 'changes'>;
}
const zones = new Map<string, Zone>();

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone: Zone = { format, offsets: new Map() };
  zones.set(timeZone, zone);
  return zone;
}

/**
 * How far local clocks are ahead of UTC, in ms. Asking Intl costs 8 µs, thousands of times a call, so the
 * answer is kept; only around a change of the clocks is every instant asked for itself.
 */
function offsetAt(instant: number, timeZone: string): number {
  const { format, offsets } = zoneOf(timeZone);
  const length = STRETCH_DAYS * MILLISECONDS_PER_DAY;
  const stretch = Math.floor(instant / length);
  let offset = offsets.get(stretch);
  if (offset === undefined) {
    const atStart = askIntl(stretch * length, format);
    offset = atStart === askIntl((stretch + 1) * length, format) ? atStart : 'changes';
    offsets.set(stretch, offset);
  }
  return offset === 'changes' ? askIntl(instant, format) : offset;
}

function askIntl(instant: number, format: Intl.DateTimeFormat): number {
  const local: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(instant)) local[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = local;
  // Intl drops the milliseconds; so do we, or the offset would carry them.
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/**
 * The day of a full date "YYYY-MM-DD", as `asOf` is written.
 * @throws RangeError when it is not one: that is a defect of the caller, not of the chart.
 */
export function dayFrom(text: string): Day {
  const interval = /^\d{4}-\d\d-\d\d$/.test(text) ? dayInterval(text, 'UTC') : undefined;
  if (!interval) throw new RangeError('dayFrom wants a date as YYYY-MM-DD');
  return interval.earliest;
}

/** "2026-11-20". */
export const formatDay = (day: Day): string =>
  new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/**
 * As precise as the chart is: "2026-11-20", "2026-11", "2026", else "2026-11-03 to 2026-11-20".
 * A month or year that was cut off at the day of the call keeps its name.
 */
export function describeInterval({ earliest, latest }: DayInterval): string {
  const from = formatDay(earliest);
  const to = formatDay(latest);
  if (from === to) return from;
  if (from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01')) return from.slice(0, 7);
  if (from.slice(0, 4) === to.slice(0, 4) && from.endsWith('-01-01')) return from.slice(0, 4);
  return `${from} to ${to}`;
}

/** The days that are not to come: a month not yet over ends on the day of the call. undefined: it lies ahead. */
export const untilToday = ({ earliest, latest }: DayInterval, asOf: Day): DayInterval | undefined =>
  earliest > asOf ? undefined : { earliest, latest: Math.min(latest, asOf) };

/** The same date so many years later; 29 February becomes 1 March where there is none. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  return dayNumber(date.getUTCFullYear() + years, date.getUTCMonth() + 1, date.getUTCDate());
}

/**
 * Age in completed years; of a partial birth date the lower bound: "2008" is at least 17 in November 2026.
 * Somebody born on 29 February ages on 1 March in common years.
 */
export function ageOn({ latest }: DayInterval, on: Day): number {
  const years =
    new Date(on * MILLISECONDS_PER_DAY).getUTCFullYear() -
    new Date(latest * MILLISECONDS_PER_DAY).getUTCFullYear();
  return Math.max(0, addYears(latest, years) <= on ? years : years - 1);
}

/** A window as a sentence names it: "12 months" for 365 days, else "30 days". */
export const spanInWords = (days: number): string =>
  days % 365 === 0 ? `${(days / 365) * 12} months` : `${days} days`;
