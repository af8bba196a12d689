import { databaseAt } from './database.js';
import { migrate } from './migrations.js';
import type { Database } from './schema.js';

/** The database cannot be had at the moment. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** A database that may come and go. */
export interface Connection {
  isUp(): boolean;
  /** Ends with the first attempt, successful or not. */
  readonly tried: Promise<void>;
  /**
   * Does something with the database, and looks after it when that fails.
   * @throws Unavailable when there is none, or when it failed
   */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Stops trying, and closes it. */
  close(): Promise<void>;
}

export interface ConnectionDeps {
  readonly url: string;
  /** Milliseconds between two attempts. */
  readonly retryMs: number;
  readonly now: () => Date;
  /** Told when it fails, once for each reason in a row. */
  readonly down: (why: string) => void;
  readonly up: () => void;
}

/** Opens the database, brings its tables up to date, and tries again for ever while that fails. */
export function connect({ url, retryMs, now, down, up }: ConnectionDeps): Connection {
  let database: Database | undefined;
  let lastReason: string | undefined;
  let closing = false;
  let trying: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const failed = (error: unknown): void => {
    const why = reasonOf(error);
    if (why !== lastReason) down(why);
    lastReason = why;
  };

  const attempt = async (): Promise<void> => {
    const candidate = databaseAt(url);
    try {
      await migrate(candidate);
      await beat(candidate, now());
    } catch (error) {
      await candidate.destroy().catch(() => undefined);
      failed(error);
      return;
    }
    if (closing) {
      await candidate.destroy();
      return;
    }
    database = candidate;
    lastReason = undefined;
    up();
  };
  const again = (): void => {
    if (closing || trying !== undefined) return;
    trying = attempt().finally(() => {
      trying = undefined;
      if (database === undefined && !closing) {
        timer = setTimeout(again, retryMs);
        timer.unref();
      }
    });
  };
  const giveUp = (broken: Database, error: unknown): void => {
    if (database !== broken) return;
    database = undefined;
    failed(error);
    void broken.destroy().catch(() => undefined);
    again();
  };

  again();
  const tried = trying ?? Promise.resolve();
  return {
    isUp: () => database !== undefined,
    tried,
    use: async (work) => {
      const used = database;
      if (used === undefined) throw new Unavailable('the database cannot be reached');
      try {
        return await work(used);
      } catch (error) {
        giveUp(used, error);
        throw new Unavailable('the database failed', { cause: error });
      }
    },
    close: async () => {
      closing = true;
      clearTimeout(timer);
      await trying;
      await database?.destroy();
      database = undefined;
    },
  };
}

/** Writes, because a database that only reads keeps no journal: a full disk, a folder that may not be written. */
async function beat(database: Database, now: Date): Promise<void> {
  const at = now.toISOString();
  await database
    .insertInto('pulse')
    .values({ id: 1, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute();
}

/** One line; a query that failed is not quoted by either engine. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error && typeof error.code === 'string' ? `${error.code}: ` : '';
  // Of several addresses that were all tried, only the errors inside have words.
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const message = inner instanceof Error ? inner.message : error.message;
  return `${code}${message}`.replace(/\s+/g, ' ').slice(0, 300);
}
