import type { Timing } from '../contract/fhir.js';
import { plainDosing } from './dosing-words.js';

/** So many doses in so many days: twice daily is 2 in 1, weekly 1 in 7, every 4 weeks 1 in 28. */
export interface Schedule {
  readonly times: number;
  readonly days: number;
}

const DAYS_PER_WEEK = 7;
/** "Monthly" in a prescription; nothing here depends on the calendar month. */
const DAYS_PER_MONTH = 30;

/** What a text says about rhythm, before it is put together. */
interface Rhythm {
  /** "in the morning": daily, unless something else is said. */
  atTime?: true;
  /** Doses on a day on which the drug is given. */
  perDay?: number;
  perWeek?: number;
  /** Days of the week on which it is given. */
  weekdays?: number;
  /** One dose, or one round of doses, in so many days. */
  every?: number;
  /** "For 2 days", "x 3 doses": the length of a round. */
  rounds?: number;
  /** "every 4-6 h", "biweekly": said, but not one number. */
  unclear?: true;
}

type Rule = readonly [RegExp, (match: readonly (string | undefined)[], rhythm: Rhythm) => void];

const A = '(?:a |per |each |every |in a |\\/ ?)?';
const DAY = '(?:sun|mon|tues|wednes|thurs|fri|satur)days?';
const DAY_SHORT = '(?:sun|mon|tues?|wed|thu(?:rs?)?|fri|sat)';
const anyDay = `(?:${DAY}|${DAY_SHORT})\\b`;

