import {
  mildReactions,
  moreThanMild,
  simpleInfection,
  stopReasonDeniedBehind,
  stopReasonNegationEnds,
  stopReasonNegations,
  stopReasonNotNegations,
  stopReasonNotTheReason,
  stopReasonWords,
  type StopReason,
} from '../knowledge/stop-reason-words.js';
import { recogniseFindings } from './recognise-finding.js';
import { certaintyAlone } from './words/certainty.js';
import { clausesOf } from './words/clauses.js';
import { anyOfThese, says, sourceOf } from './words/pattern.js';

/** Why a treatment ended: specification section I, "statusReason / reason for stopping". */
interface StopReasonReading {
  /** Empty: not known. Only intolerance and inefficacy may both hold. */
  readonly reasons: ReadonlySet<StopReason>;
  /** Intolerance, but only by a simple infection: with caution. */
  readonly cautionOnly: boolean;
  /** Intolerance, but only by headache, nausea, fever or chills. */
  readonly mildOnly: boolean;
}

const readingOrder: readonly StopReason[] = ['intolerance', 'inefficacy', 'remission', 'outside'];
const compiled = readingOrder.map((reason) => {
  const { counts, never } = stopReasonWords[reason];
  return { reason, counts: anyOfThese(counts), never: never && anyOfThese(never) };
});
const NEGATION = anyOfThese(stopReasonNegations);
const NOT_A_NEGATION = anyOfThese(stopReasonNotNegations);
const NEGATION_END = anyOfThese(stopReasonNegationEnds);
const JUST_NEGATED = new RegExp(` (?:no|not|never|without|nor) (?:${sourceOf(stopReasonNotTheReason)})*$`);
const DENIED_BEHIND = new RegExp(`^ ${anyOfThese(stopReasonDeniedBehind).source.replace('(?<= )', '')}$`);
const SIMPLE_INFECTION = anyOfThese(simpleInfection);
const MILD_REACTION = anyOfThese(mildReactions);
const MORE_THAN_MILD = anyOfThese(moreThanMild);

/**
 * @param texts status reason in words and displays; notes only when those say nothing
 */
export function recogniseStopReason(texts: readonly string[]): StopReasonReading {
  const clauses = texts
    .map(clausesOf)
    // "Side effects: none".
    .flatMap((all) => all.filter((_, place) => certaintyAlone(all[place + 1]?.words ?? '') !== 'negated'))
    .map((clause) => clause.words);
  const read = compiled.map(({ reason, counts, never }) => ({
    reason,
    said: clauses.flatMap((words) => affirmed(never ? words.replace(never, 'x ') : words, counts)),
  }));
  const [intolerance, inefficacy, remission, outside] = read.map(({ said }) => said.length > 0);
  // The table is read in order: not tolerated or failed is that, whatever else is said.
  const reasons: StopReason[] = [];
  if (intolerance) reasons.push('intolerance');
  if (inefficacy) reasons.push('inefficacy');
  if (reasons.length === 0 && remission) reasons.push('remission');
  if (reasons.length === 0 && outside) reasons.push('outside');
  const reactions = read[0]?.said ?? [];
  const only = (pattern: RegExp): boolean =>
    reactions.length > 0 && reactions.every((said) => isWholly(said, pattern));
  return {
    reasons: new Set(reasons),
    cautionOnly: only(SIMPLE_INFECTION),
    mildOnly: isMildOnly(clauses, reactions),
  };
}

/** Who reacted to a drug, however mildly, was given it. */
export const tellsOfReaction = (texts: readonly string[]): boolean => {
  const { reasons, mildOnly } = recogniseStopReason(texts);
  return reasons.has('intolerance') || mildOnly;
};

/** Headache, nausea, fever or chills are named, and nothing else that a drug may do. */
const isMildOnly = (clauses: readonly string[], reactions: readonly string[]): boolean =>
  clauses.some((words) => affirmed(words, MILD_SYMPTOM).length > 0) &&
  reactions.every((said) => isSymptomsOnly(said)) &&
  clauses.every((words) => affirmed(words.replace(MILD_REACTION, 'x '), MORE_THAN_MILD).length === 0);

const MILD_SYMPTOM = anyOfThese(mildReactions.slice(0, 1));
/** "Fever during the infusion": the symptom, and when. */
const isSymptomsOnly = (said: string): boolean =>
  isWholly(said, MILD_REACTION) || (says(said, MILD_SYMPTOM) && !says(said, MORE_THAN_MILD));
const isWholly = (said: string, pattern: RegExp): boolean => said.replace(pattern, '').trim() === '';

/** The matches that the clause does not deny. */
function affirmed(words: string, counts: RegExp): readonly string[] {
  return [...words.matchAll(counts)].flatMap((match) => {
    const before = words.slice(0, match.index).replace(NOT_A_NEGATION, '');
    const isDenied =
      says(behindLastEnd(before), NEGATION) ||
      DENIED_BEHIND.test(words.slice(match.index + match[0].length - 1));
    return isDenied ? [] : [` ${match[0]}`];
  });
}

function behindLastEnd(before: string): string {
  let left = before;
  for (const { 0: found, index } of before.matchAll(NEGATION_END)) {
    if (!JUST_NEGATED.test(before.slice(0, index))) left = ` ${before.slice(index + found.length)}`;
  }
  return left;
}

/** Dose text that tells of a dose coming down: "tapering", "wean by 5 mg a week"; never "do not taper". */
export const recogniseTaper = (text: string): boolean =>
  recogniseFindings([text], 'taper').some(({ certainty }) => certainty === 'present');

/** "Steroid-dependent", "unable to wean below 10 mg", "flares on taper". */
export const recogniseSteroidDependence = (text: string): boolean =>
  recogniseFindings([text], 'steroid-dependence').length > 0;
