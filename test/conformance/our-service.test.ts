import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { run } from '../../src/conformance.js';
import { ruleNames } from '../../src/conformance/rules.js';
import type { Journal } from '../../src/journal/journal.js';
import { createPipeline } from '../../src/pipeline.js';
import { makeKeys } from '../support/a-client.js';
import { openedJournal, removeSqlite } from '../support/a-journal.js';
import { requestFor } from '../support/hook-request.js';
import { services, startService, type RunningService } from '../support/running-service.js';
import { vignette } from '../support/vignettes.js';
import { startAService } from './a-service.js';

jest.setTimeout(300_000);
const examples = new URL('../../examples/patients/', import.meta.url);
const conformance = async (...args: readonly string[]) => {
  const printed: string[] = [];
  const { text, exitCode } = await run(args, (part) => void printed.push(part), undefined, examples);
  return { exitCode, text: [...printed, text].join('\n') };
};

const patiently = ['--timeout', '60000'];

let folder = '';
let service: RunningService;
let journal: Journal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const { answer } = createPipeline(readConfig({ FHIR_TIMEOUT_MS: '100' }), services);
  journal = await openedJournal();
  service = await startService({ answer, journal, asOf: new Date().toISOString().slice(0, 10) });
});
afterAll(async () => {
  await service.stop();
  await journal.close(5000);
  removeSqlite();
  rmSync(folder, { recursive: true });
});
const file = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

/** What was broken, but for the time: npm run bench measures that, on a machine that does nothing else. */
const brokenIn = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}(?:FAIL|warn) {2}(?!R1 ).*/gm)].map(([line]) => line);

describe('This service', () => {
  it('keeps every rule, those that only warn too, with all its example patients', async () => {
    const { exitCode, text } = await conformance('--url', `${service.url}/cds-services`, ...patiently);
    expect(brokenIn(text)).toEqual([]);
    expect(exitCode).toBe(0);
    for (const id of ['dm-patient-view', 'dm-order-select', 'dm-order-sign'])
      expect(text).toMatch(new RegExp(`Service ${id} .*: 5\\d of 5\\d rules kept`));
    expect(text).not.toContain('No card was shown');
  });

  it('keeps them for a chart and a request of the site too', async () => {
    const child = vignette('V04');
    const { exitCode, text } = await conformance(
      ...['--url', service.url, '--no-feedback', ...patiently],
      ...[
        '--patient',
        file('chart.json', {
          resourceType: 'Bundle',
          entry: child.resources.map((resource) => ({ resource })),
        }),
      ],
      ...['--request', file('call.json', requestFor('order-sign', vignette('V26')))],
    );
    expect(brokenIn(text)).toEqual([]);
    expect(exitCode).toBe(0);
    expect(text).toContain('Not posted (--no-feedback)');
  });
});

describe('This service with AUTH=required', () => {
  const ehr = { issuer: 'https://ehr.example.org', jku: 'https://ehr.example.org/jwks.json' };
  const publicUrl = 'https://cds.example.org';
  const origin = 'https://ehr.example.org';

  it('keeps every rule, and lets in nobody whose token is not as it must be', async () => {
    const { alg, kid, jwk, privateJwk } = await makeKeys('key-1');
    const closed = await startService({
      journal,
      answer: createPipeline(readConfig({ FHIR_TIMEOUT_MS: '100' }), services).answer,
      now: () => new Date(),
      asOf: new Date().toISOString().slice(0, 10),
      environment: {
        ...{ AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: publicUrl },
        ...{ CORS_ORIGINS: origin, RATE_LIMIT_PER_MINUTE: '0' },
      },
      clients: [{ name: 'EHR', ...ehr, jwks: { keys: [jwk] } }],
    });
    const tokenFrom = file('token.json', { ...ehr, privateKey: privateJwk, alg, kid, publicUrl });
    const ours = ['--url', closed.url, '--origin', origin, ...patiently];
    const { exitCode, text } = await conformance(...ours, '--token-from', tokenFrom);
    expect(brokenIn(text)).toEqual([]);
    expect(exitCode).toBe(0);
    for (const id of ['dm-patient-view', 'dm-order-select', 'dm-order-sign'])
      expect(text).toMatch(new RegExp(`Service ${id} .*: (\\d+) of \\1 rules kept`));
    for (const reason of ['signature', 'algorithm', 'audience', 'expired', 'replay'] as const)
      expect(closed.refused[reason]).toBeGreaterThan(0);
    await expect(conformance(...ours)).rejects.toThrow('answers 401');
    await closed.stop();
  });
});

