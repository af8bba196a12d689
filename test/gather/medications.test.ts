import { describe, expect, it } from '@jest/globals';
import { bundle, recordOf } from './a-question.js';

const rxnorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const methotrexate = { system: rxnorm, code: '6851', display: 'methotrexate' };
const tablet = { system: rxnorm, code: '105585', display: 'methotrexate 2.5 MG Oral Tablet' };
const medication = (id: string | undefined, rest: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Medication',
  ...(id !== undefined && { id }),
  code: { coding: [methotrexate, tablet], text: 'MTX 2.5 mg' },
  ...rest,
});
const request = (medicationReference: unknown, rest: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'MedicationRequest',
  id: 'mr1',
  medicationReference,
  ...rest,
});
const inBundle = (resource: unknown, fullUrl: string) => ({
  resourceType: 'Bundle',
  entry: [{ fullUrl, resource }],
});

const found = { codings: [methotrexate, tablet], texts: ['MTX 2.5 mg'] };
const nameOf = async (prefetch: Readonly<Record<string, unknown>>) =>
  (await recordOf(prefetch)).medicationRequests[0]?.medication;

describe('the drug of a medication record', () => {
  it('is named by every coding and the words of its concept', async () => {
    const coded = { coding: [methotrexate, tablet], text: 'MTX 2.5 mg' };
    for (const resourceType of ['Request', 'Statement', 'Administration', 'Dispense'] as const) {
      const record = await recordOf({
        x: { resourceType: `Medication${resourceType}`, id: '1', medicationCodeableConcept: coded },
      });
      const list = record[`medication${resourceType}s`];
      expect(list.map((one) => one.medication)).toEqual([found]);
    }
  });

  it.each([
    ['in the same Bundle', { x: bundle(request({ reference: 'Medication/m1' }), medication('m1')) }],
    ['under any key', { x: request({ reference: 'Medication/m1' }), y: medication('m1') }],
    [
      'by an absolute URL',
      { x: request({ reference: 'https://ehr.example.org/fhir/Medication/m1' }), y: medication('m1') },
    ],
    ['in a version', { x: request({ reference: 'Medication/m1/_history/2' }), y: medication('m1') }],
    ['by a bare id', { x: request({ reference: 'm1' }), y: medication('m1') }],
    ['by a urn that is its id', { x: request({ reference: 'urn:uuid:m1' }), y: medication('m1') }],
    [
      'by the urn that it came under',
      { x: request({ reference: 'urn:uuid:55' }), y: inBundle(medication(undefined), 'urn:uuid:55') },
    ],
    [
      'by the URL that it came under',
      {
        x: request({ reference: 'https://ehr.example.org/fhir/Medication/m1' }),
        y: inBundle(medication(undefined), 'https://ehr.example.org/fhir/Medication/m1/_history/1'),
      },
    ],
    [
      'by the end of that URL',
      {
        x: request({ reference: 'Medication/m1' }),
        y: inBundle(medication(undefined), 'https://ehr.example.org/fhir/Medication/m1'),
      },
    ],
    [
      'in the record itself',
      {
        x: request(
          { reference: '#m1' },
          { contained: [{ resourceType: 'Practitioner', id: 'm1' }, medication('m1')] },
        ),
      },
    ],
    [
      'in the record itself, under a name with #',
      { x: request({ reference: '#m1' }, { contained: medication('#m1') }) },
    ],
  ])('is found %s', async (_where, prefetch) => {
    expect(await nameOf(prefetch)).toEqual(found);
  });

  it('is in the end what the reference displays', async () => {
    for (const reference of ['Medication/unknown', '#unknown', undefined]) {
      expect(await nameOf({ x: request({ reference, display: 'Methotrexate tablets' }) })).toEqual({
        codings: [],
        texts: ['Methotrexate tablets'],
      });
    }
  });

  it('keeps the words of the record, of the Medication and of the reference, each once', async () => {
    const named = request(
      { reference: 'Medication/m1', display: 'Methotrexate tablets' },
      { medicationCodeableConcept: { coding: [methotrexate], text: 'MTX 2.5 mg' } },
    );
    expect(await nameOf({ x: named, y: medication('m1') })).toEqual({
      codings: [methotrexate, methotrexate, tablet],
      texts: ['MTX 2.5 mg', 'Methotrexate tablets'],
    });
  });

  it('is its ingredients when the product has no code', async () => {
    const ingredient = [
      { itemCodeableConcept: { coding: [methotrexate], text: 'Methotrexate' } },
      { itemReference: { reference: '#x' } },
    ];
    const byReference = request({ reference: 'Medication/m1' });
    expect(await nameOf({ x: byReference, y: medication('m1', { ingredient }) })).toEqual(found);
    expect(
      await nameOf({ x: byReference, y: medication('m1', { ingredient, code: { text: 'House mix' } }) }),
    ).toEqual({
      codings: [methotrexate],
      texts: ['House mix'],
    });
    expect(await nameOf({ x: byReference, y: medication('m1', { ingredient, code: undefined }) })).toEqual({
      codings: [methotrexate],
      texts: ['Methotrexate'],
    });
  });

  it('is unknown when nothing names it', async () => {
    expect(await nameOf({ x: request(undefined) })).toEqual({ codings: [], texts: [] });
    expect(await nameOf({ x: request('nonsense', { medicationCodeableConcept: 5 }) })).toEqual({
      codings: [],
      texts: [],
    });
  });

  it('is not a Medication that was entered in error', async () => {
    const withdrawn = medication('m1', { status: 'entered-in-error' });
    expect(await nameOf({ x: request({ reference: 'Medication/m1' }), y: withdrawn })).toEqual({
      codings: [],
      texts: [],
    });
  });

  it('is the first of two Medications of one name', async () => {
    const twins = [
      medication('m1'),
      inBundle(medication('m2', { code: { text: 'other' } }), 'https://a/Medication/m1'),
    ];
    expect(await nameOf({ x: request({ reference: 'Medication/m1' }), y: twins[0], z: twins[1] })).toEqual(
      found,
    );
  });
});

