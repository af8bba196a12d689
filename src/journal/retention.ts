import type { Database } from './schema.js';

const DAY_MS = 86_400_000;
/** A year's backlog in one statement would take longer than one may, and hold up everybody else. */
const ROWS_AT_ONCE = 2000;

/**
 * Removes what is older than `days`, and tokens that are refused as expired anyway.
 * @param days 0: the rest is kept for ever
 */
export async function removeOlderThan(database: Database, days: number, now: Date): Promise<void> {
  await database
    .deleteFrom('seen_token')
    .where('until', '<', Math.floor(now.getTime() / 1000))
    .execute();
  if (days === 0) return;
  const before = new Date(now.getTime() - days * DAY_MS).toISOString();
  const cards = database.selectFrom('served_card').select('card').where('served_at', '<', before);
  const feedback = database.selectFrom('feedback').select('id').where('received_at', '<', before);
  await inSteps(() => database.deleteFrom('served_card').where('card', 'in', cards.limit(ROWS_AT_ONCE)));
  await inSteps(() => database.deleteFrom('feedback').where('id', 'in', feedback.limit(ROWS_AT_ONCE)));
}

async function inSteps(step: () => Removal): Promise<void> {
  for (;;) {
    const { numDeletedRows } = await step().executeTakeFirstOrThrow();
    if (numDeletedRows < ROWS_AT_ONCE) return;
  }
}
interface Removal {
  executeTakeFirstOrThrow(): Promise<{ readonly numDeletedRows: bigint }>;
}
