import type { RawResource } from '../../src/contract/fhir.js';
import {
  diagnoses,
  drugs,
  examinations,
  measures,
  referrals,
  vaccines,
  type Coding,
  type Measure,
  type MeasureCodes,
  type Performed,
  type Referral,
} from './codes.js';
import { requestFor, type Chart, type HookBody } from './hook-request.js';
import { parseDose } from './written-dose.js';

export interface Person {
  /** "2017-06-26"; without it the age is not known. */
  readonly born?: string;
  readonly sex?: 'female' | 'male' | 'other' | 'unknown';
}

/** When a finding began and ended, and whether it still is. */
export interface Finding {
  readonly onset?: string;
  readonly abated?: string;
  readonly recorded?: string;
  readonly status?: 'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved';
  readonly verification?:
    'confirmed' | 'provisional' | 'differential' | 'unconfirmed' | 'refuted' | 'entered-in-error';
}

/** How long a drug was taken, in which dose ("15 mg weekly"), and why it stopped. */
export interface Taking {
  readonly from?: string;
  readonly to?: string;
  readonly dose?: string;
  readonly status?:
    | 'active'
    | 'completed'
    | 'stopped'
    | 'on-hold'
    | 'intended'
    | 'not-taken'
    | 'entered-in-error'
    | 'unknown';
  readonly reason?: string;
}

/**
 * A chart told as a clinician would tell it:
 *
 *     aPatient({ born: '2017-06-26', sex: 'female' })
 *       .diagnosedWith('Juvenile dermatomyositis', { onset: '2026-07-01' })
 *       .took('methotrexate SC', { from: '2026-08-01', dose: '15 mg/m2 weekly' })
 *       .measured('CMAS', 27, '2026-11-04')
 *       .opens()
 *
 * It becomes real FHIR resources with the codings that EHRs send; a name without known code stands in words.
 * Every call gives a new patient, so that one story can be told in two ways.
 */
export interface APatient {
  diagnosedWith(diagnosis: string, finding?: Finding): APatient;
  /** A finding of the problem list, active unless it is said to be otherwise. */
  has(finding: string, details?: Finding): APatient;
  /** A medication statement: active unless it has an end. */
  took(drug: string, taking?: Taking): APatient;
  /** One administration on each of the days. */
  given(drug: string, days: readonly string[], dose?: string): APatient;
  /** An order that was signed; no administration tells that it was begun. */
  ordered(
    drug: string,
    order?: { readonly on?: string; readonly dose?: string; readonly status?: string },
  ): APatient;
  measured(measure: Measure, value: number, day: string, normalUpTo?: number): APatient;
  weighs(kilograms: number, day: string): APatient;
  isTall(centimetres: number, day: string): APatient;
  /** A procedure that was done. */
  examined(examination: Performed, day: string): APatient;
  /** A referral that was made: the request is on file, and completed. */
  referred(to: Referral, day: string): APatient;
  /** Anything else, as raw FHIR; the subject is filled in. */
  with(resource: RawResource): APatient;

  /** An order that lies on the desk, not signed; the order hooks see it. */
  writes(drug: string, dose?: string): APatient;

  /** The same, ordered as a service: an infusion, a vaccine. */
  requests(service: string): APatient;

  /** What is on file, and what lies on the desk. */
  chart(): Chart;
  /** The chart is opened. */
  opens(): HookBody;
  /** An order is being written: `dose` in words, "50 mg weekly". */
  orders(drug: string, dose?: string): HookBody;
  /** The same order is about to be signed. */
  signs(drug: string, dose?: string): HookBody;
}

const patientId = 'a-patient';
const subject = { reference: `Patient/${patientId}` };

export function aPatient({ born, sex }: Person = {}): APatient {
  return withChart([
    {
      resourceType: 'Patient',
      id: patientId,
      ...(sex !== undefined && { gender: sex }),
      ...(born !== undefined && { birthDate: born }),
    },
  ]);
}

function withChart(resources: readonly RawResource[], drafts: readonly RawResource[] = []): APatient {
  const and = (...more: readonly RawResource[]): APatient =>
    withChart(
      [
        ...resources,
        ...more.map((resource, index) => ({ ...resource, id: `r${resources.length + index}`, subject })),
      ],
      drafts,
    );
  const writing = (drug: string, dose?: string): readonly RawResource[] => [
    ...drafts,
    { ...order(drug, 'draft', dose), id: `draft-${drafts.length + 1}`, subject },
  ];
  const requesting = (service: string): readonly RawResource[] => [
    ...drafts,
    { ...serviceRequest(service), id: `draft-${drafts.length + 1}`, subject },
  ];
  const chart = (draftOrders = drafts): Chart => ({ patientId, resources, draftOrders });
  return {
    diagnosedWith: (diagnosis, finding) => and(condition(diagnosis, finding)),
    has: (finding, details) => and(condition(finding, details)),
    took: (drug, taking) => and(statement(drug, taking)),
    given: (drug, days, dose) => and(...days.map((day) => administration(drug, day, dose))),
    ordered: (drug, { on, dose, status = 'active' } = {}) =>
      and({ ...order(drug, status, dose), ...(on !== undefined && { authoredOn: on }) }),
    measured: (measure, value, day, normalUpTo) =>
      and(observation(measures[measure], value, day, normalUpTo)),
    weighs: (kilograms, day) => and(observation(measures['body weight'], kilograms, day)),
    isTall: (centimetres, day) => and(observation(measures['body height'], centimetres, day)),
    examined: (examination, day) => and(procedure(examinations[examination], day)),
    referred: (to, day) => and(referral(referrals[to], day)),
    with: (resource) => and(resource),
    writes: (drug, dose) => withChart(resources, writing(drug, dose)),
    requests: (service) => withChart(resources, requesting(service)),
    chart: () => chart(),
    opens: () => requestFor('patient-view', chart()),
    orders: (drug, dose) => requestFor('order-select', chart(writing(drug, dose))),
    signs: (drug, dose) => requestFor('order-sign', chart(writing(drug, dose))),
  };
}

