import type { Caller } from '../contract/caller.js';
import { keysOf } from './keys.js';
import type { Client } from './schema.js';
import { seenTokens } from './seen-tokens.js';
import { checkToken, type Known, type Refusal, type SeenElsewhere, type TokenVerdict } from './token.js';

/** The clients of CLIENTS_FILE, and what is remembered of their keys and tokens while the process runs. */
export interface Callers {
  /**
   * @param authorization every Authorization header of the request
   * @param audiences the URLs that a token for this endpoint may be made out to
   */
  identify(authorization: readonly string[], audiences: readonly string[]): Promise<Verdict>;
  /** How many requests were refused, by reason, since the start. */
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
  /** Fetches the keys of every client, so that the first call need not wait. Never rejects. */
  warmUp(): Promise<void>;
}

export type Verdict = { readonly caller: Caller } | Refused;
/** Nothing here may reach the caller, and nothing here is from inside the token but the issuer. */
export interface Refused {
  readonly refusal: Refusal;
  /** The client that the token says it is from. */
  readonly client?: string;
  /** What an unknown client calls itself: the operator may have mistyped it. */
  readonly issuer?: string;
}

export interface CallersDeps {
  readonly now: () => Date;
  /** Told when the keys of a client could not be fetched, at most every few seconds. */
  readonly keysFailed: (client: string, why: string) => void;
  /** What other replicas have seen; absent: this is the only process. */
  readonly seenElsewhere?: SeenElsewhere;
}

export function knownCallers(
  clients: readonly Client[],
  { now, keysFailed, seenElsewhere }: CallersDeps,
): Callers {
  const known = new Map<string, Known>(
    clients.map((client) => [
      client.issuer,
      {
        client,
        keys: keysOf(client, (why) => keysFailed(client.name, why)),
        seen: seenTokens(),
        seenElsewhere,
      },
    ]),
  );
  const refused: Partial<Record<Refusal, number>> = {};
  return {
    refused,
    identify: async (authorization, audiences) => {
      const token = tokenIn(authorization);
      const verdict: TokenVerdict =
        'refusal' in token
          ? token
          : await checkToken(token.token, known, audiences, Math.floor(now().getTime() / 1000));
      if ('refusal' in verdict) {
        const { refusal, client, issuer } = verdict;
        refused[refusal] = (refused[refusal] ?? 0) + 1;
        return { refusal, ...(client && { client: client.name }), ...(issuer !== undefined && { issuer }) };
      }
      const { name, fhirServers, profile } = verdict.client;
      return { caller: { name, fhirServers, profile } };
    },
    warmUp: async () => {
      await Promise.all([...known.values()].map(({ keys }) => keys.warmUp()));
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc6750#section-2.1; the scheme may be written in any case. */
function tokenIn(
  authorization: readonly string[],
): { readonly token: string } | { readonly refusal: Refusal } {
  const [header, another] = authorization;
  if (header === undefined) return { refusal: 'no token' };
  if (another !== undefined) return { refusal: 'more than one token' };
  const token = /^bearer +([\w.~+/=-]+)$/i.exec(header.trim())?.[1];
  return token === undefined ? { refusal: 'no bearer token' } : { token };
}
