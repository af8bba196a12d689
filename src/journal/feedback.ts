import { createHash } from 'node:crypto';
import type { FeedbackItem } from '../contract/feedback.js';
import type { Database, FeedbackRow } from './schema.js';

/**
 * Stores every item, in one transaction; an item that was stored before changes nothing.
 * https://cds-hooks.hl7.org/STU2/#feedback
 */
export async function storeFeedback(
  database: Database,
  items: readonly FeedbackItem[],
  from: { readonly service: string; readonly client: string; readonly receivedAt: string },
): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item) => rowOf(item, from));
  await database.transaction().execute(async (transaction) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await transaction
        .insertInto('feedback')
        .values(rows.slice(at, at + ROWS_AT_ONCE))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    }
  });
}

/** SQLite takes 32,766 values in a statement; a row has 13. */
const ROWS_AT_ONCE = 1000;

function rowOf(
  { card, outcome, suggestions, reason, comment, outcomeAt, topic }: FeedbackItem,
  { service, client, receivedAt }: { service: string; client: string; receivedAt: string },
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
