import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { createPipeline } from '../src/pipeline.js';
import { knownClients, type KnownClients } from './support/a-client.js';
import { bundleWithNext, send, startFhirServer, type AFhirServer } from './support/a-fhir-server.js';
import { rulesOf, services, startService, type RunningService } from './support/running-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

jest.setTimeout(30_000);

const token = 'canary-91c4';
const patient = vignette('V01');
const full = hookRequest(patient);

/** The FHIR server of the client "north", and that of the client "south". */
let north: AFhirServer;
let south: AFhirServer;
/** Something else inside the hospital, which nobody may reach through us. */
let forbidden: { readonly port: number; readonly server: Server; connections: number };
let clients: KnownClients;
/** Whoever calls has the token of a client. */
let service: RunningService;
/** The same without authentication; the operator allows the server of "north". */
let open: RunningService;
/** What speaks when everything is sent. */
let usual: ReturnType<typeof rulesOf>;

beforeAll(async () => {
  north = await startFhirServer({ resources: patient.resources, token });
  south = await startFhirServer({ resources: patient.resources, token });
  const server = createServer((socket) => {
    forbidden.connections += 1;
    socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
  });
  // Every address of this machine, of both kinds.
  server.listen(0, '::');
  await once(server, 'listening');
  forbidden = { server, port: (server.address() as AddressInfo).port, connections: 0 };

  clients = await knownClients({ north: [north.base], south: [south.base], nobody: [] }, patient.asOf);
  service = await startService({
    ...createPipeline(readConfig({}), services),
    ...clients,
    asOf: patient.asOf,
    environment: { ...clients.environment, RATE_LIMIT_PER_MINUTE: '0' },
  });
  open = await startService({
    ...createPipeline(readConfig({ FHIR_ALLOWED_SERVERS: north.base }), services),
    asOf: patient.asOf,
  });
  usual = rulesOf(await open.fire(full));
});
afterEach(() => {
  for (const ehr of [north, south]) {
    ehr.misbehave(undefined);
    ehr.asked.length = 0;
  }
  forbidden.connections = 0;
});
afterAll(async () => {
  await Promise.all([service.stop(), open.stop(), north.stop(), south.stop()]);
  forbidden.server.close();
  await once(forbidden.server, 'close');
});

const bearer = { access_token: token, token_type: 'Bearer', expires_in: 300, scope: 'x', subject: 'y' };
interface Naming {
  readonly client?: string;
  readonly prefetch?: object;
  readonly authorization?: object | null;
  readonly of?: RunningService;
}
/** A hook call that names a FHIR server. */
const name = async (
  fhirServer: string,
  { client = 'north', prefetch = {}, authorization = bearer, of = service }: Naming = {},
) =>
  of.fire(
    { ...full, prefetch, fhirServer, fhirAuthorization: authorization },
    undefined,
    await clients.as(client),
  );

/** What the log says of the last call. */
const lastLine = (of = service) => JSON.parse(of.log.at(-1) ?? '{}') as Readonly<Record<string, unknown>>;
const nothingWasCalled = () => {
  expect([...north.asked, ...south.asked]).toEqual([]);
  expect(forbidden.connections).toBe(0);
};

