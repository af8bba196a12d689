import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exampleCall } from '../../src/example.js';
import { aCall } from './a-rim.js';

jest.setTimeout(60_000);
const root = fileURLToPath(new URL('../..', import.meta.url));
const sh = promisify(execFile);

/** The service as it is installed: built, in a folder of its own, with nothing else of the project. */
let installed: string;
beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), 'myositis-cds-'));
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(installed, 'dist'), '--noCheck'];
  execFileSync(process.execPath, [tsc, ...options], { cwd: root });
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  for (const path of ['package.json', 'cds-services.json', 'examples']) {
    cpSync(join(root, path), join(installed, path), { recursive: true });
  }
});
afterAll(() => {
  rmSync(installed, { recursive: true });
});

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const server of running) server.kill('SIGKILL');
  running.clear();
});

function run(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  node: readonly string[] = [],
) {
  const server = spawn(process.execPath, [...node, join(installed, 'dist/src/server.js'), ...args], {
    env: { PATH: process.env['PATH'], TIME_ZONE: 'UTC', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(server);
  const said = { out: '', err: '' };
  server.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
  server.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  const ended = once(server, 'close').then(([code]) => code as number | null);
  return { server, said, ended };
}

async function start() {
  const started = run({ PORT: '0' });
  const deadline = Date.now() + 20_000;
  while (!started.said.out.includes('curl ')) {
    if (Date.now() > deadline || started.server.exitCode !== null) {
      throw new Error(`does not start: ${started.said.out}${started.said.err}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { ...started, url: /http:\/\/127\.0\.0\.1:\d+/.exec(started.said.out)?.[0] ?? '' };
}

describe('npm start', () => {
  it('prints a command that, pasted as it is, returns a card', async () => {
    const { said } = await start();
    const command = said.out.split('\n').find((line) => line.trim().startsWith('curl ')) ?? '';
    const { stdout } = await sh('sh', ['-c', command]);
    const { cards } = JSON.parse(stdout) as { readonly cards: readonly { readonly summary: string }[] };
    expect(cards.length).toBeGreaterThan(0);
    expect(cards[0]?.summary).toEqual(expect.any(String));
  });

  it('says where it listens and what is switched off', async () => {
    const { said, url } = await start();
    expect(said.out).toContain(`Listening on ${url}/cds-services`);
    for (const off of ['authentication', 'FHIR server reading', 'feedback', '501'])
      expect(said.out).toContain(off);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('lists its settings for --help and does not start', async () => {
    const { said, ended } = run({ PORT: 'nonsense' }, ['--help']);
    expect(await ended).toBe(0);
    for (const variable of [
      'PORT',
      'HOST',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'MAX_BODY_MB',
      'TIME_ZONE',
      'CORS_ORIGINS',
    ]) {
      expect(said.out).toContain(variable);
    }
  });

  it('finishes the calls under way when told to stop, and leaves with 0', async () => {
    const { server, ended, url } = await start();
    const body = JSON.stringify(aCall);
    const call = request(`${url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    const answered = once(call, 'response') as Promise<[IncomingMessage]>;
    call.write(body.slice(0, 20));
    await new Promise((resolve) => setTimeout(resolve, 200));
    server.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(fetch(url)).rejects.toThrow();
    call.end(body.slice(20));
    const [response] = await answered;
    expect(response.statusCode).toBe(412);
    response.resume();
    expect(await ended).toBe(0);
  });
});

describe('a start that cannot succeed ends with 1 and one line', () => {
  const failure = async (environment: Readonly<Record<string, string>>, node: readonly string[] = []) => {
    const { said, ended } = run(environment, [], node);
    expect(await ended).toBe(1);
    expect(said.out).toBe('');
    expect(said.err.trim().split('\n')).toHaveLength(1);
    return said.err.trim();
  };

  it('for a setting that cannot be used', async () => {
    expect(await failure({ PORT: 'abc' })).toBe('PORT must be a whole number from 0 to 65535, but is "abc"');
  });

  it('for a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await failure({ PORT: String(port) })).toMatch(
      new RegExp(`^PORT ${port} is taken on HOST 127\\.0\\.0\\.1`),
    );
    other.close();
  });

  it('for an address that is not of this machine', async () => {
    expect(await failure({ PORT: '0', HOST: '192.0.2.1' })).toMatch(
      /^HOST 192\.0\.2\.1 is no address of this machine/,
    );
  });

  it('for a Node that is too old', async () => {
    const pretend =
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.18.3" } })';
    const old = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
    expect(await failure({ PORT: '0' }, old)).toBe('Node 20.19 or later is needed; this is 20.18.3.');
  });

  it('for a cds-services.json that is missing or broken', async () => {
    const file = join(installed, 'cds-services.json');
    const content = readFileSync(file);
    rmSync(file);
    const missing = await failure({ PORT: '0' });
    writeFileSync(file, '{');
    const broken = await failure({ PORT: '0' });
    writeFileSync(file, content);
    expect(missing).toMatch(/^cds-services\.json .*no such file/);
    expect(broken).toBe('cds-services.json is not valid JSON');
  });
});

describe('the example call', () => {
  it('has the dates of a patient seen today', () => {
    const template = '{"id":"{{uuid}}","a":"{{today-0}}","b":"{{today-1}}","c":"{{today-366}}"}';
    expect(exampleCall(template, '2028-03-01', () => 'fresh')).toBe(
      '{"id":"fresh","a":"2028-03-01","b":"2028-02-29","c":"2027-03-01"}',
    );
  });

  it('leaves no token of the template', () => {
    const template = readFileSync(join(root, 'examples/patient-view.template.json'), 'utf8');
    const call = exampleCall(template, '2026-11-20', () => 'fresh');
    expect(call).not.toContain('{{');
    expect(call).toContain('"birthDate": "2017-06-26"');
    expect(JSON.parse(call)).toMatchObject({ hook: 'patient-view', hookInstance: 'fresh' });
  });
});
