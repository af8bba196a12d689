import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readResource, type Observation, type RawResource } from '../../src/contract/fhir.js';
import type { MeasureId } from '../../src/knowledge/measure-names.js';
import { panelResultsIn } from '../../src/patient/antibody-panel.js';
import { dayFrom, describeInterval } from '../../src/patient/dates.js';
import { latest, measurementsOf, type Measurement } from '../../src/patient/observations.js';

const asOf = dayFrom('2026-11-20');
const LOINC = 'http://loinc.org';
const UCUM = 'http://unitsofmeasure.org';

const observation = (fields: Readonly<Record<string, unknown>>): Observation => {
  const raw: RawResource = {
    resourceType: 'Observation',
    id: 'o1',
    status: 'final',
    effectiveDateTime: '2026-11-10',
    ...fields,
  };
  const read = readResource('Observation', raw);
  if (!read) throw new Error('not an Observation');
  return read;
};
const called = (text: string, fields: Readonly<Record<string, unknown>> = {}): Observation =>
  observation({ code: { text }, ...fields });
const loinc = (code: string, fields: Readonly<Record<string, unknown>> = {}): Observation =>
  observation({ code: { coding: [{ system: LOINC, code }] }, ...fields });
const amount = (value: number, unit?: string) => ({
  valueQuantity: { value, ...(unit !== undefined && { unit }) },
});
const upTo = (value: number, unit?: string) => ({
  referenceRange: [{ high: { value, ...(unit !== undefined && { unit }) } }],
});

const read = (...observations: readonly Observation[]) =>
  measurementsOf(observations, { timeZone: 'Europe/London', asOf });
const all = (...observations: readonly Observation[]): readonly Measurement[] =>
  Object.values(read(...observations)).flat();
const only = (one: Observation): Measurement | undefined => {
  const found = all(one);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0];
};

describe('a measure is recognised by its code', () => {
  it.each<[string, MeasureId]>([
    ['2157-6', 'ck'],
    ['1761-6', 'aldolase'],
    ['2532-0', 'ldh'],
    ['1920-8', 'ast'],
    ['1742-6', 'alt'],
    ['4537-7', 'esr'],
    ['1988-5', 'crp'],
    ['30522-7', 'crp'],
    ['89579-7', 'troponin'],
    ['6598-7', 'troponin'],
    ['2160-0', 'creatinine'],
    ['33914-3', 'egfr'],
    ['2465-3', 'igg'],
    ['2458-8', 'iga'],
    ['5196-1', 'hbsag'],
    ['13952-7', 'anti-hbc'],
    ['71773-6', 'tb-igra'],
    ['107563-9', 'anti-mda5'],
    ['18485-3', 'anti-mi2'],
    ['8076-2', 'anti-jo1'],
    ['33772-5', 'antisynthetase'],
    ['75846-6', 'physician-global'],
  ])('LOINC %s is %s', (code, measure) => {
    const presence = { valueCodeableConcept: { text: 'Negative' } };
    expect(all(loinc(code, amount(5)), loinc(code, presence)).map((one) => one.measure)).toContain(measure);
  });

  it('also when the system is written as an OID', () => {
    const coding = [{ system: 'urn:oid:2.16.840.1.113883.6.1', code: '2157-6' }];
    expect(only(observation({ code: { coding }, ...amount(640, 'U/L') }))?.measure).toBe('ck');
  });

  it('never takes CK-MB, an isoenzyme or the mitogen control for the test itself', () => {
    expect(all(loinc('13969-1', amount(5, 'ng/mL')))).toEqual([]);
    const misnamed = { code: { text: 'CK', coding: [{ system: LOINC, code: '32673-6' }] } };
    expect(all(observation({ ...misnamed, ...amount(5, 'U/L') }))).toEqual([]);
    expect(all(called('QuantiFERON mitogen minus nil', amount(8, 'IU/mL')))).toEqual([]);
  });
});

