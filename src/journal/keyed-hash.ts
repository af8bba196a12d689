import { createHmac, randomBytes } from 'node:crypto';

/** The same parts give the same hash; without the key nobody can try out whose it is. */
export type KeyedHash = (kind: 'patient' | 'user' | 'order' | 'said', ...parts: readonly string[]) => string;

/**
 * HMAC-SHA-256, base64url.
 * @param key JOURNAL_KEY; undefined: a new one, so that nothing is recognised after a restart
 */
export function keyedHash(key: string | undefined): KeyedHash {
  const secret = key ?? randomBytes(32);
  // As JSON, so that no two lists of parts become the same text.
  return (kind, ...parts) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([kind, ...parts]))
      .digest('base64url');
}
