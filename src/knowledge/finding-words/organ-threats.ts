import type { FindingWords } from './word-lists.js';

/** What threatens life or organ: vessels, heart, lung. Specification section I. */
export const organThreats = {
  vasculopathy: {
    counts: ['(jdm|dermatomyositis|myositis) .. (vasculopath*|vasculitis)', 'thrombotic microangiopath*'],
    countsUnless: [
      '(systemic|dm|visceral|mesenteric|intestinal|cerebral|cns|central nervous system|retinal|gastrointestinal|gi|gut|bowel|enteric|abdominal) (small vessel)? (vasculopath*|vasculitis|vasculitides)',
      '(vasculopath*|vasculitis) .. (retina|retinal|cns|mesenter*|bowel|gut|gi tract|intestin*|gastrointestinal)',
      '(vasculopath*|vasculitis) (is|was)? <because> .. <dm>',
      '(bowel|mesenteric|intestinal|colonic|gut|small bowel|gi) (isch*|infarct*)',
      '(isch*|infarct*) (of|in|affecting|involving)? (the)? (small|large)? (bowel|gut|intestin*|colon|colitis|enteritis|mesenter*)',
    ],
    never: [
      '(diabet*|peripheral arterial|cerebrovascular|raynaud*|anca|behcet*|atheroscler*|cytomegalovirus|cmv|hepatitis|hypertensive|retinal vein)',
    ],
  },
  myocarditis: {
    counts: [
      '<myositis> (related|associated|induced)? cardiomyopath*',
      'cardiomyopath* <because> .. <myositis>',
      '(heart block|av block|atrioventricular block|arrhythmia*|conduction (block|defect|disease|disorder|abnormalit*)|ventricular tachycardia) .. <because> .. <myositis>',
      '<myositis> (related|associated|induced) (heart block|av block|arrhythmia*)',
      '(autoimmune|noninfective|non infective|non infectious|inflammatory) myocarditis',
      '<myositis> (related|associated|induced)? myocarditis',
      'myocarditis (due to|secondary to|of|from|in) .. <myositis>',
    ],
    countsUnless: ['(myocarditis|perimyocarditis|myopericarditis)'],
    never: [
      '(infective|infectious|infection|viral|virus|bacterial|septic|toxic|giant cell|coxsackie*|covid*|sars*|influenza*|parvo*|adenovir*|vaccin*|lyme|chagas*|rheumatic|diphther*|syphil*|tubercul*|toxoplasm*|eosinophilic|clozapine|checkpoint)',
    ],
  },
  ild: {
    counts: [
      '<ild>',
      'rp ild',
      'rpild',
      '(cop|boop)',
      'diffuse alveolar damage',
      'interstitial pulmonary fibrosis',
      'disease of interstitium of lung',
      '(diffuse|interstitial) parenchymal lung disease*',
      'dpld',
    ],
    notAlone: ['cystic fibrosis', 'bronchiolitis', 'aspiration pneumonia', 'bacterial pneumonia'],
  },
  'ild-progressive': {
    counts: ['rp ild', 'rpild', 'rapidly progressive .. <ild>', 'diffuse alveolar hemorrhage'],
    countsUnless: [
      '<ild> && (worse*|progress*|increas*|deteriorat*|new|recurrent|relaps*|flar*|exacerbat*)',
      '<ild> && (respiratory failure|oxygen|o2|hypox*|ventilat*|intubat*|ecmo|desaturat*)',
      '(alveolar hemorrhage|dah)',
      'pneumomediastinum',
    ],
    never: [
      '(chronic stable|stable chronic|long standing stable|trauma*|barotrauma|postoperative)',
      '(nonprogressive|non progressive)',
    ],
  },
  'critical-care': {
    counts: [],
    countsUnless: [
      '(icu|picu|itu|intensive care|critical care|life threatening|mechanical ventilation|mechanically ventilated|intubat*) & (<myositis>|vasculopath*)',
    ],
    never: [
      '(trauma*|fracture*|accident|surgery|surgical|operati*|postop*|postoperative|infect*|sepsis|septic|pneumonia|diabet*|ketoacidosis|dka|overdose|elective)',
    ],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