describe('a measure is recognised by its name', () => {
  it.each<[string, MeasureId]>([
    ['Childhood Myositis Assessment Scale (CMAS) total score', 'cmas'],
    ['CMAS', 'cmas'],
    ['CMAS total', 'cmas'],
    ['MMT8', 'mmt8'],
    ['MMT-8 (0-150)', 'mmt8'],
    ['MMT 8', 'mmt8'],
    ['Manual Muscle Test 8', 'mmt8'],
    ['Manual Muscle Testing 8 (MMT-8) total, 0-80', 'mmt8'],
    ['CDASI activity score', 'cdasi-activity'],
    ['CDASI-A', 'cdasi-activity'],
    ['CDASI activity total', 'cdasi-activity'],
    ['Physician global disease activity VAS (0-10 cm)', 'physician-global'],
    ["Physician's global assessment of disease activity", 'physician-global'],
    ['Evaluator global', 'physician-global'],
    ['Global disease activity by physician', 'physician-global'],
    ['PhGA', 'physician-global'],
    ['TIS', 'tis'],
    ['Total Improvement Score (0-100)', 'tis'],
    ['ACR/EULAR 2016 improvement (TIS)', 'tis'],
    ['EAT-10', 'eat-10'],
    ['Eating Assessment Tool', 'eat-10'],
    ['CK', 'ck'],
    ['CPK', 'ck'],
    ['CK total', 'ck'],
    ['Creatine kinase', 'ck'],
    ['Creatine phosphokinase', 'ck'],
    ['Aldolase', 'aldolase'],
    ['LDH', 'ldh'],
    ['Lactate dehydrogenase', 'ldh'],
    ['AST (SGOT)', 'ast'],
    ['SGPT', 'alt'],
    ['Alanine aminotransferase', 'alt'],
    ['Sed rate', 'esr'],
    ['C-reactive protein', 'crp'],
    ['hs-CRP', 'crp'],
    ['High sensitivity troponin I', 'troponin'],
    ['Creatinine, serum', 'creatinine'],
    ['eGFR (CKD-EPI)', 'egfr'],
    ['IgG', 'igg'],
    ['Immunoglobulin A, total', 'iga'],
  ])('"%s" is %s', (name, measure) => {
    expect(only(called(name, amount(5)))?.measure).toBe(measure);
  });

  it.each<[string, MeasureId]>([
    ['Anti-MDA5 antibody', 'anti-mda5'],
    ['MDA5 Ab', 'anti-mda5'],
    ['MDA-5', 'anti-mda5'],
    ['CADM-140 antibody', 'anti-mda5'],
    ['Anti-Mi-2 beta', 'anti-mi2'],
    ['Mi2 Ab', 'anti-mi2'],
    ['Anti Jo-1', 'anti-jo1'],
    ['PL-7 Ab', 'antisynthetase'],
    ['Anti-EJ antibody', 'antisynthetase'],
    ['Myositis antibodies: anti-MDA5', 'anti-mda5'],
    ['Myositis-specific antibody panel', 'myositis-antibodies'],
    ['Hepatitis B surface antigen', 'hbsag'],
    ['HBsAg', 'hbsag'],
    ['Hepatitis B core total antibody', 'anti-hbc'],
    ['Anti-HBc', 'anti-hbc'],
    ['QuantiFERON-TB Gold Plus', 'tb-igra'],
    ['T-SPOT.TB', 'tb-igra'],
    ['Urine pregnancy test', 'pregnancy-test'],
    ['Beta-hCG, serum', 'pregnancy-test'],
    ['Pregnancy status', 'pregnancy-status'],
  ])('"%s" is %s', (name, measure) => {
    expect(only(called(name, { valueString: 'Negative' }))?.measure).toBe(measure);
  });

  it.each([
    'CK-MB',
    'CK MB mass',
    'CK 7 immunostain',
    'Creatine kinase isoenzymes',
    'Creatine kinase.MB/Creatine kinase.total',
    'Urine creatinine',
    'Creatinine clearance',
    'Microalbumin creatinine ratio',
    'LDH, pleural fluid',
    'AST/ALT ratio',
    'CSF IgG',
    'IgA anti-transglutaminase',
    'IgG subclass 2',
    'Birth weight',
    'Ideal body weight',
    'Weight loss',
    'Weight-for-length Per age and sex',
    'Body height percentile',
    'BSA affected by eczema',
    'CMAS head lift',
    'CMAS item 3: sit-ups',
    'Revised Children’s Manifest Anxiety Scale (CMAS)',
    'MMT8 deltoid left',
    'CDASI damage',
    'CDASI total score',
    'TIS item: enzymes',
    'Trunk Impairment Scale (TIS)',
    'TNM stage (Tis)',
    'Disease activity score (DAS)',
    'Patient global disease activity',
    'Physician global damage',
    'Anti-HBs (hepatitis B surface antibody)',
    'Interferon gamma release, TB1 minus nil',
    'IFIH1 (MDA5) gene sequencing',
    'Pregnancy intention in the next year',
    'Body mass index',
    'Mean platelet volume',
    '',
  ])('"%s" is none of ours', (name) => {
    expect(all(called(name, amount(5, 'kg')), called(name, { valueString: 'Negative' }))).toEqual([]);
  });
});

describe('only reported results are evidence', () => {
  it.each([
    ['final', 1],
    ['final ', 1],
    ['amended', 1],
    ['corrected', 1],
    ['preliminary', 0],
    ['registered', 0],
    ['cancelled', 0],
    ['entered-in-error ', 0],
    ['unknown', 0],
    [undefined, 0],
  ])('status %p: %d', (status, count) => {
    expect(all(called('CMAS', { status, valueInteger: 18 }))).toHaveLength(count);
  });

  it('a reason why there is no value is not a value', () => {
    const absent = { dataAbsentReason: { coding: [{ code: 'not-performed' }] } };
    expect(all(called('CMAS', { ...absent, valueInteger: 0 }))).toEqual([]);
    expect(all(called('CK', { ...absent, interpretation: [{ coding: [{ code: 'H' }] }] }))).toEqual([]);
  });

  it('nothing charted is no measurement', () => {
    expect(all(called('CMAS'), called('CK'), called('HBsAg'), called('Myositis panel'))).toEqual([]);
    expect(all(called('HBsAg', { valueString: 'See comment' }))).toEqual([]);
    expect(all(called('CK', { valueString: 'Specimen haemolysed' }))).toEqual([]);
  });

  it('names the Observation, and the measure as the chart does', () => {
    expect(only(called('CMAS total', { valueInteger: 24 }))).toMatchObject({
      ref: 'Observation/o1',
      name: 'CMAS total',
      charted: '24',
    });
  });
});

