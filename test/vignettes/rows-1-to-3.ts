import { ago, refractoryChild, TODAY } from '../cards/consult.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import { no, yes } from './targets.js';
import type { Vignette } from './vignette.js';

/** Organ threat, anti-MDA5 with interstitial lung disease, dysphagia. */
export const rows1to3: readonly Vignette[] = [
  {
    id: 'one-typical-ulcer',
    story:
      'A girl of ten, still weak after 30 weeks of methotrexate and prednisolone, with one digital ulcer.',
    proves: no({ row: '1' }),
    patient: wellLookedAfter(refractoryChild().has('Digital ulcer', { onset: ago(100) }), { today: TODAY }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'myocarditis-in-a-child',
    story: 'The same girl, in whom myocarditis of her dermatomyositis was found five days ago.',
    proves: yes({ row: '1' }),
    patient: wellLookedAfter(refractoryChild().has('Myocarditis', { onset: ago(5) }), { today: TODAY }),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
    inOrder: ['cyclophosphamide', 'tofacitinib', 'rituximab', 'IVIG'],
  },
];
