import type { Condition } from '../contract/fhir.js';
import type { FindingId } from '../knowledge/finding-words.js';
import { valueSetsOf, type ValueSetId } from '../knowledge/value-sets.js';
import { met, unmet } from './answer.js';
import { referenceTo, wordsOf, type ReadingContext } from './chart-reading.js';
import { abatedOf, clinicalStatusOf, onsetOf, recordedOf, verificationOf } from './condition-status.js';
import type { DayInterval } from './dates.js';
import type { Diagnosis } from './facts.js';
import {
  namesDrugInducedDermatomyositis,
  recogniseDiagnosis,
  type DiagnosisMention,
} from './recognise-diagnosis.js';
import { recogniseFindings } from './recognise-finding.js';

/** One Condition that names dermatomyositis, as the chart states it. */
interface Claim {
  readonly condition: Condition;
  readonly state: 'active' | 'past' | 'provisional';
  readonly juvenile: boolean;
  readonly statusMissing: boolean;
  readonly relapse: boolean;
  /**
   * "Dermatomyositis rash", "Dysphagia due to dermatomyositis", in words alone: a sign that has resolved is not the
   * end of the disease.
   */
  readonly ofASign: boolean;
  /** Day from which the claim speaks: recorded, else onset (active) or abatement (past). */
  readonly said: DayInterval | undefined;
}

export interface DiagnosisReading {
  readonly diagnosis: Diagnosis;
  /** A code or text says juvenile. */
  readonly saysJuvenile: boolean;
  /** A code or text says adult. */
  readonly saysAdult: boolean;
  /** Youngest onset age the chart states, in years. */
  readonly statedOnsetAge: number | undefined;
}

/** ICD-10(-CM) M33.9: dermatopolymyositis, unspecified; dermatomyositis only with words or skin to support it. */
const isUnspecific = (condition: Condition): boolean =>
  (condition.code?.coding ?? []).every((coding) => {
    const sets = setsOf(coding);
    if (sets.has('cond-juvenile-dermatomyositis')) return false;
    return !sets.has('cond-dermatomyositis') || /^m33\.?9/i.test(coding.code?.trim() ?? '');
  });

const setsOf = (coding: {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}): ReadonlySet<ValueSetId> => valueSetsOf(coding.system ?? '', coding.code ?? '');

/**
 * Reads the diagnosis from all Conditions: specification B.1 "dx".
 * Refuted and entered-in-error claims are dropped, so a refuted duplicate never silences an active one.
 */
export function readDiagnosis(conditions: readonly Condition[], context: ReadingContext): DiagnosisReading {
  // Looked for only when an unspecific code asks: most patients have neither, and each costs time.
  let skin: boolean | undefined;
  const hasSkinEvidence = (): boolean => (skin ??= conditions.some(showsSkin));
  const claims = conditions.flatMap((condition) => claimOf(condition, hasSkinEvidence, context) ?? []);
  const active = claims.filter((claim) => claim.state === 'active');
  const past = claims.filter((claim) => claim.state === 'past');
  const ends = past.filter((claim) => !claim.ofASign);
  const provisional = claims.filter((claim) => claim.state === 'provisional');

  const deciding =
    active.length > 0
      ? ends.some((ended) => active.every((claim) => isLater(ended.said, claim.said)))
        ? ends
        : active
      : past.length > 0
        ? past
        : provisional;
  const leader = deciding[0];

  return {
    diagnosis: {
      state: leader?.state ?? 'none',
      name: claims.some((claim) => claim.juvenile) ? 'juvenile dermatomyositis' : 'dermatomyositis',
      from: deciding.map((claim) => referenceTo('Condition', claim.condition)),
      onset: earliest(claims.flatMap((claim) => onsetOf(claim.condition, context) ?? [])),
      relapseOnset: earliest(
        active.flatMap((claim) => (claim.relapse ? (onsetOf(claim.condition, context) ?? []) : [])),
      ),
      remissions: ends.flatMap(
        ({ condition }) => abatedOf(condition, context) ?? recordedOf(condition, context) ?? [],
      ),
      statusMissing: leader?.state === 'active' && deciding.every((claim) => claim.statusMissing),
      calledTnfInduced: toldTnfInduced(claims),
    },
    saysJuvenile: claims.some((claim) => claim.juvenile),
    saysAdult: claims.some(({ condition }) => says(condition, /\badult\b/i)),
    statedOnsetAge: minimum(claims.flatMap(({ condition }) => onsetAgeYears(condition) ?? [])),
  };
}

