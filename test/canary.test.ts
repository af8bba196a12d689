import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { databaseAt } from '../src/journal/database.js';
import { makeKeys, tokenOf, type Keys } from './support/a-client.js';
import { send, startFhirServer, type AFhirServer, type Fault } from './support/a-fhir-server.js';
import { install, type Installed } from './support/installed-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

/**
 * Words that stand nowhere else are sent in everything that may hold patient data or a secret, to the real process
 * at its most talkative, in requests that succeed and that fail in every way. Then they are looked for in all that
 * the process wrote, in every answer that is an error, and in what the operator can ask.
 */
jest.setTimeout(120_000);

const canary = {
  name: 'Zzcanaryname',
  mrn: 'zzcanarymrn4711',
  patientId: 'zzcanarypatient',
  accessToken: 'zzcanaryaccesstoken',
  comment: 'zzcanarycomment',
  jti: 'zzcanaryjti',
} as const;

let service: Installed;
let fhir: AFhirServer;
let keys: Keys;
beforeAll(async () => {
  service = install();
  keys = await makeKeys('key-1');
  fhir = await startFhirServer({ resources: [], path: `/fhir` });
});
afterAll(async () => {
  service.killAll();
  service.remove();
  await fhir.stop();
});

/** The chart of a seed patient, who now has the name, the number and the id. */
function chart(): Record<string, unknown> & { context: object; prefetch: Record<string, unknown> } {
  const usual = JSON.stringify(hookRequest(vignette('V01')));
  const mine = JSON.parse(usual.replaceAll('v01', canary.patientId)) as ReturnType<typeof chart>;
  mine.prefetch['patient'] = {
    ...(mine.prefetch['patient'] as object),
    name: [{ family: canary.name, text: canary.name }],
    identifier: [{ system: 'urn:mrn', value: canary.mrn }],
  };
  return { ...mine, hookInstance: randomUUID() };
}
const authorization = (fields: object = {}) => ({
  fhirServer: fhir.base,
  fhirAuthorization: {
    access_token: canary.accessToken,
    token_type: 'Bearer',
    expires_in: 300,
    scope: 'patient/*.read',
    subject: 'cds',
    patient: canary.patientId,
    ...fields,
  },
});
const feedback = (more: object = {}) => ({
  feedback: [
    {
      card: randomUUID(),
      outcome: 'overridden',
      outcomeTimestamp: '2026-11-20T12:00:00Z',
      overrideReason: { userComment: `${canary.comment} ${canary.name}` },
      ...more,
    },
  ],
});
/** What a failing FHIR server says of the patient and the token. */
const saying = (words = `${canary.name} ${canary.mrn} ${canary.accessToken}`) => ({
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception', diagnostics: words, details: { text: words } }],
});
const faults: readonly (readonly [string, Fault])[] = [
  ['500', (response) => (send(response, 500, saying()), true)],
  ['401', (response) => (send(response, 401, saying()), true)],
  ['404', (response) => (send(response, 404, saying()), true)],
  ['200 with an OperationOutcome', (response) => (send(response, 200, saying()), true)],
  ['no JSON', (response) => (send(response, 200, `<b>${canary.name}`), true)],
  [
    'half an answer',
    (response) => (
      response.writeHead(200, { 'content-length': 999 }),
      response.write(canary.name),
      response.destroy(),
      true
    ),
  ],
  ['a closed connection', (response) => (response.destroy(), true)],
  ['a redirect', (response) => (response.writeHead(302, { location: `/fhir/${canary.name}` }).end(), true)],
  [
    'pages that lead elsewhere',
    (response) => (
      send(response, 200, {
        resourceType: 'Bundle',
        type: 'searchset',
        link: [{ relation: 'next', url: `http://127.0.0.1:1/${canary.name}` }],
      }),
      true
    ),
  ],
];

interface Sent {
  readonly what: string;
  readonly to?: string;
  readonly method?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}
