import { describe, expect, it } from '@jest/globals';
import { ADULT, CHILD, chartOf, type Told } from './a-chart.js';
import { ago } from './a-history.js';

const threat = async (problems: readonly (Told | string)[], person: object = ADULT) =>
  (await chartOf(person, problems)).activity.organThreat.verdict;

describe('organ threat by dermatomyositis', () => {
  it.each<[string, string, readonly (Told | string)[]]>([
    ['progressive lung disease', 'met', ['Progressive interstitial lung disease']],
    ['lung disease with respiratory failure in one entry', 'met', ['ILD with respiratory failure']],
    [
      'lung disease and respiratory failure in two entries',
      'met',
      ['Interstitial lung disease', 'Acute respiratory failure'],
    ],
    [
      'lung disease and respiratory failure of pneumonia',
      'unmet',
      ['Interstitial lung disease', 'Acute respiratory failure due to pneumonia'],
    ],
    ['respiratory failure without lung disease', 'unmet', ['Acute respiratory failure']],
    ['lung disease and breathlessness', 'unmet', ['Interstitial lung disease', 'Acute dyspnoea']],
    ['stable lung disease', 'unmet', ['Interstitial lung disease']],
    ['weak breathing with failure', 'met', ['Respiratory muscle weakness with respiratory failure']],
    ['weak breathing', 'unmet', ['Respiratory muscle weakness']],
    ['respiratory involvement by its code (M33.11)', 'unmet', [{ icd: 'M33.11' }]],
    ['myocarditis', 'met', ['Myocarditis']],
    ['viral myocarditis', 'unmet', ['Viral myocarditis']],
    ['infective myocarditis by its code', 'unmet', [{ icd: 'I40.0' }]],
    ['ischaemia of the bowel', 'met', [{ text: 'Mesenteric ischaemia', onset: ago(5) }]],
    [
      'ischaemia of the bowel with perforation: the surgeon first',
      'unmet',
      [
        { text: 'Mesenteric vasculitis', onset: ago(5) },
        { text: 'Bowel perforation', onset: ago(5) },
      ],
    ],
    [
      'ischaemia of the bowel with bleeding: the surgeon first',
      'unmet',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Gastrointestinal bleeding', onset: ago(5) },
      ],
    ],
    [
      'ischaemia of the bowel with peritonitis: the surgeon first',
      'unmet',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Peritonitis', onset: ago(5) },
      ],
    ],
    [
      'ischaemia and perforation in one entry: the surgeon first',
      'unmet',
      [{ text: 'Mesenteric ischaemia with perforation', onset: ago(5) }],
    ],
    [
      'vasculopathy of the bowel with perforation, beside a bleeding that is over: the surgeon first',
      'unmet',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Bowel perforation', onset: ago(5) },
        { text: 'Gastrointestinal bleeding', onset: ago(5), status: 'resolved' },
      ],
    ],
    [
      'vasculopathy of the bowel after a perforation that has healed',
      'met',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Bowel perforation', onset: ago(20), status: 'resolved' },
      ],
    ],
    [
      'vasculopathy of the bowel with a perforation of 30 days ago: the surgeon first',
      'unmet',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Bowel perforation', onset: ago(30) },
      ],
    ],
    [
      'vasculopathy of the bowel, a perforation of 31 days ago still listed as active',
      'met',
      [
        { text: 'Intestinal vasculopathy', onset: ago(5) },
        { text: 'Bowel perforation', onset: ago(31) },
      ],
    ],
    ['vasculopathy of the bowel alone', 'met', [{ text: 'Intestinal vasculopathy', onset: ago(5) }]],
    ['vasculopathy of the retina', 'met', ['Retinal vasculopathy']],
    ['vasculitis of the brain', 'met', ['CNS vasculitis']],
    ['systemic vasculopathy', 'met', ['Systemic vasculopathy']],
    ['vasculopathy of diabetes', 'unmet', ['Retinal vasculopathy due to diabetes']],
    ['myocarditis that is over', 'unmet', [{ text: 'Myocarditis', status: 'resolved' }]],
    ['one typical ulcer', 'unmet', ['Digital ulcer']],
    ['ulcers at two sites', 'met', ['Skin ulcer of elbow', 'Skin ulcer of knee']],
    ['the same ulcer twice', 'unmet', ['Skin ulcer of elbow', 'Skin ulcer of left elbow']],
    ['an ulcer of either elbow', 'met', ['Skin ulcer of left elbow', 'Skin ulcer of right elbow']],
    ['both sides', 'met', ['Bilateral digital ulcers']],
    ['many', 'met', ['Multiple skin ulcers']],
    ['necrosis', 'met', ['Skin necrosis']],
    ['gangrene', 'met', ['Digital gangrene']],
    ['a pressure ulcer, necrotic', 'unmet', ['Necrotic pressure ulcer']],
    ['a venous ulcer on both legs', 'unmet', ['Bilateral venous ulcers']],
    ['critical care 90 days ago', 'met', [{ text: 'ICU admission for dermatomyositis', onset: ago(90) }]],
    ['critical care 91 days ago', 'unmet', [{ text: 'ICU admission for dermatomyositis', onset: ago(91) }]],
    ['critical care nobody knows when', 'unmet', ['ICU admission for dermatomyositis']],
    ['critical care for trauma', 'unmet', [{ text: 'ICU admission for trauma', onset: ago(9) }]],
  ])('%s: %s', async (_, verdict, problems) => {
    expect(await threat(problems)).toBe(verdict);
  });

  it('chronic ulcer codes without words of this disease count in children only', async () => {
    const ulcers: Told[] = [
      { icd: 'L97.501', text: 'Ulcer of foot, necrotic' },
      { icd: 'L98.491', text: 'Chronic ulcer of back, necrotic' },
    ];
    expect(await threat(ulcers, ADULT)).toBe('unmet');
    expect(await threat([ulcers[1] ?? ''], CHILD)).toBe('met');
    expect(await threat([{ icd: 'L98.499', text: 'Vasculopathic ulcers, multiple' }], ADULT)).toBe('met');
  });
});

describe('a serious infection', () => {
  it.each([
    ['Sepsis', true],
    ['Pneumonia', true],
    ['Pneumocystis pneumonia', true],
    ['Interstitial pneumonia', false],
    ['Organising pneumonia', false],
    ['Liver abscess', true],
    ['Invasive aspergillosis', true],
    ['Disseminated zoster', true],
    ['Herpes zoster', false],
    ['Peritonitis', true],
    ['Pulmonary tuberculosis', true],
    ['Latent tuberculosis', false],
    ['Urinary tract infection', false],
  ])('%s: %s', async (text, serious) => {
    const { options } = await chartOf(ADULT, [{ text, onset: ago(5) }]);
    expect(options['jak-inhibitor'].state === 'removed').toBe(serious);
  });
});
