import { setImmediate } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Config } from '../config.js';
import { feedbackIn, readFeedbackItem, type FeedbackItem } from '../contract/feedback.js';
import { BadRequest } from '../contract/hook-request.js';
import { Unavailable } from '../journal/connection.js';
import type { Journal } from '../journal/journal.js';
import { callerOf } from './authenticate.js';
import { jsonBody } from './json-body.js';
import { placesFor } from './places.js';
import { Problem } from './problem.js';
import { recordedOf } from './record-calls.js';

export interface FeedbackDeps {
  readonly config: Pick<Config, 'maxBodyMb' | 'maxConcurrent'>;
  readonly journal: Pick<Journal, 'feedback'>;
}

/** Of the items that could not be read so many are named. */
const MOST_NAMED = 20;
/** Some milliseconds of reading, then other calls have their turn. */
const ITEMS_AT_ONCE = 200;

/**
 * What became of cards. 200 only when it is durable; an item that cannot be read is named and costs no other.
 * The specification leaves status and body open: https://cds-hooks.hl7.org/STU2/#feedback
 */
export function feedback({ config, journal }: FeedbackDeps): RequestHandler {
  const readBody = jsonBody(config.maxBodyMb);
  // Of its own: feedback on a slow database takes no place from a clinician.
  const places = placesFor(config.maxConcurrent);
  return async (request, response) => {
    const service = String(request.params['id']);
    const client = callerOf(response)?.name;
    places.take();
    try {
      const { items, named, refused } = await readAll(feedbackIn(await readBody(request, response)));
      const [first] = named;
      if (items.length === 0 && first !== undefined) throw first;
      if (items.length > 0)
        await journal.feedback({ service, client }, items).catch((error: unknown) => {
          throw error instanceof Unavailable ? notStored : error;
        });
      // Never what is in it: a comment is patient data.
      recordedOf(response).line.feedback = { stored: items.length, refused };
      response.json({
        stored: items.length,
        ...(refused > 0 && { refused, problems: named.map(({ message }) => message) }),
      });
    } finally {
      places.giveBack();
    }
  };
}

async function readAll(given: readonly unknown[]): Promise<{
  readonly items: readonly FeedbackItem[];
  /** The first of those that could not be read. */
  readonly named: readonly BadRequest[];
  readonly refused: number;
}> {
  const items: FeedbackItem[] = [];
  const named: BadRequest[] = [];
  for (const [index, one] of given.entries()) {
    const read = readFeedbackItem(one, index);
    if (!(read instanceof BadRequest)) items.push(read);
    else if (named.length < MOST_NAMED) named.push(read);
    if (index % ITEMS_AT_ONCE === ITEMS_AT_ONCE - 1) await setImmediate();
  }
  return { items, named, refused: given.length - items.length };
}

const notStored = new Problem(503, 'transient', 'Feedback cannot be stored at the moment: send it again.', {
  'Retry-After': '5',
});
