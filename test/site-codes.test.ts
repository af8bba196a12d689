import { afterAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../src/contract/cds-response.js';
import type { RawResource } from '../src/contract/fhir.js';
import { answer, localCodesOf } from '../src/pipeline.js';
import { readSiteMap } from '../src/site-map.js';
import { aChild, ago, anAdult, onFirstLine, refractoryChild, TODAY, weeksAgo } from './cards/consult.js';
import type { APatient } from './support/a-patient.js';
import { rulesOf, startService, type RunningService } from './support/running-service.js';

/** What a hospital declares; every test asks a service with it, and one without. */
const EHR = 'https://ehr.example.org/flowsheet';
const PHARMACY = 'urn:oid:1.2.3.4';
const { codes } = readSiteMap(
  JSON.stringify({
    drugs: [
      { system: PHARMACY, code: 'H-1', drug: 'methotrexate', route: 'subcutaneous' },
      { system: PHARMACY, code: 'H-2', drug: 'ivig' },
      { system: PHARMACY, code: 'H-3', drug: 'etanercept' },
      { system: PHARMACY, code: 'H-4', drug: 'prednisolone', route: 'topical' },
      { text: 'House mixture No 5', drug: 'prednisolone', route: 'oral' },
    ],
    measures: [
      { system: EHR, code: 'FS-1', measure: 'cmas', component: { system: EHR, code: 'TOT' } },
      { system: EHR, code: 'FS-2', measure: 'cmas' },
      { system: EHR, code: 'FS-3', measure: 'cmas', value: '$.component[1].valueQuantity.value' },
      { system: EHR, code: 'FS-4', measure: 'mmt8', denominator: 80 },
      { system: EHR, code: 'FS-5', measure: 'cmas', date: '$.extension[0].valueDateTime' },
      { system: EHR, code: 'FS-6', measure: 'cmas', component: { code: 'C' } },
      { system: EHR, code: 'FS-6', measure: 'mmt8', component: { code: 'M' }, denominator: 80 },
    ],
    procedures: [{ system: 'https://ehr.example.org/procedures', code: 'VFS', examination: 'swallowStudy' }],
  }),
);

const services: RunningService[] = [];
const startWith = async (site: Parameters<typeof answer>[2]): Promise<RunningService> => {
  const service = await startService({ answer: (question, log) => answer(question, log, site), asOf: TODAY });
  services.push(service);
  return service;
};
const mapped = startWith(localCodesOf(codes));
const plain = startWith({});
afterAll(async () => {
  for (const service of services) await service.stop();
});

type Told = Readonly<Record<string, string>>;
const toldBy = async (service: Promise<RunningService>, patient: APatient, body = patient.opens()) => {
  const fired = await (await service).fire(body);
  expect(fired.status).toBe(200);
  return {
    cards: fired.cards,
    says: Object.fromEntries(rulesOf(fired).map(({ id, indicator }) => [id, indicator])) as Told,
    text: fired.cards.map(({ summary, detail }: Card) => `${summary}\n${detail}`).join('\n'),
  };
};

const observation = (code: string, day: string, more: object): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'survey' }] }],
  code: { coding: [{ system: EHR, code }] },
  effectiveDateTime: day,
  ...more,
});
const drugCode = (code: string) => ({ coding: [{ system: PHARMACY, code }] });
const statement = (code: string, from: string, more: object = {}): RawResource => ({
  resourceType: 'MedicationStatement',
  status: 'active',
  medicationCodeableConcept: drugCode(code),
  effectivePeriod: { start: from },
  ...more,
});

/** Two flowsheet rows in which the strength falls from 30 to 24, as each way of charting has it. */
const falling = (row: (value: number, day: string) => RawResource): APatient =>
  onFirstLine(aChild(), 8)
    .with(row(30, ago(40)))
    .with(row(24, ago(2)));

