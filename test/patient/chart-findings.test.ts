import { describe, expect, it } from '@jest/globals';
import type { FindingId } from '../../src/knowledge/finding-words.js';
import {
  nameWithDate,
  present,
  presentOfDisease,
  recorded,
  statementsOf,
} from '../../src/patient/chart-findings.js';
import { ADULT, chartOf, CHILD, findingsIn, type Told } from './a-chart.js';
import { ago } from './a-history.js';

const STROKE = {
  more: {
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/condition-dueTo',
        valueCodeableConcept: { text: 'Stroke' },
      },
    ],
  },
};
const dueTo = (reference: object) => ({
  more: {
    extension: [
      { url: 'http://hl7.org/fhir/StructureDefinition/condition-dueTo', valueReference: reference },
    ],
  },
});

describe('a finding by code or in words', () => {
  it.each<[string, string[], Told | string]>([
    ['dysphagia by code', ['dysphagia active'], { icd: 'R13.12' }],
    ['dysphagia in words', ['dysphagia active'], 'Difficulty swallowing solids'],
    ['dysphagia under an unknown code', ['dysphagia active'], { icd: 'Z99.89', text: 'Dysphagia' }],
    ['dysphagia after stroke (I69)', [], { icd: 'I69.391', text: 'Dysphagia, oropharyngeal phase' }],
    ['at risk for aspiration', [], { snomed: '371736008', text: 'At risk for aspiration' }],
    [
      'aspiration pneumonia is dysphagia and infection',
      ['dysphagia active', 'serious-infection active'],
      { icd: 'J69.0', text: 'Aspiration pneumonia' },
    ],
    ['weakness by code', ['muscle-weakness active'], { icd: 'M62.81' }],
    ['rash R21 alone', [], { icd: 'R21', text: 'Rash and other nonspecific skin eruption' }],
    ['eruption by SNOMED CT', [], { snomed: '271807003', text: 'Eruption' }],
    ['photosensitivity L56.8', [], { icd: 'L56.8', text: 'Photosensitivity' }],
    ['R21 called rash of dermatomyositis', ['dm-skin active'], { icd: 'R21', text: 'Dermatomyositis rash' }],
    ["Gottron's papules by code", ['dm-skin active'], { icd: 'L94.4' }],
    ['myocarditis', ['myocarditis active'], { icd: 'I51.4', text: 'Myocarditis' }],
    ['infective myocarditis, called myocarditis', [], { icd: 'I40.0', text: 'Myocarditis' }],
    ['toxic myocarditis', [], { snomed: '31993003', text: 'Myocarditis' }],
    [
      'I41, of dermatomyositis',
      ['myocarditis active'],
      { icd: 'I41', text: 'Myocarditis due to dermatomyositis' },
    ],
    [
      'interstitial lung disease that progresses',
      ['ild active', 'ild-progressive active'],
      { icd: 'J84.9', text: 'ILD, worsening' },
    ],
    ['stable interstitial lung disease', ['ild active'], { icd: 'J84.9', text: 'ILD, stable' }],
    [
      'M33.11 is respiratory involvement suspected, not proven',
      [],
      { icd: 'M33.11', display: 'Other dermatomyositis with respiratory involvement' },
    ],
    ['perforation by code', ['gi-bleed-or-perforation active'], { icd: 'K63.1' }],
    [
      'acute bowel ischaemia by code',
      ['gi-bleed-or-perforation active', 'vasculopathy active'],
      { icd: 'K55.019' },
    ],
    ['abdominal pain by code', ['abdominal-pain active'], { icd: 'R10.9' }],
    [
      'acute abdominal pain by code and words',
      ['abdominal-pain active', 'gi-red-flag active'],
      { icd: 'R10.9', text: 'Acute abdominal pain' },
    ],
    ['chronic abdominal pain', [], { icd: 'R10.9', text: 'Chronic abdominal pain' }],
    ['pelvic pain', [], { icd: 'R10.2', text: 'Pelvic pain' }],
    ['irritable bowel', [], { icd: 'K58.9', text: 'Irritable bowel syndrome' }],
    [
      'two findings in one entry',
      ['dysphagia active', 'muscle-weakness active'],
      { icd: 'R13.10', text: 'Dysphagia and proximal muscle weakness' },
    ],
    ['anti-MDA5 in words', ['anti-mda5 active'], { icd: 'M33.10', text: 'Anti-MDA5 dermatomyositis' }],
    ['no dysphagia', [], 'No dysphagia'],
    ['suspected dysphagia', ['dysphagia provisional'], 'Suspected dysphagia'],
    ['dysphagia called resolved', ['dysphagia past'], 'Dysphagia resolved'],
    ['resolved by its status', ['dysphagia past'], { icd: 'R13.10', status: 'resolved' }],
    ['not confirmed', ['dysphagia provisional'], { icd: 'R13.10', verification: 'provisional' }],
    ['refuted', [], { icd: 'R13.10', verification: 'refuted' }],
    ['JIA by code: another indication of TNF inhibitors', [], { icd: 'M08.00', text: 'Arthritis' }],
    ['JIA in words', [], 'Juvenile idiopathic arthritis'],
    ['rheumatoid arthritis by code', [], { snomed: '69896004', text: 'Polyarthritis' }],
    ['rheumatoid arthritis in words', [], 'Seropositive rheumatoid arthritis'],
    ['psoriatic arthritis in words', [], 'Psoriatic arthritis'],
    ['polyarthritis by code', ['arthritis active'], { icd: 'M13.0' }],
    ['polyarthritis in words', ['arthritis active'], 'Polyarthritis'],
    ['unable to walk', ['loss-of-ambulation active', 'muscle-weakness active'], 'Unable to walk'],
    ['an entry without code or words', [], { more: { code: undefined } }],
  ])('%s: %j', async (_, found, told) => {
    expect(findingsIn(await chartOf(ADULT, [told]))).toEqual(found);
  });
});

