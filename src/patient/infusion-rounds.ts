import type { Dosage } from '../contract/fhir.js';
import { dayInterval } from './dates.js';
import { tidy } from './decimals.js';
import { kindOf, massesIn, milligrams, type Amount, type Mass } from './dose-masses.js';
import { readDose } from './doses.js';
import { scheduleOf } from './dosing-frequency.js';

/**
 * What a cycle of infusions holds: so much in all, so much on each of so many days, or so much a day for who
 * knows how long. Orders write it in all three ways, and 70 g may be any of them.
 */
export interface Round {
  readonly amount: Amount;
  /** 'each': given `times` times; 'all': the whole cycle. */
  readonly of: 'each' | 'all';
  /** undefined with 'each': nobody says how often. */
  readonly times: number | undefined;
  /** A day's dose in so many words or in the timing: without a number of days it is no cycle. */
  readonly daily: boolean;
}

/** No cycle is spread over more days; a longer period is how long the order is valid. Specification C5: 2-5. */
const LONGEST_CYCLE_DAYS = 7;

/** The cycle as dose and timing state it, without a word of the text. */
export function structuredRound({ doseAndRate, timing }: Dosage): Round | undefined {
  const amount = readDose({ doseAndRate })?.amount;
  if (!amount) return undefined;
  const repeat = timing?.repeat;
  const events = timing?.event.length ?? 0;
  const schedule = scheduleOf(timing);
  if (events > 0) return { amount, of: 'each', times: events, daily: false };
  if (!schedule) return { amount, of: 'each', times: repeat?.count, daily: false };
  // Every 4 weeks: what is given in each of them is the cycle.
  if (schedule.days > LONGEST_CYCLE_DAYS) return { amount, of: 'each', times: schedule.times, daily: false };
  const days = repeat && daysOf(repeat);
  const byDays = days === undefined ? undefined : (days * schedule.times) / schedule.days;
  return { amount, of: 'each', times: repeat?.count ?? byDays, daily: true };
}

type Repeat = NonNullable<NonNullable<Dosage['timing']>['repeat']>;

function daysOf({ boundsDuration, boundsPeriod }: Repeat): number | undefined {
  const unit = boundsDuration?.code ?? boundsDuration?.unit;
  if (boundsDuration?.value !== undefined && (unit === 'd' || unit === 'day' || unit === 'days'))
    return boundsDuration.value;
  const [start, end] = [boundsPeriod?.start, boundsPeriod?.end].map((day) => dayInterval(day, 'UTC'));
  if (!start || !end || start.earliest !== start.latest || end.earliest !== end.latest) return undefined;
  const days = end.latest - start.earliest + 1;
  return days > 0 && days <= LONGEST_CYCLE_DAYS ? days : undefined;
}

/** How often cycles are repeated is not how many days one has: "every 4 weeks x 3", "for 6 months". */
const REPETITION =
  /\b(?:every|q) ?(?:\d+|other|second) ?(?:weeks?|wks?|w|months?|mo)\b(?:,? ?(?:x|for) ?\d+(?: ?(?:cycles?|doses|times|months?|weeks?))?)?|\b(?:monthly|every month)\b(?: ?(?:x|for) ?\d+(?: ?\w+)?)?|\b(?:x|for)? ?\d+ ?(?:cycles|courses|months)\b|\b4 weekly\b/g;

/** "divided over 2-5 days", "over 2 days": the amount is all of it. */
const OVER =
  /\b(?:over|within|across|divided|split)\b[^.;]{0,20}?(\d)(?: ?(?:-|to|or) ?\d)? ?(?:consecutive )?(?:days?|d|doses|infusions)\b/;
/** "x 2 days", "on each of 2 days", "for 2 doses", "x2". */
const TIMES =
  /(?:\bx ?|\bfor |\bon each of |\bon )(\d)\b(?! ?(?:kg|m2|mg|g\b|ml|h|min|\.\d))(?: ?(?:consecutive )?(days?|d|doses|infusions))?/;
/** A clear "so many times", where "for 2 days" may also mean "over 2 days". */
const CLEARLY_TIMES = /\bx ?\d|\bon each of \d|\bon \d|\bfor \d (?:doses|infusions)/;
const DAILY =
  /\b(?:daily|each day|every ?day|per day|a day|q\.?d|qday|od|q ?24 ?h(?:ours?|rs?)?|every 24 hours)\b|\/ ?(?:day|d|24 ?h)\b|\bon each of\b/;
