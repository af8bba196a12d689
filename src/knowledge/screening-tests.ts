import type { MeasureId } from './measure-names.js';

/**
 * What specification D names under "before start". How old a result may be is not in the sources, except for
 * the pregnancy test: those numbers are settings of ours, unsigned.
 */

export interface ScreeningTestDefinition {
  /** As a card writes it. */
  readonly name: string;
  readonly parts: readonly { readonly name: string; readonly measures: readonly MeasureId[] }[];
  /** The setting that says after how many days a result is too old. */
  readonly goodFor: 'recentTestDays' | 'yearlyTestDays' | 'pregnancyTestDays' | 'any time';
  /** What is not right: out of its range (either side, or one), positive, or negative (no immunity). */
  readonly abnormal: 'out of range' | 'high' | 'low' | 'positive' | 'negative';
  /** Asked before the first dose only: whoever already takes the drug is not asked for a newer one. */
  readonly onlyAtStart: boolean;
  /** The prefetch key that would hold it. */
  readonly source: 'laboratory' | 'vitalSigns';
}

const blood = { goodFor: 'recentTestDays', onlyAtStart: false, source: 'laboratory' } as const;
const serology = { goodFor: 'yearlyTestDays', onlyAtStart: true, source: 'laboratory' } as const;
const single = (name: string, ...measures: readonly MeasureId[]) => ({ name, parts: [{ name, measures }] });

const definitions = {
  hbsag: { ...serology, ...single('HBsAg', 'hbsag'), abnormal: 'positive' },
  'anti-hbc': { ...serology, ...single('anti-HBc', 'anti-hbc'), abnormal: 'positive' },
  'hepatitis-c': { ...serology, ...single('hepatitis C antibody', 'hepatitis-c'), abnormal: 'positive' },
  tuberculosis: { ...serology, ...single('TB test (IGRA)', 'tb-igra'), abnormal: 'positive' },
  'varicella-immunity': {
    ...serology,
    ...single('varicella antibody', 'varicella-immunity'),
    abnormal: 'negative',
  },
  'blood-count': {
    ...blood,
    name: 'blood count',
    parts: [
      { name: 'white cells', measures: ['white-cells'] },
      { name: 'haemoglobin', measures: ['haemoglobin'] },
      { name: 'platelets', measures: ['platelets'] },
    ],
    abnormal: 'out of range',
  },
  haemoglobin: { ...blood, ...single('haemoglobin', 'haemoglobin'), abnormal: 'low' },
  'renal-function': { ...blood, ...single('creatinine', 'creatinine', 'egfr'), abnormal: 'high' },
  urea: { ...blood, ...single('urea (BUN)', 'urea'), abnormal: 'high' },
  'liver-tests': { ...blood, ...single('ALT, AST', 'alt', 'ast'), abnormal: 'high' },
  igg: { ...blood, ...single('IgG', 'igg'), abnormal: 'low' },
  iga: { ...blood, ...single('IgA', 'iga'), goodFor: 'any time', onlyAtStart: true, abnormal: 'low' },
  igm: { ...blood, ...single('IgM', 'igm'), onlyAtStart: true, abnormal: 'low' },
  lipids: {
    ...blood,
    ...single('lipids', 'lipids'),
    goodFor: 'yearlyTestDays',
    abnormal: 'high',
  },
  potassium: { ...blood, ...single('potassium', 'potassium'), abnormal: 'out of range' },
  magnesium: { ...blood, ...single('magnesium', 'magnesium'), abnormal: 'low' },
  urinalysis: { ...blood, ...single('urinalysis', 'urinalysis'), abnormal: 'positive' },
  'blood-pressure': {
    ...blood,
    ...single('blood pressure', 'blood-pressure'),
    abnormal: 'high',
    source: 'vitalSigns',
  },
  'pregnancy-test': {
    ...blood,
    ...single('pregnancy test', 'pregnancy-test'),
    goodFor: 'pregnancyTestDays',
    abnormal: 'positive',
  },
} as const satisfies Readonly<Record<string, ScreeningTestDefinition>>;

export type ScreeningTestId = keyof typeof definitions;
export const screeningTests: Readonly<Record<ScreeningTestId, ScreeningTestDefinition>> = definitions;
export const screeningTestIds = Object.keys(definitions) as readonly ScreeningTestId[];
