import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Answer } from '../../src/contract/cds-response.js';
import { aCall, nothingToSay, startRim, type Rim } from './a-rim.js';

jest.setTimeout(30_000);

/** Bytes on a socket, as no HTTP library would send them. */
let rim: Rim;
let answer: () => Promise<Answer>;
const silence = () => Promise.resolve(nothingToSay);
beforeAll(async () => {
  rim = await startRim(() => answer(), { REQUEST_TIMEOUT_MS: '600' });
});
afterEach(() => {
  rim.asked.length = 0;
  rim.log.length = 0;
});
afterAll(() => rim.stop());

const secret = 'canary-5d2f';
const body = JSON.stringify(aCall);
const headOf = (...more: readonly string[]) =>
  [
    'POST /cds-services/dm-patient-view HTTP/1.1',
    'Host: cds.example.org',
    'Content-Type: application/json',
    ...more,
    '',
    '',
  ].join('\r\n');
const goodCall = `${headOf(`Content-Length: ${body.length}`)}${body}`;

interface Line {
  readonly socket: Socket;
  /** Everything that has come back. */
  readonly received: () => string;
  /** Milliseconds until the server closed the connection. */
  readonly closed: Promise<number>;
}
async function open(): Promise<Line> {
  const socket = connect(Number(new URL(rim.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const since = performance.now();
  const closed = once(socket, 'close').then(() => performance.now() - since);
  return { socket, received: () => text, closed };
}
async function say(...parts: readonly (string | Buffer)[]): Promise<string> {
  const line = await open();
  for (const part of parts) {
    line.socket.write(part);
    await pause(30);
  }
  await line.closed;
  return line.received();
}

/** The one answer that came, as an OperationOutcome. */
function refusalIn(text: string) {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const content = rest.join('\r\n\r\n');
  const [statusLine = '', ...headers] = head.split('\r\n');
  const named = new Map(headers.map((one) => [one.split(': ')[0]?.toLowerCase(), one.split(': ')[1]]));
  expect(named.get('content-length')).toBe(String(Buffer.byteLength(content)));
  expect(named.get('content-type')).toBe('application/json; charset=utf-8');
  expect(named.get('connection')).toBe('close');
  expect(named.get('cache-control')).toBe('no-store');
  const outcome = JSON.parse(content) as {
    readonly resourceType: string;
    readonly issue: readonly { readonly severity: string; readonly code: string }[];
  };
  expect(outcome).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] });
  return `${statusLine.replace('HTTP/1.1 ', '')}: ${outcome.issue[0]?.code ?? ''}`;
}

