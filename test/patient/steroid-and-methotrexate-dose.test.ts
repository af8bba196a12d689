import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import { readResource } from '../../src/contract/fhir.js';
import { DRUGS, type DrugId } from '../../src/knowledge/drugs.js';
import { readDose } from '../../src/patient/doses.js';
import type { OrderedDrug } from '../../src/patient/facts.js';
import {
  currentDailyPrednisoneMg,
  highDoseSteroid,
  steroidDoseEvidence,
} from '../../src/patient/glucocorticoid-dose.js';
import { methotrexateDose } from '../../src/patient/methotrexate-dose.js';
import { referencesOf, treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, anOrder, aStatement, courseIn, factsOf } from './a-history.js';

/** An order of the drug as it lies on the desk. */
const onTheDesk = (drug: DrugId, text?: string, selected = true): OrderedDrug => {
  const raw = { resourceType: 'MedicationRequest', dosageInstruction: [{ text }] };
  const [dosage] = readResource('MedicationRequest', raw)?.dosageInstruction ?? [];
  return {
    ref: 'MedicationRequest/draft',
    drug,
    name: DRUGS[drug].name,
    route: 'oral',
    dose: dosage && readDose(dosage),
    text,
    regimens: [],
    products: [],
    selected,
  };
};
const prednisone = (dose: string, from: string, to?: string) => (patient: APatient) =>
  patient.took('prednisone', { from, dose, ...(to !== undefined && { to }) });
const on = (...steps: readonly ((patient: APatient) => APatient)[]) =>
  steps.reduce((patient, step) => step(patient), anAdult());

describe('the present steroid dose', () => {
  it.each([
    ['one dose', on(prednisone('10 mg daily', ago(50))), 10],
    [
      'the later of two',
      on(prednisone('20 mg daily', ago(50), ago(20)), prednisone('5 mg daily', ago(20))),
      5,
    ],
    [
      'prednisolone after prednisone',
      on(prednisone('20 mg daily', ago(20))).took('prednisolone', { from: ago(50), dose: '40 mg daily' }),
      20,
    ],
    [
      'prednisone after prednisolone',
      on(prednisone('20 mg daily', ago(50))).took('prednisolone', { from: ago(20), dose: '40 mg daily' }),
      40,
    ],
    [
      'the later dose, whichever of two overlapping courses began first',
      on(prednisone('20 mg daily', ago(60), ago(10)), prednisone('10 mg daily', ago(10))).took(
        'prednisolone',
        {
          from: ago(40),
          dose: '40 mg daily',
        },
      ),
      10,
    ],
    [
      'the dated one, beside one that nobody dated',
      on(prednisone('20 mg daily', ago(50))).took('prednisolone', { dose: '40 mg daily' }),
      20,
    ],
    [
      'the dated one, written before one that nobody dated',
      anAdult()
        .took('prednisone', { dose: '40 mg daily' })
        .took('prednisolone', { from: ago(50), dose: '20 mg daily' }),
      20,
    ],
    ['every other day', anAdult().took('prednisone', { from: ago(20), dose: '10 mg every other day' }), 5],
    ['a dose that is not recorded', anAdult().took('prednisone', { from: ago(20) }), undefined],
    ['per kg without a weight', on(prednisone('1 mg/kg daily', ago(20))), undefined],
    ['per kg with a weight', on(prednisone('1 mg/kg daily', ago(20))).weighs(60, ago(10)), 60],
    [
      'another steroid, of which no equivalent is guessed',
      anAdult().took('dexamethasone', { from: ago(20), dose: '4 mg daily' }),
      undefined,
    ],
    ['a steroid that ended', on(prednisone('10 mg daily', ago(50), ago(20))), undefined],
    ['a pulse', anAdult().given('methylprednisolone IV pulse', [ago(2)], '1000 mg'), undefined],
  ])('is of %s', async (_, patient, mg) => {
    const { treatments, person } = await factsOf(patient);
    const found = currentDailyPrednisoneMg(treatments, person);
    expect(found && [found.mg]).toStrictEqual(mg === undefined ? undefined : [mg]);
  });
});

