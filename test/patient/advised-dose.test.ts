import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advisedDose } from '../../src/patient/advised-dose.js';
import { ivigDosageText, ivigDoseOf } from '../../src/patient/dosing-guide.js';
import { judgeOrderDose } from '../../src/patient/order-dose.js';
import type { Person } from '../../src/patient/facts.js';
import { withDosage } from '../../src/present/drafts.js';
import { fhirProblems } from '../support/fhir-validators.js';
import { aDraft, adult, ageless, anOrder, child, every, mass, readDraft, type Fields } from './an-order.js';

const girl = child(28, 130);
const woman = adult(70, 175);
const TABLET = 'methotrexate 2.5 MG Oral Tablet';
const advised = (person: Person, drug: string, ...dosage: readonly (string | Fields)[]) =>
  advisedDose(anOrder(drug, ...dosage), person)?.label;

describe('The dose an order is to be changed to', () => {
  it.each<[string, Person, string, readonly (string | Fields)[], string]>([
    ['IVIG too high', girl, 'Privigen', ['80 g over 2 days'], 'Change to IVIG 55 g per cycle'],
    ['IVIG too low', woman, 'Privigen', ['20 g daily x 2'], 'Change to IVIG 140 g per cycle'],
    ['IVIG above the cap', child(45), 'Privigen', ['2 g/kg over 2 days'], 'Change to IVIG 70 g per cycle'],
    [
      'methotrexate daily',
      woman,
      TABLET,
      [mass(15, 'mg', every(1, 1, 'd'))],
      'Change to methotrexate 15 mg once a week',
    ],
    ['methotrexate 20 mg daily', woman, TABLET, ['20 mg daily'], 'Change to methotrexate 20 mg once a week'],
    [
      'methotrexate 2.5 mg daily',
      woman,
      TABLET,
      ['2.5 mg daily'],
      'Change to methotrexate 15 mg once a week',
    ],
    [
      'methotrexate weekly and daily',
      woman,
      TABLET,
      [mass(15, 'mg', { text: '15 mg weekly', ...every(1, 1, 'd') })],
      'Change to methotrexate 15 mg once a week',
    ],
    ['methotrexate too high', woman, TABLET, ['30 mg weekly'], 'Change to methotrexate 25 mg once a week'],
    [
      'methotrexate too high, child',
      girl,
      TABLET,
      ['25 mg weekly'],
      'Change to methotrexate 20 mg once a week',
    ],
    [
      'methotrexate too low, child',
      girl,
      TABLET,
      ['10 mg weekly'],
      'Change to methotrexate 17.5 mg once a week',
    ],
    [
      'methotrexate too high per m², child',
      girl,
      TABLET,
      ['25 mg/m2 weekly'],
      'Change to methotrexate 20 mg once a week',
    ],
    [
      'methotrexate daily, child',
      girl,
      TABLET,
      ['2.5 mg daily'],
      'Change to methotrexate 17.5 mg once a week',
    ],
    ['methotrexate 25 mg daily', woman, TABLET, ['25 mg daily'], 'Change to methotrexate 25 mg once a week'],
    [
      'methotrexate 17.5 mg daily',
      woman,
      TABLET,
      ['17.5 mg daily'],
      'Change to methotrexate 17.5 mg once a week',
    ],
    [
      'methotrexate too high per m², small child',
      child(11, 82),
      TABLET,
      ['30 mg/m2 weekly'],
      'Change to methotrexate 10 mg once a week',
    ],
  ])('%s', (_, person, drug, dosage, expected) => {
    expect(advised(person, drug, ...dosage)).toBe(expected);
  });

  it.each<[string, Person, string, readonly (string | Fields)[]]>([
    ['the dose is in range', girl, 'Privigen', ['50 g over 2 days']],
    ['the dose cannot be told', girl, 'Privigen', ['2 g/kg for 2 days']],
    ['the draft has no dose', girl, 'Privigen', ['every 4 weeks']],
    ['the weight is missing', child(), 'Privigen', ['75 g over 2 days']],
    ['the weight is old', child(28, 130, 91), 'Privigen', ['75 g over 2 days']],
    ['the age is not known', ageless(adult(60)), 'Privigen', ['200 g over 2 days']],
    ['there are two instructions', woman, TABLET, ['15 mg weekly', '2.5 mg daily']],
    ['a child’s height is missing', child(28), TABLET, ['15 mg daily']],
    [
      'an additional instruction says daily, and would stay',
      woman,
      TABLET,
      [{ text: '15 mg weekly', additionalInstruction: [{ text: 'Once daily' }] }],
    ],
    ['a daily order names no dose', woman, TABLET, [every(1, 1, 'd')]],
    ['two doses are named', woman, TABLET, [mass(15, 'mg', { text: '2.5 mg daily', ...every(1, 1, 'd') })]],
    ['the dose is a slip of the pen', woman, TABLET, ['150 mg weekly']],
    ['the dose is a range', woman, TABLET, ['30-35 mg weekly']],
    ['the dose is per kg', woman, TABLET, ['0.5 mg/kg weekly']],
    ['the dose of a child is per kg', girl, TABLET, ['1 mg/kg weekly']],
    ['the dose is in grams', woman, TABLET, ['0.03 g weekly']],
    ['a daily dose is in grams', woman, TABLET, ['0.015 g daily']],
    ['the age is not known, and methotrexate is daily', ageless(woman), TABLET, ['15 mg daily']],
    [
      'only the patient is told to take it daily, and no dose is named',
      woman,
      TABLET,
      [{ text: 'as directed', patientInstruction: 'Take every day' }],
    ],
    [
      'words say daily, fields a dose a week',
      woman,
      TABLET,
      [mass(15, 'mg', { text: 'daily', ...every(1, 1, 'wk') })],
    ],
    ['rituximab in a child has several regimens', girl, 'rituximab', ['1000 mg x 2']],
    ['hydroxychloroquine has a maximum only', woman, 'hydroxychloroquine', ['600 mg daily']],
  ])('is not offered when %s', (_, person, drug, dosage) => {
    expect(advised(person, drug, ...dosage)).toBeUndefined();
  });

  it('is not offered for a draft without an id', () => {
    const order = { ...anOrder(TABLET, '15 mg daily'), ref: 'MedicationRequest/' };
    expect(advisedDose(order, woman)).toBeUndefined();
  });
});

