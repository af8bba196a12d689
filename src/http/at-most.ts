import { Problem } from './problem.js';

/**
 * Lets so many calls be worked on at once. One more is refused at once and not queued: a clinician waits for
 * the answer, and what waits keeps memory.
 * @returns runs the work, or rejects with Problem 503; what is worked on counts until it ends, even when its
 * caller has left
 */
export function atMost(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let underWay = 0;
  return async (work) => {
    if (underWay >= most) throw busy;
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
}

const busy = new Problem(503, 'throttled', 'Too many calls are being answered: try again.', {
  'Retry-After': '1',
});
