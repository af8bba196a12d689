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

  it.each<[string, Told]>([
    ['ended', { text: 'Pregnancy', onset: '2026-03-01', status: 'resolved', abated: '2026-06-01' }],
    ['past by its words', { text: 'History of pregnancy', onset: '2026-03-01' }],
    ['suspected', { text: 'Pregnancy', onset: '2026-10-01', verification: 'provisional' }],
    ['suspected by its words', { text: 'Possible pregnancy', onset: '2026-10-01' }],
  ])('of the last 280 days is none when it is %s', async (_, told) => {
    expect((await conditionOf([told])).pregnant.verdict).toBe('unmet');
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

  it('cannot be told from a laboratory that could not be read', async () => {
    const { condition } = await chartOf(ADULT, [], [], ['laboratory']);
    expect(condition.pregnant.verdict).toBe('unknown');
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

  it('is there by a positive result without a date, and by the last one that can be read', async () => {
    expect((await conditionOf([], [['HBsAg', 'positive', undefined]])).hepatitisB.verdict).toBe('met');
    const read: Measured[] = [
      ['HBsAg', 'positive', '2026-01-10'],
      ['HBsAg', 'see comment', '2026-03-10'],
    ];
    expect((await conditionOf([], read)).hepatitisB.verdict).toBe('met');
  });

  it('cannot be told from a borderline result', async () => {
    expect((await conditionOf([], [['HBsAg', 'equivocal', '2026-01-10']])).hepatitisB.verdict).toBe(
      'unknown',
    );
  });

  it('cannot be told from a laboratory that could not be read, where the problem list is silent', async () => {
    const { condition } = await chartOf(ADULT, [], [], ['laboratory']);
    expect(condition.hepatitisB.verdict).toBe('unknown');
  });

  it('calls no renal function normal that nobody measured', async () => {
    expect((await conditionOf([])).lowRenalFunction.verdict).toBe('unknown');
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

describe('An eGFR with a sign before it', () => {
  it.each([
    ['<=29', 'met'],
    ['<30', 'met'],
    ['<=30', 'unknown'],
    ['<=60', 'unknown'],
    ['>60', 'unmet'],
  ])('%s proves only its side of 30: %s', async (value, verdict) => {
    const egfr: Measured = ['eGFR', `${value} mL/min/1.73m2`, '2026-10-01'];
    expect((await conditionOf([], [egfr])).lowRenalFunction.verdict).toBe(verdict);
  });
});

describe('Low IgG', () => {
  const igg = (value: number, more: object = {}, day: string | undefined = '2026-10-01'): Measured => [
    'IgG',
    value,
    day,
    { valueQuantity: { value, unit: 'g/L' }, ...more },
  ];
  const from7 = { referenceRange: [{ low: { value: 7, unit: 'g/L' }, high: { value: 16, unit: 'g/L' } }] };

  it.each<[string, string, Measured[]]>([
    ['just below its range', 'met', [igg(6.9, from7)]],
    ['at its lower limit', 'unmet', [igg(7, from7)]],
    ['without a range', 'unknown', [igg(3)]],
    ['not measured', 'unknown', []],
    [
      'with a range in other units',
      'met',
      [igg(6.9, { referenceRange: [{ low: { value: 700, unit: 'mg/dL' } }] })],
    ],
    ['with a range in words', 'met', [igg(6.9, { referenceRange: [{ text: '7.0 - 16.0 g/L' }] })]],
    ['with a lower limit in words', 'met', [igg(6.9, { referenceRange: [{ text: '>= 7 g/L' }] })]],
    ['flagged low by the laboratory', 'met', [igg(6.9, { interpretation: [{ coding: [{ code: 'L' }] }] })]],
    ['called normal', 'unmet', [igg(6.9, { interpretation: [{ coding: [{ code: 'N' }] }] })]],
    ['years ago', 'met', [igg(3, from7, '2015-01-01')]],
    ['low before, normal now', 'unmet', [igg(3, from7, '2026-01-01'), igg(9, from7)]],
    ['"<2.0" under a limit of 7', 'met', [['IgG', '<2.0 g/L', '2026-10-01', from7]]],
    ['"<8.0" over a limit of 7', 'unknown', [['IgG', '<8.0 g/L', '2026-10-01', from7]]],
  ])('%s: %s', async (_, verdict, measured) => {
    expect((await conditionOf([], measured)).lowIgG.verdict).toBe(verdict);
  });
});
