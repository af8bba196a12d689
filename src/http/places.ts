import { Problem } from './problem.js';

export interface Places {
  /** @throws Problem 503 when all are taken */
  take(): void;
  giveBack(): void;
}

/**
 * Lets so many calls be worked on at once. One more is refused at once and not queued: a clinician waits for
 * the answer, and what waits keeps memory.
 */
export function placesFor(most: number): Places {
  let taken = 0;
  return {
    take: () => {
      if (taken >= most) throw busy;
      taken += 1;
    },
    giveBack: () => {
      taken -= 1;
    },
  };
}

const busy = new Problem(503, 'throttled', 'Too many calls are being answered: try again.', {
  'Retry-After': '1',
});