function requests(): readonly Sent[] {
  const whole = JSON.stringify({ ...chart(), ...authorization() });
  const json = (what: string, body: unknown, more: Omit<Sent, 'what' | 'body'> = {}): Sent => ({
    what,
    body: JSON.stringify(body),
    ...more,
  });
  const to = '/cds-services/dm-patient-view/feedback';
  return [
    { what: 'good', body: whole },
    { what: 'good, compressed', body: gzipSync(whole), headers: { 'content-encoding': 'gzip' } },
    json('good order', { ...chart(), hook: 'order-sign' }, { to: '/cds-services/dm-order-sign' }),
    { what: 'truncated', body: whole.slice(0, whole.length / 2) },
    { what: 'truncated in a name', body: whole.slice(0, whole.indexOf(canary.name) + canary.name.length) },
    {
      what: 'truncated when compressed',
      body: gzipSync(whole).subarray(0, 900),
      headers: { 'content-encoding': 'gzip' },
    },
    { what: 'a name that is no JSON', body: canary.name },
    { what: 'oversized', body: whole + ' '.repeat(400_000) },
    {
      what: 'oversized when unpacked',
      body: gzipSync(whole + ' '.repeat(400_000)),
      headers: { 'content-encoding': 'gzip' },
    },
    { what: 'of a wrong content type', body: whole, headers: { 'content-type': `text/${canary.name}` } },
    { what: 'of a wrong encoding', body: whole, headers: { 'content-encoding': canary.name } },
    {
      what: 'of a wrong charset',
      body: whole,
      headers: { 'content-type': `application/json; charset=${canary.name}` },
    },
    json('too deep', '['.repeat(200)),
    json('a list', [chart()]),
    json('a wrong hook', { ...chart(), hook: canary.name }),
    json('a wrong hookInstance', { ...chart(), hookInstance: canary.name }),
    json('a hookInstance that is an object', { ...chart(), hookInstance: { name: canary.name } }),
    json('a wrong patientId', { ...chart(), context: { patientId: `${canary.patientId}/${canary.name}` } }),
    json('a patientId that is an object', { ...chart(), context: { patientId: { id: canary.patientId } } }),
    json('a prefetch in words', { ...chart(), prefetch: canary.name }),
    json('prefetch in words', { ...chart(), prefetch: { patient: canary.name, conditions: [canary.mrn] } }),
    json('drafts in words', { ...chart(), context: { ...chart().context, draftOrders: canary.name } }),
    json('a token for another patient', { ...chart(), ...authorization({ patient: canary.name }) }),
    json('no data and no server', { ...chart(), prefetch: {} }),
    json('a server that is none', {
      ...chart(),
      prefetch: {},
      ...authorization(),
      fhirServer: `https://${canary.name}`,
    }),
    json('a server that nobody allowed', {
      ...chart(),
      prefetch: {},
      ...authorization(),
      fhirServer: `https://ehr.example.org/${canary.name}`,
    }),
    json('a token that fits in no header', {
      ...chart(),
      prefetch: {},
      ...authorization({ access_token: `${canary.accessToken} x` }),
    }),
    json('a token that is an object', {
      ...chart(),
      prefetch: {},
      ...authorization({ access_token: { canary } }),
    }),
    json('a member of every kind', { ...chart(), [canary.name]: canary, extension: canary }),
    { what: 'good, to nobody', body: whole, to: `/cds-services/${canary.name}` },
    { what: 'good, to a patient', body: whole, to: `/Patient/${canary.patientId}?name=${canary.name}` },
    { what: 'to an address that cannot be read', body: whole, to: `/cds-services/%E0%A4%A${canary.name}` },
    { what: 'by the wrong method', method: 'PUT', body: whole },
    { what: 'a search', method: 'GET', to: `/cds-services?patient=${canary.patientId}&name=${canary.name}` },
    json('feedback', feedback(), { to }),
    json('mistyped feedback', feedback({ outcome: canary.comment, card: { id: canary.comment } }), { to }),
    { what: 'truncated feedback', body: JSON.stringify(feedback()).slice(0, 150), to },
    {
      what: 'oversized feedback',
      body: JSON.stringify(feedback({ more: canary.comment.repeat(30_000) })),
      to,
    },
  ];
}

const publicUrl = 'http://127.0.0.1:3999';
const nowInSeconds = () => Math.floor(Date.now() / 1000);
/** Every token that was sent, to look for its parts. */
const jwts: string[] = [];
async function jwt(to: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const now = nowInSeconds();
  const token = await tokenOf(keys, {
    iss: 'https://ehr.example.org',
    aud: `${publicUrl}${to.split('?')[0] ?? ''}`,
    iat: now,
    exp: now + 300,
    jti: `${canary.jti}-${randomUUID()}`,
    ...more,
  });
  jwts.push(token);
  return token;
}

