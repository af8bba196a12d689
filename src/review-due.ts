/** `npm run review-due`: which rules are to be looked at again. A command: it prints, and it alone exits. */
import { everyRule } from '../cards/index.js';
import { BadInput, dayIn, optionsIn } from './command/arguments.js';
import { runAsProgram } from './command/program.js';
import { readConfig } from './config.js';
import { calendarDay } from './http/calendar-day.js';
import type { PathwayCard, Rule } from './rules/rule.js';

const usage = `npm run review-due -- [--as-of YYYY-MM-DD] [--within DAYS]

Lists the rules whose evidence is to be looked at again by that day, or within so many days of it
(default 90), the most urgent first; and how many no clinician has signed. Exit code 0 whether or
not anything is due; 1: an argument is wrong.`;

const DEFAULT_WITHIN_DAYS = 90;
const DAY_MS = 86_400_000;

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
  const { values, positionals } = optionsIn(args, {
    'as-of': { type: 'string' },
    within: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return usage;
  if (positionals.length > 0) throw new BadInput('Every argument needs its option before it: see --help');
  const asOf = dayIn('--as-of', values['as-of'] ?? today);
  const within = daysIn(values.within ?? String(DEFAULT_WITHIN_DAYS));
  const due = dueAmong(everyRule, asOf, within);
  const unsigned = everyRule.filter(({ signature }) => signature.checkedBy === 'not yet reviewed').length;
  const next = everyRule.map(({ signature }) => signature.reviewBy).sort()[0] ?? '';
  return [
    `${due.length} of ${everyRule.length} rules due for review on ${asOf} or within ${within} days`,
    ...due.map(line),
    ...(due.length === 0 ? [`The next is due on ${next}`] : []),
    `${unsigned} of ${everyRule.length} not yet reviewed by a clinician`,
  ].join('\n');
}

function daysIn(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new BadInput('--within: must be a number of days such as 90');
  return Number(text);
}

await runAsProgram(import.meta.url, (args) =>
  run(args, calendarDay(readConfig(process.env).timeZone)(new Date())),
);