describe('high-dose steroid for four weeks', () => {
  const highFor28Days = async (patient: APatient) => highDoseSteroid(await factsOf(patient), 28);

  it.each([
    ['20 mg a day for 28 days', on(prednisone('20 mg daily', ago(28))), 'met'],
    ['20 mg a day for 27 days', on(prednisone('20 mg daily', ago(27))), 'unmet'],
    ['19 mg a day', on(prednisone('19 mg daily', ago(90))), 'unmet'],
    ['16 mg a day, which is 2 mg/kg', on(prednisone('16 mg daily', ago(28))).weighs(8, ago(3)), 'met'],
    [
      'raised to 40 mg last week',
      on(prednisone('10 mg daily', ago(90), ago(7)), prednisone('40 mg daily', ago(7))),
      'unmet',
    ],
    [
      'lowered to 10 mg last week',
      on(prednisone('40 mg daily', ago(90), ago(7)), prednisone('10 mg daily', ago(7))),
      'unmet',
    ],
    ['no steroid', anAdult(), 'unmet'],
    ['prednisone of no recorded dose', anAdult().took('prednisone', { from: ago(90) }), 'unknown'],
    ['a dose per kg of somebody nobody weighed', on(prednisone('0.3 mg/kg daily', ago(90))), 'unknown'],
    [
      'a low dose after one that cannot be read',
      on(prednisone('as directed daily', ago(90), ago(50)), prednisone('10 mg daily', ago(50))),
      'unknown',
    ],
    [
      'another steroid, of which no equivalent is guessed',
      anAdult().took('dexamethasone', { from: ago(90), dose: '1 mg daily' }),
      'unknown',
    ],
    [
      '40 mg of another steroid, of which no equivalent is guessed',
      anAdult().took('dexamethasone', { from: ago(90), dose: '40 mg daily' }),
      'unknown',
    ],
  ])('%s: %#', async (_, patient, verdict) => expect((await highFor28Days(patient)).verdict).toBe(verdict));

  it('a first dose that nobody dated began with its course, a later one nobody knows when', async () => {
    const facts = await factsOf(on(prednisone('40 mg daily', ago(40))));
    const undatedAfter = (...doses: readonly string[]) => {
      const courses = facts.treatments.courses.map((course) => ({
        ...course,
        doses: doses.flatMap((text) => {
          const dose = readDose({ text });
          return dose ? [{ dose, text, from: undefined, ref: 'MedicationStatement/1' }] : [];
        }),
      }));
      return highDoseSteroid({ ...facts, treatments: { ...facts.treatments, courses } }, 28).verdict;
    };
    expect(undatedAfter('40 mg daily')).toBe('met');
    expect(undatedAfter('10 mg daily', '40 mg daily')).toBe('unmet');
  });
});

