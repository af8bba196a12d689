import type { Database } from './schema.js';

const DAY_MS = 86_400_000;

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
  await database.deleteFrom('served_card').where('served_at', '<', before).execute();
  await database.deleteFrom('feedback').where('received_at', '<', before).execute();
}