function claimOf(
  condition: Condition,
  hasSkinEvidence: () => boolean,
  context: ReadingContext,
): Claim | undefined {
  const verification = verificationOf(condition);
  if (verification === 'refuted') return undefined;
  const said = saidIn(condition);
  if (said.dermatomyositis === 'relative') return undefined;

  const sets = (condition.code?.coding ?? []).map(setsOf);
  const coded = sets.some(
    (set) => set.has('cond-dermatomyositis') || set.has('cond-juvenile-dermatomyositis'),
  );
  // Text decides only when no coding does: a coded polymyositis stays one, whatever its text mentions.
  const codedOtherwise = sets.some(
    (set) => set.has('cond-polymyositis') || set.has('cond-other-myositis') || set.has('cond-antisynthetase'),
  );
  const inWords = said.dermatomyositis;
  if (!coded && (codedOtherwise || inWords === undefined || inWords === 'negated')) return undefined;

  const unsupported = coded && isUnspecific(condition) && !said.namesDermatomyositis && !hasSkinEvidence();
  const status = clinicalStatusOf(condition, context);
  const state =
    verification === 'provisional' || inWords === 'provisional' || inWords === 'negated' || unsupported
      ? 'provisional'
      : status === 'past' ||
          (said.remission && status !== 'relapse' && !says(condition, LEFT_REMISSION)) ||
          (!coded && inWords === 'past')
        ? 'past'
        : 'active';
  const recorded = recordedOf(condition, context);
  return {
    condition,
    state,
    juvenile: sets.some((set) => set.has('cond-juvenile-dermatomyositis')) || said.juvenile,
    statusMissing: status === 'absent',
    relapse: status === 'relapse',
    ofASign: !coded && !said.remission && namesASign(condition),
    said: recorded ?? (state === 'past' ? abatedOf(condition, context) : onsetOf(condition, context)),
  };
}

/**
 * The clinician's own words before the displays that the EHR adds: "possible dermatomyositis" on a coded M33.1
 * is not made certain by the display of M33.1 (decision 4).
 */
function saidIn({ code }: Condition): DiagnosisMention {
  const all = recogniseDiagnosis(wordsOf(code));
  const displays = (code?.coding ?? []).map(({ display }) => display ?? '');
  // ICD-10 Z82 and Z87: the text names the disease, the display says whose or when.
  if (displays.some((display) => /\bfamily history\b/i.test(display))) {
    return { ...all, dermatomyositis: 'relative' };
  }
  if (
    all.dermatomyositis === 'present' &&
    displays.some((display) => /\bpersonal history\b/i.test(display))
  ) {
    return { ...all, dermatomyositis: 'past' };
  }
  const own = recogniseDiagnosis(code?.text === undefined ? [] : [code.text]);
  return own.dermatomyositis === undefined
    ? all
    : { ...all, dermatomyositis: own.dermatomyositis, namesDermatomyositis: own.namesDermatomyositis };
}

/** "Relapse after remission", "previously in remission": it is over. "In remission, no flares" is not. */
const LEFT_REMISSION =
  /(?<!\b(?:no|without|last) (?:\w+ )?)\b(?:relaps|flar|recurr)|\b(?:previous|former)\w*(?: \w+){0,2} remission/i;

const says = (condition: Condition, words: RegExp): boolean =>
  wordsOf(condition.code).some((text) => words.test(text));

/** The signs that only dermatomyositis has; "persistent rash" is skin disease of a patient who has it, no proof. */
const PROVING_SKIN =
  /heliotrop|gottron|poikiloderm|shawl|\bv[- ](sign|neck)|holster|periungual|nail[- ]?fold|mechanic|flagellate/i;

const showsSkin = (condition: Condition): boolean =>
  verificationOf(condition) === 'confirmed' &&
  (codesSay(condition, 'cond-dm-rash', /^l94\.?[45]/i) ||
    (says(condition, PROVING_SKIN) &&
      recogniseFindings(wordsOf(condition.code)).some(
        ({ finding, certainty }) => finding === 'dm-skin' && certainty !== 'provisional',
      )));

function toldTnfInduced(claims: readonly Claim[]): Diagnosis['calledTnfInduced'] {
  const telling = claims.filter(({ condition }) =>
    namesDrugInducedDermatomyositis([
      ...wordsOf(condition.code),
      ...condition.note.flatMap((note) => note.text ?? []),
    ]),
  );
  return telling.length > 0
    ? met(
        'The diagnosis is recorded as induced by a drug',
        telling.map(({ condition }) => referenceTo('Condition', condition)),
      )
    : unmet('The diagnosis is not recorded as induced by a drug');
}

const codesSay = (condition: Condition, set: ValueSetId, code: RegExp): boolean =>
  (condition.code?.coding ?? []).some(
    (coding) => setsOf(coding).has(set) && code.test(coding.code?.trim() ?? ''),
  );

/** Found in words beside the disease and still no sign of it. */
const NO_SIGN: ReadonlySet<FindingId> = new Set<FindingId>([
  'remission',
  'anti-mda5',
  'pregnancy',
  'malignancy',
]);
const namesASign = ({ code }: Condition): boolean =>
  recogniseFindings(wordsOf(code)).some(({ finding }) => !NO_SIGN.has(finding));

/** Certainly later: the whole interval lies after the other. Undated claims are never later, and never overruled. */
const isLater = (one: DayInterval | undefined, other: DayInterval | undefined): boolean =>
  one !== undefined && other !== undefined && one.earliest > other.latest;

const earliest = (days: readonly DayInterval[]): DayInterval | undefined =>
  [...days].sort((a, b) => a.earliest - b.earliest)[0];

const minimum = (numbers: readonly number[]): number | undefined =>
  numbers.length > 0 ? Math.min(...numbers) : undefined;

function onsetAgeYears(condition: Condition): number | undefined {
  const age = condition.onsetAge;
  if (age?.value === undefined) return undefined;
  const unit = (age.code ?? age.unit ?? '').toLowerCase();
  if (unit === 'a' || unit.startsWith('y')) return age.value;
  if (unit === 'mo' || unit.startsWith('month')) return age.value / 12;
  return undefined;
}