const codeSystem = (name: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/${name}`, code }],
});

/** FHIR's con-5: a finding that was entered in error has no clinical status. */
function condition(words: string, finding: Finding = {}): RawResource {
  const { onset, abated, recorded, verification = 'confirmed' } = finding;
  const status = finding.status ?? (abated === undefined ? 'active' : 'resolved');
  const coding = diagnoses[words];
  return {
    resourceType: 'Condition',
    ...(verification !== 'entered-in-error' && { clinicalStatus: codeSystem('condition-clinical', status) }),
    verificationStatus: codeSystem('condition-ver-status', verification),
    category: [codeSystem('condition-category', 'problem-list-item')],
    code: { ...(coding && { coding }), text: words },
    ...(onset !== undefined && { onsetDateTime: onset }),
    ...(abated !== undefined && { abatementDateTime: abated }),
    ...(recorded !== undefined && { recordedDate: recorded }),
  };
}

function statement(drug: string, taking: Taking = {}): RawResource {
  const { from, to, dose, reason } = taking;
  return {
    resourceType: 'MedicationStatement',
    status: taking.status ?? (to === undefined ? 'active' : 'completed'),
    ...(reason !== undefined && { statusReason: [{ text: reason }] }),
    medicationCodeableConcept: medication(drug),
    ...((from !== undefined || to !== undefined) && {
      effectivePeriod: { ...(from !== undefined && { start: from }), ...(to !== undefined && { end: to }) },
    }),
    ...dosed('dosage', drug, dose),
  };
}

function administration(drug: string, day: string, written?: string): RawResource {
  const quantity = written === undefined ? undefined : parseDose(written).quantity;
  const route = routeOf(drug);
  return {
    resourceType: 'MedicationAdministration',
    status: 'completed',
    medicationCodeableConcept: medication(drug),
    effectiveDateTime: day,
    ...((route ?? written) !== undefined && {
      dosage: {
        ...(written !== undefined && { text: written }),
        ...(route && { route }),
        ...(quantity && { dose: quantity }),
      },
    }),
  };
}

const order = (drug: string, status: string, dose?: string): RawResource => ({
  resourceType: 'MedicationRequest',
  status,
  intent: 'order',
  medicationCodeableConcept: medication(drug),
  ...dosed('dosageInstruction', drug, dose),
});

function observation(
  { coding, text, category, unit }: MeasureCodes,
  value: number,
  day: string,
  normalUpTo?: number,
): RawResource {
  const quantity = (amount: number) => ({
    value: amount,
    ...(unit !== undefined && { unit, system: 'http://unitsofmeasure.org', code: unit }),
  });
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [codeSystem('observation-category', category)],
    code: { ...(coding && { coding: [coding] }), text },
    effectiveDateTime: day,
    valueQuantity: quantity(value),
    ...(normalUpTo !== undefined && { referenceRange: [{ high: quantity(normalUpTo) }] }),
  };
}

const procedure = (coding: Coding, day: string): RawResource => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { coding: [coding], text: coding.display },
  performedDateTime: day,
});

const referral = (coding: Coding, day: string): RawResource => ({
  resourceType: 'ServiceRequest',
  status: 'completed',
  intent: 'order',
  code: { coding: [coding], text: coding.display },
  authoredOn: day,
});

const serviceRequest = (service: string): RawResource => {
  const coding = Object.entries<Coding>(vaccines).find(([name]) => name === service)?.[1];
  return {
    resourceType: 'ServiceRequest',
    status: 'draft',
    intent: 'order',
    code: { ...(coding && { coding: [coding] }), text: service },
  };
};

const medication = (drug: string): { readonly coding?: readonly Coding[]; readonly text: string } => {
  const product = drugs[drug]?.product;
  return { ...(product && { coding: [product] }), text: drug };
};

const routeOf = (drug: string): { readonly coding: readonly Coding[] } | undefined => {
  const route = drugs[drug]?.route;
  return route && { coding: [route] };
};

/** Dose in words and, where the words are plain enough, as numbers; with the route of the product. */
function dosed(element: 'dosage' | 'dosageInstruction', drug: string, written?: string): object {
  const route = routeOf(drug);
  const { quantity, repeat } = written === undefined ? {} : parseDose(written);
  const dosage = {
    ...(written !== undefined && { text: written }),
    ...(repeat && { timing: { repeat } }),
    ...(route && { route }),
    ...(quantity && { doseAndRate: [{ doseQuantity: quantity }] }),
  };
  return Object.keys(dosage).length > 0 ? { [element]: [dosage] } : {};
}
