import type { Availability, Source } from '../contract/patient-record.js';
import {
  allOf,
  anyOf,
  isMet,
  isUnmet,
  met,
  not,
  unknown,
  unknownCountsAs,
  unmet,
  type Answer,
} from './answer.js';
import { nameWithDate, present, presentOfDisease, stated, statementsOf } from './chart-findings.js';
import { formatDay, type Day } from './dates.js';
import type { ChartFinding, ChartFindings, DiseaseActivity, Person } from './facts.js';
import { latest, type Measurement, type Measurements } from './observations.js';
import { printoInactive } from './printo.js';
import {
  ACTIVITY_DAYS,
  latestStrength,
  normalSince,
  strengthFell,
  strengthLow,
  strengthRose,
} from './strength.js';
import type { ToldCourse } from './told-course.js';
import { recogniseSteroidDependence } from './stop-reason.js';

/** Specification B.1: "active (disease)", "worsening", "improving", organ threat, gate G1. */

/** Onset so recent, or called worse: worsening. Specification B.1 [default]. */
const NEW_FINDING_DAYS = 8 * 7;
/** GI findings count so long. Specification B.3, B.4. */
const GI_DAYS = 30;
/** Acute cardiac and respiratory flags count so long. Specification B.2 G1. */
const CARDIORESPIRATORY_DAYS = 14;
/** Critical care for dermatomyositis counts so long. Specification B.1. */
const CRITICAL_CARE_DAYS = 90;
/** Enzymes count so long. Specification B.1 [default]. */
const ENZYME_DAYS = 90;
/** CK alone makes the disease active from this multiple of its upper limit. Specification B.1. */
const CK_ALONE_TIMES = 5;
/** Upper limit of CK where the laboratory gives none, U/L; conservative defaults. Specification C. */
const CK_DEFAULT_LIMIT = { female: 200, male: 300 } as const;
/** Active skin by CDASI activity score. Specification B.1. */
const CDASI_ACTIVE = 14;
/** Abnormal EAT-10. Specification C. */
const EAT10_ABNORMAL = 3;
/** Strength near normal for the skin-prominent row: CMAS. Specification B.2 row 13. */
const CMAS_NEAR_NORMAL = 45;
const MMT8_NEAR_NORMAL: Readonly<Record<number, number>> = { 80: 78, 150: 142 };

export interface ActivityContext {
  readonly asOf: Day;
  readonly person: Pick<Person, 'population' | 'ageYears' | 'sex'>;
  readonly courses: readonly ToldCourse[];
  readonly availability: Readonly<Record<Source, Availability>>;
  /** Did dermatomyositis start so early that M33.x1 "respiratory involvement" is coded? Suspected, not proven. */
}

/** Sources that hold measures of activity; a measure that is not there proves nothing unless all were read. */
const MEASURE_SOURCES: readonly Source[] = ['laboratory', 'surveys', 'exams'];