describe('a steroid is being tapered', () => {
  const evidence = async (patient: APatient, order?: OrderedDrug) => {
    const { treatments, person, asOf } = await factsOf(patient);
    return steroidDoseEvidence(treatments, person, order, asOf, defaultSettings).verdict;
  };
  const steps = (...doses: readonly (readonly [number, number])[]) =>
    on(
      ...doses.map(([mg, days], index) => {
        const next = doses[index + 1];
        return prednisone(`${mg} mg daily`, ago(days), next && ago(next[1]));
      }),
    );

  it.each([
    ['to a lower dose within 90 days', steps([40, 100], [20, 10]), 'met'],
    ['more than 90 days apart', steps([40, 101], [20, 10]), 'unmet'],
    ['over 90 days ago', steps([40, 120], [20, 91]), 'unmet'],
    ['just 90 days ago', steps([40, 120], [20, 90]), 'met'],
    ['up', steps([20, 60], [40, 10]), 'unmet'],
    ['in two doses of one day', steps([40, 10], [20, 10]), 'unmet'],
    [
      'down, and then to a dose that nobody can read',
      steps([40, 60], [20, 40]).took('prednisone', { from: ago(10), dose: 'as directed daily' }),
      'met',
    ],
    ['down, then up again', steps([40, 60], [20, 40], [40, 10]), 'unmet'],
    ['down, and a little up again', steps([40, 60], [20, 40], [25, 10]), 'met'],
    ['in words', on(prednisone('10 mg daily, taper by 2.5 mg every week', ago(100))), 'met'],
    ['never in words that forbid it', on(prednisone('10 mg daily, do not taper', ago(100))), 'unmet'],
    [
      'not any more, when the words are of an order long replaced',
      on(prednisone('40 mg daily, tapering', ago(300), ago(200)), prednisone('10 mg daily', ago(200))),
      'unmet',
    ],
    [
      'in the words of 90 days ago',
      on(prednisone('10 mg daily, tapering', ago(90), ago(20)), prednisone('10 mg daily', ago(20))),
      'met',
    ],
    [
      'not any more, in the words of 91 days ago',
      on(prednisone('10 mg daily, tapering', ago(91), ago(20)), prednisone('10 mg daily', ago(20))),
      'unmet',
    ],
    [
      'nobody knows when, in words that another dose replaced',
      on(prednisone('10 mg daily', ago(20))).took('prednisone', { dose: '10 mg daily, tapering' }),
      'unmet',
    ],
    ['nobody knows when', anAdult().took('prednisone', { dose: '10 mg daily' }), 'unmet'],
    [
      'by an unreadable dose',
      steps([40, 60]).took('prednisone', { from: ago(10), dose: 'as directed' }),
      'unmet',
    ],
  ])('%s', async (_, patient, expected) => expect(await evidence(patient)).toBe(expected));

  const stable = on(prednisone('20 mg daily', ago(100)));
  it.each([
    ['below the present dose', onTheDesk('prednisone', '15 mg daily'), 'met'],
    ['below it, as prednisolone', onTheDesk('prednisolone', '15 mg daily'), 'met'],
    ['of the same dose', onTheDesk('prednisone', '20 mg daily'), 'unmet'],
    ['above it', onTheDesk('prednisone', '30 mg daily'), 'unmet'],
    ['without a dose', onTheDesk('prednisone'), 'unmet'],
    ['of another steroid', onTheDesk('dexamethasone', '2 mg daily'), 'unmet'],
    ['that tells to taper', onTheDesk('prednisone', '20 mg daily, then taper'), 'met'],
  ])('by an order %s', async (_, order, expected) => expect(await evidence(stable, order)).toBe(expected));

  it('below the present dose of the same other steroid', async () => {
    const onDexamethasone = anAdult().took('dexamethasone', { from: ago(100), dose: '4 mg daily' });
    expect(await evidence(onDexamethasone, onTheDesk('dexamethasone', '2 mg daily'))).toBe('met');
  });

  it('by the words of an order, which is then named', async () => {
    const { treatments, person, asOf } = await factsOf(stable);
    const order = onTheDesk('prednisone', '20 mg daily, then taper');
    expect(steroidDoseEvidence(treatments, person, order, asOf, defaultSettings).from).toEqual([order.ref]);
  });
});

