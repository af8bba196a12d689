import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify, type JSONWebKeySet } from 'jose';
import { isObject, objectsIn, type JsonObject } from '../support/json.js';

/** One call and its answer on the way back: what a fault may change. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly asked: unknown;
  readonly headers: IncomingMessage['headers'];
  status: number;
  /** Sent as JSON, unless it is text. */
  body: unknown;
  sends: Record<string, string>;
}
export type Fault = (exchange: Exchange) => void;

export interface Doorkeeper {
  readonly jwks: JSONWebKeySet;
  readonly issuer: string;
  /** Address in front of the path, for aud; by default that of the service. */
  readonly publicUrl?: string;
  /** What it does not look at. */
  readonly overlooks?:
    | 'signature'
    | 'aud'
    | 'exp'
    | 'jti'
    | 'life'
    | 'claims'
    | 'iss'
    | 'feedback'
    | 'lists of aud'
    | 'unsigned';
}

/** A small CDS service that keeps every rule, on a real port; `fault` is a proxy in front that spoils answers. */
export async function startAService(fault: Fault = () => undefined, door?: Doorkeeper) {
  const spent = new Set<string>();
  let base = '';
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const text = Buffer.concat(chunks).toString();
      const { method = 'GET', url: path = '/', headers } = request;
      const let_in =
        method === 'OPTIONS' ||
        door === undefined ||
        (await isLetIn(path, headers, door, door.publicUrl ?? base, spent));
      const answer = let_in ? answerTo(method, path, headers, text) : locked;
      const exchange: Exchange = {
        method,
        path,
        asked: parse(text),
        headers,
        ...answer,
        sends: { ...cors, 'content-type': 'application/json', ...answer.sends },
      };
      fault(exchange);
      const body =
        exchange.body === undefined
          ? ''
          : typeof exchange.body === 'string'
            ? exchange.body
            : JSON.stringify(exchange.body);
      response.writeHead(exchange.status, exchange.sends).end(body);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: base,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers': 'authorization, content-type',
};

type Answered = Pick<Exchange, 'status' | 'body'> & { readonly sends?: Record<string, string> };
const problem = (status: number, text: string, sends: Record<string, string> = {}): Answered => ({
  status,
  body: {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: 'processing', details: { text } }],
  },
  sends,
});
const locked = problem(401, 'Not authorized.', { 'www-authenticate': 'Bearer' });

/** In the order of the specification; jose does the work. */
async function isLetIn(
  path: string,
  headers: IncomingMessage['headers'],
  { jwks, issuer, overlooks }: Doorkeeper,
  base: string,
  spent: Set<string>,
): Promise<boolean> {
  if (overlooks === 'feedback' && path.endsWith('/feedback')) return true;
  try {
    const token = (headers.authorization ?? '').replace(/^Bearer /, '');
    const { jku, alg } = decodeProtectedHeader(token);
    if (overlooks === 'signature' || (overlooks === 'unsigned' && alg === 'none'))
      return decodeJwt(token).iss === issuer;
    if (jku !== undefined) return false;
    const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), {
      algorithms: ['ES384', 'RS384'],
      ...(overlooks !== 'iss' && { issuer }),
      ...(overlooks !== 'aud' && { audience: `${base}${path}` }),
      ...(overlooks === 'exp' && { clockTolerance: 100_000 }),
      requiredClaims: overlooks === 'claims' ? [] : ['aud', 'exp', 'iat', 'jti', 'iss'],
      ...(overlooks !== 'exp' && overlooks !== 'claims' && { maxTokenAge: '1h' }),
    });
    const { exp = 0, iat = 0, jti = '', aud } = payload;
    if (overlooks === 'lists of aud' && Array.isArray(aud)) return false;
    if (exp - iat > 3600 && overlooks !== 'life' && overlooks !== 'claims') return false;
    if (spent.has(jti) && overlooks !== 'jti') return false;
    spent.add(jti);
    return true;
  } catch {
    return false;
  }
}

