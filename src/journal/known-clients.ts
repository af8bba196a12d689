import type { Database } from './schema.js';

/** Every client that the journal has anything of, by name. */
export async function knownClients(database: Database): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('served_card')
    .select('client')
    // Without "all", the database leaves out what it has twice.
    .union(database.selectFrom('feedback').select('client'))
    .execute();
  return rows.map(({ client }) => client).sort();
}