/** Read from the top; what a rule has read is gone for the next, so "2 times weekly" is not also "weekly". */
const RULES: readonly Rule[] = [
  [/\bbi ?-?weekly\b|\bbi ?-?monthly\b/g, (_, rhythm) => void (rhythm.unclear = true)],
  [
    /\b(?:every|q) ?\d+ ?(?:-|to) ?\d+ ?(?:h|d|w|hours?|hrs?|days?|weeks?|wks?|months?)\b/g,
    (_, rhythm) => void (rhythm.unclear = true),
  ],
  [/\b\d+ ?(?:-|to) ?\d+ times\b/g, (_, rhythm) => void (rhythm.unclear = true)],
  [
    /\b(?:for|x|on) ?(\d+) ?(?:doses|(?:consecutive )?days(?! ?(?:a|per|each|every|\/) ?w))\b/g,
    ([, n], rhythm) => void (rhythm.rounds = Number(n)),
  ],
  [
    /\b(?:for|x|over|during|in|within) ?\d+ ?(?:- ?\d+ ?)?(?:days?|d|weeks?|wks?|w|months?|mo|hours?|hrs?|h|min\w*)\b/g,
    () => undefined,
  ],
  // Weekdays and weeks.
  [
    /\b(\d) (?:days|x) ?(?:a|per|each|every|\/) ?(?:week|wk)\b/g,
    ([, n], rhythm) => void (rhythm.weekdays = Number(n)),
  ],
  [
    new RegExp(`\\b(?:except|but not|excluding)(?: on)? ${anyDay}`, 'g'),
    (_, rhythm) => void (rhythm.weekdays = DAYS_PER_WEEK - 1),
  ],
  [
    new RegExp(`\\bmon(?:day)? ?(?:-|to|through) ?fri(?:day)?\\b`, 'g'),
    (_, rhythm) => void (rhythm.weekdays = 5),
  ],
  [
    new RegExp(
      `\\b(?:${DAY}|(?:on|every|each|q) ${anyDay}|${DAY_SHORT}(?= ?[,/&+] ?${DAY_SHORT}\\b|,? and ${DAY_SHORT}\\b))(?:[ ,/&+]+(?:and )?${anyDay})*`,
      'g',
    ),
    ([all], rhythm) => void (rhythm.weekdays = (rhythm.weekdays ?? 0) + countDays(all ?? '')),
  ],
  [
    /\bevery (?:other|2nd|second) (?:week|wk)\b|\bfortnightly\b|\bevery fortnight\b|\beow\b/g,
    (_, rhythm) => void (rhythm.every = 14),
  ],
  [
    /\b(?:every|q) ?(\d+) ?(?:weeks?|wks?|w)\b|(?<!x ?|take )\b([2-8]) weekly\b/g,
    ([, n, weekly], rhythm) => void (rhythm.every = Number(n ?? weekly) * DAYS_PER_WEEK),
  ],
  [
    new RegExp(`\\b(\\d+) ?(?:times|x) ?${A}(?:weekly|week|wk)\\b`, 'g'),
    ([, n], rhythm) => void (rhythm.perWeek = Number(n)),
  ],
  [/\btiw\b/g, (_, rhythm) => void (rhythm.perWeek = 3)],
  [/\bbiw\b/g, (_, rhythm) => void (rhythm.perWeek = 2)],
  [
    /\bweekly\b|\b(?:every|each|per|a) (?:week|wk)\b|\bq ?1? ?(?:weekly|week|wk|w)\b|\/ ?(?:week|wk)\b|^wk$/g,
    (_, rhythm) => void (rhythm.perWeek ??= 1),
  ],
  // Months.
  [
    /\b(?:every|q) ?(\d+) ?(?:months?|mo)\b/g,
    ([, n], rhythm) => void (rhythm.every = Number(n) * DAYS_PER_MONTH),
  ],
  [
    /\bmonthly\b|\b(?:every|each|per|a) month\b|\bq ?1? ?(?:month|mo)\b|^mo$/g,
    (_, rhythm) => void (rhythm.every ??= DAYS_PER_MONTH),
  ],
  // Days.
  [
    /\bevery (?:other|2nd|second) day\b|\b(?:on )?alternat(?:e|ing) days?\b|\bqod\b|\bq\.o\.d\b|\beod\b/g,
    (_, rhythm) => void (rhythm.every = 2),
  ],
  [/\b(?:every|q) ?(\d+) ?(?:days?|d)\b/g, ([, n], rhythm) => void (rhythm.every = Number(n))],
  // Times of day.
  [
    /\b(?:every|q) ?(\d+) ?(?:hours?|hrs?|hourly|h)\b|\b(\d+) hourly\b/g,
    ([, n, hourly], rhythm) => hours(Number(n ?? hourly), rhythm),
  ],
  [
    new RegExp(`\\b(\\d+) ?(?:times|x) ?${A}(?:daily|day|d)\\b`, 'g'),
    ([, n], rhythm) => void (rhythm.perDay = Number(n)),
  ],
  [/\bb\.?i\.?d\b|\bbds?\b/g, (_, rhythm) => void (rhythm.perDay = 2)],
  [/\bt\.?i\.?d\b|\btds\b/g, (_, rhythm) => void (rhythm.perDay = 3)],
  [/\bq\.?i\.?d\b|\bqds\b/g, (_, rhythm) => void (rhythm.perDay = 4)],
  [
    /\b(?:morning|am|breakfast) (?:and|&) (?:at |in the |1 )?(?:evening|night|pm|bedtime|dinner|supper)\b/g,
    (_, rhythm) => void (rhythm.perDay ??= 2),
  ],
  [
    /\bdaily\b|\beveryday\b|\bqday\b|\b(?:every|each|per|a) (?:day|morning|evening|night)\b|\bq\.?d\b|\bod\b|\/ ?(?:day|d|24 ?h)\b|\bnightly\b|\bqhs\b|\bq[ap]m\b/g,
    (_, rhythm) => void (rhythm.perDay ??= 1),
  ],
  [
    /\b(?:at|in the|on the) (?:bedtime|night|morning|evening)\b|\bmane\b|\bnocte\b|\b[ap]m\b|^bed$/g,
    (_, rhythm) => void (rhythm.atTime = true),
  ],
];

function hours(interval: number, rhythm: Rhythm): void {
  if (interval > 24) rhythm.every = interval / 24;
  else if (interval > 0) rhythm.perDay = 24 / interval;
}

const countDays = (text: string): number => new Set(text.match(/\b(?:sun|mon|tue|wed|thu|fri|sat)/g)).size;

/** How a stated total is spread: "40 mg/day in 2 doses" is once 40 mg a day. */
export type TotalPer =
  | 'day'
  | 'week'
  | 'month'
  /** The sum of what is taken through one day on which the drug is taken. */
  | 'round';

/**
 * The rhythm of a prescription in words.
 * @param total the amount is a total per day, week or month, however it is divided
 * @returns one schedule; none when nothing or nothing definite is said; two when the text contradicts itself
 */
