import { describe, expect, it } from '@jest/globals';
import { fhirProblems } from './support/fhir-validators.js';

const order = {
  resourceType: 'MedicationRequest',
  id: 'ivig-1',
  status: 'draft',
  intent: 'order',
  subject: { reference: 'Patient/v01' },
  reasonReference: [{ reference: 'Condition/v01-cond2' }],
  medicationCodeableConcept: {
    coding: [
      {
        system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
        code: '1809421',
        display: '100 ML immunoglobulin G, human 100 MG/ML Injection',
      },
    ],
    text: 'Immune globulin IV',
  },
  authoredOn: '2026-11-20',
  dosageInstruction: [
    {
      text: '55 g over 2 days, every 4 weeks',
      timing: { repeat: { count: 3, frequency: 1, period: 4, periodUnit: 'wk' } },
      doseAndRate: [
        { doseQuantity: { value: 55, unit: 'g', system: 'http://unitsofmeasure.org', code: 'g' } },
      ],
    },
  ],
};
const referral = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'proposal',
  priority: 'urgent',
  subject: { reference: 'Patient/v01' },
  code: { text: 'Speech-language pathology referral' },
};
const { medicationCodeableConcept, ...orderOfNothing } = order;
const { subject: _patient, ...orderForNobody } = order;
const { code: _what, ...referralToNobody } = referral;
const [dosage] = order.dosageInstruction;

describe('fhirProblems', () => {
  it('finds nothing wrong with a complete medication order', () => {
    expect(fhirProblems(order)).toEqual([]);
  });

  it('finds nothing wrong with a referral in words', () => {
    expect(fhirProblems(referral)).toEqual([]);
  });

  it('finds nothing wrong with an order that carries its medication inside', () => {
    const inside = {
      ...orderOfNothing,
      contained: [{ resourceType: 'Medication', id: 'm', code: medicationCodeableConcept }],
      medicationReference: { reference: '#m' },
    };
    expect(fhirProblems(inside)).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['no subject', orderForNobody, /subject/],
    ['a property FHIR does not know', { ...order, dosis: 'x' }, /dosis|unexpected|additional/],
    ['words where a list belongs', { ...order, dosageInstruction: '55 g' }, /dosageInstruction/],
    ['an object where a list belongs', { ...order, dosageInstruction: dosage }, /dosageInstruction/],
    ['null', { ...order, authoredOn: null }, /authoredOn is null/],
    ['no medication', orderOfNothing, /medication/],
    ['two medications', { ...order, medicationReference: { reference: 'Medication/1' } }, /medication/],
    ['a status of no order', { ...order, status: 'planned' }, /status|planned/],
    ['an intent of no order', { ...order, intent: 'wish' }, /intent|wish/],
    ['a day that is none', { ...order, authoredOn: '20.11.2026' }, /authoredOn|20\.11\.2026/],
    [
      'a unit of time that is none',
      { ...order, dosageInstruction: [{ timing: { repeat: { period: 4, periodUnit: 'weeks' } } }] },
      /periodUnit|weeks/,
    ],
    ['an id with a blank', { ...order, id: 'ivig 1' }, /schema: \/id /],
    [
      'details without a code (invariant prr-1)',
      { ...referralToNobody, orderDetail: [{ text: 'soon' }] },
      /prr-1/,
    ],
    ['an empty list', { ...order, note: [] }, /note is \[\]/],
    ['an empty object', { ...order, dispenseRequest: {} }, /dispenseRequest is \{\}/],
    ['empty words', { ...order, note: [{ text: '' }] }, /note\[0\]\.text is ""/],
    [
      'a broken resource inside',
      { ...order, contained: [{ resourceType: 'Medication', id: 'm', status: 'gone' }] },
      /status|gone/,
    ],
    ['a type of no resource', { resourceType: 'Prescription' }, /Prescription/],
    ['no resource at all', 'MedicationRequest', /not a FHIR resource/],
  ])('sees %s', (_defect, broken, said) => {
    expect(fhirProblems(broken).join('\n')).toMatch(said);
  });
});
