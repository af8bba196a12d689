import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import {
  readResource,
  type Concept,
  type NamedMedication,
  type RawResource,
} from '../../src/contract/fhir.js';
import { readDrugRecords } from '../../src/patient/drug-records.js';
import { systemicDrug } from '../../src/patient/systemic-drug.js';
import {
  aDispense,
  aDose,
  ago,
  anAdult,
  anOrder,
  aStatement,
  coursesIn,
  factsOf,
  inShort,
  today,
} from './a-history.js';
import { bundle, recordOf } from '../gather/a-question.js';

const coursesOf = async (...resources: readonly RawResource[]) =>
  (await factsOf(resources.reduce((patient, one) => patient.with(one), anAdult()))).treatments.courses;
const count = async (...resources: readonly RawResource[]): Promise<number> =>
  (await coursesOf(...resources)).length;

describe('which records tell of a treatment', () => {
  it.each([
    ['order', 1],
    ['original-order', 1],
    ['instance-order', 1],
    ['filler-order', 1],
    ['reflex-order', 1],
    [undefined, 1],
    ['plan', 0],
    ['proposal', 0],
    ['option', 0],
  ])('an order of intent %s: %d', async (intent, courses) => {
    expect(await count(anOrder({ authoredOn: ago(30), intent }))).toBe(courses);
  });

  it.each([
    ['active', 1],
    ['completed', 1],
    ['stopped', 1],
    ['on-hold', 1],
    ['draft', 0],
    ['cancelled', 0],
    ['entered-in-error ', 0],
    ['unknown', 0],
    [undefined, 0],
  ])('an order of status %s: %d', async (status, courses) => {
    expect(await count(anOrder({ authoredOn: ago(30), status }))).toBe(courses);
  });

  it.each([
    ['active', 1],
    ['completed', 1],
    ['stopped', 1],
    ['on-hold', 1],
    ['intended', 0],
    ['not-taken', 0],
    ['unknown', 0],
    ['entered-in-error', 0],
  ])('a statement of status %s: %d', async (status, courses) => {
    expect(await count(aStatement({ from: ago(30), status }))).toBe(courses);
  });

  it.each([
    ['completed', {}, 1],
    ['in-progress', {}, 1],
    ['stopped', { dosage: { dose: { value: 500, unit: 'mg' } } }, 1],
    ['stopped', { dosage: { dose: { value: 0, unit: 'mg' } } }, 0],
    ['stopped', {}, 0],
    ['stopped', { dosage: { text: '500 mg' } }, 0],
    ['stopped', { statusReason: [{ text: 'infusion reaction' }] }, 1],
    ['not-done', { statusReason: [{ text: 'nausea' }] }, 0],
    ['on-hold', {}, 0],
  ])('an administration of status %s with %j: %d', async (status, fields, courses) => {
    expect(await count(aDose('rituximab', ago(10), { status, ...fields }))).toBe(courses);
  });

  it('never an order not to give it, a dispense that did not happen, or what is to come', async () => {
    expect(await count(anOrder({ authoredOn: ago(30), doNotPerform: true }))).toBe(0);
    expect(await count(aDispense('methotrexate', ago(30), 30, { status: 'cancelled' }))).toBe(0);
    expect(await count(aDispense('methotrexate', '2026-11-21', 30), aDispense('aspirin', ago(3)))).toBe(0);
    expect(
      await count(aDose('rituximab', '2026-11-21'), anOrder({ drug: 'IVIG', authoredOn: '2026-11-21' })),
    ).toBe(0);
    expect(
      await count(aDose('aspirin', ago(2)), aStatement({ drug: 'aspirin' }), anOrder({ drug: 'aspirin' })),
    ).toBe(0);
  });

  it.each([
    'prednisolone eye drops',
    'tacrolimus ointment',
    'triamcinolone cream',
    'Depo-Medrol intra-articular',
  ])('never %s', async (drug) => expect(await count(anOrder({ drug, authoredOn: ago(30) }))).toBe(0));
});

it('a record without an id is one all the same', async () => {
  const subject = { reference: 'Patient/p1' };
  const dosageInstruction = [{ text: '15 mg weekly' }];
  const record = await recordOf({
    medicationRequests: bundle({ ...anOrder({ authoredOn: ago(30) }), dosageInstruction, subject }),
    medicationStatements: bundle({ ...aStatement({ from: ago(30) }), subject }),
    medicationAdministrations: bundle({ ...aDose('methotrexate SC', ago(2)), subject }),
    medicationDispenses: bundle({ ...aDispense('methotrexate', ago(30)), subject }),
  });
  const read = readDrugRecords(record, { asOf: today, timeZone: 'UTC', settings: defaultSettings });
  expect(read.map(({ ref }) => ref).sort()).toEqual(
    ['Administration', 'Dispense', 'Request', 'Statement'].map((type) => `Medication${type}/without-id`),
  );
  expect(read.flatMap(({ doses }) => doses.map(({ ref }) => ref))).toEqual(['MedicationRequest/without-id']);
});

