import type { DrugId } from '../knowledge/drugs.js';
import type { Settings } from '../knowledge/settings.js';
import type { ReadingContext } from './chart-reading.js';
import type { Day, DayInterval } from './dates.js';
import type { DrugRecord } from './drug-records.js';
import type { Cycle } from './facts.js';
import { tellsOfReaction } from './stop-reason.js';
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

/** An infused drug is active so many days after its last dose (rituximab: after its first). */
function activeDays(drug: DrugId, settings: Settings): number {
  switch (drug) {
    case 'ivig':
      return settings.ivigActiveWeeks * 7;
    case 'rituximab':
      return settings.rituximabActiveWeeks * 7;
    case 'cyclophosphamide':
      return settings.cyclophosphamideActiveWeeks * 7;
    case 'infliximab':
      return settings.infliximabActiveWeeks * 7;
    default:
      return settings.otherInfusionActiveDays;
  }
}

/** An order is not a dose: only administrations, or a statement, make exposure. */
export function infusionCourses(group: DrugRecords, context: ReadingContext): readonly ToldCourse[] {
  const [about] = group;
  const { rituximabCourseGapDays, infusionEpisodeGapWeeks } = context.settings;
  const gap = about.drug === 'rituximab' ? rituximabCourseGapDays : infusionEpisodeGapWeeks * 7;
  const given = group.filter(({ kind }) => kind === 'administration' || kind === 'statement');
  const exposures = given.filter(isDated).sort((a, b) => a.start.earliest - b.start.earliest);
  const orders = group.filter((record) => record.kind === 'order');
  const undated = given.filter((record) => !record.start);

  const episodes: Dated[][] = [];
  let reach = Number.NEGATIVE_INFINITY;
  for (const record of exposures) {
    const current = episodes.at(-1);
    if (current && record.start.earliest - reach <= gap) current.push(record);
    else episodes.push([record]);
    reach = Math.max(reach, lastPossibleDay(record, context));
  }
  const episodeOf = (order: DrugRecord): readonly Dated[] | undefined =>
    episodes.find((episode) =>
      episode.some(
        (record) => lastPossibleDay(record, context) >= (order.start?.latest ?? order.said ?? Infinity),
      ),
    );
  const courses = episodes.map((episode, index) =>
    infusionCourse(
      about,
      [...episode, ...(index === episodes.length - 1 ? undated : [])],
      orders.filter((order) => episodeOf(order) === episode),
      context,
    ),
  );
  const [latest] = [...undated].sort(latestFirst);
  if (courses.length === 0 && latest) {
    courses.push({ ...undatedCourse(about, undated, statedStatus(latest), context), staleOrder: false });
  }
  return [
    ...courses,
    ...reactionOnly(
      about,
      orders.filter((order) => episodeOf(order) === undefined),
      context,
    ),
    ...orderedOnly(about, orders, courses, context),
  ];
}

function infusionCourse(
  about: DrugRecord,
  episode: readonly DrugRecord[],
  orders: readonly DrugRecord[],
  context: ReadingContext,
): ToldCourse {
  const { asOf, settings } = context;
  const { drug } = about;
  const cycles = cyclesOf(episode, context);
  const start = firstDay(episode.map((record) => record.start));
  const lastDose = lastDay([
    ...cycles.map((cycle) => ({ earliest: cycle.last, latest: cycle.last })),
    ...episode.map((record) => record.end ?? (record.kind === 'statement' ? undefined : record.start)),
  ]);
  const stated = stateOf(episode);
  // Rituximab works for half a year after its first infusion, whatever a statement calls it.
  const countsFrom = drug === 'rituximab' ? start : lastDose;
  const inWindow = countsFrom !== undefined && asOf - countsFrom.latest <= activeDays(drug, settings);
  const active =
    !about.pulse && (drug === 'rituximab' || stated === undefined ? inWindow : stated === 'active');
  const status = active ? 'active' : stated === 'on hold' ? 'on hold' : 'ended';
  const until = active && stated === 'active' ? asOf : lastDose?.earliest;
  const goesOn = stated === 'active';
  return {
    ...describeCourse(
      about,
      [...episode, ...orders],
      status,
      [...episode, ...orders].filter((record) => mayTellWhy(record, episode, orders, goesOn)),
    ),
    start,
    end: active ? undefined : lastDose,
    exposureWeeks:
      start && until !== undefined ? weeksCovered(drug, start.latest, until, context) : undefined,
    cycles,
    cyclesEstimated: cycles.length > 0 && !episode.some((record) => record.kind === 'administration'),
    staleOrder: false,
  };
}

