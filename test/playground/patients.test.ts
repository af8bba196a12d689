import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DRUGS } from '../../src/knowledge/drugs.js';
import { answer } from '../../src/pipeline.js';
import { orderableDrugs } from '../../src/playground/drugs.js';
import { readLibrary, type LibraryPatient, type ListedPatient } from '../../src/playground/library.js';
import { aPlayground } from '../support/a-playground.js';
import { requestFor } from '../support/hook-request.js';
import { isObject, objectsIn } from '../support/json.js';
import { noRuleThrows, startService, type RunningService } from '../support/running-service.js';
import { vignettes as seedVignettes } from '../support/vignettes.js';
import { ownVignettes } from '../vignettes/index.js';
import { boundToTheCalendar } from '../vignettes/library.js';
import { rows } from '../vignettes/targets.js';

/** The test patients as the page gets them and asks about them, on another day than they were written on. */

const TODAY = '2028-03-01';
const library = readLibrary(new URL('../../examples/', import.meta.url));
const movable = ownVignettes.filter(({ id }) => !boundToTheCalendar.has(id));
let service: RunningService;
beforeAll(async () => {
  service = await startService({
    answer: (question) => answer(question, noRuleThrows),
    asOf: TODAY,
    playground: aPlayground('/no/files'),
  });
});
afterAll(() => service.stop());

const get = async (path: string): Promise<unknown> => (await fetch(`${service.url}${path}`)).json();
const patientOf = async (id: string) => (await get(`/playground/patients/${id}`)) as LibraryPatient;

async function rulesThatSpeak({ hook, selections, ...chart }: LibraryPatient): Promise<readonly string[]> {
  const body = requestFor(hook, chart);
  const response = await fetch(`${service.url}/playground/cds-services/dm-${hook}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...body, context: { ...body.context, ...(selections && { selections }) } }),
  });
  expect(response.status).toBe(200);
  return [...new Set(rulesIn(await response.json()))];
}
const rulesIn = (answered: unknown): readonly string[] =>
  objectsIn(isObject(answered) && answered['cards'])
    .map(({ extension }) => isObject(extension) && extension['org.myositis-cds.rules'])
    .flatMap((spoken) => objectsIn(isObject(spoken) && spoken['rules']))
    .map(({ id, indicator }) => `${String(id)} ${String(indicator)}`)
    .sort();

describe('the list of test patients', () => {
  it('has the seeds first, then the others by row of the decision table, orders last', async () => {
    const { today, patients } = (await get('/playground/patients')) as {
      readonly today: string;
      readonly patients: readonly ListedPatient[];
    };
    expect(today).toBe(TODAY);
    expect(patients.slice(0, 6).map(({ id, seed }) => `${id} ${seed}`)).toEqual([
      ...['V01', 'V02', 'V03', 'V04', 'V05'].map((id) => `${id} true`),
      `${patients[5]!.id} false`,
    ]);
    const order = [...new Set(patients.slice(5).map(({ row }) => row))];
    expect(order.slice(-2)).toEqual(['none', 'orders']);
    expect(order.slice(0, -2)).toEqual(rows.filter((row) => order.includes(row)));
    expect(patients).toHaveLength(seedVignettes.length + movable.length);
    expect(new Set(patients.map(({ id }) => id)).size).toBe(patients.length);
    for (const { title, story, rowTitle } of patients)
      for (const line of [title, story, rowTitle]) expect(line).toMatch(/^\S[^\n{}]*\S$/);
  });

  it('gives each patient an id of his own, and every date counts back from today', async () => {
    const patients = library.patients.flatMap(({ id }) => library.patient(id, TODAY) ?? []);
    expect(new Set(patients.map(({ patientId }) => patientId)).size).toBe(patients.length);
    for (const { patientId, resources, draftOrders } of patients) {
      const text = JSON.stringify([resources, draftOrders]);
      expect(text).not.toContain('{{');
      const [patient] = resources.filter(({ resourceType }) => resourceType === 'Patient');
      expect(patient?.['id']).toBe(patientId);
      for (const { resourceType, ...resource } of [...resources, ...draftOrders])
        if (resourceType !== 'Patient' && resourceType !== 'Medication')
          expect(JSON.stringify(resource)).toContain(`"Patient/${patientId}"`);
    }
    const v01 = await patientOf('V01');
    expect(JSON.stringify(v01.resources)).toContain('2028-02-28');
  });

  it('has nobody of another name', async () => {
    for (const id of ['V99', '..%2fseed-patients', '__proto__', 'v01'])
      expect((await fetch(`${service.url}/playground/patients/${id}`)).status).toBe(404);
  });
});

describe('each test patient gets the same cards on the page as in the tests', () => {
  it.each(movable.map((one) => [one.id, one.story, one] as const))('%s: %s', async (id, _, { rules }) => {
    const expected = Object.entries(rules).map(([rule, indicator]) => `${rule} ${indicator}`);
    expect(await rulesThatSpeak(await patientOf(id))).toEqual(
      expected.filter((rule) => !rule.startsWith('could-not-assess')).sort(),
    );
  });

  it.each(seedVignettes.map((one) => [one.id, one.title, one] as const))(
    '%s: %s',
    async (id, _, { expected, mustNotFire }) => {
      const spoken = await rulesThatSpeak(await patientOf(id));
      expect(spoken).toEqual(expect.arrayContaining(expected.map((one) => `${one.id} ${one.indicator}`)));
      if (expected.length === 0) expect(spoken).toEqual([]);
      const ids = spoken.map((rule) => rule.split(' ')[0]);
      for (const never of mustNotFire) expect(ids).not.toContain(never);
    },
  );
});

describe('each drug that can be ordered on the page', () => {
  it.each(orderableDrugs.map((drug) => [drug.id, drug] as const))(
    'is recognised by its code: %s',
    async (id, drug) => {
      const [coding, ...more] = drug.medicationCodeableConcept.coding;
      expect(more).toEqual([]);
      const order = {
        resourceType: 'MedicationRequest',
        id: 'order',
        status: 'draft',
        intent: 'order',
        subject: { reference: 'Patient/v01' },
        // The code alone has to do.
        medicationCodeableConcept: { coding: [{ system: coding?.system, code: coding?.code }] },
        ...(drug.example !== '' && { dosageInstruction: [{ text: drug.example }] }),
      };
      const { resources } = await patientOf('V01');
      const { timeline } = await explained(
        [...resources, { ...order, status: 'active', id: 'active' }],
        'patient-view',
      );
      expect(timeline.courses.map((course) => course.drug)).toContain(id);
      const chart = {
        patientId: 'v01',
        resources,
        draftOrders: [order],
        id: 'V01',
        hook: 'order-sign',
      } as const;
      expect(DRUGS[id].class).toBe(drug.class);
      await rulesThatSpeak(chart);
    },
  );
});

async function explained(resources: readonly object[], hook: string) {
  const response = await fetch(`${service.url}/explain?hook=${hook}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) }),
  });
  return (await response.json()) as { readonly timeline: { readonly courses: readonly { drug: string }[] } };
}
