import type { Settings } from '../knowledge/settings.js';
import { isMet, met, noneFound, unknown, type Answer } from './answer.js';
import { readInFull } from './availability.js';
import { formatDay, type Day } from './dates.js';
import type { Course, Facts } from './facts.js';
import { ACTIVITY_MEASURES, type Measurements } from './observations.js';
import { NEXT_BIOLOGIC } from './treatment-outcome.js';

/** When a running treatment was to be judged, and whether anybody measured since. Specification B.3. */

/** The day on which a treatment can be judged, by now past. */
interface Overdue {
  readonly name: string;
  readonly on: Day;
  readonly from: readonly string[];
}

type Known = Pick<Facts, 'treatments' | 'measurements' | 'availability' | 'asOf' | 'settings'>;

/** Running treatments whose day is past, with no CMAS, MMT8, CDASI or physician global on or after it. */
export function reassessmentsOverdue({
  treatments,
  measurements,
  asOf,
  settings,
}: Known): readonly Overdue[] {
  const measured = lastMeasured(measurements, asOf);
  return treatments.courses
    .flatMap((course) => latestReview(course, treatments.courses, asOf, settings))
    .filter(({ on }) => measured === undefined || measured < on)
    .sort((one, other) => one.on - other.on);
}

/** The same as an answer: "no" stands only where medications and examinations were read in full. */
export function reassessmentOverdue(facts: Known): Answer {
  const overdue = reassessmentsOverdue(facts);
  const measures = readInFull(facts.availability, ['surveys', 'exams']);
  if (overdue.length === 0) {
    return noneFound(
      facts.treatments.complete,
      'every treatment was measured when it was due',
      'which treatments run could not be read',
    );
  }
  const saw = overdue.map(({ name, on }) => `${name} was to be judged on ${formatDay(on)}`).join('; ');
  const from = overdue.flatMap((one) => one.from);
  return isMet(measures)
    ? met(`${saw}; no CMAS, MMT8, CDASI or physician global since`, from)
    : unknown('whether activity was measured could not be read', measures.missing, from);
}

/** A partial date counts as its last day: a measure of that month may be the one. */
function lastMeasured(measurements: Measurements, asOf: Day): Day | undefined {
  const days = ACTIVITY_MEASURES.flatMap((id) =>
    measurements[id].flatMap(({ on }) => (on !== undefined && on.earliest <= asOf ? [on.latest] : [])),
  );
  return days.length > 0 ? Math.max(...days) : undefined;
}

/** The last of the days on which this course was to be judged, when it is past. */
function latestReview(
  course: Course,
  courses: readonly Course[],
  asOf: Day,
  settings: Settings,
): readonly Overdue[] {
  if (course.start === undefined || course.staleOrder || course.outcome === 'intolerant') return [];
  const steroid =
    course.drugClass === 'csdmard'
      ? courses.find((one) => one.drugClass === 'glucocorticoid' && !one.pulse && one.status === 'active')
      : undefined;
  const start = Math.max(course.start.latest, steroid?.start?.latest ?? -Infinity);
  const past = reviewWeeks(course, courses, steroid !== undefined, settings)
    .map((weeks) => start + weeks * 7)
    .filter((day) => day < asOf);
  if (past.length === 0) return [];
  const name = steroid ? `${course.name} with ${steroid.name}` : course.name;
  return [{ name, on: Math.max(...past), from: [...course.from, ...(steroid?.from ?? [])] }];
}

/** After how many weeks it can be judged; none: it does not run, or nobody waits for it. */
function reviewWeeks(
  course: Course,
  courses: readonly Course[],
  withSteroid: boolean,
  settings: Settings,
): readonly number[] {
  // Rituximab ends with its infusion, its effect does not: it is judged unless another agent followed.
  if (course.drug === 'rituximab') return followed(course, courses) ? [] : [settings.rituximabTrialWeeks];
  if (course.status !== 'active') return [];
  if (course.drug === 'cyclophosphamide') return [settings.cyclophosphamideTrialWeeks];
  switch (course.drugClass) {
    case 'csdmard':
      return withSteroid
        ? [settings.reviewFromWeeks, settings.firstLineWeeks]
        : [settings.adequateTrialWeeks];
    case 'immunoglobulin':
      return [settings.ivigTrialWeeks];
    case 'jak-inhibitor':
    case 'tnf-inhibitor':
    case 'costimulation-blocker':
      return [settings.adequateTrialWeeks];
    default:
      return [];
  }
}

const FOLLOWS: ReadonlySet<Course['drugClass']> = new Set<Course['drugClass']>([
  ...NEXT_BIOLOGIC,
  'immunoglobulin',
]);

const followed = (course: Course, courses: readonly Course[]): boolean =>
  courses.some(
    (other) =>
      other !== course &&
      FOLLOWS.has(other.drugClass) &&
      (other.start?.earliest ?? -Infinity) > (course.start?.latest ?? Infinity),
  );
