import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readResource, type Dosage, type RawResource } from '../../src/contract/fhir.js';
import {
  dailyMg,
  dosesPerWeek,
  isGivenDaily,
  readDose,
  weeklyMg,
  weeklyMgPerM2,
  type Dose,
} from '../../src/patient/doses.js';

const UCUM = 'http://unitsofmeasure.org';

/** A dosage as the contract reads it from a raw MedicationRequest. */
const dosage = (fields: Readonly<Record<string, unknown>>): Dosage => {
  const raw: RawResource = { resourceType: 'MedicationRequest', dosageInstruction: [fields] };
  const [read] = readResource('MedicationRequest', raw)?.dosageInstruction ?? [];
  if (!read) throw new Error('not a dosage');
  return read;
};
const told = (text: string, product?: string): Dose | undefined =>
  readDose(dosage({ text }), { productTexts: product === undefined ? [] : [product] });
const mass = (value: number, unit: string) => ({
  doseAndRate: [{ doseQuantity: { value, unit, system: UCUM, code: unit } }],
});
const every = (frequency: number, period: number, periodUnit: string) => ({
  timing: { repeat: { frequency, period, periodUnit } },
});
const repeats = (repeat: Readonly<Record<string, unknown>>) => ({ timing: { repeat } });
const DAILY = { period: 1, periodUnit: 'd' };

const MTX_TABLET = 'methotrexate 2.5 MG Oral Tablet';

/** "15 mg, 1 in 7": the dose and its rhythm, as far as they could be read. */
const inShort = (dose: Dose | undefined): string => {
  if (!dose) return 'nothing';
  const { amount, schedule } = dose;
  const upTo = amount?.upTo === undefined ? '' : `-${amount.upTo}`;
  return [
    amount ? `${amount.value}${upTo} ${amount.unit}` : '?',
    schedule ? `${schedule.times} in ${schedule.days}` : '?',
    ...(dose.varies ? ['varies'] : []),
    ...(dose.conflict ? ['conflict'] : []),
  ].join(', ');
};

