import { createHash } from 'node:crypto';

/**
 * At most so many tokens of one client are remembered, some 15 MB: 27 calls a second with tokens of one hour,
 * 270 with tokens of five minutes.
 */
export const MOST_REMEMBERED = 100_000;
/** Seconds between two looks for what has expired. */
const SWEEP_EVERY = 60;

/** Which tokens of one client were used: of this process only, and until they would be refused as expired. */
export interface SeenTokens {
  /**
   * Remembers a token, once everything else about it was found right.
   * @param until seconds since the epoch from which it is refused anyway
   * @param now seconds since the epoch
   * @returns `full`: as many as can be remembered are still good, so nobody can tell
   */
  remember(jti: string, until: number, now: number): 'new' | 'seen' | 'full';
}

export function seenTokens(most = MOST_REMEMBERED): SeenTokens {
  const goodUntil = new Map<string, number>();
  let sweepAt = 0;
  const sweep = (now: number): void => {
    for (const [id, until] of goodUntil) if (until <= now) goodUntil.delete(id);
    sweepAt = now + (goodUntil.size >= most ? 1 : SWEEP_EVERY);
  };
  return {
    remember: (jti, until, now) => {
      // A jti may be as long as a header: its hash takes the same room for all.
      const id = createHash('sha256').update(jti).digest('base64');
      if (now >= sweepAt) sweep(now);
      if (goodUntil.has(id)) return 'seen';
      if (goodUntil.size >= most) return 'full';
      goodUntil.set(id, until);
      return 'new';
    },
  };
}