describe('strength and activity scores', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, number, number | undefined]>([
    ['CMAS as a number', 'CMAS', { valueInteger: 24 }, 24, 52],
    ['CMAS as a quantity', 'CMAS', amount(24, '{score}'), 24, 52],
    ['CMAS as text', 'CMAS', { valueString: '24' }, 24, 52],
    ['CMAS with its scale', 'CMAS', { valueString: '24/52' }, 24, 52],
    ['CMAS with spaces', 'CMAS', { valueString: '24 / 52' }, 24, 52],
    ['CMAS in words', 'CMAS', { valueString: 'CMAS: 24 out of 52 (moderate)' }, 24, 52],
    ['CMAS on the scale of the first paper', 'CMAS', { valueString: '24/51' }, 24, 52],
    ['CMAS with the scale as unit', 'CMAS', amount(24, '/52'), 24, 52],
    ['CMAS of a perfect score', 'CMAS', { valueInteger: 52 }, 52, 52],
    ['CMAS of nought', 'CMAS', { valueInteger: 0 }, 0, 52],
    ['MMT8 by its name', 'MMT-8 total, 0-80', amount(70), 70, 80],
    ['MMT8 by its name, both sides', 'MMT8 (0–150)', amount(70), 70, 150],
    ['MMT8 by its name, with a slash', 'MMT8 /150', amount(70), 70, 150],
    ['MMT8 by range', 'MMT8', { ...amount(70), ...upTo(150) }, 70, 150],
    ['MMT8 by value', 'MMT8', { valueString: '146/150' }, 146, 150],
    ['MMT8 by the value before the name', 'MMT8 (0-80)', { valueString: '146/150' }, 146, 150],
    ['MMT8, one side', 'MMT8 unilateral', amount(70), 70, 80],
    ['MMT8, both sides', 'MMT8 bilateral', amount(70), 70, 150],
    ['MMT8 above 80', 'MMT8', amount(81), 81, 150],
    ['MMT8 of a full 150', 'MMT8', amount(150), 150, 150],
    ['MMT8 above 150', 'MMT8', amount(200), 200, 260],
    ['MMT8 of 80 can be any scale', 'MMT8', amount(80), 80, undefined],
    ['MMT8 with a normal range instead of a scale', 'MMT8', { ...amount(70), ...upTo(78) }, 70, undefined],
    ['MMT8 with two scales in its name', 'MMT8 (0-80 or 0-150)', amount(70), 70, undefined],
    ['CDASI', 'CDASI activity', amount(14), 14, 100],
    ['EAT-10', 'EAT-10', { valueString: '3/40' }, 3, 40],
    ['TIS', 'TIS', amount(42.5), 42.5, 100],
    ['MMT8 of the full test', 'MMT8 (0-260)', amount(250), 250, 260],
    ['physician global', 'Physician global VAS (0-10)', amount(0.1), 0.1, 10],
    ['physician global without scale', 'Physician global VAS', amount(0.2), 0.2, 10],
    ['physician global of 100', 'Physician global VAS (0-100)', amount(23), 2.3, 10],
    ['physician global of 100 by value', 'Physician global VAS', { valueString: '2/100' }, 0.2, 10],
    ['physician global of 100 by range', 'Physician global VAS', { ...amount(5), ...upTo(100) }, 0.5, 10],
    ['physician global of exactly 10', 'Physician global VAS', amount(10), 10, 10],
    ['physician global above 10', 'Physician global VAS', amount(23), 2.3, 10],
    ['physician global in mm', 'Physician global VAS (0-100 mm)', amount(23, 'mm'), 2.3, 10],
    ['physician global in cm', 'Physician global VAS', amount(2.3, 'cm'), 2.3, 10],
    ['physician global, decimal comma', 'Physician global VAS (0-10)', { valueString: '0,2' }, 0.2, 10],
  ])('%s', (_, name, value, expected, denominator) => {
    expect(only(called(name, value))).toMatchObject({ value: expected, denominator });
  });

  it.each<[string, string, Readonly<Record<string, unknown>>]>([
    ['CMAS above its scale', 'CMAS', { valueInteger: 53 }],
    ['CMAS below nought', 'CMAS', { valueInteger: -1 }],
    ['CMAS as a percentage', 'CMAS', amount(46, '%')],
    ['CMAS of one item', 'CMAS (0-5)', { valueInteger: 3 }],
    ['CMAS on no known scale', 'CMAS', { valueString: '24/40' }],
    ['CMAS as a range', 'CMAS', { valueString: '24-26' }],
    ['CMAS as a date', 'CMAS', { valueString: '05/11/2026' }],
    ['MMT8 above its scale', 'MMT8 (0-80)', amount(81)],
    ['MMT8 above every scale', 'MMT8', amount(800)],
    ['MMT8 of one muscle', 'MMT8 (0-10)', amount(9)],
    ['EAT-10 above 40', 'EAT-10', amount(41)],
    ['TIS above 100', 'TIS', amount(101)],
    ['TIS of one core set measure', 'TIS', { valueString: '8/32' }],
    ['CDASI above 100', 'CDASI', amount(101)],
    ['physician global above 100', 'Physician global VAS', amount(101)],
  ])('%s is left out', (_, name, value) => {
    expect(all(called(name, value))).toEqual([]);
  });
});

