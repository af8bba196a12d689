import { describe, expect, it } from '@jest/globals';
import { ADULT, chartOf, CHILD, type Measured, type Told } from './a-chart.js';
import { ago } from './a-history.js';

const cmas = (value: number | string, days: number): Measured => ['CMAS', value, ago(days)];
const mmt80 = (value: number | string, days: number): Measured => ['MMT8, 0-80', value, ago(days)];
const mmt150 = (value: number, days: number): Measured => ['MMT8, 0-150', value, ago(days)];
const mmt260 = (value: number, days: number): Measured => ['MMT8, 0-260', value, ago(days)];
const tis = (value: number | string, days: number): Measured => [
  'Total improvement score (TIS)',
  value,
  ago(days),
];
const born = (years: number) => ({ born: `${2026 - years}-05-01` });
const activity = async (measured: Measured[], person: object = CHILD, problems: Told[] = []) =>
  (await chartOf(person, problems, measured)).activity;

describe('worsening by strength: a fall that counts and ends below normal', () => {
  it.each<[string, string, Measured[]]>([
    ['CMAS 27 to 24 in 14 days', 'met', [cmas(27, 14), cmas(24, 0)]],
    ['CMAS 27 to 25', 'unmet', [cmas(27, 14), cmas(25, 0)]],
    ['CMAS 50 to 47', 'met', [cmas(50, 14), cmas(47, 0)]],
    ['CMAS 51 to 48', 'unmet', [cmas(51, 14), cmas(48, 0)]],
    ['CMAS 52 to 49', 'unmet', [cmas(52, 14), cmas(49, 0)]],
    ['latest 90 days old', 'met', [cmas(27, 120), cmas(24, 90)]],
    ['latest 91 days old', 'unmet', [cmas(27, 120), cmas(24, 91)]],
    ['baseline 7 days earlier', 'met', [cmas(27, 7), cmas(24, 0)]],
    ['baseline 6 days earlier', 'unmet', [cmas(27, 6), cmas(24, 0)]],
    [
      'stable since the last visit, fallen from the best in 180 days',
      'met',
      [cmas(40, 180), cmas(25, 20), cmas(24, 0)],
    ],
    ['the best lies 181 days back', 'unmet', [cmas(40, 181), cmas(25, 20), cmas(24, 0)]],
    ['the last value before, however old', 'met', [cmas(40, 700), cmas(24, 0)]],
    ['the worse of two values today', 'met', [cmas(27, 14), cmas(27, 0), cmas(24, 0)]],
    ['the worse of two values of the baseline day', 'unmet', [cmas(30, 14), cmas(26, 14), cmas(24, 0)]],
    ['MMT8 70 to 66 of 80', 'met', [mmt80(70, 14), mmt80(66, 0)]],
    ['MMT8 70 to 67 of 80', 'unmet', [mmt80(70, 14), mmt80(67, 0)]],
    ['MMT8 80 to 78 and on: normal', 'unmet', [mmt80(80, 14), mmt80(78, 0)]],
    ['MMT8 149 to 141 of 150', 'met', [mmt150(149, 14), mmt150(141, 0)]],
    ['MMT8 140 to 133 of 150', 'unmet', [mmt150(140, 14), mmt150(133, 0)]],
    ['MMT8 150 to 142 of 150', 'unmet', [mmt150(150, 14), mmt150(142, 0)]],
    ['different denominators', 'unmet', [mmt150(140, 14), mmt80(60, 0)]],
    [
      'an unknown denominator',
      'unmet',
      [
        ['MMT8', 75, ago(14)],
        ['MMT8', 60, ago(0)],
      ],
    ],
    ['a value with comparator is no baseline', 'unmet', [cmas('>40', 14), cmas(24, 0)]],
    ['the last value "<24", from 27', 'met', [cmas(27, 14), cmas('<24', 0)]],
    ['the last value "<25", from 27: a fall of 2 is possible', 'unmet', [cmas(27, 14), cmas('<25', 0)]],
    ['the last value ">40" ends nobody knows where', 'unmet', [cmas(52, 14), cmas('>40', 0)]],
    ['CMAS 49 to 47: a fall of 2 into the abnormal', 'unmet', [cmas(49, 14), cmas(47, 0)]],
    ['the full test (260): no fall is defined', 'unmet', [mmt260(240, 14), mmt260(180, 0)]],
    [
      'undated values',
      'unmet',
      [
        ['CMAS', 40, undefined],
        ['CMAS', 24, undefined],
      ],
    ],
    ['nothing measured', 'unmet', []],
  ])('%s: %s', async (_, verdict, measured) => {
    expect((await activity(measured)).worsening.verdict).toBe(verdict);
  });

  it('says from where to where, and when', async () => {
    const { fall, worsening } = await activity([cmas(27, 16), cmas(24, 2)]);
    expect(fall).toEqual({ measure: 'CMAS', from: 27, to: 24, days: 14 });
    expect(worsening.saw).toBe('CMAS fell 27 to 24 in 14 days (2026-11-04 to 2026-11-18)');
    expect(worsening.from).toHaveLength(2);
  });
});

