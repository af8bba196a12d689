import { IVIG_CYCLE_COVERS, type DrugId } from '../knowledge/drugs.js';
import type { ReadingContext } from './condition-status.js';
import type { Day } from './dates.js';
import type { DrugRecord } from './drug-records.js';
import type { Cycle } from './facts.js';
import {
  describeCourse,
  firstDay,
  isStale,
  lastDay,
  latestFirst,
  undatedCourse,
  type DrugRecords,
  type ToldCourse,
} from './told-course.js';

/** Infusions: an order is not a dose; administrations make cycles, cycles make courses. Specification B.1. */

/** Infusions further apart than this are another treatment episode. [engineering default, unsigned] */
const INFUSION_EPISODE_GAP_DAYS = 26 * 7;
/** Infusions that make one IVIG cycle, one pulse. Specification B.1. */
const CYCLE_GAP_DAYS = 7;
/** Infusions that make one rituximab course. Specification B.1 [default]. */
const RITUXIMAB_COURSE_GAP_DAYS = 42;
/** An infused drug is active so long after its last dose (rituximab: after its first). Specification B.1 [default]. */
const ACTIVE_AFTER_INFUSION_DAYS: Partial<Record<DrugId, number>> = {
  ivig: 8 * 7,
  rituximab: 26 * 7,
  cyclophosphamide: 6 * 7,
  infliximab: 8 * 7,
};
const ACTIVE_AFTER_OTHER_INFUSION_DAYS = 28;

/** An order is not a dose: only administrations, or a statement, make exposure. */
export function infusionCourses(group: DrugRecords, context: ReadingContext): readonly ToldCourse[] {
  const [about] = group;
  const gap = about.drug === 'rituximab' ? RITUXIMAB_COURSE_GAP_DAYS : INFUSION_EPISODE_GAP_DAYS;
  const exposures = group
    .filter((record) => record.kind === 'administration' || record.kind === 'statement')
    .filter((record) => record.start !== undefined)
    .sort((a, b) => (a.start?.earliest ?? 0) - (b.start?.earliest ?? 0));
  const orders = group.filter((record) => record.kind === 'order' || record.kind === 'dispense');
  const undated = group.filter((record) => record.kind !== 'order' && !record.start);

  const episodes: DrugRecord[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const record of exposures) {
    const current = episodes.at(-1);
    if (current && (record.start?.earliest ?? 0) - reach <= gap) current.push(record);
    else episodes.push([record]);
    reach = Math.max(reach, lastPossibleDay(record, context));
  }
  const courses = episodes.map((episode, index) =>
    infusionCourse(about, episode, index === episodes.length - 1 ? orders : [], context),
  );
  if (courses.length === 0 && undated.length > 0) {
    courses.push({ ...undatedCourse(about, undated, statedStatus(undated), context), staleOrder: false });
  }
  return [...courses, ...orderedOnly(about, orders, courses, context)];
}

function infusionCourse(
  about: DrugRecord,
  episode: readonly DrugRecord[],
  orders: readonly DrugRecord[],
  context: ReadingContext,
): ToldCourse {
  const { asOf } = context;
  const { drug } = about;
  const cycles = cyclesOf(episode, context);
  const start = firstDay(episode.map((record) => record.start));
  const lastDose = lastDay([
    ...cycles.map((cycle) => ({ earliest: cycle.last, latest: cycle.last })),
    ...episode.map((record) => record.end ?? (record.kind === 'statement' ? undefined : record.start)),
  ]);
  const goesOn = episode.some((record) => record.state === 'ongoing');
  const stated = episode.filter((record) => record.kind === 'statement');
  const window = ACTIVE_AFTER_INFUSION_DAYS[drug] ?? ACTIVE_AFTER_OTHER_INFUSION_DAYS;
  const countsFrom = drug === 'rituximab' ? start : lastDose;
  const stopped = statedStatus(stated) !== 'active' && stated.length > 0;
  const active =
    !episode.every((record) => record.pulse) &&
    !stopped &&
    (goesOn || (countsFrom !== undefined && asOf - countsFrom.latest <= window));
  const status = active ? 'active' : stopped ? statedStatus(stated) : 'ended';
  const end = active ? undefined : lastDose;
  const first = start?.latest;
  const until = goesOn && active ? asOf : lastDose?.earliest;
  return {
    ...describeCourse(about, [...episode, ...orders.filter((order) => follows(order, episode))], status),
    start,
    end,
    exposureWeeks:
      first === undefined || until === undefined
        ? undefined
        : Math.max(0, until - first + (drug === 'ivig' ? IVIG_CYCLE_COVERS.value : 0)) / 7,
    cycles,
    cyclesEstimated: cycles.length > 0 && !episode.some((record) => record.kind === 'administration'),
    staleOrder: false,
  };
}

/** Administrations at most 7 d apart are one cycle; a statement counts cycles only when it says how often. */
function cyclesOf(episode: readonly DrugRecord[], { asOf }: ReadingContext): readonly Cycle[] {
  const given = episode
    .flatMap((record) => (record.kind === 'administration' && record.start ? [record.start] : []))
    .sort((a, b) => a.earliest - b.earliest);
  const cycles: { first: Day; last: Day }[] = [];
  for (const day of given) {
    const current = cycles.at(-1);
    if (current && day.earliest - current.last <= CYCLE_GAP_DAYS)
      current.last = Math.max(current.last, day.latest);
    else cycles.push({ first: day.earliest, last: day.latest });
  }
  if (cycles.length > 0) return cycles;
  for (const { start, end, state, intervalDays } of episode) {
    if (!start || intervalDays === undefined || intervalDays < CYCLE_GAP_DAYS) continue;
    const until = state === 'ongoing' ? asOf : end?.earliest;
    if (until === undefined) continue;
    for (let day = start.latest; day <= until; day += intervalDays) cycles.push({ first: day, last: day });
  }
  return cycles;
}

const lastPossibleDay = (record: DrugRecord, { asOf }: ReadingContext): Day =>
  record.state === 'ongoing' ? asOf : (record.end?.latest ?? record.start?.latest ?? asOf);

const statedStatus = (stated: readonly DrugRecord[]): 'active' | 'on hold' | 'ended' => {
  const latest = [...stated].sort(latestFirst)[0];
  return latest === undefined || latest.state === 'ongoing' ? 'active' : latest.state;
};

const follows = (order: DrugRecord, episode: readonly DrugRecord[]): boolean =>
  episode.some((record) => (record.start?.latest ?? -Infinity) >= (order.said ?? Infinity));

/** Ordered, not started: an active order and nothing given since. */
function orderedOnly(
  about: DrugRecord,
  orders: readonly DrugRecord[],
  courses: readonly ToldCourse[],
  context: ReadingContext,
): readonly ToldCourse[] {
  const lastGiven = Math.max(
    ...courses.map((course) => course.cycles.at(-1)?.last ?? course.start?.latest ?? -Infinity),
  );
  const waiting = orders.filter(
    (order) =>
      order.kind === 'order' && order.state === 'ongoing' && (order.said ?? context.asOf) > lastGiven,
  );
  const running = courses.some((course) => course.status === 'active');
  if (waiting.length === 0 || running) return [];
  return [
    {
      ...describeCourse(about, waiting, 'ordered'),
      start: undefined,
      end: undefined,
      exposureWeeks: 0,
      cycles: [],
      cyclesEstimated: false,
      staleOrder: isStale(waiting, 'active', context),
    },
  ];
}
