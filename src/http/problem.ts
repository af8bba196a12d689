import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { BadRequest } from '../contract/hook-request.js';

/** An answer other than 200, in words that hold nothing of the request. */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    /** https://hl7.org/fhir/R4/valueset-issue-type.html */
    readonly code: string,
    readonly text: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(text);
  }
}

/** What body-parser says in `error.type`. The error itself holds the body: it goes nowhere. */
const bodyProblems: Readonly<Record<string, Problem>> = {
  'entity.too.large': new Problem(413, 'too-long', 'The request is larger than MAX_BODY_MB allows.'),
  'encoding.unsupported': new Problem(
    415,
    'not-supported',
    'This Content-Encoding is not supported; gzip is.',
  ),
  'charset.unsupported': new Problem(415, 'not-supported', 'JSON must be sent in UTF-8.'),
  'entity.parse.failed': new Problem(400, 'structure', 'body: is not valid JSON'),
};
const unreadable = new Problem(400, 'structure', 'The request cannot be read.');
const unexpected = new Problem(500, 'exception', 'The service failed unexpectedly.');

/**
 * Every error becomes an OperationOutcome, as CDS Hooks 3.0 asks of every status but 2xx; 2.0.1 leaves it open.
 * https://build.fhir.org/ig/HL7/cds-hooks/#http-status-codes
 */
export function answerProblems(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const problem = problemOf(error);
    if (problem === unexpected) log.error(whereItBroke(error), 'unexpected error');
    if (response.headersSent) next(new Error('the answer was cut off'));
    else sendProblem(response, problem);
  };
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).set(problem.headers).json(outcomeOf(problem));
}

export const outcomeOf = ({ code, text }: Problem) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code, details: { text } }],
});

export const notFound: RequestHandler = (_request, response) => {
  sendProblem(response, new Problem(404, 'not-found', 'There is nothing at this address.'));
};

export const allowOnly =
  (...methods: readonly string[]): RequestHandler =>
  (_request, response) => {
    const allow = [...methods, 'OPTIONS'].join(', ');
    sendProblem(response, new Problem(405, 'not-supported', `Only ${allow} here.`, { Allow: allow }));
  };

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof BadRequest) return new Problem(400, 'invalid', error.message);
  if (!(error instanceof Error)) return unexpected;
  if ('type' in error && typeof error.type === 'string' && Object.hasOwn(bodyProblems, error.type)) {
    return bodyProblems[error.type] ?? unreadable;
  }
  const status = 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? unreadable : unexpected;
}

/** Name and stack frames only: a message may quote the patient. */
function whereItBroke(error: unknown): { readonly error: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { error: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
