import { describe, expect, it } from '@jest/globals';
import type { ScreeningTestId } from '../../src/knowledge/screening-tests.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, consult, testResult } from '../cards/consult.js';

const aWoman = () => aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis');
const read = async (patient: APatient, test: ScreeningTestId) =>
  (await consult(patient.opens())).facts.screening[test];
const laboratory = (name: string, value: Readonly<Record<string, unknown>>, day = ago(5)) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: name },
  effectiveDateTime: day,
  ...value,
});

describe('tests that come before a drug: missing, too old, abnormal', () => {
  it('nothing on file is "none on file" only when the laboratory results were read in full', async () => {
    expect(await read(aWoman(), 'hbsag')).toMatchObject({
      state: 'none on file',
      on: undefined,
      missing: [],
    });
    const body = aWoman().opens();
    const unreadable = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'exception' }],
    };
    const { facts } = await consult({ ...body, prefetch: { ...body.prefetch, laboratory: unreadable } });
    expect(facts.screening.hbsag).toMatchObject({ state: 'cannot be told', missing: ['laboratory'] });
    // A result that came with another key is a result.
    expect(facts.screening['blood-pressure'].state).toBe('none on file');
  });

  it.each<readonly [ScreeningTestId, string, string, number]>([
    ['hbsag', 'HBsAg', 'negative', 365],
    ['hepatitis-c', 'Anti-HCV', 'non-reactive', 365],
    ['tuberculosis', 'QuantiFERON-TB Gold', 'negative', 365],
    ['lipids', 'LDL cholesterol', '2.9', 365],
    ['renal-function', 'Creatinine', '0.8 mg/dL', 90],
    ['liver-tests', 'ALT', '20 U/L', 90],
    ['igg', 'IgG', '9 g/L', 90],
    ['pregnancy-test', 'Urine pregnancy test', 'negative', 14],
  ])('%s is good for its days and too old on the day after', async (test, name, result, days) => {
    const at = (day: number) => read(aWoman().with(testResult(name, result, ago(day))), test);
    expect(await at(days)).toMatchObject({ state: 'fine' });
    expect(await at(days + 1)).toMatchObject({ state: 'too old' });
  });

  it('IgA of any day will do', async () => {
    expect((await read(aWoman().with(testResult('IgA', '2 g/L', ago(3000))), 'iga')).state).toBe('fine');
  });

  it('a positive hepatitis or tuberculosis test stays positive with the years; a newer negative one answers it', async () => {
    const old = aWoman().with(testResult('Anti-HBc', 'positive', ago(2000)));
    expect((await read(old, 'anti-hbc')).state).toBe('abnormal');
    const newer = old.with(testResult('Anti-HBc', 'negative', ago(10)));
    expect((await read(newer, 'anti-hbc')).state).toBe('fine');
  });

  it('a borderline hepatitis or tuberculosis test is not fine', async () => {
    const at = (name: string) => aWoman().with(testResult(name, 'borderline', ago(10)));
    expect((await read(at('HBsAg'), 'hbsag')).state).toBe('abnormal');
    expect((await read(at('QuantiFERON-TB Gold'), 'tuberculosis')).state).toBe('abnormal');
  });

  it('a raised creatinine of over 90 days ago is too old, not abnormal', async () => {
    const creatinine = (day: string) =>
      laboratory(
        'Creatinine',
        { valueQuantity: { value: 2, unit: 'mg/dL' }, referenceRange: [{ high: { value: 1.1 } }] },
        day,
      );
    expect((await read(aWoman().with(creatinine(ago(90))), 'renal-function')).state).toBe('abnormal');
    expect((await read(aWoman().with(creatinine(ago(91))), 'renal-function')).state).toBe('too old');
  });

  it('is abnormal outside the range that the laboratory printed, on either side, or by its flag', async () => {
    const range = [{ low: { value: 3.5 }, high: { value: 10 } }];
    const whites = (value: number) =>
      aWoman()
        .with(laboratory('Haemoglobin', { valueQuantity: { value: 13 } }))
        .with(laboratory('Platelets', { valueQuantity: { value: 240 } }))
        .with(laboratory('White cell count', { valueQuantity: { value }, referenceRange: range }));
    expect((await read(whites(3.4), 'blood-count')).state).toBe('abnormal');
    expect((await read(whites(3.5), 'blood-count')).state).toBe('fine');
    expect((await read(whites(10.1), 'blood-count')).state).toBe('abnormal');
    const flagged = laboratory('IgG', {
      valueQuantity: { value: 5, unit: 'g/L' },
      interpretation: [{ coding: [{ code: 'L' }] }],
    });
    expect((await read(aWoman().with(flagged), 'igg')).state).toBe('abnormal');
  });

  it('an eGFR is abnormal below its range, and fine in it or above it', async () => {
    const egfr = (value: number) =>
      laboratory('eGFR', {
        valueQuantity: { value, unit: 'mL/min/{1.73_m2}', code: 'mL/min/{1.73_m2}' },
        referenceRange: [{ low: { value: 60 }, high: { value: 120 } }],
      });
    const at = async (value: number) => (await read(aWoman().with(egfr(value)), 'renal-function')).state;
    expect(await at(59)).toBe('abnormal');
    expect(await at(60)).toBe('fine');
    expect(await at(125)).toBe('fine');
  });

  it('names the part of the blood count that is not on file', async () => {
    const patient = aWoman()
      .with(testResult('WBC', '5', ago(3)))
      .with(testResult('Hemoglobin', '13', ago(3)));
    expect(await read(patient, 'blood-count')).toMatchObject({
      state: 'none on file',
      says: 'platelets not on file',
    });
  });

  it('a varicella antibody that is negative is what is not right', async () => {
    const at = (result: string) => aWoman().with(testResult('Varicella zoster virus IgG', result, ago(9)));
    expect((await read(at('negative'), 'varicella-immunity')).state).toBe('abnormal');
    expect((await read(at('positive'), 'varicella-immunity')).state).toBe('fine');
  });

  it('reads both halves of a blood pressure panel', async () => {
    const panel = {
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'vital-signs' }] }],
      code: { text: 'Blood pressure panel' },
      effectiveDateTime: ago(4),
      component: [
        { code: { text: 'Systolic blood pressure' }, valueQuantity: { value: 121, unit: 'mm[Hg]' } },
        { code: { text: 'Diastolic blood pressure' }, valueQuantity: { value: 78, unit: 'mm[Hg]' } },
      ],
    };
    expect((await read(aWoman().with(panel), 'blood-pressure')).state).toBe('fine');
  });

  it('a result without a date is on file, but proves nothing in time', async () => {
    const undated = { ...laboratory('HBsAg', { valueString: 'negative' }), effectiveDateTime: undefined };
    expect((await read(aWoman().with(undated), 'hbsag')).state).toBe('too old');
  });

  it.each([
    'Hemoglobin A1c',
    'Urine leukocyte esterase',
    'Urine potassium',
    'Mean corpuscular hemoglobin (MCH)',
    'Varicella zoster immune globulin',
    'HCV genotype',
    'Urea breath test',
  ])('"%s" is none of them', async (name) => {
    const { screening } = (
      await consult(
        aWoman()
          .with(testResult(name, '5', ago(3)))
          .opens(),
      )
    ).facts;
    for (const { on } of Object.values(screening)) expect(on).toBeUndefined();
  });
});