describe('enzymes and other laboratory values', () => {
  const ck = (fields: Readonly<Record<string, unknown>>) => only(loinc('2157-6', fields));

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    [
      'a value in its range',
      { ...amount(92, 'U/L'), ...upTo(150, 'U/L') },
      { value: 92, timesUpperLimit: 92 / 150 },
    ],
    ['a range without unit', { ...amount(640, 'U/L'), ...upTo(200) }, { timesUpperLimit: 3.2 }],
    ['microkatal', { ...amount(2.5, 'ukat/L'), ...upTo(2.5, 'ukat/L') }, { value: 150, timesUpperLimit: 1 }],
    ['a range in another unit', { ...amount(300, 'U/L'), ...upTo(2.5, 'µkat/L') }, { timesUpperLimit: 2 }],
    [
      'a range in words',
      { ...amount(640, 'U/L'), referenceRange: [{ text: '20 - 200 U/L' }] },
      { timesUpperLimit: 3.2 },
    ],
    [
      'an upper limit in words',
      { ...amount(640, 'U/L'), referenceRange: [{ text: '<200' }] },
      { timesUpperLimit: 3.2 },
    ],
    ['text with unit', { valueString: '92 U/L' }, { value: 92, unit: 'U/L' }],
    ['text with unit and flag', { valueString: '640 U/L (H)' }, { value: 640 }],
    ['a comparator', { valueString: '<20 U/L' }, { value: 20, comparator: '<' }],
    ['a comparator in words', { valueString: 'greater than 22000 U/L' }, { value: 22000, comparator: '>' }],
    ['thousands', { valueString: '1,240 U/L' }, { value: 1240 }],
    ['thousands and decimals', { valueString: '1,240.5 U/L' }, { value: 1240.5 }],
    ['tens of thousands', { valueString: '12,500 U/L' }, { value: 12500 }],
    ['a decimal comma', { valueString: '12,5 U/L' }, { value: 12.5 }],
    [
      'a comparator beside the number',
      { valueQuantity: { value: 20, comparator: '<', unit: 'U/L' } },
      { value: 20, comparator: '<', charted: '<20 U/L' },
    ],
    [
      'at least so much',
      { valueQuantity: { value: 22000, comparator: '>=', unit: 'U/L' }, ...upTo(200) },
      { value: 22000, comparator: '>=', timesUpperLimit: 110 },
    ],
    ['a flag', { ...amount(640, 'U/L'), interpretation: [{ coding: [{ code: 'H' }] }] }, { flag: 'high' }],
    [
      'a flag alone',
      { interpretation: [{ coding: [{ code: 'HH' }] }] },
      { flag: 'high', charted: 'flagged high' },
    ],
    ['words alone', { valueString: 'elevated' }, { flag: 'high', charted: 'elevated' }],
    ['normal in words', { valueString: 'Within normal limits' }, { flag: 'normal' }],
  ])('CK is read with %s', (_, fields, expected) => {
    expect(ck(fields)).toMatchObject(expected);
  });

  it('without any unit is only compared within its own result, never with 150 U/L', () => {
    const bare = ck({ ...amount(3.2), ...upTo(2.5) });
    expect(bare).toMatchObject({ unit: '', timesUpperLimit: 1.28, charted: '3.2' });
    expect(bare?.value).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['an unknown unit', amount(640, 'furlong')],
    ['no unit and no range', amount(640)],
    ['a number that can be 1240 or 1.24', { valueString: '1,240' }],
    ['the same in a unit of its own', { valueString: '1,240 µkat/L' }],
    ['a percentage', amount(4, '%')],
  ])('%s: CK was measured, but its value is not known', (_, fields) => {
    const found = ck(fields);
    expect(found).toBeDefined();
    expect(found?.value).toBeUndefined();
    expect(found?.timesUpperLimit).toBeUndefined();
  });

  it('several upper limits (by sex) do not tell which applies', () => {
    const bySex = { referenceRange: [{ high: { value: 135 } }, { high: { value: 227 } }] };
    expect(ck({ ...amount(180, 'U/L'), ...bySex })?.timesUpperLimit).toBeUndefined();
  });

  it('an upper limit of nought is no limit', () => {
    expect(ck({ ...amount(180, 'U/L'), ...upTo(0, 'U/L') })?.timesUpperLimit).toBeUndefined();
  });

  it('what would be sufficient ("ad"), or any other unknown comparator, is no result', () => {
    for (const comparator of ['ad', 'about'])
      expect(ck({ valueQuantity: { value: 640, comparator, unit: 'U/L' }, ...upTo(200) })).toBeUndefined();
  });

  it('a negative amount is no result', () => {
    expect(ck(amount(-5, 'U/L'))).toBeUndefined();
  });

  it('troponin is kept in the unit of the laboratory and compared with its own range only', () => {
    const troponin = { value: 40, unit: 'ng/L', timesUpperLimit: 40 / 14 };
    expect(only(loinc('89579-7', { ...amount(40, 'ng/L'), ...upTo(14, 'ng/L') }))).toMatchObject(troponin);
    const mixed = only(loinc('89579-7', { ...amount(40, 'ng/L'), ...upTo(0.014, 'ng/mL') }));
    expect(mixed).toMatchObject({ value: 40, unit: 'ng/L' });
    expect(mixed?.timesUpperLimit).toBeUndefined();
    expect(only(loinc('89579-7', { valueString: '1,240.5 ng/L' }))).toMatchObject({ value: 1240.5 });
  });

  it('creatinine comes in µmol/L, CRP in mg/L, immunoglobulins in g/L', () => {
    expect(only(loinc('2160-0', amount(1, 'mg/dL')))).toMatchObject({ value: 88.42, unit: 'umol/L' });
    expect(only(loinc('1988-5', amount(0.7, 'mg/dL')))).toMatchObject({ value: 7, unit: 'mg/L' });
    expect(only(loinc('2465-3', amount(650, 'mg/dL')))).toMatchObject({ value: 6.5, unit: 'g/L' });
  });

  it.each([
    [0.4, 'kg', 0],
    [1, 'kg', 1],
    [350, 'kg', 1],
    [351, 'kg', 0],
    [70, 'mg', 0],
    [62, undefined, 0],
    [154, 'lbs', 1],
  ])('a weight of %d %s counts %d times', (value, unit, count) => {
    expect(all(loinc('29463-7', amount(value, unit)))).toHaveLength(count);
  });
});

