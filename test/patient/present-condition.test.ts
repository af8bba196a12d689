import { describe, expect, it } from '@jest/globals';
import { ADULT, chartOf, type Measured, type Told } from './a-chart.js';

const conditionOf = async (problems: readonly (Told | string)[], measured: readonly Measured[] = []) =>
  (await chartOf(ADULT, problems, measured)).condition;

describe('Pregnancy', () => {
  it.each([
    ['2026-02-13', 'met'],
    ['2026-02-12', 'unmet'],
  ])('on the problem list counts for 280 days: since %s it is %s', async (onset, verdict) => {
    expect((await conditionOf([{ text: 'Pregnancy', onset }])).pregnant.verdict).toBe(verdict);
  });

  it('counts by a positive test', async () => {
    const { pregnant } = await conditionOf([], [['Urine pregnancy test', 'positive', '2026-11-10']]);
    expect(pregnant.verdict).toBe('met');
  });

  it.each([
    ['negative', '2026-11-10'],
    ['positive', '2025-11-10'],
  ])('does not count by a test that was %s on %s', async (value, on) => {
    expect((await conditionOf([], [['Urine pregnancy test', value, on]])).pregnant.verdict).not.toBe('met');
  });

  it('is never a man’s', async () => {
    const { condition } = await chartOf({ born: '1986-05-01', sex: 'male' }, ['Pregnancy']);
    expect(condition.pregnant.verdict).toBe('unmet');
  });
});

describe('Hepatitis B and the kidney', () => {
  it('is there by HBsAg or by the problem list, and not by immunity', async () => {
    expect((await conditionOf([], [['HBsAg', 'positive', '2026-01-10']])).hepatitisB.verdict).toBe('met');
    expect((await conditionOf(['Chronic hepatitis B'])).hepatitisB.verdict).toBe('met');
    expect((await conditionOf(['Immune to hepatitis B'])).hepatitisB.verdict).toBe('unmet');
    expect((await conditionOf([], [['HBsAg', 'negative', '2026-01-10']])).hepatitisB.verdict).toBe('unmet');
  });

  it('knows antibodies against the core', async () => {
    const { antiHepatitisBCore } = await conditionOf([], [['Anti-HBc total', 'positive', '2024-01-10']]);
    expect(antiHepatitisBCore.verdict).toBe('met');
  });

  it.each([
    [29, 'met'],
    [30, 'unmet'],
  ])('calls an eGFR of %d low: %s', async (value, verdict) => {
    const egfr: Measured = [
      'eGFR',
      value,
      '2026-10-01',
      { valueQuantity: { value, unit: 'mL/min/{1.73_m2}', code: 'mL/min/{1.73_m2}' } },
    ];
    expect((await conditionOf([], [egfr])).lowRenalFunction.verdict).toBe(verdict);
  });
});
