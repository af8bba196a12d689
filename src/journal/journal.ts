import { createHash } from 'node:crypto';
import type { Account, ServedCard } from '../contract/account.js';
import type { FeedbackItem } from '../contract/feedback.js';
import { connect } from './connection.js';
import { isShared } from './database.js';
import { storeFeedback } from './feedback.js';
import type { KeyedHash } from './keyed-hash.js';
import { outbox } from './outbox.js';
import { askBriefly, atMost } from './patience.js';
import { overriddenBefore } from './repeats.js';
import { removeOlderThan } from './retention.js';
import { NO_CLIENT, type Database, type ServedCardRow } from './schema.js';
import { rememberToken } from './tokens.js';

/** Some ten minutes of a large hospital: 20 MB. */
const MOST_WAITING = 20_000;
const ROWS_AT_ONCE = 500;
const WRITE_EVERY_MS = 200;
const RETRY_MS = 1000;
/** A clinician waits for the answer: longer than this it does not wait for the database. */
const PATIENCE_MS = 50;
/** Fewer than there are connections (database.ts). */
const ASKED_AT_ONCE = 5;
/** How late /health/ready may be when nobody calls. */
const PULSE_MS = 5000;
const HOUR_MS = 3_600_000;

/** What the service remembers: which cards it served, and what became of them. */
export interface Journal {
  isUp(): boolean;
  /** Ends with the first attempt to open the database. */
  readonly tried: Promise<void>;
  /** Writes down what a call came to, behind the answer: never waits, never throws. */
  served(call: JournalledCall, account: Account, withheld: ReadonlySet<string>): void;
  /**
   * Uuids of cards of order-sign that repeat what this user overrode with a reason; none on any doubt, and none
   * when the database takes more than 50 ms. Never rejects.
   */
  repeats(call: JournalledCall, account: Account): Promise<ReadonlySet<string>>;
  /**
   * Stores feedback; ends when it is durable. What was stored before is not stored again.
   * @throws Unavailable
   */
  feedback(from: FeedbackSource, items: readonly FeedbackItem[]): Promise<void>;
  /**
   * Whether another replica has seen this token; `unknown` without a shared database, or when it takes more than
   * 50 ms. Never rejects.
   * @param until seconds since the epoch
   */
  remember(issuer: string, jti: string, until: number): Promise<'new' | 'seen' | 'unknown'>;
  /** For reports. @throws Unavailable */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  readonly tally: JournalTally;
  /** Writes what waits, for so many milliseconds at most, and closes the database. */
  close(withinMs: number): Promise<void>;
}

export interface JournalTally {
  /** Rows that wait to be written. */
  readonly queued: number;
  readonly written: number;
  /** Rows that were lost because too many waited. */
  readonly dropped: number;
  /** Cards that were not repeated. */
  readonly withheld: number;
  /** Times that a call went on because the database did not answer in time: `repeats` and `tokens`. */
  readonly unanswered: Readonly<Record<'repeats' | 'tokens', number>>;
}

/** One call, as far as the journal may know it. */
export interface JournalledCall {
  readonly service: string;
  readonly hook: string;
  /** Name in CLIENTS_FILE; undefined: AUTH is off. */
  readonly client: string | undefined;
  readonly patientId: string;
  /** `Practitioner/123`, where the client says so. */
  readonly userId: string | undefined;
  readonly ruleSetVersion: string;
}

export interface FeedbackSource {
  readonly service: string;
  readonly client: string | undefined;
}

export interface JournalDeps {
  readonly databaseUrl: string;
  readonly hash: KeyedHash;
  readonly retentionDays: number;
  /** 0: order-sign repeats everything. */
  readonly repeatAfterHours: number;
  readonly now: () => Date;
  readonly down: (why: string) => void;
  readonly up: () => void;
}

