import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import { readResource } from '../../src/contract/fhir.js';
import { bodyMeasures } from '../../src/patient/body-measures.js';
import { dayFrom, formatDay } from '../../src/patient/dates.js';
import { measurementsOf } from '../../src/patient/observations.js';

const asOf = dayFrom('2026-11-20');
const daysAgo = (days: number): string => formatDay(asOf - days);

type Charted = readonly [name: 'Body weight' | 'Body height', value: number, unit: string, date?: string];

const bodyOf = (isChild: boolean, ...charted: readonly Charted[]) => {
  const observations = charted.flatMap(
    ([name, value, unit, effectiveDateTime], index) =>
      readResource('Observation', {
        resourceType: 'Observation',
        id: `${name === 'Body weight' ? 'w' : 'h'}${index}`,
        status: 'final',
        code: { text: name },
        effectiveDateTime,
        valueQuantity: { value, unit },
      }) ?? [],
  );
  return bodyMeasures(measurementsOf(observations, { timeZone: 'UTC', asOf }), {
    asOf,
    isChild,
    settings: defaultSettings,
  });
};

describe('weight and height count only while they are recent', () => {
  it.each<[string, boolean, string | undefined, number | undefined, string | undefined]>([
    ['a child weighed today', true, daysAgo(0), 28, undefined],
    ['a child weighed 90 days ago', true, daysAgo(90), 28, undefined],
    ['a child weighed 91 days ago', true, daysAgo(91), undefined, 'too old'],
    ['an adult weighed 91 days ago', false, daysAgo(91), 28, undefined],
    ['an adult weighed 365 days ago', false, daysAgo(365), 28, undefined],
    ['an adult weighed 366 days ago', false, daysAgo(366), undefined, 'too old'],
    ['a child weighed this month', true, '2026-11', 28, undefined],
    ['a child weighed in September', true, '2026-09', 28, undefined],
    ['a child weighed in August, which began 111 days ago', true, '2026-08', undefined, 'date unclear'],
    ['a child weighed in July', true, '2026-07', undefined, 'too old'],
    ['an adult weighed this year', false, '2026', 28, undefined],
    ['a child weighed this year', true, '2026', undefined, 'date unclear'],
    ['an adult weighed last year, perhaps within 365 days', false, '2025', undefined, 'date unclear'],
    ['an adult weighed the year before last', false, '2024', undefined, 'too old'],
    ['a child weighed on an unknown day', true, undefined, undefined, 'date unclear'],
    ['a child weighed tomorrow, a typing error', true, '2026-11-21', undefined, 'not recorded'],
  ])('%s', (_, isChild, date, value, why) => {
    const charted: Charted = date === undefined ? ['Body weight', 28, 'kg'] : ['Body weight', 28, 'kg', date];
    const { weightKg, heightCm } = bodyOf(isChild, charted);
    expect([weightKg.value, weightKg.why]).toEqual([value, why]);
    expect(heightCm).toMatchObject({ value: undefined, why: 'not recorded' });
  });

  it('the windows are those of the specification', () => {
    expect(defaultSettings).toMatchObject({ childBodyMeasureDays: 90, adultBodyMeasureDays: 365 });
  });

  it('a recent weight counts although an older one is there too', () => {
    const { weightKg } = bodyOf(
      true,
      ['Body weight', 20, 'kg', daysAgo(400)],
      ['Body weight', 28, 'kg', daysAgo(8)],
    );
    expect(weightKg).toMatchObject({ value: 28, from: ['Observation/w1'] });
  });

  it('a last weight that cannot be true does not hide the one before it', () => {
    for (const [value, unit] of [
      [0.5, 'kg'],
      [351, 'kg'],
      [28, 'stone'],
      [28, '%'],
    ] as const) {
      const { weightKg } = bodyOf(
        true,
        ['Body weight', 27.5, 'kg', daysAgo(30)],
        ['Body weight', value, unit, daysAgo(1)],
      );
      expect(weightKg.value).toBe(27.5);
    }
  });

  it('of two weights of one day the lower counts: the smaller dose', () => {
    const { weightKg } = bodyOf(
      true,
      ['Body weight', 28, 'kg', daysAgo(8)],
      ['Body weight', 27, 'kg', daysAgo(8)],
    );
    expect(weightKg.value).toBe(27);
  });

  it('pounds and inches are weighed and measured to 10 g and 1 mm', () => {
    const { weightKg, heightCm } = bodyOf(
      false,
      ['Body weight', 150, 'lbs', daysAgo(8)],
      ['Body height', 65.5, 'in', daysAgo(8)],
    );
    expect([weightKg.value, heightCm.value]).toEqual([68.04, 166.4]);
  });
});

describe('body surface', () => {
  it.each([
    [148, 39, 1.27],
    [131, 28, 1.01],
    [180, 80, 2],
    [170, 70, 1.82],
  ])('by Mosteller, %d cm and %d kg are %d m²', (cm, kg, m2) => {
    const { bsaM2 } = bodyOf(
      true,
      ['Body weight', kg, 'kg', daysAgo(8)],
      ['Body height', cm, 'cm', daysAgo(8)],
    );
    expect(bsaM2.value).toBe(m2);
  });

  it('is computed from a recent weight and a recent height, and names both', () => {
    const { bsaM2 } = bodyOf(
      true,
      ['Body weight', 39, 'kg', daysAgo(8)],
      ['Body height', 148, 'cm', daysAgo(60)],
    );
    expect(bsaM2).toMatchObject({
      value: 1.27,
      from: ['Observation/w0', 'Observation/h1'],
      on: { earliest: asOf - 60, latest: asOf - 8 },
    });
  });

  it('is not computed without height, nor from last year’s weight of a child', () => {
    expect(bodyOf(true, ['Body weight', 39, 'kg', daysAgo(8)]).bsaM2).toMatchObject({
      value: undefined,
      why: 'not recorded',
    });
    const old = bodyOf(true, ['Body weight', 30, 'kg', daysAgo(400)], ['Body height', 148, 'cm', daysAgo(8)]);
    expect(old.bsaM2).toMatchObject({ value: undefined, why: 'too old' });
  });
});
