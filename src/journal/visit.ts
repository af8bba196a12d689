import { existsSync } from 'node:fs';
import { connect, Unavailable, type Connection } from './connection.js';
import { isShared } from './database.js';

/**
 * Opens the journal for one piece of work, as a command does, and closes it. An SQLite file that is not there is not
 * made: whoever mistyped its path would be told that nothing was ever served.
 * @throws Unavailable with the reason in one line
 */
export async function visitJournal<Result>(
  databaseUrl: string,
  now: () => Date,
  work: (use: Connection['use']) => Promise<Result>,
): Promise<Result> {
  const path = databaseUrl.replace(/^sqlite:/, '');
  if (!isShared(databaseUrl) && !existsSync(path)) throw new Unavailable(`there is no file ${path}`);
  let why = '';
  const connection = connect({
    url: databaseUrl,
    // Longer than any command works: it does not try again.
    retryMs: 3_600_000,
    now,
    down: (reason) => (why ||= reason),
    up: () => undefined,
  });
  try {
    await connection.tried;
    return await work((one) => connection.use(one));
  } catch (error) {
    throw error instanceof Unavailable && why !== '' ? new Unavailable(why) : error;
  } finally {
    await connection.close();
  }
}
