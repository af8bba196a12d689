import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import { dayFrom } from '../../src/patient/dates.js';
import { printoInactive, wasInactiveBetween } from '../../src/patient/printo.js';
import { ADULT, chartOf, type Measured } from './a-chart.js';
import { ago, today } from './a-history.js';

const ck = (value: number | string, days = 5): Measured => ['Creatine kinase', `${value} U/L`, ago(days)];
const cmas = (value: number | string, days = 5): Measured => ['CMAS', value, ago(days)];
const mmt8 = (value: number, days = 5): Measured => ['MMT8, 0-80', value, ago(days)];
const mmt150 = (value: number, days = 5): Measured => ['MMT8, 0-150', value, ago(days)];
const physician = (value: number | string, days = 5): Measured => ['Physician global', value, ago(days)];
const verdict = async (...measured: Measured[]) =>
  (await chartOf(ADULT, [], measured)).activity.printoInactive.verdict;

describe('inactive by PRINTO: three of four criteria, measured together, never assumed', () => {
  it.each<[string, string, Measured[]]>([
    ['four of four', 'met', [ck(150), cmas(48), mmt8(78), physician(0.2)]],
    ['three of four', 'met', [ck(151), cmas(48), mmt8(78), physician(0.2)]],
    ['three measured, all met', 'met', [ck(150), cmas(48), mmt8(78)]],
    ['two of four', 'unmet', [ck(151), cmas(47), mmt8(78), physician(0.2)]],
    ['two of three measured: the fourth would decide', 'unknown', [ck(151), cmas(48), mmt8(78)]],
    ['one of three measured', 'unmet', [ck(151), cmas(47), mmt8(78)]],
    ['two measured, both met', 'unknown', [ck(150), cmas(48)]],
    ['one measured', 'unknown', [ck(150)]],
    ['nothing measured', 'unknown', []],
    ['CMAS 47', 'unmet', [ck(500), cmas(47), mmt8(78), physician(0.2)]],
    ['MMT8 77 of 80', 'unmet', [ck(500), cmas(48), mmt8(77), physician(0.2)]],
    ['MMT8 147 of 150', 'met', [ck(500), cmas(48), mmt150(147), physician(0.2)]],
    ['MMT8 146 of 150', 'unmet', [ck(500), cmas(48), mmt150(146), physician(0.2)]],
    [
      'MMT8 of an unknown scale counts as not measured',
      'unknown',
      [cmas(48), ['MMT8', 79, ago(5)], physician(0.1)],
    ],
    ['physician global 0.3', 'unmet', [ck(500), cmas(48), mmt8(78), physician(0.3)]],
    ['physician global "<0.2" proves it', 'met', [cmas(48), mmt8(78), physician('<0.2')]],
    ['physician global "<0.5" proves nothing', 'unknown', [cmas(48), mmt8(78), physician('<0.5')]],
    ['CK ">150" is not met', 'met', [ck('>150'), cmas(48), mmt8(78), physician(0.2)]],
    [
      'CK in an unknown unit counts as not measured',
      'unknown',
      [['Creatine kinase', '90 furlong', ago(5)], cmas(47), mmt8(78)],
    ],
    ['CK ">=150" proves nothing', 'unknown', [ck('>=150'), cmas(48), mmt8(78)]],
    ['CMAS ">=48" proves it', 'met', [ck(100), cmas('>=48'), mmt8(78)]],
    ['CMAS "<48" refutes it', 'unmet', [ck(200), cmas('<48'), mmt8(78)]],
    ['CMAS "<=48" proves nothing', 'unknown', [ck(100), cmas('<=48'), mmt8(78)]],
    ['180 days old', 'met', [ck(150, 180), cmas(48, 180), mmt8(78, 180)]],
    ['181 days old', 'unknown', [ck(150, 181), cmas(48, 180), mmt8(78, 180)]],
    ['90 days apart', 'met', [ck(150, 95), cmas(48, 5), mmt8(78, 5)]],
    ['91 days apart', 'unknown', [ck(150, 96), cmas(48, 5), mmt8(78, 5)]],
    [
      'a newer result that proves nothing puts nothing apart',
      'met',
      [ck(150, 100), cmas(48, 100), mmt8(78, 100), physician('<1', 5)],
    ],
    ['the worse of two values of one day', 'unmet', [ck(150), cmas(48), cmas(40), mmt8(70), physician(0.2)]],
    [
      'CK in a unit that cannot be read',
      'unknown',
      [['Creatine kinase', '3 flasks', ago(5)], cmas(48), mmt8(78)],
    ],
  ])('%s: %s', async (_, expected, measured) => {
    expect(await verdict(...measured)).toBe(expected);
  });

  it('shows what it counted', async () => {
    const { activity } = await chartOf(ADULT, [], [ck(92), cmas(50), mmt8(80)]);
    expect(activity.printoInactive.saw).toBe('CK 92 U/L, CMAS 50, MMT8 80');
    expect(activity.printoInactive.from).toHaveLength(3);
  });
});

describe('inactive on some day of a course', () => {
  it('looks at every measured day between its bounds, and only there', async () => {
    const { measurements } = await chartOf(
      ADULT,
      [],
      [ck(92, 200), cmas(50, 200), mmt8(80, 200), cmas(30, 20), mmt8(60, 20)],
    );
    const between = (from: number, to: number) =>
      wasInactiveBetween(measurements, today - from, today - to, defaultSettings).verdict;
    expect(between(250, 100)).toBe('met');
    expect(between(200, 200)).toBe('met');
    expect(between(199, 0)).toBe('unmet');
    expect(between(400, 201)).toBe('unmet');
    expect(printoInactive(measurements, dayFrom('2020-01-01'), defaultSettings).verdict).toBe('unknown');
  });
});
