import { describe, expect, it } from '@jest/globals';
import { dosingGuideCheck, doseUpdate } from '../../cards/orders/dosing-guide-check.js';
import type { Treatment } from '../../src/patient/facts.js';
import { treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import type { APatient } from '../support/a-patient.js';
import { requestFor } from '../support/hook-request.js';
import { ago, allergicTo, consult, refractoryAdult, refractoryChild } from './consult.js';

/** The order on the desk and the facts about its patient. */
async function ordering(patient: APatient, drug: string, dose?: string) {
  const { facts } = await consult(patient.orders(drug, dose));
  const [about] = treatmentsOnTheDesk(facts, 'order-select', ['ivig', 'methotrexate', 'azathioprine']);
  if (!about) throw new Error(`no order of ${drug}`);
  return { facts, about };
}
const girl = () => refractoryChild().weighs(28, ago(10)).isTall(130, ago(10));

describe('The dosing guide of an order', () => {
  it('computes the dose of IVIG for this child, and quotes order and weight', async () => {
    const { facts, about } = await ordering(girl(), 'immune globulin IV');
    expect(dosingGuideCheck.lines(facts, about)).toEqual([
      '2 g/kg x 28 kg = 56 g; nearest 5 g: 55 g; cap 70 g; over 2 days (27.5 g on each)',
    ]);
    const { verdict, from } = dosingGuideCheck.answer(facts, about);
    expect(verdict).toBe('met');
    expect(from[0]).toBe('MedicationRequest/draft-1');
    expect(from).toHaveLength(2);
    expect(dosingGuideCheck.summary(facts, about)).toBe('Dose of IVIG for this patient');
  });

  it('names what is missing and gives no number of its own when the weight is old', async () => {
    const { facts, about } = await ordering(refractoryChild().weighs(28, ago(91)), 'immune globulin IV');
    expect(dosingGuideCheck.summary(facts, about)).toBe(
      'Dose of IVIG: not computed, no recent weight on file',
    );
    expect(dosingGuideCheck.lines(facts, about)[0]).toContain('(not computed: weight too old)');
    expect(doseUpdate(facts, about)).toEqual([]);
  });

  it('is silent when the order is signed: then the dose stands', async () => {
    const signing = girl().writes('immune globulin IV', '55 g').chart();
    const { facts } = await consult(requestFor('order-sign', signing));
    const [about] = treatmentsOnTheDesk(facts, 'order-sign', ['ivig']);
    expect(dosingGuideCheck.answer(facts, about!).verdict).toBe('unmet');
  });

  it('is silent for a drug without a dose in the sources, and for what is taken', async () => {
    const { facts, about } = await ordering(girl(), 'azathioprine');
    expect(dosingGuideCheck.answer(facts, about).verdict).toBe('unmet');
    const course = facts.treatments.courses.find(({ drug }) => drug === 'methotrexate');
    const taken: Treatment = { as: 'course', course: course!, drug: 'methotrexate', name: 'methotrexate' };
    expect(dosingGuideCheck.answer(facts, taken).verdict).toBe('unmet');
    expect(doseUpdate(facts, taken)).toEqual([]);
  });
});

describe('The change an order is offered', () => {
  it('is one day of the week for methotrexate that was ordered daily', async () => {
    const { facts, about } = await ordering(refractoryAdult(), 'methotrexate', '15 mg daily');
    expect(doseUpdate(facts, about)).toEqual([
      {
        kind: 'update-order',
        order: 'MedicationRequest/draft-1',
        recommended: true,
        label: 'Change to methotrexate 15 mg once a week',
        dosageText: '15 mg once a week, always on the same weekday; not daily',
        dose: { value: 15, unit: 'mg' },
        timing: { frequency: 1, period: 1, periodUnit: 'wk' },
      },
    ]);
  });

  it('is none for methotrexate that was not tolerated, or in pregnancy', async () => {
    const notTolerated = refractoryAdult().with(
      allergicTo('methotrexate', { reaction: [{ manifestation: [{ text: 'Mucositis' }] }] }),
    );
    const pregnant = refractoryAdult().has('Pregnant', { onset: ago(60) });
    for (const patient of [notTolerated, pregnant]) {
      const { facts, about } = await ordering(patient, 'methotrexate', '15 mg daily');
      expect(doseUpdate(facts, about)).toEqual([]);
    }
  });

  it('is none for IVIG that was not tolerated', async () => {
    const high = await ordering(girl(), 'immune globulin IV', '80 g over 2 days');
    expect(doseUpdate(high.facts, high.about)).toHaveLength(1);
    const stopped = girl().took('immune globulin IV', {
      from: ago(300),
      to: ago(200),
      reason: 'Aseptic meningitis',
    });
    const { facts, about } = await ordering(stopped, 'immune globulin IV', '80 g over 2 days');
    expect(doseUpdate(facts, about)).toEqual([]);
  });

  it('is none when the dose is in range', async () => {
    const { facts, about } = await ordering(girl(), 'immune globulin IV', '55 g');
    expect(doseUpdate(facts, about)).toEqual([]);
  });
});
