import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database, Tables } from './schema.js';
import { sqliteDialect } from './sqlite.js';

/** Some for what a clinician waits for (journal.ts), the rest for feedback and for the one writer of cards. */
const CONNECTIONS = 8;
/** Milliseconds after which one statement counts as failed. */
const STATEMENT_MS = 5000;
/** After which the server is no longer expected to say so itself. */
const SILENCE_MS = 6000;
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
    query_timeout: SILENCE_MS,
    keepAlive: true,
    application_name: 'myositis-cds',
  });
  // A connection that breaks while nobody uses it; the next query says so where it matters.
  pool.on('error', () => undefined);
  // One that breaks under a query: pg tells the query and the connection, and what nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Is it shared with other replicas? */
export const isShared = (url: string): boolean => !url.startsWith('sqlite:');
