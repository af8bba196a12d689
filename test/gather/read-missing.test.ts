import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { RawResource } from '../../src/contract/fhir.js';
import { sources } from '../../src/contract/patient-record.js';
import type { Question } from '../../src/contract/question.js';
import { readServices } from '../../src/contract/services.js';
import { fhirAccess } from '../../src/gather/fhir-access.js';
import { gather } from '../../src/gather/gather.js';
import { outcome as failure, send, startFhirServer, type AFhirServer } from '../support/a-fhir-server.js';
import { aQuestion, bundle, condition, ids, outcome } from './a-question.js';

const services = readServices(readFileSync(new URL('../../cds-services.json', import.meta.url)));
const subject = { reference: 'Patient/p1' };
const statement = (id: string): RawResource => ({ resourceType: 'MedicationStatement', id, subject });
const laboratory = (id: string): RawResource => ({
  resourceType: 'Observation',
  id,
  subject,
  category: [{ coding: [{ code: 'laboratory' }] }],
});
const onFile: readonly RawResource[] = [
  { resourceType: 'Patient', id: 'p1', birthDate: '2017-06-26' },
  ...Array.from({ length: 45 }, (_, index) => condition(`c${index}`)),
  condition('wrong', { subject: { reference: 'Patient/somebody' } }),
  statement('s1'),
  laboratory('l1'),
];
const allKnown = Object.fromEntries(sources.map((source) => [source, 'known']));

let ehr: AFhirServer;
beforeAll(async () => {
  ehr = await startFhirServer({ resources: onFile });
});
afterEach(() => {
  ehr.misbehave(undefined);
  ehr.asked.length = 0;
});
afterAll(() => ehr.stop());

const told: string[] = [];
const access = (environment: Readonly<Record<string, string>> = {}) =>
  fhirAccess(readConfig(environment), services, (server, type) => told.push(`${server} ${type}`));
const read = (
  prefetch: Question['prefetch'],
  rest: Partial<Question> = {},
  environment: Readonly<Record<string, string>> = {},
) => {
  const question = aQuestion(prefetch, { fhirServer: ehr.base, ...rest });
  return gather(question, access(environment).forCall(question));
};
/** Everything is empty, but what a test says. */
const sent = (some: Question['prefetch']) => ({
  ...Object.fromEntries(sources.map((source) => [source, null])),
  ...some,
});
const without = (key: string) =>
  Object.fromEntries(Object.entries(sent({})).filter(([name]) => name !== key));
const types = () => ehr.asked.map(({ type }) => type);

