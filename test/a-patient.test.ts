import { describe, expect, it } from '@jest/globals';
import { canonicalSystem, valueSetsOf } from '../src/knowledge/value-sets.js';
import { aPatient } from './support/a-patient.js';
import {
  diagnoses,
  drugs,
  examinations,
  measures,
  oidOf,
  referrals,
  type Coding,
  type MeasureCodes,
  screeningTests,
  vaccines,
} from './support/codes.js';
import { fhirProblems } from './support/fhir-validators.js';
import { resourcesIn } from './support/hook-request.js';
import { objectsIn } from './support/json.js';
import { parseDose } from './support/written-dose.js';

const child = aPatient({ born: '2018-03-02', sex: 'male' })
  .diagnosedWith('Juvenile dermatomyositis', { onset: '2026-07-01' })
  .has('Dysphagia', { onset: '2026-08-01', abated: '2026-10-09' })
  .has('Active DM rash')
  .has('Dermatomyositis', { verification: 'entered-in-error', recorded: '2026-01-01' })
  .took('methotrexate SC', { from: '2026-08-01', dose: '15 mg/m2 weekly' })
  .took('azathioprine', { from: '2026-07-10', to: '2026-08-01', status: 'stopped', reason: 'no response' })
  .took('zilucoplan')
  .given('immune globulin IV', ['2026-10-01', '2026-10-02'], '25 g')
  .ordered('rituximab', { on: '2026-11-19' })
  .measured('CMAS', 27, '2026-11-04')
  .measured('CK', 910, '2026-11-04', 170)
  .weighs(25, '2026-11-12')
  .isTall(128, '2026-11-12');
const ofType = (type: string) => child.chart().resources.filter(({ resourceType }) => resourceType === type);

describe('a patient told in words', () => {
  it('becomes valid FHIR, each resource with an id of its own and about this patient', () => {
    const { resources } = child.chart();
    expect(resources).toHaveLength(15);
    expect(resources.flatMap(fhirProblems).filter((problem) => !problem.includes('mad-1'))).toEqual([]);
    expect(new Set(resources.map(({ id }) => id)).size).toBe(15);
    for (const { subject } of resources.slice(1)) expect(subject).toEqual({ reference: 'Patient/a-patient' });
  });

  it('has the diagnosis with its codes, and other findings in words', () => {
    expect(ofType('Condition')).toMatchObject([
      { code: { coding: [{ code: 'M33.02' }, { code: '1212005' }] }, onsetDateTime: '2026-07-01' },
      {
        clinicalStatus: { coding: [{ code: 'resolved' }] },
        code: { coding: [{ code: 'R13.10' }] },
        abatementDateTime: '2026-10-09',
      },
      { clinicalStatus: { coding: [{ code: 'active' }] }, code: { text: 'Active DM rash' } },
      { verificationStatus: { coding: [{ code: 'entered-in-error' }] }, recordedDate: '2026-01-01' },
    ]);
    expect(ofType('Condition')[3]).not.toHaveProperty('clinicalStatus');
  });

  it('took drugs with dose, route and span', () => {
    const [methotrexate, azathioprine, newDrug] = ofType('MedicationStatement');
    expect(methotrexate).toMatchObject({
      status: 'active',
      medicationCodeableConcept: { coding: [{ code: '311625' }], text: 'methotrexate SC' },
      effectivePeriod: { start: '2026-08-01' },
      dosage: [
        {
          text: '15 mg/m2 weekly',
          timing: { repeat: { frequency: 1, period: 1, periodUnit: 'wk' } },
          route: { coding: [{ display: 'Subcutaneous route' }] },
          doseAndRate: [{ doseQuantity: { value: 15, unit: 'mg/m2' } }],
        },
      ],
    });
    expect(azathioprine).toMatchObject({
      status: 'stopped',
      statusReason: [{ text: 'no response' }],
      effectivePeriod: { start: '2026-07-10', end: '2026-08-01' },
    });
    expect(newDrug).toMatchObject({ medicationCodeableConcept: { text: 'zilucoplan' } });
    expect(newDrug).not.toHaveProperty('dosage');
  });

  it('was given a drug on each of the days, and has an order that was not begun', () => {
    expect(ofType('MedicationAdministration')).toMatchObject([
      { effectiveDateTime: '2026-10-01', dosage: { dose: { value: 25, unit: 'g' } } },
      { effectiveDateTime: '2026-10-02', dosage: { dose: { value: 25, unit: 'g' } } },
    ]);
    expect(ofType('MedicationRequest')).toMatchObject([{ status: 'active', authoredOn: '2026-11-19' }]);
  });

  it('was measured, weighed and found so tall', () => {
    expect(ofType('Observation')).toMatchObject([
      {
        code: { text: 'Childhood Myositis Assessment Scale (CMAS) total score' },
        valueQuantity: { value: 27 },
      },
      { valueQuantity: { value: 910, unit: 'U/L' }, referenceRange: [{ high: { value: 170 } }] },
      { code: { coding: [{ code: '29463-7' }] }, valueQuantity: { value: 25, unit: 'kg' } },
      { code: { coding: [{ code: '8302-2' }] }, valueQuantity: { value: 128, unit: 'cm' } },
    ]);
  });

  it('may be told on in two ways', () => {
    const [better, worse] = [
      child.measured('CMAS', 40, '2026-11-18'),
      child.measured('CMAS', 20, '2026-11-18'),
    ];
    expect(child.chart().resources).toHaveLength(15);
    expect(better.chart().resources[15]).toMatchObject({ valueQuantity: { value: 40 } });
    expect(worse.chart().resources[15]).toMatchObject({ valueQuantity: { value: 20 } });
  });

  it('may hold anything else as raw FHIR', () => {
    const seen = child.with({
      resourceType: 'Procedure',
      status: 'completed',
      code: { text: 'Muscle biopsy' },
    });
    expect(seen.chart().resources[15]).toMatchObject({ resourceType: 'Procedure', id: 'r15' });
  });

  it('was examined and referred', () => {
    const seen = child.examined('ECG', '2026-09-01').referred('physiotherapy', '2026-09-02');
    const [ecg, referral] = seen.chart().resources.slice(15);
    expect(ecg).toMatchObject({ code: { coding: [{ code: '29303009' }] }, performedDateTime: '2026-09-01' });
    expect(referral).toMatchObject({ code: { coding: [{ code: '308447003' }] }, authoredOn: '2026-09-02' });
    expect([ecg, referral].flatMap(fhirProblems)).toEqual([]);
  });

  it('has several orders on the desk', () => {
    const { draftOrders } = child.writes('methotrexate', '15 mg weekly').writes('etanercept').chart();
    expect(draftOrders).toMatchObject([{ id: 'draft-1' }, { id: 'draft-2' }]);
    expect(child.writes('etanercept').opens().context).not.toHaveProperty('draftOrders');
  });

  it('opens: every prefetch key, no order', () => {
    const request = child.opens();
    expect(request.hook).toBe('patient-view');
    expect(request.context).toEqual({ userId: 'Practitioner/example', patientId: 'a-patient' });
    expect(resourcesIn(request)).toHaveLength(15);
  });

  it('is being ordered a drug: a draft that is selected', () => {
    const { hook, context } = child.orders('etanercept', '50 mg weekly');
    expect(hook).toBe('order-select');
    expect(context.selections).toEqual(['MedicationRequest/draft-1']);
    const [entry] = objectsIn(context.draftOrders?.entry);
    const draft = entry?.['resource'];
    expect(draft).toMatchObject({ status: 'draft', dosageInstruction: [{ text: '50 mg weekly' }] });
    expect(fhirProblems(draft)).toEqual([]);
  });

  it('has an order about to be signed: nothing is selected', () => {
    const { hook, context } = child.signs('etanercept');
    expect(hook).toBe('order-sign');
    expect(context).not.toHaveProperty('selections');
    expect(context.draftOrders?.entry).toHaveLength(1);
  });

  it('of whom nothing is known has neither age nor sex', () => {
    expect(aPatient().chart().resources).toEqual([{ resourceType: 'Patient', id: 'a-patient' }]);
  });
});

