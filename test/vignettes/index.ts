import { boundaryVignettes } from './boundaries.js';
import { dysphagia } from './dysphagia.js';
import { gates } from './gates.js';
import { modifierVignettes } from './modifiers.js';
import { rows1and2 } from './rows-1-and-2.js';
import { rows4to6 } from './rows-4-to-6.js';
import { rows7to9 } from './rows-7-to-9.js';
import type { Vignette } from './vignette.js';

/** All vignettes of our own, in the order of the decision table. */
export const ownVignettes: readonly Vignette[] = [
  // One line a group.
  ...gates,
  ...rows1and2,
  ...dysphagia,
  ...rows4to6,
  ...rows7to9,
  ...modifierVignettes,
  ...boundaryVignettes,
];
