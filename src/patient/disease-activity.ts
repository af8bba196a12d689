import type { Availability, Source } from '../contract/patient-record.js';
import type { FindingId } from '../knowledge/finding-words.js';
import type { Settings } from '../knowledge/settings.js';
import { allOf, anyOf, isMet, met, not, unknown, unmet, withoutSaying, type Answer } from './answer.js';
import { isOfDisease, present, presentOfDisease, recorded, stated } from './chart-findings.js';
import type { Day } from './dates.js';
import { enzymesHigh } from './enzymes.js';
import type { ChartFindings, DiseaseActivity, Person } from './facts.js';
import { isAtLeast } from './limits.js';
import {
  ACTIVITY_MEASURES,
  lastDays,
  latest,
  latestEver,
  type Measurement,
  type Measurements,
} from './observations.js';
import { organThreatNow } from './organ-threat.js';
import { printoInactive } from './printo.js';
import { redFlagsOf } from './red-flags.js';
import {
  latestStrength,
  limitsOf,
  normalSince,
  strengthFell,
  strengthLow,
  strengthRose,
} from './strength.js';
import { recogniseSteroidDependence } from './stop-reason.js';
import type { ToldCourse } from './told-course.js';

/** Specification B.1: "active (disease)", "worsening", "improving", gate G0. */

/** Abnormal EAT-10. Specification C. */
const EAT10_ABNORMAL = 3;

interface ActivityContext {
  readonly asOf: Day;
  readonly person: Pick<Person, 'population' | 'ageYears' | 'sex'>;
  readonly courses: readonly ToldCourse[];
  readonly availability: Readonly<Record<Source, Availability>>;
  readonly settings: Settings;
}

/** Sources that hold measures; one that is not there proves nothing unless they were read in full. */
const STRENGTH_SOURCES: readonly Source[] = ['surveys', 'exams'];
const MEASURE_SOURCES: readonly Source[] = ['laboratory', ...STRENGTH_SOURCES];

export function readActivity(
  findings: ChartFindings,
  measurements: Measurements,
  context: ActivityContext,
): DiseaseActivity {
  const { asOf, person, availability, settings } = context;
  const asRead = (sources: readonly Source[], answer: Answer): Answer => {
    const unread = sources.filter((source) => availability[source] !== 'known');
    return isMet(answer) || unread.length === 0 ? answer : unknown(answer.saw, unread, answer.from);
  };

  const dysphagia = anyOf([
    presentOfDisease(findings, 'dysphagia'),
    scoreAtLeast(EAT10_ABNORMAL, 'EAT-10', measurements['eat-10'], context),
  ]);
  const bulbarSign = presentOfDisease(findings, 'bulbar-sign');
  const weakness = weaknessNow(findings, measurements, context);
  // A single typical ulcer is active skin too (specification B.1, organThreat).
  const activeSkin = anyOf([
    presentOfDisease(findings, 'dm-skin', 'ulceration'),
    scoreAtLeast(settings.cdasiActiveFrom, 'CDASI activity', measurements['cdasi-activity'], context),
  ]);
  const ulcer = presentOfDisease(findings, 'ulceration');
  const organThreat = organThreatNow(findings, asOf, settings);
  const strength = ageIsMissing(strengthLow(measurements, person.ageYears, asOf, settings), context);
  const enzymes = enzymesHigh(measurements, person.sex, asOf, settings);
  const steroidDependence = dependsOnSteroids(findings, context.courses);

  const signs = [weakness, activeSkin, dysphagia, bulbarSign, ulcer, organThreat, steroidDependence];
  const measuredRecently = asRead(MEASURE_SOURCES, measuredLately(measurements, context));
  const active = asRead(MEASURE_SOURCES, isActive(signs, strength, enzymes, measuredRecently));

  const fell = strengthFell(measurements, asOf, settings);
  const worsening = anyOf([asRead(STRENGTH_SOURCES, fell.answer), newOrWorse(findings, weakness, context)]);
  const improving = allOf([
    asRead(STRENGTH_SOURCES, strengthRose(measurements, person.population, asOf, settings)),
    withoutSaying(not(worsening)),
  ]);
  const printo = asRead(MEASURE_SOURCES, printoInactive(measurements, asOf, settings));

  return {
    active,
    worsening,
    fall: fell.fall,
    improving,
    printoInactive: printo,
    inactive: allOf([printo, ...[activeSkin, ulcer, dysphagia, bulbarSign, organThreat].map(not)]),
    dysphagia,
    bulbarSign,
    weakness,
    activeSkin,
    ulcer,
    steroidDependence,
    organThreat,
    calcinosis: present(findings, 'calcinosis'),
    arthritis: present(findings, 'arthritis'),
    interstitialLungDisease: presentOfDisease(findings, 'ild', 'ild-progressive'),
    antiMda5: antibody(findings, measurements['anti-mda5'], context),
    strengthNearNormal: nearNormal(weakness, measurements, context),
    severeWeakness: severelyWeak(findings, measurements, context),
    measuredRecently,
    ...redFlagsOf(findings, measurements, asOf, person.population, settings),
  };
}

