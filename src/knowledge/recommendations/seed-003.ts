import type { Recommendation } from './recommendation.js';

/** Seed 003; it does not say of whom it speaks, its scale is of children. Specification A. */
export const fromSeed003 = {
  '003-01': {
    says: 'On methotrexate and steroid after a pulse, CMAS falls by 3 or more: add IVIG and keep both.',
    population: 'not stated',
  },
  '003-02': { says: 'A falling strength score is an inadequate response.', population: 'not stated' },
  '003-03': {
    says: 'Inadequate on methotrexate and steroid: IVIG, or infliximab or adalimumab, or high-dose methotrexate with ciclosporin and IVIG.',
    population: 'not stated',
    refused:
      'Quoted in two versions that differ; the rank of the TNF inhibitors is not followed (conflict C2). That IVIG comes next is 003-01.',
  },
  '003-04': {
    says: 'IVIG 1 to 2 g/kg over 1 to 2 days a month.',
    population: 'not stated',
    refused: '1 g/kg is below the dose of the label; the cards say 2 g/kg (conflict C5).',
  },
  '003-05': { says: 'When IVIG is added, keep methotrexate and steroid going.', population: 'not stated' },
  '003-06': {
    says: 'A retrospective series found IVIG 2 g/kg of benefit.',
    population: 'not stated',
    refused: 'A figure (12 of 18), on no card; escalate-ivig cites the trial and a cohort instead.',
  },
  '003-07': {
    says: 'Active disease: follow strength, skin, CK, LDH, AST, ALT, ESR and CRP.',
    population: 'not stated',
  },
  '003-08': {
    says: 'IVIG failed: rituximab, infliximab or adalimumab, mycophenolate, ciclosporin.',
    population: 'not stated',
  },
  '003-09': { says: 'In a flare do not taper rapidly.', population: 'not stated' },
  '003-10': {
    says: 'Active disease: rheumatology and physiotherapy, dermatology if needed.',
    population: 'not stated',
    but: 'dermatology is not named',
  },
  '003-11': { says: 'Falling strength: escalate promptly.', population: 'not stated' },
} as const satisfies Readonly<Record<`003-${number}`, Recommendation>>;
