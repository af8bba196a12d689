import { asList, isObject, type RawResource } from '../contract/fhir.js';

/** What came of one read. Never more than these words: the client's errors quote addresses and bodies. */
export type Fetched =
  | { readonly kind: 'answer'; readonly resource: RawResource }
  | { readonly kind: 'not kept' }
  | { readonly kind: 'failed'; readonly why: Failure };
export type Failure =
  'timeout' | 'unreadable' | 'too large' | 'unreachable' | 'outside the server' | `HTTP ${number}`;

export interface Attempt {
  readonly fetched: Fetched;
  /** Worth another try after so many milliseconds. */
  readonly againAfter?: number;
}

/** When the server is busy and does not say for how long. */
const PAUSE_MS = 100;
const CUT: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);
const RETRY_STATUS: ReadonlySet<number> = new Set([429, 503]);

export const failed = (why: Failure): Fetched => ({ kind: 'failed', why });

/** Reads of the client's error only what cannot hold patient data: status, Retry-After, issue codes. */
export function judge(error: unknown): Attempt {
  const { response, config, cause } = isObject(error) ? (error as ClientError) : {};
  if (typeof response?.status !== 'number') {
    // fetch says why it failed; without that it did not, and the client choked on what came.
    if (!isObject(cause)) return { fetched: failed('unreadable') };
    if (cause['code'] === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return { fetched: failed('too large') };
    // A kept connection that the server closed just then: a read may be repeated without harm.
    return { fetched: failed('unreachable'), ...(CUT.has(cause['code']) && { againAfter: 0 }) };
  }
  const { status, data } = response;
  if (status === 404 || ((status === 400 || status === 501) && saysNotSupported(data))) {
    return { fetched: { kind: 'not kept' } };
  }
  // The client reports JSON that it cannot parse as an error with the status of success.
  const fetched = failed(status < 400 ? 'unreadable' : `HTTP ${status}`);
  if (!RETRY_STATUS.has(status)) return { fetched };
  return { fetched, againAfter: retryAfter(config?.headers?.get('retry-after')) };
}

/** fhir-kit-client 2.0.3, lib/http-client: buildResponseError; else what fetch throws. */
interface ClientError {
  readonly response?: { readonly status?: unknown; readonly data?: unknown };
  readonly config?: { readonly headers?: Headers };
  readonly cause?: unknown;
}

/** https://hl7.org/fhir/R4/valueset-issue-type.html */
const saysNotSupported = (body: unknown): boolean =>
  isObject(body) &&
  asList(body['issue']).some((issue) => isObject(issue) && issue['code'] === 'not-supported');

/** Seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(header: string | null | undefined): number {
  if (header == null || header.trim() === '') return PAUSE_MS;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : PAUSE_MS;
}