describe('tests that are positive or negative', () => {
  const mda5 = (fields: Readonly<Record<string, unknown>>) => only(called('Anti-MDA5', fields))?.qualitative;
  const concept = (text: string) => ({ valueCodeableConcept: { text } });
  const snomed = (code: string) => ({
    valueCodeableConcept: { coding: [{ system: 'http://snomed.info/sct', code }] },
  });

  it.each<[Readonly<Record<string, unknown>>, string | undefined]>([
    [concept('Positive'), 'positive'],
    [concept('Detected'), 'positive'],
    [concept('Reactive'), 'positive'],
    [concept('Strong positive'), 'positive'],
    [concept('Weak positive'), 'borderline'],
    [concept('Weakly positive'), 'borderline'],
    [concept('Low positive'), 'borderline'],
    [concept('Borderline'), 'borderline'],
    [concept('Equivocal'), 'borderline'],
    [concept('Indeterminate'), 'borderline'],
    [concept('Negative'), 'negative'],
    [concept('Not detected'), 'negative'],
    [concept('Non-reactive'), 'negative'],
    [concept('Nonreactive'), 'negative'],
    [concept('None detected'), 'negative'],
    [concept('No antibodies detected'), 'negative'],
    [concept('Undetectable'), 'negative'],
    [snomed('10828004'), 'positive'],
    [snomed('260415000'), 'negative'],
    [snomed('260408008'), 'borderline'],
    [{ valueString: 'POSITIVE' }, 'positive'],
    [{ valueString: '++' }, 'positive'],
    [{ valueString: '-' }, 'negative'],
    [{ valueString: 'Positive (45 U/mL)' }, 'positive'],
    [{ valueBoolean: true }, 'positive'],
    [{ valueBoolean: false }, 'negative'],
    [{ interpretation: [{ coding: [{ code: 'POS' }] }] }, 'positive'],
    [{ interpretation: [{ coding: [{ code: 'NEG' }] }] }, 'negative'],
    [{ interpretation: [{ coding: [{ code: 'A' }] }] }, 'positive'],
    [{ interpretation: [{ coding: [{ code: 'N' }] }] }, 'negative'],
    [{ interpretation: [{ text: 'Abnormal' }], ...amount(45, 'U/mL') }, 'positive'],
    [{ ...amount(45, 'U/mL'), ...upTo(20, 'U/mL') }, 'positive'],
    [{ ...amount(20, 'U/mL'), ...upTo(20, 'U/mL') }, 'negative'],
    [{ valueString: '<20', ...upTo(20) }, 'negative'],
    [{ valueString: '<40', ...upTo(20) }, undefined],
    [{ valueString: '>200', ...upTo(20) }, 'positive'],
    [{ valueString: '>10', ...upTo(20) }, undefined],
    [amount(45, 'U/mL'), undefined],
    [concept('Pending'), undefined],
  ])('anti-MDA5 charted as %j is %s', (fields, expected) => {
    expect(mda5(fields)).toBe(expected);
  });

  it('keeps the wording, since a weak positive is shown as one', () => {
    expect(only(called('Anti-MDA5', concept('Weak positive')))).toMatchObject({ charted: 'Weak positive' });
  });

  it('a negative hepatitis B core IgM says nothing about an old infection; a positive one counts', () => {
    const igm = (text: string) => all(called('Hepatitis B core antibody, IgM', concept(text)));
    expect(igm('Negative')).toEqual([]);
    expect(igm('Positive')).toMatchObject([{ measure: 'anti-hbc', qualitative: 'positive' }]);
    expect(all(loinc('31204-1', concept('Not detected')))).toEqual([]);
    expect(all(called('Hepatitis B core antibody, total (IgG and IgM)', concept('Negative')))).toHaveLength(
      1,
    );
  });

  it.each([
    ['Pregnant', 'positive'],
    ['Not pregnant', 'negative'],
    ['Not currently pregnant', 'negative'],
    ['Possible pregnancy', 'borderline'],
    ['Unknown', undefined],
  ])('pregnancy status "%s" is %s', (text, expected) => {
    expect(only(called('Pregnancy status', concept(text)))?.qualitative).toBe(expected);
  });
});

