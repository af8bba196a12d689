import { describe, expect, it } from '@jest/globals';
import { BadRequest } from '../../src/contract/hook-request.js';
import { aQuestion, bundle, condition, ids, recordOf } from './a-question.js';
import { gather } from '../../src/gather/gather.js';

const patient = (rest: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Patient',
  birthDate: '2017-06-26',
  ...rest,
});

describe('the Patient', () => {
  it.each([
    ['as a resource', patient({ id: 'p1' })],
    ['without an id', patient()],
    ['in a Bundle', bundle(patient({ id: 'p1' }))],
    ['in a Bundle, without an id', bundle(patient())],
    [
      'in a Bundle with relatives',
      bundle(patient({ id: 'mother', birthDate: '1990' }), patient({ id: 'p1' })),
    ],
  ])('is accepted %s', async (_how, value) => {
    const record = await recordOf({ patient: value });
    expect(record.patient?.birthDate).toBe('2017-06-26');
    expect(record.availability.patient).toBe('known');
  });

  it.each([
    ['as a resource', patient({ id: 'p2' })],
    ['in a Bundle', bundle(patient({ id: 'p2' }))],
    ['with an id that is no text', patient({ id: 5 })],
  ])('of another id is refused %s', async (_how, value) => {
    const refused = gather(aQuestion({ patient: value, conditions: bundle(condition('c1')) }));
    await expect(refused).rejects.toThrow(BadRequest);
    await expect(refused).rejects.toThrow('prefetch.patient.id: is not the patient of context.patientId');
  });

  it('under another key is taken when it is the one, and dropped when it is somebody else', async () => {
    const own = await recordOf({ item1: patient({ id: 'p1' }) });
    expect([own.patient?.id, own.availability.patient, own.droppedForeign]).toEqual(['p1', 'unavailable', 0]);
    const guardian = await recordOf({ user: patient({ id: 'mother' }), anonymous: patient() });
    expect([guardian.patient, guardian.droppedForeign]).toEqual([undefined, 2]);
  });

  it('may be missing', async () => {
    const record = await recordOf({ conditions: bundle(condition('c1')) });
    expect([record.patient, ids(record.conditions)]).toEqual([undefined, ['c1']]);
  });

  it('sent twice is nobody else', async () => {
    const twice = await recordOf({ patient: patient({ id: 'p1' }), other: patient({ id: 'p1' }) });
    expect(twice.droppedForeign).toBe(0);
  });
});

describe('a resource', () => {
  const kept = async (subject: unknown, prefetch: Readonly<Record<string, unknown>> = {}) => {
    const record = await recordOf({ ...prefetch, conditions: bundle(condition('c1', { subject })) });
    expect(record.conditions.length + record.droppedForeign).toBe(1);
    return record.conditions.length === 1;
  };

  it.each([
    ['Patient/p1'],
    [' Patient/p1 '],
    ['Patient/p1/_history/3'],
    ['https://ehr.example.org/fhir/Patient/p1'],
    ['https://ehr.example.org/fhir/Patient/p1/_history/3'],
    ['urn:uuid:p1'],
    ['URN:UUID:P1'],
    ['p1'],
    ['#contained'],
    ['Patient?identifier=urn:x|1'],
    [''],
  ])('whose subject is "%s" is about the patient', async (reference) => {
    expect(await kept({ reference })).toBe(true);
  });

  it.each([
    ['Patient/p2'],
    ['Patient/p11'],
    ['Patient/p1x/_history/1'],
    ['https://ehr.example.org/fhir/Patient/p2'],
    ['https://ehr.example.org/fhir/XPatient/p1'],
    ['urn:uuid:p2'],
    ['p2'],
    ['Group/p1'],
  ])('whose subject is "%s" is about somebody else: dropped and counted', async (reference) => {
    expect(await kept({ reference })).toBe(false);
  });

  it.each([
    ['missing', undefined],
    ['only a display', { display: 'Vera' }],
    ['only an identifier', { identifier: { value: '1' } }],
    ['a list', [{ reference: 'Patient/p1' }]],
    ['nonsense', 'Patient/p2'],
    ['a reference that is no text', { reference: 5 }],
  ])('whose subject is %s is taken as the patient’s', async (_what, subject) => {
    expect(await kept(subject)).toBe(true);
  });

  it('may name the patient by the fullUrl that the Patient came under', async () => {
    const urn = 'urn:uuid:6C5D9CA9-54d7-42f5-bfae-a7c19cd217f2';
    for (const fullUrl of [urn, 'https://ehr.example.org/Patient/internal/_history/2']) {
      const prefetch = { patient: { resourceType: 'Bundle', entry: [{ fullUrl, resource: patient() }] } };
      expect(await kept({ reference: fullUrl }, prefetch)).toBe(true);
    }
    const prefetch = { patient: { resourceType: 'Bundle', entry: [{ fullUrl: urn, resource: patient() }] } };
    expect(await kept({ reference: urn.toLowerCase() }, prefetch)).toBe(true);
    expect(await kept({ reference: 'urn:uuid:other' }, prefetch)).toBe(false);
  });

  it('of an allergy names its patient in another element', async () => {
    const allergy = (id: string, reference: string) => ({
      resourceType: 'AllergyIntolerance',
      id,
      patient: { reference },
    });
    const record = await recordOf({
      allergies: bundle(allergy('a1', 'Patient/p1'), allergy('a2', 'Patient/p2')),
    });
    expect([ids(record.allergies), record.droppedForeign]).toEqual([['a1'], 1]);
  });

  it('on the desk is dropped too when it is for somebody else', async () => {
    const draft = (id: string, reference: string) => ({
      resourceType: 'MedicationRequest',
      id,
      subject: { reference },
    });
    const record = await recordOf({}, { drafts: [draft('d1', 'Patient/p1'), draft('d2', 'Patient/p2')] });
    expect(record.draftOrders.map(({ reference }) => reference)).toEqual(['MedicationRequest/d1']);
    expect(record.droppedForeign).toBe(1);
  });
});
