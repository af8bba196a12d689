import type { Recommendation } from './recommendation.js';

/** Seed 002, on JDM. Specification A. */
export const fromSeed002 = {
  '002-01': {
    says: 'A child still weak on methotrexate and hydroxychloroquine: a JAK inhibitor next.',
    population: 'juvenile',
  },
  '002-02': {
    says: 'Expect muscle and skin to respond rapidly to a JAK inhibitor.',
    population: 'juvenile',
    refused: 'No card promises a speed: the cohorts are uncontrolled. The card says when to judge.',
  },
  '002-03': {
    says: 'Anti-MDA5 with lung disease in a child: a JAK inhibitor works.',
    population: 'juvenile',
    but: 'offered as one of the options, without a claim of effect',
  },
  '002-04': {
    says: 'Rituximab: complete response of muscle in 3 of 6.',
    population: 'juvenile',
    refused: 'A figure to weigh rituximab by, on no card; the registry is cited on escalate-rituximab.',
  },
  '002-05': {
    says: 'Limits of rituximab: no effect on calcinosis.',
    population: 'juvenile',
    but: 'the list in the seed is blank; this is the first item of the page it came from',
  },
  '002-06': {
    says: 'Adalimumab: limited evidence in JDM, approved for JIA only.',
    population: 'juvenile',
    but: 'weak evidence is said, the approval for JIA is not',
  },
  '002-07': { says: 'When a JAK inhibitor is begun, keep methotrexate going.', population: 'juvenile' },
  '002-08': {
    says: 'When a JAK inhibitor works, a faster steroid taper may be possible.',
    population: 'juvenile',
  },
  '002-09': { says: 'Judge a JAK inhibitor at three months; then alternatives.', population: 'juvenile' },
  '002-10': {
    says: 'Prominent arthritis, JAK inhibitor unsuitable: adalimumab.',
    population: 'juvenile',
    but: 'in children; that a JAK inhibitor is unsuitable is not asked, it stands further down the list',
  },
  '002-11': {
    says: 'Myositis antibodies, anti-Mi-2 above all: rituximab.',
    population: 'juvenile',
    but: 'the antibody is prognostic, not predictive: with anti-Mi-2 or an antisynthetase antibody rituximab only moves up behind the first option',
  },
  '002-12': { says: 'Prominent skin disease: IVIG beside the rest.', population: 'juvenile' },
  '002-13': {
    says: 'JAK inhibitor: follow laboratory values and infections.',
    population: 'juvenile',
    but: 'the tests before the first dose are named; an interval for follow-up is given by no source',
  },
  '002-14': {
    says: 'JAK inhibitor: long-term safety in children is not known.',
    population: 'juvenile',
    refused: 'No card says it; the card says off-label and names the boxed warnings.',
  },
  '002-15': { says: 'Choose by manifestations, antibodies and organs.', population: 'juvenile' },
  '002-16': {
    says: 'A biologic other than a TNF inhibitor after the first; JAK inhibitor after csDMARD.',
    population: 'juvenile',
    refused: 'Taken from arthritis guidelines, not about JDM (specification A; conflict C16).',
  },
} as const satisfies Readonly<Record<`002-${number}`, Recommendation>>;
