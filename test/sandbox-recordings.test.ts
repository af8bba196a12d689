import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readConfig } from '../src/config.js';
import type { Card } from '../src/contract/cds-response.js';
import { isResource, type RawResource } from '../src/contract/fhir.js';
import { createPipeline } from '../src/pipeline.js';
import type { Journal } from '../src/journal/journal.js';
import { openedJournal, removeSqlite } from './support/a-journal.js';
import { startFhirServer, type AFhirServer } from './support/a-fhir-server.js';
import { cdsRuleViolations } from './support/cds-rules.js';
import { fhirProblems } from './support/fhir-validators.js';
import { isObject, objectsIn, type JsonObject } from './support/json.js';
import {
  noRuleThrows,
  rulesOf,
  services,
  startService,
  type RunningService,
} from './support/running-service.js';
import { describeWithShared } from './support/shared-dir.js';

interface Recording {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: JsonObject;
}
interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly cards: readonly Card[];
}

/** The ids of the stub that the sandbox was recorded against, and ours. */
const ids = { 'stub-pv': 'dm-patient-view', 'stub-os': 'dm-order-select', 'stub-sign': 'dm-order-sign' };

/** Every hook call that the sandbox was seen to make: while a date is typed, before a drug is chosen. */
const calls = [
  'order-select-INVALID-DATE-while-typing.json',
  'order-select-full.json',
  'order-select-no-medication.json',
  'order-select-pama-empty.json',
  'order-select-tab-reclick-NO-draftOrders.json',
  'order-select-with-reason.json',
  'order-select-year-0002-while-typing.json',
  'order-select.json',
  'order-sign.json',
  'patient-view.json',
];
const preflights = ['preflight-discovery.json', 'preflight-feedback.json', 'preflight-hook.json'];
const feedbacks = [
  'feedback-accepted.json',
  'feedback-overridden-no-reason.json',
  'feedback-overridden-with-reason.json',
];