describe('results in components', () => {
  const part = (text: string, fields: Readonly<Record<string, unknown>>) => ({ code: { text }, ...fields });

  it('a line blot gives each antibody its own result', () => {
    const blot = called('Myositis line blot', {
      component: [
        part('MDA5', { valueCodeableConcept: { text: 'Positive' } }),
        part('Mi-2 alpha', { valueCodeableConcept: { text: 'Negative' } }),
        part('Ro-52', { valueCodeableConcept: { text: 'Positive' } }),
        part('Jo-1', { dataAbsentReason: { text: 'not performed' } }),
      ],
    });
    expect(all(blot).map(({ measure, qualitative }) => [measure, qualitative])).toEqual([
      ['anti-mda5', 'positive'],
      ['anti-mi2', 'negative'],
    ]);
  });

  it('a flowsheet row holds the score as its total, and its items are no scores', () => {
    const row = called('CMAS', {
      component: [part('Head lift', { valueInteger: 3 }), part('Total score', { valueInteger: 24 })],
    });
    expect(all(row)).toMatchObject([{ measure: 'cmas', value: 24, name: 'CMAS' }]);
  });

  it('a vital-signs panel gives weight and height', () => {
    const panel = called('Vital signs', {
      component: [
        part('Body weight', amount(28, 'kg')),
        part('Body height', amount(1.31, 'm')),
        part('Heart rate', amount(88, '/min')),
      ],
    });
    const found = all(panel).map(({ measure, value, unit }) => [measure, value, unit]);
    expect(found).toEqual([
      ['weight', 28, 'kg'],
      ['height', 131, 'cm'],
    ]);
  });

  it('a total of a test that is none of ours is nobody’s score', () => {
    const total = { component: [{ code: { text: 'Total score' }, valueInteger: 24 }] };
    expect(all(called('Household questionnaire', total))).toEqual([]);
  });

  it('a score that stands by itself is not overruled by a total beside it', () => {
    const total = { component: [{ code: { text: 'Total score' }, valueInteger: 30 }] };
    expect(all(called('CMAS', { valueInteger: 24, ...total })).map(({ value }) => value)).toEqual([24]);
  });

  it('a component keeps the range it was given', () => {
    const panel = called('Muscle enzymes', {
      component: [part('CK', { ...amount(640, 'U/L'), ...upTo(200, 'U/L') })],
    });
    expect(only(panel)).toMatchObject({ measure: 'ck', timesUpperLimit: 3.2 });
  });
});

describe('a myositis antibody panel reported as one text', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['negative', { 'myositis-antibodies': 'negative' }],
    ['anti-MDA5 positive, Ro52 negative', { 'anti-mda5': 'positive', 'myositis-antibodies': 'positive' }],
    ['Anti-MDA5 negative, anti-Mi-2 positive', { 'anti-mda5': 'negative', 'anti-mi2': 'positive' }],
    [
      'positive: MDA5, Ro52; negative: Mi-2, Jo-1',
      { 'anti-mda5': 'positive', 'anti-mi2': 'negative', 'anti-jo1': 'negative' },
    ],
    [
      'Jo-1, PL-7, Mi-2 negative, MDA5 positive',
      { 'anti-mda5': 'positive', 'anti-jo1': 'negative', antisynthetase: 'negative' },
    ],
    ['negative, MDA5 positive', { 'anti-mda5': 'positive' }],
    ['all negative except MDA5 positive', { 'anti-mda5': 'positive' }],
    ['negative except for MDA5', { 'anti-mda5': 'positive', 'myositis-antibodies': 'positive' }],
    ['MDA5 weak positive (12 U), Mi-2 negative', { 'anti-mda5': 'borderline', 'anti-mi2': 'negative' }],
    ['No MDA5 antibodies detected', { 'anti-mda5': 'negative', 'myositis-antibodies': 'negative' }],
    ['MDA5 not detected. Jo-1 detected.', { 'anti-mda5': 'negative', 'anti-jo1': 'positive' }],
    ['negative for Jo-1 and positive for MDA5', { 'anti-mda5': 'positive', 'anti-jo1': 'negative' }],
    [
      'positive for MDA5, Jo-1, negative for Mi-2, PL-7',
      { 'anti-jo1': 'positive', antisynthetase: 'negative' },
    ],
    ['MDA5 +++; Mi-2 neg', { 'anti-mda5': 'positive', 'anti-mi2': 'negative' }],
    ['PL-7 negative, PL-12 positive, EJ negative', { antisynthetase: 'positive' }],
  ])('%s', (text, expected) => {
    const found = all(called('myositis-specific antibody panel', { valueCodeableConcept: { text } }));
    expect(Object.fromEntries(found.map(({ measure, qualitative }) => [measure, qualitative]))).toMatchObject(
      expected,
    );
  });

  it('a panel that is negative as a whole does not overrule an earlier positive anti-MDA5', () => {
    const found = read(
      called('Anti-MDA5', { valueString: 'POSITIVE', effectiveDateTime: '2024-05-01' }),
      called('Myositis antibody panel', { valueString: 'negative', effectiveDateTime: '2026-10-10' }),
    );
    expect(latest(found['anti-mda5'], { notAfter: asOf })?.qualitative).toBe('positive');
    expect(found['myositis-antibodies']).toHaveLength(1);
  });

  it('an antibody that is only named has no result', () => {
    expect(panelResultsIn('MDA5 pending')).toEqual([]);
    expect(panelResultsIn('anti-MDA5')).toEqual([]);
  });

  it.each([
    ['Mi-2 pending. MDA5 positive', { 'anti-mda5': 'positive' }],
    ['Mi-2 negative; MDA5', { 'anti-mi2': 'negative' }],
    ['Mi-2, MDA5 positive, Jo-1', { 'anti-mi2': 'positive', 'anti-mda5': 'positive' }],
    ['MDA5 weak positive Mi2 negative', { 'anti-mda5': 'borderline', 'anti-mi2': 'negative' }],
    ['positive except Mi-2', { 'anti-mi2': 'negative' }],
    ['negative except MDA5 weak positive', { 'anti-mda5': 'borderline' }],
  ])('takes no verdict from a neighbour: %s', (text, expected) => {
    const single = panelResultsIn(text).filter(({ measure }) => measure !== 'myositis-antibodies');
    expect(Object.fromEntries(single.map(({ measure, qualitative }) => [measure, qualitative]))).toEqual(
      expected,
    );
  });

  it('a panel is as positive as its one exception', () => {
    expect(panelResultsIn('negative except MDA5 weak positive')).toContainEqual({
      measure: 'myositis-antibodies',
      qualitative: 'borderline',
    });
  });
});