describe('a dose in words', () => {
  it.each([
    ['15 mg weekly', 15, 'mg', 1, 1, 'wk'],
    ['1.5 mg/kg/day, tapering', 1.5, 'mg/kg', 1, 1, 'd'],
    ['200 mg BID', 200, 'mg', 2, 1, 'd'],
    ['8 mg/kg q4wk', 8, 'mg/kg', 1, 4, 'wk'],
    ['0.4 mg/kg twice weekly', 0.4, 'mg/kg', 2, 1, 'wk'],
    ['300 mg daily', 300, 'mg', 1, 1, 'd'],
  ])('%s is read', (written, value, unit, frequency, period, periodUnit) => {
    expect(parseDose(written)).toMatchObject({
      quantity: { value, unit },
      repeat: { frequency, period, periodUnit },
    });
  });

  it('of one infusion has no rhythm, and other words stay words', () => {
    expect(parseDose('1000 mg')).toEqual({
      quantity: { value: 1000, unit: 'mg', system: 'http://unitsofmeasure.org', code: 'mg' },
    });
    expect(parseDose('as directed')).toEqual({});
  });
});

describe('the codes of test patients', () => {
  const ofDrugs = Object.values(drugs).flatMap(({ product, alsoKnownAs }) => [product, ...alsoKnownAs]);
  const ofMeasures = Object.values<MeasureCodes>(measures).flatMap(({ coding }) => coding ?? []);
  const used: readonly Coding[] = [
    ...ofDrugs,
    ...Object.values(diagnoses).flat(),
    ...ofMeasures,
    ...Object.values<Coding | undefined>(screeningTests).flatMap((coding) => coding ?? []),
    ...Object.values(vaccines),
    ...Object.values(examinations),
    ...Object.values(referrals),
  ];

  it.each(used.map(({ system, code }) => [system, code]))('%s %s stands in a value set', (system, code) => {
    expect(valueSetsOf(system, code).size).toBeGreaterThan(0);
  });

  it.each(Object.entries(oidOf))('%s is the system that %s means', (system, oid) => {
    expect(canonicalSystem(oid)).toBe(system);
  });

  it('carry no display of ATC, which may not be shipped', () => {
    expect(used.filter(({ system, display }) => system.includes('atc') && display !== undefined)).toEqual([]);
  });
});