describe('improving by strength: a rise that counts from the earliest value of half a year', () => {
  it.each<[string, string, Measured[]]>([
    ['CMAS 24 to 27', 'met', [cmas(24, 28), cmas(27, 0)]],
    ['CMAS 24 to 26', 'unmet', [cmas(24, 28), cmas(26, 0)]],
    ['the earliest value counts, not the last', 'met', [cmas(24, 182), cmas(26, 20), cmas(27, 0)]],
    ['a value of 183 days before does not', 'unmet', [cmas(24, 183), cmas(26, 20), cmas(27, 0)]],
    ['MMT8 60 to 64 of 80', 'met', [mmt80(60, 28), mmt80(64, 0)]],
    ['MMT8 120 to 127 of 150', 'unmet', [mmt150(120, 28), mmt150(127, 0)]],
    ['CMAS stays, MMT8 rises', 'met', [cmas(40, 28), cmas(41, 0), mmt80(60, 28), mmt80(64, 0)]],
    ['one value only', 'unknown', [cmas(24, 0)]],
    ['baseline 7 days earlier', 'met', [cmas(24, 7), cmas(27, 0)]],
    ['baseline 6 days earlier', 'unknown', [cmas(24, 6), cmas(27, 0)]],
    ['latest 91 days old', 'unknown', [cmas(24, 120), cmas(27, 91)]],
    ['different denominators', 'unknown', [mmt80(60, 28), mmt150(140, 0)]],
    ['MMT8 120 to 128 of 150', 'met', [mmt150(120, 28), mmt150(128, 0)]],
    ['MMT8 60 to 63 of 80', 'unmet', [mmt80(60, 28), mmt80(63, 0)]],
    ['the full test (260): no rise is defined', 'unknown', [mmt260(180, 28), mmt260(240, 0)]],
    ['latest 90 days old', 'met', [cmas(24, 120), cmas(27, 90)]],
    ['the last value ">27", from 24', 'met', [cmas(24, 28), cmas('>27', 0)]],
    ['the last value ">26", from 24: a rise of 2 is possible', 'unknown', [cmas(24, 28), cmas('>26', 0)]],
    ['risen to 44, but today "<43"', 'unknown', [cmas(30, 60), cmas(44, 30), cmas('<43', 0)]],
    ['risen to 44, but today "<40": a fall', 'unmet', [cmas(30, 60), cmas(44, 30), cmas('<40', 0)]],
    ['risen since the start, but falling again', 'unmet', [cmas(24, 100), cmas(40, 20), cmas(35, 0)]],
  ])('%s: %s', async (_, verdict, measured) => {
    expect((await activity(measured)).improving.verdict).toBe(verdict);
  });

  it('new dysphagia is no improvement, whatever the strength', async () => {
    const { improving } = await activity([cmas(24, 28), cmas(30, 0)], CHILD, [
      { icd: 'R13.10', onset: ago(7) },
    ]);
    expect(improving.verdict).toBe('unmet');
  });
});

