/**
 * A small FHIR R4 server that holds the seed patients: reads and searches, nothing is ever written. For
 * `npm run demo`, for the CDS Hooks sandbox (docs/install-sandbox.md) and for tests. Not for patients.
 *
 *   node examples/fhir-server.mjs [--port 8090] [--token SECRET] [--page-size 20]
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answerDrugCabinet } from './drug-cabinet.mjs';
import { seedPatients } from './seed-patients.mjs';

const types = [
  'AllergyIntolerance',
  'Condition',
  'DiagnosticReport',
  'Medication',
  'MedicationAdministration',
  'MedicationDispense',
  'MedicationRequest',
  'MedicationStatement',
  'Observation',
  'Patient',
  'Procedure',
  'ServiceRequest',
];

/**
 * Starts it on loopback.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes any free one
 * @param {string} [options.token] the bearer token that every read must carry; without it the server is open
 * @param {number} [options.pageSize] the most that one page holds, whatever `_count` asks for
 * @param {string} [options.today] "YYYY-MM-DD"
 * @returns `url` is the FHIR base address; `log` has a line for each request: `GET /Patient/v01 200`
 */
export async function startFhirServer({ port = 0, token, pageSize = 20, today } = {}) {
  const resources = seedPatients(today).flatMap((patient) => patient.resources);
  const log = [];
  const server = createServer(async (request, response) => {
    try {
      const { status, body, headers } = await answer(request, { resources, token, pageSize });
      log.push(`${request.method} ${request.url.replace('/fhir', '')} ${status}`);
      response.writeHead(status, { ...crossOrigin, 'Cache-Control': 'no-store', ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    } catch {
      response.destroy();
    }
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}/fhir`,
    log,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** So that a page from another origin, such as the sandbox, may read the answers, errors too. */
const crossOrigin = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers': 'accept, authorization, content-type, prefer',
  'Access-Control-Max-Age': '600',
};
const fhirJson = { 'Content-Type': 'application/fhir+json; charset=utf-8' };

async function answer(request, site) {
  const { method } = request;
  const url = new URL(request.url, `http://${request.headers.host ?? '127.0.0.1'}`);
  const [root, type, id, ...rest] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const body = method === 'POST' ? await textOf(request) : '';
  if (method === 'OPTIONS') return { status: 204 };
  if (root === 'cds-services') return answerDrugCabinet(method, [type, id].filter(Boolean).join('/'), body);
  if (root !== 'fhir' || rest.length > 0)
    return problem(404, 'not-found', 'There is nothing at this address.');
  if (method === 'GET' && type === 'metadata') return found(capabilities);
  if (site.token !== undefined && request.headers.authorization !== `Bearer ${site.token}`) {
    const refusal = problem(401, 'login', 'Send the bearer token of this server.');
    return { ...refusal, headers: { ...fhirJson, 'WWW-Authenticate': 'Bearer' } };
  }
  if (!types.includes(type)) return problem(404, 'not-supported', 'This server does not keep that type.');
  if (method === 'GET' && id !== undefined) return read(type, id, site);
  if (method === 'POST' && id === '_search') {
    const asked = new URLSearchParams([...url.searchParams, ...new URLSearchParams(body)]);
    return found(search(type, asked, `${url.origin}/fhir`, site));
  }
  if (method === 'GET') return found(search(type, url.searchParams, `${url.origin}/fhir`, site));
  return problem(405, 'not-supported', 'This server reads and searches only.');
}

const found = (body) => ({ status: 200, body, headers: fhirJson });

const problem = (status, code, diagnostics) => ({
  status,
  body: { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code, diagnostics }] },
  headers: fhirJson,
});

function read(type, id, { resources }) {
  const resource = resources.find((one) => one.resourceType === type && one.id === id);
  return resource ? found(resource) : problem(404, 'not-found', 'There is no such resource.');
}

/** One page, with `next` when there are more. What it does not know it ignores, as servers do: `self` says so. */
function search(type, asked, base, { resources, pageSize }) {
  const used = [...asked].filter(([name]) => name in filters || name === '_sort');
  const hits = resources
    .filter((resource) => resource.resourceType === type)
    .filter((resource) => used.every(([name, value]) => filters[name]?.(resource, value.split(',')) ?? true));
  if (asked.get('_sort')?.startsWith('-')) hits.sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1));

  const wholeNumber = (name, standard) =>
    /^\d+$/.test(asked.get(name) ?? '') ? Number(asked.get(name)) : standard;
  const count = Math.max(1, Math.min(wholeNumber('_count', pageSize), pageSize));
  const from = wholeNumber('_offset', 0);
  const link = (relation, offset) => ({
    relation,
    url: `${base}/${type}?${new URLSearchParams([...used, ['_count', count], ['_offset', offset]])}`,
  });
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: hits.length,
    link: [link('self', from), ...(from + count < hits.length ? [link('next', from + count)] : [])],
    entry: hits.slice(from, from + count).map((resource) => ({
      fullUrl: `${base}/${type}/${resource.id}`,
      resource,
      search: { mode: 'match' },
    })),
  };
}

const isOfPatient = (resource, wanted) =>
  wanted.some((id) => `Patient/${id.replace(/^Patient\//, '')}` === subjectOf(resource));
const subjectOf = ({ resourceType, id, subject, patient }) =>
  resourceType === 'Patient' ? `Patient/${id}` : (subject ?? patient)?.reference;

const filters = {
  patient: isOfPatient,
  subject: isOfPatient,
  _id: ({ id }, wanted) => wanted.includes(id),
  category: ({ category }, wanted) =>
    (category ?? [])
      .flatMap((one) => one.coding ?? [])
      .some(({ system, code }) => wanted.includes(code) || wanted.includes(`${system}|${code}`)),
};

const dayOf = (resource) =>
  resource.effectiveDateTime ??
  resource.effectivePeriod?.start ??
  resource.performedDateTime ??
  resource.authoredOn ??
  '';

/** https://hl7.org/fhir/R4/capabilitystatement.html */
const capabilities = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  date: '2026-11-20',
  kind: 'instance',
  software: { name: 'Seed patients of myositis-cds' },
  implementation: { description: 'Test patients only; read-only' },
  fhirVersion: '4.0.1',
  format: ['application/fhir+json'],
  rest: [
    {
      mode: 'server',
      resource: types.map((type) => ({
        type,
        interaction: [{ code: 'read' }, { code: 'search-type' }],
        searchParam: [
          { name: 'patient', type: 'reference' },
          { name: 'category', type: 'token' },
        ],
      })),
    },
  ],
};

async function textOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 1_000_000) throw new Error('too long');
  }
  return text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8090' },
        token: { type: 'string' },
        'page-size': { type: 'string', default: '20' },
      },
    });
    const { port, token, 'page-size': pageSize } = values;
    const { url } = await startFhirServer({ port: Number(port), token, pageSize: Number(pageSize) });
    console.log(`FHIR server with the seed patients v01 to v05 on ${url}${token ? ', token needed' : ''}`);
    console.log(`Drugs that the sandbox does not list: ${new URL('/cds-services', url)}`);
  } catch ({ code, message }) {
    console.error(code === 'EADDRINUSE' ? 'That port is taken: choose another with --port.' : message);
    process.exitCode = 1;
  }
}
