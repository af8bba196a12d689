import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { createPipeline } from '../src/pipeline.js';
import {
  bundleWithNext,
  outcome,
  send,
  startFhirServer,
  type AFhirServer,
  type Fault,
} from './support/a-fhir-server.js';
import { rulesOf, services, startService, type RunningService } from './support/running-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

const token = 'canary-3c1e9d';
const patient = vignette('V01');
const full = hookRequest(patient);

let ehr: AFhirServer;
let elsewhere: AFhirServer;
let service: RunningService;
beforeAll(async () => {
  ehr = await startFhirServer({ resources: patient.resources, token });
  elsewhere = await startFhirServer({ resources: patient.resources });
  service = await startService({ ...createPipeline(readConfig({}), services), asOf: patient.asOf });
});
afterEach(() => {
  ehr.misbehave(undefined);
  ehr.asked.length = 0;
});
afterAll(() => Promise.all([service.stop(), ehr.stop(), elsewhere.stop()]));

const answerWith =
  (status: number, body: unknown = outcome('processing'), headers: Record<string, string> = {}): Fault =>
  (response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    send(response, status, body);
    return true;
  };
const pageThatLeadsTo =
  (next: () => string): Fault =>
  (response, { type }) => {
    if (type === 'Patient') return false;
    const own = patient.resources.filter(({ resourceType }) => resourceType === type).slice(0, 1);
    send(response, 200, bundleWithNext(next(), ...own));
    return true;
  };
const megabytes = (response: ServerResponse, count: number): void => {
  const chunk = Buffer.alloc(1_000_000, 'x');
  let sent = 0;
  const more = (): void => {
    while (sent < count && !response.destroyed) {
      sent += 1;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    if (sent === count) response.end('"}');
  };
  response.write('{"resourceType":"Bundle","x":"');
  more();
};
const drip = (response: ServerResponse): void => {
  response.write('{"resourceType":"Bundle",');
  const dripping = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(dripping));
};
const late =
  (ms: number): Fault =>
  (response, _asked) => {
    const timer = setTimeout(() => send(response, 200, { resourceType: 'Bundle' }), ms);
    response.once('close', () => clearTimeout(timer));
    return true;
  };

/** Said of everything that is read: then nothing can be had, and the answer is 412. */
const faults: Readonly<Record<string, Fault>> = {
  '401': answerWith(401, outcome('login')),
  '403': answerWith(403, outcome('forbidden')),
  '404 for everything, as a wrong address answers': answerWith(404, outcome('not-found')),
  '429': answerWith(429, outcome('throttled')),
  '429 for a minute': answerWith(429, outcome('throttled'), { 'retry-after': '60' }),
  '500': answerWith(500),
  '500 that quotes the token': answerWith(500, {
    resourceType: 'OperationOutcome',
    issue: [{ diagnostics: token }],
  }),
  '503': answerWith(503),
  '503 for a second': answerWith(503, '', { 'retry-after': '1' }),
  '200 with an error': answerWith(200, outcome('exception')),
  '200 with somebody else': answerWith(200, { resourceType: 'Patient', id: 'somebody-else' }),
  'a dropped connection': (response) => (response.destroy(), true),
  'a connection dropped in the middle': (response) => {
    response.write('{"resourceType":"Bundle"', () => response.destroy());
    return true;
  },
  'no answer': () => true,
  'headers and nothing more': (response) => (response.writeHead(200).flushHeaders(), true),
  'a slow drip': (response) => (drip(response), true),
  '50 MB': (response) => (megabytes(response, 50), true),
  'invalid JSON': answerWith(200, '{"resourceType":"Bundle","entry":[{'),
  'a web page': answerWith(200, '<html>Sign in</html>'),
  'a redirect to another host': (response) => {
    response.writeHead(307, { location: `${elsewhere.base}/Condition?patient=v01` }).end();
    return true;
  },
  'answers that come too late': late(1900),
};

