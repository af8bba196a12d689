import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RawResource } from '../../src/contract/fhir.js';
import { isObject, objectsIn } from './json.js';

/** What a request asked for. */
export interface Asked {
  /** "/fhir/Condition?patient=v01" */
  readonly url: string;
  /** "Condition", "Patient", "" for the base itself. */
  readonly type: string;
  readonly authorization: string | undefined;
  /** The caller gave up before the answer was sent. */
  abandoned: boolean;
}

/** Answers in place of the server; false: the server shall answer as usual. */
export type Fault = (response: ServerResponse, asked: Asked, request: IncomingMessage) => boolean;

export interface FhirServerSetup {
  readonly resources: readonly RawResource[];
  /** Demanded with every request. */
  readonly token?: string;
  /** Most entries of a page, whatever `_count` says. */
  readonly pageSize?: number;
  /** How long every answer takes. */
  readonly delayMs?: number;
  /** "/fhir" */
  readonly path?: string;
}

export interface AFhirServer {
  /** "http://127.0.0.1:41234/fhir" */
  readonly base: string;
  readonly port: number;
  /** Every request so far. */
  readonly asked: Asked[];
  /** Requests that are being answered. */
  readonly underWay: () => number;
  /** From now on; undefined: none. */
  misbehave(fault: Fault | undefined): void;
  stop(): Promise<void>;
}

/**
 * A real FHIR server of a few lines on a free port: reads, and searches by type, patient and category, in pages.
 * https://hl7.org/fhir/R4/http.html
 */
export async function startFhirServer({
  resources,
  token,
  pageSize = 20,
  delayMs = 0,
  path = '/fhir',
}: FhirServerSetup): Promise<AFhirServer> {
  const asked: Asked[] = [];
  let fault: Fault | undefined;
  let underWay = 0;
  const server = createServer((request, response) => {
    const url = request.url ?? '';
    const one: Asked = {
      url,
      type: /^\/(\w+)/.exec(url.slice(path.length))?.[1] ?? '',
      authorization: request.headers.authorization,
      abandoned: false,
    };
    asked.push(one);
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
      one.abandoned = !response.writableFinished;
    });
    if (fault?.(response, one, request)) return;
    setTimeout(() => answer(one, response), delayMs);
  });
  const answer = (one: Asked, response: ServerResponse): void => {
    const [status, body] = answerTo(one);
    send(response, status, body);
  };
  const answerTo = ({ url, authorization }: Asked): readonly [status: number, body: RawResource] => {
    if (token !== undefined && authorization !== `Bearer ${token}`) return [401, outcome('login')];
    if (!url.startsWith(`${path}/`)) return [404, outcome('not-found')];
    const { pathname, searchParams } = new URL(url, base);
    const [type = '', id] = pathname
      .slice(path.length + 1)
      .split('/')
      .map(decodeURIComponent);
    if (id === undefined)
      return [200, page(searchIn(resources, type, searchParams), new URL(url, base), pageSize)];
    const found = resources.find((resource) => resource.resourceType === type && resource['id'] === id);
    return found ? [200, found] : [404, outcome('not-found')];
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}${path}`;
  return {
    base,
    port,
    asked,
    underWay: () => underWay,
    misbehave: (next) => {
      fault = next;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/fhir+json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export const outcome = (code: string, severity = 'error'): RawResource => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity, code }],
});

function searchIn(resources: readonly RawResource[], type: string, search: URLSearchParams) {
  const patient = `Patient/${search.get('patient') ?? ''}`;
  const category = search.get('category');
  return resources.filter(
    (resource) =>
      resource.resourceType === type &&
      objectsIn([resource['subject'], resource['patient']]).some(
        (subject) => subject['reference'] === patient,
      ) &&
      (category === null || categoriesOf(resource).includes(category)),
  );
}

const categoriesOf = (resource: RawResource): readonly unknown[] =>
  objectsIn(resource['category'])
    .flatMap((category) => objectsIn(category['coding']))
    .map(({ code }) => code);

function page(found: readonly RawResource[], url: URL, pageSize: number): RawResource {
  const from = Number(url.searchParams.get('_offset') ?? 0);
  const to = from + Math.min(pageSize, Number(url.searchParams.get('_count') ?? pageSize));
  const next = new URL(url);
  next.searchParams.set('_offset', String(to));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: found.length,
    link: [
      { relation: 'self', url: url.href },
      ...(to < found.length ? [{ relation: 'next', url: next.href }] : []),
    ],
    entry: found.slice(from, to).map((resource) => ({
      fullUrl: `${url.origin}${url.pathname.replace(/\/[^/]*$/, '')}/${resource.resourceType}/${String(resource['id'])}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}

/** The body of a search: a next link as a test wants it. */
export const bundleWithNext = (next: string, ...resources: readonly RawResource[]): RawResource => ({
  resourceType: 'Bundle',
  type: 'searchset',
  link: [{ relation: 'next', url: next }],
  entry: resources.filter(isObject).map((resource) => ({ resource })),
});
