import type { Response } from 'express';

const minute = 60_000;

/**
 * The calendar day of a moment in the time zone, "YYYY-MM-DD". Intl costs as much as reading a small chart, so
 * the day is worked out once a minute: no zone changes its day within one.
 */
export function calendarDay(timeZone: string): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  let known = { minute: Number.NaN, day: '' };
  return (moment) => {
    const now = Math.floor(moment.getTime() / minute);
    if (now !== known.minute) {
      const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
      known = { minute: now, day: [parts.get('year'), parts.get('month'), parts.get('day')].join('-') };
    }
    return known.day;
  };
}

/** The day that the page asks about in place of today; no other client can. */
export const askedDay = (response: Response): string | undefined =>
  response.locals['asOf'] as string | undefined;
