import { randomUUID } from 'node:crypto';
import { isObject, isResource, type RawResource } from '../contract/fhir.js';
import { withDates } from '../example.js';
import type { AskedAbout } from './cards.js';
import { listOf, type Json } from './check.js';
import type { ListedService } from './discovery.js';
import { fill } from './templates.js';

/** Whom the service is asked about. */
export interface Chart {
  readonly name: string;
  readonly patientId: string;
  readonly resources: readonly RawResource[];
}

/** A hook call that keeps every rule. */
export interface HookCall extends Json {
  readonly hook: string;
  readonly context: Json;
  readonly prefetch?: Json;
}

/**
 * A chart from a file: a Bundle, or `{"resources": […]}` with `{{today-9}}` for dates as in examples/patients.
 * @throws Error of one line
 */
export function readChart(name: string, file: string, today: string): Chart {
  const content = parse(file, today);
  const listed = isObject(content) ? content['resources'] : undefined;
  const entries = isObject(content) ? listOf(content['entry']) : [];
  const resources = [
    ...listOf(listed),
    ...entries.map((entry) => (isObject(entry) ? entry['resource'] : undefined)),
  ].filter(isResource);
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
  if (typeof patient?.['id'] !== 'string')
    throw new Error('holds no Patient with an id: a Bundle, or {"resources": […]}, is needed');
  return { name, patientId: patient['id'], resources };
}

/** @throws Error of one line */
export function readCall(file: string, today: string): HookCall {
  const content = parse(file, today);
  if (!isObject(content) || typeof content['hook'] !== 'string' || !isObject(content['context']))
    throw new Error('is no hook request: an object with hook and context is needed');
  return content as HookCall;
}

function parse(file: string, today: string): unknown {
  try {
    return JSON.parse(withDates(file, today));
  } catch {
    throw new Error('is not valid JSON');
  }
}

/** Hooks for which a call can be made up from a chart. */
export const madeUpHooks = [
  'patient-view',
  'order-select',
  'order-sign',
  'encounter-start',
  'encounter-discharge',
];
export const ENCOUNTER = 'example-encounter';

/** The call of an EHR that sends every prefetch key it can; on the order hooks with one order on the desk. */
export function callFor({ hook, prefetch }: ListedService, chart: Chart): HookCall {
  const drafts = hook.startsWith('order-') ? [draftFor(chart.patientId)] : [];
  const context = {
    userId: 'Practitioner/example',
    patientId: chart.patientId,
    ...(hook.startsWith('encounter-') && { encounterId: ENCOUNTER }),
    ...(hook === 'order-select' && { selections: drafts.map(({ id }) => `MedicationRequest/${id}`) }),
    ...(drafts.length > 0 && { draftOrders: bundleOf(drafts) }),
  };
  const answers = Object.entries(prefetch).flatMap(([key, template]) => {
    const query = fill(template, context);
    const answer = query === undefined ? undefined : answerTo(query, chart.resources);
    return answer === undefined ? [] : [[key, answer] as const];
  });
  return {
    hook,
    hookInstance: randomUUID(),
    context,
    ...(answers.length > 0 && { prefetch: Object.fromEntries(answers) }),
  };
}

export const withFreshInstance = (call: HookCall): HookCall => ({ ...call, hookInstance: randomUUID() });

/** The order that examples/drug-cabinet.mjs offers too. */
const draftFor = (patientId: string) => ({
  resourceType: 'MedicationRequest',
  id: 'draft-1',
  status: 'draft',
  intent: 'order',
  subject: { reference: `Patient/${patientId}` },
  medicationCodeableConcept: {
    coding: [
      {
        system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
        code: '727757',
        display: '1 ML etanercept 50 MG/ML Prefilled Syringe',
      },
    ],
    text: '1 ML etanercept 50 MG/ML Prefilled Syringe',
  },
  dosageInstruction: [{ text: '50 mg subcutaneously once a week' }],
});

/** Without a type, as published examples have it. */
export const bundleOf = (resources: readonly object[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});

/** As a FHIR server would answer: the resource, or a Bundle that filters by category and code. */
function answerTo(query: string, resources: readonly RawResource[]): unknown {
  const [path = '', search] = query.split('?');
  const [type = '', id] = path.split('/');
  if (search === undefined) {
    const found = resources.find((resource) => resource.resourceType === type && resource['id'] === id);
    return found ?? (/^Practitioner(?:Role)?$/.test(type) ? { resourceType: type, id } : undefined);
  }
  const parameters = new URLSearchParams(search);
  const hits = resources.filter(
    (resource) =>
      resource.resourceType === type &&
      ['category', 'code'].every((name) => matches(resource[name], parameters.get(name))),
  );
  return searchset(hits);
}

export const searchset = (hits: readonly unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: hits.length,
  ...(hits.length > 0 && { entry: hits.map((resource) => ({ resource })) }),
});

function matches(concepts: unknown, wanted: string | null): boolean {
  if (wanted === null) return true;
  const codes = wanted.split(',').map((one) => one.split('|').at(-1));
  return (Array.isArray(concepts) ? listOf(concepts) : [concepts])
    .flatMap((concept) => (isObject(concept) ? listOf(concept['coding']) : []))
    .some((coding) => isObject(coding) && codes.includes(String(coding['code'])));
}

/** What an answer to the call is judged by. */
export function askedAbout({ context }: HookCall): AskedAbout {
  const orders = isObject(context['draftOrders']) ? listOf(context['draftOrders']['entry']) : [];
  return {
    patientId: String(context['patientId']),
    drafts: orders.flatMap((entry) =>
      isObject(entry) && isResource(entry['resource'])
        ? [`${entry['resource'].resourceType}/${String(entry['resource']['id'])}`]
        : [],
    ),
  };
}
