import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DrugId } from '../../src/knowledge/drugs.js';
import { dosingGuide, ivigDoseOf } from '../../src/patient/dosing-guide.js';
import type { Person } from '../../src/patient/facts.js';
import { aPatient } from '../support/a-patient.js';
import { factsOf, TODAY } from './a-history.js';
import { adult, ageless, child } from './an-order.js';
import { shiftDay } from '../support/vary-request.js';

const line = (drug: DrugId, person: Person): string => dosingGuide(drug, person)?.lines[0] ?? '';

// 28 kg and 130 cm: 1.01 m². 70 kg and 175 cm: 1.84 m².
const girl = child(28, 130);
const woman = adult(70, 175);

describe('The dosing guide', () => {
  it.each<[DrugId, string, Person, string]>([
    [
      'ivig',
      'a child',
      girl,
      '2 g/kg x 28 kg = 56 g; nearest 5 g: 55 g; cap 70 g; over 2 days (27.5 g on each)',
    ],
    [
      'ivig',
      'a child at the cap',
      child(41),
      '2 g/kg x 41 kg = 82 g; cap 70 g: 70 g; over 2 days (35 g on each)',
    ],
    ['ivig', 'an adult', woman, '2 g/kg x 70 kg = 140 g; nearest 5 g: 140 g; over 2 days (70 g on each)'],
    [
      'ivig',
      'a child of 4 kg',
      child(4),
      '2 g/kg x 4 kg = 8 g; rounded down to 5 g: 5 g; cap 70 g; over 2 days (2.5 g on each)',
    ],
    [
      'ivig',
      'no weight',
      child(),
      '2 g/kg a cycle, at most 70 g, over 2 days (not computed: weight not recorded)',
    ],
    [
      'ivig',
      'an old weight',
      child(28, 130, 91),
      '2 g/kg a cycle, at most 70 g, over 2 days (not computed: weight too old)',
    ],
    [
      'ivig',
      'no age',
      ageless(woman),
      '2 g/kg a cycle, at most 70 g, over 2 days (not computed: age not known)',
    ],
    ['rituximab', 'an adult', adult(), '1000 mg on day 1 and day 15'],
    [
      'rituximab',
      'an adult of known size',
      woman,
      '1000 mg on day 1 and day 15, or 375 mg/m² x 1.84 m² = 690 mg weekly x 4',
    ],
    [
      'rituximab',
      'a child',
      girl,
      'By body surface: 375 mg/m² x 1.01 m² = 379 mg weekly x 4, or 500 mg/m² x 1.01 m² = 505 mg x 2, or 575 mg/m² x 1.01 m² = 581 mg x 2, two weeks apart; at most 1 g per infusion',
    ],
    [
      'rituximab',
      'a child of 1.6 m²',
      child(55, 168),
      'By body surface: 375 mg/m² x 1.6 m² = 600 mg weekly x 4, or 500 mg/m² x 1.6 m² = 800 mg x 2, or 750 mg/m² x 1.6 m² = 1200 mg, cap 1000 mg x 2, two weeks apart; at most 1 g per infusion',
    ],
    ['methotrexate', 'an adult', adult(), '15 mg once a week, raised to 20-25 mg'],
    [
      'methotrexate',
      'a child',
      girl,
      '15-20 mg/m² x 1.01 m² = 15.2-20.2 mg once a week; in steps of 2.5 mg: 17.5-20 mg; at most 40 mg; subcutaneous preferred',
    ],
    [
      'methotrexate',
      'a child without height',
      child(28),
      '15-20 mg/m² once a week, at most 40 mg, subcutaneous preferred (not computed: height not recorded)',
    ],
    ['mycophenolate', 'an adult', adult(), '1000-1500 mg twice daily (2-3 g a day)'],
    [
      'mycophenolate',
      'a child',
      girl,
      '600 mg/m² x 1.01 m² = 606 mg or 10 mg/kg x 28 kg = 280 mg per dose, at most 1500 mg per dose',
    ],
    [
      'cyclophosphamide',
      'an adult',
      woman,
      'IV pulses of 0.5-1 g/m² monthly (x 1.84 m² = 920-1840 mg), at least 6',
    ],
    [
      'cyclophosphamide',
      'a child',
      girl,
      'IV pulses, 500 mg/m² x 6 in a published case of JDM (x 1.01 m² = 505 mg); set the dose with the expert centre',
    ],
    ['hydroxychloroquine', 'an adult', woman, 'At most 5 mg/kg of actual weight x 70 kg = 350 mg a day'],
    ['ciclosporin', 'an adult', woman, 'From 3 mg/kg x 70 kg = 210 mg a day'],
    ['ciclosporin', 'no weight', adult(), 'From 3 mg/kg a day (not computed: weight not recorded)'],
    [
      'tofacitinib',
      'an adult',
      woman,
      'No dose is established for dermatomyositis (off-label): set it with the expert centre',
    ],
    [
      'infliximab',
      'an adult',
      woman,
      'No dose is established for dermatomyositis (off-label): set it with the expert centre',
    ],
  ])('for %s, %s', (drug, _, person, expected) => {
    expect(line(drug, person)).toBe(expected);
  });

  it('of rituximab takes a child of exactly 1.5 m² for a small one', () => {
    expect(line('rituximab', child(54, 150))).toContain('575 mg/m² x 1.5 m²');
  });

  it('computes nothing by body surface for somebody of unknown age', () => {
    expect(line('rituximab', ageless(woman))).not.toMatch(/=|1\.84/);
    expect(line('methotrexate', ageless(girl))).not.toMatch(/=|1\.01/);
  });

  it('shows no figure where none can be computed: not for the weight, nor for the height', () => {
    const drugs = ['ivig', 'rituximab', 'methotrexate', 'mycophenolate', 'cyclophosphamide'] as const;
    for (const drug of [...drugs, 'hydroxychloroquine', 'ciclosporin'] as const)
      for (const person of [adult(), child(), adult(70), child(28), ageless(woman)])
        expect(dosingGuide(drug, person)?.lines.join()).not.toMatch(/NaN|undefined/);
    expect(line('ivig', adult())).toBe('2 g/kg a cycle, over 2 days (not computed: weight not recorded)');
  });

  it('says which measure is missing, and quotes the ones it used', () => {
    expect(dosingGuide('rituximab', child(28))?.missing).toEqual(['height']);
    expect(dosingGuide('rituximab', child(28))?.from).toEqual([]);
    expect(dosingGuide('rituximab', child())?.missing).toEqual(['weight', 'height']);
    expect(dosingGuide('ivig', ageless(woman))?.missing).toEqual(['age']);
    expect(dosingGuide('rituximab', girl)).toMatchObject({
      missing: [],
      from: ['Observation/w', 'Observation/h'],
    });
    expect(dosingGuide('methotrexate', adult())).toMatchObject({ missing: [], from: [] });
  });

  it('shows the cohort of JAK inhibitors for children only, and only for the drugs it was about', () => {
    expect(dosingGuide('tofacitinib', girl)?.lines[1]).toBe(
      'Published cohort (tofacitinib, ruxolitinib), information only: below 25 kg 2.5 mg twice daily, from 25 kg 5 mg twice daily',
    );
    expect(dosingGuide('baricitinib', girl)?.lines).toHaveLength(1);
    expect(dosingGuide('tofacitinib', woman)?.lines).toHaveLength(1);
  });

  it('never words a dose per m² of methotrexate for an adult, not even for one with JDM', () => {
    expect(line('methotrexate', { ...woman, population: 'juvenile' })).not.toContain('m²');
  });

  it('is silent for drugs that have no dose in the sources', () => {
    for (const drug of ['azathioprine', 'abatacept', 'tacrolimus', 'etanercept'] as const)
      expect(dosingGuide(drug, woman)).toBeUndefined();
  });
});