describe('the present weekly dose of methotrexate', () => {
  it.each([
    ['20 mg weekly', anAdult(), { value: 20, unit: 'mg' }],
    ['14.97 mg weekly', anAdult(), { value: 14.9, unit: 'mg' }],
    ['10 mg/m2 weekly', anAdult(), undefined],
    ['10 mg/m2 weekly', anAdult().weighs(72, ago(9)).isTall(180, ago(9)), { value: 19, unit: 'mg' }],
    ['15 mg/m2 weekly', aChild(), { value: 15, unit: 'mg/m²' }],
    ['15 mg weekly', aChild(), { value: 15, unit: 'mg/m²' }],
    ['14.97 mg weekly', aChild(), { value: 14.9, unit: 'mg/m²' }],
    ['0.5 mg/kg weekly', aChild(), { value: 13.5, unit: 'mg/m²' }],
    ['15 mg weekly', aPatient({ born: '2017-06-26' }).diagnosedWith('Juvenile dermatomyositis'), undefined],
    ['as directed', anAdult(), undefined],
  ])('%s', async (dose, patient, expected) => {
    const told = patient.took('methotrexate', { from: ago(30), dose });
    const { person } = await factsOf(told);
    expect(methotrexateDose(await courseIn(told, 'methotrexate'), person)).toEqual(expected);
  });

  it('is judged by the body surface that an order is computed from: 15 mg at 1.004 m² is 15 mg/m²', async () => {
    const told = aPatient({ born: '2017-06-26' })
      .diagnosedWith('Juvenile dermatomyositis')
      .weighs(27.9, ago(9))
      .isTall(130, ago(9))
      .took('methotrexate', { from: ago(30), dose: '15 mg weekly' });
    const { person } = await factsOf(told);
    expect(methotrexateDose(await courseIn(told, 'methotrexate'), person)?.value).toBe(15);
  });

  it('is the dose of the latest record', async () => {
    const told = anAdult()
      .with(anOrder({ status: 'completed', from: ago(90), to: ago(30), text: '10 mg weekly' }))
      .with(anOrder({ from: ago(30), text: '20 mg weekly' }));
    const { person } = await factsOf(told);
    expect(methotrexateDose(await courseIn(told, 'methotrexate'), person)?.value).toBe(20);
  });

  it.each([
    ['an undated one', undefined],
    ['one of last year', ago(330)],
  ])('is the dose of the dated record, whether %s comes before or behind it', async (_, from) => {
    const other = aStatement({ text: '10 mg weekly', ...(from !== undefined && { from }) });
    const latest = anOrder({ from: ago(30), text: '20 mg weekly' });
    const before = anAdult().with(other).with(latest);
    const behind = anAdult().with(latest).with(other);
    for (const told of [before, behind, before.with(other)]) {
      const { person } = await factsOf(told);
      expect(methotrexateDose(await courseIn(told, 'methotrexate'), person)?.value).toBe(20);
    }
  });
});

describe('what a drug rule speaks about', () => {
  it('is on patient-view what is taken, each drug once', async () => {
    const facts = await factsOf(
      anAdult()
        .took('etanercept', { from: ago(30) })
        .took('adalimumab', { from: ago(90), to: ago(40) })
        .took('infliximab SC', { from: ago(9) }),
    );
    const treatments = treatmentsOnTheDesk(facts, 'patient-view', ['etanercept', 'adalimumab', 'infliximab']);
    expect(treatments.map(({ as, drug }) => [as, drug])).toEqual([
      ['course', 'etanercept'],
      ['course', 'infliximab'],
    ]);
    expect(referencesOf(treatments[0])[0]).toMatch(/^MedicationStatement\//);
    const [course] = facts.treatments.courses.filter(({ drug }) => drug === 'etanercept');
    if (!course) throw new Error('no course');
    const twice = { ...facts, treatments: { ...facts.treatments, courses: [course, course] } };
    expect(treatmentsOnTheDesk(twice, 'patient-view', ['etanercept'])).toHaveLength(1);
  });

  it('is on the order hooks each new order of these drugs', async () => {
    const facts = await factsOf(anAdult().took('etanercept', { from: ago(30) }));
    const orders = [
      onTheDesk('etanercept'),
      onTheDesk('methotrexate'),
      onTheDesk('etanercept', undefined, false),
    ].map((order) => ({ ...order, judged: undefined }));
    const treatments = treatmentsOnTheDesk({ ...facts, orders }, 'order-select', ['etanercept']);
    expect(treatments.map(({ as, name }) => [as, name])).toEqual([['order', 'etanercept']]);
    expect(referencesOf(treatments[0])).toEqual(['MedicationRequest/draft']);
    expect(referencesOf(undefined)).toEqual([]);
  });
});
