/**
 * The hook requests that the benchmark posts: three patients, each padded to a size with Observations that have
 * nothing to do with dermatomyositis. The same seed gives the same bytes, on every machine.
 */
import { readFileSync } from 'node:fs';
import { seedPatients } from '../examples/seed-patients.mjs';

/** Who is asked about, and what the service has to answer for the figures to mean anything. */
export const patients = {
  'no dermatomyositis': { base: withoutDermatomyositis, expects: (ids) => ids.length === 0 },
  'inactive (V30)': { base: () => testPatient('V30'), expects: (ids) => !ids.some(isPathway) },
  'escalate (V01)': {
    base: () => seedPatients().find(({ id }) => id === 'V01'),
    expects: (ids) => ids.includes('escalate-ivig'),
  },
};
const isPathway = (id) => id.startsWith('escalate-') || id.startsWith('await-');

const dayInMs = 86_400_000;
const dayOf = (moment) => new Date(moment).toISOString().slice(0, 10);

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** A test patient whose dates moved along with today, so that it is as ill as on the day it was written. */
function testPatient(id) {
  const text = read(`test/fixtures/patients/${id}.json`);
  const shift = Date.parse(dayOf(Date.now())) - Date.parse(JSON.parse(text).asOf);
  return JSON.parse(text.replaceAll(/\d{4}-\d\d-\d\d/g, (day) => dayOf(Date.parse(day) + shift)));
}

function withoutDermatomyositis() {
  const subject = { reference: 'Patient/plain' };
  const condition = (id, code, text) => ({
    resourceType: 'Condition',
    id,
    subject,
    clinicalStatus: { coding: [{ system: `${hl7}/condition-clinical`, code: 'active' }] },
    code: { coding: [{ system: 'http://snomed.info/sct', code }], text },
    onsetDateTime: '2019-05-04',
  });
  return {
    resources: [
      { resourceType: 'Patient', id: 'plain', gender: 'female', birthDate: '1971-02-03' },
      condition('plain-1', '195967001', 'Asthma'),
      condition('plain-2', '38341003', 'Hypertension'),
    ],
  };
}
const hl7 = 'http://terminology.hl7.org/CodeSystem';

/** Prefetch key → FHIR type, as cds-services.json asks for them. */
const { prefetch } = JSON.parse(read('cds-services.json')).services[0];
const typeOf = Object.fromEntries(
  Object.entries(prefetch).map(([key, template]) => [key, template.split(/[/?]/)[0]]),
);
const keys = Object.keys(typeOf).filter((key) => key !== 'patient');
/** A type that several keys ask for comes under the first of them; Medications ride along with orders. */
const keyOf = (type) =>
  type === 'Medication' ? 'medicationRequests' : Object.keys(typeOf).find((key) => typeOf[key] === type);

/**
 * A patient-view request of about so many bytes, every prefetch key filled.
 * A chart that is larger without padding stays as large as it is.
 */
export function bodyOf({ resources }, bytes, seed = 1) {
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
  const patientId = patient.id;
  const bundle = (key, more = []) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: [...resources.filter(({ resourceType }) => keyOf(resourceType) === key), ...more].map(
      (resource) => ({ resource }),
    ),
  });
  const request = (padding) =>
    JSON.stringify({
      hook: 'patient-view',
      hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
      context: { userId: 'Practitioner/bench', patientId },
      prefetch: {
        patient,
        ...Object.fromEntries(keys.map((key) => [key, bundle(key, key === 'laboratory' ? padding : [])])),
      },
    });
  const chance = randomFrom(seed);
  const padding = [];
  let size = Buffer.byteLength(request([]));
  for (;;) {
    const one = unrelatedObservation(patientId, padding.length, chance);
    size += Buffer.byteLength(JSON.stringify({ resource: one })) + 1;
    if (size > bytes) return request(padding);
    padding.push(one);
  }
}

/** LOINC codes of everyday laboratory work: no rule asks for them. */
const tests = [
  ['2951-2', 'Sodium [Moles/volume] in Serum or Plasma', 'mmol/L', 136, 145],
  ['2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'mmol/L', 3.5, 5.1],
  ['2075-0', 'Chloride [Moles/volume] in Serum or Plasma', 'mmol/L', 98, 107],
  ['2345-7', 'Glucose [Mass/volume] in Serum or Plasma', 'mg/dL', 70, 99],
  ['2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma', 'mg/dL', 120, 200],
  ['3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 'mIU/L', 0.4, 4],
];

/** An Observation as EHRs send them, with the members that nobody reads: about 1 kB. */
function unrelatedObservation(patientId, number, chance) {
  const [code, display, unit, low, high] = tests[Math.floor(chance() * tests.length)];
  const quantity = (value) => ({ value, unit, system: 'http://unitsofmeasure.org', code: unit });
  const coded = (system, some) => [{ coding: [{ system: `${hl7}/${system}`, code: some }] }];
  const day = dayOf(Date.UTC(2016, 0, 1) + Math.floor(chance() * 3600) * dayInMs);
  return {
    resourceType: 'Observation',
    id: `pad-${number}`,
    meta: { versionId: '1', lastUpdated: `${day}T10:12:13Z` },
    status: 'final',
    category: coded('observation-category', 'laboratory'),
    code: { coding: [{ system: 'http://loinc.org', code, display }], text: display },
    subject: { reference: `Patient/${patientId}` },
    encounter: { reference: `Encounter/e-${Math.floor(chance() * 1e9)}` },
    effectiveDateTime: `${day}T08:30:00Z`,
    issued: `${day}T10:12:13Z`,
    performer: [{ reference: `Practitioner/p-${Math.floor(chance() * 1e6)}`, display: 'Laboratory' }],
    valueQuantity: quantity(Number((low + chance() * (high - low)).toFixed(1))),
    interpretation: coded('v3-ObservationInterpretation', 'N'),
    referenceRange: [{ low: quantity(low), high: quantity(high), text: `${low}-${high} ${unit}` }],
  };
}

/** mulberry32: numbers from 0 to 1 that depend on the seed alone. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