describe('improving by the total improvement score: at least minimal, for adults 20, for children 30', () => {
  it.each<[string, string, object, Measured[]]>([
    ['20 in an adult', 'met', ADULT, [tis(20, 0)]],
    ['19 in an adult', 'unmet', ADULT, [tis(19, 0)]],
    ['30 in a child', 'met', CHILD, [tis(30, 0)]],
    ['29 in a child', 'unmet', CHILD, [tis(29, 0)]],
    ['29, child or adult not known: the stricter', 'unmet', {}, [tis(29, 0)]],
    ['30, child or adult not known', 'met', {}, [tis(30, 0)]],
    ['90 days old', 'met', ADULT, [tis(40, 90)]],
    ['91 days old', 'unknown', ADULT, [tis(40, 91)]],
    ['the latest counts', 'unmet', ADULT, [tis(60, 60), tis(10, 0)]],
    ['the worse of two values today', 'unmet', ADULT, [tis(60, 0), tis(10, 0)]],
    ['"<20" in an adult', 'unmet', ADULT, [tis('<20', 0)]],
    ['"<40" in an adult', 'unknown', ADULT, [tis('<40', 0)]],
    ['40 without any other measure', 'met', ADULT, [tis(40, 0)]],
    ['10 while MMT8 rises by 4', 'met', ADULT, [tis(10, 0), mmt80(60, 28), mmt80(64, 0)]],
    ['40 while MMT8 stays', 'met', ADULT, [tis(40, 0), mmt80(60, 28), mmt80(60, 0)]],
    ['40 while MMT8 falls by 4', 'unmet', ADULT, [tis(40, 0), mmt80(70, 28), mmt80(66, 0)]],
  ])('%s: %s', async (_, verdict, person, measured) => {
    expect((await activity(measured, person)).improving.verdict).toBe(verdict);
  });

  it('not with new dysphagia, and says what it saw', async () => {
    const dysphagia: Told = { icd: 'R13.10', onset: ago(7) };
    expect((await activity([tis(40, 0)], ADULT, [dysphagia])).improving.verdict).toBe('unmet');
    expect((await activity([tis(40, 3)], ADULT)).improving.saw).toBe('TIS 40 (2026-11-17), at least 20');
    expect((await activity([tis(12, 3)], CHILD)).improving.saw).toBe(
      'TIS 12 (2026-11-17), below minimal (30)',
    );
  });
});

describe('active by strength', () => {
  it.each<[string, string, object, Measured[]]>([
    ['CMAS 47 at 9 years', 'met', born(9), [cmas(47, 0)]],
    ['CMAS 48 at 9 years', 'unmet', born(9), [cmas(48, 0)]],
    ['CMAS 45 at 8 years', 'unmet', born(8), [cmas(45, 0)]],
    ['CMAS 44 at 8 years', 'met', born(8), [cmas(44, 0)]],
    ['CMAS 44 at 5 years', 'met', born(5), [cmas(44, 0)]],
    ['CMAS 20 at 4 years proves nothing', 'unknown', born(4), [cmas(20, 0)]],
    ['CMAS 20 and MMT8 80 at 4 years', 'unmet', born(4), [cmas(20, 0), mmt80(80, 0)]],
    ['CMAS 44, age unknown', 'unknown', {}, [cmas(44, 0)]],
    ['CMAS 48, age unknown', 'unmet', {}, [cmas(48, 0)]],
    ['CMAS 44 and MMT8 80, age unknown', 'unknown', {}, [cmas(44, 0), mmt80(80, 0)]],
    ['CMAS 40, 180 days old', 'met', born(9), [cmas(40, 180)]],
    ['CMAS 40, 181 days old', 'unknown', born(9), [cmas(40, 181)]],
    ['CMAS "<30"', 'met', born(9), [cmas('<30', 0)]],
    ['CMAS ">40"', 'unknown', born(9), [cmas('>40', 0)]],
    ['MMT8 77 of 80', 'met', ADULT, [mmt80(77, 0)]],
    ['MMT8 78 of 80', 'unmet', ADULT, [mmt80(78, 0)]],
    ['MMT8 141 of 150', 'met', ADULT, [mmt150(141, 0)]],
    ['MMT8 142 of 150', 'unmet', ADULT, [mmt150(142, 0)]],
    ['MMT8 75 of nobody knows what', 'unknown', ADULT, [['MMT8', 75, ago(0)]]],
    ['MMT8 146 without its scale is 146 of 150, not of 80', 'unmet', ADULT, [['MMT8', 146, ago(0)]]],
    ['MMT8 100 without its scale is 100 of 150', 'met', ADULT, [['MMT8', 100, ago(0)]]],
    ['the full test (260) is neither low nor normal', 'unknown', ADULT, [mmt260(180, 0)]],
  ])('%s: %s', async (_, verdict, person, measured) => {
    expect((await activity(measured, person)).active.verdict).toBe(verdict);
  });
});

