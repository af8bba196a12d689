import {
  IVIG_TRIAL_CYCLES,
  IVIG_TRIAL_WEEKS,
  RITUXIMAB_TRIAL_WEEKS,
  drugsOfClass,
  type DrugId,
} from '../knowledge/drugs.js';
import { allOf, isMet, met, not, unmet, unknownCountsAs, type Answer } from './answer.js';
import { statementsOf } from './chart-findings.js';
import { describeInterval, formatDay, type Day } from './dates.js';
import type { ChartFindings, Course, DiseaseActivity, TreatmentHistory, TrialsInProgress } from './facts.js';

/** Row 8: a last cycle longer ago than this is an interrupted course, not a running one. Specification B.2. */
const IVIG_RUNNING_DAYS = 8 * 7;
/** Row 8b. Specification B.2. */
const OTHER_AGENT_WEEKS = 12;
const CYCLOPHOSPHAMIDE_WEEKS = 24;
const CYCLOPHOSPHAMIDE_PULSES = 6;
/** Row 2: both parts of the regimen for so long. Specification B.2. */
const MDA5_REGIMEN_WEEKS = 4;

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
  asOf: Day,
): TrialsInProgress {
  const ivig = latestOf(
    treatments.courses.filter((course) => course.drug === 'ivig' && course.status !== 'ordered'),
  );
  const ivigRunning = ivig ? ivigInProgress(ivig, asOf) : unmet('IVIG not running');
  const rituximab = latestOf(
    treatments.courses.filter((course) => course.drug === 'rituximab' && course.start),
  );
  const rituximabRunning = rituximabUnderJudgement(rituximab, asOf);
  const others = treatments.courses.filter((course) => isWaitedFor(course, treatments, asOf));
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
      ...(ivig && isMet(ivigRunning) ? judgedOn(ivig, IVIG_TRIAL_WEEKS.value) : []),
      ...(rituximab && isMet(rituximabRunning) ? judgedOn(rituximab, RITUXIMAB_TRIAL_WEEKS.value) : []),
      ...others.flatMap((course) =>
        judgedOn(course, course.drug === 'cyclophosphamide' ? CYCLOPHOSPHAMIDE_WEEKS : OTHER_AGENT_WEEKS),
      ),
    ],
    mda5Regimen: mda5Regimen(treatments, activity, asOf),
  };
}

function ivigInProgress(course: Course, asOf: Day): Answer {
  const first = course.cycles[0];
  const last = course.cycles.at(-1);
  if (!first || !last) {
    // Known by a statement without an interval: time alone tells that it is early.
    const started = course.start?.latest;
    return started !== undefined && course.status === 'active' && asOf - started < IVIG_TRIAL_WEEKS.value * 7
      ? met(`IVIG since ${formatDay(started)}, cycles not recorded`, course.from)
      : unmet('IVIG: cycles not recorded', course.from);
  }
  const sinceFirst = Math.floor((asOf - first.first) / 7);
  const saw = `IVIG: ${course.cyclesEstimated ? 'about ' : ''}${course.cycles.length} cycle${course.cycles.length === 1 ? '' : 's'} since ${formatDay(first.first)}, last ${formatDay(last.last)}`;
  const running = asOf - last.last <= IVIG_RUNNING_DAYS && course.status === 'active';
  const early = course.cycles.length < IVIG_TRIAL_CYCLES.value || sinceFirst < IVIG_TRIAL_WEEKS.value;
  return running && early ? met(saw, course.from) : unmet(saw, course.from);
}

function rituximabUnderJudgement(course: Course | undefined, asOf: Day): Answer {
  if (!course?.start) return unmet('no dated rituximab');
  const elapsed = (asOf - course.start.latest) / 7;
  const saw = `Rituximab: first infusion ${describeInterval(course.start)}, ${Math.floor(elapsed)} of up to ${RITUXIMAB_TRIAL_WEEKS.value} weeks`;
  return elapsed < RITUXIMAB_TRIAL_WEEKS.value ? met(saw, course.from) : unmet(saw, course.from);
}

function isWaitedFor(course: Course, { courses }: TreatmentHistory, asOf: Day): boolean {
  if (course.status !== 'active' || !course.start || course.staleOrder) return false;
  if (course.outcome === 'failed' || course.outcome === 'intolerant') return false;
  if (course.drug === 'cyclophosphamide') {
    return (
      course.cycles.length < CYCLOPHOSPHAMIDE_PULSES && weeksSince(course, asOf) < CYCLOPHOSPHAMIDE_WEEKS
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
  return !isFirstCsdmard && weeksSince(course, asOf) < OTHER_AGENT_WEEKS;
}

function mda5Regimen(treatments: TreatmentHistory, activity: DiseaseActivity, asOf: Day): Answer {
  const running = (which: (course: Course) => boolean): Answer => {
    const courses = treatments.courses.filter(
      (course) =>
        which(course) && course.status === 'active' && weeksSince(course, asOf) >= MDA5_REGIMEN_WEEKS,
    );
    return courses.length > 0
      ? met(
          courses.map((course) => course.name).join(', '),
          courses.flatMap((course) => course.from),
        )
      : unmet('not running for four weeks');
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
    (finding) =>
      finding.state === 'active' &&
      finding.otherCause === undefined &&
      finding.onset !== undefined &&
      finding.onset.earliest > first,
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
