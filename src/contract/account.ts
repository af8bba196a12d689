import type { Indicator } from './cds-response.js';

/**
 * What one call came to, for the journal and the metrics: rules, ids and counts. Of the patient it holds nothing
 * but the orders that cards are about, and those are stored as keyed hashes only.
 */
export interface Account {
  /** The cards of the response and, marked as silent, those that the site only measures. */
  readonly cards: readonly ServedCard[];
  /** Every rule that was judged, once. */
  readonly rules: readonly RuleOutcome[];
}

export interface ServedCard {
  readonly uuid: string;
  /** `source.topic` as the rules call it: a rule id, `care-checklist` or `could-not-assess`. */
  readonly topic: string;
  readonly indicator: Indicator;
  /** Ids of the rules that speak through it, its own first. */
  readonly rules: readonly string[];
  /** Uuids. */
  readonly suggestions: readonly string[];
  /** The sentence that the clinician reads first. */
  readonly summary: string;
  /** Evaluated and not returned (SILENT). */
  readonly silent: boolean;
  /** The order that it is about, when that can be read without a doubt. */
  readonly order?: OrderIdentity;
}

/** Two orders that agree in all of these are one unchanged order. */
export interface OrderIdentity {
  readonly ingredient: string;
  readonly route: string;
  /** Amount and rhythm of each dosage instruction, as they were read. */
  readonly dosing: string;
}

export const ruleOutcomes = ['shown', 'silent', 'broken', 'cannot-tell', 'quiet'] as const;
export interface RuleOutcome {
  readonly id: string;
  /** Of a rule that judged several drugs: the first of `ruleOutcomes` that came out of any. */
  readonly outcome: (typeof ruleOutcomes)[number];
}
