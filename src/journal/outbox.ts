import { Unavailable } from './connection.js';

/** Rows that wait to be written behind the answers. */
export interface Outbox<Row> {
  /** Never waits and never throws; what does not fit is dropped and counted. */
  put(rows: readonly Row[]): void;
  readonly queued: number;
  readonly written: number;
  readonly dropped: number;
  /** Writes what waits. Ends when nothing is left, or when the writing fails. */
  flush(): Promise<void>;
  /** Stops the clock; what is put in later waits for flush. */
  stop(): void;
}

export interface OutboxDeps<Row> {
  /** @throws Unavailable: the rows are kept; anything else: they are dropped */
  readonly write: (rows: readonly Row[]) => Promise<void>;
  /** So many rows are written at once. */
  readonly batch: number;
  /** So many rows wait at most. */
  readonly most: number;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
}

export function outbox<Row>({ write, batch, most, everyMs }: OutboxDeps<Row>): Outbox<Row> {
  const waiting: Row[] = [];
  const tally = { written: 0, dropped: 0 };
  let flushing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const rows = waiting.slice(0, batch);
      try {
        await write(rows);
      } catch (error) {
        if (error instanceof Unavailable) return;
        // Rows that the database will never take would hold up all that wait behind them.
        waiting.splice(0, rows.length);
        tally.dropped += rows.length;
        continue;
      }
      waiting.splice(0, rows.length);
      tally.written += rows.length;
    }
  };
  const flush = (): Promise<void> => {
    flushing ??= writeAll().finally(() => (flushing = undefined));
    return flushing;
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();

  return {
    put: (rows) => {
      const room = Math.max(0, most - waiting.length);
      waiting.push(...rows.slice(0, room));
      tally.dropped += Math.max(0, rows.length - room);
    },
    get queued() {
      return waiting.length;
    },
    get written() {
      return tally.written;
    },
    get dropped() {
      return tally.dropped;
    },
    flush,
    stop: () => clearInterval(timer),
  };
}
