import { describe, expect, it } from '@jest/globals';
import type { DrugId } from '../../src/knowledge/drugs.js';
import type { Person } from '../../src/patient/facts.js';
import { judgeOrderDose, type DoseJudgement } from '../../src/patient/order-dose.js';
import { adult, ageless, anOrder, child, every, mass, type Fields } from './an-order.js';

const judge = (person: Person, drug: string, ...dosage: readonly (string | Fields)[]): DoseJudgement => {
  const judged = judgeOrderDose(anOrder(drug, ...dosage), person);
  if (!judged) throw new Error(`no range for ${drug}`);
  return judged;
};
/** "too high"; "cannot tell: weight". */
const inShort = ({ verdict, missing }: DoseJudgement): string =>
  [verdict, ...(missing.length > 0 ? [missing.join(' ')] : [])].join(': ');

// 28 kg and 130 cm: 1.01 m². 70 kg and 175 cm: 1.84 m².
const girl = child(28, 130);
const woman = adult(70, 175);

describe('The dose of an IVIG order', () => {
  it.each<[string, Person, readonly (string | Fields)[], string]>([
    // The cycle in words; a child of 28 kg may have 28 to 58.8 g.
    ['the whole cycle per kg', girl, ['2 g/kg over 2 days'], 'in range'],
    ['the whole cycle per kg, divided', girl, ['2 g/kg divided over 2-5 days every 4 weeks'], 'in range'],
    ['a day per kg, times two', girl, ['1 g/kg/day x 2'], 'in range'],
    ['a day per kg for two days', girl, ['1 g/kg daily for 2 days every 4 weeks'], 'in range'],
    ['a day per kg for five days', girl, ['0.4 g/kg/day for 5 days'], 'in range'],
    ['a day per kg for five days, too much', girl, ['0.5 g/kg/day for 5 days'], 'too high'],
    ['a day per kg for two days, too little', girl, ['0.4 g/kg/day for 2 days'], 'too low'],
    ['a day in grams x2, too much for a child', girl, ['40 g daily x2'], 'too high'],
    ['a day in grams x2', adult(70), ['70 g daily x2'], 'in range'],
    ['a day in grams x2 days', adult(70), ['70 g IV x 2 days q4wk'], 'in range'],
    ['the same with cycles counted', adult(70), ['70 g daily x 2 days, every 4 weeks x 6'], 'in range'],
    ['two named days', adult(70), ['70 g IV on days 1 and 2'], 'in range'],
    ['the total named', adult(70), ['140 g total, 70 g on day 1 and 70 g on day 2'], 'in range'],
    ['the amount both ways', girl, ['2 g/kg (55 g) over 2 days'], 'in range'],
    ['a cycle in grams', girl, ['55 g every 4 weeks'], 'in range'],
    ['1 g/kg, the maintenance dose', adult(70), ['1 g/kg every 4 weeks'], 'in range'],
    [
      'per kg beside grams, without weight',
      adult(),
      [mass(2, 'g/kg', { text: '140 g' })],
      'cannot tell: weight',
    ],
    [
      'grams beside per kg, without weight',
      adult(),
      [mass(140, 'g', { text: '2 g/kg' })],
      'cannot tell: weight',
    ],
    ['with its rate', girl, ['55 g over 2 days, rate at most 0.04 mL/kg/min'], 'in range'],
    ['days of different amounts', girl, ['30 g IV on day 1 and 25 g IV on day 2'], 'in range'],
    ['days of different amounts, too much', girl, ['40 g day 1, 25 g day 2'], 'too high'],
    ['every 24 hours, counted', girl, ['28 g IV q24h x 2 doses'], 'in range'],
    ['every 24 hours, not counted', girl, ['28 g IV q24h'], 'cannot tell: frequency'],
    ['twice a day is no cycle', girl, ['28 g BID'], 'cannot tell: frequency'],
    ['every week is no cycle', girl, ['28 g weekly'], 'cannot tell: frequency'],
    ['over hours is not over days', girl, ['55 g IV over 6 hours'], 'in range'],
    ['a course of five days', girl, ['400 mg/kg/day for 5 days q4wk x3'], 'in range'],
    // Structure.
    ['a bare amount', girl, [mass(55, 'g')], 'in range'],
    ['a bare amount, too much', girl, [mass(60, 'g')], 'too high'],
    ['a bare amount, little: of one day or of all?', girl, [mass(27.5, 'g')], 'cannot tell: frequency'],
    ['per kg in structure', girl, [mass(2, 'g/kg')], 'in range'],
    ['daily, count 2', girl, [mass(27.5, 'g', every(1, 1, 'd', { count: 2 }))], 'in range'],
    ['daily, count 5', girl, [mass(27.5, 'g', every(1, 1, 'd', { count: 5 }))], 'too high'],
    [
      'daily for 2 days by boundsDuration',
      girl,
      [mass(27.5, 'g', every(1, 1, 'd', { boundsDuration: { value: 2, unit: 'd', code: 'd' } }))],
      'in range',
    ],
    [
      'daily between two days by boundsPeriod',
      girl,
      [mass(27.5, 'g', every(1, 1, 'd', { boundsPeriod: { start: '2026-11-20', end: '2026-11-21' } }))],
      'in range',
    ],
    [
      'daily in an order that is valid for a year',
      girl,
      [mass(27.5, 'g', every(1, 1, 'd', { boundsPeriod: { start: '2026-11-20', end: '2027-11-20' } }))],
      'cannot tell: frequency',
    ],
    [
      'daily from a day on, no end named',
      girl,
      [mass(27.5, 'g', every(1, 1, 'd', { boundsPeriod: { start: '2026-11-20' } }))],
      'cannot tell: frequency',
    ],
    [
      'daily until a day, no start named',
      girl,
      [mass(27.5, 'g', every(1, 1, 'd', { boundsPeriod: { end: '2026-11-21' } }))],
      'cannot tell: frequency',
    ],
    ['daily without end', girl, [mass(27.5, 'g', every(1, 1, 'd'))], 'cannot tell: frequency'],
    ['daily without end, one day too much', girl, [mass(80, 'g', every(1, 1, 'd'))], 'too high'],
    ['twice in 4 weeks', girl, [mass(27.5, 'g', every(2, 4, 'wk'))], 'in range'],
    ['once in 4 weeks, count 3', girl, [mass(55, 'g', every(1, 4, 'wk', { count: 3 }))], 'in range'],
    ['two dates', girl, [mass(27.5, 'g', { timing: { event: ['2026-11-20', '2026-11-21'] } })], 'in range'],
    // Both.
    [
      'structure of a day, text of the cycle',
      girl,
      [mass(27.5, 'g', { text: '55 g over 2 days' })],
      'in range',
    ],
    ['structure and text agree', girl, [mass(27.5, 'g', { text: '27.5 g daily for 2 days' })], 'in range'],
    [
      'structure daily, text the days',
      girl,
      [mass(27.5, 'g', { text: '1 g/kg x 2 days', ...every(1, 1, 'd') })],
      'in range',
    ],
    [
      'structure and text contradict each other',
      girl,
      [mass(20, 'g', { text: '55 g over 2 days' })],
      'cannot tell: frequency',
    ],
    [
      'they contradict each other, both too much',
      girl,
      [mass(90, 'g', { text: '75 g over 2 days' })],
      'too high',
    ],
    [
      'fields too much, text in range: each is judged',
      girl,
      [mass(90, 'g', { text: '55 g every 4 weeks' })],
      'cannot tell',
    ],
    [
      'fields in range, text too much: each is judged',
      girl,
      [mass(55, 'g', { text: '90 g every 4 weeks' })],
      'cannot tell',
    ],
    // Both sides of each limit.
    ['2.1 g/kg', adult(100), ['210 g over 2 days'], 'in range'],
    ['above 2.1 g/kg', adult(100), ['215 g over 2 days'], 'too high'],
    ['1 g/kg', adult(100), ['100 g over 2 days'], 'in range'],
    ['below 1 g/kg', adult(100), ['95 g over 2 days'], 'too low'],
    ['70 g in a child', child(40), ['70 g over 2 days'], 'in range'],
    ['75 g in a child', child(40), ['75 g over 2 days'], 'too high'],
    ['2 g/kg in a child of 40 kg: 80 g', child(40), ['2 g/kg over 2 days'], 'too high'],
    ['2 g/kg, capped by the order itself', child(40), ['2 g/kg (max 70 g) over 2 days'], 'in range'],
    ['70 g in a child of 80 kg, the cap', child(80), ['70 g over 2 days'], 'in range'],
    ['1 g/kg rounded down to a vial', child(27), ['25 g over 2 days'], 'in range'],
    // Nothing guessed.
    ['"2 g/kg for 2 days": of each day, or over both?', girl, ['2 g/kg for 2 days'], 'cannot tell'],
    ['"1 g/kg for 2 days" is in range either way', girl, ['1 g/kg for 2 days'], 'in range'],
    ['no dose', girl, ['every 4 weeks'], 'cannot tell: dose'],
    ['nothing at all', girl, [], 'cannot tell: dose'],
    ['no unit', girl, [{ doseAndRate: [{ doseQuantity: { value: 55 } }] }], 'cannot tell: dose'],
    ['grams without a weight', adult(), ['140 g over 2 days'], 'cannot tell: weight'],
    ['70 g without a weight, child', child(), ['70 g over 2 days'], 'cannot tell: weight'],
    ['more than 70 g without a weight, child', child(), ['75 g over 2 days'], 'too high'],
    ['more than 70 g in two days together, no weight, child', child(), ['40 g daily x2'], 'too high'],
    [
      'the same without a weight, capped by the order at 70 g',
      child(),
      ['40 g daily x2, maximum 70 g'],
      'cannot tell: weight',
    ],
    ['per kg without a weight, adult', adult(), ['2 g/kg over 2 days'], 'in range'],
    ['a day per kg for two days without a weight, adult', adult(), ['1 g/kg daily x2'], 'in range'],
    ['per kg without a weight, child: above 70 g?', child(), ['2 g/kg over 2 days'], 'cannot tell: weight'],
    ['per kg without a weight, too much', child(), ['3 g/kg over 2 days'], 'too high'],
    ['two instructions', girl, ['27.5 g on day 1', '27.5 g on day 2'], 'cannot tell: frequency'],
    [
      'once in 4 weeks in structure, the days in the text',
      girl,
      [mass(27.5, 'g', { text: '27.5 g daily for 2 days every 4 weeks', ...every(1, 4, 'wk') })],
      'in range',
    ],
    [
      'two days in the text, five in structure',
      girl,
      [mass(27.5, 'g', { text: '27.5 g daily for 2 days', ...every(1, 1, 'd', { count: 5 }) })],
      'cannot tell',
    ],
    [
      'two days in the text, one single day in structure',
      girl,
      [mass(27.5, 'g', { text: '27.5 g daily for 2 days', ...every(1, 1, 'd', { count: 1 }) })],
      'cannot tell',
    ],
    ['by body surface, which no range speaks of', girl, ['40 g/m2 over 2 days'], 'cannot tell: dose'],
  ])('%s', (_, person, dosage, expected) => {
    expect(inShort(judge(person, 'Octagam 10%', ...dosage))).toBe(expected);
  });

  it('names the range for this patient, and the order and weight it was judged by', () => {
    expect(judge(girl, 'Privigen', '80 g over 2 days')).toEqual({
      verdict: 'too high',
      saw: 'IVIG: 80 g over 2 days',
      range: '1-2 g/kg per cycle, at most 70 g (28-58.8 g at 28 kg)',
      missing: [],
      from: ['MedicationRequest/draft', 'Observation/w'],
    });
  });

  it('is judged for an unknown age only where child and adult agree', () => {
    const unknown = ageless(adult(60));
    expect(inShort(judge(unknown, 'Privigen', '120 g over 2 days'))).toBe('cannot tell: age');
    expect(inShort(judge(unknown, 'Privigen', '65 g over 2 days'))).toBe('in range');
    expect(inShort(judge(unknown, 'Privigen', '150 g over 2 days'))).toBe('too high');
  });
});

