import { sql } from 'kysely';
import type { KeyedHash } from './keyed-hash.js';
import type { Database } from './schema.js';

export interface Forgotten {
  readonly cards: number;
  readonly feedback: number;
}

/**
 * Removes what was served about a patient and the feedback on it, all or nothing.
 * @param clients whose patient it is: the same id is another person for another client
 */
export async function forgetPatient(
  database: Database,
  hash: KeyedHash,
  patientId: string,
  clients: readonly string[],
): Promise<Forgotten> {
  return database.transaction().execute(async (transaction) => {
    let forgotten: Forgotten = { cards: 0, feedback: 0 };
    for (const client of clients) {
      const patient = hash('patient', client, patientId);
      const feedback = await transaction
        .deleteFrom('feedback')
        .where('client', '=', client)
        .where('card', 'in', (query) =>
          query
            .selectFrom('served_card')
            .select('card')
            .where('patient_hash', '=', patient)
            .where('client', '=', client),
        )
        .executeTakeFirst();
      const cards = await transaction
        .deleteFrom('served_card')
        .where('patient_hash', '=', patient)
        .where('client', '=', client)
        .executeTakeFirst();
      forgotten = {
        cards: forgotten.cards + Number(cards.numDeletedRows),
        feedback: forgotten.feedback + Number(feedback.numDeletedRows),
      };
    }
    return forgotten;
  });
}

/** SQLite: what is removed from now on is overwritten with zeros, instead of left in the file as free space. */
export const overwriteRemoved = (database: Database) => sql`pragma secure_delete = on`.execute(database);

/** SQLite: what was written beside the file is moved into it, and the pages of before are gone. */
export const emptyWriteAheadLog = (database: Database) =>
  sql`pragma wal_checkpoint(truncate)`.execute(database);
