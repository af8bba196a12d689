import type { Coding, Indicator } from '../contract/cds-response.js';
import type { HookName } from '../contract/question.js';
import type { EvidenceKey } from '../knowledge/evidence.js';
import type { StrengthLevel } from '../knowledge/evidence-strength.js';
import type { ImplementedId } from '../knowledge/recommendations.js';
import type { AdvisedDose } from '../patient/advised-dose.js';
import type { Answer } from '../patient/answer.js';
import type { FactGroup, Facts, OptionStanding, Treatment, TreatmentOption } from '../patient/facts.js';
import type { RuleId } from './rule-ids.js';

export type { Answer, Facts, HookName, Indicator, RuleId, Treatment };

/** How a rule becomes part of a card: clinical/presentation.md, "How rules become cards". */
export type RuleKind = 'pathway' | 'safety' | 'order' | 'section' | 'checklist';

/** Who answers for a rule. A rule without a checker says so on its card. */
export interface Signature {
  readonly author: string;
  /** Name of the clinician who signed, never the author; or 'not yet reviewed'. */
  readonly checkedBy: string;
  /** "YYYY-MM-DD": the evidence is to be looked at again by then. */
  readonly reviewBy: string;
}

/** One sentence ending in a question mark, and how the chart answers it. */
export interface Asked<Needed> {
  readonly asks: string;
  readonly answer: (
    facts: Needed,
    about: Treatment | undefined,
    matchedRow: MatchedRow | undefined,
  ) => Answer;
}

/** The row of the decision table that spoke, for the one rule that follows it (expert referral). */
export interface MatchedRow {
  readonly row: string;
  readonly because: Answer;
}

/** A heading of the card and what stands under it: plain sentences, escaped and laid out by room 4. */
export interface Section {
  readonly heading: 'How' | 'Before starting' | 'If this fails' | 'What to do' | 'Options' | 'Note';
  readonly lines: readonly string[];
}

/** An order the clinician can place with one click. Room 4 makes the FHIR resource of it. */
export type Proposal =
  | {
      readonly kind: 'service-request';
      readonly label: string;
      /** Nothing is coded that the terminology does not hold; then the text stands alone. */
      readonly code: { readonly coding?: Coding; readonly text: string };
      readonly urgent: boolean;
      readonly recommended?: boolean;
    }
  | {
      readonly kind: 'medication-request';
      readonly label: string;
      readonly medication: { readonly coding?: Coding; readonly text: string };
      readonly dosageText: string;
      /** One dose: grams or milligrams each day of a cycle; absent when weight or height is not known. */
      readonly dose?: AdvisedDose['dose'];
      /** Goes with `dose`. */
      readonly timing?: AdvisedDose['timing'];
      readonly route?: { readonly coding: Coding };
      readonly recommended?: boolean;
    }
  /** The draft with another dose and nothing else changed. */
  | ({
      readonly kind: 'update-order';
      /** `MedicationRequest/123` of context.draftOrders. */
      readonly order: string;
      readonly recommended?: boolean;
    } & AdvisedDose)
  | {
      readonly kind: 'delete-order';
      readonly label: string;
      /** `MedicationRequest/123` of context.draftOrders. */
      readonly order: string;
      readonly recommended?: boolean;
    };

/** What a rule says when it is shown. Plain text throughout: no Markdown, no HTML. */
export interface Wording {
  /** At most 130 characters: what to do and why, naming the drug or finding. */
  readonly summary: string;
  readonly sections?: readonly Section[];
  readonly proposals?: readonly Proposal[];
  /** Further reasons to decline, beside the standard ones; the code is kebab-case. */
  readonly overrideReasons?: readonly { readonly code: string; readonly display: string }[];
}

interface RuleBase {
  readonly id: RuleId;
  /** A heading for the catalogue and for could-not-assess: a noun phrase, no full stop. */
  readonly title: string;
  readonly hooks: readonly HookName[];
  /** The first key is the card's source. */
  readonly evidence: readonly [EvidenceKey, ...EvidenceKey[]];
  /** Only where the rule rests on less than the best kind of source that it cites. */
  readonly strength?: StrengthLevel;
  /** The recommendations of the seeds that this rule acts on, or that its card says; none is an answer. */
  readonly implements: readonly ImplementedId[];
  readonly signature: Signature;
}