describeWithShared('the real CDS Hooks sandbox, as recorded', (sharedDir) => {
  const folder = join(sharedDir, 'conformance/sandbox-requests');
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording;

  let ehr: AFhirServer;
  let service: RunningService;
  let journal: Journal;
  /** What the FHIR server holds; a test may add to it. */
  let held: RawResource[];
  const demo1: RawResource[] = [];

  beforeAll(async () => {
    // Every resource of demo-1 that the recordings carry: the sandbox fetched them from its own FHIR server.
    const { body } = read('patient-view.json');
    const prefetch = isObject(body?.['prefetch']) ? Object.values(body['prefetch']) : [];
    for (const value of prefetch.filter(isResource)) {
      const found =
        value.resourceType === 'Bundle' ? objectsIn(value['entry']).map((one) => one['resource']) : [value];
      for (const one of found.filter(isResource)) {
        if (!demo1.some(({ resourceType, id }) => resourceType === one.resourceType && id === one['id']))
          demo1.push(one);
      }
    }
    held = [...demo1];
    ehr = await startFhirServer({ resources: held });
    const config = readConfig({ FHIR_ALLOWED_SERVERS: ehr.base });
    const { answer } = createPipeline(config, services);
    journal = await openedJournal();
    service = await startService({
      answer: (question) => answer(question, noRuleThrows),
      asOf: '2026-11-21',
      journal,
    });
  });
  afterAll(async () => {
    await Promise.all([service.stop(), ehr.stop()]);
    await journal.close(5000);
    removeSqlite();
  });

  /** Posts a recording with every header that it had; its FHIR server is the one of this test. */
  async function replay(
    file: string,
    change: (body: JsonObject) => JsonObject = (body) => body,
  ): Promise<Answered> {
    ehr.asked.length = 0;
    const { method, url, headers, body } = read(file);
    const sent =
      body && method !== 'OPTIONS'
        ? JSON.stringify('fhirServer' in body ? { ...change(body), fhirServer: ehr.base } : body)
        : '';
    const path = url.replace(/stub-\w+/, (stub) => ids[stub as keyof typeof ids]);
    const { host: _, 'content-length': __, ...kept } = headers;
    const answered = await new Promise<Omit<Answered, 'cards'>>((resolve, reject) => {
      const sending = httpRequest(
        `${service.url}${path}`,
        {
          method,
          headers: { ...kept, ...(sent && { 'content-length': Buffer.byteLength(sent) }) },
          agent: false,
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const text = Buffer.concat(parts).toString('utf8');
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: text === '' ? undefined : (JSON.parse(text) as unknown),
            });
          });
        },
      );
      sending.on('error', reject);
      sending.end(sent);
    });
    const cards =
      answered.status === 200 && isObject(answered.body)
        ? (objectsIn(answered.body['cards']) as unknown as readonly Card[])
        : [];
    return { ...answered, cards };
  }

  function isValid(file: string, { status, headers, body, cards }: Answered): void {
    expect([file, status]).toEqual([file, 200]);
    expect(headers['access-control-allow-origin']).toBe('*');
    const hook = read(file).body?.['hook'] as 'patient-view' | 'order-select' | 'order-sign';
    expect([file, cdsRuleViolations(body, { hook })]).toEqual([file, []]);
    const resources = cards
      .flatMap(({ suggestions = [] }) => suggestions)
      .flatMap(({ actions }) => actions)
      .flatMap((action) => ('resource' in action ? [action.resource] : []));
    expect([file, resources.flatMap(fhirProblems)]).toEqual([file, []]);
  }

  const condition = (id: string, text: string): RawResource => ({
    resourceType: 'Condition',
    id,
    subject: { reference: 'Patient/demo-1' },
    clinicalStatus: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
    },
    code: { text },
    onsetDateTime: '2026-10-01',
  });
  /** While demo-1 has dermatomyositis and dysphagia on the FHIR server. */
  async function whileIll<Value>(ask: () => Promise<Value>): Promise<Value> {
    held.push(condition('c-dm', 'Dermatomyositis'), condition('c-dysphagia', 'Dysphagia'));
    try {
      return await ask();
    } finally {
      held.splice(demo1.length);
    }
  }
  const without = (key: string) => (body: JsonObject) => ({
    ...body,
    prefetch: Object.fromEntries(
      Object.entries(isObject(body['prefetch']) ? body['prefetch'] : {}).filter(([name]) => name !== key),
    ),
  });
  /** The drug of the form, wherever it stands in the body, becomes etanercept. */
  const ordering = (body: JsonObject): JsonObject => {
    const changed = JSON.stringify(body).replaceAll(
      /"medicationCodeableConcept":\{.*?\]\}|"medicationCodeableConcept":\{[^{}]*\}/g,
      '"medicationCodeableConcept":{"text":"etanercept 50 mg/mL injection"}',
    );
    return JSON.parse(changed) as JsonObject;
  };

  it('is all there', () => {
    expect(readdirSync(folder).sort()).toEqual(
      ['discovery.json', ...calls, ...preflights, ...feedbacks].sort(),
    );
    expect(demo1.map(({ resourceType, id }) => `${resourceType}/${String(id)}`)).toEqual([
      'Patient/demo-1',
      'Condition/c-af',
      'Condition/c-ckd',
      'Practitioner/COREPRACTITIONER1',
      'MedicationRequest/mr-warf',
      'Observation/o-egfr',
    ]);
  });

  it.each(calls)('%s gets a valid answer without card: demo-1 has no dermatomyositis', async (file) => {
    const answered = await replay(file);
    isValid(file, answered);
    expect(answered.cards).toEqual([]);
    // The diagnoses were had: sent under our key, else read.
    const sent = file === 'patient-view.json';
    expect(ehr.asked.some(({ type }) => type === 'Condition')).toBe(!sent);
    // The sandbox signs its call with a JWT; that is no access token and goes nowhere.
    expect(ehr.asked.length).toBeGreaterThan(0);
    expect(ehr.asked.map(({ authorization }) => authorization)).toEqual(ehr.asked.map(() => undefined));
  });

  it.each(calls)('%s gets a valid answer when demo-1 has dermatomyositis', async (file) => {
    const answered = await whileIll(() => replay(file, without('conditions')));
    isValid(file, answered);
    expect(rulesOf(answered).map(({ id }) => id)).toEqual(
      file === 'patient-view.json' ? expect.arrayContaining(['dysphagia-evaluation']) : [],
    );
  });

  it('has its etanercept order met with a warning, read from that server', async () => {
    for (const file of calls.filter((one) => /^order-(?:select-full|select|sign)\.json$/.test(one))) {
      const answered = await whileIll(() => replay(file, ordering));
      isValid(file, answered);
      expect([file, rulesOf(answered)]).toEqual([file, [{ id: 'etanercept-avoid', indicator: 'critical' }]]);
    }
  });

  it.each(calls)('%s with the FHIR server down is judged by what it sent', async (file) => {
    ehr.misbehave((response) => {
      response.destroy();
      return true;
    });
    try {
      const answered = await replay(file);
      if (file === 'patient-view.json') {
        // It sent all diagnoses, and dermatomyositis is not among them.
        isValid(file, answered);
        expect(answered.body).toEqual({ cards: [] });
      } else {
        expect([file, answered.status]).toEqual([file, 412]);
        expect(answered.headers['access-control-allow-origin']).toBe('*');
        expect(answered.body).toMatchObject({
          resourceType: 'OperationOutcome',
          issue: [{ details: { text: 'Cannot advise: neither sent nor to be read are conditions.' } }],
        });
      }
    } finally {
      ehr.misbehave(undefined);
    }
  });

  it('with the FHIR server down and dermatomyositis sent, but no drugs under our keys, cannot be advised', async () => {
    ehr.misbehave((response) => {
      response.destroy();
      return true;
    });
    try {
      const conditions = {
        resourceType: 'Bundle',
        entry: [{ resource: condition('c-dm', 'Dermatomyositis') }],
      };
      for (const file of calls) {
        const answered = await replay(file, (body) => ({
          ...body,
          prefetch: { ...(body['prefetch'] as JsonObject | undefined), conditions },
        }));
        expect([file, answered.status]).toEqual([file, 412]);
        expect(JSON.stringify(answered.body)).toContain('medicationRequests');
      }
    } finally {
      ehr.misbehave(undefined);
    }
  });

  it.each(preflights)('%s is allowed all that it asks for', async (file) => {
    const { headers } = read(file);
    const answered = await replay(file);
    expect(answered.status).toBe(204);
    expect(answered.headers['access-control-allow-origin']).toBe('*');
    expect(String(answered.headers['access-control-allow-headers']).split(',')).toEqual(
      expect.arrayContaining(headers['access-control-request-headers']?.split(',') ?? ['asks for headers']),
    );
    expect(String(answered.headers['access-control-allow-methods']).split(',')).toContain(
      headers['access-control-request-method'],
    );
  });

  it.each(feedbacks)('%s is stored, and the page may read so', async (file) => {
    const answered = await replay(file);
    expect(answered.status).toBe(200);
    expect(answered.headers['access-control-allow-origin']).toBe('*');
    expect(answered.body).toEqual({ stored: 1 });
  });

  it('finds our services', async () => {
    const answered = await replay('discovery.json');
    expect(answered.status).toBe(200);
    expect(answered.headers['access-control-allow-origin']).toBe('*');
    expect(objectsIn((answered.body as JsonObject)['services']).map(({ id }) => id)).toEqual(
      Object.values(ids),
    );
  });
});
