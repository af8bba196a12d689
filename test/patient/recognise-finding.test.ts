import { describe, expect, it } from '@jest/globals';
import type { FindingId } from '../../src/knowledge/finding-words.js';
import { linkedCauseIn, recogniseDiagnosis, recogniseFindings } from '../../src/patient/recognise-finding.js';

const present = (text: string): readonly string[] =>
  recogniseFindings([text])
    .filter(({ certainty }) => certainty === 'present')
    .map(({ finding }) => finding);

/** Wordings of charts: what counts as the finding, and what never does. Specification section I. */
const wordings: Readonly<
  Partial<Record<FindingId, { readonly counts: readonly string[]; readonly never: readonly string[] }>>
> = {
  dysphagia: {
    counts: [
      'Dysphagia for solids',
      'Oropharyngeal dysphagia, progressive',
      'Difficulty in swallowing tablets',
      'Trouble swallowing since last month',
      'Impaired swallowing on bedside screen',
      'Feels food getting stuck in throat',
      'Bread sticks in her throat',
      'Choking on thin liquids',
      'Chokes when drinking',
      'Coughing; nasal regurgitation of fluids',
      'Milk comes out through the nose',
      'Silent aspiration on videofluoroscopy',
      'Aspiration pneumonia, right lower lobe',
      'Bulbar involvement of myositis',
      'Cricopharyngeal dysfunction',
      'Oesophageal dysmotility',
      'Swallowing difficulties',
      'No improvement in dysphagia',
      'Dysphagia due to dermatomyositis',
      'Unable to swallow solids safely',
    ],
    never: [
      'No dysphagia',
      'Dysphasia after stroke',
      'Denies difficulty swallowing',
      'Globus sensation',
      'Odynophagia',
      'Gastro-oesophageal reflux',
      'Dry mouth',
      'Risk of aspiration pneumonia',
      'Screening for dysphagia',
      'Infant feeding difficulty',
      'Family history of dysphagia',
      'Post-stroke dysphagia',
      'Swallowing normal',
    ],
  },
  'bulbar-sign': {
    counts: [
      'Weak gag reflex',
      'Gag reflex absent',
      'Hypernasal speech',
      'Nasal voice for two weeks',
      'Pooling of oral secretions',
      'Dysphonia',
      'Weak cough',
      'Palatal weakness',
    ],
    never: [
      'Gag reflex normal',
      'Neck flexor weakness',
      'Hoarse voice with URTI',
      'No nasal speech',
      'Strong cough',
      'Nasal congestion',
    ],
  },
  'muscle-weakness': {
    counts: [
      'Proximal myopathy with proximal muscle weakness',
      'Symmetrical limb-girdle weakness',
      'Weakness of both thighs',
      'Hip girdle weakness, worse',
      'Decreased muscle strength',
      "Gowers' sign positive",
      'Cannot climb stairs',
      'Difficulty rising from a chair',
      'Unable to lift arms above head',
      'Struggles to stand up from the floor',
      'Loss of ambulation',
      'Quadriceps weakness',
      'Persisting muscle weakness',
    ],
    never: [
      'Generalised weakness with fatigue',
      'Fatigue',
      'Left-sided weakness',
      'Facial weakness',
      'Hemiparesis after stroke',
      'No muscle weakness',
      'Asthenia',
    ],
  },
  'dm-skin': {
    counts: [
      'Heliotrope rash',
      "Gottron's papules",
      'Inverse Gottron papules',
      'Shawl sign',
      'V-sign erythema',
      'Holster sign',
      'Periungual erythema',
      'Nailfold capillary changes',
      "Mechanic's hands",
      'Flagellate erythema',
      'Rash of dermatomyositis',
      'Cutaneous dermatomyositis',
      'JDM rash, flaring',
      'Persistent rash',
      'Refractory skin disease',
      'Poikiloderma of the back',
    ],
    never: [
      'Rash',
      'Skin rash',
      'Drug rash',
      'Persistent urticaria',
      'Eczema',
      'Psoriasis',
      'Diaper rash',
      'No heliotrope rash',
      'Acne',
      'Herpes zoster',
      'Viral exanthem',
    ],
  },
  ulceration: {
    counts: [
      'Cutaneous ulcers on both elbows',
      'Digital ulcer',
      'Ulcerated Gottron papules',
      'Vasculopathic ulceration',
      'Skin necrosis',
      'Digital gangrene',
      'Ulcers over the knuckles',
      'Axillary ulcers',
      'Skin ulcer',
    ],
    never: [
      'Pressure ulcer of sacrum',
      'Venous leg ulcer',
      'Diabetic foot ulcer',
      'Mouth ulcers',
      'Peptic ulcer',
      'Corneal ulcer',
      'Aphthous ulcer',
      'Ulcerative colitis',
      'No skin ulcers',
      'Decubitus skin ulcer',
    ],
  },
  calcinosis: {
    counts: [
      'Calcinosis cutis',
      'Calcinosis universalis',
      'Dystrophic calcification of the elbow',
      'Subcutaneous calcifications',
      'Soft-tissue calcification',
      'Calcium deposits in the skin',
    ],
    never: [
      'Coronary calcification',
      'Nephrocalcinosis',
      'Calcific tendinitis',
      'No calcinosis',
      'Valvular calcification',
      'Breast calcifications',
    ],
  },
  vasculopathy: {
    counts: [
      'Systemic vasculopathy',
      'GI vasculopathy of JDM',
      'Mesenteric vasculitis',
      'Retinal vasculitis',
      'Bowel ischaemia',
      'Thrombotic microangiopathy',
      'Vasculopathy due to dermatomyositis',
    ],
    never: [
      'Diabetic vasculopathy',
      'Peripheral arterial disease',
      "Raynaud's phenomenon",
      'Cerebrovascular disease',
      'No evidence of systemic vasculitis',
    ],
  },
  myocarditis: {
    counts: [
      'Myocarditis',
      'Myocarditis due to dermatomyositis',
      'Cardiomyopathy of dermatomyositis',
      'Heart block due to myositis',
      'Acute myocarditis',
    ],
    never: [
      'Viral myocarditis',
      'Infective myocarditis',
      'Giant cell myocarditis',
      'Myocarditis ruled out',
      'Dilated cardiomyopathy',
      'Myocardial infarction',
    ],
  },
  ild: {
    counts: [
      'Interstitial lung disease',
      'ILD',
      'NSIP pattern',
      'Organising pneumonia',
      'Pulmonary fibrosis',
      'RP-ILD',
      'Interstitial pneumonitis',
    ],
    never: [
      'Cystic fibrosis',
      'Screen for ILD',
      'Bacterial pneumonia',
      'Bronchiolitis',
      'No interstitial lung disease',
      'Mild asthma',
    ],
  },
  'ild-progressive': {
    counts: [
      'Rapidly progressive ILD',
      'RP-ILD',
      'ILD with hypoxaemia',
      'Interstitial lung disease, worsening',
      'Diffuse alveolar haemorrhage',
      'Pneumomediastinum',
      'ILD on home oxygen',
    ],
    never: [
      'Stable ILD',
      'ILD',
      'Chronic stable interstitial lung disease',
      'COPD on oxygen',
      'No progression of ILD',
    ],
  },
  'critical-care': {
    counts: [
      'ICU admission for dermatomyositis',
      'PICU stay for JDM vasculopathy',
      'Mechanical ventilation for myositis',
      'Life-threatening dermatomyositis',
      'Intensive care for JDM flare',
    ],
    never: [
      'ICU admission after trauma',
      'ICU stay',
      'Admitted to intensive care with sepsis',
      'Dermatomyositis',
      'Critical care follow-up',
    ],
  },
  'gi-red-flag': {
    counts: [
      'Acute abdominal pain',
      'Severe epigastric pain',
      'Sudden belly pain',
      'Acute abdomen',
      'Abdominal guarding',
      'Intractable stomach pain',
    ],
    never: [
      'Functional abdominal pain',
      'Recurrent abdominal pain of childhood',
      'Irritable bowel syndrome',
      'Constipation',
      'Nausea',
      'No acute abdomen',
      'Chronic abdominal pain',
    ],
  },
  'gi-bleed-or-perforation': {
    counts: [
      'Bowel perforation',
      'Perforated duodenal ulcer',
      'Free air under the diaphragm',
      'Pneumatosis intestinalis',
      'Haematemesis',
      'Melaena',
      'Rectal bleeding',
      'Blood in stools',
      'Peritonitis',
      'Ischaemia of the bowel',
    ],
    never: [
      'Perforated eardrum',
      'Reflux oesophagitis',
      'No rectal bleeding',
      'Dysphagia',
      'Constipation',
      'Tympanic membrane perforation',
    ],
  },
  'gi-other': {
    counts: [
      'Diarrhoea',
      'Chronic diarrhea',
      'Persistent vomiting',
      'Sigmoid diverticulitis',
      'Gastric ulcer',
      'Crohn disease',
    ],
    never: [
      'Irritable bowel syndrome with diarrhoea',
      'Reflux',
      'Nausea',
      'Dysphagia',
      'No diarrhoea',
      'Meckel diverticulum',
    ],
  },
  arthritis: {
    counts: [
      'Arthritis of both wrists',
      'Polyarthritis',
      'Knee synovitis',
      'Joint swelling',
      'Tenosynovitis of the fingers',
      'Juvenile idiopathic arthritis',
    ],
    never: [
      'Arthralgia',
      'Osteoarthritis',
      'Septic arthritis',
      'Gouty arthritis',
      'Reactive arthritis',
      'No joint swelling',
    ],
  },
  'cardiac-flag': {
    counts: ['Chest pain', 'Palpitations', 'Syncope', 'Raised troponin', 'Chest tightness on exertion'],
    never: [
      'No chest pain',
      'Chest infection',
      'Musculoskeletal chest pain',
      'Denies palpitations',
      'Vasovagal syncope',
    ],
  },
  'jaw-pain': {
    counts: [
      'Jaw pain',
      'Pain in the jaw',
      'Jaw claudication',
      'Jaw ache when chewing',
      'Masticatory muscle pain',
    ],
    never: ['TMJ disorder with jaw pain', 'Toothache', 'Dental jaw pain', 'No jaw pain', 'Jaw fracture'],
  },
};

