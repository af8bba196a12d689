import { Client } from 'fhir-kit-client';
import { Agent, interceptors, type Dispatcher } from 'undici';
import { isResource } from '../contract/fhir.js';
import { DEEPEST, isDeeperThan } from '../contract/json-depth.js';
import type { Question } from '../contract/question.js';
import { resolveWithin, type ServerAddress } from '../contract/server-address.js';
import { allowedServers, type Refusal } from './allowed-servers.js';
import { failed, judge, type Attempt, type Failure, type Fetched } from './fetched.js';

export interface FhirSettings {
  /** Base addresses that serve while AUTH is off; undefined: servers on this machine only. */
  readonly fhirAllowedServers: readonly string[] | undefined;
  readonly fhirTimeoutMs: number;
  readonly deadlineMs: number;
  readonly fhirMaxAnswerMb: number;
}

/** The EHR's FHIR server during one hook call. */
export interface FhirServer {
  /** "https://ehr.example.org/fhir" */
  readonly base: string;
  /** The operator's entry that allows it: where it is told about, nothing of a request should stand. */
  readonly listedAs: string;
  /** Reads a relative address of ours, or a link that the server gave; nothing outside its base is called. */
  get(link: string): Promise<Fetched>;
  /** How many reads were begun, and how many failed of what. */
  readonly tally: { reads: number; readonly failures: Partial<Record<Failure, number>> };
}

/** Opens the server that a question names; empty when it names none. */
export type OpenServer = (question: Question) => {
  readonly server?: FhirServer;
  readonly refused?: Refusal;
};

const MOST_TRIES = 2;
/** Sockets to one server, over all calls that are being answered. */
const MOST_SOCKETS = 128;

/**
 * The only door to a FHIR server.
 * https://cds-hooks.hl7.org/STU2/#passing-the-access-token-to-the-cds-service
 */
export function fhirServers(settings: FhirSettings): OpenServer {
  const permit = allowedServers(settings.fhirAllowedServers);
  const dispatcher = boundedDispatcher(settings);
  return (question) => {
    const permission = permit(question);
    if (permission === undefined || 'refused' in permission) return permission ?? {};
    const { accessToken, accessTokenSeconds = Infinity, signal, startedAt = performance.now() } = question;
    const { traceparent } = question;
    // Most calls carry all they need: then the client is never made.
    let client: Client | undefined;
    const makeClient = () =>
      new Client({
        baseUrl: addressOf(permission.base),
        ...(accessToken !== undefined && { bearerToken: accessToken }),
        // Brotli, which fetch would offer too, costs a server more time than it saves on one page.
        customHeaders: {
          'accept-encoding': 'gzip, deflate',
          ...(traceparent !== undefined && { traceparent }),
        },
        requestOptions: { redirect: 'error', dispatcher },
      });
    const limits = {
      timeoutMs: settings.fhirTimeoutMs,
      // Nothing is begun with a token that has run out meanwhile.
      deadline: startedAt + Math.min(settings.deadlineMs, accessTokenSeconds * 1000),
      waiter: waiterFor(signal),
    };
    return { server: serverOf(permission, () => (client ??= makeClient()), limits) };
  };
}

/** Counted as it comes in and again after decompression: a small answer may unpack to gigabytes. */
function boundedDispatcher({ fhirMaxAnswerMb, fhirTimeoutMs, deadlineMs }: FhirSettings): Dispatcher {
  const bytes = Math.floor(fhirMaxAnswerMb * 1_000_000);
  const agent = new Agent({
    connections: MOST_SOCKETS,
    connect: { timeout: fhirTimeoutMs },
    headersTimeout: deadlineMs,
    bodyTimeout: deadlineMs,
    maxResponseSize: bytes,
  });
  const unpack = quietly(() => interceptors.decompress({ maxSize: bytes, skipErrorResponses: false }));
  return agent.compose(unpack);
}

/** undici warns at each start that this interceptor may change; its version is pinned, and tests prove the bound. */
function quietly<Made>(make: () => Made): Made {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return make();
  } finally {
    process.emitWarning = emitWarning;
  }
}

interface Limits {
  readonly timeoutMs: number;
  /** On the clock of performance.now(). */
  readonly deadline: number;
  readonly waiter: Waiter;
}

/** Who waits for the answer; one listener for all reads, because there are more of them than Node expects. */
interface Waiter {
  readonly hasLeft: () => boolean;
  /** Called when they leave. */
  readonly waiting: Set<() => void>;
}

function waiterFor(signal: AbortSignal | undefined): Waiter {
  const waiting = new Set<() => void>();
  signal?.addEventListener('abort', () => waiting.forEach((end) => end()), { once: true });
  return { hasLeft: () => signal?.aborted ?? false, waiting };
}

const addressOf = ({ origin, path }: ServerAddress) => `${origin}${path}`;

function serverOf(
  { base, listedAs }: Readonly<Record<'base' | 'listedAs', ServerAddress>>,
  client: () => Client,
  limits: Limits,
): FhirServer {
  const tally: FhirServer['tally'] = { reads: 0, failures: {} };
  return {
    base: addressOf(base),
    listedAs: addressOf(listedAs),
    tally,
    get: async (link) => {
      tally.reads += 1;
      const url = resolveWithin(base, link);
      const fetched =
        url === undefined
          ? failed('outside the server')
          : await persist(() => once(client(), url, limits), limits);
      if (fetched.kind === 'failed') {
        tally.failures[fetched.why] = (tally.failures[fetched.why] ?? 0) + 1;
      }
      return fetched;
    },
  };
}

async function persist(attempt: () => Promise<Attempt>, limits: Limits): Promise<Fetched> {
  for (let tries = 1; ; tries += 1) {
    const { fetched, againAfter } = await attempt();
    if (againAfter === undefined || tries === MOST_TRIES) return fetched;
    if (performance.now() + againAfter >= limits.deadline) return fetched;
    await pause(againAfter, limits.waiter);
  }
}

/** One request, which ends when its time is over, when the call's is, or when the caller has left. */
async function once(client: Client, url: string, limits: Limits): Promise<Attempt> {
  const left = limits.deadline - performance.now();
  if (left <= 0 || limits.waiter.hasLeft()) return { fetched: failed('timeout') };
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, Math.min(limits.timeoutMs, left));
  limits.waiter.waiting.add(end);
  try {
    // Raced, so that the answer is in time whatever the client makes of its signal.
    const body: unknown = await Promise.race([
      client.request(url, { method: 'GET', options: { signal: ending.signal } }),
      whenAborted(ending.signal),
    ]);
    if (!isResource(body) || isDeeperThan(DEEPEST, body)) return { fetched: failed('unreadable') };
    return { fetched: { kind: 'answer', resource: body } };
  } catch (error) {
    return ending.signal.aborted ? { fetched: failed('timeout') } : judge(error);
  } finally {
    clearTimeout(timer);
    limits.waiter.waiting.delete(end);
  }
}

const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });

/** Ends early when the caller leaves. */
const pause = (ms: number, { waiting }: Waiter): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      waiting.delete(done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    waiting.add(done);
  });