describe('an ulcer of dermatomyositis, or one of the many others', () => {
  const both = async (told: Told | string) => [
    findingsIn(await chartOf(CHILD, [told])).length > 0,
    findingsIn(await chartOf(ADULT, [told])).length > 0,
  ];
  it.each<[string, boolean, boolean, Told | string]>([
    ['L97 without a word', true, false, { icd: 'L97.221' }],
    [
      'L97 as ICD-10-CM words it',
      true,
      false,
      { icd: 'L97.221', display: 'Non-pressure chronic ulcer of left calf limited to breakdown of skin' },
    ],
    ['L98.4, "skin ulcer"', true, false, { icd: 'L98.499', text: 'Skin ulcer' }],
    ['L98.4, of vasculopathy', true, true, { icd: 'L98.499', text: 'Vasculopathic skin ulcer' }],
    [
      'L98.4, due to dermatomyositis',
      true,
      true,
      { icd: 'L98.499', text: 'Skin ulcer due to dermatomyositis' },
    ],
    ['skin ulcer by SNOMED CT', true, true, { snomed: '46742003', display: 'Skin ulcer' }],
    ['in words only', true, true, 'Skin ulcer over the elbow'],
    ['venous', false, false, { icd: 'L97.321', text: 'Venous ulcer of ankle' }],
    ['diabetic', false, false, { icd: 'L97.421', text: 'Diabetic foot ulcer' }],
    ['pressure', false, false, { icd: 'L98.499', text: 'Pressure ulcer of skin' }],
    ['venous, in words', false, false, 'Venous skin ulcer'],
    ['L89', false, false, { icd: 'L89.152', text: 'Pressure ulcer of sacral region' }],
  ])('%s counts in a child: %s, in an adult: %s', async (_, child, adult, told) => {
    expect(await both(told)).toEqual([child, adult]);
  });
});

describe('what the chart links to another disease', () => {
  const dysphagia = { icd: 'R13.10', text: 'Dysphagia' };
  const causes = async (...told: (Told | string)[]) => {
    const { findings } = await chartOf(ADULT, told);
    return statementsOf(findings, 'dysphagia').map(({ otherCause }) => otherCause);
  };
  it.each<[string, string | undefined, Told]>([
    ['no link', undefined, dysphagia],
    ['a stroke, by the extension', 'Stroke', { ...dysphagia, ...STROKE }],
    ['a stricture, in words', 'oesophageal stricture', { text: 'Dysphagia due to oesophageal stricture' }],
    ['dermatomyositis, in words', undefined, { ...dysphagia, text: 'Dysphagia due to dermatomyositis' }],
    [
      'the dermatomyositis of the problem list',
      undefined,
      { ...dysphagia, ...dueTo({ reference: 'Condition/r1' }) },
    ],
    [
      'another entry of the problem list',
      'Stroke',
      { ...dysphagia, ...dueTo({ reference: 'Condition/r3' }) },
    ],
    [
      'the same by its full address',
      'Stroke',
      { ...dysphagia, ...dueTo({ reference: 'https://ehr.example.org/fhir/Condition/r3/_history/2' }) },
    ],
    [
      'a reference that only says what it is',
      'Parkinson disease',
      { ...dysphagia, ...dueTo({ display: 'Parkinson disease' }) },
    ],
    [
      'a reference that leads nowhere',
      undefined,
      { ...dysphagia, ...dueTo({ reference: 'Condition/unknown' }) },
    ],
    [
      'an extension without a cause',
      undefined,
      { ...dysphagia, more: { extension: [{ url: 'condition-dueTo' }] } },
    ],
    [
      'some other extension',
      undefined,
      { ...dysphagia, more: { extension: [{ url: 'x', valueCodeableConcept: { text: 'Stroke' } }, {}] } },
    ],
    [
      'myositis and a stricture: myositis is enough',
      undefined,
      { text: 'Dysphagia due to myositis', ...STROKE },
    ],
  ])('%s: %s', async (_, cause, told) => {
    expect(await causes(told, 'Stroke')).toEqual([cause]);
  });

  it('a cancer on record without a link explains nothing', async () => {
    expect(await causes(dysphagia, 'Oesophageal cancer')).toEqual([undefined]);
  });
});