describe('Where in an Observation a measure sits', () => {
  const item = (code: string, value: number) => ({
    code: { coding: [{ system: EHR, code }] },
    valueQuantity: { value },
  });

  it.each<[string, (value: number, day: string) => RawResource]>([
    [
      'the component that holds the total',
      (value, day) =>
        observation('FS-1', day, { component: [item('HEAD', 3), item('TOT', value), item('LEGS', 5)] }),
    ],
    [
      'a string "24/52" under a local code',
      (value, day) => observation('FS-2', day, { valueString: `${value}/52` }),
    ],
    [
      'a position that a JSONPath names',
      (value, day) => observation('FS-3', day, { component: [item('a', 3), item('b', value)] }),
    ],
    [
      'one of two measures in a row',
      (value, day) =>
        observation('FS-6', day, {
          component: [
            { code: { coding: [{ code: 'C' }] }, valueString: `${value}/52` },
            { code: { coding: [{ code: 'M' }] }, valueInteger: 70 },
          ],
        }),
    ],
  ])('is read from %s', async (_, row) => {
    const told = await toldBy(mapped, falling(row));
    expect(told.says).toMatchObject({ 'escalate-ivig': 'warning' });
    expect(told.text).toContain('CMAS fell 30 to 24 in 38 days');
    expect((await toldBy(plain, falling(row))).text).not.toContain('CMAS');
  });

  it('states the scale of a score that the chart leaves open', async () => {
    const row = (value: number, day: string) => observation('FS-4', day, { valueInteger: value });
    const patient = onFirstLine(anAdult(), 8)
      .with(row(74, ago(40)))
      .with(row(66, ago(2)));
    expect((await toldBy(mapped, patient)).text).toContain('MMT8 fell 74 to 66 in 38 days');
  });

  it('takes the day from where the map says, and no other day in its place', async () => {
    const row = (
      value: number,
      day: string,
      extension: object = { extension: [{ url: 'x', valueDateTime: day }] },
    ) => observation('FS-5', ago(1), { valueString: `${value}/52`, ...extension });
    expect((await toldBy(mapped, falling(row))).text).toContain('CMAS fell 30 to 24 in 38 days');
    const undated = (value: number, day: string) => row(value, day, {});
    expect((await toldBy(mapped, falling(undated))).text).not.toContain('CMAS fell');
  });

  it('says nothing where the place is empty, or where several stand in it', async () => {
    const nowhere = (_: number, day: string) => observation('FS-1', day, { component: [item('HEAD', 3)] });
    const twice = (value: number, day: string) =>
      observation('FS-1', day, { component: [item('TOT', value), item('TOT', value + 1)] });
    for (const row of [nowhere, twice]) {
      const { text } = await toldBy(mapped, falling(row));
      expect(text).not.toContain('CMAS fell');
    }
  });

  it('takes no item of the score for the total, even where the row is called CMAS', async () => {
    const row = (value: number, day: string) => ({
      ...observation('FS-1', day, { component: [item('HEAD', value)], valueQuantity: { value } }),
      code: { coding: [{ system: EHR, code: 'FS-1' }], text: 'CMAS' },
    });
    expect((await toldBy(plain, falling(row))).text).toContain('CMAS fell');
    expect((await toldBy(mapped, falling(row))).text).not.toContain('CMAS fell');
  });
});

