import { expect } from '@jest/globals';
import type { RuleId } from '../../src/rules/rule.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, consult, testResult } from './consult.js';

/** Tests that come before a drug, by the name a laboratory gives them, each with a result that is all right. */
const RESULTS = {
  HBsAg: 'negative',
  'Anti-HBc': 'negative',
  'Hepatitis C antibody': 'negative',
  'QuantiFERON-TB Gold Plus': 'negative',
  'Varicella zoster IgG': 'positive',
  WBC: '6.2',
  Hemoglobin: '13.1',
  Platelets: '240',
  Creatinine: '0.7 mg/dL',
  Urea: '5.0',
  ALT: '20 U/L',
  AST: '22 U/L',
  IgG: '10 g/L',
  IgA: '1.9 g/L',
  IgM: '1.1 g/L',
  'Lipid panel': '4.5',
  Potassium: '4.1',
  Magnesium: '0.8',
  Urinalysis: 'negative',
  'Pregnancy test': 'negative',
} as const;
export type Test = keyof typeof RESULTS | 'Blood pressure' | 'Chest x-ray' | 'Fundoscopy';

export const aTest = (name: string, result: string, day: string) => testResult(name, result, day);
/** With the range that the laboratory printed: "3.5-10". */
export const outOfRange = (name: string, value: number, range: string, day = ago(5)) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: name },
  effectiveDateTime: day,
  valueQuantity: { value },
  referenceRange: [{ text: range }],
});

interface Screened {
  readonly without?: readonly Test[];
  /** Done so many days ago; otherwise last week. */
  readonly daysAgo?: Partial<Record<Test, number>>;
}
/** Everything on file that any drug asks for, and a recent weight and height. */
export function screened(patient: APatient, { without = [], daysAgo = {} }: Screened = {}): APatient {
  const day = (test: Test): string => ago(daysAgo[test] ?? 7);
  const has = (test: Test): boolean => !without.includes(test);
  let chart = patient.weighs(60, ago(7)).isTall(165, ago(7));
  for (const [name, result] of Object.entries(RESULTS))
    if (has(name as Test)) chart = chart.with(testResult(name, result, day(name as Test)));
  if (has('Blood pressure'))
    chart = chart.with({
      ...testResult('Systolic blood pressure', '118', day('Blood pressure')),
      category: [{ coding: [{ code: 'vital-signs' }] }],
    });
  if (has('Chest x-ray'))
    chart = chart.with({
      resourceType: 'DiagnosticReport',
      status: 'final',
      code: { text: 'Chest x-ray' },
      effectiveDateTime: day('Chest x-ray'),
    });
  if (has('Fundoscopy'))
    chart = chart.with({
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: 'Fundoscopy' },
      performedDateTime: day('Fundoscopy'),
    });
  return chart;
}

/** A woman of 31 years with dermatomyositis since last year. */
export const aYoungWoman = (): APatient =>
  aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });

/** The card that has nothing to say but the dose for this patient: on order-select. */
export const onlyTheGuide = 'information: the dosing guide';

/** What one order rule says of one order being written: nothing, only the dosing guide, or its indicator with all its lines. */
export async function judgedOrder(
  rule: RuleId,
  patient: APatient,
  [drug, dose]: readonly [drug: string, dose?: string],
): Promise<{ readonly indicator: string | undefined; readonly text: string }> {
  const seen = await consult(patient.orders(drug, dose));
  const indicator = seen.says[rule];
  if (indicator === undefined) return { indicator, text: '' };
  const { wording } = seen.said(rule);
  expect(wording.summary.length).toBeLessThanOrEqual(130);
  if (wording.summary.startsWith('Dose of ')) return { indicator: onlyTheGuide, text: '' };
  const lines = (wording.sections ?? []).flatMap((section) => section.lines);
  return { indicator, text: [wording.summary, ...lines].join('\n') };
}
