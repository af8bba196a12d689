import { isResource, type RawResource } from '../../src/contract/fhir.js';
import { sources, type Source } from '../../src/contract/patient-record.js';
import type { HookName } from '../../src/contract/question.js';
import { objectsIn } from './json.js';

/** A hook request as an EHR posts it: https://cds-hooks.hl7.org/STU2/#http-request_1 */
export interface HookBody {
  readonly hook: HookName;
  readonly hookInstance: string;
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly selections?: readonly string[];
    readonly draftOrders?: Bundle;
  };
  readonly prefetch: Readonly<Partial<Record<Source, RawResource | Bundle>>>;
}

/** Only what we put into one; entries without resource do not come from us. */
export interface Bundle extends RawResource {
  readonly resourceType: 'Bundle';
  readonly entry?: readonly { readonly resource: RawResource }[];
}

/** What a chart holds, and the orders that lie on the desk. */
export interface Chart {
  readonly patientId: string;
  readonly resources: readonly RawResource[];
  readonly draftOrders: readonly RawResource[];
}

/** The prefetch key that a resource of the chart comes under; Medications come along with the requests. */
export function sourceOf(resource: RawResource): Source {
  const source = sourceOfType[resource.resourceType];
  if (source !== undefined) return source;
  if (resource.resourceType !== 'Observation')
    throw new Error(`no prefetch key takes a ${resource.resourceType}`);
  const categories = objectsIn(resource['category']).flatMap((category) => objectsIn(category['coding']));
  const codes = categories.map((category) => String(category['code']));
  return codes.map((code) => sourceOfCategory[code]).find((found) => found !== undefined) ?? 'exams';
}

const sourceOfType: Readonly<Record<string, Source>> = {
  Patient: 'patient',
  Condition: 'conditions',
  MedicationRequest: 'medicationRequests',
  Medication: 'medicationRequests',
  MedicationDispense: 'medicationDispenses',
  MedicationStatement: 'medicationStatements',
  MedicationAdministration: 'medicationAdministrations',
  AllergyIntolerance: 'allergies',
  Procedure: 'procedures',
  DiagnosticReport: 'diagnosticReports',
  ServiceRequest: 'serviceRequests',
};
const sourceOfCategory: Readonly<Record<string, Source>> = {
  laboratory: 'laboratory',
  survey: 'surveys',
  exam: 'exams',
  'vital-signs': 'vitalSigns',
};

/** The request of an EHR that filled every prefetch key: a search that found nothing is an empty Bundle. */
export function requestFor(hook: HookName, chart: Chart): HookBody {
  return {
    hook,
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: {
      userId: 'Practitioner/example',
      patientId: chart.patientId,
      ...(hook === 'order-select' && { selections: ordersOf(chart).map(referenceTo) }),
      ...(hook !== 'patient-view' && { draftOrders: collection(chart.draftOrders) }),
    },
    prefetch: Object.fromEntries(sources.map((source) => [source, answerUnder(source, chart.resources)])),
  };
}

function answerUnder(source: Source, resources: readonly RawResource[]): RawResource {
  const found = resources.filter((resource) => sourceOf(resource) === source);
  return source === 'patient' ? (found[0] ?? notFound) : searchset(found);
}

const notFound: RawResource = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'not-found' }],
};

const searchset = (resources: readonly RawResource[]): Bundle => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.filter((resource) => resource.resourceType !== 'Medication').length,
  ...(resources.length > 0 && {
    entry: resources.map((resource) => ({
      fullUrl: `https://ehr.example.org/fhir/${referenceTo(resource)}`,
      resource,
      search: { mode: resource.resourceType === 'Medication' ? 'include' : 'match' },
    })),
  }),
});

const collection = (resources: readonly RawResource[]): Bundle => ({
  resourceType: 'Bundle',
  type: 'collection',
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
});

const ordersOf = (chart: Chart): readonly RawResource[] =>
  chart.draftOrders.filter((resource) => resource.resourceType !== 'Medication');

export const referenceTo = (resource: RawResource): string =>
  `${resource.resourceType}/${String(resource['id'])}`;

/** Every resource that a request carries, contained ones too: patient, chart and drafts. */
export function resourcesIn(request: HookBody): readonly RawResource[] {
  const carried = [...Object.values(request.prefetch), request.context.draftOrders].filter(isResource);
  const unpacked = carried.flatMap((one) => (one.resourceType === 'Bundle' ? entriesOf(one) : [one]));
  return unpacked.flatMap((resource) => [resource, ...objectsIn(resource['contained']).filter(isResource)]);
}

const entriesOf = (bundle: RawResource): readonly RawResource[] =>
  objectsIn(bundle['entry'])
    .map((entry) => entry['resource'])
    .filter(isResource);
