import type { Condition } from '../contract/fhir.js';
import type { FindingId } from '../knowledge/finding-words.js';
import { valueSetsOf, type ValueSetId } from '../knowledge/value-sets.js';
import { isMet, met, unknown, unmet, type Answer } from './answer.js';
import {
  clinicalStatusOf,
  onsetOf,
  recordedOf,
  referenceTo,
  verificationOf,
  wordsOf,
  type ReadingContext,
} from './condition-status.js';
import { describeInterval } from './dates.js';
import type { ChartFinding, ChartFindings } from './facts.js';
import { linkedCauseIn, recogniseFindings, type Mention } from './recognise-finding.js';

/** A symptom without any status is believed this long after its onset or recording. [engineering default, unsigned] */
const STATUSLESS_SYMPTOM_DAYS = 180;

/** Which finding a code stands for. Sets that need more than the code are read in `meaningOf`. */
const findingOfSet: Partial<Record<ValueSetId, FindingId>> = {
  'cond-dysphagia': 'dysphagia',
  'cond-aspiration': 'dysphagia',
  'cond-muscle-weakness': 'muscle-weakness',
  'cond-calcinosis': 'calcinosis',
  'cond-ild': 'ild',
  'cond-arthritis': 'arthritis',
  'cond-jia': 'arthritis',
  'cond-myocarditis': 'myocarditis',
  'cond-skin-ulcer': 'ulceration',
  'cond-dm-rash': 'dm-skin',
  'cond-gi-perforation-vasculopathy': 'gi-red-flag',
  'cond-diverticulitis': 'gi-other',
  'cond-ibd': 'gi-other',
  'cond-iga-deficiency': 'iga-deficiency',
  'cond-thrombosis': 'thrombosis',
  'cond-thrombosis-history': 'thrombosis',
  'cond-ckd-renal-failure': 'renal-failure',
  'cond-pregnancy': 'pregnancy',
  'cond-hepatitis-b': 'hepatitis-b',
  'cond-tuberculosis': 'tuberculosis',
  'cond-malignancy': 'malignancy',
};

/** Rash codes that say nothing about dermatomyositis: only words make them one (specification I, "rash or R21 alone"). */
const UNSPECIFIC_RASH = /^(r21|l56\.?8|271807003|90128006)$/i;
/** Infective and toxic myocarditis are not organ threat by dermatomyositis. */
const OTHER_MYOCARDITIS = /^(i40\.?0|i41|31993003)/i;
/** Dysphagia after stroke (ICD-10-CM I69.x91) is never dysphagia of myositis, whatever its words. */
const AFTER_STROKE = /^i69/i;
/** An ulcer that its own words explain is none of dermatomyositis, whatever its code (specification I, "never"). */
const EXPLAINED_ULCER = /\b(venous|stasis|varicos\w*|diabet\w*|pressure|decubit\w*|trauma\w*|surgical)\b/i;
/** Abdominal pain, but not pelvic and perineal pain (R10.2). */
const ABDOMINAL_PAIN_CODE = /^(r10(?!\.?2)|21522001)/i;

/**
 * Every finding the Conditions state: by code first, in words when no code decides (specification section I).
 * @param read met when the Conditions were read in full
 * @param isChild chronic ulcer codes without a cause count only under 18
 */
export function readFindings(
  conditions: readonly Condition[],
  isChild: boolean,
  read: Answer,
  context: ReadingContext,
): ChartFindings {
  const byReference = new Map(conditions.map((condition) => [referenceTo(condition), condition]));
  const findings = new Map<FindingId, ChartFinding[]>();
  for (const condition of conditions) {
    if (verificationOf(condition) === 'refuted') continue;
    for (const finding of findingsOf(condition, isChild, byReference, context)) {
      const sofar = findings.get(finding.finding);
      if (sofar) sofar.push(finding);
      else findings.set(finding.finding, [finding]);
    }
  }
  return { byKind: findings, read };
}

function findingsOf(
  condition: Condition,
  isChild: boolean,
  byReference: ReadonlyMap<string, Condition>,
  context: ReadingContext,
): readonly ChartFinding[] {
  const texts = wordsOf(condition.code);
  const mentions = recogniseFindings(texts);
  const coded = codedFindings(condition, mentions, isChild);
  const found: readonly Mention[] =
    coded.length > 0
      ? coded.map((finding) => mentionOf(finding, mentions, texts))
      : mentions.filter(({ finding }) => !(finding === 'dysphagia' && hasCode(condition, AFTER_STROKE)));
  if (found.length === 0) return [];

  const onset = onsetOf(condition, context);
  const since = onset ?? recordedOf(condition, context);
  const otherCause = causeOf(condition, texts, byReference);
  return found.map((mention) => ({
    finding: mention.finding,
    words: texts[0] ?? mention.text,
    from: referenceTo(condition),
    state: stateOf(condition, mention, since, context),
    onset,
    since,
    worse: mention.worse,
    severe: mention.severe,
    otherCause,
  }));
}

