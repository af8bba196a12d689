import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, onlyTheGuide, screened, itSays, itDoesNotSpeakOf } from './order-desk.js';
import { ago, consult, testResult } from './consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { requestFor } from '../support/hook-request.js';

const rule = 'jak-inhibitor-order-safety';

const order = ['tofacitinib', '5 mg twice daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('A JAK inhibitor: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No test for tuberculosis',
      'warning',
      /TB test/,
      () => screened(aYoungWoman(), { without: ['QuantiFERON-TB Gold Plus'] }),
    ],
    [
      'A positive test for tuberculosis',
      'warning',
      /Abnormal.*QuantiFERON/,
      () =>
        screened(aYoungWoman(), { without: ['QuantiFERON-TB Gold Plus'] }).with(
          testResult('QuantiFERON-TB Gold Plus', 'positive', ago(900)),
        ),
    ],
    [
      'Lipids of 366 days ago',
      'warning',
      /Too old.*Lipid/,
      () => screened(aYoungWoman(), { daysAgo: { 'Lipid panel': 366 } }),
    ],
    [
      'No varicella antibody',
      'warning',
      /varicella antibody/,
      () => screened(aYoungWoman(), { without: ['Varicella zoster IgG'] }),
    ],
    [
      'Not immune to varicella',
      'warning',
      /Abnormal.*Varicella/,
      () =>
        screened(aYoungWoman(), { without: ['Varicella zoster IgG'] }).with(
          testResult('Varicella zoster IgG', 'negative', ago(20)),
        ),
    ],
    [
      'HBsAg positive',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman(), { without: ['HBsAg'] }).with(testResult('HBsAg', 'positive', ago(20))),
    ],
    [
      'Active tuberculosis',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).has('Pulmonary tuberculosis'),
    ],
    [
      'A thrombosis years ago',
      'warning',
      /Thrombosis on record/,
      () => screened(aYoungWoman()).has('Deep vein thrombosis', { onset: '2019-01-01', status: 'resolved' }),
    ],
    ['A cancer', 'warning', /Malignancy on record/, () => screened(aYoungWoman()).has('Breast cancer')],
    ['Smoking', 'warning', /Smoker/, () => screened(aYoungWoman()).has('Current smoker')],
    [
      'Another JAK inhibitor',
      'warning',
      /Never two JAK inhibitors/,
      () => screened(aYoungWoman()).took('baricitinib', { from: ago(60) }),
    ],
    [
      'Aged 65',
      'warning',
      /65 or over/,
      () =>
        screened(
          aPatient({ born: '1961-11-20', sex: 'male' }).diagnosedWith('Dermatomyositis', {
            onset: '2025-06-01',
          }),
        ),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'age at 64',
      /65/,
      () =>
        screened(
          aPatient({ born: '1961-11-21', sex: 'male' }).diagnosedWith('Dermatomyositis', {
            onset: '2025-06-01',
          }),
        ),
    ],
    ['an ex-smoker', /Smoker/, () => screened(aYoungWoman()).has('Ex-smoker')],
    [
      'a JAK inhibitor that was stopped',
      /two JAK/i,
      () => screened(aYoungWoman()).took('baricitinib', { from: ago(200), to: ago(60) }),
    ],
    [
      'the same JAK inhibitor that goes on',
      /two JAK/i,
      () => screened(aYoungWoman()).took('tofacitinib', { from: ago(200) }),
    ],
  ]);

  it.each([
    ['baricitinib', true],
    ['methotrexate', false],
    ['adalimumab', false],
  ])('beside an order of %s, two JAK inhibitors: %s', async (other, together) => {
    const { resources, patientId } = screened(aYoungWoman()).chart();
    const draft = (id: string, text: string) => ({
      resourceType: 'MedicationRequest',
      id,
      status: 'draft',
      intent: 'order',
      subject: { reference: `Patient/${patientId}` },
      medicationCodeableConcept: { text },
    });
    const draftOrders = [draft('d1', 'tofacitinib'), draft('d2', other)];
    const { cards } = await consult(requestFor('order-sign', { patientId, resources, draftOrders }));
    expect(cards.some(({ detail }) => /Never two JAK inhibitors/.test(detail))).toBe(together);
  });
});
