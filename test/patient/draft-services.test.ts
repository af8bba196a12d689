import { describe, expect, it } from '@jest/globals';
import { anAdult, consult } from '../cards/consult.js';
import { requestFor } from '../support/hook-request.js';

const facts = async (code: object | undefined, more: object = {}) => {
  const { resources, patientId } = anAdult().chart();
  const draft = {
    resourceType: 'ServiceRequest',
    id: 's1',
    status: 'draft',
    intent: 'order',
    subject: { reference: `Patient/${patientId}` },
    ...(code !== undefined && { code }),
    ...more,
  };
  return (await consult(requestFor('order-sign', { patientId, resources, draftOrders: [draft] }))).facts;
};
const drugs = async (...about: Parameters<typeof facts>) =>
  (await facts(...about)).orders.map(({ drug }) => drug);
const vaccines = async (...about: Parameters<typeof facts>) =>
  (await facts(...about)).orderedVaccines.map(({ name }) => name);
const cvx = (code: string, display?: string) => ({
  coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code, ...(display !== undefined && { display }) }],
});

describe('A drug ordered as a service', () => {
  it('is the drug of an infusion, by its code or by words that say that it is given', async () => {
    expect(await drugs({ text: 'Rituximab infusion' })).toStrictEqual(['rituximab']);
    const hcpcs = 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
    expect(await drugs({ coding: [{ system: hcpcs, code: 'J9250' }] })).toStrictEqual(['methotrexate']);
  });

  it('is none where the words are about a level, a referral or nothing', async () => {
    expect(await drugs({ text: 'Rituximab level' })).toStrictEqual([]);
    const coded = { coding: [{ system: 'https://hospital.example.org/tests', code: 'IFX-TROUGH' }] };
    expect(await drugs({ ...coded, text: 'Infliximab level' })).toStrictEqual([]);
    expect(await drugs({ text: 'Methotrexate teaching' })).toStrictEqual([]);
    expect(await drugs(undefined)).toStrictEqual([]);
    expect(await drugs({ text: 'Rituximab infusion' }, { doNotPerform: true })).toStrictEqual([]);
  });

  it('carries no dose that could be judged', async () => {
    const { orders } = await facts({ text: 'IVIG infusion 2 g/kg' });
    expect(orders.map(({ drug, dose, regimens }) => [drug, dose, regimens])).toStrictEqual([
      ['ivig', undefined, []],
    ]);
  });
});

describe('A live vaccine ordered as a service', () => {
  it('is known by code or in words, and not when it is not to be given', async () => {
    expect(await vaccines(cvx('03'))).toStrictEqual(['measles, mumps and rubella virus vaccine']);
    expect(await vaccines({ text: 'Varicella vaccination' })).toStrictEqual(['Varicella vaccination']);
    expect(await vaccines({ text: 'Varicella vaccination' }, { doNotPerform: true })).toStrictEqual([]);
  });

  it('is none where a code of another vaccine decides, whatever the words', async () => {
    expect(await vaccines(cvx('187', 'zoster vaccine live or recombinant'))).toStrictEqual([]);
    expect(await vaccines({ text: 'Varicella zoster antibody' })).toStrictEqual([]);
  });
});
