import type { ReadingContext } from './chart-reading.js';
import type { DayInterval } from './dates.js';
import type { DrugRecord } from './drug-records.js';
import type { DoseAt } from './facts.js';
import {
  describeCourse,
  firstDay,
  isOneGiven,
  isStale,
  lastDay,
  latestFirst,
  undatedCourse,
  type DrugRecords,
  type ToldCourse,
} from './told-course.js';

/** Oral and injected drugs: overlapping records of one drug become one course. Specification B.1. */

/** Each weekly dose of methotrexate covers its week. Specification B.1. */
const WEEKLY_DOSE_COVERS_DAYS = 7;

interface Stretch {
  readonly record: DrugRecord;
  readonly start: DayInterval;
  /** Certain exposure ends here; undefined: the record ended, nobody knows when. */
  readonly end: DayInterval | undefined;
  readonly goesOn: boolean;
}

export function oralCourses(group: DrugRecords, context: ReadingContext): readonly ToldCourse[] {
  const { exposureGapDays } = context.settings;
  const verdict = stillTaken(group, context);
  const stretches = group
    .flatMap((record): readonly Stretch[] => {
      if (!record.start) return [];
      const cut =
        record.state === 'ongoing' ? (stoppedOn(record, group, context) ?? verdict.endedOn) : undefined;
      const goesOn = record.state === 'ongoing' && verdict.status === 'active' && cut === undefined;
      const end = goesOn ? today(context) : (cut ?? coveredUntil(record, context));
      return [{ record, start: record.start, end: end && notBefore(end, record.start), goesOn }];
    })
    .sort((a, b) => a.start.earliest - b.start.earliest);
  const undated = group.filter((record) => !record.start);

  const episodes: Stretch[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const stretch of stretches) {
    const current = episodes.at(-1);
    if (current && stretch.start.earliest - reach <= exposureGapDays) current.push(stretch);
    else episodes.push([stretch]);
    reach = Math.max(reach, stretch.end?.latest ?? stretch.start.latest);
  }
  if (episodes.length === 0) return [undatedCourse(group[0], undated, verdict.status, context)];

  return episodes.map((episode, index) => {
    const isLast = index === episodes.length - 1;
    const records = [...episode.map(({ record }) => record), ...(isLast ? undated : [])];
    const goesOn = isLast && (verdict.status === 'active' || episode.some((stretch) => stretch.goesOn));
    const status = isLast ? verdict.status : 'ended';
    const end = goesOn ? undefined : lastDay(episode.map((stretch) => stretch.end));
    const told = describeCourse(group[0], records, status);
    return {
      ...told,
      doses: told.doses.filter((dose) => !repeats(dose, told.doses)),
      start: firstDay(episode.map(({ start }) => start)),
      end,
      exposureWeeks: shortestExposureWeeks(episode, isLast && status === 'active', context),
      cycles: [],
      cyclesEstimated: false,
      staleOrder: isLast && isStale(group, verdict.status, context),
    };
  });
}

/**
 * Of the records that know whether the drug is still taken, the latest wins; a tie goes to "still taken",
 * because a dose change stops one order on the day it starts the next.
 */
function stillTaken(
  group: readonly DrugRecord[],
  { asOf, settings }: ReadingContext,
): { readonly status: 'active' | 'on hold' | 'ended'; readonly endedOn: DayInterval | undefined } {
  const knowing = group
    .filter((record) => record.kind === 'order' || record.kind === 'statement')
    .sort(latestFirst);
  const winner = knowing[0];
  // What was handed out or given tells of a later day only when that happened after the stop was recorded.
  const givenSince = group.some(
    ({ kind, start, end }) =>
      (kind === 'administration' || kind === 'dispense') &&
      start !== undefined &&
      asOf - (end ?? start).latest <= settings.lastAdministrationDays &&
      start.latest > (winner?.said ?? -Infinity),
  );
  const begunSince = winner !== undefined && knowing.some((record) => outlives(record, winner, settings));
  if (givenSince || begunSince || winner?.state === 'ongoing')
    return { status: 'active', endedOn: undefined };
  return { status: winner?.state ?? 'ended', endedOn: winner && endOf(winner) };
}

