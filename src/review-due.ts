/** `npm run review-due`: which rules are to be looked at again. A command: it prints, and it alone exits. */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ruleBook } from '../cards/index.js';
import { readConfig } from './config.js';
import { calendarDay } from './http/calendar-day.js';
import type { PathwayCard, Rule } from './rules/rule.js';

const usage = `npm run review-due -- [--as-of YYYY-MM-DD] [--within DAYS]

Lists the rules whose evidence is to be looked at again by that day, or within so many days of it
(default 90), the most urgent first; and how many no clinician has signed. Exit code 0 whether or
not anything is due; 1: an argument is wrong.`;

const DEFAULT_WITHIN_DAYS = 90;
const DAY_MS = 86_400_000;

/** One line for the user, which names the argument. */
class BadInput extends Error {}

type Dated = Pick<Rule | PathwayCard, 'id' | 'kind' | 'signature'>;

export interface Due {
  readonly id: string;
  readonly kind: string;
  readonly reviewBy: string;
  /** Until then; negative: so many days overdue. */
  readonly days: number;
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Due by that day or within so many days of it, the most urgent first. Days are "YYYY-MM-DD". */
export const dueAmong = (rules: readonly Dated[], asOf: string, withinDays: number): readonly Due[] =>
  rules
    .map(({ id, kind, signature: { reviewBy } }) => ({
      id,
      kind,
      reviewBy,
      days: daysBetween(asOf, reviewBy),
    }))
    .filter(({ days }) => days <= withinDays)
    .sort((one, other) => one.days - other.days);

const line = ({ id, kind, reviewBy, days }: Due): string =>
  `${reviewBy}  ${id} (${kind}): ${days < 0 ? `overdue by ${-days} days` : `in ${days} days`}`;

/**
 * The text that the command prints.
 * @throws BadInput with the one line for the user.
 */
export function run(args: readonly string[], today: string): string {
  const values = optionsIn(args);
  if (values.help === true) return usage;
  const asOf = dayIn(values['as-of'] ?? today);
  const within = daysIn(values.within ?? String(DEFAULT_WITHIN_DAYS));
  const all: readonly Dated[] = [...ruleBook.pathwayCards, ...ruleBook.rules];
  const due = dueAmong(all, asOf, within);
  const unsigned = all.filter(({ signature }) => signature.checkedBy === 'not yet reviewed').length;
  const next = [...all].map(({ signature }) => signature.reviewBy).sort()[0] ?? '';
  return [
    `${due.length} of ${all.length} rules due for review on ${asOf} or within ${within} days`,
    ...due.map(line),
    ...(due.length === 0 ? [`The next is due on ${next}`] : []),
    `${unsigned} of ${all.length} not yet reviewed by a clinician`,
  ].join('\n');
}

function optionsIn(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        'as-of': { type: 'string' },
        within: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch {
    throw new BadInput(`Not understood: ${usage}`);
  }
}

function dayIn(text: string): string {
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!isDay) throw new BadInput('--as-of: must be a day such as 2026-11-20');
  return text;
}

function daysIn(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new BadInput('--within: must be a number of days such as 90');
  return Number(text);
}

// `npm run review-due` runs the built file: dist/src/review-due.js.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(run(process.argv.slice(2), calendarDay(readConfig(process.env).timeZone)(new Date())));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
