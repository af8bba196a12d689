import { dysphagia } from './dysphagia.js';
import { gates } from './gates.js';
import { rows1and2 } from './rows-1-and-2.js';
import type { Vignette } from './vignette.js';

/** All vignettes of our own, in the order of the decision table. */
export const ownVignettes: readonly Vignette[] = [
  // One line a group.
  ...gates,
  ...rows1and2,
  ...dysphagia,
];