describe('what an order tells beside its drug', () => {
  const subject = { reference: 'Patient/p1' };
  const records = async (order: RawResource) => {
    const record = await recordOf({ medicationRequests: bundle({ ...order, subject }) });
    return readDrugRecords(record, { asOf: today, timeZone: 'UTC', settings: defaultSettings });
  };

  it.each([
    [
      'as long as it is not over, from the day it was written',
      { authoredOn: ago(20), from: ago(50) },
      'ongoing',
      20,
    ],
    [
      'when its time has run out, until then',
      { authoredOn: ago(90), from: ago(90), to: ago(10) },
      'ended',
      10,
    ],
    [
      'when it was completed, until then',
      { status: 'completed', authoredOn: ago(90), to: ago(30) },
      'ended',
      30,
    ],
    [
      'when it was stopped, nobody knows when, from the day it was written',
      { status: 'stopped', authoredOn: ago(90) },
      'ended',
      90,
    ],
  ])('it speaks %s', async (_, order, state, daysAgo) => {
    expect(await records(anOrder(order))).toMatchObject([{ state, said: today - daysAgo }]);
  });

  it('its time keeps it from going stale, whichever dosage names it', async () => {
    const bounds = { timing: { repeat: { boundsPeriod: { start: ago(90) } } } };
    const rhythm = { timing: { code: { text: 'weekly' } } };
    const bounded = async (...dosageInstruction: readonly object[]) =>
      (await records(anOrder({ authoredOn: ago(90), dosageInstruction }))).map((one) => one.bounded);
    expect(await bounded(rhythm, bounds)).toEqual([true]);
    expect(await bounded(rhythm)).toEqual([false]);
  });

  it('its note may tell why only when it stopped or was put on hold', async () => {
    const stopNotes = async (status: string) =>
      (await records(anOrder({ status, authoredOn: ago(30), note: [{ text: 'nausea' }, {}] }))).map((one) => [
        one.notes,
        one.stopNotes,
      ]);
    expect(await stopNotes('active')).toEqual([[['nausea'], []]]);
    expect(await stopNotes('on-hold')).toEqual([[['nausea'], ['nausea']]]);
    expect(await stopNotes('stopped')).toEqual([[['nausea'], ['nausea']]]);
  });

  it('and what the pharmacy noted tells of no stop', async () => {
    const dispensed = { ...aDispense('methotrexate', ago(30), 28), note: [{ text: 'nausea' }], subject };
    const record = await recordOf({ medicationDispenses: bundle(dispensed) });
    const read = readDrugRecords(record, { asOf: today, timeZone: 'UTC', settings: defaultSettings });
    expect(read).toMatchObject([{ reasons: [], notes: ['nausea'], stopNotes: [] }]);
  });
});

describe('what was prescribed and not taken', () => {
  const ordered = anOrder({ authoredOn: ago(200) });
  const dispensed = aDispense('methotrexate', ago(200), 200);
  const notTaken = (fields: Parameters<typeof aStatement>[0]) =>
    aStatement({ status: 'not-taken', ...fields });

  it('is no exposure', async () => {
    expect(await count(ordered, dispensed, notTaken({ dateAsserted: ago(5) }))).toBe(0);
    expect(await count(ordered, notTaken({ effectiveDateTime: ago(200) }))).toBe(0);
    expect(await count(anOrder(), notTaken({ dateAsserted: ago(5) }))).toBe(0);
  });

  it('ends on the day since which it is not taken', async () => {
    const untaken = notTaken({ from: ago(60), dateAsserted: ago(5) });
    expect((await coursesOf(ordered, untaken)).map(inShort)).toEqual(['ended 20 wk']);
    const completed = anOrder({ status: 'completed', from: ago(200), to: ago(130) });
    expect((await coursesOf(completed, untaken)).map(inShort)).toEqual(['ended 10 wk']);
  });

  it('is exposure when it was prescribed again, or nobody dated the refusal, or it is another drug', async () => {
    expect(await count(ordered, notTaken({ dateAsserted: ago(300) }))).toBe(1);
    expect(await count(ordered, notTaken({}))).toBe(1);
    expect(await count(ordered, notTaken({ drug: 'azathioprine', dateAsserted: ago(5) }))).toBe(1);
    expect(await count(ordered, notTaken({ drug: 'aspirin', dateAsserted: ago(5) }))).toBe(1);
  });
});