function isActive(signs: readonly Answer[], strength: Answer, enzymes: Answer, measured: Answer): Answer {
  const sign = anyOf([
    ...signs,
    ...[strength, enzymes].map((answer) => (isMet(answer) ? answer : unmet(answer.saw))),
  ]);
  if (sign.verdict !== 'unmet') return sign;
  // Nothing says active. That is "no" only when activity was measured; a normal CK alone proves nothing.
  if (!isMet(measured)) {
    return unknown('activity was not measured, and no finding states it', measured.missing);
  }
  return strength.verdict === 'unknown' ? strength : unmet('no sign of activity');
}

/** A score that wants an age is not to be judged while the Patient could not be read. */
const ageIsMissing = (strength: Answer, { availability }: ActivityContext): Answer =>
  strength.verdict === 'unknown' && strength.from.length > 0 && availability.patient !== 'known'
    ? unknown(strength.saw, ['patient'], strength.from)
    : strength;

// ── muscle ──────────────────────────────────────────────────────────────────────────────────────────────

const WEAKNESS: readonly FindingId[] = ['muscle-weakness', 'respiratory-muscle-weakness'];

/** A weakness on the problem list, unless strength was measured normal after its onset. Limbs say nothing of breathing. */
function weaknessNow(
  findings: ChartFindings,
  measurements: Measurements,
  { asOf, person, settings }: ActivityContext,
): Answer {
  return stated(findings, WEAKNESS, (finding) => {
    if (!isOfDisease(finding)) return false;
    if (finding.finding === 'respiratory-muscle-weakness') return true;
    const since = finding.since?.latest;
    return since === undefined || !isMet(normalSince(measurements, since, person.ageYears, asOf, settings));
  });
}

function nearNormal(
  weakness: Answer,
  measurements: Measurements,
  { asOf, settings }: ActivityContext,
): Answer {
  const mmt8 = latestStrength(measurements, 'mmt8', asOf, settings);
  const limits = mmt8 && limitsOf('mmt8', mmt8, settings);
  if (mmt8 && limits) return reaches(limits.activeBelow, 'MMT8', mmt8);
  const cmas = latestStrength(measurements, 'cmas', asOf, settings);
  if (cmas) return reaches(settings.cmasNearNormalFrom, 'CMAS', cmas);
  return weakness.verdict === 'unmet' ? met('no weakness on file, strength not measured') : not(weakness);
}

