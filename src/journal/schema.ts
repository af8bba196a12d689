import type { Kysely } from 'kysely';

/** The tables of the journal; the same in SQLite and PostgreSQL. Times are ISO 8601 in UTC, so that text sorts. */
export interface Tables {
  served_card: ServedCardRow;
  feedback: FeedbackRow;
  seen_token: SeenTokenRow;
  pulse: { id: number; at: string };
}
export type Database = Kysely<Tables>;

/** A card that was returned, withheld as a repeat, or only measured: no patient data but keyed hashes. */
export interface ServedCardRow {
  card: string;
  served_at: string;
  service: string;
  hook: string;
  client: string;
  /** Rule id, `care-checklist` or `could-not-assess`. */
  topic: string;
  indicator: string;
  /** JSON list of rule ids, the card's own first. */
  rules: string;
  /** JSON list of uuids. */
  suggestions: string;
  fate: Fate;
  rule_set: string;
  patient_hash: string;
  user_hash: string | null;
  order_hash: string | null;
  /** Of the summary: whether another card says the same. */
  said_hash: string;
}
/** `withheld`: a repeat of what this user has overridden with a reason. `silent`: SILENT names its rules. */
export type Fate = 'shown' | 'silent' | 'withheld';

/** What became of a card, as the EHR tells it. The comment is patient data. */
export interface FeedbackRow {
  /** Of everything below but the time it came in: the same item sent twice is one row. */
  id: string;
  received_at: string;
  service: string;
  client: string;
  card: string;
  outcome: 'accepted' | 'overridden';
  /** JSON list of suggestion ids. */
  suggestions: string;
  reason_system: string | null;
  reason_code: string | null;
  reason_display: string | null;
  comment: string | null;
  outcome_at: string;
  /** What the EHR says the card was about, where it says so. */
  topic: string | null;
}

/** A JWT that was used, until it would be refused as expired. */
export interface SeenTokenRow {
  id: string;
  /** Seconds since the epoch; compared in the database only. */
  until: number;
}

/** Who is not authenticated (AUTH=off); no client can be called that. */
export const NO_CLIENT = '-';
