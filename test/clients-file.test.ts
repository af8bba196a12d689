import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { readClients, readClientsFile } from '../src/clients-file.js';
import { ConfigError } from '../src/config.js';

/** CLIENTS_FILE: a slip in it must not let the wrong one in, nor shut the right one out in silence. */

const jwkOf = (type: 'ec' | 'rsa' | 'ed25519', options: object = {}) =>
  generateKeyPairSync(type as 'ec', options as never) as unknown as Record<
    'publicKey' | 'privateKey',
    { export(as: object): Record<string, unknown> }
  >;
const p384 = jwkOf('ec', { namedCurve: 'P-384' });
const rsa = jwkOf('rsa', { modulusLength: 2048 });
const published = (pair: typeof p384, kid = 'k1') => ({ ...pair.publicKey.export({ format: 'jwk' }), kid });

const epic = { name: 'Epic', issuer: 'https://epic.example.org', jwksUrl: 'https://epic.example.org/jwks' };
const inFile = { name: 'County', issuer: 'urn:county', jwks: { keys: [published(p384)] } };

const mistakesIn = (content: unknown, publicUrl = 'https://cds.example.org'): readonly string[] => {
  try {
    readClients(JSON.stringify(content), 'clients.json', publicUrl);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message.split('\n');
  }
  return [];
};
/** The message of the one mistake, without what stands before every one of them. */
const mistakeIn = (...clients: readonly unknown[]): string => {
  const mistakes = mistakesIn(clients);
  expect(mistakes).toHaveLength(1);
  expect(mistakes[0]).toMatch(/^CLIENTS_FILE clients\.json: /);
  return mistakes[0]!.replace('CLIENTS_FILE clients.json: ', '');
};

