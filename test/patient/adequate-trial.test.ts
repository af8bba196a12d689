import { describe, expect, it } from '@jest/globals';
import { aChild, ago, anAdult, aStatement, courseIn, coursesIn, daysAgo, IVIG } from './a-history.js';
import type { APatient } from '../support/a-patient.js';
import type { DrugId } from '../../src/knowledge/drugs.js';

const verdict = async (patient: APatient, drug: DrugId): Promise<string> =>
  (await courseIn(patient, drug)).adequate.verdict;

describe('an adequate trial', () => {
  it.each([
    ['prednisone', 27, 'unmet'],
    ['prednisone', 28, 'met'],
    ['methotrexate', 11 * 7, 'unmet'],
    ['methotrexate', 12 * 7 - 1, 'unmet'],
    ['methotrexate', 12 * 7, 'met'],
    ['azathioprine', 83, 'unmet'],
    ['azathioprine', 84, 'met'],
    ['mycophenolate', 84, 'met'],
    ['ciclosporin', 84, 'met'],
    ['tacrolimus', 84, 'met'],
    ['hydroxychloroquine', 84, 'met'],
    ['tofacitinib', 84, 'met'],
    ['adalimumab', 84, 'met'],
  ] as const)('%s for %d days: %s', async (drug, days, expected) => {
    expect(await verdict(anAdult().took(drug, { from: ago(days) }), drug)).toBe(expected);
  });

  it.each([
    ['two cycles', [80, 24], 'unmet'],
    ['two cycles over more than twelve weeks', [112, 56], 'unmet'],
    ['three cycles, the third given today', [56, 28, 0], 'unmet'],
    ['three cycles, 83 days after the first', [83, 55, 27], 'unmet'],
    ['three cycles, twelve weeks after the first', [84, 56, 28], 'met'],
    ['three cycles of one month', [150, 142, 134], 'unmet'],
    ['three cycles of two days', [170, 169, 142, 141, 114, 113], 'met'],
  ])('of IVIG: %s', async (_, days, expected) => {
    expect(await verdict(anAdult().given(IVIG, daysAgo(...days)), 'ivig')).toBe(expected);
  });

  it('of IVIG is no single cycle, however long a list calls it active', async () => {
    const patient = anAdult()
      .given(IVIG, daysAgo(120))
      .with(aStatement({ drug: 'IVIG 10% infusion', from: ago(120) }));
    const { adequate, exposureWeeks } = await courseIn(patient, 'ivig');
    expect(exposureWeeks).toBeGreaterThan(12);
    expect(adequate.verdict).toBe('unmet');
  });

  it.each([
    [25 * 7, 'unmet'],
    [26 * 7 - 1, 'unmet'],
    [26 * 7, 'met'],
  ])('of rituximab, first infused %d days ago: %s', async (days, expected) => {
    expect(await verdict(anAdult().given('rituximab', daysAgo(days, days - 14)), 'rituximab')).toBe(expected);
  });

  it('of rituximab is cut short by the next biologic, not by IVIG or methotrexate', async () => {
    const given = anAdult().given('rituximab', daysAgo(300, 286));
    for (const drug of ['tofacitinib', 'cyclophosphamide', 'infliximab', 'tocilizumab', 'abatacept']) {
      expect(await verdict(given.took(drug, { from: ago(200) }), 'rituximab')).toBe('unmet');
    }
    expect(await verdict(given.took('tofacitinib', { from: ago(118) }), 'rituximab')).toBe('met');
    const again = (second: number) => anAdult().given('rituximab', daysAgo(300, 286, second));
    expect((await coursesIn(again(119), 'rituximab'))[0]?.adequate.verdict).toBe('unmet');
    expect((await coursesIn(again(118), 'rituximab'))[0]?.adequate.verdict).toBe('met');
    expect(
      await verdict(given.given(IVIG, daysAgo(200)).took('methotrexate', { from: ago(200) }), 'rituximab'),
    ).toBe('met');
    const course = await courseIn(given.took('tofacitinib', { from: ago(200) }), 'rituximab');
    expect(course.because).toContain('judged over 14 wk');
    expect(await verdict(anAdult().with(aStatement({ drug: 'rituximab' })), 'rituximab')).toBe('unknown');
  });

  it.each([
    ['five pulses', [140, 112, 84, 56, 28], 'unmet'],
    ['six pulses', [168, 140, 112, 84, 56, 28], 'met'],
    ['five pulses over 24 weeks', [178, 140, 112, 84, 10], 'met'],
    ['five pulses over a day less', [177, 140, 112, 84, 10], 'unmet'],
  ])('of cyclophosphamide: %s', async (_, days, expected) => {
    expect(await verdict(anAdult().given('cyclophosphamide', daysAgo(...days)), 'cyclophosphamide')).toBe(
      expected,
    );
  });

  it('is no pulse, and no drug without a defined length', async () => {
    const pulses = anAdult().given('methylprednisolone IV pulse', daysAgo(60, 30));
    const tocilizumab = anAdult().took('tocilizumab SC', { from: ago(200) });
    for (const course of [
      await courseIn(pulses, 'methylprednisolone'),
      await courseIn(tocilizumab, 'tocilizumab'),
    ]) {
      expect([course.adequate.verdict, course.outcome]).toEqual(['unmet', 'not assessable']);
    }
  });

  it('is no order that nothing has confirmed for over a year', async () => {
    expect(await verdict(anAdult().ordered('methotrexate', { on: ago(400) }), 'methotrexate')).toBe(
      'unknown',
    );
    expect(await verdict(anAdult().ordered(IVIG, { on: ago(40) }), 'ivig')).toBe('unmet');
  });
});

describe('methotrexate below its minimum throughout is no adequate trial', () => {
  it.each([
    ['14.9 mg weekly', 'unmet'],
    ['15 mg weekly', 'met'],
    ['a dose in words only', 'met'],
    ['8 mg/m2 weekly', 'met'],
  ])('in an adult on %s', async (dose, expected) => {
    expect(await verdict(anAdult().took('methotrexate', { from: ago(100), dose }), 'methotrexate')).toBe(
      expected,
    );
  });

  it.each([
    ['14.9 mg/m2 weekly', 'unmet'],
    ['15 mg/m2 weekly', 'met'],
    ['14.9 mg weekly', 'unmet'],
    ['15 mg weekly', 'met'],
    ['0.5 mg/kg weekly', 'unmet'],
  ])('in a child of 1.0 m² and 27 kg on %s', async (dose, expected) => {
    expect(await verdict(aChild().took('methotrexate', { from: ago(100), dose }), 'methotrexate')).toBe(
      expected,
    );
  });

  it('but it is one when the dose once reached it', async () => {
    const raised = anAdult()
      .took('methotrexate', { from: ago(200), to: ago(60), dose: '10 mg weekly' })
      .took('methotrexate', { from: ago(60), dose: '20 mg weekly' });
    expect(await verdict(raised, 'methotrexate')).toBe('met');
  });
});