describe('a request that is no HTTP gets an OperationOutcome, and the connection is closed', () => {
  it.each<[string, string, readonly (string | Buffer)[]]>([
    ['words', '400 Bad Request: structure', [`${secret} hello\r\n\r\n`]],
    ['TLS', '400 Bad Request: structure', [Buffer.from('16030100c8010000c4030300', 'hex')]],
    ['an unknown method', '400 Bad Request: structure', ['STEAL /x HTTP/1.1\r\nHost: a\r\n\r\n']],
    ['a header without a colon', '400 Bad Request: structure', [headOf(secret)]],
    ['a header with a zero byte', '400 Bad Request: structure', [headOf(`X-A: ${secret}\0`)]],
    ['a length that is no number', '400 Bad Request: structure', [headOf('Content-Length: 1x')]],
    [
      'two lengths',
      '400 Bad Request: structure',
      [headOf(`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'), body],
    ],
    [
      'a chunk without a length, after good ones',
      '400 Bad Request: structure',
      [headOf('Transfer-Encoding: chunked'), `5\r\n{"hoo\r\n`, `${secret}\r\n`, `${secret}\r\n`],
    ],
    [
      'chunks with long extensions',
      '413 Payload Too Large: too-long',
      [headOf('Transfer-Encoding: chunked'), `5;${'a'.repeat(20_000)}\r\n{"hoo\r\n`],
    ],
    ['no host', '400 Bad Request: required', ['GET /cds-services HTTP/1.1\r\n\r\n']],
    ['an unknown expectation', '417 Expectation Failed: not-supported', [headOf(`Expect: ${secret}`)]],
    [
      'headers of 20 kB',
      '431 Request Header Fields Too Large: too-long',
      [headOf(`Authorization: Bearer ${secret}${'x'.repeat(20_000)}`)],
    ],
    [
      'headers without end',
      '431 Request Header Fields Too Large: too-long',
      [headOf().slice(0, -2), ...Array.from({ length: 6 }, () => `X-A: ${secret}${'x'.repeat(4000)}\r\n`)],
    ],
    [
      'an address of 20 kB',
      '431 Request Header Fields Too Large: too-long',
      [`GET /${'x'.repeat(20_000)} HTTP/1.1\r\n`],
    ],
  ])('%s: %s', async (_what, expected, parts) => {
    answer = silence;
    const text = await say(...parts);
    expect(refusalIn(text)).toBe(expected);
    expect(text).not.toContain(secret);
    expect(rim.log.join('')).not.toContain(secret);
    expect(rim.log.join('')).not.toContain('unexpected error');
    expect(rim.asked).toEqual([]);
    expect((await rim.post(aCall)).status).toBe(200);
  });

  it('but for words over HTTP 1.0, which needs no host', async () => {
    expect(await say('GET /health/live HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK/);
  });
});

describe('broken bytes behind a good call', () => {
  it('are never taken for its answer while it is being worked on: the line is cut', async () => {
    let finish = (): void => undefined;
    answer = () =>
      new Promise((resolve) => {
        finish = () => resolve(nothingToSay);
      });
    const line = await open();
    line.socket.write(goodCall);
    for (let tries = 0; rim.asked.length === 0 && tries < 300; tries += 1) await pause(10);
    line.socket.write('no HTTP at all\r\n\r\n');
    await line.closed;
    expect(line.received()).toBe('');
    finish();
    await pause(20);
    expect(rim.log.join('')).not.toContain('unexpected error');
  });

  it('get an answer of their own after its answer', async () => {
    answer = silence;
    const line = await open();
    line.socket.write(goodCall);
    for (let tries = 0; !line.received().includes('"cards":[]') && tries < 300; tries += 1) await pause(10);
    const first = line.received().length;
    line.socket.write('no HTTP at all\r\n\r\n');
    await line.closed;
    expect(line.received().slice(0, first)).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(refusalIn(line.received().slice(first))).toBe('400 Bad Request: structure');
  });
});

describe('a client that takes its time', () => {
  const drip = async (line: Line, text: string) => {
    for (const letter of text) {
      if (line.socket.destroyed) return;
      line.socket.write(letter);
      await pause(40);
    }
  };
  const late = '408 Request Timeout: timeout';

  it.each<[string, string]>([
    ['headers', headOf(`X-A: ${'a'.repeat(200)}`)],
    ['a body', body],
  ])('and drips %s is told 408 after REQUEST_TIMEOUT_MS, and nobody waits for it', async (what, text) => {
    answer = silence;
    const slow = await Promise.all(Array.from({ length: 20 }, open));
    for (const line of slow) {
      if (what === 'a body') line.socket.write(headOf(`Content-Length: ${body.length}`));
      void drip(line, text);
    }
    await pause(200);
    expect((await rim.post(aCall)).status).toBe(200);
    for (const line of slow) {
      expect(await line.closed).toBeLessThan(5000);
      expect(refusalIn(line.received())).toBe(late);
    }
    expect(rim.log.join('')).not.toContain('unexpected error');
    expect(rim.asked).toHaveLength(1);
  });

  it('and says nothing at all is cut off without a word', async () => {
    const line = await open();
    expect(await line.closed).toBeLessThan(5000);
    expect(line.received()).toBe('');
  });

  it('between two calls keeps its connection', async () => {
    answer = silence;
    const line = await open();
    line.socket.write(goodCall);
    await pause(1500);
    line.socket.write(goodCall);
    for (let tries = 0; rim.asked.length < 2 && tries < 300; tries += 1) await pause(10);
    await pause(50);
    expect(line.received().match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    line.socket.destroy();
  });
});
