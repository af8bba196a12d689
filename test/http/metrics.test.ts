import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import type { Answer } from '../../src/contract/cds-response.js';
import { noJournal } from '../../src/journal/no-journal.js';
import { createMetrics } from '../../src/metrics.js';
import { createPipeline } from '../../src/pipeline.js';
import { knownClients, type KnownClients } from '../support/a-client.js';
import { outcome, send, startFhirServer, type AFhirServer, type Fault } from '../support/a-fhir-server.js';
import { services, startService, type Setup } from '../support/running-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';
import { aCall, nothingToSay } from './a-rim.js';

/** What an operator reads at /metrics and in the log, on a real port. */

jest.setTimeout(30_000);
/** Time is tested only where it is said. */
const unhurried = readConfig({ DEADLINE_MS: '20000', FHIR_TIMEOUT_MS: '20000' });

const operatorToken = 'operator-0123456789';
const patient = vignette('V01');

let known: KnownClients;
beforeAll(async () => {
  known = await knownClients({ north: [], south: [] });
});
const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function start(setup: Partial<Setup> = {}) {
  const service = await startService({
    answer: () => Promise.resolve(nothingToSay),
    asOf: '2026-11-20',
    ...setup,
  });
  stops.push(() => service.stop());
  const { url, log } = service;
  const post = (body: unknown = aCall, to = 'dm-patient-view', headers = {}) =>
    fetch(`${url}/cds-services/${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const metrics = (authorization = `Bearer ${operatorToken}`) =>
    fetch(`${url}/metrics`, { headers: { authorization } });
  const samples = async () => samplesIn(await (await metrics()).text());
  /** The lines of the log that are about requests. */
  const lines = () =>
    log.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>).filter((line) => 'ms' in line);
  return { url, service, post, metrics, samples, lines };
}

/** By name and labels: `cds_requests_total{endpoint="call"}`. */
const samplesIn = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...text.matchAll(/^([a-z][^\s{]*(?:\{.*\})?) (\S+)$/gm)].map(([, name = '', value]) => [
      name,
      Number(value),
    ]),
  );
const requests = (service: string, status: string, client = '', endpoint = 'call') =>
  `cds_requests_total{endpoint="${endpoint}",service="${service}",client="${client}",status="${status}"}`;
/** Those that are more than nothing. */
const beginning = (begin: string, samples: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(samples).filter(([name, value]) => name.startsWith(begin) && value > 0));
const required = () => ({ clients: known.clients, environment: known.environment });

describe('GET /metrics', () => {
  it('is text that Prometheus reads, and HEAD is the same without it', async () => {
    const { url, metrics } = await start();
    const answer = await metrics();
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('# TYPE cds_requests_total counter');
    const head = await fetch(`${url}/metrics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('takes no other method', async () => {
    const { url } = await start();
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await fetch(`${url}/metrics`, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });

  it('is for the operator only, and for no client', async () => {
    const environment = { ...known.environment, OPERATOR_TOKEN: operatorToken };
    const { metrics } = await start({ ...required(), environment });
    expect((await metrics()).status).toBe(200);
    for (const other of ['', 'Bearer x', (await known.as('north'))['authorization']])
      expect((await metrics(other)).status).toBe(401);
    const { metrics: without } = await start(required());
    expect((await without()).status).toBe(404);
  });

  it('can be read by no web page, also where any page may call the services', async () => {
    const { url } = await start();
    const headers = { origin: 'https://evil.example.org' };
    const allowed = 'access-control-allow-origin';
    expect((await fetch(`${url}/cds-services`, { headers })).headers.get(allowed)).toBe('*');
    expect((await fetch(`${url}/metrics`, { headers })).headers.get(allowed)).toBeNull();
  });

  it('tells of its own app, and not of another in the same process', async () => {
    const [one, other] = [await start(), await start()];
    await one.post();
    expect((await one.samples())[requests('dm-patient-view', '200')]).toBe(1);
    expect(beginning('cds_requests', await other.samples())).toEqual({});
  });
});

describe('requests', () => {
  const told = ({ service, client, status, finished, msg }: Readonly<Record<string, unknown>>) =>
    [msg, service, client, status, finished] as const;

  it('are counted and logged by service, client and status, wherever they end', async () => {
    const environment = { ...known.environment, RATE_LIMIT_PER_MINUTE: '4', MAX_BODY_MB: '0.01' };
    const answers: Answer[] = [nothingToSay, { kind: 'insufficient', missing: ['conditions'] }];
    const { post, samples, lines } = await start({
      clients: known.clients,
      environment: { ...environment, OPERATOR_TOKEN: operatorToken },
      answer: () => Promise.resolve(answers.shift() ?? nothingToSay),
    });
    const as = async (client: string, body: unknown = aCall, to?: string) =>
      (await post(body, to, await known.as(client))).status;
    expect(await as('north')).toBe(200);
    expect(await as('north')).toBe(412);
    expect(await as('north', '{')).toBe(400);
    expect(await as('north', JSON.stringify({ ...aCall, x: 'x'.repeat(20_000) }))).toBe(413);
    expect(await as('north')).toBe(429);
    expect(await as('south', {}, 'dm-order-sign/feedback')).toBe(400);
    expect((await post()).status).toBe(401);
    expect((await post(aCall, 'no-such-service')).status).toBe(401);

    const view = 'dm-patient-view';
    expect(lines().map(told)).toEqual([
      ['hook', view, 'north', 200, true],
      ['hook', view, 'north', 412, true],
      ['hook', view, 'north', 400, true],
      ['hook', view, 'north', 413, true],
      ['hook', view, 'north', 429, true],
      ['feedback', 'dm-order-sign', 'south', 400, true],
      ['hook', view, undefined, 401, true],
      ['hook', 'unknown', undefined, 401, true],
    ]);
    const counted = await samples();
    expect(beginning('cds_requests_', counted)).toEqual({
      [requests(view, '200', 'north')]: 1,
      [requests(view, '412', 'north')]: 1,
      [requests(view, '400', 'north')]: 1,
      [requests(view, '413', 'north')]: 1,
      [requests(view, '429', 'north')]: 1,
      [requests('dm-order-sign', '400', 'south', 'feedback')]: 1,
      [requests(view, '401')]: 1,
      [requests('unknown', '401')]: 1,
      'cds_requests_throttled_total{reason="too many"}': 1,
    });
    expect(beginning('cds_authentication', counted)).toEqual({
      'cds_authentication_failures_total{reason="no token"}': 2,
    });
  });

  it('that are refused because all places are taken are counted as busy, and logged', async () => {
    let finish: (answer: Answer) => void = () => undefined;
    const answering = new Promise<Answer>((resolve) => {
      finish = resolve;
    });
    let asked = 0;
    const { post, samples, lines } = await start({
      environment: { MAX_CONCURRENT: '1' },
      answer: () => ((asked += 1), answering),
    });
    const first = post();
    while (asked === 0) await pause(5);
    expect((await post()).status).toBe(503);
    finish(nothingToSay);
    await first;
    expect(lines().map(told)).toContainEqual(['hook', 'dm-patient-view', undefined, 503, true]);
    expect(await samples()).toMatchObject({
      'cds_requests_throttled_total{reason="busy"}': 1,
      'cds_requests_throttled_total{reason="too many"}': 0,
    });
  });

  it('whose caller leaves have no status', async () => {
    let asked = 0;
    const { url, samples, lines } = await start({
      answer: () => ((asked += 1), new Promise<Answer>(() => undefined)),
    });
    const call = request(`${url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    }).on('error', () => undefined);
    call.end(JSON.stringify(aCall));
    while (asked === 0) await pause(5);
    call.destroy();
    while (lines().length === 0) await pause(5);
    expect(lines().map(told)).toEqual([['hook', 'dm-patient-view', undefined, undefined, false]]);
    expect(beginning('cds_requests', await samples())).toEqual({ [requests('dm-patient-view', 'left')]: 1 });
  });

  it('are the same however the address is written, and others under a service are others', async () => {
    const { url, post, samples, lines } = await start();
    for (const to of [
      'dm-patient-view/',
      '/dm-patient-view',
      'dm-patient-view/FEEDBACK/',
      'dm-patient-view/x/y',
    ])
      await post(aCall, to);
    await fetch(`${url}/cds-services/dm-patient-view/source-attributes`);
    await fetch(`${url}/cds-services/dm-patient-view`);
    await fetch(`${url}/cds-services/dm-patient-view`, { method: 'OPTIONS' });
    expect(lines().map(({ msg, status }) => [msg, status])).toEqual([
      ['hook', 200],
      ['hook', 200],
      ['feedback', 400],
      ['no such address', 404],
      ['source attributes', 200],
      ['hook', 405],
    ]);
    expect(Object.values(beginning('cds_requests_total', await samples())).sort()).toEqual([1, 1, 1, 1, 2]);
  });

  it('leave nothing of themselves in a label or a line', async () => {
    const secret = 'zzsecret';
    const { url, post, metrics, lines } = await start();
    await post({ ...aCall, hook: secret, hookInstance: secret });
    await post({ ...aCall, context: { patientId: secret } }, `${secret}?name=${secret}`);
    await post(aCall, `dm-patient-view/${secret}`, { traceparent: secret, tracestate: `${secret}=1` });
    await post(secret, 'dm-patient-view', { authorization: `Bearer ${secret}`, 'x-client': secret });
    await fetch(`${url}/cds-services/dm-patient-view?${secret}`, { method: 'PROPFIND' });
    await fetch(`${url}/cds-services/__proto__`, { method: 'POST' });
    expect(lines()).toHaveLength(6);
    const text = await (await metrics()).text();
    expect(text).toContain(requests('unknown', '404'));
    for (const told of [JSON.stringify(lines()), text]) expect(told).not.toMatch(/zzsecret|PROPFIND|proto/);
  });
});

describe('durations', () => {
  it('of calls tell how many were answered within the 500 ms that CDS Hooks asks for', async () => {
    const { post, samples } = await start({ answer: () => pause(120, nothingToSay) });
    await post();
    await post(aCall, 'dm-patient-view/feedback');
    const labels = 'service="dm-patient-view",status="200"';
    const within = (seconds: string) => `cds_call_duration_seconds_bucket{le="${seconds}",${labels}}`;
    const counted = await samples();
    expect(counted).toMatchObject({
      [within('0.1')]: 0,
      [within('0.5')]: expect.any(Number),
      [within('+Inf')]: 1,
      [`cds_call_duration_seconds_count{${labels}}`]: 1,
    });
    expect(counted[`cds_call_duration_seconds_sum{${labels}}`]).toBeGreaterThanOrEqual(0.119);
    expect(
      Object.keys(counted).filter((name) => name.includes('duration_seconds_count{service')),
    ).toHaveLength(1);
  });

  const stage = (name: string) => `cds_stage_duration_seconds_count{stage="${name}"}`;
  it('of stages count a call once in each that it comes through', async () => {
    const { service, samples } = await start({ ...createPipeline(unhurried, services) });
    await service.fire(hookRequest(patient));
    expect(await samples()).toMatchObject(
      Object.fromEntries(['gather', 'derive', 'evaluate', 'present'].map((name) => [stage(name), 1])),
    );
    // Nobody with dermatomyositis: no rule is asked.
    const other = hookRequest(patient);
    await service.fire({ ...other, prefetch: { ...other.prefetch, conditions: null } });
    expect(await samples()).toMatchObject({
      [stage('gather')]: 2,
      [stage('derive')]: 2,
      [stage('evaluate')]: 1,
      [stage('present')]: 1,
    });
  });

  it('of reading include what the FHIR server takes', async () => {
    const ehr = await startFhirServer({ resources: patient.resources, delayMs: 200 });
    stops.push(() => ehr.stop());
    const { service, samples } = await start({ ...createPipeline(unhurried, services) });
    await service.fire({ ...hookRequest(patient), prefetch: {}, fhirServer: ehr.base });
    const counted = await samples();
    expect(counted['cds_stage_duration_seconds_sum{stage="gather"}']).toBeGreaterThanOrEqual(0.199);
  });
});

describe('reads from FHIR servers', () => {
  let ehr: AFhirServer;
  const begin = async (config = unhurried) => {
    ehr = await startFhirServer({ resources: patient.resources, pageSize: 1000 });
    stops.push(() => ehr.stop());
    return start({ ...createPipeline(config, services) });
  };
  /** Everything is read; `fault` answers for MedicationStatement. */
  async function readWith(fault: Fault, config = unhurried): Promise<Readonly<Record<string, number>>> {
    const { service, samples } = await begin(config);
    ehr.misbehave((response, asked, message) =>
      asked.type === 'MedicationStatement' ? fault(response, asked, message) : false,
    );
    await service.fire({ ...hookRequest(patient), prefetch: {}, fhirServer: ehr.base });
    const told = beginning('cds_fhir_reads_total', await samples());
    const { 'cds_fhir_reads_total{outcome="read"}': read, ...failures } = told;
    expect(read).toBe(new Set(ehr.asked.map(({ url }) => url)).size - 1);
    return failures;
  }

  it.each<[string, Fault]>([
    ['HTTP 500', (response) => (send(response, 500, outcome('exception')), true)],
    ['HTTP 403', (response) => (send(response, 403, outcome('forbidden')), true)],
    ['HTTP other', (response) => (send(response, 799, outcome('exception')), true)],
    ['unreadable', (response) => (send(response, 200, 'no JSON'), true)],
    ['unreachable', (response) => (response.destroy(), true)],
  ])('that fail are counted once, by why: %s', async (why, fault) => {
    expect(await readWith(fault)).toEqual({ [`cds_fhir_reads_total{outcome="${why}"}`]: 1 });
  });

  it('that take too long are counted as timeouts', async () => {
    const config = readConfig({ DEADLINE_MS: '20000', FHIR_TIMEOUT_MS: '3000' });
    const timeouts = 'cds_fhir_reads_total{outcome="timeout"}';
    expect(await readWith(() => true, config)).toEqual({ [timeouts]: 1 });
  });

  it('that are broken off because the caller leaves count as timeouts, and not as read', async () => {
    const { url, samples } = await begin();
    ehr.misbehave(() => true);
    const call = request(`${url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    }).on('error', () => undefined);
    call.end(JSON.stringify({ ...hookRequest(patient), prefetch: {}, fhirServer: ehr.base }));
    while (ehr.asked.length < 5) await pause(5);
    const asked = ehr.asked.length;
    call.destroy();
    let counted: Readonly<Record<string, number>> = {};
    for (let tries = 0; Object.keys(counted).length === 0 && tries < 1_000; tries += 1) {
      await pause(10);
      counted = beginning('cds_fhir_reads_total', await samples());
    }
    // Some may have been under way that had not arrived there yet.
    expect(Object.keys(counted)).toEqual(['cds_fhir_reads_total{outcome="timeout"}']);
    expect(Object.values(counted)[0]).toBeGreaterThanOrEqual(asked);
  });
});

describe('what is counted elsewhere', () => {
  it('is asked for at each scrape: the journal', async () => {
    const tally = { ...noJournal.tally, queued: 3, dropped: 0, written: 0 };
    const { samples } = await start({ journal: { ...noJournal, tally } });
    expect(await samples()).toMatchObject({ cds_journal_queue_length: 3, cds_journal_dropped_total: 0 });
    Object.assign(tally, {
      queued: 0,
      dropped: 7,
      written: 9,
      withheld: 2,
      unanswered: { repeats: 1, tokens: 4 },
    });
    expect(await samples()).toMatchObject({ cds_journal_queue_length: 0, cds_journal_dropped_total: 7 });
    expect(await samples()).toMatchObject({
      cds_journal_dropped_total: 7,
      cds_journal_written_total: 9,
      cds_cards_withheld_total: 2,
      'cds_journal_unanswered_total{asked="repeats"}': 1,
      'cds_journal_unanswered_total{asked="tokens"}': 4,
    });
  });

  it('of rules is one for each that was judged, and begins at 0 for every rule and outcome', async () => {
    const metrics = createMetrics({ refused: {}, journal: noJournal.tally });
    const counted = async () => samplesIn(await metrics.text());
    const broken = 'cds_rules_total{rule="etanercept-avoid",outcome="broken"}';
    expect((await counted())[broken]).toBe(0);
    const judged = [
      { id: 'etanercept-avoid', outcome: 'broken' },
      { id: 'escalate-ivig', outcome: 'shown' },
    ] as const;
    metrics.countRules(judged);
    metrics.countRules(judged.slice(1));
    expect(beginning('cds_rules_total', await counted())).toEqual({
      [broken]: 1,
      'cds_rules_total{rule="escalate-ivig",outcome="shown"}': 2,
    });
  });
});

describe('docs/metrics.md', () => {
  const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (\w+) +\| (.*?) *\| (.*?) *\|$/gm)].map(
    ([, name, type, labels = '', says = '']) => ({ name, type, labels: labels.replaceAll('`', ''), says }),
  );

  it('lists every metric that there is and no other, in the same words', async () => {
    const { metrics } = await start({ processMetrics: true });
    const text = await (await metrics()).text();
    const exported = [...text.matchAll(/^# HELP (\w+) (.+)\n# TYPE \w+ (\w+)$/gm)].map(
      ([, name, says, type]) => ({ name, type, says }),
    );
    expect(exported.length).toBeGreaterThan(25);
    // Node and its system decide what can be told of a process.
    const onLinux = (name = '') => /^process_.*(?:memory|fds)/.test(name);
    const here = rows.filter(({ name }) => process.platform === 'linux' || !onLinux(name));
    const told = exported.filter(({ name }) => process.platform === 'linux' || !onLinux(name));
    expect(here.map(({ name, type, says }) => ({ name, type, says }))).toEqual(told);
  });

  it('names the labels that they have', async () => {
    const metrics = createMetrics({ refused: {}, journal: noJournal.tally });
    const request = { endpoint: 'call', service: 'x', client: 'y', status: 200, seconds: 1 } as const;
    metrics.countRequest(request);
    for (const name of Object.keys(samplesIn(await metrics.text()))) {
      const [, metric = '', labels = ''] = /^(\w+?)(?:_bucket|_sum|_count)?(?:\{(.*)\})?$/.exec(name) ?? [];
      const names = [...labels.matchAll(/(\w+)="/g)]
        .map(([, label]) => label)
        .filter((label) => label !== 'le');
      expect([metric, rows.find((row) => row.name === metric)?.labels]).toEqual([metric, names.join(', ')]);
    }
  });
});

it('the process tells of its event loop, memory and CPU', async () => {
  const { samples } = await start({ processMetrics: true });
  await samples();
  const told = Object.keys(await samples());
  for (const name of [
    'nodejs_eventloop_lag_p99_seconds',
    'process_cpu_seconds_total',
    'nodejs_heap_size_used_bytes',
  ])
    expect(told).toContain(name);
});
