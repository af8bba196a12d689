import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type CryptoKey,
  type FetchImplementation,
  type JSONWebKeySet,
  type JWTHeaderParameters,
} from 'jose';
import type { Client } from './schema.js';

/** Keys are asked for again in the background when they are older than this: a new key set is known by then. */
export const REFRESH_AFTER_MS = 10 * 60_000;
/** As long are they good while the client's server does not answer: a withdrawn key must not live longer. */
export const GOOD_FOR_MS = 60 * 60_000;
/** A kid that nobody knows makes us ask again, but not more often than this. */
export const ASK_AGAIN_AFTER_MS = 30_000;
/** After a failure nobody asks for so long: every caller would wait for it. */
export const RETRY_AFTER_MS = 10_000;
/** All of connection, answer and body; calls under way wait together for one answer. */
export const TIMEOUT_MS = 2_000;
const MOST_BYTES = 256 * 1024;

/** The public keys of one client. */
export interface Keys {
  /** The key that the header names: by kid, and fit for its alg. */
  find(header: JWTHeaderParameters): Promise<CryptoKey | 'key' | 'keys unavailable'>;
  /** Fetches them before the first call does. */
  warmUp(): Promise<void>;
}

/** @param failed is told when the keys could not be fetched, and why */
export const keysOf = ({ jwks, jwksUrl }: Client, failed: (why: string) => void): Keys =>
  jwksUrl === undefined ? keysAtHand(jwks ?? { keys: [] }) : keysFrom(jwksUrl, failed);

function keysAtHand(jwks: Client['jwks'] & object): Keys {
  const find = createLocalJWKSet(jwks);
  return { find: (header) => found(find(header)), warmUp: () => Promise.resolve() };
}

/**
 * From the URL that the operator wrote down, never from one in a token. No call waits for a server that is down
 * while the keys of the past hour are there.
 */
function keysFrom(url: string, failed: (why: string) => void): Keys {
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  const load: FetchImplementation = async (href, options) => {
    if (Date.now() < failedAt + RETRY_AFTER_MS) throw new Error('failed a moment ago');
    try {
      const text = await download(href, options);
      fetchedAt = Date.now();
      return new Response(text);
    } catch (error) {
      failedAt = Date.now();
      failed(whyNot(error));
      throw error;
    }
  };
  const remote = createRemoteJWKSet(new URL(url), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: ASK_AGAIN_AFTER_MS,
    cacheMaxAge: GOOD_FOR_MS,
    [customFetch]: load,
  });
  const refresh = () => remote.reload().catch(() => undefined);
  return {
    find: (header) => {
      if (remote.fresh && !remote.reloading && Date.now() >= fetchedAt + REFRESH_AFTER_MS) void refresh();
      return found(remote(header));
    },
    warmUp: refresh,
  };
}

async function found(finding: Promise<CryptoKey>): ReturnType<Keys['find']> {
  try {
    return await finding;
  } catch (error) {
    const isThere =
      error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
    return isThere ? 'key' : 'keys unavailable';
  }
}

/** An answer of 200 that holds a key set of bearable size; jose has forbidden redirects and set the time. */
async function download(...[href, options]: Parameters<FetchImplementation>): Promise<string> {
  const response = await fetch(href, options);
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > MOST_BYTES) throw new Error('too large');
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  // Here, so that what is no key set counts as a failure too, and is not asked for at every call.
  createLocalJWKSet(JSON.parse(text) as JSONWebKeySet);
  return text;
}

/** In words that hold nothing of the answer; by name, because fetch's errors may be of another realm. */
function whyNot(error: unknown): string {
  const {
    name,
    message = 'unknown error',
    cause,
  } = error as Partial<Error> & { readonly cause?: { readonly code?: unknown } };
  if (name === 'TimeoutError') return 'timeout';
  if (name === 'SyntaxError' || error instanceof errors.JWKSInvalid) return 'no JSON Web Key Set';
  return typeof cause?.code === 'string' ? cause.code : message.slice(0, 100);
}