describe('npm run conformance', () => {
  it('explains itself, and lists every rule with its verb and where it is from', async () => {
    expect((await conformance('--help')).text).toContain('npm run conformance -- --url URL');
    const { text } = await conformance('--rules');
    for (const rule of ruleNames)
      expect(text).toMatch(new RegExp(`^${rule} +(?:MUST|SHOULD|derived) .*\\[.+\\]$`, 'm'));
  });

  it.each<[string, readonly string[], string]>([
    ['without an address', [], '--url is needed'],
    ['with an address that is none', ['--url', 'cds.example.org'], '--url: must be an address such as'],
    ['with an option that does not exist', ['--uri', 'http://x'], "Unknown option '--uri'"],
    ['with a word too many', ['--url', 'http://x', 'y'], 'Every argument needs its option'],
    [
      'with a patient that is not there',
      ['--url', 'http://x', '--patient', '/none.json'],
      '--patient: /none.json cannot be read',
    ],
    ['with a time that is none', ['--url', 'http://x', '--timeout', 'soon'], '--timeout: must be a number'],
    [
      'with an origin that is none',
      ['--url', 'http://x', '--origin', 'soon'],
      '--origin: must be an address',
    ],
    [
      'with a service that is not there',
      ['--url', 'http://127.0.0.1:65531'],
      'http://127.0.0.1:65531/cds-services: ECONNREFUSED',
    ],
  ])('says in one line what is wrong: %s', async (_mistake, args, says) => {
    await expect(conformance(...args)).rejects.toThrow(says);
  });

  it.each<[string, string, unknown, string]>([
    ['a chart without a patient', '--patient', { resourceType: 'Bundle' }, 'holds no Patient with an id'],
    ['a chart that is no JSON', '--patient', '{', 'is not valid JSON'],
    ['a request without a hook', '--request', { context: {} }, 'is no hook request'],
  ])('refuses %s', async (_what, option, content, says) => {
    await expect(
      conformance('--url', 'http://127.0.0.1:9', option, file('wrong.json', content)),
    ).rejects.toThrow(says);
  });

  it('gives up on a service that does not answer', async () => {
    const slow = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
    await expect(conformance('--url', url, '--timeout', '100')).rejects.toThrow(/no answer within 100 ms/);
    slow.close();
    slow.closeAllConnections();
  });

  it('waits where it is told that it calls too often, and does not count that as a fault', async () => {
    let calls = 0;
    const busy = await startAService((exchange) => {
      calls += 1;
      if (calls === 5) Object.assign(exchange, { status: 429, sends: { 'retry-after': '1' } });
    });
    const { text } = await conformance(
      '--url',
      busy.url,
      '--patient',
      new URL('V01.json', examples).pathname,
    );
    await busy.stop();
    expect(brokenIn(text)).toEqual([]);
  });

  it('says of a service that shows no card that cards were not looked at', async () => {
    const silent = await startAService();
    const { text } = await conformance(
      '--url',
      silent.url,
      '--patient',
      file('well.json', { resources: [{ resourceType: 'Patient', id: 'well' }] }),
    );
    await silent.stop();
    expect(text).toContain('No card was shown, so cards were not checked');
  });

  it('never prints what the chart says', async () => {
    const spoilt = await startAService((exchange) => {
      if (exchange.status === 400) exchange.body = JSON.stringify(exchange.asked);
      if (exchange.status === 200)
        exchange.body = JSON.stringify({
          cards: [
            {
              summary: `Canarykowski ${'x'.repeat(200)}`,
              indicator: 'Canarykowski is ill',
              uuid: 'Canarykowski',
            },
          ],
        });
    });
    const discovery = await startAService((exchange) => {
      if (exchange.path !== '/cds-services')
        exchange.body = {
          cards: [
            {
              summary: `Canarykowski ${'x'.repeat(200)}`,
              indicator: 'Canarykowski is ill',
              source: { label: '' },
              uuid: 'Canarykowski',
            },
          ],
        };
    });
    const chart = file('named.json', {
      resources: [{ resourceType: 'Patient', id: 'canary-1', name: [{ family: 'Canarykowski' }] }],
    });
    for (const one of [spoilt, discovery]) {
      const { text } = await conformance('--url', one.url, '--patient', chart);
      expect(text).not.toMatch(/canary/i);
      await one.stop();
    }
  });
});