export function schedulesIn(text: string, total?: TotalPer): readonly Schedule[] {
  const rhythm: Rhythm = {};
  let unread = text;
  for (const [pattern, read] of RULES)
    unread = unread.replace(pattern, (...match: readonly unknown[]) => {
      read(match as readonly (string | undefined)[], rhythm);
      return ' ';
    });
  const isDivided = /\b(divided|split|in \d+ doses)\b/.test(text);
  if (total === 'day' || (isDivided && rhythm.perDay)) rhythm.perDay = 1;
  if (total === 'round') {
    delete rhythm.perDay;
    rhythm.atTime = true;
  }
  // "2 g/kg divided on 2 days" is 2 g/kg, "1 g/kg daily for 2 days" is not.
  if (isDivided) delete rhythm.rounds;
  if (total === 'week') return [{ times: 1, days: DAYS_PER_WEEK }];
  if (total === 'month') return [{ times: 1, days: DAYS_PER_MONTH }];
  return rhythm.unclear ? [] : together(rhythm);
}

function together({ perDay, perWeek, weekdays, every, rounds, atTime }: Rhythm): readonly Schedule[] {
  if (every !== undefined) {
    const times = (perDay ?? 1) * (rounds ?? 1);
    const isRound = perDay === undefined || perDay > 1 || rounds !== undefined;
    const inEach = { times: isRound ? times : 1, days: every };
    // "Daily, every 4 weeks" says two things, unless it says for how many days.
    if (!isRound && every >= DAYS_PER_WEEK) return [inEach, { times: 1, days: 1 }];
    return perWeek === undefined ? [inEach] : [inEach, { times: perWeek, days: DAYS_PER_WEEK }];
  }
  if (weekdays !== undefined) return [{ times: (perDay ?? 1) * weekdays, days: DAYS_PER_WEEK }];
  if (perWeek !== undefined) {
    // "Every 12 hours for 3 doses each week" (methotrexate), "twice daily once a week" (a split dose).
    if (perDay === undefined) return [{ times: perWeek, days: DAYS_PER_WEEK }];
    if (perDay > 1) return [{ times: (rounds ?? perDay) * perWeek, days: DAYS_PER_WEEK }];
    return [
      { times: perWeek, days: DAYS_PER_WEEK },
      { times: 1, days: 1 },
    ];
  }
  if (perDay !== undefined) return [{ times: perDay, days: 1 }];
  return atTime ? [{ times: 1, days: 1 }] : [];
}

/** By UCUM unit, as Timing.repeat has it. */
export const DAYS_IN: Readonly<Record<string, number>> = {
  min: 1 / 1440,
  h: 1 / 24,
  d: 1,
  wk: DAYS_PER_WEEK,
  mo: DAYS_PER_MONTH,
  a: 365,
};

/** The rhythm as FHIR Timing states it; its code ("BID", "QOD") counts where `repeat` says nothing. */
export function scheduleOf(timing: Timing | undefined): Schedule | undefined {
  if (!timing) return undefined;
  return repeatOf(timing) ?? codeOf(timing);
}

function repeatOf({ repeat }: Timing): Schedule | undefined {
  if (!repeat) return undefined;
  const { frequency, frequencyMax, period, periodMax, periodUnit, dayOfWeek, when } = repeat;
  const isRange =
    (frequencyMax !== undefined && frequencyMax !== frequency) ||
    (periodMax !== undefined && periodMax !== period);
  if (isRange) return undefined;
  const unit = DAYS_IN[periodUnit ?? ''];
  const days = period !== undefined && period > 0 && unit !== undefined ? period * unit : undefined;
  const onDays = new Set(dayOfWeek.map((day) => day.trim().toLowerCase().slice(0, 3))).size;
  const times = frequency ?? (when.length > 0 ? when.length : 1);
  if (onDays > 0) {
    const perDay = days === undefined || days >= 2 ? 1 : times / days;
    return { times: perDay * onDays, days: DAYS_PER_WEEK };
  }
  if (days === undefined) return when.length > 0 ? { times: when.length, days: 1 } : undefined;
  return days < 1 ? { times: times / days, days: 1 } : { times, days };
}

function codeOf({ code }: Timing): Schedule | undefined {
  const wordings = [code?.text, ...(code?.coding ?? []).flatMap((coding) => [coding.display, coding.code])];
  for (const words of wordings) {
    const schedules = words === undefined ? [] : schedulesIn(plainDosing(words));
    if (schedules.length === 1) return schedules[0];
  }
  return undefined;
}

/** Doses per week, for comparing rhythms. */
export const perWeek = ({ times, days }: Schedule): number => (times * DAYS_PER_WEEK) / days;
