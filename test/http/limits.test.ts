import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Answer } from '../../src/contract/cds-response.js';
import { knownClients, type KnownClients } from '../support/a-client.js';
import { aCall, nothingToSay, startRim, type Posted, type Rim } from './a-rim.js';

jest.setTimeout(30_000);

let rim: Rim;
afterEach(async () => {
  jest.useRealTimers();
  await rim.stop();
});
const issueCode = ({ text }: Posted) =>
  (JSON.parse(text) as { readonly issue: readonly [{ readonly code: string }] }).issue[0].code;
/** In order of size: calls that are sent at once arrive in any order. */
const statuses = async (calls: readonly Promise<Posted>[]) =>
  (await Promise.all(calls)).map(({ status }) => status).sort((one, other) => one - other);
const times = <Made>(count: number, make: () => Made) => Array.from({ length: count }, make);

describe('RATE_LIMIT_PER_MINUTE', () => {
  let known: KnownClients;
  beforeAll(async () => {
    known = await knownClients({ north: [], south: [] });
  });
  const setTo = (limit?: string) => (limit === undefined ? {} : { RATE_LIMIT_PER_MINUTE: limit });
  const start = async (limit?: string) => {
    rim = await startRim(undefined, { ...known.environment, ...setTo(limit) }, known.clients);
  };
  /** The same while AUTH is off. */
  const startOpen = async (limit?: string) => {
    rim = await startRim(undefined, setTo(limit));
  };
  const call = async (client: string, body: unknown = aCall, to?: string) =>
    rim.post(body, { headers: await known.as(client), ...(to && { to }) });

  it('answers 429 to a client that calls more often, and says when it may call again', async () => {
    await start('3');
    expect(await statuses(times(3, () => call('north')))).toEqual([200, 200, 200]);
    const refused = await call('north');
    expect(refused).toMatchObject({ status: 429, says: 'This client made too many calls within a minute.' });
    expect(issueCode(refused)).toBe('throttled');
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(rim.asked).toHaveLength(3);
  });

  it('counts each client by its name: one cannot use up the calls of another', async () => {
    await start('2');
    await statuses(times(10, () => call('north')));
    expect(await statuses(times(3, () => call('south')))).toEqual([200, 200, 429]);
  });

  it('counts calls and feedback of every service together', async () => {
    await start('2');
    await call('north');
    await call('north', {}, '/cds-services/dm-order-sign/feedback');
    expect((await call('north')).status).toBe(429);
    expect((await call('north', {}, '/cds-services/dm-order-sign/feedback')).status).toBe(429);
  });

  it('is over when the minute is', async () => {
    await start('1');
    jest.useFakeTimers({ doNotFake: notTheDate, now: new Date('2026-11-20T12:00:00Z') });
    expect(await statuses(times(2, () => call('north')))).toEqual([200, 429]);
    jest.setSystemTime(new Date('2026-11-20T12:00:45Z'));
    const refused = await call('north');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '15']);
    jest.setSystemTime(new Date('2026-11-20T12:01:00Z'));
    expect((await call('north')).status).toBe(200);
  });

  it('is 600 for an authenticated client unless it is set', async () => {
    await start();
    for (let calls = 0; calls < 600; calls += 100)
      expect(new Set(await statuses(times(100, () => call('north'))))).toEqual(new Set([200]));
    expect((await call('north')).status).toBe(429);
  });

  it('is none while AUTH is off unless it is set', async () => {
    await startOpen();
    for (let calls = 0; calls < 700; calls += 100)
      expect(new Set(await statuses(times(100, () => rim.post(aCall))))).toEqual(new Set([200]));
  });

  it('is counted by address while AUTH is off, and only when it is set', async () => {
    await startOpen('2');
    const forwarded = { headers: { 'x-forwarded-for': '203.0.113.7', forwarded: 'for=203.0.113.7' } };
    expect(await statuses([rim.post(aCall), rim.post(aCall), rim.post(aCall, forwarded)])).toContain(429);
  });

  it('is switched off by 0', async () => {
    await start('0');
    const all = new Set<number>();
    for (let calls = 0; calls < 700; calls += 100)
      for (const status of await statuses(times(100, () => call('north')))) all.add(status);
    expect(all).toEqual(new Set([200]));
  });

  it('leaves discovery and health alone, and refuses before the body is read', async () => {
    await start('1');
    await call('north');
    const broken = await call('north', '{"not": "JSON');
    expect(broken.status).toBe(429);
    for (const path of ['/cds-services', '/health/live', '/health/ready'])
      expect((await fetch(`${rim.url}${path}`)).status).toBe(200);
  });
});
const notTheDate = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