describe('a client', () => {
  it.each(['north', 'south'])('may name its own FHIR server, which gets its token: %s', async (client) => {
    const [own, other] = client === 'north' ? [north, south] : [south, north];
    expect(rulesOf(await name(own.base, { client }))).toEqual(usual);
    expect(lastLine()).toMatchObject({ client, status: 200, fhir: { reads: own.asked.length } });
    expect(own.asked.length).toBeGreaterThan(10);
    expect(own.asked.every(({ authorization }) => authorization === `Bearer ${token}`)).toBe(true);
    expect(other.asked).toEqual([]);
  });

  it.each([
    ['north', () => south.base],
    ['south', () => north.base],
    ['nobody', () => north.base],
    ['nobody', () => south.base],
  ])('cannot name the server of another one: %s', async (client, address) => {
    expect((await name(address(), { client })).status).toBe(412);
    expect(lastLine()).toMatchObject({ client, status: 412, fhirServer: 'not allowed' });
    nothingWasCalled();
  });

  it('cannot name the servers of FHIR_ALLOWED_SERVERS, which serve while AUTH is off', async () => {
    const { answer } = createPipeline(readConfig({ FHIR_ALLOWED_SERVERS: south.base }), services);
    const both = await startService({ answer, asOf: patient.asOf, ...clients });
    try {
      expect((await name(south.base, { of: both })).status).toBe(412);
      nothingWasCalled();
      expect((await name(north.base, { of: both })).status).toBe(200);
    } finally {
      await both.stop();
    }
  });

  it('who names a path below its own address is told about by the address that the operator wrote', async () => {
    const answer = (response: Parameters<typeof send>[0]) => (send(response, 404, {}), true);
    north.misbehave((response, asked) =>
      asked.url.includes('MedicationDispense') ? answer(response) : false,
    );
    await name(`${north.base}/secret-tenant`);
    expect(north.asked.every(({ url }) => url.startsWith('/fhir/secret-tenant/'))).toBe(true);
    expect(service.log.join('')).not.toContain('secret-tenant');
    expect(await (await fetch(`${service.url}/health/ready`)).text()).not.toContain('secret-tenant');
  });
});

