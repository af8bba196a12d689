import type { Recommendation } from './recommendation.js';

/** Seed 001, on an adult; it cites mostly paediatric consensus. Specification A. */
export const fromSeed001 = {
  '001-01': {
    says: 'On methotrexate and steroid with new dysphagia, weakness again or lasting rash: IVIG, and raise methotrexate.',
    population: 'adult',
  },
  '001-02': {
    says: 'Methotrexate at 15 mg a week or less in refractory disease: raise it to 20 to 25 mg.',
    population: 'adult',
  },
  '001-03': {
    says: 'A raised oral dose of methotrexate may be split between morning and evening.',
    population: 'adult',
  },
  '001-04': { says: 'With methotrexate: folic acid 1 mg a day.', population: 'adult' },
  '001-05': {
    says: 'Children: methotrexate 15 to 20 mg/m² a week, subcutaneous preferred, at most 40 mg.',
    population: 'juvenile',
  },
  '001-06': {
    says: 'Active disease on prednisone 5 mg: keep the dose.',
    population: 'adult',
    but: 'with dysphagia or worsening, or where the dose is being lowered',
  },
  '001-07': {
    says: 'Then rely on the next treatment, not on a high steroid dose again.',
    population: 'adult',
  },
  '001-08': {
    says: 'IVIG 2 g/kg over 2 days every 3 to 4 weeks.',
    population: 'adult',
    but: 'every 4 weeks; every 3 is accepted, not proposed (conflict C5)',
  },
  '001-09': {
    says: 'Resistant skin and muscle disease responds to IVIG in particular.',
    population: 'adult',
  },
  '001-10': { says: 'IVIG takes weeks to months to work.', population: 'adult' },
  '001-11': {
    says: 'IVIG before more aggressive immunosuppression, if it was never given.',
    population: 'adult',
  },
  '001-12': {
    says: 'Skin disease: continue hydroxychloroquine 200 mg twice a day.',
    population: 'adult',
    refused:
      'No card says to continue it. 400 mg a day exceeds 5 mg/kg up to 80 kg, so hydroxychloroquine-dose holds the dose against the weight instead (conflict C17).',
  },
  '001-13': { says: 'New dysphagia for solids is urgent.', population: 'adult' },
  '001-14': { says: 'Dysphagia: modified barium swallow.', population: 'adult' },
  '001-15': { says: 'Dysphagia: speech-language pathology and an adapted diet.', population: 'adult' },
  '001-16': { says: 'Dysphagia: watch for aspiration pneumonia.', population: 'adult' },
  '001-17': { says: 'Dysphagia counts as disease that is not controlled.', population: 'adult' },
  '001-18': {
    says: 'Active disease, with chest or jaw pain above all: troponin, ECG, echocardiogram.',
    population: 'adult',
  },
  '001-19': {
    says: 'Active disease: CK, aldolase, AST, ALT, LDH, ESR and CRP every month.',
    population: 'adult',
  },
  '001-20': { says: 'Weakness: refer to physiotherapy.', population: 'adult' },
  '001-21': { says: 'Weakness: supervised exercise.', population: 'adult' },
  '001-22': {
    says: 'No better four weeks after IVIG and more methotrexate: consider mycophenolate, ciclosporin or rituximab.',
    population: 'adult',
    refused:
      'Contradicts the time that IVIG needs (000-09, 001-10; conflict C7). At four weeks the card review-4-weeks asks for a review.',
  },
  '001-23': { says: 'Mycophenolate for skin and calcinosis in particular.', population: 'adult' },
  '001-24': {
    says: 'Rituximab may take 26 weeks to work, so begin it early.',
    population: 'adult',
    but: 'the 26 weeks are said, "early" is not',
  },
  '001-25': { says: 'Inadequate at 12 weeks: intensify with an expert centre.', population: 'adult' },
  '001-26': {
    says: 'Rituximab 375 mg/m² weekly four times, or 1000 mg on day 1 and day 15.',
    population: 'adult',
  },
  '001-27': { says: 'Adults: mycophenolate 1000 to 1500 mg twice a day.', population: 'adult' },
  '001-28': { says: 'No etanercept in dermatomyositis.', population: 'adult' },
  '001-29': {
    says: 'If a TNF inhibitor at all, infliximab or adalimumab, and after the other options.',
    population: 'adult',
  },
  '001-30': { says: 'No IL-6 inhibitor with abdominal symptoms.', population: 'adult' },
  '001-31': { says: 'Do not put dysphagia down to dryness.', population: 'adult' },
  '001-32': {
    says: 'Prednisone 5 mg or less and no improvement on record: go no lower.',
    population: 'adult',
  },
  '001-33': { says: 'IVIG ordered and not begun: do not delay it.', population: 'adult' },
  '001-34': {
    says: 'Do not wait for a biopsy; a negative one does not exclude the disease; MRI supports the diagnosis.',
    population: 'adult',
    refused:
      'No card speaks of a biopsy. Of MRI the card mri-reassessment says what it shows, and that treatment does not wait for it.',
  },
  '001-35': { says: 'Jaw pain may come from the heart or from the chewing muscles.', population: 'adult' },
} as const satisfies Readonly<Record<`001-${number}`, Recommendation>>;
