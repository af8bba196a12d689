/**
 * What a failure says of the database.
 * `gone`: it cannot be used, as with a broken connection, a full disk, a folder that may not be written.
 * `busy`: it was too slow this once; others may be served meanwhile.
 * `refused`: it does not take what it was given, and never will.
 */
export type Failure = 'gone' | 'busy' | 'refused';

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: timeout, deadlock, lock not to be had. */
const busy = ['57014', '40001', '40P01', '55P03'];
/** Classes "data exception" and "integrity constraint violation" of the same; and those of SQLite. */
const refused = /^(?:2[23][\dA-Z]{3}$|SQLITE_(?:CONSTRAINT|MISMATCH|TOOBIG))/;
/** What the pool says when every connection was taken for too long. */
const POOL_TAKEN = 'timeout exceeded when trying to connect';

export function failureOf(error: unknown): Failure {
  const { code = '', message } = saidBy(error);
  if (busy.includes(code) || /^SQLITE_(?:BUSY|LOCKED)/.test(code) || message === POOL_TAKEN) return 'busy';
  return refused.test(code) ? 'refused' : 'gone';
}

/** One line for the operator; a query that failed is not quoted by either engine. */
export function reasonOf(error: unknown): string {
  const { code, message = 'unknown' } = saidBy(error);
  // Node's own messages begin with it.
  const said = code === undefined || message.startsWith(code) ? message : `${code}: ${message}`;
  return said.replace(/\s+/g, ' ').slice(0, 300);
}

/** Of several addresses that were all tried, only the errors inside have words. */
function saidBy(error: unknown): {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
} {
  if (typeof error !== 'object' || error === null) return {};
  const { code, message, errors } = error as Readonly<Record<string, unknown>>;
  if (Array.isArray(errors) && errors.length > 0) return saidBy(errors[0]);
  return {
    code: typeof code === 'string' ? code : undefined,
    message: typeof message === 'string' ? message : undefined,
  };
}
