import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTHeaderParameters } from 'jose';
import { z } from 'zod';
import type { Keys } from './keys.js';
import type { Client } from './schema.js';
import type { SeenTokens } from './seen-tokens.js';

/** Seconds by which two clocks may differ. */
export const CLOCK_SKEW = 60;
/** Seconds from iat to exp: who finds an old token must not be able to use it. */
export const LONGEST_LIFE = 3600;

/** Why a caller was refused: for the log and the count, never for the answer. */
export const refusals = [
  'no token',
  'more than one token',
  'no bearer token',
  'not a JWT',
  'typ',
  'algorithm',
  'issuer',
  'jku',
  'kid',
  'key',
  'keys unavailable',
  'signature',
  'claims',
  'expired',
  'not yet valid',
  'lifetime',
  'audience',
  'tenant',
  'replay',
  'too many tokens to remember',
] as const;
export type Refusal = (typeof refusals)[number];

/** A client, its keys, and which of its tokens were used. */
export interface Known {
  readonly client: Client;
  readonly keys: Keys;
  readonly seen: SeenTokens;
  /** Asks what the other replicas have seen; absent: this is the only process. */
  readonly seenElsewhere?: SeenElsewhere | undefined;
}

/**
 * Remembers a token for all replicas, or says that one of them has seen it. Never rejects and never waits long:
 * `unknown` lets the call go on.
 */
export type SeenElsewhere = (
  issuer: string,
  jti: string,
  until: number,
) => Promise<'new' | 'seen' | 'unknown'>;

export type TokenVerdict =
  | { readonly client: Client }
  | { readonly refusal: Refusal; readonly client?: Client; readonly issuer?: string };

/**
 * Whose token is it, is it genuine, and is it for here and now? In the order of
 * https://cds-hooks.org/best-practices/#security: nothing that a token names is fetched, and nothing of it is
 * believed before its signature was found right, but which client's key to try.
 * @param audiences the URLs of the endpoint that was called; the client's own `audience` comes before them
 * @param now seconds since the epoch
 */
export async function checkToken(
  token: string,
  known: ReadonlyMap<string, Known>,
  audiences: readonly string[],
  now: number,
): Promise<TokenVerdict> {
  const unverified = decode(token);
  if (unverified === undefined) return { refusal: 'not a JWT' };
  const { header, issuer } = unverified;
  if (header.typ !== 'JWT') return { refusal: 'typ' };
  const found = typeof issuer === 'string' ? known.get(issuer) : undefined;
  if (found === undefined)
    return { refusal: 'issuer', ...(typeof issuer === 'string' && { issuer: issuer.slice(0, 200) }) };
  const { client } = found;
  const refusal = await refusalOf(token, header, found, audiences, now);
  return refusal === undefined ? { client } : { refusal, client };
}

function decode(
  token: string,
): { readonly header: JWTHeaderParameters; readonly issuer: unknown } | undefined {
  try {
    return { header: decodeProtectedHeader(token) as JWTHeaderParameters, issuer: decodeJwt(token).iss };
  } catch {
    return undefined;
  }
}

async function refusalOf(
  token: string,
  header: JWTHeaderParameters,
  known: Known,
  audiences: readonly string[],
  now: number,
): Promise<Refusal | undefined> {
  const { client, keys } = known;
  if (!client.algorithms.some((one) => one === header.alg)) return 'algorithm';
  if (header.jku !== undefined && header.jku !== (client.jwksUrl ?? client.jku)) return 'jku';
  if (typeof header.kid !== 'string' || header.kid === '') return 'kid';
  const key = await keys.find(header);
  if (typeof key === 'string') return key;
  let payload: unknown;
  try {
    ({ payload } = await jwtVerify(token, key, {
      algorithms: [...client.algorithms],
      clockTolerance: CLOCK_SKEW,
      currentDate: new Date(now * 1000),
    }));
  } catch (error) {
    return refusalIn(error);
  }
  return refusalOfClaims(payload, known, audiences, now);
}

function refusalIn(error: unknown): Refusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === 'check_failed' ? 'not yet valid' : 'claims';
  return error instanceof errors.JWSSignatureVerificationFailed ? 'signature' : 'not a JWT';
}

/** https://cds-hooks.hl7.org/STU2/#trusting-cds-clients */
const claims = z.object({
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number(),
  jti: z.string().min(1),
  tenant: z.string().optional(),
});

async function refusalOfClaims(
  payload: unknown,
  { client, seen, seenElsewhere }: Known,
  audiences: readonly string[],
  now: number,
): Promise<Refusal | undefined> {
  const { data } = claims.safeParse(payload);
  if (data === undefined) return 'claims';
  const { aud, exp, iat, jti, tenant } = data;
  if (iat > now + CLOCK_SKEW) return 'not yet valid';
  if (exp <= iat || exp - iat > LONGEST_LIFE) return 'lifetime';
  const accepted = client.audience ?? audiences;
  if (![aud].flat().some((one) => accepted.includes(one))) return 'audience';
  if (client.tenants && (tenant === undefined || !client.tenants.includes(tenant))) return 'tenant';
  // Last, and in one step: of two calls with one token that come at once, one is answered.
  const memory = seen.remember(jti, exp + CLOCK_SKEW, now);
  if (memory !== 'new') return memory === 'seen' ? 'replay' : 'too many tokens to remember';
  const elsewhere = await seenElsewhere?.(client.issuer, jti, exp + CLOCK_SKEW);
  return elsewhere === 'seen' ? 'replay' : undefined;
}
