import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../contract/services.js';
import { readTraceparent, type Trace } from '../contract/trace-context.js';
import type { Endpoint, Metrics } from '../metrics.js';
import type { FhirTally } from '../pipeline.js';
import { callerOf } from './authenticate.js';

/** What is told of a request that came as far as being worked on: nothing of the patient. */
export interface CallLine {
  hookInstance?: string;
  cards?: number;
  brokenRules?: string[];
  /** How many items of feedback were stored, and how many could not be read. */
  feedback?: { readonly stored: number; readonly refused: number };
  /** How much was read from the EHR's FHIR server, and what went wrong. */
  fhir?: FhirTally;
  /** Why the server that the call names was not called. */
  fhirServer?: string;
}

interface Recorded {
  readonly line: CallLine;
  readonly trace: Trace | undefined;
}

/**
 * In front of every address of a service: one log line and one count for each request, however it ends. Nothing
 * of the request is told but what was checked to be an id.
 */
export function recordCalls({ list }: Services, metrics: Metrics, log: Logger): RequestHandler {
  const known = new Set(list.map(({ id }) => id));
  return (request, response, next) => {
    const startedAt = performance.now();
    const asked = String(request.params['id']);
    const service = known.has(asked) ? asked : 'unknown';
    const endpoint = endpointOf(request);
    const trace = readTraceparent(request.headers['traceparent']);
    const line: CallLine = {};
    response.locals['recorded'] = { line, trace } satisfies Recorded;
    response.once('close', () => {
      const client = callerOf(response)?.name;
      const ms = performance.now() - startedAt;
      const finished = response.writableFinished;
      log.info(
        {
          service,
          ...(client !== undefined && { client }),
          ...(trace && { traceId: trace.traceId }),
          ...toldOf(line),
          // Without headers sent it would be the 200 that never came.
          ...(response.headersSent && { status: response.statusCode }),
          ms: Math.round(ms * 10) / 10,
          finished,
        },
        messages[endpoint],
      );
      const status = finished ? response.statusCode : undefined;
      metrics.countRequest({ endpoint, service, client, status, seconds: ms / 1000 });
    });
    next();
  };
}

/** What `recordCalls` knows of the request, and the line that its handler fills in. */
export const recordedOf = (response: Response): Recorded => response.locals['recorded'] as Recorded;

const messages: Readonly<Record<Endpoint, string>> = {
  call: 'hook',
  feedback: 'feedback',
  'source-attributes': 'source attributes',
  other: 'no such address',
};

const endpoints: ReadonlyMap<string, Endpoint> = new Map([
  ['', 'call'],
  ['/feedback', 'feedback'],
  ['/source-attributes', 'source-attributes'],
]);
/** Addresses are read as Express reads them: in any case, with or without a slash at the end. */
const endpointOf = ({ path }: Request): Endpoint =>
  endpoints.get(path.toLowerCase().replace(/\/$/, '')) ?? 'other';

/** A tally of nothing says nothing. */
function toldOf({ fhir, ...line }: CallLine): CallLine {
  return fhir !== undefined && fhir.reads > 0 ? { ...line, fhir } : line;
}
