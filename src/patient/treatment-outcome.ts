import { DRUGS, type AdequateTrial, type DrugClass, type MinimumDose } from '../knowledge/drugs.js';
import type { Settings } from '../knowledge/settings.js';
import { allOf, isMet, met, unknown, unmet, type Answer } from './answer.js';
import { describeInterval, formatDay, type Day, type DayInterval } from './dates.js';
import type { Course, CourseOutcome, Diagnosis, DiseaseActivity, Intolerance, Person } from './facts.js';
import { isIntolerance } from './intolerances.js';
import { ivigBelowFullDose } from './ivig-below-full-dose.js';
import { weeklyMethotrexate } from './methotrexate-dose.js';
import type { ToldCourse } from './told-course.js';

/** What a course is judged against. */
interface OutcomeContext {
  readonly asOf: Day;
  readonly person: Person;
  readonly diagnosis: Diagnosis;
  readonly activity: Pick<DiseaseActivity, 'active' | 'improving'>;
  readonly intolerances: readonly Intolerance[];
  readonly settings: Settings;
  /** Inactive by PRINTO on some day of the interval. */
  readonly wasInactiveBetween: (from: Day, to: Day) => Answer;
}

/** What ends the wait for rituximab: the next biologic, JAK inhibitor or cyclophosphamide. Specification B.1. */
const ENDS_RITUXIMAB_TRIAL: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'alkylating',
  'jak-inhibitor',
  'tnf-inhibitor',
  'il6-inhibitor',
  'costimulation-blocker',
]);

/** The same with rituximab itself. */
export const NEXT_BIOLOGIC: ReadonlySet<DrugClass> = new Set<DrugClass>([
  ...ENDS_RITUXIMAB_TRIAL,
  'anti-cd20',
]);
/** Agents whose start tells that the one before was not enough. Glucocorticoids come and go with any of them. */
export const REPLACING: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'csdmard',
  'antimalarial',
  'immunoglobulin',
  ...NEXT_BIOLOGIC,
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
  const { settings } = context;
  if (course.pulse || trial === undefined) {
    return unmet(`${name}: no trial length is defined`, course.from);
  }
  if (course.status === 'ordered') return unmet(`${name} ordered, not started`, course.from);
  if (course.staleOrder) {
    return unknown(`${name}: the order is over a year old and nothing confirms it`, [], course.from);
  }
  switch (trial.kind) {
    case 'exposure': {
      const long = atLeast(course, settings[trial.exposure]);
      return trial.minimumDose ? allOf([long, doseAdequate(course, trial.minimumDose, context)]) : long;
    }
    case 'cycles': {
      const { cycles, exposureWeeks } = course;
      if (cycles.length === 0 && exposureWeeks !== undefined && exposureWeeks >= settings[trial.span]) {
        return unknown(`${name}: the number of cycles is not recorded`, [], course.from);
      }
      const count = course.cyclesEstimated ? `about ${cycles.length}` : `${cycles.length}`;
      const saw = `${name}: ${count} cycles over ${weeks(exposureWeeks)}`;
      return cycles.length >= settings[trial.cycles] && (exposureWeeks ?? 0) >= settings[trial.span]
        ? met(saw, course.from)
        : unmet(saw, course.from);
    }
    case 'since-first-infusion': {
      if (!course.start) return unknown(`${name}: not dated`, [], course.from);
      const until = trialEnd(course.start, all, context.asOf, NEXT_BIOLOGIC);
      const elapsed = (until - course.start.latest) / 7;
      const cut = until < context.asOf ? `, next agent ${formatDay(until)}` : '';
      const saw = `${name}: first infusion ${describeInterval(course.start)}${cut}, judged over ${weeks(elapsed)}`;
      return elapsed >= settings[trial.elapsed] ? met(saw, course.from) : unmet(saw, course.from);
    }
    case 'pulses-or-span': {
      const long = (course.exposureWeeks ?? 0) >= settings[trial.span];
      const saw = `${name}: ${course.cycles.length} pulses over ${weeks(course.exposureWeeks)}`;
      return course.cycles.length >= settings[trial.pulses] || long
        ? met(saw, course.from)
        : unmet(saw, course.from);
    }
  }
}

/**
 * The day on which the next biologic, JAK inhibitor or cyclophosphamide ended the wait for rituximab, or today.
 * The next course of rituximab is such a biologic, but a response after it is still one to rituximab.
 */
