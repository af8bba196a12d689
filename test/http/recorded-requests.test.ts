import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gather } from '../../src/gather/gather.js';
import type { PatientRecord } from '../../src/contract/patient-record.js';
import { describeWithShared } from '../support/shared-dir.js';
import { nothingToSay, startRim, type Rim } from './a-rim.js';

interface Recording {
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

/** What is answered, sandbox-recordings.test.ts says. */
describeWithShared('what the CDS Hooks sandbox really sends', (sharedDir) => {
  const folder = join(sharedDir, 'conformance/sandbox-requests');
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