describe('The dose of a methotrexate order', () => {
  const TABLET = 'methotrexate 2.5 MG Oral Tablet';
  const daily = 'daily methotrexate';

  it.each<[string, readonly (string | Fields)[]]>([
    ['words', ['Methotrexate 15 mg every day']],
    ['abbreviations', ['15mg PO qd']],
    ['"od"', ['10 mg od']],
    ['"everyday"', ['15 mg everyday']],
    ['"qday"', ['15 mg QDAY']],
    ['every 24 hours', ['1 tablet every 24 hours']],
    ['every morning', ['15 mg every morning']],
    ['tablets', ['take 1 tablet daily']],
    ['a total per day', ['2.5 mg/day']],
    ['morning and evening', ['2.5 mg twice daily']],
    ['the timing', [mass(15, 'mg', every(1, 1, 'd'))]],
    ['a timing of 24 hours', [mass(15, 'mg', every(1, 24, 'h'))]],
    ['the timing code QD', [mass(15, 'mg', { timing: { code: { coding: [{ code: 'QD' }] } } })]],
    ['the timing code BID', [mass(2.5, 'mg', { timing: { code: { text: 'BID' } } })]],
    [
      'all seven weekdays',
      [
        mass(5, 'mg', {
          timing: { repeat: { dayOfWeek: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } },
        }),
      ],
    ],
    ['working days', ['2.5 mg Monday to Friday']],
    ['every other day', ['5 mg every other day']],
    ['a timing without a dose', [{ text: 'as directed', ...every(1, 1, 'd') }]],
    [
      '"weekly" in words, daily in the timing',
      [mass(15, 'mg', { text: '15 mg weekly', ...every(1, 1, 'd') })],
    ],
    [
      'weekly in the timing, "daily" in words',
      [mass(15, 'mg', { text: '15 mg daily', ...every(1, 1, 'wk') })],
    ],
    [
      'weekly repeat, daily code',
      [
        mass(15, 'mg', {
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' }, code: { text: 'daily' } },
        }),
      ],
    ],
    [
      'what the patient is told',
      [mass(15, 'mg', { text: '15 mg weekly', patientInstruction: 'Take every day' })],
    ],
    [
      'an additional instruction',
      [{ text: '15 mg weekly', additionalInstruction: [{ text: 'Once daily' }] }],
    ],
    [
      'an additional instruction that only its code tells',
      [{ text: '15 mg weekly', additionalInstruction: [{ coding: [{ display: 'Once daily' }] }] }],
    ],
    [
      'a weekly total in words, daily in the timing',
      [{ text: '15 mg per week in total', ...every(1, 1, 'd') }],
    ],
    [
      'a weekly total in words, daily in the timing code',
      [{ text: '15 mg per week in total', timing: { code: { text: 'daily' } } }],
    ],
    ['the second instruction', ['15 mg weekly', '2.5 mg daily']],
    ['text that says both', ['15 mg weekly, take daily']],
  ])('is daily by %s, whoever the patient is', (_, dosage) => {
    for (const person of [girl, woman, adult(), child(), ageless(woman)])
      expect(inShort(judge(person, TABLET, ...dosage))).toBe(daily);
  });

  it('says so when the order says weekly and daily', () => {
    expect(judge(woman, TABLET, mass(15, 'mg', { text: '15 mg weekly', ...every(1, 1, 'd') })).saw).toBe(
      'Methotrexate: 15 mg weekly (says weekly and daily)',
    );
  });

  it.each<[string, Person, readonly (string | Fields)[], string]>([
    // An adult: at most 25 mg once a week.
    ['25 mg', woman, ['25 mg weekly'], 'in range'],
    ['27.5 mg', woman, ['27.5 mg weekly'], 'too high'],
    ['5 mg: no least dose is known', woman, ['5 mg weekly'], 'in range'],
    ['no weight is needed', adult(), ['15 mg once a week'], 'in range'],
    ['tablets on Mondays', woman, ['2.5 mg tablets: 6 tablets once weekly on Mondays'], 'in range'],
    ['tablets counted', woman, ['take 6 tablets weekly'], 'in range'],
    ['tablets counted, too many', woman, ['take 12 tablets weekly'], 'too high'],
    ['weekly in structure', woman, [mass(15, 'mg', every(1, 1, 'wk'))], 'in range'],
    ['every 7 days in structure', woman, [mass(15, 'mg', every(1, 7, 'd'))], 'in range'],
    [
      'one weekday in structure',
      woman,
      [mass(15, 'mg', { timing: { repeat: { dayOfWeek: ['mon'] } } })],
      'in range',
    ],
    ['code QW', woman, [mass(15, 'mg', { timing: { code: { coding: [{ code: 'QW' }] } } })], 'in range'],
    ['too high in structure', woman, [mass(30, 'mg', every(1, 1, 'wk'))], 'too high'],
    ['a warning', woman, ['15 mg weekly. Fatal if taken daily.'], 'in range'],
    ['another warning', woman, ['15 mg weekly, taking it daily is dangerous'], 'in range'],
    ['once daily on one weekday', woman, ['15 mg OD on Mondays'], 'in range'],
    ['"not daily"', woman, ['15 mg once weekly. NOT daily!'], 'in range'],
    [
      'with food, by an additional instruction',
      woman,
      [{ text: '15 mg weekly', additionalInstruction: [{ text: 'Take with food' }] }],
      'in range',
    ],
    [
      'once a week, by an additional instruction too',
      woman,
      [{ text: '15 mg weekly', additionalInstruction: [{ text: 'Once a week, on Mondays' }] }],
      'in range',
    ],
    ['with daily folic acid', woman, ['15 mg weekly with folic acid 1 mg daily'], 'in range'],
    [
      'weekly in words alone, with daily folic acid',
      woman,
      [mass(15, 'mg', { text: 'weekly with folic acid 1 mg daily' })],
      'in range',
    ],
    [
      'daily folic acid in an additional instruction',
      woman,
      [{ text: '15 mg weekly', additionalInstruction: [{ text: 'Take folic acid 1 mg daily' }] }],
      'in range',
    ],
    [
      'daily folic acid in what the patient is told',
      woman,
      [{ text: '15 mg weekly', patientInstruction: 'Folic acid 1 mg daily except on methotrexate day' }],
      'in range',
    ],
    ['split every 12 hours', woman, ['7.5 mg every 12 hours for 3 doses each week'], 'in range'],
    ['split on one day', woman, ['10 mg twice daily on Mondays'], 'in range'],
    ['no rhythm', woman, ['15 mg'], 'cannot tell: frequency'],
    ['no rhythm, too high in any', woman, ['30 mg'], 'too high'],
    ['no dose', woman, ['once weekly'], 'cannot tell: dose'],
    ['nothing', woman, [], 'cannot tell: dose frequency'],
    ['three days a week: 30 mg', woman, ['10 mg three times a week'], 'too high'],
    [
      'three days a week: 15 mg in all, or each time?',
      woman,
      ['5 mg three times a week'],
      'cannot tell: frequency',
    ],
    ['every other week', woman, ['15 mg every 2 weeks'], 'cannot tell: frequency'],
    ['every other week, too high', woman, ['30 mg every 2 weeks'], 'too high'],
    [
      'two doses that differ',
      woman,
      [mass(15, 'mg', { text: '30 mg weekly', ...every(1, 1, 'wk') })],
      'cannot tell',
    ],
    ['per m² in an adult comes to milligrams', woman, ['15 mg/m2 weekly'], 'too high'],
    ['per m² in an adult without height', adult(70), ['10 mg/m2 weekly'], 'cannot tell: height'],
    ['per kg in an adult without weight', adult(), ['0.2 mg/kg weekly'], 'cannot tell: weight'],
    ['a titration', woman, ['10 mg weekly for 4 weeks then 15 mg weekly'], 'cannot tell'],
    [
      'two instructions: both, or one after the other?',
      woman,
      ['10 mg weekly', '15 mg weekly'],
      'cannot tell',
    ],
    ['two instructions, each too much', woman, ['30 mg weekly', '35 mg weekly'], 'too high'],
    ['as directed', woman, ['as directed'], 'cannot tell: dose frequency'],
    [
      'a second instruction without a dose',
      woman,
      ['15 mg weekly', 'as directed'],
      'cannot tell: dose frequency',
    ],
    // A child of 1.01 m²: 15.2 to 20.2 mg.
    // Rounded down to the tablet: 15 mg of 15.1 mg.
    ['15 mg, 14.9 mg/m²', girl, ['15 mg weekly'], 'in range'],
    ['14.9 mg, below the tablet', girl, ['14.9 mg weekly'], 'too low'],
    ['17.5 mg', girl, ['17.5 mg weekly'], 'in range'],
    ['20 mg', girl, ['20 mg weekly'], 'in range'],
    ['22.5 mg', girl, ['22.5 mg weekly'], 'too high'],
    ['15 mg/m²', girl, ['15 mg/m2 weekly'], 'in range'],
    ['20 mg/m² in structure', girl, [mass(20, 'mg/m2', every(1, 1, 'wk'))], 'in range'],
    ['14 mg/m²', girl, ['14 mg/m2 weekly'], 'too low'],
    ['21 mg/m²', girl, ['21 mg/m2 weekly'], 'too high'],
    ['21 mg/m² without height', child(28), ['21 mg/m2 weekly'], 'too high'],
    ['15 mg/m² without height: above 40 mg?', child(28), ['15 mg/m2 weekly'], 'cannot tell: weight height'],
    ['milligrams without height', child(28), ['15 mg weekly'], 'cannot tell: height'],
    ['milligrams without weight and height', child(), ['15 mg weekly'], 'cannot tell: weight height'],
    ['40 mg at 2.2 m²', child(95, 185), ['40 mg weekly'], 'in range'],
    ['42.5 mg at 2.2 m²', child(95, 185), ['42.5 mg weekly'], 'too high'],
    ['42.5 mg without height', child(95), ['42.5 mg weekly'], 'too high'],
  ])('%s', (_, person, dosage, expected) => {
    expect(inShort(judge(person, TABLET, ...dosage))).toBe(expected);
  });

  it('goes by present age, not by the age when the disease began', () => {
    const grownUp: Person = { ...woman, population: 'juvenile' };
    expect(inShort(judge(grownUp, TABLET, '15 mg weekly'))).toBe('in range');
    expect(judge(grownUp, TABLET, '15 mg weekly').range).toBe('at most 25 mg once a week');
    expect(judge(girl, TABLET, '15 mg weekly').range).toBe(
      '15-20 mg/m² once a week, at most 40 mg (15.2-20.2 mg at 1.01 m²)',
    );
  });
});

