import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import type { MeasureId } from '../../src/knowledge/measure-names.js';
import { canonicalUnit, convert, hasUnit, sameUnit } from '../../src/patient/units.js';

interface Ucum {
  convertUnitTo(
    from: string,
    value: number,
    to: string,
    options: { suggest: boolean; molecularWeight?: number },
  ): { readonly status: string; readonly toVal: number | null };
}
const { UcumLhcUtils } = createRequire(import.meta.url)('@lhncbc/ucum-lhc') as {
  readonly UcumLhcUtils: { getInstance(): Ucum };
};
const ucum = UcumLhcUtils.getInstance();

const UCUM = 'http://unitsofmeasure.org';
const coded = (value: number, code: string) => ({ value, code, system: UCUM, unit: undefined });
const written = (value: number, unit: string | undefined) => ({
  value,
  unit,
  code: undefined,
  system: undefined,
});

describe('units agree with UCUM', () => {
  it.each<[MeasureId, string, string, number?]>([
    ['ck', 'U/L', 'U/L'],
    ['ck', 'ukat/L', 'U/L'],
    ['aldolase', 'nkat/L', 'U/L'],
    ['creatinine', 'umol/L', 'umol/L'],
    ['creatinine', 'mmol/L', 'umol/L'],
    ['creatinine', 'mg/dL', 'umol/L', 113.12],
    ['creatinine', 'mg/L', 'umol/L', 113.12],
    ['weight', 'kg', 'kg'],
    ['weight', 'g', 'kg'],
    ['weight', '[lb_av]', 'kg'],
    ['weight', '[oz_av]', 'kg'],
    ['height', 'cm', 'cm'],
    ['height', 'm', 'cm'],
    ['height', 'mm', 'cm'],
    ['height', '[in_i]', 'cm'],
    ['height', '[ft_i]', 'cm'],
    ['bsa', 'm2', 'm2'],
    ['crp', 'mg/L', 'mg/L'],
    ['crp', 'mg/dL', 'mg/L'],
    ['crp', 'ug/mL', 'mg/L'],
    ['igg', 'mg/dL', 'g/L'],
    ['igg', 'g/dL', 'g/L'],
    ['iga', 'mg/mL', 'g/L'],
    ['esr', 'mm/h', 'mm/h'],
    ['egfr', 'mL/min/{1.73_m2}', 'mL/min/{1.73_m2}'],
    ['egfr', 'mL/s/{1.73_m2}', 'mL/min/{1.73_m2}'],
  ])('%s in %s', (measure, unit, canonical, molecularWeight = 0) => {
    const oracle = ucum.convertUnitTo(unit, 12.5, canonical, {
      suggest: false,
      ...(molecularWeight > 0 && { molecularWeight }),
    });
    expect(oracle.status).toBe('succeeded');
    const ours = convert(measure, coded(12.5, unit));
    expect(ours).toBeDefined();
    // Laboratories round creatinine's factor to 88.42; UCUM's molar mass gives 88.40.
    expect(Math.abs((ours ?? NaN) / (oracle.toVal ?? NaN) - 1)).toBeLessThan(molecularWeight ? 1e-3 : 1e-9);
  });
});