describe('The list of clients', () => {
  it('needs a name, an issuer and a place for keys; the rest has its defaults', () => {
    expect(readClients(JSON.stringify([epic]), 'clients.json')).toEqual([
      { ...epic, algorithms: ['ES384', 'RS384'], fhirServers: [], profile: 'standard' },
    ]);
  });

  it('can be read from the example file', () => {
    const file = new URL('../examples/clients.json', import.meta.url).pathname;
    const [first, second] = readClientsFile(file, 'https://cds.example.org');
    expect(first).toMatchObject({ profile: 'epic', algorithms: ['RS384'] });
    expect(second).toMatchObject({
      tenants: ['north', 'south'],
      audience: [expect.stringContaining('gateway')],
    });
  });

  it('is explained member by member in docs/clients.md', () => {
    const page = readFileSync(new URL('../docs/clients.md', import.meta.url), 'utf8');
    for (const member of [
      'name',
      'issuer',
      'jwksUrl',
      'jwks',
      'jku',
      'algorithms',
      'audience',
      'tenants',
      'fhirServers',
      'profile',
    ])
      expect(page).toContain(`| \`${member}\``);
  });

  it('may have keys of every kind that its algorithms take', () => {
    const keys = [published(p384), published(rsa, 'k2'), published(jwkOf('ed25519'), 'k3')];
    expect(mistakesIn([{ ...inFile, jwks: { keys }, algorithms: ['ES384', 'PS256', 'EdDSA'] }])).toEqual([]);
  });

  it('may begin with a byte order mark', () => {
    expect(readClients(`\uFEFF${JSON.stringify([epic])}`, 'clients.json')).toHaveLength(1);
  });

  it('must be a list of clients', () => {
    expect(() => readClients('{', 'clients.json')).toThrow(new ConfigError('CLIENTS_FILE is not valid JSON'));
    expect(mistakesIn({ clients: [] })).toEqual([
      'CLIENTS_FILE clients.json: the file: must be a list of clients: [{ "name": …, "issuer": … }]',
    ]);
    expect(mistakesIn([])).toEqual(['CLIENTS_FILE clients.json: the file: must name at least one client']);
    expect(mistakeIn('Epic')).toBe('[0]: must be an object');
    expect(mistakeIn(null)).toBe('[0]: must be an object');
  });

  it('names every mistake, in every client', () => {
    expect(
      mistakesIn([
        { ...epic, name: 'x'.repeat(99) },
        { ...inFile, issuer: 7, profile: 'cerner' },
      ]),
    ).toEqual([
      'CLIENTS_FILE clients.json: [0].name: must be at most 80 characters',
      'CLIENTS_FILE clients.json: [1].issuer: must be a URI',
      'CLIENTS_FILE clients.json: [1].profile: must be standard or epic',
    ]);
  });

  it.each<[string, object, string]>([
    ['an unknown member', { jwksUri: 'x' }, '[0].jwksUri: is no key here (near: jwksUrl, jwks)'],
    [
      'an unknown member that nobody meant',
      { secret: 'x' },
      '[0].secret: is no key here; known: name, issuer, jwksUrl, jwks, jku, algorithms, audience, tenants, fhirServers, profile',
    ],
    ['no name', { name: undefined }, '[0].name: is required'],
    [
      'a name that would not fit in a log line',
      { name: 'a\nb' },
      '[0].name: must be letters, digits, spaces and ._()- only, and begin with one of the first two',
    ],
    [
      'the name of the page',
      { name: 'playground' },
      '[0].name: is the name of the page that tries the service out',
    ],
    ['a name that is too long', { name: 'x'.repeat(81) }, '[0].name: must be at most 80 characters'],
    ['no issuer', { issuer: undefined }, '[0].issuer: is required'],
    [
      'an issuer that is no URI',
      { issuer: 'epic' },
      '[0].issuer: must be a URI: what its tokens have in iss',
    ],
    [
      'an issuer with a space at the end',
      { issuer: 'https://epic.example.org ' },
      '[0].issuer: must not begin or end with a space',
    ],
    [
      'no keys',
      { jwksUrl: undefined },
      '[0]: must have jwksUrl (where its public keys are) or jwks (the keys)',
    ],
    ['keys in two places', { jwks: inFile.jwks }, '[0]: must have jwksUrl or jwks, not both'],
    [
      'keys over http',
      { jwksUrl: 'http://epic.example.org/jwks' },
      '[0].jwksUrl: must be an https URL (http on this machine only), without user and fragment',
    ],
    [
      'keys behind a password',
      { jwksUrl: 'https://a:b@epic.example.org/jwks' },
      '[0].jwksUrl: must be an https URL (http on this machine only), without user and fragment',
    ],
    [
      'keys in a file',
      { jwksUrl: 'file:///etc/keys' },
      '[0].jwksUrl: must be an https URL (http on this machine only), without user and fragment',
    ],
    [
      'a jku beside jwksUrl',
      { jku: 'https://epic.example.org/jwks' },
      '[0].jku: is for a client with jwks: with jwksUrl it is the jwksUrl',
    ],
    ['no algorithm', { algorithms: [] }, '[0].algorithms: must not be empty'],
    ...['none', 'HS256', 'HS384', 'HS512', 'A256KW', 'es384'].map((alg): [string, object, string] => [
      `the algorithm ${alg}`,
      { algorithms: ['ES384', alg] },
      '[0].algorithms[1]: must be one of ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512, EdDSA, Ed25519',
    ]),
    [
      'an empty audience',
      { audience: '' },
      '[0].audience: must be a text or a list of texts, none of them empty',
    ],
    ['no audience in the list', { audience: [] }, '[0].audience: must not be empty'],
    ['no tenant in the list', { tenants: [] }, '[0].tenants: must not be empty'],
    ['a tenant that is no text', { tenants: ['north', 7] }, '[0].tenants[1]: must be a text'],
    [
      'a FHIR server over http',
      { fhirServers: ['https://a.example.org', 'http://epic.example.org/fhir'] },
      '[0].fhirServers[1]: must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
    ],
    [
      'a FHIR server with a user',
      { fhirServers: ['https://a:b@epic.example.org'] },
      '[0].fhirServers[0]: must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
    ],
    [
      'a FHIR server with a way up',
      { fhirServers: ['https://epic.example.org/fhir%2f..'] },
      '[0].fhirServers[0]: must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
    ],
    [
      'any FHIR server',
      { fhirServers: ['*'] },
      '[0].fhirServers[0]: must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
    ],
    [
      'a FHIR server outside a list',
      { fhirServers: 'https://epic.example.org' },
      '[0].fhirServers: must be a list of base URLs',
    ],
    ['an unknown profile', { profile: 'Epic' }, '[0].profile: must be standard or epic'],
  ])('refuses a client with %s', (_what, changed, mistake) => {
    expect(mistakeIn({ ...epic, ...changed })).toBe(mistake);
  });

  const weak = jwkOf('rsa', { modulusLength: 1024 });
  it.each<[string, readonly object[], string]>([
    ['no key', [], '[0].jwks.keys: must not be empty'],
    [
      'a private key',
      [{ ...p384.privateKey.export({ format: 'jwk' }), kid: 'k1' }],
      '[0].jwks.keys[0]: holds the private part of a key: give the public part only, and let the client make a new key',
    ],
    [
      'a shared secret',
      [{ kty: 'oct', k: 'c2VjcmV0', kid: 'k1' }],
      '[0].jwks.keys[0].kty: must be EC, RSA or OKP: a public key',
    ],
    ['a key without kid', [{ ...published(p384), kid: undefined }], '[0].jwks.keys[0].kid: is required'],
    [
      'two keys of one kid',
      [published(p384), published(rsa)],
      '[0].jwks.keys[1].kid: is the kid of an earlier key',
    ],
    [
      'a key for encryption',
      [{ ...published(p384), use: 'enc' }],
      '[0].jwks.keys[0]: is not for signatures: "use" must be "sig"',
    ],
    [
      'half a key',
      [{ kty: 'EC', crv: 'P-384', x: 'AA', kid: 'k1' }],
      '[0].jwks.keys[0]: is no public key that can be read',
    ],
    [
      'a point that is not on its curve',
      [{ ...published(p384), x: published(p384)['y' as never] }],
      '[0].jwks.keys[0]: is no public key that can be read',
    ],
    ['a short RSA key', [published(weak)], '[0].jwks.keys[0]: is an RSA key of less than 2048 bits'],
    [
      'no key for its algorithms',
      [published(jwkOf('ec', { namedCurve: 'P-256' }))],
      '[0].jwks: holds no key for ES384, RS384 (see algorithms)',
    ],
  ])('refuses keys with %s', (_what, keys, mistake) => {
    expect(mistakeIn({ ...inFile, jwks: { keys } })).toBe(mistake);
  });

  it('refuses more than keys beside the keys', () => {
    expect(mistakeIn({ ...inFile, jwks: { ...inFile.jwks, url: 'x' } })).toBe(
      '[0].jwks.url: is no key here; known: keys',
    );
  });

  it('never quotes a key', () => {
    const key = { ...p384.privateKey.export({ format: 'jwk' }), kid: 'k1' };
    const said = mistakesIn([{ ...inFile, jwks: { keys: [key] } }]).join();
    expect(said).not.toContain(String((key as Record<string, unknown>)['d']));
  });

  it('refuses an issuer or a name that two clients share', () => {
    expect(mistakeIn(epic, inFile, { ...epic, name: 'Other' })).toBe(
      '[2].issuer: is the issuer of [0] already',
    );
    expect(mistakeIn(epic, { ...inFile, name: 'Epic' })).toBe('[1].name: is the name of [0] already');
  });

  it('takes the CDS Hooks sandbox, whose private key is public, on this machine only', () => {
    const sandbox = {
      name: 'Sandbox',
      issuer: 'https://sandbox.cds-hooks.org',
      jwksUrl: 'https://sandbox.cds-hooks.org/.well-known/jwks.json',
    };
    expect(mistakesIn([sandbox], 'http://127.0.0.1:3000')).toEqual([]);
    const mistake =
      '[0]: the private key of the CDS Hooks sandbox is public: for a PUBLIC_URL on this machine only';
    expect(mistakeIn(sandbox)).toBe(mistake);
    expect(mistakeIn({ ...sandbox, issuer: 'https://hidden.example.org' })).toBe(mistake);
  });

  it('takes keys over http from this machine', () => {
    expect(mistakesIn([{ ...epic, jwksUrl: 'http://127.0.0.1:8090/jwks' }])).toEqual([]);
  });
});
