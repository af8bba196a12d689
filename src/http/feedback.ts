import type { RequestHandler } from 'express';
import type { Config } from '../config.js';
import { readFeedback } from '../contract/feedback.js';
import { Unavailable } from '../journal/connection.js';
import type { Journal } from '../journal/journal.js';
import { callerOf } from './authenticate.js';
import { jsonBody } from './json-body.js';
import { Problem } from './problem.js';
import { recordedOf } from './record-calls.js';

export interface FeedbackDeps {
  readonly config: Pick<Config, 'maxBodyMb'>;
  readonly journal: Pick<Journal, 'feedback'>;
}

/** Of the items that could not be read so many are named. */
const MOST_NAMED = 20;

/**
 * What became of cards. 200 only when it is durable; an item that cannot be read is named and costs no other.
 * The specification leaves status and body open: https://cds-hooks.hl7.org/STU2/#feedback
 */
export function feedback({ config, journal }: FeedbackDeps): RequestHandler {
  const readBody = jsonBody(config.maxBodyMb);
  return async (request, response) => {
    const service = String(request.params['id']);
    const client = callerOf(response)?.name;
    const { items, problems } = readFeedback(await readBody(request, response));
    const [first] = problems;
    if (items.length === 0 && first !== undefined) throw first;
    if (items.length > 0)
      await journal.feedback({ service, client }, items).catch((error: unknown) => {
        throw error instanceof Unavailable ? notStored : error;
      });
    // Never what is in it: a comment is patient data.
    recordedOf(response).line.feedback = { stored: items.length, refused: problems.length };
    response.json({
      stored: items.length,
      ...(problems.length > 0 && {
        refused: problems.length,
        problems: problems.slice(0, MOST_NAMED).map(({ message }) => message),
      }),
    });
  };
}

const notStored = new Problem(503, 'transient', 'Feedback cannot be stored at the moment: send it again.', {
  'Retry-After': '5',
});