export interface Rule<Needs extends FactGroup = FactGroup> extends RuleBase {
  readonly kind: Exclude<RuleKind, 'pathway'>;
  readonly needs: readonly Needs[];
  /**
   * 'active disease': quiet unless dermatomyositis is active and gate G0 is open.
   * 'dermatomyositis on record': also past and provisional diagnoses; the rule asks for itself.
   */
  readonly scope: 'active disease' | 'dermatomyositis on record';
  /** For rules that speak about one drug at a time: an order being written, or a course. One finding each. */
  readonly about?: (facts: Pick<Facts, Needs>, hook: HookName) => readonly Treatment[];
  readonly all?: readonly Asked<Pick<Facts, Needs>>[];
  readonly any?: readonly Asked<Pick<Facts, Needs>>[];
  readonly none?: readonly Asked<Pick<Facts, Needs>>[];
  readonly indicator: (facts: Pick<Facts, Needs>, about: Treatment | undefined) => Indicator;
  readonly say: (facts: Pick<Facts, Needs>, about: Treatment | undefined) => Wording;
}

/** Declares a rule. It sees only the facts it needs: reading another does not compile. */
export const defineRule = <const Needs extends FactGroup>(rule: Rule<Needs>): Rule =>
  // A rule that reads fewer facts may stand wherever one that reads all is expected.
  rule;

/** What the decision table concluded: the matched row and the options, best first. */
export interface PathwayState {
  readonly row: string;
  readonly indicator: Indicator;
  /** Still open for this patient, best first. */
  readonly open: readonly OptionStanding[];
  /** Ranked by the row, and removed: the card says why. */
  readonly removed: readonly OptionStanding[];
  /** The answer that made the row match. */
  readonly because: Answer;
}

/** One pathway card: what it says once the decision table has chosen it. */
export interface PathwayCard extends RuleBase {
  readonly kind: 'pathway';
  readonly say: (facts: Facts, state: PathwayState) => Wording;
}
export const definePathwayCard = (card: Omit<PathwayCard, 'kind' | 'hooks'>): PathwayCard => ({
  ...card,
  kind: 'pathway',
  hooks: ['patient-view'],
});

/** What a row of the decision table leads to. */
export type Conclusion =
  | { readonly kind: 'no card' }
  | {
      readonly kind: 'card';
      /** 'first open option': the card of the best option that is left. */
      readonly card: RuleId | 'first open option';
      readonly indicator: (facts: Facts) => Indicator;
      readonly options: (facts: Facts) => readonly TreatmentOption[];
      /** Stands first even though it was used before: what is to be resumed and completed. */
      readonly leads?: (facts: Facts) => TreatmentOption | undefined;
    }
  /** Row 3: what another row says, at a higher indicator. */
  | {
      readonly kind: 'as the first matching of';
      readonly rows: readonly string[];
      readonly otherwise: string;
      readonly indicator: Indicator;
    };

/** One row of specification B.2. */
export interface Row {
  readonly row: string;
  readonly asks: string;
  readonly when: (facts: Facts) => Answer;
  readonly then: Conclusion;
  /** Rows 1 to 3 are shown even while an acute red flag holds everything else (gate G1). */
  readonly shownUnderRedFlag?: boolean;
}

/** The pathway as a value: rows in priority order, the first that is met speaks. */
export interface DecisionTable {
  /** Gate G1: while it is met, only rows that say so are shown. */
  readonly redFlag: (facts: Facts) => Answer;
  readonly rows: readonly Row[];
  /** Which card speaks for which option. */
  readonly cardOf: Readonly<Record<TreatmentOption, RuleId>>;
}

/** All that can be judged: the rules in reading order, the pathway cards, and the table that chooses among them. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly pathwayCards: readonly PathwayCard[];
  readonly table: DecisionTable;
}
