import type { RawResource } from '../../src/contract/fhir.js';
import type { APatient } from './a-patient.js';
import { screeningTests, type ScreeningTest } from './codes.js';
import { shiftDay } from './vary-request.js';

/** A result of every test that comes before a drug, each of them all right. */
const RIGHT: Readonly<Record<ScreeningTest, string>> = {
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
  IgG: '10 g/L',
  IgA: '1.9 g/L',
  IgM: '1.1 g/L',
  'Lipid panel': '4.5',
  Potassium: '4.1',
  Magnesium: '0.8',
  Urinalysis: 'negative',
  'Pregnancy test': 'negative',
};
export type Screened = ScreeningTest | 'blood pressure' | 'chest radiograph' | 'fundus';

export interface ScreeningOnFile {
  readonly without?: readonly Screened[];
  /** Done so many days ago; otherwise last week. */
  readonly daysAgo?: Readonly<Partial<Record<Screened, number>>>;
  /** Another result: "positive", "2.5" with its range "3.5-10". */
  readonly result?: Readonly<Partial<Record<ScreeningTest, readonly [result: string, range?: string]>>>;
}

/** Everything on file that any drug asks for before it is started (specification D), blood to fundus. */
export function screeningOnFile(
  patient: APatient,
  today: string,
  { without = [], daysAgo = {}, result = {} }: ScreeningOnFile,
): APatient {
  const day = (test: Screened): string => shiftDay(today, -(daysAgo[test] ?? 7));
  const tests = (Object.keys(RIGHT) as ScreeningTest[]).map((test) => {
    const [text, range] = result[test] ?? [RIGHT[test]];
    return [test, inLaboratory(test, day(test), text, range)] as const;
  });
  const others: readonly (readonly [Screened, RawResource])[] = [
    ['blood pressure', systolic(day('blood pressure'))],
    [
      'chest radiograph',
      {
        resourceType: 'DiagnosticReport',
        status: 'final',
        code: { text: 'Chest x-ray' },
        effectiveDateTime: day('chest radiograph'),
      },
    ],
    [
      'fundus',
      {
        resourceType: 'Procedure',
        status: 'completed',
        code: { text: 'Fundoscopy' },
        performedDateTime: day('fundus'),
      },
    ],
  ];
  return [...tests, ...others]
    .filter(([test]) => !without.includes(test))
    .reduce((on, [, resource]) => on.with(resource), patient);
}

const inLaboratory = (test: ScreeningTest, day: string, text: string, range?: string): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ system: CATEGORY, code: 'laboratory' }] }],
  code: { ...(screeningTests[test] && { coding: [screeningTests[test]] }), text: test },
  effectiveDateTime: day,
  ...(range === undefined
    ? { valueString: text }
    : { valueQuantity: { value: Number(text) }, referenceRange: [{ text: range }] }),
});

const systolic = (day: string): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ system: CATEGORY, code: 'vital-signs' }] }],
  code: { text: 'Systolic blood pressure' },
  effectiveDateTime: day,
  valueString: '118',
});
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category';
