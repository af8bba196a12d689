import { isObject } from '../contract/fhir.js';
import { check, emptyIn, type Chapter, type Check, type Json } from './check.js';
import { isRefused, statusOf, type Answer, type Client, type Sent } from './client.js';
import type { ListedService } from './discovery.js';
import type { HookCall } from './requests.js';
import type { RuleName } from './rules.js';

/** Written into calls that are refused; must not come back. */
const CANARY = {
  name: 'Canarykowski',
  id: 'canary-7f3d',
  number: 'MRN-4711-0815',
  token: 'canary-token-51ce',
};

/** What a client may do wrong, and how it is told. */
export async function wrongCallChapter(
  client: Client,
  service: ListedService,
  good: HookCall,
): Promise<Chapter> {
  const path = `/cds-services/${encodeURIComponent(service.id)}`;
  const marked: HookCall = {
    ...good,
    fhirAuthorization: undefined,
    prefetch: markedPrefetch,
    context: { ...good.context, patientId: CANARY.id },
  };
  const without = (member: string): Json => {
    const { [member]: _left, ...others } = marked;
    return others;
  };
  const { patientId: _patientId, ...noPatient } = marked.context;
  const cases: readonly (readonly [RuleName, string, string, Sent])[] = [
    ['E-hook', 'the hook of another service', path, { body: { ...marked, hook: 'not-your-hook' } }],
    ['E-field', 'without hook', path, { body: without('hook') }],
    ['E-field', 'without hookInstance', path, { body: without('hookInstance') }],
    ['E-field', 'without context', path, { body: without('context') }],
    ['E-field', 'without context.patientId', path, { body: { ...marked, context: noPatient } }],
    ['E-json', 'JSON that is cut off', path, { body: JSON.stringify(marked).slice(0, -40) }],
    ['E-json', 'a list', path, { body: [marked] }],
    ['E-json', 'nothing', path, { method: 'POST', headers: { 'content-type': 'application/json' } }],
    ['E-json', 'null', path, { body: 'null' }],
    ['E-type', 'content type text/plain', path, { body: marked, headers: { 'content-type': 'text/plain' } }],
    [
      'E-type',
      'a form',
      path,
      { body: `hook=${CANARY.name}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['E-method', 'GET on the service', path, {}],
    ['E-method', 'PUT on the service', path, { method: 'PUT', body: marked }],
    ['E-service', 'a service that is not there', `/cds-services/${CANARY.id}-none`, { body: marked }],
  ];
  const checks: Check[] = [];
  for (const [rule, name, to, sent] of cases) {
    const answer = await client.call(to, sent);
    checks.push(check(rule, name, isRefused(answer), statusOf(answer)), ...refusalChecks(name, answer));
  }
  return { title: `Wrong calls of ${service.id}`, checks, notes: [] };
}

const markedPrefetch = {
  patient: {
    resourceType: 'Patient',
    id: CANARY.id,
    name: [{ family: CANARY.name }],
    identifier: [{ system: 'urn:x-example:mrn', value: CANARY.number }],
  },
};

/** How every refusal is worded. */
export function refusalChecks(name: string, { status, json, text }: Answer): readonly Check[] {
  if (status < 400) return [];
  const isOutcome = isObject(json) && json['resourceType'] === 'OperationOutcome';
  const leaked = Object.entries(CANARY)
    .filter(([, canary]) => text.includes(canary))
    .map(([what]) => what);
  const hasStack = /\n\s+at .+:\d+:\d+|&nbsp;at |Traceback \(most recent|\.java:\d+\)/.test(text);
  return [
    check('S1', name, isOutcome, 'no OperationOutcome'),
    check(
      'S2',
      name,
      leaked.length === 0 && !hasStack,
      hasStack ? 'holds a stack trace' : `holds the ${leaked.join(', ')} that was sent`,
    ),
    check('S3', name, status < 500, `status ${status}`),
    ...(isObject(json)
      ? [check('T2', name, emptyIn(json, '').length === 0, `empty: ${emptyIn(json, '').join(', ')}`)]
      : []),
  ];
}
