import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { createPipeline } from '../../src/pipeline.js';
import { bundleWithNext, send, startFhirServer, type AFhirServer } from '../support/a-fhir-server.js';
import { services, startService, type RunningService } from '../support/running-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';

/** https://www.w3.org/TR/trace-context/ */

jest.setTimeout(30_000);
/** Time is not what is tested here. */
const unhurried = readConfig({ DEADLINE_MS: '20000', FHIR_TIMEOUT_MS: '20000' });

const patient = vignette('V01');
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const good = `00-${traceId}-00f067aa0ba902b7-01`;

let ehr: AFhirServer;
let service: RunningService;
/** What came with each request to the FHIR server. */
const came: (string | undefined)[] = [];
const states: unknown[] = [];
beforeAll(async () => {
  ehr = await startFhirServer({ resources: patient.resources });
  service = await startService({ ...createPipeline(unhurried, services), asOf: patient.asOf });
  ehr.misbehave((_response, _asked, { headers }) => {
    came.push(headers['traceparent']?.toString());
    states.push(headers['tracestate']);
    return false;
  });
});
afterEach(() => {
  // It may hold anything, so it goes nowhere.
  expect(new Set(states)).toEqual(new Set(states.length > 0 ? [undefined] : []));
  came.length = 0;
  states.length = 0;
  service.log.length = 0;
});
afterAll(() => Promise.all([service.stop(), ehr.stop()]));

/** A call for which everything is read. */
const call = (headers: Readonly<Record<string, string>>) =>
  service.fire({ ...hookRequest(patient), prefetch: {}, fhirServer: ehr.base }, undefined, headers);
const line = () => JSON.parse(service.log.at(-1)!) as Readonly<Record<string, unknown>>;

describe('the trace of a call', () => {
  it('goes on to every read from the FHIR server, unchanged, and its id stands in the log line', async () => {
    expect((await call({ traceparent: good, tracestate: 'vendor=1' })).status).toBe(200);
    expect(came.length).toBeGreaterThan(5);
    expect(new Set(came)).toEqual(new Set([good]));
    expect(line()).toMatchObject({ msg: 'hook', traceId });
  });

  it('goes on to the next page of a search, too', async () => {
    const paged = await startFhirServer({ resources: [] });
    const pages: (string | undefined)[] = [];
    paged.misbehave((response, { url }, { headers }) => {
      if (!url.includes('Condition')) return false;
      pages.push(headers['traceparent']?.toString());
      send(
        response,
        200,
        pages.length === 1
          ? bundleWithNext(`${paged.base}/Condition?page=2`)
          : { resourceType: 'Bundle', type: 'searchset' },
      );
      return true;
    });
    const headers = { traceparent: good };
    await service.fire({ ...hookRequest(patient), prefetch: {}, fhirServer: paged.base }, undefined, headers);
    await paged.stop();
    expect(pages).toEqual([good, good]);
  });

  it('stands in the line of a call that is refused, too', async () => {
    await service.fire({ hook: 'patient-view' }, 'dm-patient-view', { traceparent: good });
    expect(line()).toMatchObject({ status: 400, traceId });
  });

  it('is nothing where a call has none', async () => {
    expect((await call({ tracestate: 'vendor=1' })).status).toBe(200);
    expect(new Set(came)).toEqual(new Set([undefined]));
    expect(line()).not.toHaveProperty('traceId');
  });

  it.each([
    ['an unknown version', good.replace(/^00/, '01')],
    ['the version that is forbidden', good.replace(/^00/, 'ff')],
    ['a trace-id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['a parent-id of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
    ['capitals', good.toUpperCase()],
    ['a digit too few', good.slice(0, -1)],
    ['a digit too many', `${good}0`],
    ['a member more', `${good}-what`],
    ['no flags', good.slice(0, -3)],
    ['a letter that is no digit', good.replace('4bf9', '4bg9')],
    ['underscores', good.replaceAll('-', '_')],
    ['two values', `${good}, ${good}`],
    ['a name', 'Sandström'],
    ['a blank inside', good.replace('-', '- ')],
  ])('is dropped with %s: the call is answered without it', async (_what, traceparent) => {
    expect((await call({ traceparent: Buffer.from(traceparent).toString('latin1') })).status).toBe(200);
    expect(came.length).toBeGreaterThan(5);
    expect(new Set(came)).toEqual(new Set([undefined]));
    expect(line()).not.toHaveProperty('traceId');
    expect(service.log.join('')).not.toContain(traceparent);
  });
});
