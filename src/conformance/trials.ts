import { isObject } from '../contract/fhir.js';
import { listOf, type Json } from './check.js';
import type { ListedService } from './discovery.js';
import { bundleOf, ENCOUNTER, searchset, type HookCall } from './requests.js';
import type { RuleName } from './rules.js';
import { hookContexts } from './templates.js';

/** A legal call that differs from a good one in one thing. */
export interface Trial {
  readonly rule: RuleName;
  readonly name: string;
  readonly call: HookCall;
  /** 'answered': 200 or 412. 'as before': what the good call got. 'no failure': anything but 5xx. */
  readonly wants: 'answered' | 'as before' | 'no failure';
  /** Broken by "nothing to say" where the good call got cards. */
  readonly notSilent?: RuleName;
  /** Broken by any card. */
  readonly noCards?: true;
}

/** Never a real one; must not come back. */
export const CANARY_TOKEN = 'canary-access-token-9b1f';

const failed = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', details: { text: 'The search failed.' } }],
};
/** "Resource request returns no results", as Epic answers a search without hits. */
const nothingFound = {
  resourceType: 'Bundle',
  type: 'searchset',
  total: 0,
  entry: [
    {
      search: { mode: 'outcome' },
      resource: {
        resourceType: 'OperationOutcome',
        issue: [{ severity: 'warning', code: 'processing', details: { coding: [{ code: '4101' }] } }],
      },
    },
  ],
};

/** @param good a call that was answered */
export const trialsOf = (good: HookCall, service: ListedService): readonly Trial[] => [
  ...(isObject(good.prefetch) ? prefetchTrials(good, good.prefetch) : []),
  ...contextTrials(good, service.hook),
  ...(isObject(good.context['draftOrders']) ? orderTrials(good, service.hook) : []),
  ...memberTrials(good),
];

function prefetchTrials(good: HookCall, prefetch: Json): readonly Trial[] {
  const { prefetch: _prefetch, ...bare } = good;
  const every = (to: (value: unknown) => unknown): HookCall => ({
    ...good,
    prefetch: Object.fromEntries(Object.entries(prefetch).map(([key, value]) => [key, to(value)])),
  });
  const searches = (to: (value: Json) => unknown): HookCall =>
    every((value) => (isBundle(value) ? to(value) : value));
  return [
    { rule: 'F1', name: 'without prefetch', call: bare, wants: 'answered', notSilent: 'F2-silent' },
    ...Object.keys(prefetch).map((key): Trial => {
      const { [key]: _left, ...others } = prefetch;
      return {
        rule: 'F1',
        name: `without prefetch.${key}`,
        call: { ...good, prefetch: others },
        wants: 'answered',
      };
    }),
    { rule: 'F-null', name: 'every prefetch key null', call: every(() => null), wants: 'answered' },
    { rule: 'F-empty', name: 'every search empty', call: searches(() => searchset([])), wants: 'as before' },
    {
      rule: 'F-error',
      name: 'every prefetch key an OperationOutcome',
      call: every(() => failed),
      wants: 'answered',
      notSilent: 'F-error-silent',
    },
    {
      rule: 'F-outcome',
      name: 'every search empty with an informative OperationOutcome',
      call: searches(() => nothingFound),
      wants: 'as before',
    },
    {
      rule: 'F-pages',
      name: 'every search with a link to a next page',
      call: searches((bundle) => ({
        ...bundle,
        link: [{ relation: 'next', url: 'https://fhir.invalid/r4/next' }],
      })),
      wants: 'answered',
    },
    {
      rule: 'F-shape',
      name: 'resources for Bundles and Bundles for resources',
      call: every((value) => (isBundle(value) ? firstOf(value) : searchset([value]))),
      wants: 'no failure',
    },
  ];
}

const isBundle = (value: unknown): value is Json => isObject(value) && value['resourceType'] === 'Bundle';
const firstOf = (bundle: Json): unknown => {
  const entry = listOf(bundle['entry'])[0];
  return isObject(entry) && entry['resource'] !== undefined ? entry['resource'] : { resourceType: 'Basic' };
};

