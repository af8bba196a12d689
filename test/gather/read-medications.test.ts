import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { RawResource } from '../../src/contract/fhir.js';
import { sources } from '../../src/contract/patient-record.js';
import type { Question } from '../../src/contract/question.js';
import { readServices } from '../../src/contract/services.js';
import { fhirAccess } from '../../src/gather/fhir-access.js';
import { gather } from '../../src/gather/gather.js';
import { readMedications } from '../../src/gather/read-medications.js';
import { startFhirServer, type AFhirServer } from '../support/a-fhir-server.js';
import { aQuestion, bundle } from './a-question.js';

const services = readServices(readFileSync(new URL('../../cds-services.json', import.meta.url)));
const access = fhirAccess(readConfig({}), services);
const medication = (id: string): RawResource => ({
  resourceType: 'Medication',
  id,
  code: { text: `drug ${id}` },
});

let ehr: AFhirServer;
beforeAll(async () => {
  ehr = await startFhirServer({
    resources: Array.from({ length: 60 }, (_, index) => medication(`m${index}`)),
    delayMs: 30,
  });
});
afterEach(() => {
  ehr.asked.length = 0;
});
afterAll(() => ehr.stop());

const refersTo = (reference: string, rest: object = {}): RawResource => ({
  resourceType: 'MedicationRequest',
  medicationReference: { reference },
  ...rest,
});
const recordOf = async (records: readonly unknown[], rest: Partial<Question> = {}) => {
  const empty = Object.fromEntries(sources.map((source) => [source, null]));
  const question = aQuestion(
    { ...empty, medicationRequests: bundle(...records) },
    { fhirServer: ehr.base, ...rest },
  );
  const fhir = access.forCall(question);
  return readMedications(await gather(question, fhir), fhir);
};
const namesOf = async (reference: string) =>
  (await recordOf([refersTo(reference)])).medicationRequests[0]?.medication.texts;

describe('a Medication that did not come with the order', () => {
  it.each<[string, () => string]>([
    ['relative', () => 'Medication/m1'],
    ['in a version', () => 'Medication/m1/_history/3'],
    ['by a bare id', () => 'm1'],
    ['by an absolute URL of the server, as Epic writes it', () => `${ehr.base}/Medication/m1`],
    ['by such a URL in capitals', () => `${ehr.base.replace('http:', 'HTTP:')}/Medication/m1/_history/1`],
  ])('is read when the reference is %s', async (_what, reference) => {
    expect(await namesOf(reference())).toEqual(['drug m1']);
    expect(ehr.asked.map(({ url }) => url)).toEqual(['/fhir/Medication/m1']);
  });

  it.each([
    'https://ehr.example.org/fhir/Medication/m1',
    'urn:uuid:6d1c9e5c-7e5b-4a51-9a3e-000000000000',
    '#inside',
    'Medication/..',
    'Medication?_id=m1',
    'Substance/m1',
    'Medication/m1/../../admin',
  ])('is not read from anywhere else: %s', async (reference) => {
    expect(await namesOf(reference)).toEqual([]);
    expect(ehr.asked).toEqual([]);
  });

  it('is read once for all four kinds of record and for the order on the desk, all at the same time', async () => {
    const records = ['Request', 'Statement', 'Administration', 'Dispense'].map((kind, index) => ({
      ...refersTo('Medication/m1'),
      resourceType: `Medication${kind}`,
      id: String(index),
    }));
    const draft = refersTo('Medication/m2', { id: 'd1', status: 'draft' });
    const before = performance.now();
    const record = await recordOf([...records, refersTo('Medication/m3')], { drafts: [draft] });
    expect(performance.now() - before).toBeLessThan(300);
    expect(ehr.asked.map(({ url }) => url)).toEqual(['m2', 'm1', 'm3'].map((id) => `/fhir/Medication/${id}`));
    expect(record.draftOrders[0]?.medication.texts).toEqual(['drug m2']);
    for (const list of [
      record.medicationStatements,
      record.medicationAdministrations,
      record.medicationDispenses,
    ])
      expect(list[0]?.medication.texts).toEqual(['drug m1']);
    expect(record.availability.medicationRequests).toBe('known');
  });

  it('is not read when it came, in the record itself or anywhere in the request', async () => {
    await recordOf([
      refersTo('#m1', { contained: [medication('m1')] }),
      refersTo('Medication/m2'),
      medication('m2'),
    ]);
    expect(ehr.asked).toEqual([]);
  });

  it('is called what the reference says when it cannot be read', async () => {
    const reference = { reference: 'Medication/lost', display: 'methotrexate' };
    const record = await recordOf([{ resourceType: 'MedicationRequest', medicationReference: reference }]);
    expect(record.medicationRequests[0]?.medication.texts).toEqual(['methotrexate']);
  });

  it('is one of 50 at most', async () => {
    const record = await recordOf(Array.from({ length: 60 }, (_, index) => refersTo(`Medication/m${index}`)));
    expect(ehr.asked).toHaveLength(50);
    expect(record.medicationRequests.filter(({ medication: { texts } }) => texts.length === 0)).toHaveLength(
      10,
    );
  });
});