describe('without clinical status a symptom is believed for 180 days', () => {
  it.each<[string, string, Told]>([
    ['recorded 180 days ago', 'active', { icd: 'R13.10', status: null, recorded: ago(180) }],
    ['recorded 181 days ago', 'past', { icd: 'R13.10', status: null, recorded: ago(181) }],
    [
      'onset 181 days ago, recorded today',
      'past',
      { icd: 'R13.10', status: null, onset: ago(181), recorded: ago(0) },
    ],
    ['not dated', 'active', { icd: 'R13.10', status: null }],
    ['dated in the future', 'active', { icd: 'R13.10', status: null, onset: '2027-05-01' }],
    ['active since years', 'active', { icd: 'R13.10', onset: '2019-01-01' }],
    [
      'hepatitis B of years ago does not end by itself',
      'active',
      { icd: 'B18.1', status: null, recorded: '2019-01-01' },
    ],
  ])('%s: %s', async (_, state, told) => {
    const { findings } = await chartOf(ADULT, [told]);
    expect([...findings.byKind.values()].flat().map((finding) => finding.state)).toEqual([state]);
  });
});

describe('what is asked of the problem list', () => {
  it('silence is a "no" only when the list was read in full', async () => {
    const kinds: FindingId[] = ['dysphagia'];
    const read = await chartOf(ADULT, []);
    expect(present(read.findings, ...kinds).verdict).toBe('unmet');
    const partly = {
      ...read.findings,
      read: { ...read.findings.read, verdict: 'unknown' as const, missing: ['conditions' as const] },
    };
    expect(present(partly, ...kinds)).toMatchObject({ verdict: 'unknown', missing: ['conditions'] });
  });

  it('present, present by this disease, and ever recorded are three questions', async () => {
    const ask = async (told: Told) => {
      const { findings } = await chartOf(ADULT, [told]);
      return [present, presentOfDisease, recorded].map((question) => question(findings, 'dysphagia').verdict);
    };
    expect(await ask({ icd: 'R13.10', ...STROKE })).toEqual(['met', 'unmet', 'met']);
    expect(await ask({ icd: 'R13.10', status: 'resolved' })).toEqual(['unmet', 'unmet', 'met']);
    expect(await ask({ icd: 'R13.10', verification: 'provisional' })).toEqual(['unmet', 'unmet', 'unmet']);
  });

  it('who cannot walk for another reason has not lost it to myositis', async () => {
    const lost = async (text: string) =>
      presentOfDisease((await chartOf(ADULT, [{ text }])).findings, 'loss-of-ambulation').verdict;
    expect(await lost('Unable to walk')).toBe('met');
    expect(await lost('Non-ambulant due to dermatomyositis')).toBe('met');
    expect(await lost('Non-ambulant due to polyneuropathy')).toBe('unmet');
    expect(await lost('Difficulty walking')).toBe('unmet');
  });

  it('names the finding as charted, with its site and date', async () => {
    const name = async (told: Told) => {
      const { findings } = await chartOf(ADULT, [told]);
      return [...findings.byKind.values()].flat().map(nameWithDate);
    };
    expect(await name({ icd: 'R13.10', text: 'Dysphagia, solids', onset: '2026-11-01' })).toEqual([
      'Dysphagia, solids (since 2026-11-01)',
    ]);
    expect(await name({ icd: 'R13.10' })).toEqual(['R13.10']);
    const elbow = { bodySite: [{ text: 'Left elbow' }, { coding: [{ code: '1' }] }] };
    expect(await name({ text: 'Skin ulcer', more: elbow })).toEqual(['Skin ulcer (Left elbow)']);
    expect(await name({ text: 'Skin ulcer of left elbow', more: elbow })).toEqual([
      'Skin ulcer of left elbow',
    ]);
  });

  it.each([
    [['2026-11-01', undefined]],
    [[undefined, '2026-11-01']],
    [['2026-11-10', '2026-11-01']],
  ] as const)('of a finding that is charted twice, the one known for longest speaks: %j', async (onsets) => {
    const told = onsets.map((onset) => ({ text: 'Heliotrope rash', ...(onset !== undefined && { onset }) }));
    const { findings } = await chartOf(CHILD, told);
    const [first] = findings.byKind.get('dm-skin') ?? [];
    expect(first && nameWithDate(first)).toBe('Heliotrope rash (since 2026-11-01)');
  });

  it('what came back is called so by its status as well as by its words', async () => {
    const { findings } = await chartOf(ADULT, [
      { icd: 'R13.10', status: 'recurrence' },
      { icd: 'R13.12', text: 'Worsening dysphagia' },
      { icd: 'R13.11' },
    ]);
    expect(statementsOf(findings, 'dysphagia').map(({ worse }) => worse)).toEqual([true, true, false]);
  });
});