/** Opens the journal; the service answers also while its database is not there. */
export function openJournal(deps: JournalDeps): Journal {
  const { databaseUrl, hash, now, repeatAfterHours, retentionDays } = deps;
  const connection = connect({ url: databaseUrl, retryMs: RETRY_MS, pulseMs: PULSE_MS, ...deps });
  const soon = askBriefly(PATIENCE_MS, ASKED_AT_ONCE);
  const tally = { withheld: 0, unanswered: { repeats: 0, tokens: 0 } };
  const served = outbox<ServedCardRow>({
    write: (rows) => connection.use((database) => insertServed(database, rows)),
    batch: ROWS_AT_ONCE,
    most: MOST_WAITING,
    everyMs: WRITE_EVERY_MS,
  });
  const tidy = (): void => {
    connection.use((database) => removeOlderThan(database, retentionDays, now())).catch(() => undefined);
  };
  void connection.tried.then(tidy);
  const tidying = setInterval(tidy, HOUR_MS);
  tidying.unref();

  return {
    isUp: () => connection.isUp(),
    tried: connection.tried,
    served: (call, account, withheld) => {
      const at = now().toISOString();
      served.put(account.cards.map((card) => rowOf(card, call, at, withheld, hash)));
      tally.withheld += withheld.size;
    },
    repeats: async (call, account) => {
      const candidates = call.hook === 'order-sign' ? account.cards.filter(mayBeWithheld) : [];
      if (repeatAfterHours === 0 || call.userId === undefined || candidates.length === 0) return new Set();
      const since = new Date(now().getTime() - repeatAfterHours * HOUR_MS).toISOString();
      const rows = candidates.map((card) => rowOf(card, call, since, new Set(), hash));
      const found = await soon(() => connection.use((database) => overriddenBefore(database, rows, since)));
      if (found === undefined) tally.unanswered.repeats += 1;
      return found ?? new Set();
    },
    feedback: async ({ service, client }, items) =>
      connection.use((database) =>
        storeFeedback(database, items, {
          service,
          client: client ?? NO_CLIENT,
          receivedAt: now().toISOString(),
        }),
      ),
    remember: async (issuer, jti, until) => {
      if (!isShared(databaseUrl)) return 'unknown';
      const id = createHash('sha256')
        .update(JSON.stringify([issuer, jti]))
        .digest('base64url');
      const isNew = await soon(() => connection.use((database) => rememberToken(database, id, until)));
      if (isNew === undefined) tally.unanswered.tokens += 1;
      return isNew === undefined ? 'unknown' : isNew ? 'new' : 'seen';
    },
    use: (work) => connection.use(work),
    tally: {
      get queued() {
        return served.queued;
      },
      get written() {
        return served.written;
      },
      get dropped() {
        return served.dropped;
      },
      get withheld() {
        return tally.withheld;
      },
      unanswered: tally.unanswered,
    },
    close: async (withinMs) => {
      clearInterval(tidying);
      served.stop();
      await atMost(withinMs, served.flush());
      await atMost(withinMs, connection.close());
    },
  };
}

/** A critical card is always repeated. */
const mayBeWithheld = ({ indicator, order, silent }: ServedCard): boolean =>
  indicator !== 'critical' && order !== undefined && !silent;

function rowOf(
  card: ServedCard,
  { service, hook, client = NO_CLIENT, patientId, userId, ruleSetVersion }: JournalledCall,
  at: string,
  withheld: ReadonlySet<string>,
  hash: KeyedHash,
): ServedCardRow {
  const { order } = card;
  return {
    card: card.uuid,
    served_at: at,
    service,
    hook,
    client,
    topic: card.topic,
    indicator: card.indicator,
    rules: JSON.stringify(card.rules),
    suggestions: JSON.stringify(card.suggestions),
    fate: card.silent ? 'silent' : withheld.has(card.uuid) ? 'withheld' : 'shown',
    rule_set: ruleSetVersion,
    // With the client: two hospitals may give one id to two people.
    patient_hash: hash('patient', client, patientId),
    user_hash: userId === undefined ? null : hash('user', client, userId),
    order_hash: order ? hash('order', order.ingredient, order.route, order.dosing) : null,
    said_hash: hash('said', card.summary),
  };
}

async function insertServed(database: Database, rows: readonly ServedCardRow[]): Promise<void> {
  // After a failure nobody knows whether they were written: a second time changes nothing.
  await database
    .insertInto('served_card')
    .values([...rows])
    .onConflict((conflict) => conflict.column('card').doNothing())
    .execute();
}