describe('a dose in words', () => {
  it.each([
    // How often.
    ['1 mg daily', '1 mg, 1 in 1'],
    ['10 mg PO qd', '10 mg, 1 in 1'],
    ['10 mg od', '10 mg, 1 in 1'],
    ['prednisone 20 mg every morning', '20 mg, 1 in 1'],
    ['5 mg nightly', '5 mg, 1 in 1'],
    ['200 mg BID', '200 mg, 2 in 1'],
    ['200mg twice daily', '200 mg, 2 in 1'],
    ['200 mg bd', '200 mg, 2 in 1'],
    ['200 mg twice a day', '200 mg, 2 in 1'],
    ['200 mg every 12 hours', '200 mg, 2 in 1'],
    ['200 mg morning and evening', '200 mg, 2 in 1'],
    ['10 mg three times daily', '10 mg, 3 in 1'],
    ['500 mg IV q6h x 3 days', '500 mg, 4 in 1'],
    ['5 mg every other day', '5 mg, 1 in 2'],
    ['5 mg on alternate days', '5 mg, 1 in 2'],
    ['5 mg QOD', '5 mg, 1 in 2'],
    ['15 mg weekly', '15 mg, 1 in 7'],
    ['12.5 mg once a week', '12.5 mg, 1 in 7'],
    ['15 mg once-weekly', '15 mg, 1 in 7'],
    ['15 mg QW', '15 mg, 1 in 7'],
    ['15 mg every Sunday', '15 mg, 1 in 7'],
    ['15 mg once weekly on Mondays', '15 mg, 1 in 7'],
    ['15 mg once daily on Mondays', '15 mg, 1 in 7'],
    ['15 mg every 7 days', '15 mg, 1 in 7'],
    ['10 mg twice daily on Mondays', '10 mg, 2 in 7'],
    ['0.4 mg/kg SC twice weekly', '0.4 mg/kg, 2 in 7'],
    ['three times a week 10 mg', '10 mg, 3 in 7'],
    ['15 mg Mon/Wed/Fri', '15 mg, 3 in 7'],
    ['5 mg Monday to Friday', '5 mg, 5 in 7'],
    ['400 mg daily except Sundays', '400 mg, 6 in 7'],
    ['7.5 mg every 12 hours for 3 doses each week', '7.5 mg, 3 in 7'],
    ['5 mg TIW', '5 mg, 3 in 7'],
    ['50 mg BIW', '50 mg, 2 in 7'],
    ['10 mg tds', '10 mg, 3 in 1'],
    ['10 mg q.i.d.', '10 mg, 4 in 1'],
    ['10 mg every 72 hours', '10 mg, 1 in 3'],
    ['10 mg every 24 hours on Mondays and Thursdays', '10 mg, 2 in 7'],
    ['10 mg BID on alternate days', '10 mg, 2 in 2'],
    ['5 mg daily every other day', '5 mg, 1 in 2'],
    ['5 mg BID twice a week', '5 mg, 4 in 7'],
    ['5 mg 5 days a week', '5 mg, 5 in 7'],
    ['40 mg fortnightly', '40 mg, 1 in 14'],
    ['1 g every 2 months', '1 g, 1 in 60'],
    ['30 g per month', '30 g, 1 in 30'],
    ['200 mg every 2-3 days', '200 mg, ?'],
    ['200 mg 2-3 times daily', '200 mg, ?'],
    ['1 g daily, every 4 weeks', '1 g, 1 in 28, conflict'],
    ['15 mg daily, every 7 days', '15 mg, 1 in 7, conflict'],
    ['1 g weekly, every 4 weeks', '1 g, 1 in 28, conflict'],
    ['2 g/kg divided on 2 days every 4 weeks', '2 g/kg, 1 in 28'],
    ['0.6 mL weekly', '?, 1 in 7'],
    ['40 mg q2wk', '40 mg, 1 in 14'],
    ['40 mg every other week', '40 mg, 1 in 14'],
    ['2-weekly 40 mg', '40 mg, 1 in 14'],
    ['8 mg/kg q4wk', '8 mg/kg, 1 in 28'],
    ['8 mg/kg IV every four weeks', '8 mg/kg, 1 in 28'],
    ['1 g monthly', '1 g, 1 in 30'],
    ['once weekly on Mondays', '?, 1 in 7'],
    // Totals that are divided.
    ['1.5 mg/kg/day, tapering', '1.5 mg/kg, 1 in 1'],
    ['60 mg/day in 2 divided doses', '60 mg, 1 in 1'],
    ['2 mg/kg/day divided BID', '2 mg/kg, 1 in 1'],
    ['30 mg daily divided bid', '30 mg, 1 in 1'],
    ['15 mg/m2/week', '15 mg/m2, 1 in 7'],
    ['10 mg in the morning and 5 mg at night', '15 mg, 1 in 1'],
    ['10 mg AM, 5 mg PM', '15 mg, 1 in 1'],
    ['10 mg at breakfast and 5 mg at dinner', '15 mg, 1 in 1'],
    ['100 mg AM and 100 mg PM, BID', '200 mg, 1 in 1'],
    ['1 mg/kg/day (28 mg) BID', '28 mg, 1 in 1'],
    ['1 tablet BID (10 mg/day)', '10 mg, 1 in 1'],
    ['0.5 mg/kg AM, 0.25 mg/kg PM', '0.75 mg/kg, 1 in 1'],
    ['7.5 mg AM and 7.5 mg PM once weekly', '15 mg, 1 in 7'],
    ['15 mg once weekly in the morning', '15 mg, 1 in 7'],
    ['15 mg at bedtime every Friday', '15 mg, 1 in 7'],
    ['10 mg in the morning', '10 mg, 1 in 1'],
    ['10 mg mane', '10 mg, 1 in 1'],
    // Cycles.
    ['2 g/kg over 2 days every 4 weeks', '2 g/kg, 1 in 28'],
    ['1 g/kg/day for 2 days every 4 weeks', '1 g/kg, 2 in 28'],
    ['375 mg/m2 weekly x 4 doses', '375 mg/m2, 1 in 7'],
    ['2.5 mg tablets, take 6 weekly', '?, 1 in 7'],
    ['375 mg/m2 x 4 weekly', '375 mg/m2, 1 in 7'],
    ['1000 mg d1 + d15', '1000 mg, ?'],
    ['15 mg/m2', '15 mg/m2, ?'],
    // How much.
    ['15 mg weekly (6 x 2.5 mg)', '15 mg, 1 in 7'],
    ['6 x 2.5 mg weekly', '15 mg, 1 in 7'],
    ['2.5 mg x 6 tablets weekly', '15 mg, 1 in 7'],
    ['six 2.5 mg tablets weekly', '15 mg, 1 in 7'],
    ['ten 2.5 mg tablets weekly', '25 mg, 1 in 7'],
    ['1½ 10 mg tablets daily', '15 mg, 1 in 1'],
    ['¾ 10 mg tablet daily', '7.5 mg, 1 in 1'],
    ['two 0.5 g tablets BID', '1000 mg, 2 in 1'],
    ['two 500mg tablets BID', '1000 mg, 2 in 1'],
    ['10 mg tablet daily', '10 mg, 1 in 1'],
    ['1 tablet (10 mg) daily', '10 mg, 1 in 1'],
    ['1 tablet (10 mg tablets) daily', '10 mg, 1 in 1'],
    ['Take 6 tablets (2.5 mg tablets) weekly', '15 mg, 1 in 7'],
    ['20 mg daily, that is 20 mg', '20 mg, 1 in 1'],
    ['6 tablets of 2.5 mg weekly', '15 mg, 1 in 7'],
    ['2.5 mg tablets: take 6 tablets once weekly', '15 mg, 1 in 7'],
    ['Take 6 tablets (15 mg total) by mouth once a week.', '15 mg, 1 in 7'],
    ['Take 6 tablets (2.5 mg each) once weekly', '15 mg, 1 in 7'],
    ['2 x 500 mg tablets BID', '1000 mg, 2 in 1'],
    ['Take one 10 mg tablet daily', '10 mg, 1 in 1'],
    ['0.6 mL (15 mg) SC weekly', '15 mg, 1 in 7'],
    ['25 mg/mL, 0.6 mL weekly', '15 mg, 1 in 7'],
    ['500 mcg daily', '0.5 mg, 1 in 1'],
    ['500-1000 mcg daily', '0.5-1 mg, 1 in 1'],
    ['7,5 mg weekly', '7.5 mg, 1 in 7'],
    ['1,000 mg twice a day', '1000 mg, 2 in 1'],
    ['15–20 mg/m² weekly (max 40 mg)', '15-20 mg/m2, 1 in 7'],
    ['15 mg/m2 weekly, max 25 mg', '15 mg/m2, 1 in 7'],
    ['1 mg/kg (28 mg) daily', '28 mg, 1 in 1'],
    ['1 mg/kg = 28 mg daily', '28 mg, 1 in 1'],
    // What belongs to something else.
    ['15 mg weekly with folic acid 1 mg daily', '15 mg, 1 in 7'],
    ['15 mg weekly. Folic acid 1 mg daily except methotrexate day', '15 mg, 1 in 7'],
    ['weekly with folic acid 1 mg daily', '?, 1 in 7'],
    ['every Monday, folic acid 1 mg daily', '?, 1 in 7'],
    ['as directed with folic acid 1 mg daily', 'nothing'],
    ['folic acid 1 mg daily', 'nothing'],
    ['Take folic acid daily', 'nothing'],
    ['avoid folic acid on the day of the dose. 15 mg weekly', '15 mg, 1 in 7'],
    ['Folic acid 1 mg daily. Methotrexate 15 mg weekly', '15 mg, 1 in 7'],
    ['Folic acid 1.5 mg daily, methotrexate 15 mg weekly', '15 mg, 1 in 7'],
    ['Folic acid and methotrexate 15 mg weekly', '15 mg, 1 in 7'],
    // Perhaps both of them.
    ['take with folic acid daily', '?, 1 in 1'],
    ['take daily with folic acid', '?, 1 in 1'],
    ['15 mg weekly, NOT DAILY', '15 mg, 1 in 7'],
    ['15 mg once weekly (do not take daily)', '15 mg, 1 in 7'],
    ['15 mg weekly; check CBC weekly, LFTs monthly', '15 mg, 1 in 7'],
    ['200 mg BID, avoid sun', '200 mg, 2 in 1'],
    ['1 cap 500 mg BID', '500 mg, 2 in 1'],
    ['not crushed, 15 mg daily', '15 mg, 1 in 1'],
    ['increase to 20 mg weekly', '20 mg, 1 in 7'],
    ['increase to 20 mg by mouth weekly', '20 mg, 1 in 7'],
    ['titrate 10 to 15 mg weekly', '10-15 mg, 1 in 7'],
  ])('%s', (text, expected) => {
    expect(inShort(told(text))).toBe(expected);
  });

  it.each([
    ['2 tabs', 'nothing'],
    ['as directed', 'nothing'],
    ['methylprednisolone IV pulse', 'nothing'],
    ['4 mcg/kg/min', 'nothing'],
    ['', 'nothing'],
    ['2 tabs daily', '?, 1 in 1'],
    ['500 mg tablets, 3 BID', '?, 2 in 1'],
    ['500 mg x 2 BID', '?, 2 in 1'],
    ['Take 6 tablets (15 mg) once a week', '?, 1 in 7'],
    ['Take 6 tablets (15 mg, 2.5 mg each) weekly', '?, 1 in 7'],
    ['2 syringes (25 mg/mL each) weekly', '?, 1 in 7'],
    ['once a week (2.5 mg tablets)', '?, 1 in 7'],
    ['2.5 mg tablets or 10 mg tablets, take 2 weekly', '?, 1 in 7'],
    ['25 mg/mL or 50 mg/mL, 0.6 mL weekly', '?, 1 in 7'],
    ['10 mg per hour, 20 mL daily', '?, 1 in 1'],
    ['40 mg biweekly every Monday', '40 mg, ?'],
    ['10 mg daily every 4-6 hours', '10 mg, ?'],
    ['10 mg every 0 hours', '10 mg, ?'],
    ['biweekly 40 mg', '40 mg, ?'],
    ['10 mg every 4-6 hours', '10 mg, ?'],
    ['Reduce by 1 mg every 4 weeks', 'nothing'],
    ['Taper: by 1 mg every 4 weeks', 'nothing'],
  ])('%s does not tell the dose, and none is made up', (text, expected) => {
    expect(inShort(told(text))).toBe(expected);
  });

  it.each([
    ['40 mg daily for 2 weeks, then 30 mg daily', '40 mg, 1 in 1, varies'],
    ['40 mg daily, reduce by 5 mg weekly', '40 mg, 1 in 1, varies'],
    ['200 mg alternating with 400 mg daily', '200 mg, ?, varies'],
    ['10 mg weekly for 4 weeks followed by 15 mg weekly', '10 mg, 1 in 7, varies'],
    ['20 mg in the morning, 10 mg daily', '20 mg, 1 in 1, varies'],
    ['10 mg in the morning and 5-10 mg at night', '10 mg, 1 in 1, varies'],
    ['10 mg weekly, 10-15 mg weekly', '10 mg, 1 in 7, varies'],
    ['6 tablets of 2.5 mg or 3 of 5 mg weekly', '2.5 mg, 1 in 7, varies'],
  ])('%s is a dose that changes: where the patient is in it is not known', (text, expected) => {
    const dose = told(text);
    expect(inShort(dose)).toBe(expected);
    expect(dose && [dailyMg(dose), weeklyMg(dose)]).toEqual([undefined, undefined]);
  });
});