export function readActivity(
  findings: ChartFindings,
  measurements: Measurements,
  context: ActivityContext,
): DiseaseActivity {
  const { asOf, person } = context;
  const unread = MEASURE_SOURCES.filter((source) => context.availability[source] !== 'known');
  /** A measure that was not found may stand on the pages that were not read. */
  const asRead = (answer: Answer): Answer =>
    isMet(answer) || unread.length === 0 ? answer : unknown(answer.saw, unread, answer.from);

  const eat10 = latest(measurements['eat-10'], { notBefore: asOf - ACTIVITY_DAYS, notAfter: asOf });
  const swallowingScore =
    eat10?.value !== undefined && eat10.value >= EAT10_ABNORMAL
      ? met(`EAT-10 ${eat10.charted}`, [eat10.ref])
      : unmet('EAT-10 not abnormal');
  const dysphagia = anyOf([presentOfDisease(findings, 'dysphagia'), swallowingScore]);
  const bulbarSign = presentOfDisease(findings, 'bulbar-sign');
  const weakness = weaknessNow(findings, measurements, context);
  const activeSkin = anyOf([presentOfDisease(findings, 'dm-skin'), skinScore(measurements, asOf)]);
  const ulcer = presentOfDisease(findings, 'ulceration');
  const organThreat = organThreatNow(findings, asOf);
  const strength = strengthLow(measurements, person.ageYears, asOf);
  const enzymes = enzymesHigh(measurements, person.sex, asOf);
  const steroidDependence = dependsOnSteroids(findings, context.courses);

  const signs = [weakness, activeSkin, dysphagia, bulbarSign, ulcer, organThreat, steroidDependence];
  const measuredRecently = asRead(measuredLately(measurements, asOf));
  const active = isActive(signs, strength, enzymes, measuredRecently, asRead);

  const fell = strengthFell(measurements, asOf);
  const worsening = anyOf([asRead(fell.answer), newOrWorse(findings, weakness, asOf)]);
  const improving = allOf([
    asRead(strengthRose(measurements, asOf)),
    not(unknownCountsAs('unmet', worsening)),
  ]);
  const printo = printoInactive(measurements, asOf);

  return {
    active,
    worsening,
    fall: fell.fall,
    improving,
    printoInactive: asRead(printo),
    inactive: allOf([
      unread.length > 0 && printo.verdict !== 'met' ? unknown(printo.saw, unread) : printo,
      ...[activeSkin, ulcer, dysphagia, bulbarSign, organThreat].map(not),
    ]),
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
    antiMda5: antibody(findings, measurements['anti-mda5'], context.availability.laboratory),
    strengthNearNormal: nearNormal(weakness, measurements, asOf),
    measuredRecently,
    ...redFlags(findings, measurements, context),
  };
}

function isActive(
  signs: readonly Answer[],
  strength: Answer,
  enzymes: Answer,
  measured: Answer,
  asRead: (answer: Answer) => Answer,
): Answer {
  const any = anyOf([
    ...signs,
    ...[strength, enzymes].map((answer) => (isMet(answer) ? answer : unmet(answer.saw))),
  ]);
  if (isMet(any) || any.verdict === 'unknown') return any;
  // Nothing says active. That is "no" only when activity was measured; a normal CK alone proves nothing.
  if (isMet(measured) && isUnmet(asRead(unmet('')))) {
    return strength.verdict === 'unknown'
      ? unknown(strength.saw, strength.missing)
      : unmet('no sign of activity');
  }
  return isMet(measured)
    ? asRead(unmet('no sign of activity'))
    : unknown('activity was not measured, and no finding states it', measured.missing);
}

// ── muscle ──────────────────────────────────────────────────────────────────────────────────────────────

/** A weakness on the problem list, unless strength was measured normal after its onset. */
function weaknessNow(
  findings: ChartFindings,
  measurements: Measurements,
  { asOf, person }: ActivityContext,
): Answer {
  return stated(findings, ['muscle-weakness', 'respiratory-muscle-weakness'], (finding) => {
    if (finding.state !== 'active' || finding.otherCause !== undefined) return false;
    const since = finding.since?.latest;
    return since === undefined || !isMet(normalSince(measurements, since, person.ageYears, asOf));
  });
}

/** CK over its limit with one other enzyme, or CK five times its limit alone; at most 90 d old. */
function enzymesHigh(measurements: Measurements, sex: Person['sex'], asOf: Day): Answer {
  const window = { notBefore: asOf - ENZYME_DAYS, notAfter: asOf };
  const ck = latest(measurements.ck, window);
  if (!ck) return unknown('CK not measured within 90 days');
  const times = timesLimit(ck, sex);
  if (times === undefined) return unknown(`CK ${ck.charted}: no upper limit`, [], [ck.ref]);
  if (times >= CK_ALONE_TIMES) return met(`CK ${ck.charted}, ${Math.floor(times)} times its limit`, [ck.ref]);
  const others = (['aldolase', 'ldh', 'ast', 'alt'] as const).flatMap((id) => {
    const other = latest(measurements[id], window);
    return other && (other.timesUpperLimit ?? 0) > 1 ? [other] : [];
  });
  const other = others[0];
  return times > 1 && other
    ? met(`CK ${ck.charted} with ${other.name} ${other.charted}`, [ck.ref, other.ref])
    : unmet(`CK ${ck.charted}`, [ck.ref]);
}

