import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readServices } from '../../src/contract/services.js';
import { exampleCall, withDates } from '../../src/example.js';
import { resourcesIn, type HookBody } from '../support/hook-request.js';
import { install, type Installed } from '../support/installed-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';
import { aCall } from './a-rim.js';

jest.setTimeout(60_000);
const root = fileURLToPath(new URL('../..', import.meta.url));
const sh = promisify(execFile);
/** The journal opens while the first calls come in. */
const isReady = { status: 'ready', journal: expect.any(String) as unknown };

let service: Installed;
let installed: string;
beforeAll(() => {
  service = install();
  installed = service.folder;
});
afterAll(() => service.remove());
afterEach(() => service.killAll());

const run: Installed['run'] = (...how) => service.run(...how);
const start: Installed['start'] = (environment) => service.start(environment);

describe('npm start', () => {
  it('prints a command that, pasted as it is, returns a card', async () => {
    const { said } = await start();
    const command = said.out.split('\n').find((line) => line.trim().startsWith('curl ')) ?? '';
    const { stdout } = await sh('sh', ['-c', command]);
    const { cards } = JSON.parse(stdout) as { readonly cards: readonly { readonly summary: string }[] };
    expect(cards.length).toBeGreaterThan(0);
    expect(cards[0]?.summary).toEqual(expect.any(String));
  });

  it('says where it listens, what it reads and where the journal is', async () => {
    const { said, url } = await start();
    expect(said.out).toContain(`Listening on ${url}/cds-services`);
    expect(said.out).toContain('read from FHIR servers: those on this machine only');
    expect(said.out).toContain('No authentication (AUTH=off)');
    expect(said.out).toMatch(/^Journal: \S+\/journal-\d+\.db$/m);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  });

  it('requires authentication of the clients in CLIENTS_FILE, names them, and still answers discovery', async () => {
    const file = join(installed, 'examples/clients.json');
    const { said, url } = await start({ CLIENTS_FILE: file, PUBLIC_URL: 'https://cds.example.org' });
    expect(said.out).toContain('Listening on https://cds.example.org/cds-services');
    expect(said.out).toContain(
      'Authentication is required (AUTH). May call: Epic of the university hospital,',
    );
    expect(said.out).toContain('those that CLIENTS_FILE lists for the client that calls');
    expect(said.out).not.toContain('AUTHENTICATION IS OFF');
    expect((await fetch(`${url}/cds-services`)).status).toBe(200);
    expect((await fetch(`${url}/cds-services/dm-patient-view`, { method: 'POST' })).status).toBe(401);
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ ...isReady });
  });

  it.each([
    [{ AUTH: 'off-i-understand' }, 'AUTH=off-i-understand): whoever reaches HOST 127.0.0.1 may call.'],
    [
      { AUTH: 'off-i-understand', HOST: '0.0.0.0' },
      'AUTH=off-i-understand): whoever reaches HOST 0.0.0.0 may call.',
    ],
    [
      { PUBLIC_URL: 'https://cds.example.org' },
      'AUTH=off): whoever reaches PUBLIC_URL https://cds.example.org may call.',
    ],
  ] as const)('is loud at the start, in the log and at /health/ready with %j', async (environment, where) => {
    const { said, url } = await start(environment);
    const warning = `AUTHENTICATION IS OFF (${where}`;
    expect(said.out).toContain(`*** ${warning} ***`);
    expect(said.out).toContain(`"level":40`);
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
      ...isReady,
      WARNING: warning,
    });
  });

  it('logs and tells at /health/ready which clinical settings the site has otherwise', async () => {
    const file = join(installed, 'own-settings.json');
    writeFileSync(file, '{ "ivigTrialCycles": 2, "ivigTrialWeeks": 12 }');
    const { said, url } = await start({ SETTINGS_FILE: file });
    const settings = [{ setting: 'ivigTrialCycles', default: 3, value: 2 }];
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ ...isReady, settings });
    expect(said.out).toContain(JSON.stringify(settings));
  });

  it('says nothing of settings that are the defaults', async () => {
    const { said, url } = await start({ SETTINGS_FILE: join(installed, 'examples/settings.json') });
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ ...isReady });
    expect(said.out).not.toContain('SETTINGS_FILE');
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

  it('for a settings file that is missing or has a mistake', async () => {
    const file = join(installed, 'wrong-settings.json');
    expect(await failure({ SETTINGS_FILE: file })).toBe(
      `SETTINGS_FILE cannot be read (ENOENT): ${JSON.stringify(file)}`,
    );
    writeFileSync(file, '{ "rituximabTrialWeeks": 0 }');
    expect(await failure({ SETTINGS_FILE: file })).toBe(
      'SETTINGS_FILE rituximabTrialWeeks must be a whole number from 12 to 52 (weeks), but is 0',
    );
  });

  it('for a port that others can reach while nobody is asked who he is', async () => {
    expect(await failure({ HOST: '0.0.0.0', AUTH: 'off' })).toMatch(
      /^AUTH off is for a loopback HOST, but HOST is/,
    );
  });

  it('for a list of clients that is missing or has a mistake', async () => {
    const file = join(installed, 'wrong-clients.json');
    const environment = { CLIENTS_FILE: file, PUBLIC_URL: 'https://cds.example.org' };
    expect(await failure(environment)).toBe(`CLIENTS_FILE cannot be read (ENOENT): ${JSON.stringify(file)}`);
    writeFileSync(file, '[{ "name": "EHR", "issuer": "ehr", "jwksUrl": "https://ehr.example.org/jwks" }]');
    expect(await failure(environment)).toBe(
      `CLIENTS_FILE ${file}: [0].issuer: must be a URI: what its tokens have in iss`,
    );
  });

  it('for a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const line = await failure({ PORT: String(port) }).finally(() => other.close());
    expect(line).toBe(`PORT ${port} is taken on HOST 127.0.0.1: set PORT to another number.`);
  });

  it('for an address that is not of this machine', async () => {
    expect(await failure({ PORT: '0', HOST: '192.0.2.1', AUTH: 'off-i-understand' })).toMatch(
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
    expect(withDates('["{{today-0}}","{{today-1}}","{{today-366}}"]', '2028-03-01')).toBe(
      '["2028-03-01","2028-02-29","2027-03-01"]',
    );
  });

  it('carries the whole chart of the first seed patient, as an EHR that fills every prefetch key', () => {
    const chart = readFileSync(join(root, 'examples/patients/V01.json'), 'utf8');
    const { list } = readServices(readFileSync(join(root, 'cds-services.json')));
    const prefetch = list[0]?.prefetch ?? {};
    const call = exampleCall({ chart, prefetch, today: '2026-11-20', newId: () => 'fresh' });
    expect(call).not.toContain('{{');
    const usual = hookRequest(vignette('V01'));
    const carried = JSON.parse(call) as HookBody;
    expect(carried).toMatchObject({ hook: 'patient-view', hookInstance: 'fresh', context: usual.context });
    expect(Object.keys(carried.prefetch)).toEqual(Object.keys(prefetch));
    expect(resourcesIn(carried)).toEqual(resourcesIn(usual));
  });
});
