import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/contract/cds-response.js';
import { BadRequest } from '../../src/contract/hook-request.js';
import type { RuleLog } from '../../src/pipeline.js';
import { aCall, nothingToSay, startRim, type Rim } from './a-rim.js';

describe('a hook call', () => {
  let rim: Rim;
  let answer: (ruleLog: RuleLog) => Promise<Answer>;
  const silence = () => Promise.resolve(nothingToSay);
  beforeAll(async () => {
    answer = silence;
    rim = await startRim((_question, ruleLog) => answer(ruleLog), { MAX_BODY_MB: '1' });
  });
  afterEach(() => {
    answer = silence;
    rim.asked.length = 0;
    rim.log.length = 0;
  });
  afterAll(() => rim.stop());

  it('becomes a question of the calendar day in TIME_ZONE', async () => {
    expect(await rim.post(aCall)).toMatchObject({ status: 200, text: '{"cards":[]}' });
    const [question] = rim.asked;
    expect(question).toMatchObject({
      service: 'dm-patient-view',
      hook: 'patient-view',
      hookInstance: aCall.hookInstance,
      patientId: 'p1',
      asOf: '2026-11-21',
      timeZone: 'Pacific/Auckland',
      prefetch: aCall.prefetch,
    });
    expect(question?.newId()).toBe('00000000-0000-4000-8000-000000000000');
  });

  it('is answered with the cards as they are', async () => {
    const cards = [{ uuid: 'u', summary: 'Grüße <b>' }] as unknown as (Answer & {
      kind: 'cards';
    })['response']['cards'];
    answer = () => Promise.resolve({ kind: 'cards', response: { cards } });
    const posted = await rim.post(aCall);
    expect(JSON.parse(posted.text)).toEqual({ cards });
    expect(posted.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(posted.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    '/cds-services//dm-patient-view',
    '//cds-services///dm-patient-view//',
    '/cds-services/dm-patient-view/',
  ])('may be made at %s', async (to) => {
    expect((await rim.post(aCall, { to })).status).toBe(200);
  });

  it.each(['dm-patient-view', 'dm-order-select', 'dm-order-sign'])('reaches %s by its hook', async (id) => {
    const hook = id.replace('dm-', '');
    expect((await rim.post({ ...aCall, hook }, { to: `/cds-services/${id}` })).status).toBe(200);
    expect(rim.asked[0]).toMatchObject({ service: id, hook });
  });

  it('is refused when its hook is not the one of the service', async () => {
    for (const hook of ['order-sign', 'order-dispatch', '<script>']) {
      expect(await rim.post({ ...aCall, hook })).toMatchObject({
        status: 400,
        says: 'hook: dm-patient-view answers patient-view only',
      });
    }
    expect(rim.asked).toEqual([]);
  });

  it.each([
    'application/json',
    'application/json; charset=UTF-8',
    'application/fhir+json',
    'application/vnd.ehr+json',
    'Application/JSON',
  ])('may be of type %s', async (type) => {
    expect((await rim.post(aCall, { headers: { 'content-type': type } })).status).toBe(200);
  });

  it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'json', ''])(
    'may not be of type "%s"',
    async (type) => {
      expect(await rim.post(JSON.stringify(aCall), { headers: { 'content-type': type } })).toMatchObject({
        status: 415,
        says: 'Send application/json or application/fhir+json.',
      });
    },
  );

  it('must be written in a Unicode charset', async () => {
    const posted = await rim.post(aCall, { headers: { 'content-type': 'application/json; charset=latin1' } });
    expect(posted).toMatchObject({ status: 415, says: 'JSON must be sent in UTF-8.' });
  });

  it('may be compressed with gzip', async () => {
    const body = gzipSync(JSON.stringify(aCall));
    expect((await rim.post(body, { headers: { 'content-encoding': 'gzip' } })).status).toBe(200);
    expect(rim.asked[0]?.patientId).toBe('p1');
  });

  it('may not claim a compression that it does not have, or that is unknown', async () => {
    expect(await rim.post(aCall, { headers: { 'content-encoding': 'gzip' } })).toMatchObject({
      status: 400,
      says: 'The request cannot be read.',
    });
    expect((await rim.post(aCall, { headers: { 'content-encoding': 'lzma' } })).status).toBe(415);
  });

  it('may not be larger than MAX_BODY_MB, compressed or not', async () => {
    const tooLarge = JSON.stringify({ ...aCall, padding: 'x'.repeat(1024 * 1024) });
    const bomb = gzipSync(JSON.stringify({ ...aCall, padding: ' '.repeat(50 * 1024 * 1024) }));
    for (const posted of [
      await rim.post(tooLarge),
      await rim.post(bomb, { headers: { 'content-encoding': 'gzip' } }),
    ]) {
      expect(posted).toMatchObject({ status: 413, says: 'The request is larger than MAX_BODY_MB allows.' });
    }
    expect(rim.asked).toEqual([]);
  });

  it.each([
    ['nothing', '', 'hook: required'],
    ['half of it', '{"hook": "patient-view", "name": "Sandström', 'body: is not valid JSON'],
    ['a word', '"Sandström"', 'body: must be a JSON object'],
    ['a list', '[]', 'body: must be a JSON object'],
    ['null', 'null', 'body: required'],
  ])('that is %s is refused', async (_what, body, says) => {
    expect(await rim.post(body)).toMatchObject({ status: 400, says });
  });

  it('names the field that it lacks', async () => {
    const { patientId: _left, ...context } = aCall.context;
    expect(await rim.post({ ...aCall, context })).toMatchObject({
      status: 400,
      says: 'context.patientId: required',
    });
  });

  it('is answered with 412 and the missing sources when the chart cannot be read', async () => {
    answer = () => Promise.resolve({ kind: 'insufficient', missing: ['conditions', 'medicationRequests'] });
    expect(await rim.post(aCall)).toMatchObject({
      status: 412,
      says: 'Cannot advise: neither sent nor to be read are conditions, medicationRequests.',
    });
  });

  it('is answered with 400 when the pipeline finds the chart of another patient', async () => {
    answer = () =>
      Promise.reject(new BadRequest('prefetch.patient.id', 'is not the patient of context.patientId'));
    expect((await rim.post(aCall)).status).toBe(400);
  });

  it('that breaks the pipeline is answered with 500 and no detail', async () => {
    for (const error of [
      new Error('patient Sandström'),
      new TypeError('Sandström'),
      'Sandström',
      undefined,
    ]) {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- libraries throw anything
      answer = () => Promise.reject(error);
      const posted = await rim.post(aCall);
      expect(posted).toMatchObject({ status: 500, says: 'The service failed unexpectedly.' });
    }
    expect(rim.log.join('')).not.toContain('Sandström');
    expect(rim.log.join('')).toContain('"error":"TypeError"');
    expect(rim.log.join('')).toContain('invoke.test');
  });

  describe('in the log', () => {
    const lines = () => rim.log.map((line) => JSON.parse(line) as Record<string, unknown>);

    it('is one line: what was called, how it ended, how long it took', async () => {
      await rim.post(aCall);
      expect(lines()).toEqual([
        expect.objectContaining({
          msg: 'hook',
          service: 'dm-patient-view',
          hookInstance: aCall.hookInstance,
          status: 200,
          cards: 0,
          brokenRules: [],
          finished: true,
          ms: expect.any(Number),
        }),
      ]);
    });

    it('names the rules that broke, with the kind of error only', async () => {
      answer = (ruleLog) => {
        ruleLog.broken('etanercept-avoid', new RangeError('Sandström'));
        return Promise.resolve(nothingToSay);
      };
      await rim.post(aCall);
      expect(lines()[0]).toMatchObject({ brokenRules: ['etanercept-avoid: RangeError'], status: 200 });
    });

    it('holds nothing of the patient, whatever goes wrong', async () => {
      const secret = 'Sandström-secret';
      const sent = { ...aCall, context: { ...aCall.context, patientId: secret, note: secret } };
      await rim.post(sent);
      await rim.post({ ...sent, hook: secret });
      await rim.post({ ...sent, hookInstance: { secret } });
      await rim.post({ ...sent, prefetch: secret });
      await rim.post(`{"patient": "${secret}"`);
      await rim.post(`${'['.repeat(200)}"${secret}"`);
      await rim.post(sent, { to: `/cds-services/${secret}` });
      await rim.post(sent, { headers: { 'content-type': 'text/plain' } });
      expect(lines().map(({ service, status }) => [service, status])).toEqual([
        ['dm-patient-view', 200],
        ...Array<unknown>(5).fill(['dm-patient-view', 400]),
        ['unknown', 404],
        ['dm-patient-view', 415],
      ]);
      expect(rim.log.join('')).not.toContain('secret');
    });
  });
});
