import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { FeedbackItem } from '../contract/feedback.js';
import type { Database, FeedbackRow } from './schema.js';

/**
 * Stores all items or none; an item that was stored before changes nothing.
 * https://cds-hooks.hl7.org/STU2/#feedback
 */
export async function storeFeedback(
  database: Database,
  items: readonly FeedbackItem[],
  from: { readonly service: string; readonly client: string; readonly receivedAt: string },
): Promise<void> {
  if (items.length === 0) return;
  if (items.length <= ROWS_AT_ONCE) {
    await insert(database, items, from);
    return;
  }
  await database.transaction().execute(async (transaction) => {
    for (let at = 0; at < items.length; at += ROWS_AT_ONCE) {
      await insert(transaction, items.slice(at, at + ROWS_AT_ONCE), from);
      // Between answers of the database alone nobody else's call would get its turn.
      await setImmediate();
    }
  });
}

/** SQLite takes 32,766 values in a statement, and a row has 13; more than this would hold up calls for too long. */
const ROWS_AT_ONCE = 200;

type From = Parameters<typeof storeFeedback>[2];
async function insert(database: Database, items: readonly FeedbackItem[], from: From): Promise<void> {
  await database
    .insertInto('feedback')
    .values(items.map((item) => rowOf(item, from)))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

function rowOf(
  { card, outcome, suggestions, reason, comment, outcomeAt, topic }: FeedbackItem,
  { service, client, receivedAt }: From,
): FeedbackRow {
  const row = {
    service,
    client,
    card,
    outcome,
    suggestions: JSON.stringify(suggestions),
    reason_system: reason?.system ?? null,
    reason_code: reason?.code ?? null,
    reason_display: reason?.display ?? null,
    comment: comment ?? null,
    outcome_at: outcomeAt,
    topic: topic ?? null,
  };
  const id = createHash('sha256').update(JSON.stringify(row)).digest('base64url');
  return { id, received_at: receivedAt, ...row };
}