describe('what the request does not carry', () => {
  it('is read with the templates of the service, every page of it', async () => {
    const record = await read({});
    expect(record.availability).toEqual(allKnown);
    expect(record.patient?.birthDate).toBe('2017-06-26');
    expect([record.conditions.length, ids(record.medicationStatements), ids(record.observations)]).toEqual([
      45,
      ['s1'],
      ['l1'],
    ]);
    expect(ehr.asked).toHaveLength(14 + 2);
    expect(ehr.asked.map(({ url }) => url)).toContain(
      '/fhir/Observation?patient=p1&category=laboratory&_sort=-date&_count=1000',
    );
  });

  it('is not read for a service that asks for nothing, or without a server', async () => {
    expect((await read({}, { service: 'other' })).availability.conditions).toBe('unavailable');
    expect((await read({}, { fhirServer: undefined })).availability.conditions).toBe('unavailable');
    expect(ehr.asked).toEqual([]);
  });

  it.each([
    ['null', null],
    ['an empty Bundle', bundle()],
    ['an error, which asking again would only repeat', outcome('error')],
    ['a Bundle with an error', bundle(outcome('fatal'))],
  ])('is not what was sent as %s', async (_what, value) => {
    await read(sent({ procedures: value }));
    expect(ehr.asked).toEqual([]);
  });

  it.each([
    ['nothing', undefined],
    ['text', '123'],
    ['what another key asks for', bundle(condition('c1'))],
  ])('is what was sent as %s', async (_what, value) => {
    const prefetch =
      value === undefined ? without('medicationStatements') : sent({ medicationStatements: value });
    const record = await read(prefetch);
    expect([types(), ids(record.medicationStatements)]).toEqual([['MedicationStatement'], ['s1']]);
    expect(record.availability).toEqual(allKnown);
  });

  it('is the rest of a Bundle that was cut off, by its own link', async () => {
    const first = {
      ...bundle(condition('sent')),
      link: [{ relation: 'next', url: 'Condition?patient=p1&_offset=20' }],
    };
    const record = await read(sent({ conditions: first }));
    expect(record.availability.conditions).toBe('known');
    expect(record.conditions).toHaveLength(1 + 25);
    expect(ehr.asked.map(({ url }) => url.includes('_offset'))).toEqual([true, true]);
  });

  it.each([
    [
      'a link to another server',
      { link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?page=2' }] },
    ],
    ['a total that is higher', { total: 46 }],
  ])('is all of a Bundle that was cut off with %s', async (_what, cut) => {
    const record = await read(sent({ conditions: { ...bundle(condition('sent')), ...cut } }));
    expect(record.availability.conditions).toBe('known');
    expect(ids(record.conditions)).toEqual(expect.arrayContaining(['sent', 'c0', 'c44']));
    expect(ehr.asked[0]?.url).toBe('/fhir/Condition?patient=p1&_count=500');
  });

  it('stays cut off when the server fails', async () => {
    ehr.misbehave((response) => (send(response, 500, failure('exception')), true));
    const first = { ...bundle(condition('sent')), link: [{ relation: 'next', url: 'Condition?page=2' }] };
    const record = await read(sent({ conditions: first }));
    expect([record.availability.conditions, ids(record.conditions)]).toEqual(['incomplete', ['sent']]);
  });

  it('is incomplete when a later page fails, and when there are more than FHIR_MAX_PAGES', async () => {
    ehr.misbehave((response, { url }) => {
      if (!url.includes('_offset=40')) return false;
      send(response, 500, failure('exception'));
      return true;
    });
    const broken = await read(without('conditions'));
    expect([broken.availability.conditions, broken.conditions.length]).toEqual(['incomplete', 40]);
    ehr.misbehave(undefined);
    const cut = await read(without('conditions'), {}, { FHIR_MAX_PAGES: '2' });
    expect([cut.availability.conditions, cut.conditions.length]).toEqual(['incomplete', 40]);
    const whole = await read(without('conditions'), {}, { FHIR_MAX_PAGES: '3' });
    expect([whole.availability.conditions, whole.conditions.length]).toEqual(['known', 45]);
  });

  it('is about this patient only, whatever the server answers', async () => {
    ehr.misbehave((response, { type }) => {
      const stranger = { resourceType: 'Patient', id: 'somebody' };
      send(
        response,
        200,
        type === 'Patient' ? stranger : bundle(condition('x', { subject: { reference: 'Patient/y' } })),
      );
      return true;
    });
    const record = await read({ ...without('conditions'), patient: undefined });
    expect([record.availability.patient, record.patient, record.conditions, record.droppedForeign]).toEqual([
      'unavailable',
      undefined,
      [],
      1,
    ]);
  });

  it.each([
    ['a?b=c#d', '/fhir/Patient/a%3Fb%3Dc%23d'],
    ['ü', '/fhir/Patient/%C3%BC'],
  ])('is asked for under the encoded id of the patient: %s', async (patientId, url) => {
    await read(without('patient'), { patientId });
    expect(ehr.asked.map((asked) => asked.url)).toEqual([url]);
  });

  it.each(['..', '.', '\ud800'])(
    'is not asked for under an id that no server can take: %s',
    async (patientId) => {
      const record = await read({}, { patientId });
      expect([record.availability.conditions, ehr.asked]).toEqual(['unavailable', []]);
    },
  );
});

describe('a resource type that the site does not keep', () => {
  const says = (status: number, wanted: (url: string) => boolean) =>
    ehr.misbehave((response, { url }) => {
      if (!wanted(url)) return false;
      send(response, status, failure(status === 404 ? 'not-found' : 'not-supported'));
      return true;
    });

  it.each([404, 400, 501])('is known to be empty after %i, and told once', async (status) => {
    says(status, (url) => url.includes('MedicationStatement'));
    told.length = 0;
    const question = aQuestion({}, { fhirServer: ehr.base });
    const one = access();
    expect(one.notKept.list()).toEqual({});
    for (let call = 0; call < 2; call += 1) {
      expect((await gather(question, one.forCall(question))).availability).toEqual(allKnown);
    }
    expect(told).toEqual([`${ehr.base} MedicationStatement`]);
    expect(one.notKept.list()).toEqual({ [ehr.base]: ['MedicationStatement'] });
    expect(types().filter((type) => type === 'MedicationStatement')).toHaveLength(2);
  });

  it('is known to be empty when NOT_KEPT lists it: nobody is asked, also without a server', async () => {
    const environment = { NOT_KEPT: 'MedicationStatement,ServiceRequest' };
    expect((await read({}, {}, environment)).availability).toEqual(allKnown);
    expect(types()).not.toContain('MedicationStatement');
    const alone = await read(without('serviceRequests'), { fhirServer: undefined }, environment);
    expect(alone.availability).toEqual(allKnown);
    expect(access(environment).notKept.list()).toEqual({
      NOT_KEPT: ['MedicationStatement', 'ServiceRequest'],
    });
  });

  it('is still read from what was sent', async () => {
    const record = await read(
      sent({ medicationStatements: bundle(statement('s2')) }),
      {},
      { NOT_KEPT: 'MedicationStatement' },
    );
    expect(ids(record.medicationStatements)).toEqual(['s2']);
  });

  it('is never Condition nor Patient: a wrong address answers 404 to everything', async () => {
    says(404, () => true);
    told.length = 0;
    expect(new Set(Object.values((await read({})).availability))).toEqual(new Set(['unavailable']));
    expect(told).toEqual([]);
  });

  it('is not believed of all four kinds of medication record at once', async () => {
    says(404, (url) => url.includes('/Medication'));
    const { availability } = await read({});
    expect(availability).toEqual({
      ...allKnown,
      medicationRequests: 'unavailable',
      medicationDispenses: 'unavailable',
      medicationStatements: 'unavailable',
      medicationAdministrations: 'unavailable',
    });
  });

  it('is not believed of a type that answers under another key', async () => {
    says(400, (url) => url.includes('category=survey'));
    expect((await read({})).availability).toEqual({ ...allKnown, surveys: 'unavailable' });
  });
});
