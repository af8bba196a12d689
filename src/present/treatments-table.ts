import { treatsTheDisease } from '../knowledge/drugs.js';
import { describeInterval, formatDay, type Day } from '../patient/dates.js';
import type { Course } from '../patient/facts.js';
import { bold, escapeMarkdown, table } from './markdown.js';
import { cleanLine, cutAtWord, distinct } from './text.js';

/** The history at a glance; the other treatments are named below the table. */
export const MOST_ROWS = 8;
const LONGEST_REASON = 56;

/**
 * **Treatment so far**: what was given, how long, what came of it. The chart's own precision is kept: a start of
 * "2026-03" stays a month.
 */
export function treatmentsTable(
  courses: readonly Course[] | undefined,
  asOf: Day,
  rows = MOST_ROWS,
): readonly string[] {
  const treatments = (courses ?? []).filter(({ drugClass }) => treatsTheDisease(drugClass));
  if (treatments.length === 0) return [];
  const shown = mostTelling(treatments, rows);
  const left = treatments.filter((course) => !shown.includes(course));
  const names = distinct(left.map(({ name }) => name)).join(', ');
  return [
    `${bold('Treatment so far')} (to ${formatDay(asOf)})`,
    table(
      ['Drug', 'From – to', 'Exposure', 'Outcome'],
      shown.map((course) => [drugOf(course), spanOf(course), exposureOf(course), outcomeOf(course)]),
    ),
    ...(left.length > 0 ? [escapeMarkdown(`and ${left.length} more: ${names}`)] : []),
  ];
}

/**
 * What failed or was not tolerated first: it drives the advice. Then what runs or is ordered, then the rest; the
 * latest before the older. Shown in the order of the history, what is only ordered at its end.
 */
function mostTelling(courses: readonly Course[], rows: number): readonly Course[] {
  const inOrder = [
    ...courses.filter(({ status }) => status !== 'ordered'),
    ...courses.filter(({ status }) => status === 'ordered'),
  ];
  const latestFirst = [...inOrder].reverse();
  const failed = latestFirst.filter(({ outcome }) => outcome === 'failed' || outcome === 'intolerant');
  const running = latestFirst.filter(({ status }) => status !== 'ended');
  const kept = new Set(distinct([...failed, ...running, ...latestFirst]).slice(0, rows));
  return inOrder.filter((course) => kept.has(course));
}

const ROUTES: Partial<Record<NonNullable<Course['route']>, string>> = {
  oral: 'oral',
  subcutaneous: 'SC',
  intravenous: 'IV',
  intramuscular: 'IM',
};

/** "methotrexate SC", "methylprednisolone IV pulse"; IVIG says its route itself. */
export function drugOf({ name, route, pulse, drugClass }: Course): string {
  if (pulse) return `${name.replace(/ pulse$/, '')} IV pulse`;
  const way = route === undefined || drugClass === 'immunoglobulin' ? undefined : ROUTES[route];
  return way === undefined ? name : `${name} ${way}`;
}

export function spanOf({ status, start, end, staleOrder }: Course): string {
  const from = start && describeInterval(start);
  if (status === 'ordered')
    return from === undefined ? 'ordered, not started' : `ordered ${from}, not started`;
  if (staleOrder) return `${from === undefined ? 'old order' : `since ${from}`}, unconfirmed`;
  if (status === 'active') return from === undefined ? 'active, start not recorded' : `since ${from}`;
  if (status === 'on hold') return from === undefined ? 'on hold' : `since ${from}, on hold`;
  const to = end && describeInterval(end);
  if (from === undefined) return to === undefined ? 'not dated' : `until ${to}`;
  if (to === undefined) return `from ${from}, end not recorded`;
  return from === to ? from : `${from} – ${to}`;
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** IVIG in cycles, cyclophosphamide and steroid in pulses, other infusions as such. */
export const unitOfCycles = ({ drugClass, pulse }: Course): 'cycle' | 'pulse' | 'infusion' =>
  drugClass === 'immunoglobulin' ? 'cycle' : pulse || drugClass === 'alkylating' ? 'pulse' : 'infusion';

/** What is not infused in weeks. Cycles that were only counted from a stated interval are no count. */
export function exposureOf(course: Course): string {
  const { cycles, cyclesEstimated, exposureWeeks, status } = course;
  if (cycles.length > 0 && !cyclesEstimated) return counted(cycles.length, unitOfCycles(course));
  if (status === 'ordered') return 'none';
  return exposureWeeks === undefined ? 'not known' : `${Math.floor(exposureWeeks)} wk`;
}

/** The outcome, and why; the reason is left out where it only tells the exposure again. */
function outcomeOf({ outcome, because, name }: Course): string {
  const reason = cutAtWord(cleanLine(because), LONGEST_REASON);
  const repeats = because.toLowerCase().includes(name.toLowerCase()) || because === 'ordered, not started';
  return reason === '' || repeats ? outcome : `${outcome}: ${reason}`;
}