describe.each([
  ['off', {}],
  ['required', { AUTH: 'required', PUBLIC_URL: publicUrl }],
] as const)('with AUTH=%s and LOG_LEVEL=trace', (auth, environment) => {
  let url: string;
  let said: { readonly out: string; readonly err: string };
  const statuses = new Map<string, number>();
  /** Errors as they came, with their headers; and what the operator may ask. */
  const told: string[] = [];
  let metrics = '';
  /** Everything that the journal holds, table by table. */
  let tables: Readonly<Record<'served_card' | 'feedback' | 'seen_token', readonly object[]>>;
  /** Answers that are none. */
  const answers: string[] = [];

  async function fire(
    label: string,
    { what, to = '/cds-services/dm-patient-view', method = 'POST', body, headers }: Sent,
    token?: string,
  ) {
    const response = await fetch(`${url}${to}`, {
      method,
      ...(body !== undefined && { body: body as NonNullable<RequestInit['body']> }),
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        traceparent: `00-${canary.mrn}-${canary.name}-01`,
        tracestate: `${canary.mrn}=${canary.name}`,
        'x-request-id': canary.name,
        ...headers,
      },
    });
    const text = await response.text();
    statuses.set(`${label}${what}`, response.status);
    if (response.status === 200) answers.push(text);
    else told.push(JSON.stringify([what, text, [...response.headers]]));
  }

  beforeAll(async () => {
    const file = join(service.folder, 'clients.json');
    const client = {
      name: 'EHR',
      issuer: 'https://ehr.example.org',
      jwks: { keys: [keys.jwk] },
      fhirServers: [fhir.base],
    };
    writeFileSync(file, JSON.stringify([client]));
    const DATABASE_URL = `sqlite:${join(service.folder, `data/canary-${auth}.db`)}`;
    const started = await service.start({
      LOG_LEVEL: 'trace',
      DATABASE_URL,
      MAX_BODY_MB: '0.3',
      ...environment,
      ...(auth === 'required' && { CLIENTS_FILE: file }),
    });
    ({ url, said } = started);
    fhir.misbehave(undefined);
    const ready = async () => (await fetch(`${url}/health/ready`)).text();
    while (!(await ready()).includes('"journal":"up"')) await new Promise((soon) => setTimeout(soon, 20));

    for (const sent of requests()) {
      await fire('', sent, await jwt(sent.to ?? '/cds-services/dm-patient-view'));
      await fire('stranger: ', sent);
      await fire('garbage: ', sent, `${canary.jti}.${canary.jti}.${canary.jti}`);
    }
    for (const [what, fault] of faults) {
      fhir.misbehave(fault);
      const body = JSON.stringify({ ...chart(), prefetch: {}, ...authorization() });
      await fire('FHIR server: ', { what, body }, await jwt('/cds-services/dm-patient-view'));
    }
    const good = requests()[0]!;
    const now = nowInSeconds();
    for (const claims of [
      { exp: now - 100, iat: now - 200 },
      { aud: canary.name },
      { tenant: canary.mrn, exp: undefined },
      { iat: now, exp: now + 9999 },
      { jti: undefined, sub: canary.patientId },
    ])
      await fire('bad token: ', good, await jwt('/cds-services/dm-patient-view', claims));
    await fire('long token: ', good, canary.jti.repeat(2_000));

    // A caller that leaves in the middle of its request.
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /cds-services/dm-patient-view HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nauthorization: Bearer ${await jwt('/cds-services/dm-patient-view')}\r\ncontent-length: 9999\r\n\r\n{"name":"${canary.name}`,
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    // And one that does not speak HTTP.
    const mute = connect(Number(new URL(url).port), '127.0.0.1');
    mute.on('error', () => undefined);
    mute.end(`${canary.name}\r\n\r\n`);
    await once(mute.resume(), 'close');

    for (const path of ['/health/live', '/health/ready', '/reports', '/'])
      told.push(await (await fetch(`${url}${path}`)).text());
    metrics = await (await fetch(`${url}/metrics`)).text();
    started.server.kill('SIGTERM');
    await started.ended;
    const database = databaseAt(DATABASE_URL);
    const all = (table: keyof typeof tables) => database.selectFrom(table).selectAll().execute();
    tables = {
      served_card: await all('served_card'),
      feedback: await all('feedback'),
      seen_token: await all('seen_token'),
    };
    await database.destroy();
  });

  it('the requests went as they should: well, and wrong in every way', () => {
    const refused = (otherwise: number) => (auth === 'required' ? 401 : otherwise);
    const expected: Readonly<Record<string, number>> = {
      good: 200,
      'good, compressed': 200,
      truncated: 400,
      'truncated when compressed': 400,
      oversized: 413,
      'oversized when unpacked': 413,
      'of a wrong content type': 415,
      'of a wrong encoding': 415,
      'a wrong hook': 400,
      'a wrong patientId': 400,
      'a token for another patient': 400,
      'no data and no server': 412,
      'a token that fits in no header': 412,
      'good, to nobody': 404,
      'to an address that cannot be read': 400,
      feedback: 200,
      'stranger: good': refused(200),
      'stranger: oversized': refused(413),
      'garbage: truncated': refused(400),
      'bad token: good': refused(200),
      'long token: good': 431,
      'FHIR server: 500': 412,
      'FHIR server: a redirect': 412,
    };
    expect(Object.fromEntries(Object.keys(expected).map((what) => [what, statuses.get(what)]))).toEqual(
      expected,
    );
    // The access token was used, so that it could have been told.
    expect(fhir.asked.at(-1)?.authorization).toBe(`Bearer ${canary.accessToken}`);
    expect(said.out.split('\n').filter((line) => line.includes('"msg":"hook"')).length).toBeGreaterThan(30);
    // The requests are counted, those to addresses that hold a name, too.
    const client = auth === 'required' ? 'EHR' : '';
    expect(metrics).toMatch(
      new RegExp(
        `^cds_requests_total{endpoint="call",service="unknown",client="${client}",status="404"} [1-9]`,
        'm',
      ),
    );
    expect(metrics).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(metrics).toMatch(/^cds_fhir_reads_total\{outcome="HTTP 500"\} [1-9]/m);
  });

  const secrets = () => [
    ...Object.entries(canary),
    ...jwts.flatMap((token) =>
      token.split('.').map((part, index) => [`part ${index} of a token`, part] as const),
    ),
  ];

  it.each([
    ['what the process wrote', () => `${said.out}${said.err}`],
    ['an error or what can be asked of the service', () => told.join('\n')],
    ['a metric', () => metrics],
  ])('none of it is in %s', (_where, textOf) => {
    const text = textOf().toLowerCase();
    expect(text.length).toBeGreaterThan(1_000);
    const found = secrets().filter(([, secret]) => secret.length > 8 && text.includes(secret.toLowerCase()));
    expect(found).toEqual([]);
  });

  it('none of it is in the journal but the comment, which is what it is asked to keep', () => {
    expect(tables.served_card.length).toBeGreaterThan(5);
    expect(tables.feedback).toContainEqual(
      expect.objectContaining({ comment: `${canary.comment} ${canary.name}` }),
    );
    const rest = tables.feedback.map((row) => ({ ...row, comment: undefined }));
    const text = JSON.stringify({ ...tables, feedback: rest }).toLowerCase();
    const found = secrets().filter(([, secret]) => secret.length > 8 && text.includes(secret.toLowerCase()));
    expect(found).toEqual([]);
  });

  it('Peers: "BeSmart puts the whole hook request (PHI and fhirAuthorization) in a SMART link\'s query string": here no answer holds a name, a number or a token', () => {
    const text = answers.join('\n').toLowerCase();
    expect(text).toContain('"cards":[{');
    // A suggested order is about its patient.
    expect(text).toContain(`patient/${canary.patientId}`);
    const found = secrets().filter(
      ([what, secret]) => what !== 'patientId' && secret.length > 8 && text.includes(secret.toLowerCase()),
    );
    expect(found).toEqual([]);
  });

  it('nothing was written where only failures are written', () => {
    expect(said.err).toBe('');
  });
});
