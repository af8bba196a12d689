import { DRUGS, type AdequateTrial, type DrugClass, type Threshold } from '../knowledge/drugs.js';
import { allOf, isMet, met, unknown, unmet, type Answer } from './answer.js';
import { describeInterval, formatDay, type Day, type DayInterval } from './dates.js';
import type { Course, CourseOutcome, Diagnosis, DiseaseActivity, Intolerance, Person } from './facts.js';
import { weeklyMethotrexate } from './methotrexate-dose.js';
import type { ToldCourse } from './told-course.js';

/** What a course is judged against. */
export interface OutcomeContext {
  readonly asOf: Day;
  readonly person: Person;
  readonly diagnosis: Diagnosis;
  readonly activity: Pick<DiseaseActivity, 'active' | 'improving'>;
  readonly intolerances: readonly Intolerance[];
  /** Inactive by PRINTO on some day of the interval. */
  readonly wasInactiveBetween: (from: Day, to: Day) => Answer;
}

/** Another agent started so soon after the end is what tells that the course had failed. Specification B.1 [default]. */
const NEXT_AGENT_DAYS = 12 * 7;
/** Overlap allowed when one agent replaces another. [engineering default, unsigned] */
const CROSS_OVER_DAYS = 28;
/** Older than this without reason and without escalation, nobody can tell any more. Specification B.1 [default]. */
const FORGOTTEN_AFTER_DAYS = 104 * 7;

/** Agents whose start tells that the one before was not enough. Glucocorticoids come and go with any of them. */
export const REPLACING: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'csdmard',
  'antimalarial',
  'immunoglobulin',
  'anti-cd20',
  'alkylating',
  'jak-inhibitor',
  'tnf-inhibitor',
  'il6-inhibitor',
  'costimulation-blocker',
]);
/** What ends the wait for rituximab: the next biologic, JAK inhibitor or cyclophosphamide. Specification B.1. */
const ENDS_RITUXIMAB_TRIAL: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'alkylating',
  'jak-inhibitor',
  'tnf-inhibitor',
  'il6-inhibitor',
  'costimulation-blocker',
]);

/** Judges every course: specification B.1 "adequate(x)" and "Outcome of a course". */
export const judgeCourses = (courses: readonly ToldCourse[], context: OutcomeContext): readonly Course[] =>
  courses.map((course) => {
    const adequate = adequacyOf(course, courses, context);
    return { ...course, adequate, ...outcomeOf(course, adequate, courses, context) };
  });

// ── adequate(x) ─────────────────────────────────────────────────────────────────────────────────────────

function adequacyOf(course: ToldCourse, all: readonly ToldCourse[], context: OutcomeContext): Answer {
  const trial = DRUGS[course.drug].adequateTrial;
  const name = course.name;
  if (course.pulse || trial === undefined) {
    return unmet(`${name}: no trial length is defined`, course.from);
  }
  if (course.status === 'ordered') return unmet(`${name} ordered, not started`, course.from);
  if (course.staleOrder) {
    return unknown(`${name}: the order is over a year old and nothing confirms it`, [], course.from);
  }
  switch (trial.kind) {
    case 'exposure': {
      const long = atLeast(course, trial.exposure.value);
      return trial.minimumDose ? allOf([long, doseAdequate(course, trial.minimumDose, context)]) : long;
    }
    case 'cycles': {
      const { cycles, exposureWeeks } = course;
      if (cycles.length === 0 && exposureWeeks !== undefined && exposureWeeks >= trial.span.value) {
        return unknown(`${name}: the number of cycles is not recorded`, [], course.from);
      }
      const count = course.cyclesEstimated ? `about ${cycles.length}` : `${cycles.length}`;
      const saw = `${name}: ${count} cycles over ${weeks(exposureWeeks)}`;
      return cycles.length >= trial.cycles.value && (exposureWeeks ?? 0) >= trial.span.value
        ? met(saw, course.from)
        : unmet(saw, course.from);
    }
    case 'since-first-infusion': {
      if (!course.start) return unknown(`${name}: not dated`, [], course.from);
      const until = trialEnd(course.start, all, context.asOf);
      const elapsed = (until - course.start.latest) / 7;
      const cut = until < context.asOf ? `, next agent ${formatDay(until)}` : '';
      const saw = `${name}: first infusion ${describeInterval(course.start)}${cut}, judged over ${weeks(elapsed)}`;
      return elapsed >= trial.elapsed.value ? met(saw, course.from) : unmet(saw, course.from);
    }
    case 'pulses-or-span': {
      const long = (course.exposureWeeks ?? 0) >= trial.span.value;
      const saw = `${name}: ${course.cycles.length} pulses over ${weeks(course.exposureWeeks)}`;
      return course.cycles.length >= trial.pulses.value || long
        ? met(saw, course.from)
        : unmet(saw, course.from);
    }
  }
}