const inContext = (good: HookCall, changed: Json): HookCall => ({
  ...good,
  context: { ...good.context, ...changed },
});

function contextTrials(good: HookCall, hook: string): readonly Trial[] {
  const { encounterId, ...withoutEncounter } = good.context;
  const other =
    encounterId === undefined
      ? { name: 'with encounterId', call: inContext(good, { encounterId: ENCOUNTER }) }
      : { name: 'without encounterId', call: { ...good, context: withoutEncounter } };
  return [
    ...(hookContexts[hook]?.users ?? []).map((type): Trial => ({
      rule: 'H-user',
      name: `userId of a ${type}`,
      call: inContext(good, { userId: `${type}/example` }),
      wants: 'answered',
    })),
    ...(hook.startsWith('encounter-') ? [] : [{ rule: 'H-encounter', ...other, wants: 'answered' } as const]),
    {
      rule: 'A7',
      name: 'another patientId than that of the chart',
      call: inContext(good, { patientId: 'somebody-else' }),
      wants: 'no failure',
      noCards: true,
    },
  ];
}

function orderTrials(good: HookCall, hook: string): readonly Trial[] {
  const orders = listOf((good.context['draftOrders'] as Json)['entry'])
    .map((entry) => (isObject(entry) ? entry['resource'] : undefined))
    .filter(isObject);
  const draft = (resources: readonly Json[]): HookCall =>
    inContext(good, { draftOrders: bundleOf(resources) });
  const { draftOrders: _drafts, selections: _selections, ...noOrders } = good.context;
  const listed = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: orders.map((resource) => ({ fullUrl: `urn:x-example:${String(resource['id'])}`, resource })),
  };
  const vague = orders.map(({ dosageInstruction: _dose, authoredOn: _day, ...order }) => order);
  return [
    ...(hook === 'order-select'
      ? [{ rule: 'H1', name: 'orders without dose', call: draft(vague), wants: 'as before' } as const]
      : []),
    {
      rule: 'H3',
      name: 'a draft of an unknown kind beside',
      call: draft([...orders, { resourceType: 'Basic', id: 'kind-of-its-own' }]),
      wants: 'as before',
    },
    {
      rule: 'H4',
      name: 'draftOrders with type and fullUrl',
      call: inContext(good, { draftOrders: listed }),
      wants: 'as before',
    },
    {
      rule: 'H-medication',
      name: 'a Medication as an entry',
      call: draft(orders.flatMap(withMedicationApart)),
      wants: 'as before',
    },
    { rule: 'H5', name: 'without draftOrders', call: { ...good, context: noOrders }, wants: 'no failure' },
  ];
}

function withMedicationApart(order: Json): readonly Json[] {
  const { medicationCodeableConcept: code, ...rest } = order;
  if (code === undefined) return [order];
  const medication = { resourceType: 'Medication', id: 'example-medication', code };
  return [medication, { ...rest, medicationReference: { reference: 'Medication/example-medication' } }];
}

const stranger = { 'org.example.not-known': { note: 'to be ignored' } };

const memberTrials = (good: HookCall): readonly Trial[] => [
  {
    rule: 'T7',
    name: 'unknown members and extensions',
    call: { ...inContext(good, { notKnown: 1, extension: stranger }), notKnown: [1], extension: stranger },
    wants: 'as before',
  },
  {
    rule: 'T6',
    name: 'a body of one megabyte',
    call: { ...good, extension: { 'org.example.padding': { text: 'x'.repeat(1024 * 1024) } } },
    wants: 'as before',
  },
  {
    rule: 'I1',
    name: 'a hookInstance of UUID version 1',
    call: { ...good, hookInstance: 'f399c67c-c703-11ea-87d0-0242ac130003' },
    wants: 'as before',
  },
  {
    rule: 'A2',
    name: 'an access token for a server that does not exist',
    call: {
      ...good,
      fhirServer: 'https://fhir.invalid/r4',
      fhirAuthorization: {
        access_token: CANARY_TOKEN,
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'user/Patient.read user/Observation.read',
        subject: 'cds-service',
      },
    },
    wants: 'answered',
  },
];