describe('The dose of a rituximab order', () => {
  it.each<[string, Person, readonly (string | Fields)[], string]>([
    ['adult 1000 mg twice', adult(), ['1000 mg IV on day 1 and day 15'], 'in range'],
    ['adult 1 g in structure', adult(), [mass(1, 'g')], 'in range'],
    ['adult 1000 mg x 2', adult(), ['1000 mg x 2'], 'in range'],
    ['adult above 1 g', adult(), ['1500 mg x 2'], 'too high'],
    ['adult, a range that goes above 1 g', adult(), ['800-1200 mg IV on day 1 and day 15'], 'too high'],
    ['adult 500 mg x 2', woman, ['500 mg IV day 1 and day 15'], 'too low'],
    ['adult 700 mg x 2, which is 375 mg/m²', woman, ['700 mg IV day 1 and day 15'], 'too low'],
    ['adult 900 mg, nobody says how often', woman, ['900 mg IV'], 'in range'],
    ['adult 375 mg/m²', adult(), ['375 mg/m2 weekly x 4 doses'], 'in range'],
    ['adult 375 mg/m², rounded', woman, ['700 mg weekly x 4'], 'in range'],
    ['adult 1000 mg four times', woman, ['1000 mg weekly x 4'], 'too high'],
    ['adult 500 mg/m²', woman, ['500 mg/m2 x 2'], 'too high'],
    ['adult, milligrams without height', adult(70), ['700 mg'], 'cannot tell: height'],
    ['child 1000 mg at 1 m²', girl, ['1000 mg IV day 1 and day 15'], 'too high'],
    ['child 375 mg/m²', girl, ['375 mg/m2 weekly x 4'], 'in range'],
    ['child 375 mg in structure', girl, [mass(375, 'mg')], 'in range'],
    ['child 350 mg', girl, [mass(350, 'mg')], 'too low'],
    ['child 375 mg/m² x 2', girl, ['375 mg/m2 x 2 doses'], 'too low'],
    ['child 650 mg/m² at just 1.5 m²', child(54, 150), ['650 mg/m2 x 2'], 'too high'],
    ['child 650 mg/m² above 1.5 m²', child(54.5, 150), ['650 mg/m2 x 2'], 'in range'],
    ['child 500 mg/m² x 2', girl, ['500 mg/m2 x 2 doses'], 'in range'],
    ['child 575 mg/m²', girl, ['575 mg/m2 x 2'], 'in range'],
    ['child 750 mg/m² at 1 m²', girl, ['750 mg/m2 x 2'], 'too high'],
    ['child 750 mg/m² at 1.6 m²: 1200 mg', child(55, 168), ['750 mg/m2 x 2'], 'too high'],
    ['child 1000 mg at 1.6 m²', child(55, 168), ['1000 mg x 2'], 'in range'],
    ['child 575 mg/m² four times', girl, ['575 mg/m2 weekly x 4'], 'too high'],
    ['child without height', child(28), ['500 mg/m2 x 2'], 'cannot tell: height'],
    ['child above 1 g without height', child(28), ['1200 mg'], 'too high'],
    ['no dose', woman, ['per protocol'], 'cannot tell: dose'],
    ['per kg, which no regimen is', woman, ['10 mg/kg x 2'], 'cannot tell: dose'],
    ['two amounts that do not agree', adult(70, 175), [mass(1000, 'mg', { text: '200 mg' })], 'cannot tell'],
  ])('%s', (_, person, dosage, expected) => {
    expect(inShort(judge(person, 'rituximab', ...dosage))).toBe(expected);
  });
});

