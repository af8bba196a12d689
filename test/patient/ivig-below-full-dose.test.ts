import { describe, expect, it } from '@jest/globals';
import { readDose } from '../../src/patient/doses.js';
import { ivigBelowFullDose } from '../../src/patient/ivig-below-full-dose.js';
import type { ToldCourse } from '../../src/patient/told-course.js';

const weighing = (kilograms: number | undefined, isChild = false) =>
  ({ isChild, body: { weightKg: { value: kilograms, from: [], why: '' } } }) as unknown as Parameters<
    typeof ivigBelowFullDose
  >[1];

/** One cycle on day 100, each infusion with its dose in words. */
const course = (words: readonly string[], more: object = {}) =>
  ({
    drug: 'ivig',
    cyclesEstimated: false,
    cycles: [{ first: 100, last: 100 + words.length - 1 }],
    doses: words.flatMap((text, index) => {
      const dose = readDose({ text });
      const on = 100 + index;
      return dose
        ? [{ dose, text, from: { earliest: on, latest: on }, ref: `MedicationAdministration/${index}` }]
        : [];
    }),
    ...more,
  }) as unknown as ToldCourse;

describe('An IVIG trial below 2 g/kg', () => {
  it.each([
    ['40 g', 70, true],
    ['40000 mg', 70, true],
    ['0.5 g/kg', 70, true],
    ['500 mg/kg', 70, true],
    ['140 g', 70, false],
    ['2 g/kg', 70, false],
    // One vial step is rounding.
    ['135 g', 70, false],
    ['134 g', 70, true],
  ])('is %s in a patient of %s kg: %s', (dose, kilograms, below) => {
    expect(ivigBelowFullDose(course([dose]), weighing(kilograms))).toBe(below);
  });

  it('is not one that the cap of a child explains', () => {
    expect(ivigBelowFullDose(course(['70 g']), weighing(60, true))).toBe(false);
    expect(ivigBelowFullDose(course(['70 g']), weighing(60))).toBe(true);
  });

  it('adds the infusions of a cycle', () => {
    expect(ivigBelowFullDose(course(['70 g', '70 g']), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['40 g', '40 g']), weighing(70))).toBe(true);
  });

  it('is never said where weight, a dose or the cycles are not known', () => {
    expect(ivigBelowFullDose(course(['40 g']), weighing(undefined))).toBe(false);
    expect(ivigBelowFullDose(course(['0.5 g/kg']), weighing(undefined))).toBe(false);
    expect(ivigBelowFullDose(course(['40 g', 'as charted']), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['40 mL']), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['20-40 g']), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['40 g'], { cyclesEstimated: true }), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['40 g'], { cycles: [] }), weighing(70))).toBe(false);
    expect(ivigBelowFullDose(course(['40 g'], { drug: 'scig' }), weighing(70))).toBe(false);
  });
});