/** The day on which the next biologic, JAK inhibitor or cyclophosphamide ended the wait for rituximab, or today. */
const trialEnd = ({ latest }: DayInterval, all: readonly ToldCourse[], asOf: Day): Day => {
  const next = all.flatMap((other) =>
    ENDS_RITUXIMAB_TRIAL.has(other.drugClass) && other.start && other.start.earliest > latest
      ? [other.start.earliest]
      : [],
  );
  return Math.min(asOf, ...next);
};

function atLeast(course: ToldCourse, needed: number): Answer {
  const exposure = course.exposureWeeks;
  if (exposure === undefined) return unknown(`${course.name}: start not recorded`, [], course.from);
  const saw = `${course.name} for ${weeks(exposure)}`;
  return exposure >= needed ? met(saw, course.from) : unmet(saw, course.from);
}

/** Methotrexate below its minimum throughout is no adequate trial; an unknown dose is given the benefit of the doubt. */
function doseAdequate(
  course: ToldCourse,
  minimumDose: { readonly juvenile: Threshold; readonly adult: Threshold },
  { person }: OutcomeContext,
): Answer {
  const minimum = minimumDose[person.population === 'juvenile' ? 'juvenile' : 'adult'].value;
  const weekly = course.doses.map(({ dose }) => weeklyMethotrexate(dose, person));
  const allBelow = weekly.length > 0 && weekly.every((dose) => dose !== undefined && dose < minimum);
  return allBelow ? unmet(`${course.name} was below ${minimum} throughout`, course.from) : met('');
}

// ── outcome ─────────────────────────────────────────────────────────────────────────────────────────────

function outcomeOf(
  course: ToldCourse,
  adequate: Answer,
  all: readonly ToldCourse[],
  context: OutcomeContext,
): { readonly outcome: CourseOutcome; readonly because: string } {
  const say = (outcome: CourseOutcome, because: string) => ({ outcome, because });
  const { stoppedFor } = course;
  const reason = course.stopWords === undefined ? '' : `: ${course.stopWords}`;
  const allergy = context.intolerances.find(
    (intolerance) => intolerance.drug === course.drug && intolerance.weight !== 'caution',
  );
  if (stoppedFor.has('intolerance')) {
    const caution = course.onlyInfection ? ' (an infection alone: judge with caution)' : '';
    return say('intolerant', `stopped for intolerance${caution}${reason}`);
  }
  if (allergy) return say('intolerant', `not tolerated: ${allergy.words}`);
  // What is held is neither active nor failed, whatever it is held for (specification B.1, "active").
  if (course.status === 'on hold') return say('not assessable', `on hold${reason}`);
  if (stoppedFor.has('inefficacy')) return say('failed', `stopped for inefficacy${reason}`);
  if (stoppedFor.has('remission')) return say('responded', `stopped in remission or as planned${reason}`);
  if (stoppedFor.has('outside')) return say('not assessable', `stopped for another reason${reason}`);
  if (course.mildReaction !== undefined && course.status === 'ended') {
    return say('not assessable', `stopped for a mild reaction: ${course.mildReaction}`);
  }
  if (course.status === 'ordered') return say('on trial', 'ordered, not started');

  const trial = DRUGS[course.drug].adequateTrial;
  if (trial === undefined || course.pulse) {
    return say('not assessable', course.pulse ? 'a pulse is no trial' : 'no trial length is defined');
  }
  if (!isMet(adequate)) {
    return say(
      course.status === 'active' && !course.staleOrder ? 'on trial' : 'not assessable',
      adequate.saw,
    );
  }
  if (isForgotten(course, all, context)) {
    return say('not assessable', 'ended over two years ago, reason not recorded');
  }
  const response = responseTo(course, trial, all, context);
  if (course.status === 'ended' && isMet(response)) return say('responded', response.saw);
  // Rituximab works on for months: nothing needs to follow it.
  if (course.status === 'ended' && course.drug !== 'rituximab' && !replaced(course, all)) {
    return say('not assessable', 'ended, reason not recorded');
  }
  if (isMet(context.activity.active) && !isMet(context.activity.improving)) {
    return say('failed', 'adequate trial, disease still active');
  }
  return isMet(response)
    ? say('responded', response.saw)
    : say('not assessable', 'no persisting activity shown');
}

