import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  ASK_AGAIN_AFTER_MS,
  GOOD_FOR_MS,
  REFRESH_AFTER_MS,
  RETRY_AFTER_MS,
  TIMEOUT_MS,
} from '../../src/clients/keys.js';
import { makeKeys, startKeyServer, tokenOf, type Keys, type KeyServer } from '../support/a-client.js';
import { aCall, startRim, type Rim } from './a-rim.js';

jest.setTimeout(30_000);
/** Where the keys of a client come from: fetched once, kept, fetched again when they change, never waited for long. */

const publicUrl = 'https://cds.example.org';
const aud = `${publicUrl}/cds-services/dm-patient-view`;
const iss = 'https://ehr.example.org';
const environment = { AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: publicUrl };

let first: Keys;
let second: Keys;
beforeAll(async () => {
  first = await makeKeys('key-1');
  second = await makeKeys('key-2');
});

let keyServer: KeyServer;
let rim: Rim;
/** The clock of the key cache; tokens keep the clock of the rim. */
let now: number;
beforeEach(async () => {
  now = Date.now();
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  keyServer = await startKeyServer(first);
  rim = await startRim(undefined, environment, [{ name: 'EHR', issuer: iss, jwksUrl: keyServer.url }]);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await rim.stop();
  await keyServer.stop();
});
const later = (ms: number) => {
  now += ms;
};
const call = async (keys: Keys, header: Readonly<Record<string, unknown>> = {}) => {
  const headers = { authorization: `Bearer ${await tokenOf(keys, { iss, aud }, header)}` };
  return (await rim.post(aCall, { headers })).status;
};
/** Until what happens in the background has happened. */
const until = async (reached: () => boolean) => {
  const deadline = performance.now() + 5_000;
  while (!reached()) {
    if (performance.now() > deadline) throw new Error('never happened');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const failures = () =>
  rim.log
    .filter((line) => line.includes('"msg":"keys"'))
    .map((line) => JSON.parse(line) as { client: string; why: string });

describe('the keys of a client', () => {
  it('are fetched once for many calls, also when these come at once', async () => {
    expect(await Promise.all([call(first), call(first), call(first)])).toEqual([200, 200, 200]);
    expect(await call(first)).toBe(200);
    expect(keyServer.asked()).toBe(1);
  });

  it('are not asked for by a token that names an unknown client or a wrong algorithm', async () => {
    const headers = {
      authorization: `Bearer ${await tokenOf(first, { iss: 'https://evil.example.org', aud })}`,
    };
    expect((await rim.post(aCall, { headers })).status).toBe(401);
    expect(await call(first, { typ: 'other' })).toBe(401);
    expect(keyServer.asked()).toBe(0);
  });

  it('may change: a new kid is looked for at once', async () => {
    expect(await call(first)).toBe(200);
    keyServer.publish(first, second);
    later(ASK_AGAIN_AFTER_MS);
    expect(await call(second)).toBe(200);
    expect(await call(first)).toBe(200);
    expect(keyServer.asked()).toBe(2);
  });

  it('are not asked for at every kid that somebody invents', async () => {
    expect(await call(first)).toBe(200);
    for (const kid of ['a', 'b', 'c']) expect(await call(first, { kid })).toBe(401);
    expect(keyServer.asked()).toBe(1);
    later(ASK_AGAIN_AFTER_MS);
    for (const kid of ['d', 'e', 'f']) expect(await call(first, { kid })).toBe(401);
    expect(keyServer.asked()).toBe(2);
    expect(rim.refused).toEqual({ key: 6 });
  });

  it('may be withdrawn: the key is good until the next look, which no call waits for', async () => {
    expect(await call(first)).toBe(200);
    keyServer.publish(second);
    later(REFRESH_AFTER_MS - 1);
    expect(await call(first)).toBe(200);
    expect(keyServer.asked()).toBe(1);
    later(1);
    expect(await call(first)).toBe(200);
    await until(() => keyServer.asked() === 2);
    // The answer has to arrive, too: a token of the new key shows that it has.
    expect(await call(second)).toBe(200);
    expect(await call(first)).toBe(401);
  });

  it('must be one of a kid: of two with the same, none is taken', async () => {
    keyServer.publish(first, { ...second, jwk: { ...second.jwk, kid: 'key-1' } });
    expect(await call(first)).toBe(401);
    expect(rim.refused).toEqual({ key: 1 });
  });

  it('for encryption are no keys for signatures', async () => {
    keyServer.publish({ ...first, jwk: { ...first.jwk, use: 'enc' } });
    expect(await call(first)).toBe(401);
    expect(rim.refused).toEqual({ key: 1 });
  });
});

describe('a key server that is down', () => {
  const down: Parameters<KeyServer['misbehave']>[0] = (response) => response.socket?.destroy();

  it('is a 401 while no key is known, and is not asked again at every call', async () => {
    keyServer.misbehave(down);
    expect([await call(first), await call(first), await call(first)]).toEqual([401, 401, 401]);
    expect(keyServer.asked()).toBe(1);
    expect(rim.refused).toEqual({ 'keys unavailable': 3 });
    expect(failures()).toEqual([expect.objectContaining({ client: 'EHR', why: 'UND_ERR_SOCKET' })]);
  });

  it('is asked again after a few seconds, and then all is well', async () => {
    keyServer.misbehave(down);
    expect(await call(first)).toBe(401);
    keyServer.misbehave(undefined);
    expect(await call(first)).toBe(401);
    later(RETRY_AFTER_MS);
    expect(await call(first)).toBe(200);
  });

  it('is not missed for an hour by those whose key is known, and no call waits for it', async () => {
    expect(await call(first)).toBe(200);
    keyServer.misbehave(() => undefined);
    later(REFRESH_AFTER_MS);
    const began = performance.now();
    expect(await call(first)).toBe(200);
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MS);
    later(GOOD_FOR_MS - REFRESH_AFTER_MS - 1);
    expect(await call(first)).toBe(200);
  });

  it('is missed after an hour: nobody can tell any more whether the key was withdrawn', async () => {
    expect(await call(first)).toBe(200);
    keyServer.misbehave(down);
    later(GOOD_FOR_MS);
    expect(await call(first)).toBe(401);
    expect(rim.refused).toEqual({ 'keys unavailable': 1 });
  });

  it('does not stop the other clients', async () => {
    await rim.stop();
    const other = { name: 'Other', issuer: 'https://other.example.org', jwks: { keys: [second.jwk] } };
    rim = await startRim(undefined, environment, [
      { name: 'EHR', issuer: iss, jwksUrl: keyServer.url },
      other,
    ]);
    keyServer.misbehave(() => undefined);
    const waiting = call(first);
    const headers = { authorization: `Bearer ${await tokenOf(second, { iss: other.issuer, aud })}` };
    const began = performance.now();
    expect((await rim.post(aCall, { headers })).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MS);
    expect(await waiting).toBe(401);
  });
});

describe('a key server that answers wrongly is as one that is down', () => {
  it.each<[string, string, Parameters<KeyServer['misbehave']>[0]]>([
    ['with an error', 'status 503', (response) => response.writeHead(503).end('{"keys":[]}')],
    ['with nothing', 'status 204', (response) => response.writeHead(204).end()],
    ['with a page', 'no JSON Web Key Set', (response) => response.end('<html>')],
    ['with something else in JSON', 'no JSON Web Key Set', (response) => response.end('{"key":1}')],
    ['with a list that holds no keys', 'no JSON Web Key Set', (response) => response.end('{"keys":["x"]}')],
    ['with too much', 'too large', (response) => response.end(`{"keys":[],"x":"${'x'.repeat(300_000)}"}`)],
    [
      'with little that unpacks to too much',
      'too large',
      (response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(`{"keys":[],"x":"${'x'.repeat(5_000_000)}"}`)),
    ],
    ['never', 'timeout', () => undefined],
    ['and never ends', 'timeout', (response) => response.write('{"keys":[')],
  ])('%s (%s)', async (_what, why, answer) => {
    keyServer.misbehave(answer);
    const began = performance.now();
    expect(await call(first)).toBe(401);
    expect(performance.now() - began).toBeLessThan(TIMEOUT_MS + 5_000);
    expect(rim.refused).toEqual({ 'keys unavailable': 1 });
    expect(failures()).toEqual([expect.objectContaining({ client: 'EHR', why })]);
    expect(await call(first)).toBe(401);
    expect(keyServer.asked()).toBe(1);
  });

  it.each([301, 302, 303, 307, 308])('with a redirect (%i), which is not followed', async (status) => {
    const elsewhere = await startKeyServer(first);
    try {
      keyServer.misbehave((response) => response.writeHead(status, { location: elsewhere.url }).end());
      expect(await call(first)).toBe(401);
      expect(elsewhere.asked()).toBe(0);
      expect(failures()).toEqual([expect.objectContaining({ why: `status ${status}` })]);
    } finally {
      await elsewhere.stop();
    }
  });

  it('with a private key or a shared secret, which is not taken', async () => {
    keyServer.publish({ ...first, jwk: first.privateJwk });
    expect(await call(first)).toBe(401);
    expect(rim.refused).toEqual({ 'keys unavailable': 1 });
  });
});
