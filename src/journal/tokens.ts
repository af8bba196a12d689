import type { Database } from './schema.js';

/** @returns whether no replica had seen the token; of two that ask at once one is told so */
export async function rememberToken(database: Database, id: string, until: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('seen_token')
    .values({ id, until })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
