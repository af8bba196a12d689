import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gather } from '../../src/gather/gather.js';
import { hostileFiles, naughtyRequests } from '../support/corpora.js';
import { describeWithShared } from '../support/shared-dir.js';
import { aCall, nothingToSay, startRim, type Rim } from './a-rim.js';

let rim: Rim;
beforeAll(async () => {
  // Room 1 reads everything that came, as a patient with dermatomyositis would make it.
  rim = await startRim(async (question) => {
    const record = await gather(question);
    const { conditions, observations, medicationRequests, draftOrders, droppedForeign, patient } = record;
    JSON.stringify({ conditions, observations, medicationRequests, draftOrders, droppedForeign, patient });
    return nothingToSay;
  });
});
afterAll(() => rim.stop());

const around = (json: string) =>
  JSON.stringify({ ...aCall, prefetch: { conditions: 0 } }).replace('0}', `${json}}`);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('JSON made to break parsers', () => {
  it('may nest 100 levels and not one more', async () => {
    // The call itself and its prefetch are two.
    expect((await rim.post(around(nested(98)))).status).toBe(200);
    const says = 'body: is nested deeper than 100 levels';
    expect(await rim.post(around(nested(99)))).toMatchObject({ status: 400, says });
    const objects = '{"a":'.repeat(150) + '1' + '}'.repeat(150);
    expect(await rim.post(around(objects))).toMatchObject({ status: 400, says });
  });

  it.each([20_000, 1_000_000])('is refused when nested %d levels deep, closed or not', async (levels) => {
    expect((await rim.post(around(nested(levels)))).status).toBe(400);
    expect((await rim.post('{"a":['.repeat(levels / 2))).status).toBe(400);
  });

  it('may be wide', async () => {
    const entry = `{"resource":{"resourceType":"Condition"}}`;
    const wide = `{"resourceType":"Bundle","entry":[${Array(150_000).fill(entry).join()}]}`;
    expect((await rim.post(around(wide))).status).toBe(200);
    const manyKeys = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`k${index}`, null]));
    expect((await rim.post({ ...aCall, prefetch: manyKeys })).status).toBe(200);
  });

  it('may not reach into prototypes', async () => {
    const prefetch =
      '{"__proto__":{"resourceType":"Condition"},"constructor":{"prototype":{"x":1}},"toString":"1","conditions":{"__proto__":{"a":1},"resourceType":"Condition","hasOwnProperty":1}}';
    const call = JSON.stringify({ ...aCall, prefetch: {} }).replace(
      '"prefetch":{}',
      `"prefetch":${prefetch}`,
    );
    expect((await rim.post(call)).status).toBe(200);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

describeWithShared('the collections of hostile JSON', (sharedDir) => {
  const files = () => hostileFiles(sharedDir);

  it('get 400 where the body is no hook call, and never an error of ours', async () => {
    expect(files()).toHaveLength(340);
    for (const [name, bytes] of files())
      expect([name, (await rim.post(new Uint8Array(bytes))).status]).toEqual([name, 400]);
  });

  it('are read or refused inside a hook call, as JSON.parse would but for too deep nesting', async () => {
    for (const [name, bytes] of files()) {
      const body = around(bytes.toString('utf8'));
      const expected = parses(body) && name !== 'i_structure_500_nested_arrays.json' ? 200 : 400;
      expect([name, (await rim.post(body)).status]).toEqual([name, expected]);
    }
  });

  it('may stand wherever a text stands, and are never repeated', async () => {
    // Each is the patient's name in a request of its own.
    const strings = naughtyRequests(sharedDir).map(({ naughty }) => naughty);
    expect(strings).toHaveLength(515);
    for (const naughty of strings) {
      const everywhere = {
        ...aCall,
        hookInstance: naughty,
        fhirServer: naughty,
        context: { patientId: naughty, selections: [naughty] },
        prefetch: {
          [naughty]: naughty,
          patient: { resourceType: 'Patient', id: naughty, birthDate: naughty },
          conditions: {
            resourceType: 'Condition',
            id: naughty,
            code: { text: naughty },
            subject: { reference: naughty },
          },
          laboratory: { resourceType: naughty, status: naughty },
        },
      };
      const answer = await rim.post(everywhere);
      expect([200, 400]).toContain(answer.status);
      if (naughty.length > 12) expect(answer.text).not.toContain(naughty);
      expect((await rim.post({ ...aCall, hook: naughty })).status).toBe(400);
    }
  });
});

function parses(body: string): boolean {
  try {
    JSON.parse(body);
    return true;
  } catch {
    return false;
  }
}
