import type { DrugClass } from '../knowledge/drugs.js';
import { isMet, met, noneFound, unknown, unmet, type Answer } from './answer.js';
import type { ReadingContext } from './chart-reading.js';
import type { Day, DayInterval } from './dates.js';
import type { Course, PresentEpisode } from './facts.js';
import { REPLACING } from './treatment-outcome.js';

/**
 * What belongs to the present episode of the disease (specification B.2 row 18, "in this episode"): treatment
 * that runs or is held, and treatment that ended without a response. What ended before a relapse began, or so
 * long ago that nobody can tell what came of it, belongs to an earlier one.
 */

/** Treatment of the whole body that can be expected to quieten the skin; hydroxychloroquine alone is not enough. */
const SYSTEMIC: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'glucocorticoid',
  ...[...REPLACING].filter((drugClass) => drugClass !== 'antimalarial'),
]);

export function readPresentEpisode(
  courses: readonly Course[],
  complete: Answer,
  relapseOnset: DayInterval | undefined,
  { asOf, settings }: ReadingContext,
): PresentEpisode {
  const { skinSystemicTherapyWeeks, forgottenAfterWeeks, crossOverDays } = settings;
  const since = asOf - forgottenAfterWeeks * 7;
  const inEpisode = courses.filter((course) => isOfThisEpisode(course, relapseOnset, since));
  const had = (
    which: (course: Course) => boolean,
    name: string,
    saying = (course: Course): string => course.name,
  ): Answer => {
    const found = inEpisode.filter(which);
    if (found.length > 0) {
      return met(
        [...new Set(found.map(saying))].join(', '),
        found.flatMap((course) => course.from),
      );
    }
    const none = `no ${name} in this episode`;
    return noneFound(complete, none, none);
  };
  return {
    glucocorticoid: had(
      (course) => course.drugClass === 'glucocorticoid' && !course.pulse,
      'oral glucocorticoid',
    ),
    csdmard: had((course) => course.drugClass === 'csdmard', 'csDMARD'),
    hydroxychloroquine: had(
      ({ drugClass, outcome }) =>
        drugClass === 'antimalarial' && outcome !== 'failed' && outcome !== 'intolerant',
      'hydroxychloroquine on trial',
    ),
    systemicLongEnough: had(
      (course) =>
        SYSTEMIC.has(course.drugClass) && !course.pulse && weeksOf(course, asOf) >= skinSystemicTherapyWeeks,
      `systemic treatment of ${skinSystemicTherapyWeeks} weeks`,
      (course) => `${course.name} for ${Math.floor(weeksOf(course, asOf))} wk`,
    ),
    nothingAfterMethotrexate: nothingAfterMethotrexate(courses, complete, crossOverDays),
  };
}

/** No agent was begun when methotrexate had ended, or while it was being left. Specification B.2 row 14. */
function nothingAfterMethotrexate(
  courses: readonly Course[],
  complete: Answer,
  crossOverDays: number,
): Answer {
  const ends = courses.flatMap(({ drug, end, start }) =>
    drug === 'methotrexate' ? ((end ?? start)?.earliest ?? []) : [],
  );
  const leftOn = ends.length > 0 ? Math.max(...ends) - crossOverDays : -Infinity;
  const later = courses.filter(
    (course) =>
      course.drug !== 'methotrexate' &&
      course.drugClass !== 'glucocorticoid' &&
      SYSTEMIC.has(course.drugClass) &&
      course.status !== 'ordered' &&
      (course.start?.latest ?? Infinity) >= leftOn,
  );
  if (later.length > 0) {
    return unmet(
      `after methotrexate: ${[...new Set(later.map((course) => course.name))].join(', ')}`,
      later.flatMap((course) => course.from),
    );
  }
  const none = 'nothing was started in its place';
  return isMet(complete) ? met(none) : unknown(none, complete.missing);
}

/** @param since the outcome of what ended earlier cannot be told any more (specification B.1) */
function isOfThisEpisode(course: Course, relapseOnset: DayInterval | undefined, since: Day): boolean {
  if (course.status === 'ordered') return false;
  if (course.status === 'active' || course.status === 'on hold') return true;
  if (course.outcome === 'responded' || course.end === undefined) return false;
  if (relapseOnset !== undefined && course.end.latest < relapseOnset.earliest) return false;
  return course.outcome === 'failed' || course.end.latest >= since;
}

/** Rituximab works on for months after its infusions; of all else the exposure counts. */
const weeksOf = (course: Course, asOf: Day): number =>
  course.drug === 'rituximab' && course.start
    ? (asOf - course.start.latest) / 7
    : (course.exposureWeeks ?? 0);

/**
 * Weeks since the later of the two starts of the first line (specification B.1). Of each half the course that
 * runs; when none does, one that failed: stopping what did not help does not start the clock again.
 */
export function firstLineWeeks(courses: readonly Course[], asOf: Day): number | undefined {
  const startOf = (drugClass: Course['drugClass']): number | undefined => {
    const ofClass = courses.filter(
      (course) => course.drugClass === drugClass && !course.pulse && course.start,
    );
    const running = ofClass.filter(({ status }) => status === 'active');
    const telling = running.length > 0 ? running : ofClass.filter(({ outcome }) => outcome === 'failed');
    const starts = telling.flatMap(({ start }) => start?.latest ?? []);
    return starts.length > 0 ? Math.min(...starts) : undefined;
  };
  const steroid = startOf('glucocorticoid');
  const csdmard = startOf('csdmard');
  return steroid === undefined || csdmard === undefined ? undefined : (asOf - Math.max(steroid, csdmard)) / 7;
}