describe('an order on the desk', () => {
  const draft = request({ reference: 'Medication/m1' }, { id: 'd1', status: 'draft' });

  it('finds its drug beside it, as Epic sends it', async () => {
    const record = await recordOf({}, { drafts: [medication('m1'), draft] });
    expect(record.draftOrders).toEqual([
      {
        reference: 'MedicationRequest/d1',
        request: expect.objectContaining({ id: 'd1', medication: found }),
        raw: draft,
        medication: found,
        selected: true,
      },
    ]);
    expect(record.draftOrders[0]?.raw).toBe(draft);
  });

  it('finds its drug by the fullUrl of another draft entry, and in the prefetch', async () => {
    const drug = medication(undefined);
    const byUrn = { ...draft, medicationReference: { reference: 'urn:uuid:9' } };
    const draftUrls = new Map([[drug, 'urn:uuid:9']]);
    const beside = await recordOf({}, { drafts: [byUrn, drug], draftUrls });
    expect(beside.draftOrders[0]?.medication).toEqual(found);
    const before = await recordOf({ other: medication('m1') }, { drafts: [draft] });
    expect(before.draftOrders[0]?.medication).toEqual(found);
  });

  it('is selected when selections name it, when nothing is said, and when it has no name', async () => {
    const { id: _id, ...nameless } = draft;
    const drafts = [draft, { ...draft, id: 'd2' }, nameless, { resourceType: 'ServiceRequest', id: 's1' }];
    const selected = async (selections: readonly string[] | undefined) =>
      (await recordOf({}, { drafts, selections })).draftOrders.map((order) => order.selected);
    expect(await selected(['MedicationRequest/d2'])).toEqual([false, true, true]);
    expect(await selected(undefined)).toEqual([true, true, true]);
  });

  it('is no evidence of treatment', async () => {
    expect((await recordOf({}, { drafts: [draft] })).medicationRequests).toEqual([]);
  });
});