describe('whatever is written', () => {
  it('a text never breaks the reading, and never takes long', () => {
    const words = fc.constantFrom(
      '1',
      '2.5',
      'mg',
      '/',
      'x',
      '(',
      ')',
      'daily',
      'weekly',
      'q',
      '-',
      '½',
      'then',
      'not',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
        ),
        (text) => {
          const dose = readDose(dosage({ text }), { productTexts: [text] });
          expect(dose?.amount === undefined || dose.amount.value >= 0).toBe(true);
        },
      ),
      { seed: 20261120, numRuns: 500 },
    );
    const started = performance.now();
    for (const text of ['½', '1 mg x ', '1,', 'max ', '( ', 'every ', ' ']) told(text.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('tablets, syringes and millilitres by the strength of the product', () => {
  it.each([
    ['take 6 tablets weekly', MTX_TABLET, '15 mg, 1 in 7'],
    ['Take 6 tablets (15 mg) once a week', MTX_TABLET, '15 mg, 1 in 7'],
    ['Take 6 tablets (2.5 mg) once a week', MTX_TABLET, '15 mg, 1 in 7'],
    // The brackets tell what a name without a form leaves open: strength of one, or all.
    ['Take 6 tablets (2.5 mg) once a week', 'methotrexate 2.5 mg', '15 mg, 1 in 7'],
    ['Take 6 tablets (15 mg) once a week', 'methotrexate 2.5 mg', '15 mg, 1 in 7'],
    ['1 tablet BID', 'mycophenolate mofetil 1 g tablet', '1000 mg, 2 in 1'],
    ['2 syringes of 0.6 mL weekly', 'methotrexate 25 MG/ML Injectable Solution', '?, 1 in 7'],
    ['weekly', 'methotrexate 25 MG/ML Injectable Solution', '?, 1 in 7'],
    ['half a tablet daily', 'prednisone 5 MG Oral Tablet', '2.5 mg, 1 in 1'],
    ['1½ tablets daily', 'prednisone 5 MG Oral Tablet', '7.5 mg, 1 in 1'],
    ['1-2 tablets daily', 'prednisone 5 MG Oral Tablet', '5-10 mg, 1 in 1'],
    ['2 x tablets daily', 'prednisone 5 MG Oral Tablet', '10 mg, 1 in 1'],
    // What is taken through the day is added up.
    ['2 tablets in the morning and 1 tablet at night', 'prednisone 5 MG Oral Tablet', '15 mg, 1 in 1'],
    [
      '1 tablet in the morning and 1 tablet at night',
      'hydroxychloroquine 200 MG Oral Tablet',
      '400 mg, 1 in 1',
    ],
    ['3 tablets am and 3 tablets pm on Mondays', MTX_TABLET, '15 mg, 1 in 7'],
    ['2.5 mg tablets: 3 tablets am and 3 tablets pm on Mondays', 'methotrexate', '15 mg, 1 in 7'],
    ['1 tablet am and 1 tablet pm (5 mg each)', 'prednisone', '10 mg, 1 in 1'],
    ['1-2 tablets in the morning and 1 tablet at night', 'prednisone 5 MG Oral Tablet', '10-15 mg, 1 in 1'],
    ['1 tablet morning and night', 'prednisone 5 MG Oral Tablet', '5 mg, 2 in 1'],
    // One of what?
    ['2 tablets in the morning and 1 at night', 'prednisone 5 MG Oral Tablet', '?, 1 in 1'],
    ['10 mg tablet, 2 in the morning and 1 at night', 'prednisone', '?, 1 in 1'],
    // The same count twice is one dose; two that differ are none.
    ['2 tablets daily, 2 tablets with food', 'prednisone 5 MG Oral Tablet', '10 mg, 1 in 1'],
    ['1 tablet daily, 2 tablets on bad days', 'prednisone 5 MG Oral Tablet', '?, 1 in 1'],
    ['1 tablet daily, 1-2 tablets on bad days', 'prednisone 5 MG Oral Tablet', '?, 1 in 1'],
    ['1 syringe weekly', '0.3 ML methotrexate 50 MG/ML Auto-Injector', '15 mg, 1 in 7'],
    ['0.6 mL weekly', 'methotrexate 25 MG/ML Injectable Solution', '15 mg, 1 in 7'],
    ['1 tablet daily', 'hydroxychloroquine 200 mg', '200 mg, 1 in 1'],
    // "methotrexate 15 mg", 6 tablets: 15 mg each, or in all?
    ['6 tablets weekly', 'methotrexate 15 mg', '?, 1 in 7'],
    // Two ingredients, or a salt and its base.
    ['1 tablet daily', 'sulfamethoxazole 800 MG / trimethoprim 160 MG Oral Tablet', '?, 1 in 1'],
    ['6 tablets weekly', 'methotrexate', '?, 1 in 7'],
    ['15 mg weekly', MTX_TABLET, '15 mg, 1 in 7'],
  ])('%s of %s', (text, product, expected) => {
    expect(inShort(told(text, product))).toBe(expected);
  });

  it.each([
    ['2 tablets daily, then 1 tablet', '10 mg, 1 in 1, varies'],
    ['4 tablets daily for 2 weeks, then 3 tablets daily', '20 mg, 1 in 1, varies'],
    ['2 tablets daily, reduce to 1 tablet', '10 mg, 1 in 1, varies'],
  ])(
    '%s of 5 mg: the first step is read, and where the patient is in the steps is not known',
    (text, expected) => {
      const dose = told(text, 'prednisone 5 MG Oral Tablet');
      expect(inShort(dose)).toBe(expected);
      expect(dose && dailyMg(dose)).toBeUndefined();
    },
  );

  it.each([
    ['2.5 mg per tablet, take 6 tablets once weekly', '15 mg, 1 in 7'],
    ['2.5 mg/tablet, 6 tablets weekly', '15 mg, 1 in 7'],
    ['10 mg per tablet, 2 tablets daily', '20 mg, 1 in 1'],
    ['10 mg per capsule, take 2 capsules daily', '20 mg, 1 in 1'],
  ])('%s: what one tablet holds is a strength and no dose', (text, expected) => {
    expect(inShort(told(text))).toBe(expected);
  });

  it('also when the count is structured', () => {
    for (const unit of ['{tablet}', 'TAB', 'tablet', 'Oral Tablets']) {
      const dose = readDose(dosage({ ...mass(6, unit), ...every(1, 1, 'wk') }), {
        productTexts: [MTX_TABLET],
      });
      expect(inShort(dose)).toBe('15 mg, 1 in 7');
    }
  });

  it('names that disagree about the strength give none', () => {
    const productTexts = [MTX_TABLET, 'methotrexate 10 MG Oral Tablet'];
    expect(inShort(readDose(dosage({ text: '6 tablets weekly' }), { productTexts }))).toBe('?, 1 in 7');
  });
});

describe('a structured dose', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['amount and rhythm', { ...mass(15, 'mg'), ...every(1, 1, 'wk') }, '15 mg, 1 in 7'],
    ['twice daily', { ...mass(200, 'mg'), ...every(2, 1, 'd') }, '200 mg, 2 in 1'],
    ['every 8 hours', { ...mass(200, 'mg'), ...every(1, 8, 'h') }, '200 mg, 3 in 1'],
    ['every 4 weeks', { ...mass(8, 'mg/kg'), ...every(1, 4, 'wk') }, '8 mg/kg, 1 in 28'],
    ['a total in its unit', { ...mass(60, 'mg/d'), ...every(2, 1, 'd') }, '60 mg, 1 in 1'],
    ['micrograms', { ...mass(500, 'ug'), ...every(1, 1, 'd') }, '0.5 mg, 1 in 1'],
    ['on one weekday', { ...mass(15, 'mg'), timing: { repeat: { dayOfWeek: ['mon'] } } }, '15 mg, 1 in 7'],
    [
      'daily, but on two weekdays only',
      {
        ...mass(5, 'mg'),
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['mon', 'thu'] } },
      },
      '5 mg, 2 in 7',
    ],
    [
      'morning and night',
      { ...mass(200, 'mg'), timing: { repeat: { when: ['MORN', 'NIGHT'] } } },
      '200 mg, 2 in 1',
    ],
    [
      'morning and night of each day',
      { ...mass(200, 'mg'), ...repeats({ ...DAILY, when: ['MORN', 'NIGHT'] }) },
      '200 mg, 2 in 1',
    ],
    [
      'morning and night of one weekday',
      { ...mass(10, 'mg'), ...repeats({ ...DAILY, when: ['MORN', 'NIGHT'], dayOfWeek: ['mon'] }) },
      '10 mg, 2 in 7',
    ],
    ['a period alone', { ...mass(15, 'mg'), ...repeats({ period: 1, periodUnit: 'wk' }) }, '15 mg, 1 in 7'],
    [
      'every 12 hours on one weekday',
      { ...mass(10, 'mg'), ...repeats({ frequency: 1, period: 12, periodUnit: 'h', dayOfWeek: ['mon'] }) },
      '10 mg, 2 in 7',
    ],
    [
      'every second day, on three weekdays',
      {
        ...mass(5, 'mg'),
        ...repeats({ frequency: 1, period: 2, periodUnit: 'd', dayOfWeek: ['mon', 'wed', 'fri'] }),
      },
      '5 mg, 3 in 7',
    ],
    [
      'twice a week, on which days',
      {
        ...mass(5, 'mg'),
        ...repeats({ frequency: 2, period: 1, periodUnit: 'wk', dayOfWeek: ['mon', 'thu'] }),
      },
      '5 mg, 2 in 7',
    ],
    [
      'one weekday, written thrice',
      { ...mass(15, 'mg'), ...repeats({ dayOfWeek: ['mon', ' mon', 'Monday'] }) },
      '15 mg, 1 in 7',
    ],
    [
      'an interval range',
      { ...mass(5, 'mg'), ...repeats({ frequency: 1, period: 8, periodMax: 12, periodUnit: 'h' }) },
      '5 mg, ?',
    ],
    [
      'ranges that are none',
      {
        ...mass(5, 'mg'),
        ...repeats({ frequency: 2, frequencyMax: 2, period: 1, periodMax: 1, periodUnit: 'd' }),
      },
      '5 mg, 2 in 1',
    ],
    [
      'a coded rhythm',
      { ...mass(200, 'mg'), timing: { code: { coding: [{ code: 'BID' }] } } },
      '200 mg, 2 in 1',
    ],
    ['a rhythm in words', { ...mass(15, 'mg'), timing: { code: { text: 'Once a week' } } }, '15 mg, 1 in 7'],
    [
      'a frequency range',
      { ...mass(5, 'mg'), timing: { repeat: { frequency: 1, frequencyMax: 2, period: 1, periodUnit: 'd' } } },
      '5 mg, ?',
    ],
    [
      'a dose range',
      {
        doseAndRate: [{ doseRange: { low: { value: 10, unit: 'mg' }, high: { value: 15, unit: 'mg' } } }],
        ...every(1, 1, 'wk'),
      },
      '10-15 mg, 1 in 7',
    ],
    [
      'ordered per kg and calculated: what is given',
      {
        doseAndRate: [
          { doseQuantity: { value: 1, unit: 'mg/kg' } },
          { doseQuantity: { value: 28, unit: 'mg' } },
        ],
        ...every(1, 1, 'd'),
      },
      '28 mg, 1 in 1',
    ],
    ['an unknown unit', { ...mass(20, 'U'), ...every(3, 1, 'd') }, '?, 3 in 1'],
    ['nought', { ...mass(0, 'mg') }, 'nothing'],
    ['a rate and no dose', { doseAndRate: [{}] }, 'nothing'],
    [
      'the lower end of a range alone',
      { doseAndRate: [{ doseRange: { low: { value: 10, unit: 'mg' } } }] },
      'nothing',
    ],
    ['nothing', {}, 'nothing'],
  ])('with %s', (_, fields, expected) => {
    expect(inShort(readDose(dosage(fields)))).toBe(expected);
  });

  it('of an administration is its amount', () => {
    expect(
      inShort(readDose({ dose: { value: 40, unit: 'g', code: 'g', system: UCUM, comparator: undefined } })),
    ).toBe('40 g, ?');
  });
});