describe('when it was', () => {
  it('reads an administration given at a moment, over days, or on listed days', async () => {
    const cycles = async (fields: Readonly<Record<string, unknown>>) =>
      (await coursesOf(aDose('IVIG', undefined, fields))).map(({ cycles: all }) => all.length);
    expect(await cycles({ effectiveInstant: `${ago(20)}T08:00:00Z` })).toEqual([1]);
    expect(await cycles({ effectivePeriod: { start: ago(20), end: ago(18) } })).toEqual([1]);
    expect(await cycles({ effectivePeriod: { start: ago(20) } })).toEqual([1]);
    expect(await cycles({ effectiveTiming: { event: [ago(50), ago(20), '2026-12-01'] } })).toEqual([2]);
    expect(await cycles({})).toEqual([0]);
  });

  it('ends an active order whose time has run out, not one that ends today', async () => {
    const status = async (to: string) =>
      (await coursesOf(anOrder({ from: ago(90), to }))).map((one) => one.status);
    expect(await status(ago(1))).toEqual(['ended']);
    expect(await status(ago(0))).toEqual(['active']);
  });

  it('counts no day of this month that is still to come', async () => {
    expect((await coursesOf(aStatement({ from: '2026-11' }))).map(inShort)).toEqual(['active 0 wk']);
    const [course] = await coursesOf(aStatement({ status: 'stopped', from: '2026-10-01', to: '2026' }));
    expect(course?.end?.latest).toBeLessThanOrEqual((await factsOf(anAdult())).asOf);
  });

  it('takes a dispense for the days it lasts, at most until today', async () => {
    expect((await coursesOf(aDispense('methotrexate', ago(70), 90))).map(inShort)).toEqual(['active 10 wk']);
    expect((await coursesOf(aDispense('methotrexate', ago(70), 28))).map(inShort)).toEqual(['ended 4 wk']);
    expect(
      (await coursesOf(aDispense('methotrexate', undefined, 28, { whenPrepared: ago(70) }))).map(inShort),
    ).toEqual(['ended 4 wk']);
    expect((await coursesOf(aDispense('methotrexate', ago(70)))).map(inShort)).toEqual(['ended 0 wk']);
  });

  it('keeps the dose of every record, the latest last, and names the record', async () => {
    const courses = await coursesOf(
      { ...aStatement({ from: ago(20), text: '20 mg weekly' }) },
      anOrder({ authoredOn: ago(90), dosageInstruction: [{ text: '15 mg weekly' }] }),
      aDose('methotrexate SC', ago(2), {
        dosage: { text: '25 mg', dose: { value: 25, unit: 'mg', code: 'mg' } },
      }),
    );
    expect(courses[0]?.doses.map(({ text }) => text)).toEqual(['15 mg weekly', '20 mg weekly', '25 mg']);
    expect(courses[0]?.doses.map(({ ref }) => ref.split('/')[0])).toEqual([
      'MedicationRequest',
      'MedicationStatement',
      'MedicationAdministration',
    ]);
  });
});

describe('a pulse of steroid', () => {
  const named = (text: string): NamedMedication => ({ codings: [], texts: [text] });
  const route = (text: string): Concept | undefined =>
    readResource('MedicationStatement', {
      resourceType: 'MedicationStatement',
      dosage: [{ route: { text } }],
    })?.dosage[0]?.route;
  it.each([
    ['methylprednisolone', 'IV', undefined, true],
    ['Solu-Medrol 1000 mg IV', undefined, undefined, true],
    ['dexamethasone', 'oral', 'pulse of 4 days every 4 weeks', true],
    ['methylprednisolone', 'oral', '32 mg daily', false],
    ['prednisone', 'oral', '1 mg/kg daily after the IV pulse', false],
    ['prednisone', 'oral', '30 mg daily following pulse steroids', false],
    ['rituximab', 'IV', 'pulse', false],
  ])('%s %s "%s": %s', (drug, way, text, pulse) => {
    const dosage = { text, route: way === undefined ? undefined : route(way) };
    expect(systemicDrug(named(drug), [dosage])?.pulse).toBe(pulse);
  });

  it('is exposure beside the oral steroid, never active', async () => {
    const patient = anAdult()
      .given('methylprednisolone IV pulse', [ago(3)])
      .took('methylprednisolone PO', { from: ago(40) });
    const courses = await coursesIn(patient, 'methylprednisolone');
    expect(courses.map(({ pulse, status }) => [pulse, status])).toEqual([
      [false, 'active'],
      [true, 'ended'],
    ]);
  });
});
