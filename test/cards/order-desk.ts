import { expect, it } from '@jest/globals';
import type { Indicator, RuleId } from '../../src/rules/rule.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { screeningOnFile, type Screened, type ScreeningOnFile } from '../support/screening.js';
import { ago, consult, testResult, TODAY } from './consult.js';

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

const LIVER_TESTS = { ALT: '20 U/L', AST: '22 U/L' } as const;
type LiverTest = keyof typeof LIVER_TESTS;
interface OnFile extends Omit<ScreeningOnFile, 'without' | 'result'> {
  readonly without?: readonly (Screened | LiverTest)[];
}
/** Everything on file that any drug asks for, and a recent weight and height. */
export function screened(patient: APatient, { without = [], ...lately }: OnFile = {}): APatient {
  const isLiverTest = (test: Screened | LiverTest): test is LiverTest => test in LIVER_TESTS;
  const chart = screeningOnFile(patient.weighs(60, ago(7)).isTall(165, ago(7)), TODAY, {
    ...lately,
    without: without.filter((test) => !isLiverTest(test)),
  });
  return Object.entries(LIVER_TESTS)
    .filter(([test]) => !without.some((one) => one === test))
    .reduce((on, [test, result]) => on.with(testResult(test, result, ago(7))), chart);
}

/** A woman of 31 years with dermatomyositis since last year. */
export const aYoungWoman = (): APatient =>
  aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });

/** The card that has nothing to say but the dose for this patient: on order-select. */
export const onlyTheGuide = 'information: the dosing guide';

type Judged = (patient: APatient) => ReturnType<typeof judgedOrder>;

/** The indicator and the words that the card has for each of these charts. */
export const itSays = (
  judged: Judged,
  charts: readonly (readonly [what: string, indicator: Indicator, words: RegExp, chart: () => APatient])[],
): void =>
  it.each(charts)('%s: %s', async (_, indicator, words, chart) => {
    const said = await judged(chart());
    expect(said.indicator).toBe(indicator);
    expect(said.text).toMatch(words);
  });

/** Charts just beside those. */
export const itDoesNotSpeakOf = (
  judged: Judged,
  charts: readonly (readonly [what: string, words: RegExp, chart: () => APatient])[],
): void =>
  it.each(charts)('does not speak of %s', async (_, words, chart) => {
    expect((await judged(chart())).text).not.toMatch(words);
  });

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
