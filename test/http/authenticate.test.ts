import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createHmac, createSign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import {
  makeKeys,
  NOON,
  noon,
  startKeyServer,
  tokenOf,
  type Keys,
  type KeyServer,
} from '../support/a-client.js';
import { aCall, read, startRim, type Posted, type Rim } from './a-rim.js';

/** Who may call, on a real port: every refusal is the same answer, and its reason is known to the operator alone. */

const publicUrl = 'https://cds.example.org/dm';
const service = `${publicUrl}/cds-services/dm-patient-view`;
const epic = 'https://epic.example.org/fhir';
const cerner = 'https://cds-hooks.cerner.example.com';
const environment = { AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: `${publicUrl}/` };

let rim: Rim;
let keyServer: KeyServer;
let epicKeys: Keys;
let cernerKeys: Keys;
let rsaKeys: Keys;
let stranger: Keys;
let clients: readonly object[];
beforeAll(async () => {
  [epicKeys, cernerKeys, rsaKeys, stranger] = await Promise.all([
    makeKeys('key-1'),
    makeKeys('key-1'),
    makeKeys('rsa-1', 'RS384'),
    makeKeys('key-1'),
  ]);
  keyServer = await startKeyServer(epicKeys, rsaKeys);
  clients = [
    {
      name: 'Epic of the university',
      issuer: epic,
      jwksUrl: keyServer.url,
      fhirServers: [epic],
      profile: 'epic',
    },
    {
      name: 'Cerner of the county',
      issuer: cerner,
      jwks: { keys: [cernerKeys.jwk] },
      jku: 'https://authorization.cerner.example.com/jwk',
      algorithms: ['ES384'],
      tenants: ['north', 'south'],
    },
    {
      name: 'An EHR with an audience of its own',
      issuer: 'https://typed-by-hand.example.org',
      jwks: { keys: [cernerKeys.jwk] },
      audience: ['dermatomyositis', 'dm'],
    },
  ];
  rim = await startRim(undefined, environment, clients);
});
afterAll(async () => {
  await rim.stop();
  await keyServer.stop();
});

const post = (token: string, to?: string): Promise<Posted> =>
  rim.post(aCall, { headers: { authorization: `Bearer ${token}` }, ...(to && { to }) });
const usual = { iss: epic, aud: service };
type Members = Readonly<Record<string, unknown>>;
const good = (payload: Members = {}, header: Members = {}) =>
  tokenOf(epicKeys, { ...usual, ...payload }, header);
const ofCerner = (payload: Members = {}, header: Members = {}) =>
  tokenOf(cernerKeys, { iss: cerner, aud: service, tenant: 'north', ...payload }, header);

/** The one answer to everybody who is not let in. */
const refusal = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'login', details: { text: 'Authentication is required.' } }],
};

/** Refused as everybody else; the reason is counted once, and the log has it without a part of the token. */
async function expectRefused(reason: string, token: string, answering: Promise<Posted>): Promise<void> {
  const counted = () => (rim.refused as Record<string, number>)[reason] ?? 0;
  const [before, lines, asked] = [counted(), rim.log.length, rim.asked.length];
  const answer = await answering;
  expect(JSON.parse(answer.text)).toEqual(refusal);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect([...answer.headers.keys()].sort()).toEqual(
    [
      'cache-control',
      'connection',
      'content-length',
      'content-type',
      'date',
      'keep-alive',
      'vary',
      'www-authenticate',
      'x-content-type-options',
    ].sort(),
  );
  expect(rim.refused).toMatchObject({ [reason]: before + 1 });
  expect(rim.asked).toHaveLength(asked);
  const said = rim.log.slice(lines);
  const reasons = said.filter((line) => line.includes('"refusal"'));
  expect(reasons).toHaveLength(1);
  expect(JSON.parse(reasons[0]!)).toMatchObject({ level: 40, refusal: reason, msg: 'not authenticated' });
  for (const part of token.split('.')) if (part.length > 8) expect(said.join('')).not.toContain(part);
}
/** The last thing that was logged of a refusal; after it comes the line that every call has. */
const lastRefusal = () => JSON.parse(rim.log.findLast((line) => line.includes('"refusal"'))!) as unknown;

