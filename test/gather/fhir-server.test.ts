import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { judge } from '../../src/gather/fetched.js';
import { fhirServers, type FhirServer } from '../../src/gather/fhir-server.js';
import { outcome, send, startFhirServer, type AFhirServer } from '../support/a-fhir-server.js';
import { aQuestion } from './a-question.js';

const token = 'canary-7f3a';
const open = (
  fhirServer: string | undefined,
  environment: Readonly<Record<string, string>> = {},
  rest: object = {},
): FhirServer | undefined =>
  fhirServers(readConfig(environment))(aQuestion({}, { fhirServer, accessToken: token, ...rest })).server;
const patient = { resourceType: 'Patient', id: 'p1' };

describe('a FHIR server may be called', () => {
  it.each([
    'http://127.0.0.1:8080/fhir',
    'http://localhost/fhir/',
    'https://localhost',
    'http://[::1]:8080/r4',
    'http://127.8.9.1/fhir',
    // Other ways to write 127.0.0.1, which URL reads as such.
    'http://2130706433/fhir',
    'http://0x7f.1/fhir',
  ])('when nothing is set and it is on this machine: %s', (address) => {
    expect(open(address)).toBeDefined();
  });

  it.each([
    'https://ehr.example.org/fhir',
    'http://0.0.0.0/fhir',
    'http://[::ffff:7f00:1]/fhir',
    'http://127.0.0.1.example.org/fhir',
    'http://localhost.example.org/fhir',
    'http://127.0.0.1@ehr.example.org/fhir',
    'http://user:pass@127.0.0.1/fhir',
    'http://127.0.0.1/fhir?x=',
    'http://127.0.0.1/fhir#x',
    'file:///etc/passwd',
    'ftp://127.0.0.1/',
    '127.0.0.1:8080',
    'nonsense',
    '',
  ])('else not: %s', (address) => {
    expect(open(address)).toBeUndefined();
  });

  const allowed = {
    FHIR_ALLOWED_SERVERS:
      'https://ehr.example.org/fhir/, https://other.example.org:8443, https://klinik.münchen.example/fhir',
  };
  it.each([
    'https://ehr.example.org/fhir',
    'https://ehr.example.org/fhir/',
    'https://EHR.example.org:443/fhir/r4',
    'https://ehr.example.org/x/../fhir',
    'https://other.example.org:8443/anything',
    'https://ehr.example.org:0443/fhir',
    'https://klinik.münchen.example/fhir',
    'https://KLINIK.MÜNCHEN.example/fhir',
    'https://klinik.xn--mnchen-3ya.example/fhir',
  ])('when its address is within an allowed one: %s', (address) => {
    expect(open(address, allowed)).toBeDefined();
  });

  it('also the ten thousandth time', () => {
    const answers = Array.from({ length: 10_000 }, () =>
      open('https://klinik.münchen.example/fhir', allowed),
    );
    expect(answers).not.toContain(undefined);
  });

  it.each([
    ['another scheme', 'http://ehr.example.org/fhir'],
    ['a look-alike host', 'https://ehr.example.org.evil.test/fhir'],
    ['a look-alike path', 'https://ehr.example.org/fhir-admin'],
    ['a path above', 'https://ehr.example.org/fhir/../admin'],
    ['the same, encoded', 'https://ehr.example.org/fhir/%2e%2e/admin'],
    ['the same, for servers that decode', 'https://ehr.example.org/fhir/..%2fadmin'],
    ['the same, for servers that cut at a semicolon', 'https://ehr.example.org/fhir/..;/admin'],
    ['a user that looks like the host', 'https://ehr.example.org@evil.test/fhir'],
    ['a backslash', 'https://ehr.example.org\\@evil.test/fhir'],
    ['another port', 'https://ehr.example.org:8443/fhir'],
    ['a dot behind the host', 'https://ehr.example.org./fhir'],
    ['a look-alike letter in the host', 'https://\u0435hr.example.org/fhir'],
    ['an invisible letter in the host', 'https://e\u00ADhr.example.org/fhir'],
    ['an umlaut left out', 'https://klinik.munchen.example/fhir'],
    ['an encoded dot in the host', 'https://ehr%2eexample.org/fhir'],
    ['an empty user', 'https://@ehr.example.org/fhir'],
    ['a backslash for a slash', 'https://ehr.example.org\\fhir'],
    ['a tab inside', 'https://ehr.exa\tmple.org/fhir'],
    ['no slashes', 'https:ehr.example.org/fhir'],
    ['an empty query', 'https://ehr.example.org/fhir?'],
    ['the path in capitals', 'https://ehr.example.org/FHIR'],
    ['this machine, which the list does not name', 'http://127.0.0.1/fhir'],
  ])('never with %s', (_what, address) => {
    expect(open(address, allowed)).toBeUndefined();
  });

  it('to an authenticated caller only by its own list, and only with a token', () => {
    const caller = {
      name: 'north',
      fhirServers: ['https://north.example.org/fhir', 'nonsense'],
      profile: 'standard',
    };
    const address = 'https://north.example.org/fhir/r4';
    expect(open(address, allowed, { caller })).toMatchObject({
      base: 'https://north.example.org/fhir/r4',
      listedAs: 'https://north.example.org/fhir',
    });
    expect(open(address, allowed, { caller, accessToken: undefined })).toBeUndefined();
    for (const other of ['https://ehr.example.org/fhir', 'http://127.0.0.1/fhir', 'nonsense'])
      expect(open(other, allowed, { caller })).toBeUndefined();
    expect(open(address, allowed)).toBeUndefined();
    expect(open('http://127.0.0.1/fhir', {}, { caller: { ...caller, fhirServers: [] } })).toBeUndefined();
  });

  it('never with a token that no header can hold', () => {
    expect(open('http://127.0.0.1/fhir', {}, { accessToken: 'a\r\nX: y' })).toBeUndefined();
  });
});