function timesLimit(ck: Measurement, sex: Person['sex']): number | undefined {
  if (ck.comparator?.startsWith('<')) return undefined;
  if (ck.timesUpperLimit !== undefined) return ck.timesUpperLimit;
  if (ck.value === undefined) return undefined;
  // The higher default where the sex is not known: a doubtful CK must not make anybody active.
  return ck.value / CK_DEFAULT_LIMIT[sex ?? 'male'];
}

function nearNormal(weakness: Answer, measurements: Measurements, asOf: Day): Answer {
  const mmt8 = latestStrength(measurements, 'mmt8', asOf);
  const least = MMT8_NEAR_NORMAL[mmt8?.denominator ?? 0];
  if (mmt8?.value !== undefined && least !== undefined) {
    return mmt8.value >= least
      ? met(`MMT8 ${mmt8.charted}`, [mmt8.ref])
      : unmet(`MMT8 ${mmt8.charted}`, [mmt8.ref]);
  }
  const cmas = latestStrength(measurements, 'cmas', asOf);
  if (cmas?.value !== undefined) {
    return cmas.value >= CMAS_NEAR_NORMAL
      ? met(`CMAS ${cmas.charted}`, [cmas.ref])
      : unmet(`CMAS ${cmas.charted}`, [cmas.ref]);
  }
  return not(weakness);
}

// ── skin, organs ────────────────────────────────────────────────────────────────────────────────────────

function skinScore(measurements: Measurements, asOf: Day): Answer {
  const cdasi = latest(measurements['cdasi-activity'], { notBefore: asOf - ACTIVITY_DAYS, notAfter: asOf });
  return cdasi?.value !== undefined && cdasi.value >= CDASI_ACTIVE
    ? met(`CDASI activity ${cdasi.charted}`, [cdasi.ref])
    : unmet('CDASI not raised');
}

/** Specification B.1 "organThreat". */
function organThreatNow(findings: ChartFindings, asOf: Day): Answer {
  const ofDisease = (finding: ChartFinding): boolean =>
    finding.state === 'active' && finding.otherCause === undefined;
  return anyOf([
    presentOfDisease(findings, 'ild-progressive', 'myocarditis', 'vasculopathy'),
    extensiveUlceration(findings),
    stated(
      findings,
      ['critical-care'],
      (finding) =>
        ofDisease(finding) &&
        finding.since !== undefined &&
        asOf - finding.since.latest <= CRITICAL_CARE_DAYS,
    ),
  ]);
}

