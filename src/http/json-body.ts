import express, { type Request, type RequestHandler, type Response } from 'express';
import { DEEPEST, isDeeperThan } from '../contract/json-depth.js';
import { Problem } from './problem.js';

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
        else if (isDeeperThan(DEEPEST, body)) reject(tooDeep);
        else resolve(body);
      });
    });
}

const wrongType = new Problem(415, 'not-supported', 'Send application/json or application/fhir+json.');
const tooDeep = new Problem(400, 'structure', `body: is nested deeper than ${DEEPEST} levels`);