describe('reading', () => {
  let ehr: AFhirServer;
  let evil: AFhirServer;
  beforeAll(async () => {
    ehr = await startFhirServer({ resources: [patient], token });
    evil = await startFhirServer({ resources: [patient] });
  });
  afterEach(() => {
    ehr.misbehave(undefined);
    ehr.asked.length = 0;
    expect(evil.asked).toEqual([]);
  });
  afterAll(() => Promise.all([ehr.stop(), evil.stop()]));
  const server = (environment: Readonly<Record<string, string>> = {}, rest: object = {}) =>
    open(ehr.base, environment, rest)!;
  const failure = async (reading: Promise<unknown>) => (await reading) as { kind: string; why?: string };

  it('sends the token to the server, and keeps what it answers', async () => {
    expect(await server().get('Patient/p1')).toEqual({
      kind: 'answer',
      resource: expect.objectContaining(patient),
    });
    expect(ehr.asked).toMatchObject([{ url: '/fhir/Patient/p1', authorization: `Bearer ${token}` }]);
  });

  it('works without a token, where the server does', async () => {
    ehr.misbehave((response) => (send(response, 200, patient), true));
    expect(await server({}, { accessToken: undefined }).get('Patient/p1')).toMatchObject({ kind: 'answer' });
    expect(ehr.asked[0]?.authorization).toBeUndefined();
  });

  it.each([
    ['another host', () => `${evil.base}/Patient/p1`],
    ['another port by a network path', () => `//127.0.0.1:${evil.port}/fhir/Patient`],
    ['a user in front of another host', () => `http://127.0.0.1:${ehr.port}@127.0.0.1:${evil.port}/fhir`],
    ['the same host outside the base path', () => `http://127.0.0.1:${ehr.port}/admin`],
    ['the same host above the base path', () => `${ehr.base}/../admin`],
    ['a look-alike of the base path', () => `${ehr.base}-admin/Patient`],
    ['another scheme', () => ehr.base.replace('http:', 'https:')],
    ['a file', () => 'file:///etc/passwd'],
    ['nonsense', () => 'http://'],
  ])('does not follow a link to %s', async (_what, link) => {
    const one = server();
    expect(await one.get(link())).toEqual({ kind: 'failed', why: 'outside the server' });
    expect(one.tally).toEqual({ reads: 1, failures: { 'outside the server': 1 } });
    expect(ehr.asked).toEqual([]);
  });

  it.each([301, 302, 307, 308])('does not follow a redirect (%i), near or far', async (status) => {
    for (const location of [`${evil.base}/Patient/p1`, `${ehr.base}/Patient/p1`]) {
      ehr.misbehave((response) => {
        response.writeHead(status, { location }).end();
        return true;
      });
      expect(await failure(server().get('Patient/p2'))).toEqual({ kind: 'failed', why: 'unreachable' });
    }
    expect(ehr.asked).toHaveLength(2);
  });

  it.each([
    [401, outcome('login')],
    [403, outcome('forbidden')],
    [400, outcome('invalid')],
    [500, outcome('not-supported')],
    [501, 'no JSON'],
  ])('says the status of a refusal, and no more: %i', async (status, body) => {
    ehr.misbehave((response) => (send(response, status, body), true));
    expect(await server().get('Condition?patient=p1')).toEqual({ kind: 'failed', why: `HTTP ${status}` });
    expect(ehr.asked).toHaveLength(1);
  });

  it.each([
    [404, 'nothing here'],
    [400, outcome('not-supported')],
    [501, outcome('not-supported')],
  ])('tells a resource type that is not kept: %i', async (status, body) => {
    ehr.misbehave((response) => (send(response, status, body), true));
    expect(await server().get('MedicationStatement?patient=p1')).toEqual({ kind: 'not kept' });
  });

  it.each(['null', '[]', '"text"', '{}', '<html>', '{"resourceType":', ''])(
    'takes no answer that is no resource: %s',
    async (body) => {
      ehr.misbehave((response) => (send(response, 200, body), true));
      expect(await server().get('Patient/p1')).toEqual({ kind: 'failed', why: 'unreadable' });
    },
  );

  it.each([
    ['no word', {}],
    ['seconds', { 'retry-after': '0.05' }],
    ['a date that has passed', { 'retry-after': 'Fri, 20 Nov 2015 12:00:00 GMT' }],
    ['nonsense', { 'retry-after': 'soon' }],
  ])('tries a busy server once more, after %s', async (_what, headers) => {
    ehr.misbehave((response) => {
      if (ehr.asked.length > 1) return false;
      response.writeHead(503, headers).end();
      return true;
    });
    expect(await server().get('Patient/p1')).toMatchObject({ kind: 'answer' });
    expect(ehr.asked).toHaveLength(2);
  });

  it('tries no third time, and not at all when the server asks for more time than is left', async () => {
    ehr.misbehave((response) => (response.writeHead(429).end(), true));
    expect(await server().get('Patient/p1')).toEqual({ kind: 'failed', why: 'HTTP 429' });
    expect(ehr.asked).toHaveLength(2);
    ehr.asked.length = 0;
    ehr.misbehave((response) => (response.writeHead(429, { 'retry-after': '60' }).end(), true));
    const before = performance.now();
    expect(await server().get('Patient/p1')).toEqual({ kind: 'failed', why: 'HTTP 429' });
    expect(performance.now() - before).toBeLessThan(500);
    expect(ehr.asked).toHaveLength(1);
  });

  it('takes no answer that nests deeper than 100 levels, which would overflow who reads it', async () => {
    const nested = (levels: number) =>
      `{"resourceType":"Bundle","x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    ehr.misbehave((response, { url }) => (send(response, 200, nested(Number(url.split('=')[1]))), true));
    expect(await server().get('Condition?patient=99')).toMatchObject({ kind: 'answer' });
    for (const levels of [100, 20_000])
      expect(await server().get(`Condition?patient=${levels}`)).toEqual({
        kind: 'failed',
        why: 'unreadable',
      });
  });

  it('begins nothing with a token that has run out meanwhile', async () => {
    const rest = { startedAt: performance.now() - 1500, accessTokenSeconds: 1 };
    const one = server({ DEADLINE_MS: '5000' }, rest);
    expect(await one.get('Patient/p1')).toEqual({ kind: 'failed', why: 'timeout' });
    expect(ehr.asked).toEqual([]);
    const still = server({ DEADLINE_MS: '5000' }, { ...rest, accessTokenSeconds: 60 });
    expect(await still.get('Patient/p1')).toMatchObject({ kind: 'answer' });
  });

  const large = JSON.stringify({ ...patient, text: 'x'.repeat(2_000_000) });
  it.each([
    ['told', (body: string) => ({ 'content-length': String(body.length) })],
    ['not told', () => ({})],
  ])('breaks off an answer that is too large, its length %s', async (_what, headers) => {
    ehr.misbehave((response) => {
      response.writeHead(200, headers(large));
      response.end(large);
      return true;
    });
    expect(await server({ FHIR_MAX_ANSWER_MB: '1' }).get('Patient/p1')).toMatchObject({ kind: 'failed' });
    expect(await server({ FHIR_MAX_ANSWER_MB: '3' }).get('Patient/p1')).toMatchObject({ kind: 'answer' });
  });

  it.each([200, 404])(
    'breaks off an answer that unpacks to too much (%i), and reads packed ones',
    async (status) => {
      ehr.misbehave((response) => {
        response.writeHead(status, { 'content-encoding': 'gzip', 'content-type': 'application/fhir+json' });
        response.end(gzipSync(large));
        return true;
      });
      expect(await server({ FHIR_MAX_ANSWER_MB: '1' }).get('Patient/p1')).toMatchObject({ kind: 'failed' });
      expect(await server({ FHIR_MAX_ANSWER_MB: '3' }).get('Patient/p1')).toMatchObject({
        kind: status === 200 ? 'answer' : 'not kept',
      });
    },
  );

  it('stops reading, and the socket with it, after FHIR_TIMEOUT_MS', async () => {
    ehr.misbehave(() => true);
    const before = performance.now();
    expect(await server({ FHIR_TIMEOUT_MS: '100' }).get('Patient/p1')).toEqual({
      kind: 'failed',
      why: 'timeout',
    });
    expect(performance.now() - before).toBeLessThan(500);
    await nothingUnderWay(ehr);
    expect(ehr.asked).toMatchObject([{ abandoned: true }]);
  });

  it('stops at the deadline of the call, and begins nothing after it', async () => {
    ehr.misbehave(() => true);
    const startedAt = performance.now() - 1800;
    const one = server({ DEADLINE_MS: '2000' }, { startedAt });
    expect(await one.get('Patient/p1')).toEqual({ kind: 'failed', why: 'timeout' });
    expect(performance.now() - startedAt).toBeLessThan(2400);
    expect(await one.get('Patient/p1')).toEqual({ kind: 'failed', why: 'timeout' });
    expect(ehr.asked).toHaveLength(1);
  });

  it('stops when the caller leaves, also while it waits to try again', async () => {
    for (const misbehave of [
      () => true,
      (response: import('node:http').ServerResponse) => (
        response.writeHead(503, { 'retry-after': '1' }).end(),
        true
      ),
    ]) {
      ehr.misbehave(misbehave);
      ehr.asked.length = 0;
      const caller = new AbortController();
      const reading = server({}, { signal: caller.signal }).get('Patient/p1');
      setTimeout(() => caller.abort(), 100);
      const before = performance.now();
      expect(await reading).toEqual({ kind: 'failed', why: 'timeout' });
      expect(performance.now() - before).toBeLessThan(500);
      await nothingUnderWay(ehr);
      expect(ehr.asked).toHaveLength(1);
    }
  });

  it('is not begun for a caller who has left', async () => {
    const one = server({}, { signal: AbortSignal.abort() });
    expect(await one.get('Patient/p1')).toEqual({ kind: 'failed', why: 'timeout' });
    expect(ehr.asked).toEqual([]);
  });
});

// Made up: under Jest fetch hides the causes of its errors, because undici's come from another realm.
describe('what fetch says of a failure', () => {
  const of = (code: string) => judge(Object.assign(new TypeError('fetch failed'), { cause: { code } }));

  it.each(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])('is worth another try when it was cut: %s', (code) => {
    expect(of(code)).toEqual({ fetched: { kind: 'failed', why: 'unreachable' }, againAfter: 0 });
  });

  it('is not when nobody is there, or the answer was too large', () => {
    expect(of('ECONNREFUSED')).toEqual({ fetched: { kind: 'failed', why: 'unreachable' } });
    expect(of('UND_ERR_RES_EXCEEDED_MAX_SIZE')).toEqual({ fetched: { kind: 'failed', why: 'too large' } });
    expect(judge('nonsense')).toEqual({ fetched: { kind: 'failed', why: 'unreadable' } });
  });
});

async function nothingUnderWay(ehr: AFhirServer): Promise<void> {
  for (let tries = 0; ehr.underWay() > 0 && tries < 100; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(ehr.underWay()).toBe(0);
}
