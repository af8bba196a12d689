import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IVIG_DAYS, ivigDose } from '../../src/knowledge/dosing.js';

const weight = fc.double({ min: 2.6, max: 250, noNaN: true });

describe('the dose of one cycle of IVIG', () => {
  it.each([
    [70, false, 140],
    [71.2, false, 140],
    [71.3, false, 145],
    [100, false, 200],
    [27, true, 55],
    [26, true, 50],
    [11, true, 20],
    [34.9, true, 70],
    [35, true, 70],
    [60, true, 70],
    [60, false, 120],
    [3, true, 5],
  ])('for %d kg (child: %s) is %d g', (kilograms, isChild, grams) => {
    expect(ivigDose(kilograms, isChild)?.cycleG).toBe(grams);
  });

  it('is not computed for a weight below one step', () => {
    expect(ivigDose(2, true)).toBeUndefined();
    expect(ivigDose(2.3, true)).toBeUndefined();
    expect(ivigDose(0, false)).toBeUndefined();
  });

  it('says when the cap for children decided, and what 2 g/kg would have been', () => {
    expect(ivigDose(40.25, true)).toMatchObject({ exactG: 80.5, cycleG: 70, capped: true });
    expect(ivigDose(35, true)?.capped).toBe(false);
    expect(ivigDose(40, false)?.capped).toBe(false);
  });

  it('is a multiple of 5 g, at most 2.1 g/kg, in a child at most 70 g, in equal parts of two days', () => {
    fc.assert(
      fc.property(weight, fc.boolean(), (kilograms, isChild) => {
        const dose = ivigDose(kilograms, isChild);
        expect(dose).toBeDefined();
        if (!dose) return;
        expect(dose.cycleG % 5).toBe(0);
        expect(dose.cycleG).toBeGreaterThan(0);
        expect(dose.cycleG).toBeLessThanOrEqual(2.1 * kilograms + 1e-9);
        if (isChild) expect(dose.cycleG).toBeLessThanOrEqual(70);
        expect(dose.dayG * IVIG_DAYS).toBe(dose.cycleG);
      }),
    );
  });

  it('never falls as the weight rises', () => {
    fc.assert(
      fc.property(weight, weight, fc.boolean(), (one, other, isChild) => {
        const [lighter, heavier] = [Math.min(one, other), Math.max(one, other)];
        expect(ivigDose(heavier, isChild)?.cycleG).toBeGreaterThanOrEqual(
          ivigDose(lighter, isChild)?.cycleG ?? 0,
        );
      }),
    );
  });
});
