import { boundaryVignettes } from './boundaries.js';
import { companionsCare } from './companions-care.js';
import { companionsSafety } from './companions-safety.js';
import { dysphagia } from './dysphagia.js';
import { gates } from './gates.js';
import { modifierVignettes } from './modifiers.js';
import { neverOffered } from './never-offered.js';
import { neverSilent } from './never-silent.js';
import { methotrexateOrders } from './orders-methotrexate.js';
import { infusionOrders } from './orders-infusions.js';
import { oralOrders } from './orders-oral.js';
import { pregnancyOrders } from './orders-pregnancy.js';
import { liveVaccines } from './live-vaccines.js';
import { otherDrugs } from './other-drugs.js';
import { rows1and2 } from './rows-1-and-2.js';
import { rows10to13 } from './rows-10-to-13.js';
import { rows14to17 } from './rows-14-to-17.js';
import { rows18to19 } from './rows-18-to-19.js';
import { rows4to6 } from './rows-4-to-6.js';
import { rows7to9 } from './rows-7-to-9.js';
import { tnfInhibitors } from './tnf-inhibitors.js';
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
  ...rows10to13,
  ...rows14to17,
  ...rows18to19,
  ...companionsSafety,
  ...companionsCare,
  ...tnfInhibitors,
  ...otherDrugs,
  ...methotrexateOrders,
  ...pregnancyOrders,
  ...infusionOrders,
  ...oralOrders,
  ...liveVaccines,
  ...neverOffered,
  ...neverSilent,
  ...boundaryVignettes,
];
