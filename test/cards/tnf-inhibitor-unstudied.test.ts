import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { requestFor } from '../support/hook-request.js';
import { aChild, anAdult, consult } from './consult.js';

const rule = 'tnf-inhibitor-unstudied';

describe('Certolizumab or golimumab, not studied in dermatomyositis', () => {
  it('is a warning when either is ordered or signed in active disease; nothing to place', async () => {
    for (const chart of [aChild(), anAdult()]) {
      for (const drug of ['golimumab', 'certolizumab pegol']) {
        const { says, proposals } = await consult(chart.orders(drug));
        expect(says).toEqual({ [rule]: 'warning' });
        expect(proposals(rule)).toEqual([]);
        expect((await consult(chart.signs(drug))).says).toEqual({ [rule]: 'warning' });
      }
    }
  });

  it('says so when another TNF inhibitor is active', async () => {
    const both = await consult(anAdult().took('adalimumab', { from: '2026-09-01' }).orders('golimumab'));
    expect(both.lines(rule, 'What to do').join()).toContain('Never two TNF inhibitors together');
    const one = await consult(anAdult().orders('golimumab'));
    expect(one.lines(rule, 'What to do').join()).not.toContain('two TNF inhibitors');
  });

  it('says so when another TNF inhibitor is ordered beside it, and not of an order of another class', async () => {
    const { resources, patientId } = anAdult().chart();
    const draft = (id: string, text: string) => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'draft',
      intent: 'order',
      subject: { reference: `Patient/${patientId}` },
      medicationCodeableConcept: { text },
    });
    const saysBesideOrderOf = async (other: string) => {
      const draftOrders = [draft('d1', 'golimumab'), draft('d2', other)];
      const { cards } = await consult(requestFor('order-sign', { patientId, resources, draftOrders }));
      return cards.some(({ detail }) => detail.includes('Never two TNF inhibitors together'));
    };
    expect(await saysBesideOrderOf('adalimumab')).toBe(true);
    for (const other of ['methotrexate', 'tofacitinib']) expect(await saysBesideOrderOf(other)).toBe(false);
  });

  it('is information in past or suspected disease, silent without it', async () => {
    const person = aPatient({ born: '1970-01-01' });
    const past = person.diagnosedWith('Dermatomyositis', { status: 'remission' });
    const suspected = person.diagnosedWith('Dermatomyositis', { verification: 'provisional' });
    expect((await consult(past.orders('golimumab'))).says).toEqual({ [rule]: 'info' });
    expect((await consult(suspected.orders('golimumab'))).says).toEqual({ [rule]: 'info' });
    expect((await consult(person.orders('golimumab'))).says).toEqual({});
  });

  it('says nothing of other drugs, nor on patient-view', async () => {
    expect((await consult(anAdult().orders('adalimumab'))).says[rule]).toBeUndefined();
    const taking = anAdult().took('golimumab', { from: '2026-01-01' });
    expect((await consult(taking.opens())).says[rule]).toBeUndefined();
  });
});
