import { existsSync } from 'node:fs';
import { Unavailable, type Connection } from './connection.js';
import { databaseAt, isShared } from './database.js';
import { reasonOf } from './failure.js';

/**
 * Opens the journal for one piece of work, as a command does, and closes it. It changes no table: that is for the
 * service. An SQLite file that is not there is not made: who mistyped its path would be told that nothing was served.
 * @throws Unavailable with the reason in one line
 */
export async function visitJournal<Result>(
  databaseUrl: string,
  work: (use: Connection['use']) => Promise<Result>,
): Promise<Result> {
  const path = databaseUrl.replace(/^sqlite:/, '');
  if (!isShared(databaseUrl) && !existsSync(path)) throw new Unavailable(`there is no file ${path}`);
  const database = databaseAt(databaseUrl);
  try {
    return await work(async (one) => {
      try {
        return await one(database);
      } catch (error) {
        throw new Unavailable(reasonOf(error), { cause: error });
      }
    });
  } finally {
    await database.destroy();
  }
}