/**
 * Is a drug still taken by one statement although another ended a little after it began? Tablets that were finished
 * while the injections had begun tell nothing of the injections.
 */
const outlives = (
  { kind, state, start }: DrugRecord,
  ended: DrugRecord,
  { crossOverDays }: ReadingContext['settings'],
): boolean =>
  kind === 'statement' &&
  state === 'ongoing' &&
  ended.kind === 'statement' &&
  start !== undefined &&
  ended.start !== undefined &&
  ended.end !== undefined &&
  start.earliest > ended.start.latest &&
  ended.end.latest - start.earliest <= crossOverDays;

/** The day a later statement gives for the end of what nobody closed. A statement of the same day does not. */
function stoppedOn(
  record: DrugRecord,
  group: readonly DrugRecord[],
  { settings }: ReadingContext,
): DayInterval | undefined {
  const stops = group.filter(
    (other) =>
      other.kind === 'statement' &&
      other.state !== 'ongoing' &&
      (other.said ?? -Infinity) > (record.said ?? -Infinity) &&
      !outlives(record, other, settings),
  );
  const first = stops.sort(latestFirst).at(-1);
  return first && endOf(first);
}

/** Where only the day of the record is known, the end lies somewhere between the start and that day. */
const endOf = ({ start, end, said }: DrugRecord): DayInterval | undefined =>
  end ?? (said === undefined ? undefined : { earliest: start?.earliest ?? -Infinity, latest: said });

/** What a dose covers of the days to come is no exposure yet. */
function coveredUntil(record: DrugRecord, { asOf }: ReadingContext): DayInterval | undefined {
  if (record.kind !== 'administration' || !record.end) return record.end;
  const covers = record.drug === 'methotrexate' ? WEEKLY_DOSE_COVERS_DAYS : 1;
  const { earliest, latest } = record.end;
  return { earliest: Math.min(asOf, earliest + covers), latest: Math.min(asOf, latest + covers) };
}

/** One dose that was given, as much as the order says: it tells no rhythm, and hides none. */
const repeats = (given: DoseAt, doses: readonly DoseAt[]): boolean =>
  isOneGiven(given) &&
  given.dose.schedule === undefined &&
  doses.some(
    (other) =>
      other.dose.schedule !== undefined &&
      other.dose.amount?.value === given.dose.amount?.value &&
      other.dose.amount?.unit === given.dose.amount?.unit,
  );

/** Weeks of certain exposure: from the latest possible start to the earliest possible end, small gaps merged. */
function shortestExposureWeeks(
  episode: readonly Stretch[],
  stillActive: boolean,
  { asOf, settings }: ReadingContext,
): number {
  const { exposureGapDays } = settings;
  const certain = episode
    .map(({ start, end, goesOn }) => ({
      from: start.latest,
      to: goesOn ? asOf : Math.max(start.latest, end?.earliest ?? start.latest),
    }))
    .sort((a, b) => a.from - b.from);
  let days = 0;
  let reach: number | undefined;
  for (const { from, to } of certain) {
    if (reach === undefined) days += to - from;
    else if (to > reach) days += from - reach <= exposureGapDays ? to - reach : to - from;
    reach = Math.max(reach ?? to, to);
  }
  if (stillActive && reach !== undefined && asOf > reach && asOf - reach <= exposureGapDays)
    days += asOf - reach;
  return days / 7;
}

const today = ({ asOf }: ReadingContext): DayInterval => ({ earliest: asOf, latest: asOf });

const notBefore = (end: DayInterval, start: DayInterval): DayInterval => ({
  earliest: Math.max(end.earliest, start.earliest),
  latest: Math.max(end.latest, start.latest),
});