describe('against the lower limit of the laboratory', () => {
  const downTo = (value: number, unit?: string) => ({
    referenceRange: [{ low: { value, ...(unit !== undefined && { unit }) } }],
  });
  it.each<[string, object, boolean | undefined]>([
    ['5 g/L, limit 7 g/L', { ...amount(5, 'g/L'), ...downTo(7, 'g/L') }, true],
    ['5 g/L, limit 700 mg/dL', { ...amount(5, 'g/L'), ...downTo(700, 'mg/dL') }, true],
    ['5 without a unit, limit 7 g/L', { ...amount(5), ...downTo(7, 'g/L') }, true],
    ['5 in a unit of the house, limit 7', { ...amount(5, 'arb'), ...downTo(7) }, true],
    ['5 in a unit of the house, limit 7 in the same', { ...amount(5, 'arb'), ...downTo(7, 'arb') }, true],
    ['5 in a unit of the house, limit 7 g/L', { ...amount(5, 'arb'), ...downTo(7, 'g/L') }, undefined],
    ['5 g/L, limit 7 in a unit of the house', { ...amount(5, 'g/L'), ...downTo(7, 'arb') }, undefined],
    ['5 g/L, limit in words', { ...amount(5, 'g/L'), referenceRange: [{ text: '7.0 - 16.0 g/L ' }] }, true],
    ['5 in the unit of the words', { ...amount(5, 'arb'), referenceRange: [{ text: '>7 arb ' }] }, true],
    [
      '5 g/L, the same limit twice',
      { ...amount(5, 'g/L'), referenceRange: [{ low: { value: 7 } }, { low: { value: 7 } }] },
      true,
    ],
    [
      '5 g/L, two limits that differ',
      { ...amount(5, 'g/L'), referenceRange: [{ low: { value: 7 } }, { low: { value: 4 } }] },
      undefined,
    ],
    ['5 g/L, no limit', amount(5, 'g/L'), undefined],
  ])('IgG of %s', (_, fields, below) => {
    expect(only(called('IgG', { ...fields }))?.belowLowerLimit).toBe(below);
  });
});

describe('when it was measured', () => {
  const dated = (fields: Readonly<Record<string, unknown>>) => {
    const found = only(called('CMAS', { valueInteger: 24, effectiveDateTime: undefined, ...fields }));
    return found && (found.on ? describeInterval(found.on) : 'undated');
  };

  it.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
    ['a day', { effectiveDateTime: '2026-11-10' }, '2026-11-10'],
    ['a moment shortly before midnight', { effectiveDateTime: '2026-11-10T23:30:00-05:00' }, '2026-11-11'],
    ['an instant', { effectiveInstant: '2026-11-10T10:00:00Z' }, '2026-11-10'],
    ['a month', { effectiveDateTime: '2026-03' }, '2026-03'],
    ['this month, which is not over', { effectiveDateTime: '2026-11' }, '2026-11'],
    ['this year', { effectiveDateTime: '2026' }, '2026'],
    ['a period', { effectivePeriod: { start: '2026-11-02', end: '2026-11-04' } }, '2026-11-02 to 2026-11-04'],
    ['a period without end', { effectivePeriod: { start: '2026-11-02' } }, '2026-11-02'],
    ['a timing', { effectiveTiming: { event: ['2026-11-05'] } }, '2026-11-05'],
    ['only the report', { issued: '2026-11-12T09:00:00Z' }, '2026-11-12'],
    [
      'an unreadable date and a report',
      { effectiveDateTime: 'Invalid date', issued: '2026-11-12T09:00:00Z' },
      '2026-11-12',
    ],
    ['nothing', {}, 'undated'],
    ['an impossible date', { effectiveDateTime: '2026-02-30' }, 'undated'],
    ['the day of the call', { effectiveDateTime: '2026-11-20' }, '2026-11-20'],
    ['tomorrow', { effectiveDateTime: '2026-11-21' }, undefined],
    ['next year, a typing error', { effectiveDateTime: '2027' }, undefined],
  ])('%s', (_, fields, expected) => {
    expect(dated(fields)).toBe(expected);
  });

  it('results come in order of time, undated ones first', () => {
    const found = read(
      called('CMAS', { valueInteger: 30, effectiveDateTime: '2026-11-10' }),
      called('CMAS', { valueInteger: 40, effectiveDateTime: '2026-01-10' }),
      called('CMAS', { valueInteger: 20, effectiveDateTime: undefined }),
    );
    expect(found.cmas.map(({ value }) => value)).toEqual([20, 40, 30]);
  });
});