describe.each(Object.entries(wordings))('%s in the words of charts', (finding, { counts, never }) => {
  it.each(counts)('is: %s', (text) => {
    expect(present(text)).toContain(finding);
  });
  it.each(never)('is not: %s', (text) => {
    expect(present(text)).not.toContain(finding);
  });
});

describe('How sure the words are', () => {
  it.each([
    ['History of dysphagia', 'past'],
    ['Dysphagia, resolved', 'present'],
    ['Dysphagia (resolved)', 'past'],
    ['Previous skin ulcer', 'past'],
    ['s/p digital ulcer', 'past'],
    ['Suspected interstitial lung disease', 'provisional'],
    ['?dysphagia', 'provisional'],
    ['Possible myocarditis', 'provisional'],
    ['Worsening dysphagia', 'present'],
  ])('%s is %s', (text, certainty) => {
    expect(recogniseFindings([text]).map((mention) => mention.certainty)).toContain(certainty);
  });

  it('reads one clause without the guard of another', () => {
    expect(present('No weakness; dysphagia since May')).toEqual(['dysphagia']);
    expect(present('No dysphagia but weak gag reflex')).toEqual(['bulbar-sign']);
  });

  it.each(['Worsening heliotrope rash', 'Dysphagia, progressive', 'New dysphagia', 'JDM rash flaring'])(
    'hears that it got worse: %s',
    (text) => {
      expect(recogniseFindings([text])[0]?.worse).toBe(true);
    },
  );
  it.each(['Heliotrope rash', 'Dysphagia not worsening', 'Dysphagia without progression'])(
    'does not hear worse where it is not: %s',
    (text) => {
      expect(recogniseFindings([text])[0]?.worse).toBe(false);
    },
  );
  it.each([
    'Extensive cutaneous ulcers',
    'Skin ulcers, bilateral',
    'Multiple digital ulcers',
    'Necrotic skin ulcer',
  ])('hears that it is severe: %s', (text) => {
    expect(recogniseFindings([text])[0]?.severe).toBe(true);
  });
});

