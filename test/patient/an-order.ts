import { defaultSettings } from '../../src/knowledge/settings.js';
import { readResource, type RawResource } from '../../src/contract/fhir.js';
import { bodyMeasures } from '../../src/patient/body-measures.js';
import type { OrderedDrug, Person } from '../../src/patient/facts.js';
import { readOrders } from '../../src/patient/orders.js';

export type Fields = Readonly<Record<string, unknown>>;
const UCUM = 'http://unitsofmeasure.org';

/** A draft as an EHR writes it: text, fields of one dosage instruction, or several instructions. */
export const aDraft = (drug: string, ...instructions: readonly (string | Fields)[]): RawResource => ({
  resourceType: 'MedicationRequest',
  id: 'draft',
  status: 'draft',
  intent: 'order',
  medicationCodeableConcept: { text: drug },
  dosageInstruction: instructions.map((one) => (typeof one === 'string' ? { text: one } : one)),
});

/** The draft as the rules see it. */
export function readDraft(raw: RawResource, drug: string): OrderedDrug {
  const read = readResource('MedicationRequest', raw);
  if (!read) throw new Error('not an order');
  const request = { ...read, medication: { codings: [], texts: [drug] } };
  const [order] = readOrders([{ reference: 'MedicationRequest/draft', request, selected: true }]);
  if (!order) throw new Error(`${drug} was not recognised`);
  return order;
}

export const anOrder = (drug: string, ...instructions: readonly (string | Fields)[]): OrderedDrug =>
  readDraft(aDraft(drug, ...instructions), drug);

export const mass = (value: number, unit: string, more: Fields = {}): Fields => ({
  doseAndRate: [{ doseQuantity: { value, unit, system: UCUM, code: unit } }],
  ...more,
});
export const every = (frequency: number, period: number, periodUnit: string, more: Fields = {}): Fields => ({
  timing: { repeat: { frequency, period, periodUnit, ...more } },
});

const TODAY = 20000;

/** Weight and height measured so many days ago. */
export function weighed(
  isChild: boolean,
  kilograms?: number,
  centimetres?: number,
  daysAgo = 0,
): Person['body'] {
  const on = { earliest: TODAY - daysAgo, latest: TODAY - daysAgo };
  const one = (value: number | undefined, ref: string) =>
    value === undefined ? [] : [{ value, on, ref, charted: String(value) }];
  const measured = { weight: one(kilograms, 'Observation/w'), height: one(centimetres, 'Observation/h') };
  return bodyMeasures(measured as unknown as Parameters<typeof bodyMeasures>[0], {
    asOf: TODAY,
    isChild,
    settings: defaultSettings,
  });
}

/** A woman of 50 years. */
export const adult = (kilograms?: number, centimetres?: number, daysAgo?: number): Person => ({
  population: 'adult',
  ageYears: 50,
  isChild: false,
  sex: 'female',
  body: weighed(false, kilograms, centimetres, daysAgo),
});
/** A girl of 9 years. */
export const child = (kilograms?: number, centimetres?: number, daysAgo?: number): Person => ({
  population: 'juvenile',
  ageYears: 9,
  isChild: true,
  sex: 'female',
  body: weighed(true, kilograms, centimetres, daysAgo),
});
export const ageless = (person: Person): Person => ({ ...person, ageYears: undefined, isChild: true });