function codedFindings(
  condition: Condition,
  mentions: readonly Mention[],
  isChild: boolean,
): readonly FindingId[] {
  const found = new Set<FindingId>();
  for (const coding of condition.code?.coding ?? []) {
    const code = coding.code?.trim() ?? '';
    const sets = valueSetsOf(coding.system ?? '', code);
    for (const set of sets) {
      const finding = findingOfSet[set];
      if (finding === undefined) continue;
      if (finding === 'dm-skin' && UNSPECIFIC_RASH.test(code)) continue;
      if (finding === 'myocarditis' && OTHER_MYOCARDITIS.test(code)) continue;
      if (finding === 'ulceration' && !isChild && !mentions.some((said) => said.finding === 'ulceration')) {
        continue;
      }
      if (finding === 'ulceration' && wordsOf(condition.code).some((words) => EXPLAINED_ULCER.test(words)))
        continue;
      found.add(finding);
    }
    if (sets.has('cond-gi-symptoms') && ABDOMINAL_PAIN_CODE.test(code)) found.add('abdominal-pain');
  }
  // The code says ILD; the words may add that it is progressing, or that the pain is acute.
  for (const { finding } of mentions) {
    if (finding === 'ild-progressive' && found.has('ild')) found.add(finding);
    if (finding === 'gi-red-flag' && found.has('abdominal-pain')) found.add(finding);
    if (finding === 'vasculopathy' && found.has('gi-red-flag')) found.add(finding);
  }
  return [...found];
}

/** A coded finding with what its words add: worse, severe. Its certainty comes from the statuses, not the words. */
function mentionOf(finding: FindingId, mentions: readonly Mention[], texts: readonly string[]): Mention {
  const said = mentions.filter((mention) => mention.finding === finding);
  return {
    finding,
    text: texts[0] ?? finding,
    certainty: 'present',
    worse: said.some(({ worse }) => worse),
    severe: said.some(({ severe }) => severe),
  };
}

function stateOf(
  condition: Condition,
  mention: Mention,
  since: ChartFinding['since'],
  { asOf }: ReadingContext,
): ChartFinding['state'] {
  if (verificationOf(condition) === 'provisional' || mention.certainty === 'provisional')
    return 'provisional';
  if (mention.certainty === 'past') return 'past';
  const status = clinicalStatusOf(condition);
  if (status === 'past') return 'past';
  // Encounter diagnoses often lack a status; an old one is no sign of what is there today.
  if (status === 'absent' && since !== undefined && asOf - since.latest > STATUSLESS_SYMPTOM_DAYS)
    return 'past';
  return 'active';
}

/** specification B.1 "Linked to another cause": the dueTo extension, or "due to" in the words. */
function causeOf(
  condition: Condition,
  texts: readonly string[],
  byReference: ReadonlyMap<string, Condition>,
): string | undefined {
  const linked = condition.extension.filter((extension) => extension.url?.endsWith('condition-dueTo'));
  const named = linked.flatMap((extension) => [
    ...wordsOf(extension.valueCodeableConcept),
    ...wordsOf(byReference.get(extension.valueReference?.reference ?? '')?.code),
    ...(extension.valueReference?.display === undefined ? [] : [extension.valueReference.display]),
  ]);
  const causes = [
    ...named.map((words) => linkedCauseIn(`due to ${words}`)),
    ...texts.map((words) => linkedCauseIn(words)),
  ].filter((cause) => cause !== undefined);
  // One link to myositis is enough: what myositis causes is never set aside as somebody else's.
  if (causes.some((cause) => cause.isMyositis)) return undefined;
  return causes[0]?.cause;
}

const hasCode = (condition: Condition, code: RegExp): boolean =>
  (condition.code?.coding ?? []).some((coding) => code.test(coding.code?.trim() ?? ''));

// ── what the other rooms ask ────────────────────────────────────────────────────────────────────────────

/** Every statement of the finding, whatever its state. */
export const statementsOf = (findings: ChartFindings, finding: FindingId): readonly ChartFinding[] =>
  findings.byKind.get(finding) ?? [];

/** A question to the problem list: which statements count. Silence is a "no" only when the list was read in full. */
export function stated(
  findings: ChartFindings,
  kinds: readonly FindingId[],
  counts: (finding: ChartFinding) => boolean,
): Answer {
  const said = kinds.flatMap((kind) => statementsOf(findings, kind)).filter(counts);
  if (said.length > 0) {
    return met(
      [...new Set(said.map(nameWithDate))].join('; '),
      said.map((finding) => finding.from),
    );
  }
  return isMet(findings.read)
    ? unmet('not on the problem list')
    : unknown('the problem list could not be read in full', findings.read.missing);
}

/** Present now, whatever caused it. */
export const present = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, (finding) => finding.state === 'active');

/** Present now and not explained by another disease. */
export const presentOfDisease = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, (finding) => finding.state === 'active' && finding.otherCause === undefined);

/** On record at any time: a thrombosis of years ago is still a caution. */
export const recorded = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, (finding) => finding.state !== 'provisional');

/** "Dysphagia, solid foods (since 2026-11-01)". */
export const nameWithDate = (finding: ChartFinding): string =>
  finding.since === undefined ? finding.words : `${finding.words} (since ${describeInterval(finding.since)})`;
