import { setTimeout as pause } from 'node:timers/promises';
import { isObject } from '../contract/fhir.js';
import { isText, type Json } from './check.js';

/** What came back, as far as a check wants it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** Milliseconds to the last byte. */
  readonly ms: number;
}

export interface Sent {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A token other than a good one; null: none at all. */
  readonly token?: string | null;
}

/** The service under test. */
export interface Client {
  /** "https://cds.example.org", without /cds-services. */
  readonly base: string;
  /** @param path "/cds-services/x" */
  call(path: string, sent?: Sent): Promise<Answer>;
}

/** The service cannot be reached, or not be spoken to: nothing more can be judged. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** It answers 401 and we have no key: nothing can be judged. */
export class Closed extends Error {
  override readonly name = 'Closed';
  constructor(path: string) {
    super(`${path} answers 401: the service requires authentication, so --token-from is needed`);
  }
}

const MOST_WAITS = 3;
const LONGEST_WAIT_IN_SECONDS = 60;

/**
 * @param tokenFor a fresh token for a path; undefined when calls are made without
 * @throws Unreachable from every call that gets no answer at all; Closed from one that got 401 for want of a key
 */
export function connect(
  base: string,
  timeoutMs: number,
  tokenFor: ((path: string) => Promise<string>) | undefined,
): Client {
  const once = async (path: string, { method, body, headers, token }: Sent): Promise<Answer> => {
    const bearer = token === undefined ? await tokenFor?.(path) : token;
    const startedAt = performance.now();
    try {
      const response = await fetch(`${base}${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(typeof bearer === 'string' && { authorization: `Bearer ${bearer}` }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const ms = performance.now() - startedAt;
      return { status: response.status, headers: response.headers, text, json: parsed(text), ms };
    } catch (error) {
      throw new Unreachable(`${base}${path}: ${reasonOf(error, timeoutMs)}`);
    }
  };
  return {
    base,
    call: async (path, sent = {}) => {
      let answer = await once(path, sent);
      // A service with a rate limit is not at fault, and not to be judged by it.
      for (let waits = 0; waits < MOST_WAITS && isBusy(answer); waits += 1) {
        const seconds = Number(answer.headers.get('retry-after') ?? 1) || 1;
        await pause(Math.min(seconds, LONGEST_WAIT_IN_SECONDS) * 1000);
        answer = await once(path, sent);
      }
      if (answer.status === 401 && tokenFor === undefined && sent.token === undefined) throw new Closed(path);
      return answer;
    },
  };
}

const isBusy = ({ status, headers }: Answer): boolean =>
  status === 429 || (status === 503 && headers.has('retry-after'));

/** fetch hides the reason in `cause`. */
function reasonOf(error: unknown, timeoutMs: number): string {
  if (!isObject(error)) return 'cannot be reached';
  if (error['name'] === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  const { code, message } = isObject(error['cause']) ? error['cause'] : error;
  return [code, message].find(isText) ?? 'cannot be reached';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const bodyOf = ({ json }: Answer): Json => (isObject(json) ? json : {});
export const isGood = ({ status }: Answer): boolean => status >= 200 && status < 300;
export const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500;
/** What was seen: "status 500". */
export const statusOf = ({ status }: Answer): string => `status ${status}`;