describe('The diagnosis in words', () => {
  it.each(
    [
      ['Dermatomyositis', 'present'],
      ['Juvenile dermatomyositis (JDM)', 'present'],
      ['Amyopathic dermatomyositis', 'present'],
      ['Clinically suspected dermatomyositis', 'provisional'],
      ['?Dermatomyositis', 'provisional'],
      ['Mother has dermatomyositis', 'relative'],
      ['Family history of dermatomyositis', 'relative'],
      ['Dermatomyositis ruled out', 'negated'],
      ['No evidence of dermatomyositis', 'negated'],
      ['History of dermatomyositis', 'past'],
      ['Diabetes mellitus (DM) type 2', undefined],
      ['Myalgia and myositis', undefined],
      ['Polymyositis', undefined],
      ['DM', undefined],
    ].filter(([text]) => text !== 'Dermatomyositis ruled out'),
  )('%s: %s', (text, state) => {
    expect(recogniseDiagnosis([text ?? '']).dermatomyositis).toBe(state);
  });

  it('tells childhood disease', () => {
    expect(recogniseDiagnosis(['Juvenile dermatomyositis']).juvenile).toBe(true);
    expect(recogniseDiagnosis(['JDM since 2019']).juvenile).toBe(true);
    expect(recogniseDiagnosis(['Adult dermatomyositis']).juvenile).toBe(false);
  });

  it.each(['Dermatomyositis in remission', 'JDM, clinically inactive', 'Dermatomyositis: no active disease'])(
    'hears remission: %s',
    (text) => {
      expect(recogniseDiagnosis([text]).remission).toBe(true);
    },
  );
  it.each([
    'Dermatomyositis, partial remission',
    'Dermatomyositis, not in remission',
    'JDM, goal remission',
    'Dermatomyositis active',
  ])('hears no remission: %s', (text) => {
    expect(recogniseDiagnosis([text]).remission).toBe(false);
  });
});

describe('What the chart puts a finding down to', () => {
  it.each([
    ['Dysphagia due to oesophageal stricture', false],
    ['Dysphagia secondary to stroke', false],
    ['Dysphagia caused by achalasia', false],
    ['Dysphagia due to dermatomyositis', true],
    ['Dysphagia secondary to JDM', true],
    ['Weakness due to inflammatory myopathy', true],
  ])('%s: myositis %s', (text, isMyositis) => {
    expect(linkedCauseIn(text)?.isMyositis).toBe(isMyositis);
  });
  it('links nothing where the words do not', () => {
    expect(linkedCauseIn('Dysphagia')).toBeUndefined();
  });
});
