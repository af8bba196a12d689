import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database, Tables } from './schema.js';
import { sqliteDialect } from './sqlite.js';

/** A hospital's EHR sends feedback in batches; cards are written by one writer. */
const CONNECTIONS = 5;
/** Milliseconds after which one statement counts as failed. */
const STATEMENT_MS = 5000;
const CONNECT_MS = 2000;

/**
 * Names the database; nothing is opened before the first query.
 * @param url `sqlite:PATH` or `postgres://…`, as DATABASE_URL has it
 */
export function databaseAt(url: string): Database {
  if (url.startsWith('sqlite:'))
    return new Kysely<Tables>({ dialect: sqliteDialect(url.slice('sqlite:'.length)) });
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    query_timeout: STATEMENT_MS,
    keepAlive: true,
    application_name: 'myositis-cds',
  });
  // A connection that breaks while nobody uses it; the next query says so where it matters.
  pool.on('error', () => undefined);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Is it shared with other replicas? */
export const isShared = (url: string): boolean => !url.startsWith('sqlite:');