describe('structure and text together', () => {
  it.each<[string, string, Readonly<Record<string, unknown>>, string]>([
    ['agree', '15 mg weekly (6 x 2.5 mg)', { ...mass(15, 'mg'), ...every(1, 1, 'wk') }, '15 mg, 1 in 7'],
    [
      'agree per kg',
      '1.5 mg/kg/day, tapering',
      { ...mass(1.5, 'mg/kg'), ...every(1, 1, 'd') },
      '1.5 mg/kg, 1 in 1',
    ],
    [
      'agree although divided otherwise',
      '400 mg daily',
      { ...mass(200, 'mg'), ...every(2, 1, 'd') },
      '200 mg, 2 in 1',
    ],
    ['agree in grams', '1 g twice daily', { ...mass(1000, 'mg'), ...every(2, 1, 'd') }, '1000 mg, 2 in 1'],
    ['the text has the rhythm', '8 mg/kg q4wk', { ...mass(8, 'mg/kg') }, '8 mg/kg, 1 in 28'],
    [
      'the text has the amount',
      '70mg daily',
      { ...mass(1, 'Capsule'), ...every(1, 1, 'd') },
      '70 mg, 1 in 1',
    ],
    ['the text has the amount and no rhythm', '200 mg', { ...every(2, 1, 'd') }, '200 mg, 2 in 1'],
    [
      'weekly, or morning and night?',
      '10 mg AM, 5 mg PM',
      { ...every(1, 1, 'wk') },
      '15 mg, 1 in 7, conflict',
    ],
    ['the text has a total', '60 mg/day', { ...every(2, 1, 'd') }, '60 mg, 1 in 1'],
    [
      'a weight-based text beside the calculated dose',
      '1 mg/kg/day',
      { ...mass(14, 'mg'), ...every(2, 1, 'd') },
      '14 mg, 2 in 1',
    ],
    [
      'weekly or daily?',
      '15 mg daily',
      { ...mass(15, 'mg'), ...every(1, 1, 'wk') },
      '15 mg, 1 in 7, conflict',
    ],
    [
      'daily or weekly?',
      '15 mg weekly',
      { ...mass(15, 'mg'), ...every(1, 1, 'd') },
      '15 mg, 1 in 1, conflict',
    ],
    [
      'twice weekly or weekly?',
      '0.4 mg/kg SC twice weekly',
      { ...mass(0.4, 'mg/kg'), ...every(1, 1, 'wk') },
      '0.4 mg/kg, 1 in 7, conflict',
    ],
    ['two amounts', '20 mg weekly', { ...mass(15, 'mg'), ...every(1, 1, 'wk') }, '15 mg, 1 in 7, conflict'],
    ['two amounts, no rhythm', '20 mg', { ...mass(15, 'mg') }, '15 mg, ?, conflict'],
    [
      'two rhythms, one amount missing',
      'weekly',
      { ...mass(15, 'mg'), ...every(1, 1, 'd') },
      '15 mg, 1 in 1, conflict',
    ],
    [
      'steps in the text',
      '40 mg daily, then 30 mg daily',
      { ...mass(40, 'mg'), ...every(1, 1, 'd') },
      '40 mg, 1 in 1, varies',
    ],
    [
      'steps in the text, of another rhythm',
      '10 mg daily, then 15 mg daily',
      { ...mass(10, 'mg'), ...every(1, 1, 'wk') },
      '10 mg, 1 in 7, varies, conflict',
    ],
  ])('%s', (_, text, fields, expected) => {
    expect(inShort(readDose(dosage({ text, ...fields })))).toBe(expected);
  });

  it('keeps both readings of a conflict and computes from neither', () => {
    const dose = readDose(dosage({ text: '15 mg daily', ...mass(15, 'mg'), ...every(1, 1, 'wk') }));
    expect(dose?.readings.map(dosesPerWeek)).toEqual([1, 7]);
    expect(dose && [dailyMg(dose), weeklyMg(dose), weeklyMgPerM2(dose, { bsa: 1 })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['1 g daily, every 4 weeks', [0.25, 7]],
    ['1 g weekly, every 4 weeks', [0.25, 1]],
    ['15 mg weekly daily', [1, 7]],
  ])('%s is read both ways', (text, perWeek) => {
    expect(told(text)?.readings.map(dosesPerWeek)).toEqual(perWeek);
  });

  it('keeps two amounts without a rhythm', () => {
    const dose = readDose(dosage({ text: '20 mg', ...mass(15, 'mg') }));
    expect(dose?.readings.map(({ amount }) => amount?.value)).toEqual([15, 20]);
  });

  it('the instruction to the patient counts where there is no other text', () => {
    expect(inShort(readDose(dosage({ patientInstruction: '15 mg weekly' })))).toBe('15 mg, 1 in 7');
  });

  it('never conflicts when the text repeats the structure', () => {
    const words = { d: 'daily', wk: 'weekly' } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4000 }).map((halves) => halves / 2),
        fc.constantFrom('mg', 'mg/kg', 'mg/m2', 'g'),
        fc.constantFrom('d', 'wk'),
        fc.integer({ min: 1, max: 4 }),
        (value, unit, periodUnit, times) => {
          const text = `${value} ${unit} ${times} times ${words[periodUnit]}`;
          const dose = readDose(dosage({ text, ...mass(value, unit), ...every(times, 1, periodUnit) }));
          expect(dose).toMatchObject({ conflict: false, amount: { value, unit }, schedule: { times } });
        },
      ),
      { seed: 20261120, numRuns: 300 },
    );
  });
});

