import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startFhirServer, type AFhirServer } from '../support/a-fhir-server.js';
import { install, type Installed } from '../support/installed-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';

/** The real process is told to stop: by an orchestrator (SIGTERM) or from a terminal (SIGINT). */

jest.setTimeout(60_000);
const patient = vignette('V01');
const chart = { ...hookRequest(patient), prefetch: {} };
const post = { method: 'POST', headers: { 'content-type': 'application/json' } };

let service: Installed;
let ehr: AFhirServer;
const sockets: Socket[] = [];
const groups: ChildProcess[] = [];
beforeAll(async () => {
  service = install();
  // As long takes a call for which the chart is read from there.
  ehr = await startFhirServer({ resources: patient.resources, delayMs: 1_500, pageSize: 1_000 });
});
afterEach(() => {
  service.killAll();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const group of groups.splice(0)) if (group.exitCode === null) signal(group, 'SIGKILL');
});
afterAll(async () => {
  service.remove();
  await ehr.stop();
});
const signal = ({ pid = 0 }: ChildProcess, name: NodeJS.Signals) => process.kill(-pid, name);

const start = () => service.start({ DEADLINE_MS: '10000', FHIR_TIMEOUT_MS: '5000' });
/** "server.kill" until the process has ended: with which code, and after how many milliseconds. */
async function ending(ended: Promise<number | null>, tell: () => void) {
  const before = performance.now();
  tell();
  const code = await ended;
  return { code, ms: performance.now() - before };
}

/** A call that is being worked on when this returns; its answer comes on a connection that could be kept. */
async function slowCall(url: string) {
  const before = ehr.asked.length;
  const call = request(`${url}/cds-services/dm-patient-view`, {
    ...post,
    agent: new Agent({ keepAlive: true }),
  });
  const answered = (once(call, 'response') as Promise<[IncomingMessage]>).then(async ([response]) => {
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += String(chunk);
    const { cards = [] } = JSON.parse(text) as { readonly cards?: readonly unknown[] };
    return { status: response.statusCode, connection: response.headers.connection, cards: cards.length };
  });
  answered.catch(() => undefined);
  call.end(JSON.stringify({ ...chart, fhirServer: ehr.base }));
  while (ehr.asked.length === before) await pause(5);
  return { answered };
}
const wellAnswered = { status: 200, connection: 'close', cards: 3 };

/** A connection on which this much was sent, and what comes back on it. */
async function opened(url: string, text = '') {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  sockets.push(socket);
  await once(socket, 'connect');
  const said = { text: '' };
  socket.on('data', (chunk: Buffer) => (said.text += chunk.toString())).on('error', () => undefined);
  if (text !== '') socket.write(text);
  // Until it has arrived.
  await pause(100);
  return { socket, said };
}
const endless =
  'POST /cds-services/dm-patient-view HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999\r\n\r\n{';

describe('a service that is told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers the call under way, takes no other, and leaves with 0 (%s)',
    async (name) => {
      const { server, ended, url, said } = await start();
      const { answered } = await slowCall(url);
      server.kill(name);
      await pause(200);
      await expect(fetch(`${url}/health/live`)).rejects.toThrow();
      expect(await answered).toEqual(wellAnswered);
      const { code, ms } = await ending(ended, () => undefined);
      expect(code).toBe(0);
      expect(ms).toBeLessThan(1_000);
      expect(said.out).toContain('"status":200');
      expect(said.err).toBe('');
    },
  );

  it('does not wait for connections that are kept for later, used or not', async () => {
    const { server, ended, url } = await start();
    const unused = await opened(url);
    const used = await opened(url, 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(used.said.text).toContain('200 OK');
    expect(used.socket.readableEnded).toBe(false);
    const { code, ms } = await ending(ended, () => server.kill('SIGTERM'));
    expect(code).toBe(0);
    expect(ms).toBeLessThan(2_000);
    expect(unused.said.text).toBe('');
  });

  it('is live but not ready to who asks while the last calls are answered', async () => {
    const { server, ended, url } = await start();
    const { answered } = await slowCall(url);
    const asking = await Promise.all(
      ['ready', 'live'].map((path) => opened(url, `GET /health/${path} HTTP/1.1\r\nhost: x\r\n`)),
    );
    server.kill('SIGTERM');
    await pause(200);
    for (const { socket } of asking) socket.write('\r\n');
    await answered;
    expect(await ended).toBe(0);
    const [ready, live] = asking.map(({ said }) => said.text);
    expect(ready).toMatch(/^HTTP\/1\.1 503 /);
    expect(ready).toContain('{"status":"stopping"}');
    expect(ready?.toLowerCase()).toContain('connection: close');
    expect(live).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('ends at once when it is told again', async () => {
    const { server, ended, url } = await start();
    await opened(url, endless);
    server.kill('SIGTERM');
    await pause(1_500);
    expect(server.exitCode).toBeNull();
    const { code, ms } = await ending(ended, () => server.kill('SIGTERM'));
    expect(code).toBe(0);
    expect(ms).toBeLessThan(1_000);
  });

  it('takes the same signal, sent twice in one moment, for one', async () => {
    const { server, ended, url } = await start();
    const { answered } = await slowCall(url);
    server.kill('SIGINT');
    await pause(100);
    server.kill('SIGINT');
    expect(await answered).toEqual(wellAnswered);
    expect(await ended).toBe(0);
  });

  it('waits for nobody longer than 10 seconds, and says how many were cut off', async () => {
    const { server, ended, url, said } = await start();
    await Promise.all([opened(url, endless), opened(url, endless)]);
    const { code, ms } = await ending(ended, () => server.kill('SIGTERM'));
    expect(code).toBe(0);
    expect(ms).toBeGreaterThan(5_000);
    expect(ms).toBeLessThan(10_500);
    expect(said.out).toContain('"cutOff":2');
  });
});

describe('npm start that is told to stop', () => {
  /** In a process group of its own, as a terminal makes one. */
  async function npmStart() {
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      cwd: service.folder,
      env: {
        PATH: process.env['PATH'],
        TIME_ZONE: 'UTC',
        PORT: '0',
        DEADLINE_MS: '10000',
        FHIR_TIMEOUT_MS: '5000',
      },
      stdio: ['ignore', 'pipe', 'ignore'],
      detached: true,
    });
    groups.push(npm);
    let out = '';
    npm.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    for (let tries = 0; !out.includes('curl ') && tries < 1_000; tries += 1) await pause(20);
    const url = [...out.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].at(-1)?.[0] ?? '';
    return { npm, url, ended: once(npm, 'close').then(([code]) => code as number | null) };
  }

  it('answers the call under way: by an orchestrator that knows npm only', async () => {
    const { npm, url, ended } = await npmStart();
    const { answered } = await slowCall(url);
    npm.kill('SIGTERM');
    expect(await answered).toEqual(wellAnswered);
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it('answers the call under way: by Ctrl-C in a terminal, which reaches npm and the service', async () => {
    const { npm, url, ended } = await npmStart();
    const { answered } = await slowCall(url);
    signal(npm, 'SIGINT');
    expect(await answered).toEqual(wellAnswered);
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
