import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { PatientRecord } from '../../src/contract/patient-record.js';
import { readHookRequest } from '../../src/contract/hook-request.js';
import { describeWithShared } from '../support/shared-dir.js';
import { bundle, condition, recordOf } from './a-question.js';

const lists = [
  'conditions',
  'observations',
  'medicationRequests',
  'medicationStatements',
  'medicationAdministrations',
  'medicationDispenses',
  'allergies',
  'procedures',
  'diagnosticReports',
  'serviceRequests',
  'draftOrders',
] as const;
const countsOf = (record: PatientRecord) => lists.reduce((sum, list) => sum + record[list].length, 0);

describe('the record', () => {
  it('says whose it is and of what day', async () => {
    const record = await recordOf({}, { patientId: 'p9', asOf: '2026-01-02', timeZone: 'Asia/Tokyo' });
    expect(record).toMatchObject({
      patientId: 'p9',
      asOf: '2026-01-02',
      timeZone: 'Asia/Tokyo',
      droppedForeign: 0,
    });
    expect(countsOf(record)).toBe(0);
  });

  it('reads each list when it is first looked at, and once', async () => {
    let looks = 0;
    const observation = {
      resourceType: 'Observation',
      id: 'o1',
      get valueQuantity() {
        looks += 1;
        return { value: 24 };
      },
    };
    const record = await recordOf({ laboratory: bundle(observation), conditions: bundle(condition('c1')) });
    expect(record.conditions).toHaveLength(1);
    expect(looks).toBe(0);
    expect(record.observations[0]?.valueQuantity?.value).toBe(24);
    expect(record.observations).toBe(record.observations);
    expect(looks).toBe(1);
  });

  it('takes resources whose fields have the wrong shape, without those fields', async () => {
    const odd = condition('c1', { code: 'M33', onsetDateTime: 5, bodySite: 'face', note: { text: 'itchy' } });
    expect((await recordOf({ conditions: odd })).conditions).toEqual([
      {
        id: 'c1',
        extension: [],
        subject: { reference: 'Patient/p1' },
        bodySite: [],
        note: [{ text: 'itchy' }],
      },
    ]);
  });
});

describeWithShared('public charts that nobody here wrote', (sharedDir) => {
  // Two HL7 examples stand under the wrong patient: one is about Group/herd1, one about Patient/45.
  it.each([
    ['synthea-bulkserver', 0],
    ['hl7-r4-examples', 2],
    ['us-core-current', 0],
    ['davinci-test-ehr', 0],
    ['mcode-test-ehr', 0],
    ['fhir-test-cases', 0],
    ['ms-fhir-server', 0],
  ])(
    '%s: every resource is read once, but those entered in error and %i of somebody else',
    async (corpus, foreign) => {
      const packed = readFileSync(join(sharedDir, 'corpora', `${corpus}.ndjson.gz`));
      let dropped = 0;
      for (const line of gunzipSync(packed).toString('utf8').trim().split('\n')) {
        const request = readHookRequest(JSON.parse(line));
        const record = await recordOf(request.prefetch, { patientId: request.patientId });
        expect(record.patient).toBeDefined();
        expect(record.availability).toMatchObject({
          patient: 'known',
          conditions: 'known',
          laboratory: 'unavailable',
        });
        expect(countsOf(record) + record.droppedForeign).toBe(countOf(request.prefetch));
        dropped += record.droppedForeign;
      }
      expect(dropped).toBe(foreign);
    },
  );
});

/** Counted another way: whatever is no Patient and no Medication, each id once. */
function countOf(prefetch: Readonly<Record<string, unknown>>): number {
  const entries = Object.values(prefetch).flatMap(
    (value) => (value as { entry?: readonly Entry[] }).entry ?? [],
  );
  const counted = entries
    .map(({ resource }) => resource)
    .filter((resource) => !['Patient', 'Medication'].includes(resource.resourceType))
    .filter((resource) => !/"(?:status|code)":"entered-in-error ?"/.test(JSON.stringify(resource)))
    .map(({ resourceType, id }, index) => `${resourceType}/${id ?? `without id ${index}`}`);
  return new Set(counted).size;
}

interface Entry {
  readonly resource: { readonly resourceType: string; readonly id?: string };
}