describe('The dose of other orders', () => {
  it.each<[string, string, Person, readonly (string | Fields)[], string]>([
    ['MMF adult 1 g twice daily', 'mycophenolate mofetil', adult(), ['1000 mg BID'], 'in range'],
    [
      'MMF adult 1.5 g twice daily',
      'mycophenolate mofetil',
      adult(),
      [mass(1500, 'mg', every(2, 1, 'd'))],
      'in range',
    ],
    ['MMF adult 500 mg twice daily', 'mycophenolate mofetil', adult(), ['500 mg BID'], 'too low'],
    ['MMF adult 2 g twice daily', 'mycophenolate mofetil', adult(), ['2 g twice daily'], 'too high'],
    ['MMF adult without rhythm', 'mycophenolate mofetil', adult(), ['1000 mg'], 'cannot tell: frequency'],
    ['MMF child 600 mg/m²', 'mycophenolate mofetil', girl, ['600 mg/m2 twice daily'], 'in range'],
    ['MMF child 10 mg/kg', 'mycophenolate mofetil', girl, ['10 mg/kg twice daily'], 'in range'],
    ['MMF child 250 mg', 'mycophenolate mofetil', girl, ['250 mg twice daily'], 'too low'],
    ['MMF child 750 mg', 'mycophenolate mofetil', girl, ['750 mg twice daily'], 'too high'],
    ['MMF child 2 g', 'mycophenolate mofetil', child(), ['2 g twice daily'], 'too high'],
    ['MMF child 1 to 2 g', 'mycophenolate mofetil', child(), ['1000-2000 mg twice daily'], 'too high'],
    [
      'MMF child per kg without weight',
      'mycophenolate mofetil',
      child(),
      ['10 mg/kg twice daily'],
      'cannot tell: weight height',
    ],
    [
      'MMF child without height',
      'mycophenolate mofetil',
      child(28),
      ['500 mg twice daily'],
      'cannot tell: height',
    ],
    [
      'MMF child, a total of the day',
      'mycophenolate mofetil',
      girl,
      ['1200 mg/day'],
      'cannot tell: frequency',
    ],
    ['MMF child, only the rhythm', 'mycophenolate mofetil', girl, ['twice daily'], 'cannot tell: dose'],
    ['MMF child, as directed', 'mycophenolate mofetil', girl, ['as directed'], 'cannot tell: dose'],
    ['MMF adult by surface', 'mycophenolate mofetil', woman, ['600 mg/m2 BID'], 'in range'],
    [
      'MMF adult by surface without height',
      'mycophenolate mofetil',
      adult(70),
      ['600 mg/m2 BID'],
      'cannot tell: height',
    ],
    [
      'MMF adult per kg without weight',
      'mycophenolate mofetil',
      adult(),
      ['15 mg/kg BID'],
      'cannot tell: weight',
    ],
    ['mycophenolic acid has doses of its own', 'Myfortic 360 mg', adult(), ['720 mg BID'], 'cannot tell'],
    ['CYC 500 mg/m²', 'cyclophosphamide IV', adult(), ['500 mg/m2 IV monthly'], 'in range'],
    ['CYC 1 g/m²', 'cyclophosphamide IV', adult(), ['1 g/m2 IV monthly'], 'in range'],
    ['CYC 1.1 g/m²', 'cyclophosphamide IV', adult(), ['1.1 g/m2 IV monthly'], 'too high'],
    ['CYC 400 mg/m²', 'cyclophosphamide IV', adult(), ['400 mg/m2 IV'], 'too low'],
    ['CYC 500 mg at 1.01 m²', 'cyclophosphamide IV', girl, ['500 mg IV'], 'in range'],
    ['CYC 750 mg at 1.84 m²', 'cyclophosphamide IV', woman, ['750 mg IV'], 'too low'],
    ['CYC 2 g at 1.84 m²', 'cyclophosphamide IV', woman, ['2 g IV'], 'too high'],
    [
      'CYC tablets are no pulse',
      'cyclophosphamide',
      woman,
      [{ text: '1 g', route: { text: 'oral' } }],
      'cannot tell: dose',
    ],
    ['CYC per kg', 'cyclophosphamide IV', woman, ['15 mg/kg IV'], 'cannot tell: dose'],
    ['CYC without height', 'cyclophosphamide IV', adult(70), ['1 g IV'], 'cannot tell: height'],
    ['HCQ 5 mg/kg', 'hydroxychloroquine', adult(80), ['200 mg BID'], 'in range'],
    ['HCQ above 5 mg/kg', 'hydroxychloroquine', adult(79), ['200 mg BID'], 'too high'],
    [
      'HCQ in two instructions',
      'hydroxychloroquine',
      adult(70),
      ['200 mg every morning', '200 mg every evening'],
      'cannot tell',
    ],
    [
      'HCQ in two instructions, enough room for both',
      'hydroxychloroquine',
      adult(60),
      ['200 mg daily', '200 mg every other day'],
      'in range',
    ],
    [
      'HCQ in two instructions, twice a day each',
      'hydroxychloroquine',
      adult(70),
      ['100 mg BID', '100 mg BID'],
      'cannot tell',
    ],
    [
      'HCQ in two instructions, one from-to',
      'hydroxychloroquine',
      adult(70),
      ['100-200 mg every morning', '200 mg every evening'],
      'cannot tell',
    ],
    [
      'HCQ in two instructions, one read in two ways',
      'hydroxychloroquine',
      adult(70),
      [mass(300, 'mg', { text: '200 mg daily', ...every(1, 1, 'd') }), '100 mg daily'],
      'cannot tell',
    ],
    [
      'HCQ in two instructions per kg without weight: together 6 mg/kg',
      'hydroxychloroquine',
      adult(),
      ['3 mg/kg every morning', '3 mg/kg every evening'],
      'cannot tell: weight',
    ],
    [
      'HCQ in two instructions, each too much',
      'hydroxychloroquine',
      adult(),
      ['6 mg/kg every morning', '6 mg/kg every evening'],
      'too high',
    ],
    [
      'HCQ in two instructions, one without a dose',
      'hydroxychloroquine',
      adult(70),
      ['200 mg daily', 'as directed'],
      'cannot tell: dose',
    ],
    [
      'HCQ in two instructions, one without a rhythm',
      'hydroxychloroquine',
      adult(70),
      ['200 mg daily', '200 mg'],
      'cannot tell: frequency',
    ],
    [
      'HCQ in two instructions, one without an amount',
      'hydroxychloroquine',
      adult(70),
      ['200 mg daily', 'twice daily'],
      'cannot tell: dose',
    ],
    ['HCQ 8 mg/kg every other day', 'hydroxychloroquine', adult(), ['8 mg/kg every other day'], 'in range'],
    ['HCQ 5 mg/kg twice a day', 'hydroxychloroquine', adult(), ['5 mg/kg twice daily'], 'too high'],
    ['HCQ 20 mg/kg a week', 'hydroxychloroquine', adult(), ['20 mg/kg weekly'], 'in range'],
    ['HCQ every other day', 'hydroxychloroquine', adult(40), ['400 mg every other day'], 'in range'],
    [
      'HCQ a titration',
      'hydroxychloroquine',
      adult(90),
      ['200 mg daily for 4 weeks then 400 mg daily'],
      'cannot tell',
    ],
    [
      'HCQ a titration beside another instruction',
      'hydroxychloroquine',
      adult(90),
      ['100 mg daily', '200 mg daily for 4 weeks then 300 mg daily'],
      'cannot tell',
    ],
    ['HCQ without weight', 'hydroxychloroquine', adult(), ['200 mg BID'], 'cannot tell: weight'],
    ['HCQ per kg without weight', 'hydroxychloroquine', adult(), ['6 mg/kg daily'], 'too high'],
    ['ciclosporin 3 mg/kg', 'ciclosporin', adult(), ['1.5 mg/kg BID'], 'in range'],
    ['ciclosporin 200 mg at 70 kg', 'ciclosporin', woman, ['100 mg BID'], 'in range'],
    ['ciclosporin 150 mg at 70 kg', 'ciclosporin', woman, ['75 mg BID'], 'too low'],
    ['ciclosporin 2.5 mg/kg', 'ciclosporin', adult(), ['1.25 mg/kg BID'], 'too low'],
    ['ciclosporin without weight', 'ciclosporin', adult(), ['75 mg BID'], 'cannot tell: weight'],
  ])('%s', (_, drug, person, dosage, expected) => {
    expect(inShort(judge(person, drug, ...dosage))).toBe(expected);
  });

  it.each<[string, Fields]>([
    ['200 mg daily', mass(200, 'mg', every(1, 1, 'd'))],
    ['200 mg 2 times a day', mass(200, 'mg', every(2, 1, 'd'))],
    ['400 mg a week', mass(400, 'mg', every(1, 1, 'wk'))],
    ['400 mg 3 times a week', mass(400, 'mg', every(3, 1, 'wk'))],
    ['400 mg every 2 days', mass(400, 'mg', every(1, 2, 'd'))],
    ['200 mg', mass(200, 'mg')],
    ['2 times a day', every(2, 1, 'd')],
  ])('is quoted in words where the order has none: %s', (words, dosage) => {
    expect(judge(woman, 'hydroxychloroquine', dosage).saw).toBe(`Hydroxychloroquine: ${words}`);
  });

  it.each<DrugId>(['tofacitinib', 'infliximab', 'adalimumab', 'tacrolimus', 'azathioprine'])(
    'is not judged for %s: no range is defined',
    (drug) => {
      expect(judgeOrderDose(anOrder(drug, '5 mg BID'), woman)).toBeUndefined();
    },
  );
});