describe('The dose of IVIG as the chart has the weight', () => {
  const personOf = async (born: string, kilograms: number, daysAgo: number): Promise<Person> =>
    (
      await factsOf(
        aPatient({ born })
          .diagnosedWith('Dermatomyositis', { onset: '2026-01-01' })
          .weighs(kilograms, shiftDay(TODAY, -daysAgo)),
      )
    ).person;
  const kilograms = fc.integer({ min: 30, max: 1500 }).map((tenths) => tenths / 10);

  it('is there while the weight is recent, and absent one day later: child 90 days, adult 365', async () => {
    await fc.assert(
      fc.asyncProperty(kilograms, fc.integer({ min: 0, max: 800 }), async (kg, daysAgo) => {
        const aChild = await personOf('2016-05-01', kg, daysAgo);
        const anAdult = await personOf('1970-05-01', kg, daysAgo);
        expect(ivigDoseOf(aChild) !== undefined).toBe(daysAgo <= 90);
        expect(ivigDoseOf(anAdult) !== undefined).toBe(daysAgo <= 365);
        expect(dosingGuide('ivig', aChild)?.missing).toEqual(daysAgo <= 90 ? [] : ['weight']);
        if (daysAgo > 90) expect(line('ivig', aChild)).not.toMatch(/=| kg\b/);
      }),
      { numRuns: 40 },
    );
    for (const [daysAgo, there] of [
      [90, true],
      [91, false],
    ] as const)
      expect(ivigDoseOf(await personOf('2016-05-01', 28, daysAgo)) !== undefined).toBe(there);
    for (const [daysAgo, there] of [
      [365, true],
      [366, false],
    ] as const)
      expect(ivigDoseOf(await personOf('1970-05-01', 70, daysAgo)) !== undefined).toBe(there);
  });

  it('is absent without a weight, whatever else is known', () => {
    expect(ivigDoseOf(child(undefined, 130))).toBeUndefined();
    expect(ivigDoseOf(adult(undefined, 175))).toBeUndefined();
  });
});
