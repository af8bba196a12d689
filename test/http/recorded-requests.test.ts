import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { hookNames } from '../../src/contract/question.js';
import { gather } from '../../src/gather/gather.js';
import type { PatientRecord } from '../../src/contract/patient-record.js';
import { describeWithShared } from '../support/shared-dir.js';
import { nothingToSay, read, startRim, type Rim } from './a-rim.js';

interface Recording {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly hook?: string; readonly context?: { readonly patientId?: string } };
}

let rim: Rim;
let record: PatientRecord | undefined;
beforeAll(async () => {
  rim = await startRim(async (question) => {
    record = await gather(question);
    return nothingToSay;
  });
});
afterAll(() => rim.stop());

describeWithShared('what the CDS Hooks sandbox really sends', (sharedDir) => {
  const folder = join(sharedDir, 'conformance/sandbox-requests');
  const recordings = () => readdirSync(folder).map((file) => [file, recording(file)] as const);
  const recording = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Recording;
  /** fetch sets these itself, or forbids them. */
  const sendable = (headers: Recording['headers']) =>
    Object.fromEntries(
      Object.entries(headers).filter(
        ([name]) => !/^(?:host|connection|content-length|sec-.*|keep-alive)$/.test(name),
      ),
    );
  const post = (file: string) => {
    const { body, headers } = recording(file);
    return rim.post(body, { to: `/cds-services/dm-${body?.hook ?? ''}`, headers: sendable(headers) });
  };

  it('as hook calls is answered', async () => {
    const calls = recordings().filter(([, { body }]) => body?.hook !== undefined);
    expect(calls.length).toBeGreaterThanOrEqual(9);
    for (const [file] of calls) expect([file, (await post(file)).status]).toEqual([file, 200]);
  });

  it('as preflight is allowed', async () => {
    const preflights = recordings().filter(([, { method }]) => method === 'OPTIONS');
    expect(preflights.length).toBe(3);
    for (const [, { url, headers }] of preflights) {
      const path = url.replace(/stub-\w+/, 'dm-patient-view');
      const answer = await read(
        fetch(`${rim.url}${path}`, { method: 'OPTIONS', headers: sendable(headers) }),
      );
      expect(answer.status).toBe(204);
      expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    }
  });

  it('while a date is typed keeps the draft as it was sent', async () => {
    for (const file of [
      'order-select-INVALID-DATE-while-typing.json',
      'order-select-year-0002-while-typing.json',
    ]) {
      await post(file);
      expect(record?.draftOrders).toHaveLength(1);
      expect(record?.draftOrders[0]).toMatchObject({
        reference: 'MedicationRequest/request-123',
        selected: true,
      });
      expect(record?.draftOrders[0]?.medication.texts).toEqual(['Ibuprofen 400 MG Oral Tablet']);
    }
  });

  it('on opening the form is an order without a drug', async () => {
    await post('order-select-no-medication.json');
    expect(record?.draftOrders.map(({ medication }) => medication)).toEqual([{ codings: [], texts: [] }]);
  });

  it('on clicking a tab again has no orders, and imaging orders are no medication', async () => {
    for (const file of ['order-select-tab-reclick-NO-draftOrders.json', 'order-select-pama-empty.json']) {
      await post(file);
      expect(record?.draftOrders).toEqual([]);
    }
  });

  it('as patient-view has a known Patient and known diagnoses', async () => {
    await post('patient-view.json');
    expect(record?.patient?.birthDate).toBe('1951-04-12');
    expect(record?.availability).toMatchObject({
      patient: 'known',
      conditions: 'known',
      allergies: 'unavailable',
    });
  });
});

describeWithShared('hook requests published by others, many of them old', (sharedDir) => {
  it('are answered, or refused for what they lack; none breaks the service', async () => {
    const packed = readFileSync(join(sharedDir, 'corpora/published-hook-requests.ndjson.gz'));
    const requests = gunzipSync(packed).toString('utf8').trim().split('\n');
    expect(requests.length).toBe(38);
    for (const line of requests) {
      const { name, request } = JSON.parse(line) as { name: string; request: NonNullable<Recording['body']> };
      const hook = hookNames.find((one) => one === request.hook);
      const answer = await rim.post(request, { to: `/cds-services/dm-${hook ?? 'patient-view'}` });
      const fit = hook !== undefined && request.context?.patientId !== undefined;
      expect([name, answer.status]).toEqual([name, fit ? 200 : 400]);
    }
  });
});