/** A CMAS that low in a child old enough for its absolute value, or unable to walk. Specification B.2 row 18. */
function severelyWeak(
  findings: ChartFindings,
  measurements: Measurements,
  { asOf, person, settings }: ActivityContext,
): Answer {
  const cmas = latestStrength(measurements, 'cmas', asOf, settings);
  const oldEnough = (person.ageYears ?? 0) >= settings.cmasCountsFromAgeYears;
  return anyOf([
    cmas && oldEnough && isAtLeast(settings.severeWeaknessCmasBelow, cmas) === false
      ? met(`CMAS ${cmas.charted}`, [cmas.ref])
      : unmet('no very low CMAS'),
    presentOfDisease(findings, 'loss-of-ambulation'),
  ]);
}

function reaches(limit: number, name: string, score: Measurement): Answer {
  const enough = isAtLeast(limit, score);
  if (enough === undefined) return unknown(`${name} ${score.charted}`, [], [score.ref]);
  return (enough ? met : unmet)(`${name} ${score.charted}`, [score.ref]);
}

// ── skin, swallowing, serology ──────────────────────────────────────────────────────────────────────────

/** A score that certainly reaches its limit within the activity window; "<3" does not. */
function scoreAtLeast(
  limit: number,
  name: string,
  scores: readonly Measurement[],
  { asOf, settings }: ActivityContext,
): Answer {
  const score = latest(scores, lastDays(settings.activityLookBackDays, asOf));
  return score && isAtLeast(limit, score) === true
    ? met(`${name} ${score.charted}`, [score.ref])
    : unmet(`${name} not raised`);
}

function dependsOnSteroids(findings: ChartFindings, courses: readonly ToldCourse[]): Answer {
  const telling = courses.filter(
    (course) =>
      course.drugClass === 'glucocorticoid' &&
      course.status === 'active' &&
      [...course.notes, ...course.doses.flatMap((dose) => dose.text ?? [])].some(recogniseSteroidDependence),
  );
  return telling.length > 0
    ? met(
        'Steroid-dependent by the record',
        telling.flatMap((course) => course.from),
      )
    : presentOfDisease(findings, 'steroid-dependence');
}

/** Last result positive, any date, or a Condition that names it. Weak or borderline counts, and is called so. */
function antibody(
  findings: ChartFindings,
  results: readonly Measurement[],
  { asOf, availability }: ActivityContext,
): Answer {
  const readable = results.filter(({ qualitative }) => qualitative !== undefined);
  const last = latestEver(readable, asOf);
  const negative = last ? `Anti-MDA5 ${last.charted}` : 'anti-MDA5 not on file';
  const measured =
    last && last.qualitative !== 'negative'
      ? met(negative, [last.ref])
      : availability.laboratory === 'known'
        ? unmet(negative)
        : unknown('anti-MDA5 could not be read in full', ['laboratory']);
  // An antibody stays when the disease is in remission.
  return anyOf([measured, recorded(findings, 'anti-mda5')]);
}

// ── change ──────────────────────────────────────────────────────────────────────────────────────────────

/** Dysphagia, weakness, DM rash or DM ulcer: new within 8 weeks, or called worse. Without onset: when recorded. */
function newOrWorse(findings: ChartFindings, weakness: Answer, { asOf, settings }: ActivityContext): Answer {
  return stated(findings, ['dysphagia', ...WEAKNESS, 'dm-skin', 'ulceration'], (finding) => {
    if (!isOfDisease(finding)) return false;
    if (WEAKNESS.includes(finding.finding) && !weakness.from.includes(finding.from)) return false;
    return (
      finding.worse ||
      (finding.since !== undefined && asOf - finding.since.earliest <= settings.newFindingWeeks * 7)
    );
  });
}

function measuredLately(measurements: Measurements, { asOf, settings }: ActivityContext): Answer {
  const window = lastDays(settings.activityLookBackDays, asOf);
  const found = ACTIVITY_MEASURES.flatMap((id) => latest(measurements[id], window) ?? []);
  return found.length > 0
    ? met(
        found.map((one) => `${one.name} ${one.charted}`).join(', '),
        found.map((one) => one.ref),
      )
    : unmet(`no activity measure within ${settings.activityLookBackDays} days`);
}