describe('a token that keeps every rule', () => {
  it('is let in, and the call knows whose it is', async () => {
    expect(await post(await good())).toMatchObject({ status: 200 });
    expect(rim.asked.at(-1)?.caller).toEqual({
      name: 'Epic of the university',
      fhirServers: [epic],
      profile: 'epic',
    });
    expect(JSON.parse(rim.log.at(-1)!)).toMatchObject({ client: 'Epic of the university', status: 200 });
  });

  it('is let in with RS384, with keys given in the file, and with another algorithm of the client', async () => {
    expect((await post(await tokenOf(rsaKeys, usual))).status).toBe(200);
    expect((await post(await ofCerner())).status).toBe(200);
    expect(rim.asked.at(-1)?.caller).toEqual({
      name: 'Cerner of the county',
      fhirServers: [],
      profile: 'standard',
    });
  });

  it.each(['Bearer', 'bearer', 'BEARER', 'bEaReR', 'Bearer '])(
    'is let in after the scheme "%s"',
    async (scheme) => {
      const headers = { authorization: `${scheme} ${await good()}` };
      expect((await rim.post(aCall, { headers })).status).toBe(200);
    },
  );

  it('may list several audiences, and say what nobody asked for', async () => {
    const token = await good({
      aud: ['https://other.example.org', service],
      sub: 'client-1',
      more: { x: [1] },
    });
    expect((await post(token)).status).toBe(200);
  });

  it('may be for the feedback or, for clients with one token for both, for its service', async () => {
    const to = '/cds-services/dm-patient-view/feedback';
    expect((await post(await good({ aud: `${service}/feedback` }), to)).status).toBe(400);
    expect((await post(await good({ aud: service }), to)).status).toBe(400);
  });

  it('may name the jku of its client: the URL of its keys, or the one that goes with keys in the file', async () => {
    expect((await post(await good({}, { jku: keyServer.url }))).status).toBe(200);
    const token = await ofCerner({}, { jku: 'https://authorization.cerner.example.com/jwk' });
    expect((await post(token)).status).toBe(200);
  });

  it('may carry a tenant where none is asked for', async () => {
    expect((await post(await good({ tenant: 'anything' }))).status).toBe(200);
  });

  it.each(['dermatomyositis', 'dm'])('is made out to "%s" where the site typed that in', async (aud) => {
    const token = await tokenOf(cernerKeys, { iss: 'https://typed-by-hand.example.org', aud });
    expect((await post(token)).status).toBe(200);
  });

  it('is for the address that EHRs know, whatever the request says in Host', async () => {
    const token = await good();
    const call = httpRequest(`${rim.url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        host: 'evil.example.org',
        'x-forwarded-host': 'evil.example.org',
      },
    });
    call.end(JSON.stringify(aCall));
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(200);
  });
});

const base64 = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const claims = (more: object = {}) => ({
  ...usual,
  iat: noon,
  exp: noon + 300,
  jti: `own-${Math.random()}`,
  ...more,
});

/** [what is wrong, the reason that is counted, the token] */
const forgeries: readonly (readonly [string, string, () => Promise<string> | string])[] = [
  [
    'alg none, without signature',
    'algorithm',
    () => `${base64({ alg: 'none', typ: 'JWT', kid: 'key-1' })}.${base64(claims())}.`,
  ],
  [
    'alg None, with a signature',
    'algorithm',
    async () => {
      const [, , signature] = (await good()).split('.');
      return `${base64({ alg: 'None', typ: 'JWT', kid: 'key-1' })}.${base64(claims())}.${signature}`;
    },
  ],
  [
    'HS256 with the public key as the secret',
    'algorithm',
    async () => {
      const spki = await exportSPKI((await importJWK(rsaKeys.jwk, 'RS384')) as never);
      const content = `${base64({ alg: 'HS256', typ: 'JWT', kid: 'rsa-1' })}.${base64(claims())}`;
      return `${content}.${createHmac('sha256', spki).update(content).digest('base64url')}`;
    },
  ],
  [
    'HS384 with the published JWK as the secret',
    'algorithm',
    () => {
      const content = `${base64({ alg: 'HS384', typ: 'JWT', kid: 'key-1' })}.${base64(claims())}`;
      return `${content}.${createHmac('sha384', JSON.stringify(epicKeys.jwk)).update(content).digest('base64url')}`;
    },
  ],
  [
    'RS256 by the right RSA key, which the client may not use',
    'algorithm',
    () => {
      const content = `${base64({ alg: 'RS256', typ: 'JWT', kid: 'rsa-1' })}.${base64(claims())}`;
      const signature = createSign('sha256')
        .update(content)
        .sign({ key: rsaKeys.privateJwk as never, format: 'jwk' });
      return `${content}.${signature.toString('base64url')}`;
    },
  ],
  [
    'RS384, which this client may not use though others may',
    'algorithm',
    () => tokenOf(rsaKeys, { iss: cerner, aud: service, tenant: 'north' }),
  ],
  ['no alg', 'algorithm', () => `${base64({ typ: 'JWT', kid: 'key-1' })}.${base64(claims())}.c2ln`],
  [
    'RS384 announced on an ES384 signature',
    'key',
    async () => {
      const [, payload, signature] = (await good()).split('.');
      return `${base64({ alg: 'RS384', typ: 'JWT', kid: 'key-1' })}.${payload}.${signature}`;
    },
  ],
  ['no typ', 'typ', () => good({}, { typ: undefined })],
  ['the typ of an access token', 'typ', () => good({}, { typ: 'at+jwt' })],
  ['an unknown issuer', 'issuer', () => good({ iss: 'https://evil.example.org' })],
  ['no issuer', 'issuer', () => good({ iss: undefined })],
  ['an issuer that is a list', 'issuer', () => good({ iss: [epic] })],
  ['the issuer with a slash more', 'issuer', () => good({ iss: `${epic}/` })],
  ['the issuer in capitals', 'issuer', () => good({ iss: epic.toUpperCase() })],
  ['an issuer called __proto__', 'issuer', () => good({ iss: '__proto__' })],
  ['no kid', 'kid', () => good({}, { kid: undefined })],
  ['an empty kid', 'kid', () => good({}, { kid: '' })],
  ['a kid that is a number', 'kid', () => good({}, { kid: 1 })],
  ['a kid that nobody knows', 'key', () => good({}, { kid: 'key-2' })],
  ['a foreign key under the right kid', 'signature', () => tokenOf(stranger, usual)],
  ['the key of another client, with the same kid', 'signature', () => tokenOf(cernerKeys, usual)],
  ['its own key in the header (jwk)', 'signature', () => tokenOf(stranger, usual, { jwk: stranger.jwk })],
  [
    'its own certificate URL in the header (x5u)',
    'signature',
    () => tokenOf(stranger, usual, { x5u: keyServer.url }),
  ],
  [
    'a critical header that nobody knows',
    'not a JWT',
    async () => {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: 'key-1', crit: ['b64'], b64: true })
        .sign(epicKeys.sign);
      const [header, ...rest] = token.split('.');
      const changed = {
        ...(JSON.parse(Buffer.from(header!, 'base64url').toString()) as object),
        crit: ['own'],
        own: 1,
      };
      return [base64(changed), ...rest].join('.');
    },
  ],
  [
    'a payload changed after signing',
    'signature',
    async () => {
      const [header, , signature] = (await good()).split('.');
      return `${header}.${base64(claims({ jti: 'changed' }))}.${signature}`;
    },
  ],
  [
    'a header changed after signing',
    'signature',
    async () => {
      const [, payload, signature] = (await good()).split('.');
      return `${base64({ typ: 'JWT', alg: 'ES384', kid: 'key-1', more: 1 })}.${payload}.${signature}`;
    },
  ],
  [
    'a signature of zeros (CVE-2022-21449)',
    'signature',
    async () => {
      const [header, payload] = (await good()).split('.');
      return `${header}.${payload}.${Buffer.alloc(96).toString('base64url')}`;
    },
  ],
  ['a signature cut short', 'signature', async () => (await good()).slice(0, -8)],
  ['no signature', 'signature', async () => `${(await good()).split('.').slice(0, 2).join('.')}.`],
  ['two parts only', 'not a JWT', async () => (await good()).split('.').slice(0, 2).join('.')],
  ['five parts, as an encrypted one', 'not a JWT', async () => `${await good()}.x.y`],
  [
    'a header that is no JSON',
    'not a JWT',
    async () => `${base64('{')}.${(await good()).split('.').slice(1).join('.')}`,
  ],
  [
    'a payload that is a list',
    'not a JWT',
    () => `${base64({ alg: 'ES384', typ: 'JWT', kid: 'key-1' })}.${base64([])}.c2ln`,
  ],
  ['garbage', 'not a JWT', () => 'garbage'],
  ['no audience', 'claims', () => good({ aud: undefined })],
  ['an audience that is an object', 'claims', () => good({ aud: { x: service } })],
  ['an empty list of audiences', 'audience', () => good({ aud: [] })],
  [
    'the audience of another service',
    'audience',
    () => good({ aud: `${publicUrl}/cds-services/dm-order-sign` }),
  ],
  ['the audience of discovery', 'audience', () => good({ aud: `${publicUrl}/cds-services` })],
  ['the audience of the feedback', 'audience', () => good({ aud: `${service}/feedback` })],
  [
    'the address of the port instead of PUBLIC_URL',
    'audience',
    () => good({ aud: `${rim.url}/cds-services/dm-patient-view` }),
  ],
  ['the audience with a slash more', 'audience', () => good({ aud: `${service}/` })],
  ['an audience over http', 'audience', () => good({ aud: service.replace('https', 'http') })],
  ['an audience that begins as ours', 'audience', () => good({ aud: `${service}.evil.example.org` })],
  [
    'our audience where the client has its own',
    'audience',
    () => tokenOf(cernerKeys, { iss: 'https://typed-by-hand.example.org', aud: service }),
  ],
  ['no exp', 'claims', () => good({ exp: undefined })],
  ['an exp in words', 'claims', () => good({ exp: String(noon + 300) })],
  [
    'an exp beyond all numbers',
    'claims',
    async () => signedRaw(JSON.stringify(claims()).replace(/"exp":\d+/, '"exp":1e999')),
  ],
  ['an nbf in words', 'claims', () => good({ nbf: 'today' })],
  ['no iat', 'claims', () => good({ iat: undefined })],
  ['no jti', 'claims', () => good({ jti: undefined })],
  ['an empty jti', 'claims', () => good({ jti: '' })],
  ['a jti that is a number', 'claims', () => good({ jti: 7 })],
  ['no tenant where tenants are listed', 'tenant', () => ofCerner({ tenant: undefined })],
  ['a tenant that is not listed', 'tenant', () => ofCerner({ tenant: 'west' })],
  ['a tenant that is a list', 'claims', () => ofCerner({ tenant: ['north'] })],
  ['a lifetime of an hour and a second', 'lifetime', () => good({ exp: noon + 3601 })],
  [
    'a lifetime of an hour and a second, most of it over',
    'lifetime',
    () => good({ iat: noon - 3500, exp: noon + 101 }),
  ],
  ['an exp before its iat', 'lifetime', () => good({ iat: noon + 30, exp: noon + 20 })],
];
/** With a payload as written, for what JSON.stringify would not write. */
async function signedRaw(payload: string): Promise<string> {
  const { CompactSign } = await import('jose');
  return new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'ES384', typ: 'JWT', kid: 'key-1' })
    .sign(epicKeys.sign);
}

describe('a token is refused with', () => {
  it.each(forgeries)('%s (%s)', async (_what, reason, make) => {
    const token = await make();
    await expectRefused(reason, token, post(token));
  });
});

describe('a key URL in the token (jku)', () => {
  let evil: KeyServer;
  beforeAll(async () => {
    evil = await startKeyServer(stranger);
  });
  afterAll(() => evil.stop());

  it.each([
    ['a foreign URL', (url: string) => url.replace('/jwks.json', '/other.json')],
    ['the client’s with a query', (url: string) => `${url}?x`],
    ['the client’s with a fragment', (url: string) => `${url}#x`],
    ['the client’s as another would read it', (url: string) => url.replace('127.0.0.1', '2130706433')],
    ['the client’s with a user', (url: string) => url.replace('//', '//user@')],
    ['a list', (url: string) => [url]],
    ['null', () => null],
  ])('is refused when it is %s, and nobody asks there', async (_what, jkuOf) => {
    const asked = keyServer.asked();
    const jku = jkuOf(keyServer.url);
    await expectRefused(
      'jku',
      '',
      tokenOf(stranger, usual, { jku }).then((token) => post(token)),
    );
    await expectRefused(
      'jku',
      '',
      tokenOf(stranger, usual, { jku: evil.url }).then((token) => post(token)),
    );
    expect(evil.asked()).toBe(0);
    expect(keyServer.asked()).toBe(asked);
  });

  it('is refused of a client whose keys are in the file and who should send none', async () => {
    const iss = 'https://typed-by-hand.example.org';
    await expectRefused(
      'jku',
      '',
      tokenOf(cernerKeys, { iss, aud: 'dm' }, { jku: keyServer.url }).then((token) => post(token)),
    );
  });
});

describe('the clock', () => {
  it.each([
    ['expired 59 seconds ago', { iat: noon - 359, exp: noon - 59 }],
    ['is issued in 60 seconds', { iat: noon + 60, exp: noon + 360 }],
    ['is valid from in 60 seconds on', { nbf: noon + 60 }],
    ['is valid from five minutes ago on, as Epic writes it', { nbf: noon - 300, exp: noon + 900 }],
    ['lives for exactly an hour', { exp: noon + 3600 }],
    ['was issued an hour ago and expires now', { iat: noon - 3600, exp: noon }],
    ['has fractions of seconds', { iat: noon - 0.5, exp: noon + 299.5 }],
  ])('forgives a token that %s', async (_what, times) => {
    expect((await post(await good(times))).status).toBe(200);
  });

  it.each([
    ['expired a minute ago', 'expired', { iat: noon - 360, exp: noon - 60 }],
    ['expired in 1970', 'expired', { iat: 1, exp: 100 }],
    ['is issued in 61 seconds', 'not yet valid', { iat: noon + 61, exp: noon + 361 }],
    ['is valid from in 61 seconds on', 'not yet valid', { nbf: noon + 61 }],
    ['has its times in milliseconds', 'not yet valid', { iat: noon * 1000, exp: (noon + 300) * 1000 }],
  ])('refuses a token that %s', async (_what, reason, times) => {
    const token = await good(times);
    await expectRefused(reason, token, post(token));
  });
});

describe('a token is good once', () => {
  it('and refused the second time, at whatever address', async () => {
    const token = await good({ aud: [service, `${publicUrl}/cds-services/dm-order-sign`] });
    expect((await post(token)).status).toBe(200);
    await expectRefused('replay', token, post(token));
    await expectRefused('replay', token, post(token, '/cds-services/dm-order-sign'));
  });

  it('also when another token has the same jti', async () => {
    expect((await post(await good({ jti: 'once' }))).status).toBe(200);
    const token = await good({ jti: 'once', exp: noon + 200 });
    await expectRefused('replay', token, post(token));
  });

  it('but two clients may have the same jti', async () => {
    expect((await post(await good({ jti: 'both' }))).status).toBe(200);
    expect((await post(await ofCerner({ jti: 'both' }))).status).toBe(200);
  });

  it('of two calls with it at once, one is answered', async () => {
    const token = await good();
    const answers = await Promise.all([post(token), post(token), post(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('and not used up by a call that was refused', async () => {
    const forged = await tokenOf(stranger, { ...usual, jti: 'stolen' });
    await expectRefused('signature', forged, post(forged));
    const misled = await good({ jti: 'stolen', aud: 'https://other.example.org' });
    await expectRefused('audience', misled, post(misled));
    expect((await post(await good({ jti: 'stolen' }))).status).toBe(200);
  });

  it('for as long as it could be used, clock skew included', async () => {
    const token = await good({ jti: 'long', exp: noon + 300 });
    expect((await post(token)).status).toBe(200);
    rim.itIsNow(new Date((noon + 359) * 1000).toISOString());
    await expectRefused('replay', token, post(token));
    rim.itIsNow(new Date((noon + 360) * 1000).toISOString());
    await expectRefused('expired', token, post(token));
    rim.itIsNow(NOON);
  });
});

describe('the Authorization header', () => {
  const sent = (headers: Readonly<Record<string, string>>) => rim.post(aCall, { headers });

  it('is asked for', () => expectRefused('no token', '', sent({})));

  it.each([
    'Bearer',
    'Bearer ',
    'Basic dXNlcjpwYXNz',
    'Bearer a b',
    'Token abc',
    'Bearerabc',
    'Bearer a,Bearer b',
  ])('is refused as "%s"', (authorization) => expectRefused('no bearer token', '', sent({ authorization })));

  it('is refused with a token and no scheme', async () => {
    const token = await good();
    await expectRefused('no bearer token', token, sent({ authorization: token }));
  });

  it.each(['the same', 'another'])('is refused when it comes twice, with %s token', async (which) => {
    const token = await good();
    const second = which === 'another' ? await good() : token;
    const twice = async (): Promise<Posted> => {
      const call = httpRequest(`${rim.url}/cds-services/dm-patient-view`, { method: 'POST' });
      call.setHeader('content-type', 'application/json');
      call.setHeader('authorization', [`Bearer ${token}`, `Bearer ${second}`]);
      call.end(JSON.stringify(aCall));
      const [answer] = (await once(call, 'response')) as [IncomingMessage];
      return read(
        answer.toArray().then(
          (chunks) =>
            new Response(Buffer.concat(chunks as Buffer[]), {
              status: answer.statusCode ?? 0,
              headers: answer.headers as Record<string, string>,
            }),
        ),
      );
    };
    const status = await twice();
    expect(status).toMatchObject({ status: 401, says: 'Authentication is required.' });
    expect(rim.refused['more than one token']).toBeGreaterThan(0);
    expect((await post(token)).status).toBe(200);
  });

  it('is not looked for in the address or the body', async () => {
    const token = await good();
    await expectRefused(
      'no token',
      token,
      rim.post(
        { ...aCall, access_token: token },
        { to: `/cds-services/dm-patient-view?access_token=${token}` },
      ),
    );
  });
});

describe('what is asked for a token', () => {
  const get = (path: string, init: RequestInit = {}) => read(fetch(`${rim.url}${path}`, init));

  it('every service and its feedback are, known or not, by whatever method', async () => {
    for (const to of [
      '/cds-services/dm-patient-view',
      '/cds-services//dm-order-sign',
      '/cds-services/nobody',
      '/cds-services/nobody/feedback',
      '/cds-services/dm-order-select/feedback',
      '/CDS-Services/dm-patient-view/',
    ]) {
      await expectRefused('no token', '', rim.post(aCall, { to }));
      await expectRefused('no token', '', get(to, { method: 'DELETE' }));
    }
  });

  it('a known client learns what is wrong with the address', async () => {
    const token = await good({ aud: `${publicUrl}/cds-services/nobody` });
    expect((await post(token, '/cds-services/nobody')).status).toBe(404);
    const headers = { authorization: `Bearer ${await good()}` };
    expect((await get('/cds-services/dm-patient-view', { headers })).status).toBe(405);
  });

  it('health, discovery and the source attributes are open, even to a garbage token', async () => {
    for (const path of [
      '/health/live',
      '/health/ready',
      '/cds-services',
      '/cds-services/dm-patient-view/source-attributes',
    ])
      for (const headers of [{}, { authorization: 'Bearer garbage' }])
        expect((await get(path, { headers })).status).toBe(200);
  });

  it('a browser that asks beforehand is answered, but no page is allowed unless it is named', async () => {
    for (const path of [
      '/cds-services',
      '/cds-services/dm-patient-view',
      '/cds-services/dm-patient-view/feedback',
    ]) {
      const headers = { origin: 'https://ehr.example.org', 'access-control-request-method': 'POST' };
      const answer = await get(path, { method: 'OPTIONS', headers });
      expect(answer.status).toBe(204);
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  it('comes before a byte of the body is read', async () => {
    const call = httpRequest(`${rim.url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 10_000_000 },
    });
    call.on('error', () => undefined);
    call.flushHeaders();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    call.destroy();
  });

  it('comes before what a stranger sends is found to be no JSON, too large, too deep or of a wrong type', async () => {
    await expectRefused('no token', '', rim.post('{'));
    await expectRefused('no token', '', rim.post('['.repeat(1_000_000)));
    await expectRefused('no token', '', rim.post('x', { headers: { 'content-type': 'text/html' } }));
  });
});

describe('Peers: "Nobody verifies `Authorization`; a garbage JWT is served."', () => {
  it.each([
    ['garbage', 'not a JWT'],
    ['null', 'not a JWT'],
    ['a.b.c', 'not a JWT'],
    ['eyJhbGciOiJub25lIn0.e30.', 'typ'],
  ])('here %s gets a 401 and no card', (garbage, reason) => expectRefused(reason, garbage, post(garbage)));
});

describe('with DISCOVERY_AUTH=required', () => {
  let closed: Rim;
  beforeAll(async () => {
    closed = await startRim(undefined, { ...environment, DISCOVERY_AUTH: 'required' }, clients);
  });
  afterAll(() => closed.stop());
  const get = async (path: string, aud?: string) => {
    const headers = aud === undefined ? {} : { authorization: `Bearer ${await good({ aud })}` };
    return (await fetch(`${closed.url}${path}`, { headers })).status;
  };

  it('discovery needs a token made out to it', async () => {
    expect(await get('/cds-services')).toBe(401);
    expect(await get('/cds-services', service)).toBe(401);
    expect(await get('/cds-services', `${publicUrl}/cds-services`)).toBe(200);
  });

  it('so do the source attributes, made out to them or to discovery', async () => {
    const path = '/cds-services/dm-patient-view/source-attributes';
    expect(await get(path)).toBe(401);
    expect(await get(path, service)).toBe(401);
    expect(await get(path, `${publicUrl}${path}`)).toBe(200);
    expect(await get(path, `${publicUrl}/cds-services`)).toBe(200);
  });

  it('health stays open', async () => {
    expect(await get('/health/live')).toBe(200);
    expect(await get('/health/ready')).toBe(200);
  });
});

describe('without a client', () => {
  it('nobody is let in: forgetting the list opens nothing', async () => {
    const empty = await startRim(undefined, environment);
    const headers = { authorization: `Bearer ${await good()}` };
    const { status } = await empty.post(aCall, { headers });
    await empty.stop();
    expect(status).toBe(401);
    expect(empty.refused).toEqual({ issuer: 1 });
  });
});

describe('with AUTH=off', () => {
  let open: Rim;
  beforeAll(async () => {
    open = await startRim();
  });
  afterAll(() => open.stop());

  it.each([{}, { authorization: 'Bearer garbage' }])(
    'a token is not looked at, and nobody is known as the caller (%j)',
    async (headers) => {
      expect((await open.post(aCall, { headers })).status).toBe(200);
      expect(open.asked.at(-1)).toMatchObject({ caller: undefined });
      expect(open.refused).toEqual({});
    },
  );
});

describe('what the operator learns', () => {
  it('of an unknown client: what it calls itself', async () => {
    await post(await good({ iss: 'https://new.example.org' }));
    expect(lastRefusal()).toMatchObject({
      refusal: 'issuer',
      issuer: 'https://new.example.org',
    });
  });

  it('of a token for another address: which one it should have been made out to', async () => {
    await post(await good({ aud: 'https://other.example.org' }));
    expect(lastRefusal()).toMatchObject({
      refusal: 'audience',
      client: 'Epic of the university',
      wanted: service,
    });
  });
});
