import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../src/config.js';
import { createPipeline } from '../src/pipeline.js';
import { knownClients, type KnownClients } from './support/a-client.js';
import { bundleWithNext, outcome, startFhirServer, type AFhirServer } from './support/a-fhir-server.js';
import {
  rulesOf,
  services,
  startService,
  type Fired,
  type RunningService,
} from './support/running-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

jest.setTimeout(30_000);

/**
 * What other CDS Hooks services did with the same requests, one test a finding: here the part that is about the
 * EHR's FHIR server and about the size and form of requests.
 */
const token = 'SECRET';
const patient = vignette('V01');
const full = hookRequest(patient);
const fhirAuthorization = {
  ...{ access_token: token, token_type: 'Bearer', expires_in: 300 },
  ...{ scope: 'patient/*.rs', subject: 'myositis-cds' },
};

let ehr: AFhirServer;
let service: RunningService;
let clients: KnownClients;
/** The hospital calls. */
const fire = async (...[request, to, headers]: Parameters<RunningService['fire']>) =>
  service.fire(request, to, { ...(await clients.as('hospital', to)), ...headers });
let usual: ReturnType<typeof rulesOf>;
/** A listener on this machine that belongs to somebody else: every header it was ever sent. */
let stranger: { readonly server: Server; readonly base: string; readonly heard: string[] };
beforeAll(async () => {
  ehr = await startFhirServer({ resources: patient.resources, token });
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(JSON.stringify(request.headers));
    response.end('{}');
  });
  server.on('connection', () => heard.push('a connection'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stranger = { server, heard, base: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir` };
  clients = await knownClients({ hospital: [ehr.base] }, patient.asOf);
  service = await startService({
    ...createPipeline(readConfig({}), services),
    asOf: patient.asOf,
    ...clients,
  });
  usual = rulesOf(await fire(full));
});
afterEach(() => {
  ehr.misbehave(undefined);
  ehr.asked.length = 0;
  expect(stranger.heard).toEqual([]);
});
afterAll(async () => {
  stranger.server.close();
  await Promise.all([service.stop(), ehr.stop(), once(stranger.server, 'close')]);
});

const topics = ({ cards }: Fired) => cards.map(({ source }) => source.topic.code);
/** The whole chart in one request, padded to so many kilobytes with text that nobody reads. */
const ofSize = (kilobytes: number) => {
  const padding = 'x'.repeat(kilobytes * 1000 - JSON.stringify(full).length);
  return { ...full, extension: { 'org.example.padding': { padding } } };
};

describe('what peers do, and this service does not', () => {
  it('sandbox-cds-services sends Bearer <fhirAuthorization> to any fhirServer: a loopback listener received it', async () => {
    expect((await fire({ ...full, prefetch: {}, fhirServer: stranger.base, fhirAuthorization })).status).toBe(
      412,
    );
    const answered = await fire({ ...full, fhirServer: stranger.base, fhirAuthorization });
    expect(rulesOf(answered)).toEqual(usual);
    expect(stranger.heard).toEqual([]);
  });

  it('CQL-SERVICES fetches any host too (SSRF)', async () => {
    for (const fhirServer of [
      stranger.base,
      `${ehr.base}@${stranger.base.slice(7)}`,
      'http://169.254.169.254/latest',
    ]) {
      expect((await fire({ ...full, prefetch: {}, fhirServer, fhirAuthorization })).status).toBe(412);
    }
    expect([...ehr.asked, ...stranger.heard]).toEqual([]);
  });

  it('CQL-SERVICES dies on a spec-legal request without a prefetch member: here the chart is read', async () => {
    const { prefetch: _left, ...call } = full;
    expect(rulesOf(await fire({ ...call, fhirServer: ehr.base, fhirAuthorization }))).toEqual(usual);
    expect((await fire(call)).status).toBe(412);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
  });

  it('CQL-SERVICES, OperationOutcome instead of Observations: no card. Here a card says what is missing', async () => {
    const prefetch = { ...full.prefetch, laboratory: outcome('timeout') };
    const answered = await fire({ ...full, prefetch, fhirServer: ehr.base, fhirAuthorization });
    expect(topics(answered)).toContain('could-not-assess');
    // "… to prevent an unneeded follow-up query": https://cds-hooks.hl7.org/STU2/#prefetch-template
    expect(ehr.asked.filter(({ url }) => url.includes('laboratory'))).toEqual([]);
  });

  it('nobody notices a truncated prefetch (searchset with next link): here the rest is read, or said to be missing', async () => {
    const prefetch = { ...full.prefetch, conditions: cutOff(`${ehr.base}/Condition?patient=v01&_offset=1`) };
    const read = await fire({ ...full, prefetch, fhirServer: ehr.base, fhirAuthorization });
    expect(rulesOf(read)).toEqual(usual);
    expect(ehr.asked.length).toBeGreaterThan(0);
    const strange = { ...full.prefetch, conditions: cutOff(`${stranger.base}/Condition?page=2`) };
    const notRead = await fire({
      ...full,
      prefetch: strange,
      fhirServer: stranger.base,
      fhirAuthorization,
    });
    expect(topics(notRead)).toContain('could-not-assess');
  });

  it('nobody but cms-price-check notices that context.patientId is not the patient of the data', async () => {
    const other = { ...fhirAuthorization, patient: 'somebody-else' };
    expect((await fire({ ...full, fhirServer: ehr.base, fhirAuthorization: other })).status).toBe(400);
    const patientOfOther = { ...full.prefetch, patient: { resourceType: 'Patient', id: 'somebody-else' } };
    expect((await fire({ ...full, prefetch: patientOfOther })).status).toBe(400);
    // And when the EHR's server answers with somebody else's chart.
    ehr.misbehave((response, { type }) => {
      if (type !== 'Condition') return false;
      const theirs = patient.resources
        .filter(({ resourceType }) => resourceType === 'Condition')
        .map((resource) => ({ ...resource, subject: { reference: 'Patient/somebody-else' } }));
      response.end(JSON.stringify({ ...bundleWithNext('', ...theirs), link: [] }));
      return true;
    });
    const answered = await fire({ ...full, prefetch: {}, fhirServer: ehr.base, fhirAuthorization });
    expect(rulesOf(answered)).toEqual([]);
  });

  it('sandbox and BeSmart stop at 100 kB (495 kB prefetch: 413 / 500), CQL-SERVICES and sero at 1 MB (1.6 MB: 413)', async () => {
    for (const kilobytes of [495, 1600, 9900]) expect(rulesOf(await fire(ofSize(kilobytes)))).toEqual(usual);
  });

  it('errors of the Express-4 peers are HTML or stack traces: here an OperationOutcome, also of a body too large', async () => {
    const calls = [
      await fire(ofSize(12_000)),
      await fire({ ...full, context: {} }),
      await fire(full, 'nobody'),
    ];
    expect(calls.map(({ status }) => status)).toEqual([413, 400, 404]);
    for (const { body, headers } of calls) {
      expect(body).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
      expect(headers.get('content-type')).toContain('json');
      expect(JSON.stringify(body)).not.toMatch(/ {4}at |<html|node_modules/);
    }
  });

  it('application/fhir+json request bodies are 400, 412 or 415 everywhere', async () => {
    const answered = await fire(full, undefined, { 'Content-Type': 'application/fhir+json' });
    expect(rulesOf(answered)).toEqual(usual);
  });
});

/** The conditions of the chart, but for all that come after the first. */
const cutOff = (next: string) => {
  const [first] = patient.resources.filter(({ resourceType }) => resourceType === 'Condition');
  return bundleWithNext(next, ...(first ? [first] : []));
};