export const goodDiscovery = () => ({
  services: [
    {
      id: 'demo',
      hook: 'order-select',
      title: 'Demo',
      description: 'Speaks about every order.',
      prefetch: {
        patient: 'Patient/{{context.patientId}}',
        conditions: 'Condition?patient={{context.patientId}}&_sort=-recorded-date&_count=100',
      },
      extension: { 'org.example.demo': { stage: 'test' } },
    },
  ],
});

function answerTo(method: string, path: string, headers: IncomingMessage['headers'], text: string): Answered {
  if (method === 'OPTIONS') return { status: 204, body: undefined };
  if (path === '/cds-services')
    return method === 'GET' ? { status: 200, body: goodDiscovery() } : problem(405, 'GET only.');
  if (path === '/cds-services/demo/feedback')
    return method === 'POST' ? feedback(parse(text)) : problem(405, 'POST only.');
  if (path !== '/cds-services/demo') return problem(404, 'Not here.');
  if (method !== 'POST') return problem(405, 'POST only.');
  if (!/^application\/json/.test(headers['content-type'] ?? '')) return problem(415, 'JSON only.');
  const call = parse(text);
  if (!isObject(call) || !isObject(call['context'])) return problem(400, 'This is no hook request.');
  const { hook, hookInstance, context, prefetch } = call;
  if (hook !== 'order-select' || hookInstance === undefined) return problem(400, 'Another hook.');
  if (isObject(context) && context['patientId'] === undefined) return problem(400, 'No patientId.');
  return advise(context, isObject(prefetch) ? prefetch : {});
}

function advise(context: JsonObject, { patient, conditions }: JsonObject): Answered {
  const chartOf = isObject(patient) && patient['resourceType'] === 'Patient' ? patient['id'] : undefined;
  const isUnread = isObject(conditions) && conditions['resourceType'] === 'OperationOutcome';
  if (conditions === undefined || isUnread || (chartOf !== undefined && chartOf !== context['patientId']))
    return problem(412, 'The conditions cannot be had.');
  const entries = isObject(conditions) ? objectsIn(conditions['entry']) : [];
  const found = entries.filter(
    ({ resource }) => isObject(resource) && resource['resourceType'] === 'Condition',
  ).length;
  const drafts = isObject(context['draftOrders']) ? objectsIn(context['draftOrders']['entry']) : [];
  const order = drafts
    .map(({ resource }) => resource)
    .filter(isObject)
    .find(({ resourceType }) => resourceType === 'MedicationRequest');
  return {
    status: 200,
    body: { cards: found > 0 && order ? [card(order, String(context['patientId']))] : [] },
  };
}

const card = (order: JsonObject, patientId: string) => ({
  uuid: randomUUID(),
  summary: 'Think twice about this order',
  indicator: 'warning',
  detail: '**Why** because.',
  source: {
    label: 'Demo',
    url: 'https://example.org',
    topic: { system: 'urn:x-example:topic', code: 'demo' },
  },
  selectionBehavior: 'at-most-one',
  suggestions: [
    {
      label: 'Remove it',
      uuid: randomUUID(),
      isRecommended: true,
      actions: [
        { type: 'delete', description: 'Remove it', resourceId: `MedicationRequest/${String(order['id'])}` },
      ],
    },
    {
      label: 'Test first',
      uuid: randomUUID(),
      actions: [
        {
          type: 'create',
          description: 'A test',
          resource: {
            resourceType: 'ServiceRequest',
            status: 'draft',
            intent: 'proposal',
            subject: { reference: `Patient/${patientId}` },
          },
        },
      ],
    },
    {
      label: 'Change it',
      uuid: randomUUID(),
      actions: [{ type: 'update', description: 'Half the dose', resource: order }],
    },
  ],
  overrideReasons: [{ system: 'urn:x-example:reason', code: 'no', display: 'No' }],
  links: [{ label: 'Guideline', url: 'https://example.org/guideline', type: 'absolute' }],
  extension: { 'org.example.demo': { rule: 'demo' } },
});

function feedback(body: unknown): Answered {
  const items = isObject(body) ? objectsIn(body['feedback']) : [];
  const areGood = items.every(({ outcome }) => outcome === 'accepted' || outcome === 'overridden');
  return items.length > 0 && areGood ? { status: 200, body: {} } : problem(400, 'This is no feedback.');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
