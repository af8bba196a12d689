import express, { type Request, type RequestHandler, type Response } from 'express';
import { Problem } from './problem.js';

/** FHIR nests some ten levels deep; what nests deeper than this was made to overflow a recursion. */
const deepest = 100;
const types = ['application/json', 'application/fhir+json', 'application/*+json'];

/**
 * Reads a JSON body, plain or compressed.
 * https://cds-hooks.hl7.org/STU2/#use-of-json
 * @throws Problem 400 or 415, or body-parser's error, which holds the body and must not be logged.
 */
export function jsonBody(maxMegabytes: number): (request: Request, response: Response) => Promise<unknown> {
  const parse: RequestHandler = express.json({
    type: types,
    limit: maxMegabytes * 1024 * 1024,
    strict: false,
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      parse(request, response, (error?: unknown) => {
        const body: unknown = request.body;
        // Node keeps the request until the next one comes: it should not keep the chart with it.
        request.body = undefined;
        if (error !== undefined) reject(error instanceof Error ? error : new Error('unreadable body'));
        else if (body === undefined && request.is(types) === false) reject(wrongType);
        else if (isDeeperThan(deepest, body)) reject(tooDeep);
        else resolve(body);
      });
    });
}

const wrongType = new Problem(415, 'not-supported', 'Send application/json or application/fhir+json.');
const tooDeep = new Problem(400, 'structure', `body: is nested deeper than ${deepest} levels`);

/**
 * Recursion that cannot overflow, because it ends at the limit. Every call pays for it: plain loops that look
 * only into objects take a third less time than `some` (at 1 MB 0.5 to 0.6 ms instead of 0.8).
 */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (typeof item === 'object' && isDeeperThan(levels - 1, item)) return true;
    }
    return false;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === 'object' && isDeeperThan(levels - 1, member)) return true;
  }
  return false;
}
