import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { createPipeline } from '../src/pipeline.js';
import { isObject, objectsIn, type JsonObject } from './support/json.js';
import { services, startService, type RunningService } from './support/running-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

jest.setTimeout(30_000);
const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const ids = ['V01', 'V02', 'V03', 'V04', 'V05'];
const asOf = '2026-11-20';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}
const demo = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, [here('examples/demo.mjs'), ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err: err.trim() });
    });
  });

describe('npm run demo', () => {
  let service: RunningService;
  beforeAll(async () => {
    const { answer } = createPipeline(readConfig({}), services);
    service = await startService({ answer, asOf });
  });
  afterAll(() => service.stop());

  /** What is printed about one patient, with every run of white space as one space. */
  const partOf = (out: string, id: string): string => {
    const start = out.indexOf(`\n${id} `);
    const part = out.slice(start, start < 0 ? start : out.indexOf('\n\n', start) + 1 || undefined);
    return part.replace(/\s+/g, ' ');
  };

  it.each([
    ['without prefetch, so that the service reads each chart itself', [], ' 14 reads'],
    ['when that comes in pages of three', ['--page-size', '3'], ' reads'],
    ['with prefetch', ['--prefetch'], ' 0 reads'],
  ])('prints every card of every seed patient %s', async (_how, more, reads) => {
    const { code, out, err } = await demo('--url', service.url, '--as-of', asOf, ...more);
    expect(err).toBe('');
    expect(code).toBe(0);
    for (const id of ids) {
      const request = hookRequest(vignette(id), { hook: 'patient-view' });
      const { cards } = await service.fire(request);
      expect(cards.length).toBeGreaterThan(0);
      for (const { indicator, summary, suggestions = [] } of cards) {
        expect(partOf(out, id)).toContain(`${indicator.toUpperCase()} ${summary}`);
        for (const { label } of suggestions) expect(partOf(out, id)).toContain(label);
      }
      expect(partOf(out, id)).toContain(reads);
    }
    expect(partOf(out, 'V01')).toContain('why Dysphagia (food sticking in throat) (since 2026-11-05)');
  });

  it('is at most 100 columns wide and plain when nobody watches', async () => {
    const { out } = await demo('--url', `${service.url}/cds-services/`, '--as-of', asOf);
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(out).not.toContain('\u001B');
  });

  it('says what is wrong in one line', async () => {
    const wrong = async (...args: readonly string[]) => {
      const { code, err } = await demo(...args);
      expect({ code, lines: err.split('\n').length }).toEqual({ code: 1, lines: 1 });
      return err;
    };
    expect(await wrong('--url', 'http://127.0.0.1:1')).toContain('http://127.0.0.1:1/cds-services');
    expect(await wrong('--url', 'nonsense')).toContain('--url must be');
    expect(await wrong('--nonsense')).toContain('--help');
    expect(await wrong('--as-of', 'today')).toContain('--as-of must be');
  });

  it('ends with 1 and a hint when the service may not read from its FHIR server', async () => {
    const elsewhere = readConfig({ FHIR_ALLOWED_SERVERS: 'https://ehr.example.org/fhir' });
    const closed = await startService({ answer: createPipeline(elsewhere, services).answer, asOf });
    const { code, out, err } = await demo('--url', closed.url, '--as-of', asOf);
    await closed.stop();
    expect(partOf(out, 'V01')).toContain('412 in');
    expect(err).toMatch(/^5 patients got no answer of 200\. .*FHIR_ALLOWED_SERVERS/);
    expect(code).toBe(1);
  });
});

describe('the small FHIR server of the examples', () => {
  let server: ChildProcess;
  let base = '';
  beforeAll(async () => {
    const args = [here('examples/fhir-server.mjs'), '--port', '0', '--token', 'secret', '--page-size', '3'];
    server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [said] = (await once(server.stdout!, 'data')) as [Buffer];
    base = /http:\S+\/fhir/.exec(said.toString())?.[0] ?? '';
  });
  afterAll(() => {
    server.kill();
  });

  const ask = async (path: string, init: RequestInit = {}) => {
    const url = path.startsWith('http') ? path : `${base}/${path}`;
    const response = await fetch(url, {
      ...init,
      headers: { Authorization: 'Bearer secret', ...(init.headers as Record<string, string> | undefined) },
    });
    const body: unknown = JSON.parse((await response.text()) || '{}');
    return { status: response.status, headers: response.headers, body: isObject(body) ? body : {} };
  };
  const found = (bundle: JsonObject) =>
    objectsIn(bundle['entry']).map((entry) => entry['resource'] as JsonObject);
  const next = (bundle: JsonObject) =>
    objectsIn(bundle['link']).find(({ relation }) => relation === 'next')?.['url'];

  it('hands out a page at a time, each patient their own', async () => {
    const query = 'MedicationAdministration?patient=v05&_count=2';
    const seen: unknown[] = [];
    let page: JsonObject | undefined = (await ask(query)).body;
    const total = page['total'];
    for (; page; page = typeof next(page) === 'string' ? (await ask(String(next(page)))).body : undefined) {
      expect(found(page).length).toBeLessThanOrEqual(2);
      seen.push(...found(page).map(({ id, subject }) => `${String(id)} ${JSON.stringify(subject)}`));
    }
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(seen.length);
    for (const one of seen) expect(one).toContain('{"reference":"Patient/v05"}');
  });

  it('never hands out more than its page size, and finds the same by POST', async () => {
    const all = await ask('Observation?_count=1000');
    expect(found(all.body).length).toBe(3);
    expect(next(all.body)).toEqual(expect.any(String));
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const query = 'patient=v01&category=vital-signs';
    const posted = await ask('Observation/_search', { method: 'POST', headers, body: query });
    expect(found(posted.body).map(({ code }) => code)).toMatchObject([{ text: 'Body weight' }]);
    expect(posted.body).toEqual((await ask(`Observation?${query}`)).body);
  });

  it('demands its token for patients, and tells everybody what it is', async () => {
    const refused = await ask('Patient/v01', { headers: { Authorization: 'Bearer other' } });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    const open = await ask('metadata', { headers: { Authorization: '' } });
    expect(open.body).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
  });

  it('lets browsers read its answers, errors too', async () => {
    const preflight = await fetch(`${base}/Condition/_search`, { method: 'OPTIONS' });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toMatch(/authorization.*content-type/);
    const missing = await ask('Patient/nobody');
    expect(missing.status).toBe(404);
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');
    expect(missing.body).toMatchObject({ resourceType: 'OperationOutcome' });
  });

  it('offers the sandbox the drugs it cannot choose, until one is on the desk', async () => {
    const cabinet = base.replace('/fhir', '/cds-services/drug-cabinet');
    const fire = async (drafts: readonly unknown[]) => {
      const context = { patientId: 'v01', draftOrders: { resourceType: 'Bundle', entry: drafts } };
      const { body } = await ask(cabinet, { method: 'POST', body: JSON.stringify({ context }) });
      return objectsIn(body['cards']).flatMap((card) => objectsIn(card['suggestions']));
    };
    const offers = await fire([]);
    expect(offers.map(({ label }) => String(label))).toContain('1 ML etanercept 50 MG/ML Prefilled Syringe');
    const [action] = objectsIn(offers[0]?.['actions']);
    expect(await fire([{ resource: action?.['resource'] }])).toEqual([]);
  });
});