describe('a FHIR server that answers everything with', () => {
  it.each(Object.entries(faults))(
    '%s: 412 in time, and the token is seen nowhere else',
    async (_what, fault) => {
      ehr.misbehave(fault);
      const { status, text, ms } = await timed({});
      expect(status).toBe(412);
      expect(text).toContain('conditions');
      expect(ms).toBeLessThan(2500);
      await nothingIsLeft(text);
    },
  );
});

describe('a FHIR server of which one search fails with', () => {
  it.each(Object.entries(faults).filter(([what]) => !what.startsWith('404')))(
    '%s: what can be judged, and a card about the rest',
    async (_what, fault) => {
      const usual = rulesOf(await service.fire(full)).map(({ id }) => id);
      ehr.misbehave((response, asked, request) =>
        asked.type === 'MedicationRequest' ? fault(response, asked, request) : false,
      );
      const { status, text, ms, topics, rules } = await timed({});
      expect(status).toBe(200);
      expect(topics).toContain('could-not-assess');
      expect(usual).toEqual(expect.arrayContaining(rules.filter((id) => usual.includes(id))));
      expect(ms).toBeLessThan(2500);
      await nothingIsLeft(text);
    },
  );

  it('404: a type that the site does not keep, which is no gap', async () => {
    const usual = rulesOf(await service.fire(full));
    ehr.misbehave((response, asked, request) =>
      asked.type === 'MedicationDispense' ? answerWith(404)(response, asked, request) : false,
    );
    expect(rulesOf(await service.fire(call({})))).toEqual(usual);
    expect(await (await fetch(`${service.url}/health/ready`)).json()).toEqual({
      status: 'ready',
      journal: 'degraded',
      notKept: { [ehr.base]: ['MedicationDispense'] },
    });
  });
});

describe('links that lead on', () => {
  it.each<[string, () => string]>([
    ['for ever', () => `${ehr.base}/Condition?patient=v01&page=${ehr.asked.length}`],
    ['in a circle', () => `${ehr.base}/Condition?patient=v01&_count=500`],
    ['to another host', () => `${elsewhere.base}/Condition?patient=v01`],
    ['to the same host outside the base path', () => `http://127.0.0.1:${ehr.port}/admin?patient=v01`],
    ['to nowhere', () => 'http://'],
  ])('%s: an incomplete record, in time', async (_what, next) => {
    ehr.misbehave(pageThatLeadsTo(next));
    const { ms, text } = await timed({});
    expect(ms).toBeLessThan(2500);
    expect(ehr.asked.every(({ url }) => url.startsWith('/fhir/'))).toBe(true);
    await nothingIsLeft(text);
  });

  it('end after FHIR_MAX_PAGES, each search by itself', async () => {
    ehr.misbehave(pageThatLeadsTo(() => `${ehr.base}/Condition?patient=v01&page=${ehr.asked.length}`));
    await timed({});
    expect(ehr.asked).toHaveLength(1 + 13 * 10);
  });
});

describe('a FHIR server that may not be called', () => {
  it.each([
    ['a look-alike of the allowed one', () => `http://127.0.0.1:${elsewhere.port}/fhir`, () => ehr.base],
    ['one whose path only begins alike', () => `${ehr.base}-other`, () => ehr.base],
    [
      'one on this machine when another is allowed',
      () => elsewhere.base,
      () => 'https://ehr.example.org/fhir',
    ],
  ])('is not called, %s; the prefetch is used all the same', async (_what, named, allowed) => {
    const { answer } = createPipeline(readConfig({ FHIR_ALLOWED_SERVERS: allowed() }), services);
    const strict = await startService({ answer, asOf: patient.asOf });
    try {
      expect((await strict.fire(call({}, named()))).status).toBe(412);
      expect(rulesOf(await strict.fire(call(full.prefetch, named())))).toEqual(
        rulesOf(await strict.fire(full)),
      );
      expect([...ehr.asked, ...elsewhere.asked]).toEqual([]);
    } finally {
      await strict.stop();
    }
  });
});

