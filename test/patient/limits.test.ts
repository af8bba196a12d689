import { describe, expect, it } from '@jest/globals';
import { ADULT, chartOf, type Measured } from './a-chart.js';
import { ago } from './a-history.js';

const conditionOf = async (measured: Measured) => (await chartOf(ADULT, [], [measured])).condition;

describe('What a result proves about a limit', () => {
  it.each([
    ['<30 mL/min/1.73m2', 'met'],
    ['<=29 mL/min/1.73m2', 'met'],
    ['29 mL/min/1.73m2', 'met'],
    ['30 mL/min/1.73m2', 'unmet'],
    ['>=30 mL/min/1.73m2', 'unmet'],
    ['<=30 mL/min/1.73m2', 'unknown'],
    ['<=60 mL/min/1.73m2', 'unknown'],
    ['<60 mL/min/1.73m2', 'unknown'],
    ['>15 mL/min/1.73m2', 'unknown'],
    ['25 furlongs', 'unknown'],
    ['25', 'unknown'],
  ])('an eGFR of %s is low (below 30): %s', async (value, verdict) => {
    const { lowRenalFunction } = await conditionOf(['eGFR', value, ago(5)]);
    expect(lowRenalFunction.verdict).toBe(verdict);
  });

  it.each([
    ['flagged low', 'met', 'L'],
    ['flagged normal', 'unmet', 'N'],
    ['flagged high', 'unmet', 'H'],
    ['without a flag', 'unknown', undefined],
  ])('an IgG whose lower limit was not printed, %s, is low: %s', async (_, verdict, flag) => {
    const more = flag === undefined ? {} : { interpretation: [{ coding: [{ code: flag }] }] };
    const { lowIgG } = await conditionOf(['IgG', '6.5 g/L', ago(5), more]);
    expect(lowIgG.verdict).toBe(verdict);
  });
});