describe('units as hospitals write them', () => {
  it.each<[MeasureId, number, string, number]>([
    ['ck', 92, 'IU/L', 92],
    ['ck', 92, '[IU]/L', 92],
    ['ck', 92, '[iU]/L', 92],
    ['ck', 92, '[U]/L', 92],
    ['ck', 92, 'u/l', 92],
    ['ck', 92, 'U / L', 92],
    ['ck', 92, 'UI/L', 92],
    ['ck', 92, 'units/L', 92],
    ['ck', 92, 'international unit per liter', 92],
    ['ck', 2.5, 'µkat/L', 150],
    ['ck', 2.5, 'μkat/l', 150],
    ['ck', 2500, 'nkat/L', 150],
    ['creatinine', 1, 'mg/dL', 88.42],
    ['creatinine', 80, 'µmol/L', 80],
    ['creatinine', 80, 'mcmol/L', 80],
    ['weight', 100, 'lbs', 45.359237],
    ['weight', 3200, 'g', 3.2],
    ['weight', 28, 'Kg', 28],
    ['height', 1.48, 'm', 148],
    ['height', 60, 'inches', 152.4],
    ['bsa', 1.27, 'm²', 1.27],
    ['bsa', 1.27, 'm^2', 1.27],
    ['crp', 0.7, 'mg/dL', 7],
    ['egfr', 88, 'mL/min/1.73 m2', 88],
    ['egfr', 88, 'mL/min/1.73m²', 88],
    ['egfr', 88, 'mL/min', 88],
    ['cmas', 24, '{score}', 24],
    ['cmas', 24, '1', 24],
    ['mmt8', 76, 'points', 76],
    ['physician-global', 23, 'mm', 2.3],
    ['physician-global', 2.3, 'cm', 2.3],
  ])('%s %d %s is %d', (measure, value, unit, expected) => {
    expect(convert(measure, written(value, unit))).toBe(expected);
  });

  it('reads a code that UCUM does not own by the unit written beside it', () => {
    const quantity = { value: 80, unit: 'umol/L', code: '258814008', system: 'http://snomed.info/sct' };
    expect(convert('creatinine', quantity)).toBe(80);
  });
});

describe('a unit that cannot be trusted gives no value', () => {
  it.each<[string, MeasureId, number, string | undefined]>([
    ['a weight in milligrams', 'weight', 70, 'mg'],
    ['a weight in stones', 'weight', 11, 'st'],
    ['a height as a percentile', 'height', 55, '%'],
    ['CK as a percentage', 'ck', 5, '%'],
    ['CK mass', 'ck', 5, 'ng/mL'],
    ['creatinine as a ratio', 'creatinine', 30, 'mg/g'],
    ['CRP in moles', 'crp', 30, 'nmol/L'],
    ['CMAS as a percentage', 'cmas', 46, '%'],
    ['CK without unit', 'ck', 92, undefined],
    ['weight without unit', 'weight', 62, undefined],
    ['creatinine without unit', 'creatinine', 0.7, undefined],
    ['a unit called like an object property', 'ck', 92, 'constructor'],
  ])('%s', (_, measure, value, unit) => {
    expect(convert(measure, written(value, unit))).toBeUndefined();
  });

  it('when the code says pounds and the text says kilograms', () => {
    expect(convert('weight', { value: 60, unit: 'kg', code: '[lb_av]', system: UCUM })).toBeUndefined();
    expect(convert('weight', { value: 60, unit: 'kg', code: 'mg', system: UCUM })).toBeUndefined();
    expect(convert('weight', { value: 60, unit: 'Kilograms', code: 'kg', system: UCUM })).toBe(60);
  });

  it('when there is no number', () => {
    expect(convert('weight', written(NaN, 'kg'))).toBeUndefined();
    expect(convert('weight', { ...written(1, 'kg'), value: undefined })).toBeUndefined();
  });

  it('while a score needs none', () => {
    for (const measure of ['cmas', 'mmt8', 'cdasi-activity', 'physician-global', 'eat-10'] as const)
      expect(convert(measure, written(7, undefined))).toBe(7);
  });
});

describe('comparing within one result', () => {
  it('knows the same unit in two spellings, also one that it cannot convert', () => {
    expect(sameUnit(written(1, 'ng/L'), coded(1, 'ng/L'))).toBe(true);
    expect(sameUnit(written(1, 'arb.U'), written(1, 'ARB.U'))).toBe(true);
    expect(sameUnit(written(1, 'ng/L'), written(1, 'ng/mL'))).toBe(false);
    expect(sameUnit(written(1, undefined), written(1, undefined))).toBe(true);
    expect(hasUnit(written(1, undefined))).toBe(false);
    expect(hasUnit(written(1, 'ng/L'))).toBe(true);
  });

  it('leaves troponin and antibody titres in the unit of the laboratory', () => {
    expect(canonicalUnit('troponin')).toBeUndefined();
    expect(convert('troponin', written(12, 'ng/L'))).toBeUndefined();
    expect(canonicalUnit('ck')).toBe('U/L');
  });
});
