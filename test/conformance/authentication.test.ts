import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type { RuleName } from '../../src/conformance/rules.js';
import { run } from '../../src/conformance.js';
import { startAService, type Doorkeeper, type Fault } from './a-service.js';

jest.setTimeout(60_000);
const examples = new URL('../../examples/patients/', import.meta.url);
const aChild = new URL('V01.json', examples).pathname;
const issuer = 'https://ehr.example.org';
const kid = 'key-1';

let folder = '';
let privateKey: JWK;
let door: Doorkeeper;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const pair = await generateKeyPair('ES384', { extractable: true });
  privateKey = await exportJWK(pair.privateKey);
  door = {
    issuer,
    jwks: { keys: [{ ...(await exportJWK(pair.publicKey)), kid, alg: 'ES384', use: 'sig' }] },
  };
});
afterAll(() => rmSync(folder, { recursive: true }));

function tokenFile(changed: Readonly<Record<string, unknown>> = {}): string {
  const file = join(folder, `${Object.keys(changed).join('-')}.json`);
  writeFileSync(file, JSON.stringify({ issuer, privateKey, alg: 'ES384', kid, ...changed }));
  return file;
}

async function judge(keeper: Doorkeeper, options: readonly string[], fault?: Fault) {
  const service = await startAService(fault, keeper);
  const printed: string[] = [];
  try {
    const args = ['--url', service.url, '--patient', aChild, '--timeout', '60000', ...options];
    const { text: last, exitCode } = await run(args, (part) => void printed.push(part), undefined, examples);
    const text = [...printed, last].join('\n');
    const broken = [...text.matchAll(/^ {2}(?:FAIL|warn) {2}(?!R1 )(\S+) /gm)].map(([, rule]) => rule);
    return { exitCode, text, broken: [...new Set(broken)].sort() };
  } finally {
    await service.stop();
  }
}

describe('A service that requires authentication', () => {
  it('passes when it takes good tokens only, and tells nobody why a bad one is refused', async () => {
    const { exitCode, broken, text } = await judge(door, ['--token-from', tokenFile()]);
    expect({ broken, exitCode }).toEqual({ broken: [], exitCode: 0 });
    expect(text).toContain('Authentication: 18 of 18 rules kept');
  });

  it('is known to itself by another address than the one it is called by', async () => {
    const publicUrl = 'https://cds.example.org';
    const keeper = { ...door, publicUrl };
    const file = tokenFile({ publicUrl: `${publicUrl}/cds-services/` });
    expect((await judge(keeper, ['--token-from', file])).broken).toEqual([]);
    await expect(judge(keeper, ['--token-from', tokenFile()])).resolves.toMatchObject({ exitCode: 1 });
  });

  it('cannot be judged without a key', async () => {
    await expect(judge(door, [])).rejects.toThrow('--token-from is needed');
  });

  it('that takes none of our tokens is said to', async () => {
    const { text, exitCode } = await judge(
      { ...door, issuer: 'https://other.example.org' },
      ['--token-from', tokenFile()],
      (exchange) => {
        if (exchange.method === 'GET' && exchange.path === '/cds-services')
          Object.assign(exchange, {
            status: 200,
            body: { services: [{ id: 'demo', hook: 'patient-view', title: 'x', description: 'y' }] },
          });
      },
    );
    expect(exitCode).toBe(1);
    expect(text).toContain('The token is not taken: look at issuer, kid, tenant and publicUrl');
  });

  it.each<[NonNullable<Doorkeeper['overlooks']>, readonly RuleName[]]>([
    ['unsigned', ['J5']],
    ['signature', ['J-life', 'J-replay', 'J2', 'J3-claims', 'J3-exp', 'J4', 'J5', 'J6']],
    ['aud', ['J4']],
    ['exp', ['J-life', 'J3-exp']],
    ['claims', ['J-life', 'J3-claims']],
    ['jti', ['J-replay']],
    ['life', ['J-life']],
    ['iss', ['J6']],
    ['feedback', ['J-feedback']],
    ['lists of aud', ['J3-list']],
  ])('is found out when it overlooks %s', async (overlooks, rules) => {
    const { broken, text } = await judge({ ...door, overlooks }, ['--token-from', tokenFile()]);
    expect({ text, broken }).toEqual({ text, broken: [...rules].sort() });
  });

  it.each<[string, readonly RuleName[], Fault]>([
    [
      'answers 403',
      ['J-401'],
      (exchange) => {
        if (exchange.status === 401) exchange.status = 403;
      },
    ],
    [
      'does not ask for a Bearer token',
      ['J-401'],
      ({ sends }) => {
        delete sends['www-authenticate'];
      },
    ],
    [
      'says why',
      ['J-same'],
      ({ status, body, headers }) => {
        if (status === 401)
          Object.assign(body as object, {
            id: (headers.authorization ?? '').length > 40 ? 'expired' : 'none',
          });
      },
    ],
    [
      'wants a token for OPTIONS',
      ['C3-before'],
      (exchange) => {
        if (exchange.method === 'OPTIONS') exchange.status = 401;
      },
    ],
  ])('is found out when it %s', async (_fault, rules, fault) => {
    const { broken, text } = await judge(door, ['--token-from', tokenFile()], fault);
    expect({ text, broken }).toEqual({ text, broken: rules });
  });
});

describe('The file of --token-from', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['no issuer', { issuer: '' }, 'issuer must not be empty'],
    ['a public key', { privateKey: { kty: 'EC', crv: 'P-384', x: 'a', y: 'b' } }, 'privateKey.d is missing'],
    [
      'a key that is none',
      { privateKey: { kty: 'EC', crv: 'P-384', x: 'a', y: 'b', d: 'c' } },
      'privateKey is no key that can be read',
    ],
    ['a symmetric algorithm', { alg: 'HS256' }, 'alg must be one of ES384'],
    ['an algorithm of another key', { alg: 'RS384' }, 'privateKey does not fit alg'],
    ['a misspelt member', { isuer: 'x' }, 'has a member that is not known: isuer'],
    ['an address that is none', { publicUrl: 'cds.example.org' }, 'publicUrl must be an http or https URL'],
  ])(
    'with %s stops the command, with the path of the field and without the key',
    async (_mistake, changed, says) => {
      const failing = run(
        ['--url', 'http://127.0.0.1:9', '--token-from', tokenFile(changed)],
        () => undefined,
        undefined,
        examples,
      );
      await expect(failing).rejects.toThrow(says);
      await expect(failing).rejects.not.toThrow(String(privateKey.d));
    },
  );

  it('that is no JSON stops it too', async () => {
    const file = join(folder, 'broken.json');
    writeFileSync(file, '{');
    await expect(run(['--url', 'http://127.0.0.1:9', '--token-from', file], () => undefined)).rejects.toThrow(
      /--token-from: .* is not valid JSON/,
    );
  });
});
