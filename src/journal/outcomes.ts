import type { ExpressionBuilder } from 'kysely';
import type { Database, FeedbackRow, ServedCardRow, Tables } from './schema.js';

/** Cards that are alike in all of this, and how many. */
export interface ServedCount extends Pick<ServedCardRow, 'client' | 'topic' | 'rules' | 'fate' | 'rule_set'> {
  readonly cards: number;
}
/** Shown cards of which the latest feedback says the same, and how many of them came with a comment. */
export interface AnswerCount
  extends
    Pick<ServedCardRow, 'client' | 'topic'>,
    Pick<FeedbackRow, 'outcome' | 'reason_system' | 'reason_code' | 'reason_display'> {
  readonly cards: number;
  readonly comments: number;
}
/** One accepted card: JSON lists of the ids that it offered, and of those that were taken. */
export interface TakenSuggestions extends Pick<ServedCardRow, 'client' | 'topic'> {
  readonly offered: string;
  readonly taken: string;
}
/** Feedback on cards that were not shown as far as the journal knows; what it says of their topic is the EHR's word. */
export interface StrayCount extends Pick<FeedbackRow, 'client' | 'topic' | 'outcome'> {
  readonly cards: number;
  readonly comments: number;
}

/** A part of the period. */
export interface Outcomes {
  readonly served: readonly ServedCount[];
  readonly answers: readonly AnswerCount[];
  readonly taken: readonly TakenSuggestions[];
  readonly strays: readonly StrayCount[];
}
export interface Span {
  /** ISO time; the first that counts. */
  readonly since: string;
  /** The first that no longer counts. */
  readonly until: string;
}
export interface Whose {
  /** This client alone. */
  readonly client?: string | undefined;
  /** All but this one. */
  readonly except?: string | undefined;
}

/** One statement looks at so many days: it stays short, and the service that writes meanwhile hardly waits. */
const DAYS_AT_ONCE = 7;
const DAY_MS = 86_400_000;

/**
 * What was served in a period and what became of it, counted in the database, part by part. A card belongs to the
 * moment it was served at, whenever its feedback came; feedback without a card to the moment it came in.
 */
export async function* outcomesOf(database: Database, span: Span, whose: Whose): AsyncGenerator<Outcomes> {
  const known = await narrowed(database, span);
  for (let since = known.since; since < known.until;) {
    const end = new Date(Date.parse(since) + DAYS_AT_ONCE * DAY_MS).toISOString();
    const until = end < known.until ? end : known.until;
    yield await outcomesWithin(database, { since, until }, whose);
    since = until;
  }
}

/** The same span, as far as the journal has anything in it. */
async function narrowed(database: Database, { since, until }: Span): Promise<Span> {
  const cards = await database
    .selectFrom('served_card')
    .select(({ fn }) => [fn.min('served_at').as('first'), fn.max('served_at').as('last')])
    .where('served_at', '>=', since)
    .where('served_at', '<', until)
    .executeTakeFirst();
  const feedback = await database
    .selectFrom('feedback')
    .select(({ fn }) => [fn.min('received_at').as('first'), fn.max('received_at').as('last')])
    .where('received_at', '>=', since)
    .where('received_at', '<', until)
    .executeTakeFirst();
  const moments = [cards, feedback]
    .flatMap((found) => [found?.first ?? null, found?.last ?? null])
    .filter((moment) => moment !== null)
    .sort();
  const [first = since] = moments;
  const last = moments.at(-1);
  return { since: first, until: last === undefined ? first : new Date(Date.parse(last) + 1).toISOString() };
}

async function outcomesWithin(database: Database, { since, until }: Span, whose: Whose): Promise<Outcomes> {
  const { client, except } = whose;
  const cards = database
    .selectFrom('served_card')
    .where('served_at', '>=', since)
    .where('served_at', '<', until)
    .$if(client !== undefined, (query) => query.where('served_card.client', '=', client ?? ''))
    .$if(except !== undefined, (query) => query.where('served_card.client', '!=', except ?? ''));
  const answered = cards
    .where('fate', '=', 'shown')
    .innerJoin('feedback', (join) =>
      join
        .onRef('feedback.card', '=', 'served_card.card')
        .onRef('feedback.client', '=', 'served_card.client'),
    )
    .where(isLatest);
  const kind = ['client', 'topic', 'rules', 'fate', 'rule_set'] as const;
  const said = [
    ...(['served_card.client', 'served_card.topic', 'feedback.outcome'] as const),
    ...(['feedback.reason_system', 'feedback.reason_code', 'feedback.reason_display'] as const),
  ] as const;
  const stray = ['client', 'topic', 'outcome'] as const;

  const served = await cards
    .select(kind)
    .select(({ fn }) => fn.countAll().as('cards'))
    .groupBy(kind)
    .execute();
  const answers = await answered
    .select(said)
    .select(({ fn }) => [fn.countAll().as('cards'), fn.count('feedback.comment').as('comments')])
    .groupBy(said)
    .execute();
  const taken = await answered
    .where('feedback.outcome', '=', 'accepted')
    .select(['served_card.client', 'served_card.topic'])
    .select(['served_card.suggestions as offered', 'feedback.suggestions as taken'])
    .execute();
  const strays = await database
    .selectFrom('feedback')
    .where('received_at', '>=', since)
    .where('received_at', '<', until)
    .$if(client !== undefined, (query) => query.where('feedback.client', '=', client ?? ''))
    .$if(except !== undefined, (query) => query.where('feedback.client', '!=', except ?? ''))
    .where(hasNoCard)
    .where(isLatest)
    .select(stray)
    .select(({ fn }) => [fn.countAll().as('cards'), fn.count('comment').as('comments')])
    .groupBy(stray)
    .execute();
  return {
    served: served.map(asNumbers),
    answers: answers.map(asNumbers),
    taken,
    strays: strays.map(asNumbers),
  };
}

/** PostgreSQL counts in text. */
const asNumbers = <Row extends { readonly cards: unknown; readonly comments?: unknown }>(row: Row) => ({
  ...row,
  cards: Number(row.cards),
  comments: Number(row.comments ?? 0),
});

/** Of several reports on one card the one whose outcome is the latest; of those at one moment, the last to come in. */
const isLatest = (query: ExpressionBuilder<Tables, 'feedback'>) =>
  query.not(
    query.exists(
      query
        .selectFrom('feedback as later')
        .select('later.id')
        .whereRef('later.card', '=', 'feedback.card')
        .whereRef('later.client', '=', 'feedback.client')
        .where((where) =>
          where(
            where.refTuple('later.outcome_at', 'later.received_at', 'later.id'),
            '>',
            where.refTuple('feedback.outcome_at', 'feedback.received_at', 'feedback.id'),
          ),
        ),
    ),
  );

const hasNoCard = (query: ExpressionBuilder<Tables, 'feedback'>) =>
  query.not(
    query.exists(
      query
        .selectFrom('served_card')
        .select('served_card.card')
        .whereRef('served_card.card', '=', 'feedback.card')
        .whereRef('served_card.client', '=', 'feedback.client')
        .where('served_card.fate', '=', 'shown'),
    ),
  );