describe('A local drug code without words', () => {
  it('is methotrexate: the first line that failed is known as such', async () => {
    const patient = aChild()
      .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' })
      .with(statement('H-1', weeksAgo(30), { dosage: [{ text: '25 mg weekly' }] }))
      .measured('CMAS', 36, ago(60))
      .measured('CMAS', 36, ago(3));
    const told = await toldBy(mapped, patient);
    expect(told.says).toMatchObject({ 'escalate-ivig': 'warning' });
    expect(told.text).toContain('methotrexate SC');
    expect((await toldBy(plain, patient)).says).not.toHaveProperty('escalate-ivig');
  });

  it('is IVIG: cycles that were given are counted, and IVIG is not advised again', async () => {
    const given = (day: string) => ({
      resourceType: 'MedicationAdministration',
      status: 'completed',
      medicationCodeableConcept: drugCode('H-2'),
      effectiveDateTime: day,
    });
    const patient = refractoryChild()
      .with(given(weeksAgo(7)))
      .with(given(weeksAgo(3)));
    expect((await toldBy(mapped, patient)).says).toMatchObject({ 'await-ivig-response': 'info' });
    // Without the map nobody knows what was given: the history is not complete, and nothing is advised on it.
    const { says } = await toldBy(plain, patient);
    expect(Object.values(says)).not.toContain('warning');
    expect(says['await-ivig-response']).toBeUndefined();
  });

  it('is etanercept on the desk: do not order it', async () => {
    const order: RawResource = {
      resourceType: 'MedicationRequest',
      id: 'draft-1',
      status: 'draft',
      intent: 'order',
      subject: { reference: 'Patient/a-patient' },
      medicationCodeableConcept: drugCode('H-3'),
    };
    const body = (patient: APatient) => {
      const request = patient.signs('etanercept');
      return {
        ...request,
        context: {
          ...request.context,
          draftOrders: { resourceType: 'Bundle' as const, type: 'collection', entry: [{ resource: order }] },
        },
      };
    };
    const patient = aChild();
    expect((await toldBy(mapped, patient, body(patient))).says).toHaveProperty('etanercept-avoid');
    expect((await toldBy(plain, patient, body(patient))).says).toEqual({});
  });

  it('is a drug that an allergy is against', async () => {
    const allergy: RawResource = {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: drugCode('H-2'),
      criticality: 'high',
      reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }],
    };
    const patient = refractoryChild().with(allergy);
    expect((await toldBy(mapped, patient)).says).toMatchObject({ 'escalate-jak-inhibitor': 'warning' });
    expect((await toldBy(plain, patient)).says).toMatchObject({ 'escalate-ivig': 'warning' });
  });

  it('is no exposure of the body where the map says that it stays on the skin', async () => {
    const patient = aChild()
      .took('methotrexate SC', { from: weeksAgo(30), dose: '25 mg weekly' })
      .with(statement('H-4', weeksAgo(30)))
      .measured('CMAS', 36, ago(3));
    const { says, text } = await toldBy(mapped, patient);
    expect(says).toHaveProperty('start-first-line');
    expect(text).toContain('add a systemic glucocorticoid');
  });

  it('can be mapped by the words of the chart', async () => {
    const inWords = { medicationCodeableConcept: { text: 'house  mixture no 5' } };
    const patient = aChild()
      .took('methotrexate SC', { from: weeksAgo(30), dose: '25 mg weekly' })
      .with(statement('-', weeksAgo(30), inWords))
      .measured('CMAS', 36, ago(60))
      .measured('CMAS', 36, ago(3));
    expect((await toldBy(mapped, patient)).says).toMatchObject({ 'escalate-ivig': 'warning' });
    expect((await toldBy(plain, patient)).says).toHaveProperty('start-first-line');
  });
});

describe('A local procedure code', () => {
  it('is a swallow study that was done: its result is to be acted on, it is not asked for again', async () => {
    const patient = onFirstLine(aChild(), 8).has('Dysphagia', { onset: ago(20) });
    const study = {
      resourceType: 'Procedure',
      status: 'completed',
      code: { coding: [{ system: 'https://ehr.example.org/procedures', code: 'VFS' }] },
      performedDateTime: ago(5),
    };
    const asked = {
      says: { 'dysphagia-evaluation': 'critical' },
      text: expect.stringContaining('No swallow study on file'),
    };
    expect(await toldBy(mapped, patient)).toMatchObject(asked);
    expect(await toldBy(plain, patient.with(study))).toMatchObject(asked);
    const told = await toldBy(mapped, patient.with(study));
    expect(told.says).toMatchObject({ 'dysphagia-evaluation': 'warning' });
    expect(told.text).toContain('Act on the swallow evaluation');
    expect(told.text).toContain(`Last swallow study ${ago(5)}`);
  });
});
