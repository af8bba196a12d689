import type { Recommendation } from './recommendation.js';

/** Seed 004; an adult is implied. Specification A. */
export const fromSeed004 = {
  '004-01': {
    says: 'Active after mycophenolate, tocilizumab, IVIG, steroid, hydroxychloroquine and rituximab: consider IV cyclophosphamide.',
    population: 'adult',
  },
  '004-02': {
    says: 'Major organ involvement or extensive ulcers: add IV cyclophosphamide.',
    population: 'adult',
  },
  '004-03': {
    says: 'Skin disease that goes on is systemic disease: more systemic treatment.',
    population: 'adult',
  },
  '004-04': { says: 'Rituximab within its 26 weeks: continue, it has not failed.', population: 'adult' },
  '004-05': { says: 'Refractory disease: infliximab or adalimumab may be considered.', population: 'adult' },
  '004-06': {
    says: 'Reassess the regimen, follow it, keep toxicity low.',
    population: 'adult',
    but: 'what is overdue to be judged is asked for; toxicity is looked at drug by drug when it is ordered',
  },
  '004-07': {
    says: 'Severe refractory disease: IVIG with mycophenolate works and spares steroid.',
    population: 'adult',
    refused: 'The source (2009) was not found, and nothing rests on it (specification A).',
  },
  '004-08': {
    says: 'After cyclophosphamide: maintenance with mycophenolate.',
    population: 'adult',
    but: 'kept as "plan the maintenance": the case that is cited had another disease',
  },
  '004-09': {
    says: 'Cyclophosphamide against mycophenolate in IgG4-related disease.',
    population: 'adult',
    refused: 'Not about dermatomyositis (specification A).',
  },
  '004-10': {
    says: 'Resolvins.',
    population: 'adult',
    refused: 'Not about dermatomyositis (specification A).',
  },
} as const satisfies Readonly<Record<`004-${number}`, Recommendation>>;