describe('a weakness on the problem list is overruled by strength measured normal later', () => {
  const weak: Told = { icd: 'M62.81', onset: ago(60) };
  it.each<[string, string, object, Measured[], Told?]>([
    ['nothing measured', 'met', born(9), []],
    ['CMAS 48 later', 'unmet', born(9), [cmas(48, 10)]],
    ['CMAS 47 later', 'met', born(9), [cmas(47, 10)]],
    ['CMAS 48 earlier', 'met', born(9), [cmas(48, 70)]],
    ['CMAS 48 on the day of onset', 'met', born(9), [cmas(48, 60)]],
    ['CMAS 52 at 8 years', 'met', born(8), [cmas(52, 10)]],
    ['CMAS 52, age unknown', 'met', {}, [cmas(52, 10)]],
    ['MMT8 78 of 80 later', 'unmet', born(8), [mmt80(78, 10)]],
    ['MMT8 146 of 150 later', 'met', ADULT, [mmt150(146, 10)]],
    ['MMT8 147 of 150 later', 'unmet', ADULT, [mmt150(147, 10)]],
    ['a weakness without date', 'met', ADULT, [mmt80(80, 10)], { icd: 'M62.81' }],
    ['a weakness recorded before', 'unmet', ADULT, [mmt80(80, 10)], { icd: 'M62.81', recorded: ago(60) }],
    [
      'weak breathing',
      'met',
      ADULT,
      [mmt80(80, 10)],
      { text: 'Respiratory muscle weakness', onset: ago(60) },
    ],
    [
      'weakness of another cause',
      'unmet',
      ADULT,
      [],
      { text: 'Proximal muscle weakness due to hypothyroidism' },
    ],
  ])('%s: %s', async (_, verdict, person, measured, told = weak) => {
    expect((await activity(measured, person, [told])).weakness.verdict).toBe(verdict);
  });
});

describe('near normal strength, for prominent skin', () => {
  it.each<[string, string, Measured[], Told[]]>([
    ['MMT8 78 of 80', 'met', [mmt80(78, 0)], []],
    ['MMT8 77 of 80', 'unmet', [mmt80(77, 0)], []],
    ['MMT8 142 of 150', 'met', [mmt150(142, 0)], []],
    ['CMAS 45', 'met', [cmas(45, 0)], []],
    ['CMAS 44', 'unmet', [cmas(44, 0)], []],
    ['CMAS ">40"', 'unknown', [cmas('>40', 0)], []],
    ['neither measure nor weakness', 'met', [], []],
    ['weakness, not measured', 'unmet', [], [{ icd: 'M62.81' }]],
  ])('%s: %s', async (_, verdict, measured, problems) => {
    expect((await activity(measured, CHILD, problems)).strengthNearNormal.verdict).toBe(verdict);
  });
});
