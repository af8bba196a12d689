import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { Journal } from '../../src/journal/journal.js';
import { createPipeline } from '../../src/pipeline.js';
import { openedJournal, removeSqlite } from '../support/a-journal.js';
import { aPlayground, buildPage, type BuiltPage } from '../support/a-playground.js';
import { aPatient } from '../support/a-patient.js';
import { isObject, objectsIn } from '../support/json.js';
import { services, startService, type RunningService, type Setup } from '../support/running-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';

/** The page's half of the service, on a real port. */

const TOKEN = 'operator-0123456789';
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TODAY = '2027-03-14';

let built: BuiltPage;
let service: RunningService | undefined;
beforeAll(() => {
  built = buildPage();
});
afterAll(() => {
  built.remove();
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
});

const start = async (environment: Setup['environment'] = {}, more: Partial<Setup> = {}): Promise<string> => {
  service = await startService({
    ...createPipeline(readConfig(environment), services),
    asOf: TODAY,
    playground: aPlayground(built.files),
    environment,
    ...more,
  });
  return service.url;
};

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}
async function call(
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Got> {
  const response = await fetch(url, {
    ...(body !== undefined && {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
    headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}
const problemOf = ({ body }: Got): unknown =>
  isObject(body)
    ? objectsIn(body['issue']).map(({ details }) => isObject(details) && details['text'])[0]
    : '';

const v01 = hookRequest(vignette('V01'));
const dataRoutes = [
  ['GET', '/playground/patients'],
  ['GET', '/playground/patients/V01'],
  ['GET', '/playground/drugs'],
  ['GET', '/playground/cds-services'],
  ['POST', '/explain'],
  ['POST', '/playground/cds-services/dm-patient-view'],
  ['POST', '/playground/cds-services/dm-patient-view/feedback'],
] as const;
const feedbackOn = (card: string) => ({
  feedback: [
    {
      card,
      outcome: 'accepted',
      acceptedSuggestions: [{ id: card }],
      outcomeTimestamp: '2027-03-14T12:00:00Z',
    },
  ],
});
const bodyFor = (path: string) =>
  path.endsWith('/feedback') ? feedbackOn('0d3a7c1e-7f5b-4f0a-9a3e-000000000001') : v01;

describe('the files of the page', () => {
  it.each(['/', '/playground/index.html', '/playground/app.js', '/playground/app.css'])(
    'let nothing in from elsewhere, to the letter: %s',
    async (path) => {
      const { status, headers } = await call(`${await start()}${path}`);
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toBe(CSP);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('are what was built and nothing else of the machine', async () => {
    const url = await start();
    expect((await call(`${url}/`)).text).toBe(readFileSync(join(built.files, 'index.html'), 'utf8'));
    for (const path of ['nothing.js', '..%2f..%2fpackage.json', '%2e%2e/package.json', '.env'])
      expect((await call(`${url}/playground/${path}`)).status).toBe(404);
  });

  it('weigh less than 150 kB, packed as they travel', () => {
    const files = readdirSync(built.files).filter((name) => /\.(js|css)$/.test(name));
    const packed = files.map((name) => gzipSync(readFileSync(join(built.files, name))).length);
    expect(packed.length).toBeGreaterThanOrEqual(2);
    expect(packed.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  });
});

describe('who may see the page', () => {
  const exposed = { PUBLIC_URL: 'https://cds.example.org', OPERATOR_TOKEN: TOKEN, AUTH: 'off-i-understand' };

  it.each(dataRoutes)('on this machine everybody, without a token: %s %s', async (method, path) => {
    const url = await start();
    expect((await call(`${url}${path}`, method === 'POST' ? bodyFor(path) : undefined)).status).toBe(
      path.endsWith('/feedback') ? 503 : 200,
    );
  });

  it.each(dataRoutes)('where there is an operator only he: %s %s', async (method, path) => {
    const url = await start({ ...exposed, PLAYGROUND: 'on' });
    const body = method === 'POST' ? bodyFor(path) : undefined;
    for (const headers of [{}, { Authorization: 'Bearer somebody-else-0123' }]) {
      const refused = await call(`${url}${path}`, body, headers);
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    }
    const { status } = await call(`${url}${path}`, body, { Authorization: `Bearer ${TOKEN}` });
    expect(status).toBe(path.endsWith('/feedback') ? 503 : 200);
    // The page has to come from somewhere to ask for the token.
    expect((await call(`${url}/`)).status).toBe(200);
  });

  it.each([
    ['where it is switched off', { PLAYGROUND: 'off' }],
    ['where others can reach it and nobody asked for it', exposed],
  ])('nobody %s', async (_where, environment) => {
    const url = await start(environment);
    for (const path of ['/', '/playground/app.js', '/playground/index.html'])
      expect((await call(`${url}${path}`)).status).toBe(404);
    for (const [method, path] of dataRoutes) {
      const body = method === 'POST' ? bodyFor(path) : undefined;
      expect((await call(`${url}${path}`, body, { Authorization: `Bearer ${TOKEN}` })).status).toBe(404);
    }
  });

  it.each(dataRoutes)('no web page of another origin: %s %s', async (_method, path) => {
    const url = await start();
    const preflight = await fetch(`${url}${path}`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://elsewhere.example.org', 'Access-Control-Request-Method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    // The service itself may be tried from the sandbox.
    expect((await fetch(`${url}/cds-services`)).headers.get('access-control-allow-origin')).toBe('*');
  });

  it('asks for the operator, not for a client, under AUTH=required', async () => {
    const url = await start({
      AUTH: 'required',
      CLIENTS_FILE: 'clients.json',
      PUBLIC_URL: 'https://cds.example.org',
      DISCOVERY_AUTH: 'required',
      OPERATOR_TOKEN: TOKEN,
      PLAYGROUND: 'on',
    });
    const headers = { Authorization: `Bearer ${TOKEN}` };
    expect((await call(`${url}/playground/cds-services`, undefined, headers)).status).toBe(200);
    expect((await call(`${url}/playground/cds-services/dm-patient-view`, v01, headers)).status).toBe(200);
    // The operator's token opens nothing that is for clients.
    expect((await call(`${url}/cds-services/dm-patient-view`, v01, headers)).status).toBe(401);
  });
});

describe('a call from the page', () => {
  let journal: Journal;
  beforeAll(async () => {
    journal = await openedJournal(() => new Date(`${TODAY}T12:00:00Z`));
  });
  afterAll(async () => {
    await journal.close(1000);
    removeSqlite();
  });

  it('is on record as one of the client playground, with what became of its card', async () => {
    const url = await start({}, { journal });
    const { body } = await call(`${url}/playground/cds-services/dm-patient-view`, v01);
    const [card] = isObject(body) ? objectsIn(body['cards']) : [];
    const told = feedbackOn(String(card?.['uuid']));
    expect((await call(`${url}/playground/cds-services/dm-patient-view/feedback`, told)).body).toEqual({
      stored: 1,
    });
    // Whatever waits is written within some 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 400));
    const kept = await journal.use(async (database) => ({
      cards: await database.selectFrom('served_card').selectAll().execute(),
      feedback: await database.selectFrom('feedback').selectAll().execute(),
    }));
    expect(kept.cards.map(({ client, service }) => `${client} ${service}`)).toEqual(
      objectsIn(isObject(body) && body['cards']).map(() => 'playground dm-patient-view'),
    );
    expect(kept.feedback.map(({ client, card: about }) => [client, about])).toEqual([
      ['playground', card?.['uuid']],
    ]);
    expect(service?.log.join('')).toContain('"client":"playground"');
  });

  it('reads no FHIR server, not even one of this machine', async () => {
    const url = await start();
    const { prefetch: _, ...bare } = v01;
    const asked = { ...bare, fhirServer: 'http://127.0.0.1:9/fhir' };
    expect((await call(`${url}/playground/cds-services/dm-patient-view`, asked)).status).toBe(412);
    expect(service?.log.join('')).toContain('"fhirServer":"not allowed"');
  });

  it('may ask what would be said on another day, which an EHR cannot', async () => {
    const url = await start();
    const { prefetch, ...call01 } = hookRequest(vignette('V01'));
    const onDay = async (path: string) =>
      JSON.stringify((await call(`${url}${path}`, { ...call01, prefetch })).body);
    const asOf = '?asOf=2026-11-20';
    // Told on 20 November; in March nothing of it is recent any more.
    expect(await onDay(`/playground/cds-services/dm-patient-view${asOf}`)).toContain('to 2026-11-20');
    expect(await onDay(`/explain${asOf}`)).toContain('"asOf":"2026-11-20"');
    expect(await onDay('/playground/cds-services/dm-patient-view')).toContain(`to ${TODAY}`);
    expect(await onDay(`/cds-services/dm-patient-view${asOf}`)).toContain(`to ${TODAY}`);
    for (const wrong of ['tomorrow', '2026-02-30', '2026-2-3', '']) {
      const refused = await call(`${url}/explain?asOf=${wrong}`, v01);
      expect([refused.status, problemOf(refused)]).toEqual([400, 'asOf: must be a day, YYYY-MM-DD']);
    }
  });

  it('to a service that does not exist finds nothing', async () => {
    const url = await start();
    expect((await call(`${url}/playground/cds-services/none`, v01)).status).toBe(404);
    expect((await call(`${url}/playground/cds-services/none/feedback`, v01)).status).toBe(404);
  });
});

describe('POST /explain', () => {
  const bundle = (...resources: readonly unknown[]) => ({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  });
  const patient = { resourceType: 'Patient', id: 'p' };

  it('says of a hook call which rules spoke, and why', async () => {
    const url = await start();
    const { status, body } = await call(`${url}/explain`, v01);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      result: 'judged',
      asOf: TODAY,
      patientId: 'v01',
      timeline: { today: TODAY },
    });
  });

  it('takes a Bundle, and the hook beside it', async () => {
    const url = await start();
    const { prefetch, context } = aPatient({ born: '2017-06-26' })
      .diagnosedWith('Juvenile dermatomyositis', { onset: '2026-07-01' })
      .signs('etanercept', '50 mg weekly');
    const chart = bundle(...Object.values(prefetch), context.draftOrders);
    const { body } = await call(`${url}/explain?hook=order-sign`, chart);
    expect(JSON.stringify(body)).toContain('order of etanercept');
    expect((await call(`${url}/explain`, chart)).body).toMatchObject({ hook: 'patient-view' });
  });

  it('says that nothing may be said in place of 412', async () => {
    const url = await start();
    const { prefetch: _, ...bare } = v01;
    expect((await call(`${url}/explain`, bare)).body).toMatchObject({
      result: 'insufficient',
      timeline: { courses: [], measures: [] },
    });
  });

  it.each([
    ['no JSON', '{"resourceType":', 'body: is not valid JSON'],
    [
      'something else',
      { resourceType: 'Observation' },
      'hook: required: this is neither a Bundle nor a hook request',
    ],
    ['a Bundle of nobody', bundle(), 'entry: holds no Patient'],
    ['a Bundle of two', bundle(patient, patient), 'entry: holds 2 Patients, must hold one'],
    ['an entry that is none', bundle(patient, 'x'), 'entry[1].resource: must be a resource'],
    [
      'an entry of a Bundle inside',
      bundle(patient, bundle(null)),
      'entry[1].resource.entry[0].resource: must be a resource',
    ],
    [
      'a call without patient',
      { hook: 'patient-view', hookInstance: 'x', context: {} },
      'context.patientId: required',
    ],
  ])('names the path of what is wrong: %s', async (_what, body, problem) => {
    const refused = await call(`${await start()}/explain`, body);
    expect(refused.status).toBe(400);
    expect(refused.body).toMatchObject({ resourceType: 'OperationOutcome' });
    expect(problemOf(refused)).toBe(problem);
  });

  it('writes nothing of it into the log', async () => {
    const url = await start();
    await call(`${url}/explain`, v01);
    expect(service?.log.join('')).not.toMatch(/v01|Dysphagia/);
  });
});
