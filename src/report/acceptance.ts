import type { Period } from './period.js';

/** So many of so many; without what it is a part of, a share says nothing. */
export interface Share {
  readonly cards: number;
  readonly of: number;
  /** Whole percent; null where there is nothing to divide by. */
  readonly percent: number | null;
}

export interface Reason {
  readonly system: string | null;
  readonly code: string;
  readonly display: string | null;
  readonly cards: number;
}

/** What became of the cards of one topic at one client. */
export interface CardsOfRule {
  /** Rule id, `care-checklist` or `could-not-assess`. */
  readonly rule: string;
  /** Name in CLIENTS_FILE; null: AUTH was off. */
  readonly client: string | null;
  readonly shown: number;
  /** Judged and not shown (SILENT). */
  readonly silent: number;
  /** Not repeated at signing. */
  readonly withheld: number;
  readonly accepted: Share & {
    readonly suggestionsTaken: number;
    /** By the place on the card, 1 the first. */
    readonly byPlace: readonly { readonly place: number; readonly taken: number }[];
    /** Ids that were not on the card. */
    readonly notOnCard: number;
    /** Cards that were accepted without saying by which suggestion. */
    readonly withoutSuggestion: number;
  };
  readonly overridden: Share & {
    readonly reasons: readonly Reason[];
    readonly withoutReason: number;
  };
  /** Cards that came back with a comment. What it says stays in the journal. */
  readonly withComment: number;
  readonly noAnswer: number;
}

/** A rule that spoke on cards whose topic is another one: merged with it, or on a list. */
export interface SpokeElsewhere {
  readonly rule: string;
  readonly client: string | null;
  readonly shown: number;
  readonly silent: number;
  readonly withheld: number;
}

/** Feedback on cards that the journal does not have, by what the EHR says they were about. */
export interface StrayFeedback {
  /** A topic of ours, else `unknown`. */
  readonly rule: string;
  readonly client: string | null;
  readonly accepted: number;
  readonly overridden: number;
  readonly withComment: number;
}

export interface Acceptance extends Period {
  readonly timeZone: string;
  /** Of this client alone; null: of all. */
  readonly client: string | null;
  readonly includesPlayground: boolean;
  /** Versions of the rules that spoke in this time. */
  readonly ruleSets: readonly string[];
  /** Nothing was served, and no feedback came. */
  readonly isEmpty: boolean;
  readonly cards: readonly CardsOfRule[];
  readonly spokeElsewhere: readonly SpokeElsewhere[];
  readonly strayFeedback: readonly StrayFeedback[];
}

export const shareOf = (cards: number, of: number): Share => ({
  cards,
  of,
  percent: of === 0 ? null : Math.round((100 * cards) / of),
});
