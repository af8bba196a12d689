import type { Condition } from '../contract/fhir.js';
import type { FindingId } from '../knowledge/finding-words.js';
import { met, noneFound, type Answer } from './answer.js';
import { referenceTo, wordsOf, type ReadingContext } from './chart-reading.js';
import { clinicalStatusOf, onsetOf, recordedOf, verificationOf } from './condition-status.js';
import { codeOf, codedFindings } from './coded-findings.js';
import { describeInterval } from './dates.js';
import type { ChartFinding, ChartFindings } from './facts.js';
import { linkedCauseIn } from './recognise-cause.js';
import { recogniseFindings, type Mention } from './recognise-finding.js';

/** What comes and goes. A hepatitis B or a tuberculosis without status does not end by itself. */
const symptoms: ReadonlySet<FindingId> = new Set<FindingId>([
  'dysphagia',
  'bulbar-sign',
  'muscle-weakness',
  'loss-of-ambulation',
  'respiratory-muscle-weakness',
  'dm-skin',
  'ulceration',
  'vasculopathy',
  'myocarditis',
  'ild-progressive',
  'critical-care',
  'abdominal-pain',
  'gi-red-flag',
  'gi-bleed-or-perforation',
  'gi-other',
  'arthritis',
  'cardiac-flag',
  'jaw-pain',
  'acute-respiratory',
  'serious-infection',
  'steroid-dependence',
]);

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
  const byReference = new Map(
    conditions.map((condition) => [referenceTo('Condition', condition), condition]),
  );
  const findings = new Map<FindingId, ChartFinding[]>();
  for (const condition of conditions) {
    if (verificationOf(condition) === 'refuted') continue;
    for (const finding of findingsOf(condition, isChild, byReference, context)) {
      const sofar = findings.get(finding.finding);
      if (sofar) sofar.push(finding);
      else findings.set(finding.finding, [finding]);
    }
  }
  // The one that is known for longest speaks: not the one that the EHR happens to send first.
  for (const same of findings.values()) same.sort(longestKnownFirst);
  return { byKind: findings, read };
}

const longestKnownFirst = (one: ChartFinding, other: ChartFinding): number =>
  knownFrom(one) - knownFrom(other);
/** Undated ones come last. */
const knownFrom = ({ since }: ChartFinding): number => since?.earliest ?? Number.MAX_SAFE_INTEGER;

function findingsOf(
  condition: Condition,
  isChild: boolean,
  byReference: ReadonlyMap<string, Condition>,
  context: ReadingContext,
): readonly ChartFinding[] {
  const texts = wordsOf(condition.code);
  const mentions = recogniseFindings(texts);
  const cause = causeOf(condition, texts, byReference);
  const coded = codedFindings(condition, isChild, cause?.isMyositis === true);
  const found: readonly Mention[] = [
    ...[...coded.found].map((finding) => confirmedByCode(finding, mentions)),
    ...mentions.filter(({ finding }) => !coded.found.has(finding) && !coded.ruledOut.has(finding)),
  ];
  if (found.length === 0) return [];

  const onset = onsetOf(condition, context);
  const since = onset ?? recordedOf(condition, context);
  return found.map((mention) => ({
    finding: mention.finding,
    words: nameOf(condition),
    from: referenceTo('Condition', condition),
    state: stateOf(condition, mention, since, context),
    onset,
    since,
    worse: mention.worse || clinicalStatusOf(condition, context) === 'relapse',
    severe: mention.severe,
    otherCause: cause?.isMyositis === true ? undefined : cause?.cause,
  }));
}

/** A coded finding with what its words add: worse, severe. Its certainty comes from the statuses, not the words. */
function confirmedByCode(finding: FindingId, mentions: readonly Mention[]): Mention {
  const said = mentions.find((mention) => mention.finding === finding);
  return {
    finding,
    certainty: 'present',
    worse: said?.worse === true,
    severe: said?.severe === true,
  };
}

/** As charted, with the site when only the code of the site tells it: "Skin ulcer (left elbow)". */
function nameOf({ code, bodySite }: Condition): string {
  const words = wordsOf(code)[0] ?? code?.coding.map(codeOf).join(', ') ?? '';
  const sites = bodySite
    .flatMap((site) => wordsOf(site)[0] ?? [])
    .filter((site) => !words.toLowerCase().includes(site.toLowerCase()));
  return sites.length > 0 ? `${words} (${sites.join(', ')})` : words;
}

function stateOf(
  condition: Condition,
  mention: Mention,
  since: ChartFinding['since'],
  context: ReadingContext,
): ChartFinding['state'] {
  if (verificationOf(condition) === 'provisional' || mention.certainty === 'provisional')
    return 'provisional';
  if (mention.certainty === 'past') return 'past';
  const status = clinicalStatusOf(condition, context);
  if (status === 'past') return 'past';
  // Encounter diagnoses often lack a status; an old one is no sign of what is there today.
  const isOld = since !== undefined && context.asOf - since.latest > context.settings.statuslessSymptomDays;
  return status === 'absent' && isOld && symptoms.has(mention.finding) ? 'past' : 'active';
}

/** specification B.1 "Linked to another cause": the dueTo extension, or "due to" in the words. */
function causeOf(
  condition: Condition,
  texts: readonly string[],
  byReference: ReadonlyMap<string, Condition>,
): ReturnType<typeof linkedCauseIn> {
  const linked = condition.extension.filter((extension) => extension.url?.endsWith('condition-dueTo'));
  const named = linked.flatMap(({ valueCodeableConcept, valueReference }) => [
    ...wordsOf(valueCodeableConcept),
    ...wordsOf(byReference.get(localReference(valueReference?.reference))?.code),
    ...(valueReference?.display === undefined ? [] : [valueReference.display]),
  ]);
  const causes = [...named.map((words) => `due to ${words}`), ...texts].flatMap(
    (words) => linkedCauseIn(words) ?? [],
  );
  // One link to myositis is enough: what myositis causes is never set aside as somebody else's.
  return causes.find((cause) => cause.isMyositis) ?? causes[0];
}

/** "Condition/123", also of "https://ehr.example.org/fhir/Condition/123/_history/2". */
const localReference = (reference: string | undefined): string =>
  /Condition\/[^/]+(?=$|\/_history)/.exec(reference ?? '')?.[0] ?? '';

// ── what the other rooms ask ────────────────────────────────────────────────────────────────────────────

/** Every statement of the finding, whatever its state. */
export const statementsOf = (findings: ChartFindings, finding: FindingId): readonly ChartFinding[] =>
  findings.byKind.get(finding) ?? [];

export const PROBLEM_LIST_UNREAD = 'the problem list could not be read in full';

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
  return noneFound(findings.read, 'not on the problem list', PROBLEM_LIST_UNREAD);
}

/** Present now, whatever caused it. */
export const present = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, (finding) => finding.state === 'active');

/** Present now and not explained by another disease. */
export const isOfDisease = ({ state, otherCause }: ChartFinding): boolean =>
  state === 'active' && otherCause === undefined;

export const presentOfDisease = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, isOfDisease);

/** On record at any time: a thrombosis of years ago is still a caution. */
export const recorded = (findings: ChartFindings, ...kinds: readonly FindingId[]): Answer =>
  stated(findings, kinds, (finding) => finding.state !== 'provisional');

/** "Dysphagia, solid foods (since 2026-11-01)". */
export const nameWithDate = (finding: ChartFinding): string =>
  finding.since === undefined ? finding.words : `${finding.words} (since ${describeInterval(finding.since)})`;
