import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { RawResource } from '../src/contract/fhir.js';
import { sources } from '../src/contract/patient-record.js';
import { fhirProblems } from './support/fhir-validators.js';
import { requestFor, resourcesIn, sourceOf, type HookBody } from './support/hook-request.js';
import { isObject, objectsIn, type JsonObject } from './support/json.js';
import { describeWithShared } from './support/shared-dir.js';
import { codingStyles } from './support/recode.js';
import { shiftDates, shuffle } from './support/vary-request.js';
import { hookRequest, vignette, vignettes } from './support/vignettes.js';

const ids = [
  'V01',
  'V02',
  'V03',
  'V04',
  'V05',
  'V12',
  'V13',
  'V18',
  'V19',
  'V20',
  'V22',
  'V26',
  'V28',
  'V30',
  'X31',
  'X33',
];

/** How many resources of each type, Medications apart. */
function census(request: HookBody): Readonly<Record<string, number>> {
  const types = resourcesIn(request).map(({ resourceType }) => resourceType);
  const counted = types.filter((type) => type !== 'Medication').sort();
  return Object.fromEntries(counted.map((type) => [type, counted.filter((other) => other === type).length]));
}

/** Every CodeableConcept, with the member it stands under. */
function concepts(value: unknown, name = ''): readonly (readonly [string, JsonObject])[] {
  if (Array.isArray(value)) return value.flatMap((item) => concepts(item, name));
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([member, one]) => concepts(one, member));
  return 'coding' in value || ('text' in value && isConceptName(name)) ? [[name, value], ...inside] : inside;
}
const isConceptName = (name: string) =>
  ['code', 'medicationCodeableConcept', 'route', 'category', 'valueCodeableConcept'].includes(name);

