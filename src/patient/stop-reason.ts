import { stopReasonWords, type StopReason } from '../knowledge/stop-reason-words.js';
import { anyOfPatterns, clausesOf, compile, findIn, foldWords, says } from './clinical-words.js';
import { recogniseFindings } from './recognise-finding.js';

/** Why a treatment ended: specification section I, "statusReason / reason for stopping". */
export interface StopReasonReading {
  /** Empty: not known. Intolerance and inefficacy may both hold. */
  readonly reasons: ReadonlySet<StopReason>;
}

const compiled = (['intolerance', 'inefficacy', 'remission', 'outside'] as const).map((reason) => {
  const { counts, never } = stopReasonWords[reason];
  return { reason, counts: compile(counts), never: never && compile(never) };
});
/** "no adverse effect", "not for inefficacy": the reason is named to be denied. */
const denied =
  /(?:\b(?:no|not|without|never|denies|nor|rather than)(?: +(?:for|due|because|of|to|any|known|a|an|by|from|obvious|significant|serious|evidence))*) *$/;
const afterRemission = anyOfPatterns([
  'after (stopping|stop) .. remission',
  '(stopped|discontinued|stopping) (for|in|due to) .. remission',
]);

/** @param texts status reason in words and displays; notes only when those say nothing */
export function recogniseStopReason(texts: readonly string[]): StopReasonReading {
  const reasons = new Set<StopReason>();
  const clauses = texts.flatMap(clausesOf);
  for (const clause of clauses) {
    // "flare after stopping for remission": what counts is why it was stopped.
    if (says(clause, afterRemission)) {
      reasons.add('remission');
      continue;
    }
    for (const { reason, counts, never } of compiled) {
      const place = findIn(clause, counts);
      if (!place || (never && findIn(clause, never))) continue;
      if (denied.test(clause.slice(0, place.start))) continue;
      reasons.add(reason);
    }
  }
  // The table is read in order: a failed or not tolerated drug is that, whatever else is said.
  if (reasons.has('intolerance') || reasons.has('inefficacy')) {
    reasons.delete('outside');
    reasons.delete('remission');
  } else if (reasons.has('remission')) {
    reasons.delete('outside');
  }
  return { reasons };
}

const induced = anyOfPatterns([
  '(drug|tnf|anti tnf|tnf inhibitor|etanercept|adalimumab|infliximab|golimumab|certolizumab) .. (induced|associated|related|triggered) .. dermatomyosit*',
  'dermatomyosit* .. (induced|caused|triggered) by .. (tnf|anti tnf|etanercept|adalimumab|infliximab|golimumab|certolizumab|drug)',
  '(tnf|anti tnf|tnf inhibitor|etanercept|adalimumab|infliximab) (induced|associated|related|triggered) [dm]',
]);

/** Does the record say that dermatomyositis was induced by a drug (a TNF inhibitor)? */
export const namesDrugInducedDermatomyositis = (texts: readonly string[]): boolean =>
  texts.some((text) => says(foldWords(text), induced));

/** Dose text that tells of a dose coming down: "tapering", "wean by 5 mg a week"; never "do not taper". */
export const recogniseTaper = (text: string): boolean =>
  recogniseFindings([text], 'taper').some(({ certainty }) => certainty === 'present');

export const recogniseSteroidDependence = (text: string): boolean =>
  recogniseFindings([text], 'steroid-dependence').length > 0;