describe('methotrexate every day is noticed, however it is written', () => {
  it.each<[string, Readonly<Record<string, unknown>>, boolean]>([
    ['daily in words', { text: '15 mg daily' }, true],
    ['BID in words', { text: '7.5 mg BID' }, true],
    ['daily in structure', { ...mass(15, 'mg'), ...every(1, 1, 'd') }, true],
    [
      'daily in words, weekly in structure',
      { text: '15 mg daily', ...mass(15, 'mg'), ...every(1, 1, 'wk') },
      true,
    ],
    [
      'weekly in words, daily in structure',
      { text: '15 mg weekly', ...mass(15, 'mg'), ...every(1, 1, 'd') },
      true,
    ],
    ['weekly and daily in one text', { text: '15 mg weekly daily' }, true],
    ['6 tablets a day, strength unknown', { text: '6 tablets daily' }, true],
    ['weekly', { text: '15 mg weekly' }, false],
    ['weekly, not daily', { text: '15 mg weekly. Do NOT take daily.' }, false],
    ['three doses every 12 hours a week', { text: '5 mg every 12 hours x 3 doses weekly' }, false],
    ['weekly at bedtime', { text: '15 mg once weekly at bedtime' }, false],
    ['divided on Mondays', { text: '10 mg twice daily on Mondays' }, false],
    ['without rhythm', { text: '15 mg' }, false],
    ['weekly, folic acid daily', { text: 'weekly with folic acid 1 mg daily', ...mass(15, 'mg') }, false],
    [
      'weekly in structure, folic acid daily in words',
      { text: 'Folic acid 1 mg daily', ...mass(15, 'mg'), ...every(1, 1, 'wk') },
      false,
    ],
  ])('%s: %#', (_, fields, daily) => {
    const dose = readDose(dosage(fields));
    expect(dose && isGivenDaily(dose)).toBe(daily);
  });
});

