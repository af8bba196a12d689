import {
  IVIG_TRIAL_CYCLES,
  IVIG_TRIAL_WEEKS,
  RITUXIMAB_TRIAL_WEEKS,
  type DrugClass,
} from '../knowledge/drugs.js';
import { allOf, anyOf, isMet, met, not, unmet, unknownCountsAs, type Answer } from './answer.js';
import { statementsOf } from './chart-findings.js';
import { formatDay, type Day } from './dates.js';
import type { ChartFindings, Course, DiseaseActivity, TreatmentHistory, TrialsInProgress } from './facts.js';

/** Row 8: a last cycle longer ago than this is an interrupted course, not a running one. Specification B.2. */
const IVIG_RUNNING_DAYS = 8 * 7;
/** Row 8b. Specification B.2. */
const OTHER_AGENT_WEEKS = 12;
const CYCLOPHOSPHAMIDE_WEEKS = 24;
const CYCLOPHOSPHAMIDE_PULSES = 6;
/** Row 2: both parts of the regimen for so long. Specification B.2. */
const MDA5_REGIMEN_WEEKS = 4;

/** Agents that row 8b waits for. Never etanercept; the first csDMARD is judged by the rows of the first line. */
const WAITED_FOR: ReadonlySet<DrugClass> = new Set<DrugClass>([
  'csdmard',
  'jak-inhibitor',
  'tnf-inhibitor',
  'costimulation-blocker',
  'immunoglobulin',
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
    rituximab: rituximab ? rituximabUnderJudgement(rituximab, asOf) : unmet('no rituximab given'),
    otherAgent:
      others.length > 0
        ? met(
            others.map((course) => `${course.name} for ${weeksSince(course, asOf)} wk`).join(', '),
            others.flatMap((course) => course.from),
          )
        : unmet('no other agent under trial'),
    judgeOn: [
      ...(ivig && isMet(ivigRunning) ? judgedOn(ivig, IVIG_TRIAL_WEEKS.value) : []),
      ...(rituximab ? judgedOn(rituximab, RITUXIMAB_TRIAL_WEEKS.value) : []),
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
    const started = course.start?.earliest ?? -Infinity;
    const isEarly = course.status === 'active' && asOf - started < IVIG_TRIAL_WEEKS.value * 7;
    return isEarly
      ? met(`IVIG since ${formatDay(started)}, cycles not recorded`, course.from)
      : unmet('IVIG: cycles not recorded', course.from);
  }
  const sinceFirst = Math.floor((asOf - first.first) / 7);
  const saw = `IVIG: ${course.cyclesEstimated ? 'about ' : ''}${course.cycles.length} cycle${course.cycles.length === 1 ? '' : 's'} since ${formatDay(first.first)}, last ${formatDay(last.last)}`;
  const running = asOf - last.last <= IVIG_RUNNING_DAYS && course.status === 'active';
  const early = course.cycles.length < IVIG_TRIAL_CYCLES.value || sinceFirst < IVIG_TRIAL_WEEKS.value;
  return running && early ? met(saw, course.from) : unmet(saw, course.from);
}

function rituximabUnderJudgement(course: Course, asOf: Day): Answer {
  if (!course.start) return unmet('rituximab not dated', course.from);
  const elapsed = (asOf - course.start.earliest) / 7;
  const saw = `Rituximab: first infusion ${formatDay(course.start.earliest)}, ${Math.floor(elapsed)} of up to ${RITUXIMAB_TRIAL_WEEKS.value} weeks`;
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
  if (!WAITED_FOR.has(course.drugClass) || course.drug === 'etanercept' || course.drug === 'ivig')
    return false;
  const isFirstCsdmard =
    course.drugClass === 'csdmard' &&
    !courses.some(
      (other) =>
        other.drugClass === 'csdmard' &&
        other !== course &&
        (other.start?.earliest ?? Infinity) < (course.start?.earliest ?? 0),
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
    anyOf([
      running(
        (course) =>
          course.drug === 'ciclosporin' ||
          course.drug === 'tacrolimus' ||
          course.drug === 'cyclophosphamide' ||
          course.drugClass === 'jak-inhibitor',
      ),
    ]),
    not(unknownCountsAs('unmet', activity.worsening)),
  ]);
}

function newSince(ivig: Course | undefined, findings: ChartFindings): Answer {
  const first = ivig?.cycles[0]?.first;
  if (first === undefined) return unmet('no IVIG cycle on record');
  const later = statementsOf(findings, 'dysphagia').filter(
    (finding) => finding.state === 'active' && finding.onset !== undefined && finding.onset.earliest > first,
  );
  return later.length > 0
    ? met(
        `Dysphagia began after the first IVIG cycle (${formatDay(first)})`,
        later.map((finding) => finding.from),
      )
    : unmet('Dysphagia was there before IVIG');
}

const judgedOn = (course: Course, weeks: number): TrialsInProgress['judgeOn'] =>
  course.start ? [{ name: course.name, drug: course.drug, on: course.start.earliest + weeks * 7 }] : [];

const weeksSince = (course: Course, asOf: Day): number =>
  course.start ? Math.floor((asOf - course.start.earliest) / 7) : Infinity;

const latestOf = (courses: readonly Course[]): Course | undefined =>
  [...courses].sort((a, b) => (b.start?.earliest ?? 0) - (a.start?.earliest ?? 0))[0];
