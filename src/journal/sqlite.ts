import { Worker } from 'node:worker_threads';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** @param path of the database file; its folder is made when it is missing */
export const sqliteDialect = (path: string): Dialect => ({
  createAdapter: () => new Adapter(),
  createDriver: () => new ThreadDriver(path),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
});

/** Tables are changed in a transaction, so that of two processes that start together one waits for the other. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Milliseconds after which one statement counts as failed: longer than the thread waits for another process. */
const SILENCE_MS = 10_000;

interface Reply {
  readonly id: number;
  readonly rows?: unknown[];
  readonly changes?: number;
  readonly error?: { readonly message: string; readonly code?: string };
}
interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** One connection, in a thread of its own; who wants it while it is in use waits. */
class ThreadDriver implements Driver {
  readonly #path: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #died: Error | undefined;
  #last = 0;
  #free: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  async init(): Promise<void> {
    const worker = new Worker(new URL('./sqlite-thread.mjs', import.meta.url), {
      workerData: { path: this.#path },
      // What the operator has the service load or measure is not for this thread.
      execArgv: [],
    });
    this.#worker = worker;
    const opened = this.#reply(0);
    worker.on('message', (reply: Reply) => {
      const { resolve, reject } = this.#waiting.get(reply.id) ?? {};
      if (reply.error) reject?.(Object.assign(new Error(reply.error.message), { code: reply.error.code }));
      else resolve?.(reply);
    });
    worker.once('error', (error: Error) => this.#die(error));
    worker.once('exit', () => this.#die(new Error('the thread of the database has ended')));
    await opened;
  }

  async acquireConnection(): Promise<DatabaseConnection & { readonly release: () => void }> {
    const before = this.#free;
    let release: () => void = () => undefined;
    this.#free = new Promise((resolve) => (release = resolve));
    await before;
    return {
      release,
      executeQuery: (query) => this.#ask(query),
      streamQuery: async function* () {
        await Promise.reject(new Error('streams are not supported'));
      },
    };
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // At once for writing: else two processes that both have read could not both go on.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // A full disk has already rolled it back; what went wrong then is what the caller is to hear.
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
  }
  releaseConnection(connection: DatabaseConnection): Promise<void> {
    (connection as DatabaseConnection & { readonly release: () => void }).release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined || this.#died) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.ref();
    worker.postMessage({});
    await ended;
  }

  async #ask<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#died) throw this.#died;
    this.#last += 1;
    const id = this.#last;
    const replied = this.#reply(id);
    this.#worker?.postMessage({ id, sql, parameters });
    const { rows = [], changes = 0 } = await replied;
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  /** Only what is asked of it keeps the process alive. */
  async #reply(id: number): Promise<Reply> {
    this.#worker?.ref();
    const timer = setTimeout(() => this.#die(new Error('the thread of the database is silent')), SILENCE_MS);
    try {
      return await new Promise<Reply>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker?.unref();
    }
  }

  #die(error: Error): void {
    this.#died ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#died);
    void this.#worker?.terminate();
  }
}