/** Ended over 104 weeks ago, and nothing stronger was started since. */
const isForgotten = (course: ToldCourse, all: readonly ToldCourse[], { asOf }: OutcomeContext): boolean =>
  course.status !== 'active' &&
  course.end !== undefined &&
  asOf - course.end.latest > FORGOTTEN_AFTER_DAYS &&
  !all.some(
    (other) =>
      other.drug !== course.drug &&
      REPLACING.has(other.drugClass) &&
      (other.start?.earliest ?? -Infinity) >= (course.end?.latest ?? Infinity) - CROSS_OVER_DAYS,
  );

/** How long an adequate trial takes at least; six pulses may be given in any time. */
const leastWeeks = (trial: AdequateTrial): number => {
  switch (trial.kind) {
    case 'exposure':
      return trial.exposure.value;
    case 'cycles':
      return trial.span.value;
    case 'since-first-infusion':
      return trial.elapsed.value;
    case 'pulses-or-span':
      return 0;
  }
};

/** Specification B.1, outcome 3: PRINTO inactive after adequate exposure, or a relapse that began after the end. */
function responseTo(
  course: ToldCourse,
  trial: AdequateTrial,
  all: readonly ToldCourse[],
  { asOf, diagnosis, wasInactiveBetween }: OutcomeContext,
): Answer {
  const { start, end } = course;
  if (!start) return unmet('not dated', course.from);
  const adequateFrom = start.latest + 7 * leastWeeks(trial);
  const worksUntil =
    course.drug === 'rituximab'
      ? trialEnd(start, all, asOf)
      : Math.min(asOf, (end?.latest ?? asOf) + NEXT_AGENT_DAYS);
  if (isMet(wasInactiveBetween(adequateFrom, worksUntil)))
    return met('the disease became inactive on it', course.from);
  const ended = course.drug === 'rituximab' ? adequateFrom : end?.latest;
  const relapse = diagnosis.relapseOnset;
  return relapse && ended !== undefined && relapse.earliest > ended
    ? met('the disease relapsed after it had ended', course.from)
    : unmet('no response recorded', course.from);
}

const replaced = (course: ToldCourse, all: readonly ToldCourse[]): boolean =>
  all.some((other) => {
    if (other === course || other.drug === course.drug || !REPLACING.has(other.drugClass)) return false;
    if (other.start === undefined || course.end === undefined) return false;
    const gap = other.start.earliest - course.end.latest;
    return gap >= -CROSS_OVER_DAYS && gap <= NEXT_AGENT_DAYS;
  });

/** Whole weeks, as a card names them. */
export const weeks = (exposure: number | undefined): string =>
  exposure === undefined ? 'an unknown time' : `${Math.floor(exposure)} wk`;