describe('the authorization of a call', () => {
  it.each([
    ['none', null, 'no token'],
    ['one without a token', { ...bearer, access_token: undefined }, 'no token'],
    ['a token of another type', { ...bearer, token_type: 'MAC' }, 'no token'],
    ['a token that fits into no header', { ...bearer, access_token: 'a b' }, 'unusable token'],
    ['a token that has expired', { ...bearer, expires_in: 0 }, 'expired token'],
    ['a token that expired long ago', { ...bearer, expires_in: -300 }, 'expired token'],
    ['a token that has expired, in words', { ...bearer, expires_in: '0' }, 'expired token'],
  ])('that carries %s lets an authenticated client read nothing', async (_what, authorization, why) => {
    expect((await name(north.base, { authorization })).status).toBe(412);
    expect(lastLine()).toMatchObject({ fhirServer: why });
    nothingWasCalled();
    const withPrefetch = await name(north.base, { authorization, prefetch: full.prefetch });
    expect(rulesOf(withPrefetch)).toEqual(usual);
    nothingWasCalled();
  });

  it('may be missing while AUTH is off: an open server is read without a token', async () => {
    const test = await startFhirServer({ resources: patient.resources });
    const { answer } = createPipeline(readConfig({ FHIR_ALLOWED_SERVERS: test.base }), services);
    const sandbox = await startService({ answer, asOf: patient.asOf });
    try {
      expect((await name(test.base, { of: sandbox, authorization: null })).status).toBe(200);
      expect(test.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
      test.asked.length = 0;
      expect(
        (await name(test.base, { of: sandbox, authorization: { ...bearer, expires_in: 0 } })).status,
      ).toBe(412);
      expect(test.asked).toEqual([]);
    } finally {
      await Promise.all([sandbox.stop(), test.stop()]);
    }
  });

  it('for another patient is refused, and nothing is read', async () => {
    const answer = await name(north.base, { authorization: { ...bearer, patient: 'somebody-else' } });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain('fhirAuthorization.patient');
    nothingWasCalled();
    const own = full.context.patientId;
    expect((await name(north.base, { authorization: { ...bearer, patient: own } })).status).toBe(200);
    expect((await name(north.base, { authorization: { ...bearer, patient: `Patient/${own}` } })).status).toBe(
      200,
    );
  });
});

/** Addresses that lead to the forbidden listener, when nobody looks closer. F is its port, N that of "north". */
const toTheForbidden: Readonly<Record<string, string>> = {
  'another port': 'http://127.0.0.1:F/fhir',
  'another port, by name': 'http://localhost:F/fhir',
  'the name in capitals': 'http://LOCALHOST:F/fhir',
  'the IPv6 loopback': 'http://[::1]:F/fhir',
  'the IPv6 loopback, written out': 'http://[0:0:0:0:0:0:0:1]:F/fhir',
  'an IPv4 address mapped to IPv6': 'http://[::ffff:127.0.0.1]:F/fhir',
  'the same in hexadecimal': 'http://[::ffff:7f00:1]:F/fhir',
  'a decimal address': 'http://2130706433:F/fhir',
  'a hexadecimal address': 'http://0x7f000001:F/fhir',
  'an octal address': 'http://0177.0.0.1:F/fhir',
  'a shortened address': 'http://127.1:F/fhir',
  'another address of the loopback': 'http://127.9.9.9:F/fhir',
  'the address of no host': 'http://0.0.0.0:F/fhir',
  'the same, shortened': 'http://0:F/fhir',
  'a dot behind the address': 'http://127.0.0.1.:F/fhir',
  'digits in circles': 'http://①②⑦.0.0.1:F/fhir',
  'dots of another script': 'http://127。0。0。1:F/fhir',
  'encoded dots': 'http://127%2e0%2e0%2e1:F/fhir',
  'a user that looks like the allowed host': 'http://127.0.0.1:N@127.0.0.1:F/fhir',
  'a user without a password': 'http://north@127.0.0.1:F/fhir',
  'an empty user': 'http://@127.0.0.1:F/fhir',
  'a backslash before the allowed host': 'http://127.0.0.1:F\\@127.0.0.1:N/fhir',
  'a backslash for a slash': 'http:\\\\127.0.0.1:F\\fhir',
  'a tab inside': 'http://127.0.0.1:\tF/fhir',
  'a line break inside': 'http://127.0.0.1:\nF/fhir',
  'no slashes': 'http:127.0.0.1:F/fhir',
  'three slashes': 'http:///127.0.0.1:F/fhir',
};

/** Addresses on the host of "north" that are not below /fhir, or that somebody may read so. */
const besideTheBase: Readonly<Record<string, string>> = {
  'another path': 'http://127.0.0.1:N/admin',
  'no path': 'http://127.0.0.1:N',
  'a path that begins alike': 'http://127.0.0.1:N/fhir-admin',
  'the path in capitals': 'http://127.0.0.1:N/FHIR',
  'a path above': 'http://127.0.0.1:N/fhir/../admin',
  'the same, encoded': 'http://127.0.0.1:N/fhir/%2e%2e/admin',
  'the same, half encoded': 'http://127.0.0.1:N/fhir/.%2E/admin',
  'the same with an encoded slash': 'http://127.0.0.1:N/fhir/..%2fadmin',
  'the same with an encoded backslash': 'http://127.0.0.1:N/fhir/..%5cadmin',
  'the same with backslashes': 'http://127.0.0.1:N\\fhir\\..\\admin',
  'the same, encoded twice': 'http://127.0.0.1:N/fhir/%252e%252e/admin',
  'the same, encoded too long': 'http://127.0.0.1:N/fhir/%c0%ae%c0%ae/admin',
  'the same behind a semicolon': 'http://127.0.0.1:N/fhir/..;/admin',
  'the same behind an encoded semicolon': 'http://127.0.0.1:N/fhir/..%3b/admin',
  'two slashes': 'http://127.0.0.1:N/fhir//admin',
  'an encoded line break': 'http://127.0.0.1:N/fhir/%0d%0aX:%20y',
  'a query': 'http://127.0.0.1:N/fhir?x=',
  'an empty query': 'http://127.0.0.1:N/fhir?',
  'a fragment': 'http://127.0.0.1:N/fhir#x',
  'an empty fragment': 'http://127.0.0.1:N/fhir#',
  'another name of the host': 'http://localhost:N/fhir',
};

/** Addresses of which nothing may be opened at all. */
const elsewhere: Readonly<Record<string, string>> = {
  'the metadata of a cloud': 'http://169.254.169.254/latest',
  'a private network': 'http://10.0.0.1/fhir',
  'plain http to another machine': 'http://ehr.example.org/fhir',
  'a host that begins like the allowed one': 'http://127.0.0.1.example.org:N/fhir',
  'the default port': 'http://127.0.0.1/fhir',
  'https, where http is allowed': 'https://127.0.0.1:N/fhir',
  'no scheme': '//127.0.0.1:F/fhir',
  'a file': 'file:///etc/passwd',
  ftp: 'ftp://127.0.0.1:F/',
  gopher: 'gopher://127.0.0.1:F/_GET',
  'data in the address': 'data:application/json,{}',
  'a scheme around the address': 'blob:http://127.0.0.1:N/fhir',
  'a script': 'javascript:fetch("/")',
  nonsense: 'http://[::1%00]:F/',
};

const withPorts = (address: string) =>
  address.replaceAll(/F(?=[/\\]|$)/g, String(forbidden.port)).replaceAll(/(?<=:)N/g, String(north.port));
const rows = Object.entries({ ...toTheForbidden, ...besideTheBase, ...elsewhere });

describe.each([
  ['an authenticated client', () => service],
  ['anybody while AUTH is off', () => open],
])('of an address that %s may not name', (_who, running) => {
  it.each(rows)('nothing is called, the prefetch is used all the same: %s', async (_what, address) => {
    const of = running();
    const named = withPorts(address);
    expect(await name(named, { of })).toMatchObject({ status: 412 });
    expect(lastLine(of)).toMatchObject({ status: 412, fhirServer: 'not allowed' });
    expect(rulesOf(await name(named, { of, prefetch: full.prefetch }))).toEqual(usual);
    nothingWasCalled();
    expect(of.log.join('')).not.toContain(token);
    expect(of.log.join('')).not.toContain(named.slice(7));
  });
});

describe('the forbidden listener', () => {
  it.each(Object.entries(toTheForbidden))('would have been reached: %s', async (_what, address) => {
    const { hostname, port } = new URL(withPorts(address));
    const socket = connect({ host: hostname.replace(/^\[(.*)\]$/, '$1'), port: Number(port) });
    await once(socket, 'data');
    socket.destroy();
    expect(forbidden.connections).toBe(1);
  });
});

describe('where an allowed server leads', () => {
  const kind = 'MedicationStatement';
  const records = patient.resources.filter(({ resourceType }) => resourceType === kind);
  it.each<[string, (to: string) => (response: Parameters<typeof send>[0]) => void]>([
    ['by a redirect', (to) => (response) => response.writeHead(302, { location: to }).end()],
    [
      'by a redirect that keeps the token',
      (to) => (response) => response.writeHead(308, { location: to }).end(),
    ],
    ['by a next page', (to) => (response) => send(response, 200, bundleWithNext(to, ...records.slice(0, 1)))],
    [
      'by a reference to a drug',
      (to) => (response) => {
        const medicationReference = { reference: `${to}/Medication/1` };
        const resource = { ...records[0], medicationCodeableConcept: undefined, medicationReference };
        send(response, 200, { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] });
      },
    ],
  ])('nobody follows: %s', async (_what, leading) => {
    expect(records.length).toBeGreaterThan(0);
    const lead = leading(`http://127.0.0.1:${forbidden.port}/fhir`);
    north.misbehave((response, { type }) => (type === kind ? (lead(response), true) : false));
    expect((await name(north.base)).status).toBe(200);
    expect(north.asked.some(({ type }) => type === kind)).toBe(true);
    expect(forbidden.connections).toBe(0);
    expect(south.asked).toEqual([]);
  });
});
