import { rows1to3 } from './rows-1-to-3.js';
import type { Vignette } from './vignette.js';

/** All vignettes of our own, in the order of the decision table. */
export const ownVignettes: readonly Vignette[] = [
  // One line a group.
  ...rows1to3,
];