/** An IVIG cycle covers four weeks, of which those to come do not count yet. */
const weeksCovered = (drug: DrugId, first: Day, until: Day, { asOf, settings }: ReadingContext): number =>
  Math.max(0, Math.min(asOf, until + (drug === 'ivig' ? settings.ivigCycleCoversDays : 0)) - first) / 7;

/** What the statements say of today; undefined without any, or when it was given after the latest of them. */
function stateOf(episode: readonly DrugRecord[]): 'active' | 'on hold' | 'ended' | undefined {
  const [latest] = episode.filter((record) => record.kind === 'statement').sort(latestFirst);
  return latest && !givenAfter(latest.said, episode) ? statedStatus(latest) : undefined;
}

const givenAfter = (day: Day = Infinity, episode: readonly DrugRecord[]): boolean =>
  episode.some(({ kind, start }) => kind === 'administration' && start !== undefined && start.earliest > day);

/**
 * An infusion counts as active for weeks after it was stopped, so activity does not silence the reason.
 * Silenced is what was followed by another dose, a newer order, or the statement that it goes on.
 */
function mayTellWhy(
  record: DrugRecord,
  episode: readonly DrugRecord[],
  orders: readonly DrugRecord[],
  goesOn: boolean,
): boolean {
  if (record.kind === 'administration') return !givenAfter(record.start?.latest, episode);
  if (record.state === 'ongoing' || goesOn) return false;
  if (record.kind === 'statement') return !givenAfter(record.said, episode);
  return !orders.some(
    (order) => order.state === 'ongoing' && (order.said ?? -Infinity) >= (record.said ?? 0),
  );
}

/** Administrations at most 7 d apart are one cycle; a statement counts cycles only when it says how often. */
function cyclesOf(episode: readonly DrugRecord[], { asOf, settings }: ReadingContext): readonly Cycle[] {
  const given = episode
    .flatMap(({ kind, start, ref }) => (kind === 'administration' && start ? [{ ...start, ref }] : []))
    .sort((a, b) => a.earliest - b.earliest);
  const { infusionCycleGapDays } = settings;
  const cycles: { first: Day; last: Day; from: string[] }[] = [];
  for (const day of given) {
    const current = cycles.at(-1);
    if (current && day.earliest - current.last <= infusionCycleGapDays) {
      current.last = Math.max(current.last, day.latest);
      current.from.push(day.ref);
    } else cycles.push({ first: day.earliest, last: day.latest, from: [day.ref] });
  }
  if (cycles.length > 0) return cycles;
  for (const { start, end, state, intervalDays, ref } of episode) {
    if (!start || intervalDays === undefined || intervalDays < infusionCycleGapDays) continue;
    const until = state === 'ongoing' ? asOf : (end?.earliest ?? -Infinity);
    for (let day = start.latest; day <= until; day += intervalDays) {
      // Two statements of one treatment count its cycles once.
      if (day - (cycles.at(-1)?.last ?? -Infinity) >= intervalDays)
        cycles.push({ first: day, last: day, from: [ref] });
    }
  }
  return cycles;
}

type Dated = DrugRecord & { readonly start: DayInterval };
const isDated = (record: DrugRecord): record is Dated => record.start !== undefined;

const lastPossibleDay = ({ state, start, end }: Dated, { asOf }: ReadingContext): Day =>
  state === 'ongoing' ? asOf : (end ?? start).latest;

const statedStatus = ({ state }: DrugRecord): 'active' | 'on hold' | 'ended' =>
  state === 'ongoing' ? 'active' : state;

/** Ordered, given nobody recorded when, and not tolerated: a reaction presupposes a dose. */
function reactionOnly(
  about: DrugRecord,
  orders: readonly DrugRecord[],
  context: ReadingContext,
): readonly ToldCourse[] {
  const stopped = orders.filter(
    ({ reasons, stopNotes }) => tellsOfReaction(reasons) || tellsOfReaction(stopNotes),
  );
  return stopped.length > 0 ? [{ ...undatedCourse(about, stopped, 'ended', context), end: undefined }] : [];
}

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
    (order) => order.state === 'ongoing' && (order.said ?? context.asOf) > lastGiven,
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