describe('A changed order', () => {
  const kilograms = fc.integer({ min: 30, max: 1500 }).map((tenths) => tenths / 10);
  const centimetres = fc.integer({ min: 60, max: 200 });
  const anyone = fc
    .tuple(fc.boolean(), kilograms, centimetres)
    .map(([isChild, kg, cm]) => (isChild ? child : adult)(kg, cm));

  it('is in range when it comes back, and nothing is left to change', () => {
    fc.assert(
      fc.property(
        anyone,
        fc.constantFrom(
          ['Privigen', '3 g/kg over 2 days'],
          ['Privigen', mass(2, 'g', every(1, 1, 'd', { count: 2 }))],
          [TABLET, '15 mg daily'],
          [TABLET, mass(25, 'mg/m2', every(1, 1, 'wk'))],
          [TABLET, '41 mg weekly'],
        ),
        (person, [drug, dosage]) => {
          const draft = aDraft(drug, dosage);
          const advice = advisedDose(readDraft(draft, drug), person);
          if (!advice) return;
          const changed = readDraft(withDosage(draft, advice), drug);
          expect(judgeOrderDose(changed, person)?.verdict).toBe('in range');
          expect(advisedDose(changed, person)).toBeUndefined();
        },
      ),
    );
  });

  it('of IVIG is offered to everybody whose weight is known, as is a suggested one judged in range', () => {
    fc.assert(
      fc.property(anyone, (person) => {
        const dose = ivigDoseOf(person);
        expect(advised(person, 'Privigen', '3 g/kg over 2 days')).toBe(
          `Change to IVIG ${dose?.cycleG ?? 0} g per cycle`,
        );
        const suggested = anOrder('Privigen', mass(dose?.dayG ?? 0, 'g', { text: ivigDosageText(person) }));
        expect(judgeOrderDose(suggested, person)?.verdict).toBe('in range');
      }),
    );
  });

  it('of a child’s methotrexate is a multiple of 2.5 mg, at most 40 mg and 20 mg/m², and at least 15 mg/m²', () => {
    fc.assert(
      fc.property(kilograms, centimetres, (kg, cm) => {
        const person = child(kg, cm);
        const advice = advisedDose(anOrder(TABLET, '1 mg daily'), person);
        if (!advice) return;
        const bsa = person.body.bsaM2.value ?? 0;
        expect((advice.dose.value * 10) % 25).toBe(0);
        expect(advice.dose.value).toBeLessThanOrEqual(Math.min(40, 20 * bsa) + 1e-9);
        expect(advice.dose.value).toBeGreaterThanOrEqual(Math.min(40, 15 * bsa) - 1e-9);
      }),
    );
  });

  it('keeps everything but the dose, exactly as the EHR sent it', () => {
    const draft = {
      ...aDraft(TABLET, {
        sequence: 1,
        text: '15 mg daily',
        patientInstruction: 'Take every day',
        additionalInstruction: [{ text: 'with water' }],
        timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } },
        route: { text: 'oral' },
        doseAndRate: [
          { doseQuantity: { value: 15, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
        ],
      }),
      meta: { versionId: '7' },
      subject: { reference: 'Patient/p1' },
      extension: [{ url: 'https://ehr.example.org/basket', valueString: 'A' }],
      note: [{ text: 'for the skin' }],
      dispenseRequest: { quantity: { value: 30 } },
    };
    const advice = advisedDose(readDraft(draft, TABLET), woman);
    if (!advice) throw new Error('no advice');
    const changed = withDosage(draft, advice);
    expect(changed).toEqual({
      ...draft,
      dosageInstruction: [
        {
          sequence: 1,
          additionalInstruction: [{ text: 'with water' }],
          route: { text: 'oral' },
          text: '15 mg once a week, always on the same weekday; not daily',
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
          doseAndRate: [
            { doseQuantity: { value: 15, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' } },
          ],
        },
      ],
    });
    expect(fhirProblems(changed)).toEqual([]);
  });
});
