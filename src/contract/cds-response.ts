import type { Account } from './account.js';
import type { RawResource } from './fhir.js';
import type { Source } from './patient-record.js';

/** CDS Hooks 2.0.1 "CDS Service Response": https://cds-hooks.hl7.org/STU2/#cds-service-response */
export interface CdsResponse {
  readonly cards: readonly Card[];
}

export type Indicator = 'info' | 'warning' | 'critical';

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

export interface Card {
  readonly uuid: string;
  /** Plain text, at most 130 characters. */
  readonly summary: string;
  readonly indicator: Indicator;
  /** GitHub-flavoured Markdown without HTML; everything that came from FHIR is escaped. */
  readonly detail: string;
  readonly source: { readonly label: string; readonly url?: string; readonly topic: Coding };
  readonly suggestions?: readonly Suggestion[];
  /** Present exactly when suggestions are. */
  readonly selectionBehavior?: 'at-most-one' | 'any';
  readonly overrideReasons?: readonly Coding[];
  readonly extension: { readonly 'org.myositis-cds.rules': RulesExtension };
}

/** Every rule that speaks through the card, its own rule first. */
interface RulesExtension {
  readonly version: string;
  readonly rules: readonly RuleOnCard[];
  /** Rules whose own card was folded in because the response had too many cards. */
  readonly folded?: readonly string[];
}

export interface RuleOnCard {
  readonly id: string;
  readonly indicator: Indicator;
  /** FHIR references, `Condition/123`. Absent when nothing in the chart drove it. */
  readonly evidence?: readonly string[];
}

export interface Suggestion {
  readonly label: string;
  readonly uuid: string;
  readonly isRecommended?: boolean;
  /** One action a suggestion: some EHRs take no more. */
  readonly actions: readonly [Action];
}

export type Action =
  | { readonly type: 'create' | 'update'; readonly description: string; readonly resource: RawResource }
  | { readonly type: 'delete'; readonly description: string; readonly resourceId: string };

/** What the pipeline answers: cards, or that the chart could not be read far enough to say anything (412). */
export type Answer =
  | {
      readonly kind: 'cards';
      readonly response: CdsResponse;
      /** Absent: no rule was judged, because the patient has no dermatomyositis. */
      readonly account?: Account;
    }
  | { readonly kind: 'insufficient'; readonly missing: readonly Source[] };