describe('MAX_CONCURRENT', () => {
  /** Calls are worked on until `finish`. */
  let finish: () => void;
  const start = async (most: string) => {
    const finished = new Promise<Answer>((resolve) => {
      finish = () => resolve(nothingToSay);
    });
    rim = await startRim(() => finished, { MAX_CONCURRENT: most });
  };
  const untilAsked = async (count: number) => {
    for (let tries = 0; rim.asked.length < count && tries < 500; tries += 1) await pause(10);
    expect(rim.asked).toHaveLength(count);
  };

  it('answers one call more with 503 at once, and all others in the end', async () => {
    await start('3');
    const first = times(3, () => rim.post(aCall));
    await untilAsked(3);
    const before = performance.now();
    const refused = await rim.post(aCall);
    expect(performance.now() - before).toBeLessThan(1000);
    expect(refused).toMatchObject({ status: 503, says: 'Too many calls are being answered: try again.' });
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(issueCode(refused)).toBe('throttled');
    finish();
    expect(await statuses(first)).toEqual([200, 200, 200]);
    expect((await rim.post(aCall)).status).toBe(200);
    expect(rim.log.filter((line) => line.includes('"status":503'))).toHaveLength(1);
  });

  it('queues nobody: of fifty at once all but five are told so while the five are worked on', async () => {
    await start('5');
    const answers: number[] = [];
    const all = times(50, () => rim.post(aCall).then(({ status }) => answers.push(status)));
    for (let tries = 0; answers.length < 45 && tries < 500; tries += 1) await pause(10);
    expect(answers).toEqual(Array(45).fill(503));
    expect(rim.asked).toHaveLength(5);
    finish();
    await Promise.all(all);
    expect(answers.filter((status) => status === 200)).toHaveLength(5);
  });

  it('never refuses health, discovery, or what a browser asks beforehand', async () => {
    await start('1');
    const first = rim.post(aCall);
    await untilAsked(1);
    expect((await rim.post(aCall)).status).toBe(503);
    for (const path of ['/health/live', '/health/ready', '/cds-services'])
      expect((await fetch(`${rim.url}${path}`)).status).toBe(200);
    const asked = await fetch(`${rim.url}/cds-services/dm-patient-view`, { method: 'OPTIONS' });
    expect(asked.status).toBe(204);
    finish();
    await first;
  });

  it('counts a call until its work ends, also when its client has left', async () => {
    await start('1');
    const leaving = new AbortController();
    const left = fetch(`${rim.url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aCall),
      signal: leaving.signal,
    }).catch(() => 'left');
    await untilAsked(1);
    leaving.abort();
    expect(await left).toBe('left');
    for (let tries = 0; rim.log.length === 0 && tries < 500; tries += 1) await pause(10);
    expect((await rim.post(aCall)).status).toBe(503);
    finish();
    await pause(10);
    expect((await rim.post(aCall)).status).toBe(200);
  });

  it('gives the place of a client back that leaves before its body has come', async () => {
    await start('2');
    finish();
    for (let round = 0; round < 5; round += 1) {
      const calls = times(2, () =>
        request(`${rim.url}/cds-services/dm-patient-view`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'content-length': '5000' },
        }).on('error', () => undefined),
      );
      for (const call of calls) call.write('{"hook":');
      // Both places are taken while the bodies are on their way.
      for (let tries = 0; (await rim.post(aCall)).status !== 503 && tries < 100; tries += 1) await pause(10);
      expect((await rim.post(aCall)).status).toBe(503);
      for (const call of calls) call.destroy();
      for (let tries = 0; (await rim.post(aCall)).status !== 200 && tries < 100; tries += 1) await pause(10);
      expect((await rim.post(aCall)).status).toBe(200);
    }
  });
});

describe('the depth of a body', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  const says = 'body: is nested deeper than 100 levels';
  const call = JSON.stringify(aCall);
  const within = (member: string, value: string) => call.replace(/\}$/, `,"${member}":${value}}`);

  it.each<[string, string, Readonly<Record<string, string>>, (text: string) => Uint8Array]>([
    ['plain', 'prefetch', {}, (text) => Buffer.from(text)],
    ['in a member that nobody reads', 'anything', {}, (text) => Buffer.from(text)],
    ['as FHIR', 'extension', { 'content-type': 'application/fhir+json' }, (text) => Buffer.from(text)],
    ['behind a prototype', '__proto__', {}, (text) => Buffer.from(text)],
    ['packed with gzip', 'extension', { 'content-encoding': 'gzip' }, (text) => gzipSync(text)],
    ['packed with deflate', 'extension', { 'content-encoding': 'deflate' }, (text) => deflateSync(text)],
    ['packed with brotli', 'extension', { 'content-encoding': 'br' }, (text) => brotliCompressSync(text)],
    ['behind a byte order mark', 'extension', {}, (text) => Buffer.from(`\uFEFF${text}`)],
  ])('cannot be passed by, %s', async (_how, member, headers, pack) => {
    rim = await startRim();
    for (const levels of [101, 20_000]) {
      expect(await rim.post(pack(within(member, deep(levels))), { headers })).toMatchObject({
        status: 400,
        says,
      });
      const last = within(member, '1').replace(/\}$/, `,"${member}":{"x":${deep(levels)}}}`);
      expect(await rim.post(pack(last), { headers })).toMatchObject({ status: 400, says });
    }
    expect(rim.asked).toEqual([]);
  });
});