/** Extensive: called so, or ulcers stated on at least two entries of the problem list. */
function extensiveUlceration(findings: ChartFindings): Answer {
  const ulcers = statementsOf(findings, 'ulceration').filter(
    (finding) => finding.state === 'active' && finding.otherCause === undefined,
  );
  const sites = new Set(ulcers.map((finding) => finding.words.toLowerCase()));
  if (ulcers.some((finding) => finding.severe) || sites.size >= 2) {
    return met(
      ulcers.map(nameWithDate).join('; '),
      ulcers.map((finding) => finding.from),
    );
  }
  return isMet(findings.read)
    ? unmet('no extensive ulceration')
    : unknown('the problem list could not be read in full', findings.read.missing);
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
function antibody(findings: ChartFindings, results: readonly Measurement[], read: Availability): Answer {
  const last = results.at(-1);
  if (last?.qualitative === 'positive' || last?.qualitative === 'borderline') {
    return met(`Anti-MDA5 ${last.charted}`, [last.ref]);
  }
  const inWords = presentOfDisease(findings, 'anti-mda5');
  if (isMet(inWords)) return inWords;
  if (last) return unmet(`Anti-MDA5 ${last.charted}`, [last.ref]);
  return read === 'known'
    ? unmet('anti-MDA5 not on file')
    : unknown('anti-MDA5 could not be read', ['laboratory']);
}

// ── change ──────────────────────────────────────────────────────────────────────────────────────────────

/** Dysphagia, weakness, DM rash or DM ulcer: new within 8 weeks, or called worse. */
function newOrWorse(findings: ChartFindings, weakness: Answer, asOf: Day): Answer {
  return stated(findings, ['dysphagia', 'muscle-weakness', 'dm-skin', 'ulceration'], (finding) => {
    if (finding.state !== 'active' || finding.otherCause !== undefined) return false;
    if (finding.finding === 'muscle-weakness' && !weakness.from.includes(finding.from)) return false;
    return (
      finding.worse || (finding.onset !== undefined && asOf - finding.onset.earliest <= NEW_FINDING_DAYS)
    );
  });
}

function measuredLately(measurements: Measurements, asOf: Day): Answer {
  const window = { notBefore: asOf - ACTIVITY_DAYS, notAfter: asOf };
  const found = (['cmas', 'mmt8', 'cdasi-activity', 'physician-global'] as const).flatMap(
    (id) => latest(measurements[id], window) ?? [],
  );
  return found.length > 0
    ? met(
        found.map((one) => `${one.name} ${one.charted}`).join(', '),
        found.map((one) => one.ref),
      )
    : unmet('no activity measure within 180 days');
}

// ── gate G1 ─────────────────────────────────────────────────────────────────────────────────────────────

function redFlags(
  findings: ChartFindings,
  measurements: Measurements,
  { asOf, person }: ActivityContext,
): Pick<
  DiseaseActivity,
  'acuteCardiorespiratory' | 'giRedFlag' | 'recentGiFinding' | 'undatedGiFinding' | 'cardiacFlag'
> {
  const unexplained = (finding: ChartFinding): boolean =>
    finding.state === 'active' && finding.otherCause === undefined;
  const within =
    (days: number) =>
    (finding: ChartFinding): boolean =>
      unexplained(finding) && finding.since !== undefined && asOf - finding.since.earliest <= days;
  const undated = (finding: ChartFinding): boolean => unexplained(finding) && finding.since === undefined;

  const troponin = latest(measurements.troponin, { notBefore: asOf - ENZYME_DAYS, notAfter: asOf });
  const troponinHigh =
    troponin &&
    ((troponin.timesUpperLimit ?? 0) > 1 || troponin.flag === 'high' || troponin.qualitative === 'positive')
      ? met(`Troponin ${troponin.charted}${troponin.on ? ` (${formatDay(troponin.on.latest)})` : ''}`, [
          troponin.ref,
        ])
      : unmet('troponin not raised');
  const troponinIsNew =
    troponin?.on !== undefined && asOf - troponin.on.earliest <= CARDIORESPIRATORY_DAYS
      ? troponinHigh
      : unmet('no new raised troponin');

  const juvenile = person.population === 'juvenile';
  return {
    acuteCardiorespiratory: anyOf([
      stated(
        findings,
        ['cardiac-flag', 'acute-respiratory'],
        (finding) => within(CARDIORESPIRATORY_DAYS)(finding) && !/palpitation/i.test(finding.words),
      ),
      troponinIsNew,
    ]),
    cardiacFlag: anyOf([stated(findings, ['cardiac-flag', 'jaw-pain'], unexplained), troponinHigh]),
    giRedFlag: stated(
      findings,
      juvenile ? ['gi-red-flag', 'gi-bleed-or-perforation', 'abdominal-pain'] : ['gi-bleed-or-perforation'],
      within(GI_DAYS),
    ),
    recentGiFinding: stated(
      findings,
      ['gi-red-flag', 'gi-bleed-or-perforation', 'abdominal-pain', 'gi-other'],
      within(GI_DAYS),
    ),
    undatedGiFinding: stated(
      findings,
      ['gi-red-flag', 'gi-bleed-or-perforation', 'abdominal-pain', 'gi-other'],
      undated,
    ),
  };
}