describe('doses per day and week', () => {
  const dose = (text: string): Dose => {
    const read = told(text);
    if (!read) throw new Error(`no dose in "${text}"`);
    return read;
  };

  it.each<[string, number | undefined, number | undefined]>([
    ['200 mg BID', undefined, 400],
    ['1.5 mg/kg/day, tapering', 28, 42],
    ['1.5 mg/kg/day, tapering', undefined, undefined],
    ['5 mg every other day', undefined, 2.5],
    ['0.5 g daily', undefined, 500],
    ['15 mg/m2 daily', 28, undefined],
    ['10-15 mg daily', undefined, undefined],
    ['10 mg', undefined, undefined],
    ['8 mg/kg q4wk', 28, undefined],
  ])('%s at %s kg is %s mg a day', (text, weightKg, expected) => {
    expect(dailyMg(dose(text), weightKg)).toBe(expected);
  });

  it.each<[string, number | undefined]>([
    ['15 mg weekly', 15],
    ['15 mg daily', 105],
    ['2.5 mg every 12 hours for 3 doses each week', 7.5],
    ['15 mg/m2 weekly', undefined],
    ['15 mg', undefined],
  ])('%s is %s mg a week', (text, expected) => {
    expect(weeklyMg(dose(text))).toBe(expected);
  });

  it('a dose per m² or kg becomes mg with body surface or weight', () => {
    expect(weeklyMg(dose('15 mg/m2 weekly'), { bsa: 1.2 })).toBe(18);
    expect(weeklyMg(dose('0.5 mg/kg weekly'), { kg: 28 })).toBe(14);
  });

  it.each<[string, number | undefined, number | undefined]>([
    ['15 mg/m2 weekly', undefined, 15],
    ['15 mg weekly', 1.2, 12.5],
    ['15 mg weekly', undefined, undefined],
    ['0.5 mg/kg weekly', 1.2, undefined],
    ['15-20 mg/m2 weekly', 1.2, undefined],
  ])('%s at %s m² is %s mg/m² a week', (text, bsa, expected) => {
    expect(weeklyMgPerM2(dose(text), { bsa })).toBe(expected);
  });
});