describe('a caller who leaves', () => {
  it.each([
    ['by closing the connection', (socket: Socket) => void socket.end().destroy()],
    ['by a reset', (socket: Socket) => void socket.resetAndDestroy()],
  ])('%s, ends every connection to the FHIR server within a moment', async (_how, leave) => {
    // A FHIR server that only listens: what it sees is what the EHR sees.
    const seen = { requests: 0, open: 0 };
    const silent = createServer((request) => {
      seen.requests += 1;
      seen.open += 1;
      request.socket.once('close', () => (seen.open -= 1));
    });
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const base = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/fhir`;
    // Nothing but the caller ends these reads.
    const unhurried = readConfig({ FHIR_TIMEOUT_MS: '30000', DEADLINE_MS: '30000' });
    const slow = await startService({
      ...createPipeline(unhurried, services),
      asOf: patient.asOf,
    });
    try {
      const body = JSON.stringify(call({}, base));
      const socket = connect(Number(new URL(slow.url).port), '127.0.0.1').on('error', () => undefined);
      socket.write(
        `POST /cds-services/dm-patient-view HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      for (let tries = 0; seen.requests < 14 && tries < 300; tries += 1) await pause(10);
      expect(seen).toMatchObject({ requests: 14, open: 14 });
      leave(socket);
      for (let tries = 0; seen.open > 0 && tries < 300; tries += 1) await pause(10);
      expect(seen.open).toBe(0);
      await pause(300);
      expect(seen.requests).toBe(14);
    } finally {
      silent.close();
      silent.closeAllConnections();
      await slow.stop();
    }
  });

  it('by half, having said all it has to say, still gets its answer', async () => {
    const body = JSON.stringify(full);
    const socket = connect({
      port: Number(new URL(service.url).port),
      host: '127.0.0.1',
      allowHalfOpen: true,
    });
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
    socket.end(
      `POST /cds-services/dm-patient-view HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await once(socket, 'end');
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  it('ends the reading', async () => {
    ehr.misbehave(() => true);
    const caller = new AbortController();
    const call = timed({}, caller.signal).catch(() => 'left');
    for (let tries = 0; ehr.asked.length < 14 && tries < 300; tries += 1) await pause(10);
    expect(ehr.underWay()).toBe(14);
    caller.abort();
    expect(await call).toBe('left');
    for (let tries = 0; ehr.underWay() > 0 && tries < 50; tries += 1) await pause(10);
    expect(ehr.underWay()).toBe(0);
    expect(ehr.asked.every(({ abandoned }) => abandoned)).toBe(true);
  });
});

const call = (prefetch: object, fhirServer = ehr.base) => ({
  ...full,
  prefetch,
  fhirServer,
  fhirAuthorization: { access_token: token, token_type: 'Bearer', expires_in: 300, scope: 'x', subject: 'y' },
});

async function timed(prefetch: object, signal?: AbortSignal) {
  const before = performance.now();
  const response = await fetch(`${service.url}/cds-services/dm-patient-view`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(call(prefetch)),
    ...(signal && { signal }),
  });
  const text = await response.text();
  const ms = performance.now() - before;
  const cards = (JSON.parse(text) as { cards?: Parameters<typeof rulesOf>[0]['cards'] }).cards ?? [];
  return {
    status: response.status,
    text,
    ms,
    topics: cards.map((card) => card.source.topic.code),
    rules: rulesOf({ cards }).map(({ id }) => id),
  };
}

/** The token is in no answer and no log line, nobody else was called, and nothing is read after the answer. */
async function nothingIsLeft(text: string): Promise<void> {
  const asked = ehr.asked.length;
  for (let tries = 0; ehr.underWay() > 0 && tries < 300; tries += 1) await pause(10);
  expect(ehr.underWay()).toBe(0);
  expect(ehr.asked).toHaveLength(asked);
  expect(elsewhere.asked).toEqual([]);
  expect(text).not.toContain(token);
  expect(service.log.join('\n')).not.toContain(token);
  expect(service.log.join('\n')).not.toContain(ehr.base);
  expect(service.log.join('\n')).not.toContain('patient=');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
