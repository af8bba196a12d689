import { calendarDay } from '../http/calendar-day.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Calendar days, "YYYY-MM-DD", both of them in. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** The moments of these days in a time zone, ISO in UTC: the first that counts, and the first that no longer does. */
export function spanOf({ from, to }: Period, timeZone: string): { since: string; until: string } {
  const dayAfter = new Date(Date.parse(to) + DAY_MS).toISOString().slice(0, 10);
  return {
    since: firstMomentOf(from, timeZone).toISOString(),
    until: firstMomentOf(dayAfter, timeZone).toISOString(),
  };
}

/** Not always midnight: where the clock is put forward at night the day begins at one. */
function firstMomentOf(day: string, timeZone: string): Date {
  const dayAt = calendarDay(timeZone);
  const midnight = Date.parse(day);
  // No zone is a day away from UTC.
  let [before, reached] = [midnight - DAY_MS, midnight + DAY_MS];
  while (reached - before > MINUTE_MS) {
    const between = before + Math.floor((reached - before) / 2 / MINUTE_MS) * MINUTE_MS;
    if (dayAt(new Date(between)) >= day) reached = between;
    else before = between;
  }
  return new Date(reached);
}
