import type { Recommendation } from './recommendation.js';

/** Seed 000, on refractory JDM. Specification A. */
export const fromSeed000 = {
  '000-01': {
    says: 'A weak child with dysphagia after a pulse, four doses of methotrexate and an oral steroid: IVIG now.',
    population: 'juvenile',
  },
  '000-02': {
    says: 'Dysphagia means aspiration risk and poor nutrition: act on it forcefully.',
    population: 'juvenile',
  },
  '000-03': {
    says: 'After the first line: IVIG, then rituximab, then ciclosporin, then cyclophosphamide.',
    population: 'juvenile',
    but: 'JAK inhibitors rank among them; cyclophosphamide comes only with organ threat or after several failures',
  },
  '000-04': {
    says: 'A negative panel of myositis antibodies blocks no treatment.',
    population: 'juvenile',
    refused:
      'No card says it. Only the cards on anti-MDA5 ask for a positive antibody, so a negative panel takes nothing away.',
  },
  '000-05': {
    says: 'Severe or refractory disease in a child: IV methylprednisolone in high dose beside the new agent.',
    population: 'juvenile',
    but: 'said only where an organ is threatened, or before a first line with dysphagia; never as a ready-made order',
  },
  '000-06': { says: 'IVIG is the preferred agent of the second line.', population: 'juvenile' },
  '000-07': { says: 'IVIG 2 g/kg a cycle over 2 to 5 consecutive days.', population: 'juvenile' },
  '000-08': {
    says: 'When IVIG works: monthly, then at longer intervals.',
    population: 'juvenile',
    refused:
      'The cards say every 4 weeks. None speaks of IVIG that works, so none says when to space it out.',
  },
  '000-09': { says: 'Give IVIG at least three months before judging it.', population: 'juvenile' },
  '000-10': { says: 'On IVIG follow strength, swallowing, CK, ESR and CRP.', population: 'juvenile' },
  '000-11': { says: 'Refractory disease: consider muscle MRI.', population: 'juvenile' },
  '000-12': {
    says: 'Dysphagia without videofluoroscopy or FEES on file: order one.',
    population: 'juvenile',
    but: 'the order that is made ready is for videofluoroscopy; FEES is named',
  },
  '000-13': {
    says: 'An uncertain diagnosis: consider a biopsy.',
    population: 'juvenile',
    refused:
      'No card speaks of a biopsy. The card review-4-weeks asks whether the diagnosis is sure, and nothing waits for the answer.',
  },
  '000-14': {
    says: 'IVIG inadequate after its cycles: add rituximab.',
    population: 'juvenile',
    but: 'after 3 cycles and 12 weeks; 1000 mg twice is an adult dose, children get theirs by body surface',
  },
  '000-15': { says: 'IVIG inadequate: ciclosporin is an alternative.', population: 'juvenile' },
  '000-16': { says: 'Active disease: ECG and echocardiogram.', population: 'juvenile' },
  '000-17': {
    says: 'Active disease: lung function with respiratory muscle strength.',
    population: 'juvenile',
  },
  '000-18': { says: 'Measure strength and swallowing regularly.', population: 'juvenile' },
  '000-19': {
    says: 'Do not taper the glucocorticoid early while the disease is active.',
    population: 'juvenile',
  },
  '000-20': {
    says: 'Do not give a treatment up before it had an adequate trial.',
    population: 'juvenile',
    but: 'an interrupted IVIG is to be resumed and completed; a running agent is given its time',
  },
  '000-21': { says: 'Dysphagia must not stay without evaluation.', population: 'juvenile' },
  '000-22': {
    says: 'Look for disease of heart, lung and gut.',
    population: 'juvenile',
    but: 'heart and lung are asked for; the gut only by its red flags',
  },
  '000-23': {
    says: 'Early IVIG reduces calcinosis.',
    population: 'juvenile',
    refused: 'Over-claim: the study behind it concerned aggressive treatment in general (specification A).',
  },
  '000-24': { says: 'When IVIG is added, keep methotrexate going.', population: 'juvenile' },
} as const satisfies Readonly<Record<`000-${number}`, Recommendation>>;