describe('the latest result', () => {
  const at = (name: string, value: number | string, effectiveDateTime: string, id = 'x') =>
    called(name, {
      id,
      effectiveDateTime,
      ...(typeof value === 'string' ? { valueString: value } : amount(value)),
    });
  const latestOf = (measure: MeasureId, notBefore: string, ...observations: readonly Observation[]) =>
    latest(read(...observations)[measure], { notBefore: dayFrom(notBefore), notAfter: asOf });

  it.each<[string, string, MeasureId, number | string, number | string]>([
    ['the lower CMAS', 'CMAS', 'cmas', 24, 30],
    ['the lower MMT8', 'MMT8 (0-80)', 'mmt8', 60, 70],
    ['the MMT8 that is lower on its own scale', 'MMT8', 'mmt8', '70/80', '140/150'],
    ['the MMT8 whose scale is known', 'MMT8', 'mmt8', '79/80', 60],
    ['the higher CDASI', 'CDASI', 'cdasi-activity', 20, 10],
    ['the higher physician global', 'PhGA', 'physician-global', 3, 0.1],
    ['the higher CK', 'CK', 'ck', '640 U/L', '92 U/L'],
    ['the CK that can be read', 'CK', 'ck', '92 U/L', '640 furlong'],
    ['the lower eGFR', 'eGFR', 'egfr', '25 mL/min', '90 mL/min'],
    ['the higher creatinine', 'Creatinine', 'creatinine', '180 umol/L', '60 umol/L'],
    ['the positive antibody', 'Anti-MDA5', 'anti-mda5', 'positive', 'negative'],
    ['the borderline rather than the negative antibody', 'Anti-MDA5', 'anti-mda5', 'borderline', 'negative'],
    ['the lower weight, for the smaller dose', 'Weight', 'weight', '27 kg', '28 kg'],
  ])('of one day is the worse: %s', (_, name, measure, worse, better) => {
    for (const [first, second] of [
      [worse, better],
      [better, worse],
    ] as const) {
      const found = latestOf(
        measure,
        '2026-05-24',
        at(name, first, '2026-11-10', first === worse ? 'worse' : 'better'),
        at(name, second, '2026-11-10', second === worse ? 'worse' : 'better'),
        at(name, better, '2026-10-01', 'earlier'),
      );
      expect(found?.ref).toBe('Observation/worse');
    }
  });

  it.each<[string, string, boolean]>([
    ['first day of the window', '2026-05-24', true],
    ['the day before', '2026-05-23', false],
    ['a month that begins before the window', '2026-05', false],
    ['the first whole month', '2026-06', true],
    ['a year that begins before the window', '2026', false],
    ['this month, up to today', '2026-11', true],
    ['today', '2026-11-20', true],
    ['tomorrow', '2026-11-21', false],
  ])('%s', (_, date, counts) => {
    expect(latestOf('cmas', '2026-05-24', at('CMAS', 24, date)) !== undefined).toBe(counts);
  });

  it('an undated result is never the latest', () => {
    const undated = called('CMAS', { effectiveDateTime: undefined, valueInteger: 10 });
    expect(latestOf('cmas', '2000-01-01', undated)).toBeUndefined();
  });

  it('a later good result counts although an earlier one was worse', () => {
    const found = latestOf('cmas', '2026-05-24', at('CMAS', 24, '2026-11-10'), at('CMAS', 40, '2026-11-11'));
    expect(found?.value).toBe(40);
  });

  it('of dates that overlap nobody knows the order: the worse counts', () => {
    const found = latestOf('cmas', '2026-05-24', at('CMAS', 20, '2026-10'), at('CMAS', 40, '2026-10-15'));
    expect(found?.value).toBe(20);
    const later = latestOf('cmas', '2026-05-24', at('CMAS', 20, '2026-10'), at('CMAS', 40, '2026-11-01'));
    expect(later?.value).toBe(40);
  });

  it('without results there is none', () => {
    expect(latest([], { notAfter: asOf })).toBeUndefined();
  });
});

describe('whatever is charted', () => {
  it('never breaks the reading, and never takes long', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('CMAS', 'CK', 'HBsAg', 'myositis panel', '24/52', '<0.2', 'MMT8 (0-80)'),
    );
    fc.assert(
      fc.property(text, text, text, (name, valueString, unit) => {
        const found = all(
          called(name, { valueString }),
          called(name, { ...amount(3, unit), ...upTo(2, unit) }),
        );
        expect(found.every(({ value }) => value === undefined || value >= 0)).toBe(true);
      }),
      { seed: 20261120, numRuns: 500 },
    );
    const started = performance.now();
    for (const bit of ['panel myositis ', '1\n', '( ', 'no a', '-', ' '])
      all(called(`MMT8 ${bit.repeat(10_000)}`, { valueString: bit.repeat(10_000) }));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('UCUM-coded quantities', () => {
  it('are read by their code', () => {
    const valueQuantity = { value: 640, unit: 'Units per Liter', system: UCUM, code: 'U/L' };
    expect(only(loinc('2157-6', { valueQuantity }))).toMatchObject({ value: 640, unit: 'U/L' });
  });
});
