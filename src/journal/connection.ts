import { databaseAt } from './database.js';
import { failureOf, reasonOf } from './failure.js';
import { migrate } from './migrations.js';
import { atMost } from './patience.js';
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
   * @throws Unavailable when there is none, when it failed or was too slow; else what it says against the statement
   */
  use<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Stops trying, and closes it. */
  close(): Promise<void>;
}

export interface ConnectionDeps {
  readonly url: string;
  /** Milliseconds between two attempts. */
  readonly retryMs: number;
  /** Milliseconds between two looks whether it still takes what is written, also while nobody calls. */
  readonly pulseMs: number;
  readonly now: () => Date;
  /** Told when it fails, once for each reason in a row. */
  readonly down: (why: string) => void;
  /** Told when it is there again after that, or for the first time. */
  readonly up: () => void;
}

/** A reason that comes back within this time is not told again: a full disk may let through one write in three. */
const SAME_REASON_MS = 30_000;
/** A connection that hangs is not waited for. */
const CLOSE_MS = 2000;

/** Opens the database, brings its tables up to date, and tries again for ever while that fails. */
export function connect({ url, retryMs, pulseMs, now, down, up }: ConnectionDeps): Connection {
  let database: Database | undefined;
  let closing = false;
  let trying: Promise<void> | undefined;
  let triedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  let told: 'up' | 'down' | undefined;
  let last = { why: '', at: -Infinity };

  const tell = (error: unknown): void => {
    const why = reasonOf(error);
    const at = performance.now();
    if (why !== last.why || at - last.at > SAME_REASON_MS) {
      down(why);
      told = 'down';
    }
    last = { why, at };
  };
  const there = (): void => {
    if (told !== 'up') up();
    told = 'up';
  };

  const attempt = async (): Promise<void> => {
    triedAt = performance.now();
    const candidate = databaseAt(url);
    try {
      await migrate(candidate);
      await beat(candidate, now());
    } catch (error) {
      tell(error);
      await ended(candidate);
      return;
    }
    if (closing) {
      await ended(candidate);
      return;
    }
    database = candidate;
    there();
  };
  const again = (): void => {
    if (closing || trying !== undefined) return;
    trying = attempt().finally(() => {
      trying = undefined;
      if (database === undefined) later(retryMs);
    });
  };
  const later = (milliseconds: number): void => {
    clearTimeout(timer);
    if (closing) return;
    timer = setTimeout(again, milliseconds);
    timer.unref();
  };
  const giveUp = (broken: Database, error: unknown): void => {
    if (database !== broken) return;
    database = undefined;
    tell(error);
    void ended(broken);
    // At once, unless it failed as soon as it was there.
    later(Math.max(0, triedAt + retryMs - performance.now()));
  };
  const use: Connection['use'] = async (work) => {
    const used = database;
    if (used === undefined) throw new Unavailable('the database cannot be reached');
    try {
      const result = await work(used);
      if (database === used) there();
      return result;
    } catch (error) {
      const failure = failureOf(error);
      if (failure === 'refused') throw error;
      if (failure === 'busy') tell(error);
      else giveUp(used, error);
      throw new Unavailable('the database failed', { cause: error });
    }
  };

  again();
  const tried = trying ?? Promise.resolve();
  const pulse = setInterval(() => {
    if (database !== undefined) use((one) => beat(one, now())).catch(() => undefined);
  }, pulseMs);
  pulse.unref();
  return {
    isUp: () => database !== undefined,
    tried,
    use,
    close: async () => {
      closing = true;
      clearTimeout(timer);
      clearInterval(pulse);
      await trying;
      if (database !== undefined) await ended(database);
      database = undefined;
    },
  };
}

const ended = async (database: Database): Promise<void> => {
  await atMost(
    CLOSE_MS,
    database.destroy().catch(() => undefined),
  );
};

/** Writes, because a database that only reads keeps no journal: a full disk, a folder that may not be written. */
async function beat(database: Database, now: Date): Promise<void> {
  const at = now.toISOString();
  await database
    .insertInto('pulse')
    .values({ id: 1, at })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute();
}
