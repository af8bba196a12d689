import { drugsOfClass, type DrugId } from '../knowledge/drugs.js';
import { allOf, isMet, met, not, unmet, unknownCountsAs, type Answer } from './answer.js';
import { isOfDisease, statementsOf } from './chart-findings.js';
import type { ReadingContext } from './chart-reading.js';
import { describeInterval, formatDay, type Day } from './dates.js';
import type { ChartFindings, Course, DiseaseActivity, TreatmentHistory, TrialsInProgress } from './facts.js';

/** Agents that row 8b waits for, as it lists them: not methotrexate, etanercept, certolizumab or golimumab. */
const WAITED_FOR: ReadonlySet<DrugId> = new Set<DrugId>([
  ...drugsOfClass('jak-inhibitor'),
  'mycophenolate',
  'azathioprine',
  'ciclosporin',
  'tacrolimus',
  'abatacept',
  'infliximab',
  'adalimumab',
  'scig',
]);

/** Which treatments are still within the time they need. */
export function readTrials(
  treatments: TreatmentHistory,
  activity: DiseaseActivity,
  findings: ChartFindings,
  context: ReadingContext,
): TrialsInProgress {
  const { asOf, settings } = context;
  const ivig = latestOf(
    treatments.courses.filter((course) => course.drug === 'ivig' && course.status !== 'ordered'),
  );
  const ivigRunning = ivig ? ivigInProgress(ivig, context) : unmet('IVIG not running');
  const rituximab = latestOf(
    treatments.courses.filter((course) => course.drug === 'rituximab' && course.start),
  );
  const rituximabRunning = rituximabUnderJudgement(rituximab, context);
  const others = treatments.courses.filter((course) => isWaitedFor(course, treatments, context));
  return {
    ivig: ivigRunning,
    ivigOutcomeUnknown:
      ivig &&
      !isMet(ivigRunning) &&
      ivig.status !== 'active' &&
      (ivig.outcome === 'not assessable' || ivig.outcome === 'responded')
        ? met(`IVIG before: ${ivig.because}`, ivig.from)
        : unmet('no earlier IVIG of unknown outcome'),
    dysphagiaNewSinceIvig: newSince(ivig, findings),
    rituximab: rituximabRunning,
    otherAgent:
      others.length > 0
        ? met(
            others.map((course) => `${course.name} for ${weeksSince(course, asOf)} wk`).join(', '),
            others.flatMap((course) => course.from),
          )
        : unmet('no other agent under trial'),
    judgeOn: [
      ...(ivig && isMet(ivigRunning) ? judgedOn(ivig, settings.ivigTrialWeeks) : []),
      ...(rituximab && isMet(rituximabRunning) ? judgedOn(rituximab, settings.rituximabTrialWeeks) : []),
      ...others.flatMap((course) =>
        judgedOn(
          course,
          course.drug === 'cyclophosphamide'
            ? settings.cyclophosphamideTrialWeeks
            : settings.adequateTrialWeeks,
        ),
      ),
    ],
    mda5Regimen: mda5Regimen(treatments, activity, context),
  };
}

function ivigInProgress(course: Course, { asOf, settings }: ReadingContext): Answer {
  const { ivigTrialCycles, ivigTrialWeeks, ivigActiveWeeks } = settings;
  const first = course.cycles[0];
  const last = course.cycles.at(-1);
  if (!first || !last) {
    // Known by a statement without an interval: time alone tells that it is early.
    const started = course.start?.latest;
    return started !== undefined && course.status === 'active' && asOf - started < ivigTrialWeeks * 7
      ? met(`IVIG since ${formatDay(started)}, cycles not recorded`, course.from)
      : unmet('IVIG: cycles not recorded', course.from);
  }
  const sinceFirst = Math.floor((asOf - first.first) / 7);
  const saw = `IVIG: ${course.cyclesEstimated ? 'about ' : ''}${course.cycles.length} cycle${course.cycles.length === 1 ? '' : 's'} since ${formatDay(first.first)}, last ${formatDay(last.last)}`;
  const running = asOf - last.last <= ivigActiveWeeks * 7 && course.status === 'active';
  const early = course.cycles.length < ivigTrialCycles || sinceFirst < ivigTrialWeeks;
  return running && early ? met(saw, course.from) : unmet(saw, course.from);
}