/** The concept of the drug that each medication record names, its reference followed. */
function drugsOf(request: HookBody): Readonly<Record<string, JsonObject>> {
  const all = resourcesIn(request);
  const records = all.filter(({ resourceType }) => /^Medication./.test(resourceType));
  return Object.fromEntries(
    records.map((record) => {
      const reference = record['medicationReference'];
      const named = isObject(reference) ? String(reference['reference']).replace(/^.*[#/]/, '') : undefined;
      const medication = all.find(({ resourceType, id }) => resourceType === 'Medication' && id === named);
      const concept = medication?.['code'] ?? record['medicationCodeableConcept'];
      return [String(record['id']), isObject(concept) ? concept : {}];
    }),
  );
}
const codesIn = (concept: JsonObject) => objectsIn(concept['coding']).map(({ code }) => code);
const recordsIn = (request: HookBody): readonly RawResource[] =>
  resourcesIn(request).filter(({ resourceType }) => resourceType !== 'Medication');

describe('the test patients', () => {
  it('are the sixteen of the specification, each with what must be said', () => {
    expect(vignettes.map(({ id }) => id)).toEqual(ids);
    for (const { expected, mustNotFire } of vignettes) {
      expect(expected.map(({ id }) => id).filter((id) => mustNotFire.includes(id))).toEqual([]);
    }
  });

  it('are silent where nothing is expected', () => {
    const silent = vignettes.filter(({ expected }) => expected.length === 0);
    expect(silent.map(({ id }) => id)).toEqual(['V20', 'V22', 'V26', 'V30']);
  });

  it('say so when one is asked for that is not there', () => {
    expect(() => vignette('V99')).toThrow('there is no vignette V99');
  });
});

describeWithShared('the copies of the test patients', (sharedDir) => {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

  it.each(ids)('%s is as in the shared folder', (id) => {
    const { asOf, patientId, resources, draftOrders, hook } = vignette(id);
    const copy = { asOf, hook, patientId, resources, draftOrders };
    expect(copy).toEqual(read(join(sharedDir, 'clinical/fhir', `${id}.json`)));
  });
});

describe.each(ids)('the hook request of %s', (id) => {
  const patient = vignette(id);
  const plain = hookRequest(patient);

  it('fills every prefetch key and names the patient', () => {
    expect(Object.keys(plain.prefetch)).toEqual([...sources]);
    expect(plain.context.patientId).toBe(patient.patientId);
    expect(plain.prefetch.patient).toMatchObject({ resourceType: 'Patient', id: patient.patientId });
  });

  it('carries every resource of the chart once', () => {
    expect(
      recordsIn(plain)
        .map(({ id: one }) => one)
        .sort(),
    ).toEqual([...patient.resources, ...patient.draftOrders].map(({ id: one }) => one).sort());
  });

  it.each(codingStyles)('selects orders that are on the desk, written as %s', (coding) => {
    const { context } = hookRequest(patient, { coding });
    const drafts = objectsIn(context.draftOrders?.entry).flatMap(({ resource }) =>
      isObject(resource) ? [`${String(resource['resourceType'])}/${String(resource['id'])}`] : [],
    );
    expect(drafts).toEqual(expect.arrayContaining([...(context.selections ?? [])]));
    expect(context.selections?.length ?? 0).toBe(patient.draftOrders.length);
  });

  it.each(codingStyles)('holds as many resources of each type, written as %s', (coding) => {
    expect(census(hookRequest(patient, { coding }))).toEqual(census(plain));
  });

  it.each(codingStyles)('is valid FHIR, written as %s', (coding) => {
    const problems = resourcesIn(hookRequest(patient, { coding })).flatMap(fhirProblems);
    // The patients' administrations give no dose (mad-1), as those of real charts often do not.
    expect(problems.filter((problem) => !problem.includes('mad-1'))).toEqual([]);
  });

  it('says everything in words when codes are taken away', () => {
    const words = hookRequest(patient, { coding: 'text' });
    const left = recordsIn(words).flatMap((resource) => concepts(resource));
    expect(left.filter(([, concept]) => 'coding' in concept).map(([name]) => name)).not.toEqual(
      expect.arrayContaining(['code', 'route', 'medicationCodeableConcept']),
    );
    const before = recordsIn(plain).flatMap((resource) => concepts(resource));
    expect(left.map(([name]) => name)).toEqual(before.map(([name]) => name));
    expect(
      left.filter(([, concept]) => !('coding' in concept) && typeof concept['text'] !== 'string'),
    ).toEqual([]);
  });

  it('names the same drugs in words', () => {
    const words = drugsOf(hookRequest(patient, { coding: 'text' }));
    for (const [record, concept] of Object.entries(drugsOf(plain))) {
      expect(words[record]).toEqual({ text: concept['text'] });
    }
  });

  it('names the same drugs by OID, with further codes and one that nobody knows', () => {
    const byOid = drugsOf(hookRequest(patient, { coding: 'oid' }));
    for (const [record, concept] of Object.entries(drugsOf(plain))) {
      const codings = objectsIn(byOid[record]?.['coding']);
      expect(codings.map(({ code }) => code)).toEqual(expect.arrayContaining(codesIn(concept)));
      expect(codings.length).toBeGreaterThanOrEqual(3);
      expect(codings[0]?.['system']).toBe('urn:oid:1.2.840.114350.1.13.0.1.7.2.698288');
    }
  });

  it('writes every system as an OID that has one, and keeps every code', () => {
    const byOid = hookRequest(patient, { coding: 'oid' });
    expect(JSON.stringify(byOid)).not.toMatch(/snomed\.info|rxnorm|icd-10-cm|loinc\.org/);
    const codesBefore = recordsIn(plain)
      .flatMap((resource) => concepts(resource))
      .flatMap(([, one]) => codesIn(one));
    const codesAfter = resourcesIn(byOid)
      .flatMap((resource) => concepts(resource))
      .flatMap(([, one]) => codesIn(one));
    expect(codesAfter).toEqual(expect.arrayContaining(codesBefore));
  });

  it('leaves no finding without code or words', () => {
    const byOid = hookRequest(patient, { coding: 'oid' });
    const mute = resourcesIn(byOid)
      .flatMap((resource) => concepts(resource))
      .filter(([, concept]) => typeof concept['text'] !== 'string' && codesIn(concept).length === 0);
    expect(mute).toEqual([]);
  });
});

describe('recoding by OID', () => {
  it('puts half of the medications inside their record and half beside it', () => {
    const { prefetch } = hookRequest(vignette('V05'), { coding: 'oid' });
    const beside = objectsIn(prefetch.medicationRequests?.['entry']);
    const inside = [prefetch.medicationStatements, prefetch.medicationAdministrations]
      .flatMap((bundle) => objectsIn(bundle?.['entry']))
      .filter(({ resource }) => isObject(resource) && 'contained' in resource);
    expect(Math.abs(beside.length - inside.length)).toBeLessThanOrEqual(1);
    expect(beside[0]).toMatchObject({
      resource: { resourceType: 'Medication' },
      search: { mode: 'include' },
    });
  });

  it('keeps the words of codes that the terminology does not hold', () => {
    const text = JSON.stringify(hookRequest(vignette('V02'), { coding: 'oid' }));
    expect(text).toContain('Jaw pain');
    expect(text).not.toContain('Dysphagia');
  });
});

describe('requestFor', () => {
  it('files an observation of no category under exams, and one of two under the first that has a key', () => {
    expect(sourceOf({ resourceType: 'Observation' })).toBe('exams');
    const category = [{ coding: [{ code: 'activity' }] }, { coding: [{ code: 'survey' }] }];
    expect(sourceOf({ resourceType: 'Observation', category })).toBe('surveys');
  });

  it('does not know where to put what no prefetch key asks for', () => {
    expect(() => sourceOf({ resourceType: 'Encounter' })).toThrow('no prefetch key takes a Encounter');
  });

  it('says that the patient was not found where the chart has none', () => {
    const { prefetch } = requestFor('patient-view', { patientId: 'p', resources: [], draftOrders: [] });
    expect(prefetch.patient).toMatchObject({ resourceType: 'OperationOutcome' });
    expect(prefetch.conditions).toEqual({ resourceType: 'Bundle', type: 'searchset', total: 0 });
  });
});

describe('shiftDates', () => {
  const request = hookRequest(vignette('V13'));

  it.each([1, 90, -400, 36525])('by %s days and back is where it began', (days) => {
    expect(shiftDates(shiftDates(request, days), -days)).toEqual(request);
  });

  it('moves every date of the chart and of the orders', () => {
    const dates = (one: HookBody) => JSON.stringify(one).match(/\d{4}-\d{2}-\d{2}/g) ?? [];
    const moved = dates(shiftDates(request, 1));
    expect(moved).toHaveLength(dates(request).length);
    expect(moved.filter((day, index) => day === dates(request)[index])).toEqual([]);
    expect(moved).toContain('2026-11-20');
  });

  it('keeps the time of day, and knows leap years', () => {
    const at = (moment: string) => ({
      ...request,
      prefetch: { patient: { resourceType: 'Patient', deceasedDateTime: moment } },
    });
    const { prefetch } = shiftDates(at('2028-02-28T23:30:00+02:00'), 1);
    expect(prefetch.patient).toHaveProperty('deceasedDateTime', '2028-02-29T23:30:00+02:00');
  });

  it('refuses a partial date, which would stand still', () => {
    const partial = { ...request, prefetch: { patient: { resourceType: 'Patient', birthDate: '2017-06' } } };
    expect(() => shiftDates(partial, 1)).toThrow('birthDate 2017-06 is a partial date');
  });
});

describe('shuffle', () => {
  const request = hookRequest(vignette('V05'));
  const order = (one: HookBody) =>
    resourcesIn(one).map(({ resourceType, id }) => `${resourceType}/${String(id)}`);

  it('gives another order of the same resources', () => {
    expect(order(shuffle(request, 1))).not.toEqual(order(request));
    expect([...order(shuffle(request, 1))].sort()).toEqual([...order(request)].sort());
  });

  it('gives the same order for the same seed, and another for another', () => {
    expect(shuffle(request, 7)).toEqual(shuffle(request, 7));
    expect(order(shuffle(request, 7))).toEqual(order(shuffle(request, 7)));
    expect(order(shuffle(request, 7))).not.toEqual(order(shuffle(request, 8)));
  });
});
