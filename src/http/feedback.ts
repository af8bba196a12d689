import type { RequestHandler } from 'express';
import { Problem, sendProblem } from './problem.js';

/** https://cds-hooks.hl7.org/STU2/#feedback */
export const feedback: RequestHandler = (_request, response) => {
  sendProblem(response, new Problem(501, 'not-supported', 'Feedback is not stored yet.'));
};