function rituximabUnderJudgement(course: Course | undefined, { asOf, settings }: ReadingContext): Answer {
  const { rituximabTrialWeeks } = settings;
  if (!course?.start) return unmet('no dated rituximab');
  const elapsed = (asOf - course.start.latest) / 7;
  const saw = `Rituximab: first infusion ${describeInterval(course.start)}, ${Math.floor(elapsed)} of up to ${rituximabTrialWeeks} weeks`;
  return elapsed < rituximabTrialWeeks ? met(saw, course.from) : unmet(saw, course.from);
}

function isWaitedFor(
  course: Course,
  { courses }: TreatmentHistory,
  { asOf, settings }: ReadingContext,
): boolean {
  if (course.status !== 'active' || !course.start || course.staleOrder) return false;
  if (course.outcome === 'failed' || course.outcome === 'intolerant') return false;
  if (course.drug === 'cyclophosphamide') {
    return (
      course.cycles.length < settings.cyclophosphamideTrialPulses &&
      weeksSince(course, asOf) < settings.cyclophosphamideTrialWeeks
    );
  }
  if (!WAITED_FOR.has(course.drug)) return false;
  const { earliest } = course.start;
  const isFirstCsdmard =
    course.drugClass === 'csdmard' &&
    !courses.some(
      (other) =>
        other.drugClass === 'csdmard' && other.start !== undefined && other.start.earliest < earliest,
    );
  return !isFirstCsdmard && weeksSince(course, asOf) < settings.adequateTrialWeeks;
}

function mda5Regimen(
  treatments: TreatmentHistory,
  activity: DiseaseActivity,
  { asOf, settings }: ReadingContext,
): Answer {
  const running = (which: (course: Course) => boolean): Answer => {
    const courses = treatments.courses.filter(
      (course) =>
        which(course) && course.status === 'active' && weeksSince(course, asOf) >= settings.mda5RegimenWeeks,
    );
    return courses.length > 0
      ? met(
          courses.map((course) => course.name).join(', '),
          courses.flatMap((course) => course.from),
        )
      : unmet(`not running for ${settings.mda5RegimenWeeks} weeks`);
  };
  return allOf([
    running((course) => course.drugClass === 'glucocorticoid'),
    running(
      (course) =>
        course.drug === 'ciclosporin' ||
        course.drug === 'tacrolimus' ||
        course.drug === 'cyclophosphamide' ||
        course.drugClass === 'jak-inhibitor',
    ),
    not(unknownCountsAs('unmet', activity.worsening)),
  ]);
}

function newSince(ivig: Course | undefined, findings: ChartFindings): Answer {
  const first = ivig?.cycles[0]?.first;
  if (first === undefined) return unmet('no IVIG cycle on record');
  const later = statementsOf(findings, 'dysphagia').filter(
    (finding) => isOfDisease(finding) && finding.onset !== undefined && finding.onset.earliest > first,
  );
  return later.length > 0
    ? met(
        `Dysphagia began after the first IVIG cycle (${formatDay(first)})`,
        later.map((finding) => finding.from),
      )
    : unmet('Dysphagia was there before IVIG');
}

const judgedOn = (course: Course, weeks: number): TrialsInProgress['judgeOn'] =>
  course.start ? [{ name: course.name, drug: course.drug, on: course.start.latest + weeks * 7 }] : [];

/** Of a partial start the latest day counts, as for an adequate trial: the shortest possible time. */
const weeksSince = (course: Course, asOf: Day): number =>
  course.start ? Math.floor((asOf - course.start.latest) / 7) : -Infinity;

const latestOf = (courses: readonly Course[]): Course | undefined =>
  [...courses].sort((a, b) => (b.start?.earliest ?? 0) - (a.start?.earliest ?? 0))[0];
