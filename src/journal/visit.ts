import { existsSync } from 'node:fs';
import { Unavailable, type Connection } from './connection.js';
import { databaseAt, isShared } from './database.js';

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
  // A command has nothing else to wait for: without this the process could end before the thread of SQLite answers.
  const waiting = setInterval(() => undefined, 60_000);
  try {
    return await work(async (one) => {
      try {
        return await one(database);
      } catch (error) {
        throw new Unavailable(reasonOf(error), { cause: error });
      }
    });
  } finally {
    clearInterval(waiting);
    await database.destroy();
  }
}

/** One line. Of several addresses that were all tried, only the errors inside have words. */
function reasonOf(error: unknown): string {
  const { errors, message } = Object(error) as Partial<AggregateError>;
  const [first] = (errors ?? []) as readonly Error[];
  const words = message || first?.message || 'unknown';
  return words.replace(/\s+/g, ' ').slice(0, 300);
}