/** Several infusions a day, or one each week: no cycle, unless it says how many. */
const OTHER_RHYTHM =
  /\b(?:b\.?i\.?d|t\.?i\.?d|bds?|tds|2 times (?:daily|a day)|q ?(?:6|8|12) ?h\w*|every (?:6|8|12) hours)\b|\bweekly\b|\bevery week\b|\bq ?w(?:k|eek)?\b|\/ ?w(?:k|eek)\b/;
/** "on days 1 and 2", "day 1, day 2", "days 1-2". */
const NAMED_DAYS = /\bdays? ?1 ?(?:,|and|&|\+|-|to) ?(?:days? ?)?([2-5])\b/;
/** Straight behind the amount, or straight before it. */
const IN_ALL = /^ ?(?:a|per|each|every|\/) ?(?:cycle|course|treatment|month)\b|^,? ?(?:in )?total\b/;
const TOTAL_IS = /\btotal(?: dose)?(?: of)?:? ?$/;

/** Every way to read a cycle in prescriber's plain words (see dosing-words.ts). */
export function textRounds(plain: string): readonly Round[] {
  const text = plain.replace(REPETITION, ' ').replace(/\s+/g, ' ');
  const masses = positioned(plain).filter(({ mass }) => mass.of !== 'ml' && mass.of !== 'rate');
  const inAll = masses.filter(
    ({ mass, before, after }) =>
      mass.total === 'month' || IN_ALL.test(after) || TOTAL_IS.test(before.replace(/ ?\($/, ' ')),
  );
  if (inAll.length > 0)
    return inAll.map(({ mass }) => ({ amount: mass.amount, of: 'all', times: 1, daily: false }));
  const sum = sumOfNamedDays(text, masses);
  if (sum) return [sum];
  const said = spread(text);
  return masses.flatMap(({ mass }) => said.map((one) => ({ amount: mass.amount, ...one })));
}

/** "30 g on day 1, 25 g on day 2". */
function sumOfNamedDays(text: string, masses: readonly Placed[]): Round | undefined {
  const days = text.match(/\bdays? ?\d\b/g) ?? [];
  const [first] = masses;
  const isListed = masses.length > 1 && days.length === masses.length && new Set(days).size === days.length;
  if (!first || !isListed) return undefined;
  if (masses.some(({ mass }) => kindOf(mass.amount) !== kindOf(first.mass.amount) || mass.amount.upTo))
    return undefined;
  const value = tidy(masses.reduce((mg, { mass }) => mg + milligrams(mass.amount), 0));
  return { amount: { value, unit: kindOf(first.mass.amount) }, of: 'all', times: 1, daily: false };
}

/** How the amount of a text is spread over the days of a cycle. */
function spread(text: string): readonly Omit<Round, 'amount'>[] {
  const daily = DAILY.test(text);
  const over = OVER.exec(text);
  const divided = /\b(?:divided|split)\b/.test(text);
  const all = { of: 'all', times: 1, daily: false } as const;
  if (OTHER_RHYTHM.test(text)) return [{ of: 'each', times: undefined, daily: true }];
  if (over) return daily && !divided ? [{ of: 'each', times: Number(over[1]), daily }] : [all];
  const named = NAMED_DAYS.exec(text);
  const times = TIMES.exec(text);
  const count = times?.[1] ?? named?.[1];
  if (count === undefined) return [{ of: 'each', times: undefined, daily }];
  const each = { of: 'each', times: Number(count), daily } as const;
  return daily || named || CLEARLY_TIMES.test(text) ? [each] : [each, all];
}

interface Placed {
  readonly mass: Mass;
  readonly before: string;
  readonly after: string;
}

/** Each mass with what stands around it. */
function positioned(text: string): readonly Placed[] {
  const masses = massesIn(text);
  let from = 0;
  return masses.map((mass) => {
    const at = text.indexOf(mass.as, from);
    from = at + mass.as.length;
    return { mass, before: text.slice(0, at), after: text.slice(from) };
  });
}