const trialEnd = (
  { latest }: DayInterval,
  all: readonly ToldCourse[],
  asOf: Day,
  ends: ReadonlySet<DrugClass> = ENDS_RITUXIMAB_TRIAL,
): Day => {
  const next = all.flatMap((other) =>
    ends.has(other.drugClass) && other.start && other.start.earliest > latest ? [other.start.earliest] : [],
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
  minimumDose: MinimumDose,
  { person, settings }: OutcomeContext,
): Answer {
  const minimum = settings[minimumDose[person.population === 'juvenile' ? 'juvenile' : 'adult']];
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
  const allergy = context.intolerances.find((one) => one.drug === course.drug && isIntolerance(one));
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
    return say(
      'not assessable',
      `ended over ${context.settings.forgottenAfterWeeks} weeks ago, reason not recorded`,
    );
  }
  const response = responseTo(course, trial, all, context);
  if (course.status === 'ended' && isMet(response)) return say('responded', response.saw);
  // Rituximab works on for months: nothing needs to follow it.
  if (course.status === 'ended' && course.drug !== 'rituximab' && !replaced(course, all, context.settings)) {
    return say('not assessable', 'ended, reason not recorded');
  }
  if (isMet(context.activity.active) && !isMet(context.activity.improving)) {
    const low = ivigBelowFullDose(course, context.person) ? ' below 2 g/kg' : '';
    return say('failed', `adequate trial${low}, disease still active`);
  }
  return isMet(response)
    ? say('responded', response.saw)
    : say('not assessable', 'no persisting activity shown');
}

/** Ended over 104 weeks ago, and nothing stronger was started since. */
const isForgotten = (
  course: ToldCourse,
  all: readonly ToldCourse[],
  { asOf, settings }: OutcomeContext,
): boolean =>
  course.status !== 'active' &&
  course.end !== undefined &&
  asOf - course.end.latest > settings.forgottenAfterWeeks * 7 &&
  !all.some(
    (other) =>
      other.drug !== course.drug &&
      REPLACING.has(other.drugClass) &&
      (other.start?.earliest ?? -Infinity) >= (course.end?.latest ?? Infinity) - settings.crossOverDays,
  );

/** How long an adequate trial takes at least; six pulses may be given in any time. */
const leastWeeks = (trial: AdequateTrial, settings: Settings): number => {
  switch (trial.kind) {
    case 'exposure':
      return settings[trial.exposure];
    case 'cycles':
      return settings[trial.span];
    case 'since-first-infusion':
      return settings[trial.elapsed];
    case 'pulses-or-span':
      return 0;
  }
};

/** Specification B.1, outcome 3: PRINTO inactive or remission recorded after adequate exposure, or a relapse that began after the end. */
function responseTo(
  course: ToldCourse,
  trial: AdequateTrial,
  all: readonly ToldCourse[],
  { asOf, diagnosis, settings, wasInactiveBetween }: OutcomeContext,
): Answer {
  const { start, end } = course;
  if (!start) return unmet('not dated', course.from);
  const adequateFrom = start.latest + 7 * leastWeeks(trial, settings);
  const worksUntil =
    course.drug === 'rituximab'
      ? trialEnd(start, all, asOf)
      : Math.min(asOf, (end?.latest ?? asOf) + settings.nextAgentWeeks * 7);
  if (isMet(wasInactiveBetween(adequateFrom, worksUntil)))
    return met('the disease became inactive on it', course.from);
  if (diagnosis.remissions.some((on) => on.earliest >= adequateFrom && on.latest <= worksUntil))
    return met('remission was recorded on it', course.from);
  const ended = course.drug === 'rituximab' ? adequateFrom : end?.latest;
  const relapse = diagnosis.relapseOnset;
  return relapse && ended !== undefined && relapse.earliest > ended
    ? met('the disease relapsed after it had ended', course.from)
    : unmet('no response recorded', course.from);
}

const replaced = (
  course: ToldCourse,
  all: readonly ToldCourse[],
  { crossOverDays, nextAgentWeeks }: Settings,
): boolean =>
  all.some((other) => {
    if (other === course || other.drug === course.drug || !REPLACING.has(other.drugClass)) return false;
    if (other.start === undefined || course.end === undefined) return false;
    const gap = other.start.earliest - course.end.latest;
    return gap >= -crossOverDays && gap <= nextAgentWeeks * 7;
  });

/** Whole weeks, as a card names them. */
export const weeks = (exposure: number | undefined): string =>
  exposure === undefined ? 'an unknown time' : `${Math.floor(exposure)} wk`;
