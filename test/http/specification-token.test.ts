import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { sharedDir } from '../support/shared-dir.js';
import { aCall, startRim, type Rim } from './a-rim.js';

/**
 * The example of the specification, whose private key is published with it: {"jwt": "…", "jwks": {"keys": […]}}.
 * It is no part of the project. https://cds-hooks.hl7.org/STU2/#trusting-cds-clients
 */
interface Vector {
  readonly jwt: string;
  readonly jwks: { readonly keys: readonly JWK[] };
}
const file = `${sharedDir ?? ''}/conformance/specification-jwt.json`;
const isThere = existsSync(file);
if (!isThere) process.stderr.write(`skipped: "the token of the specification" needs ${file}\n`);

(isThere ? describe : describe.skip)('the token of the specification', () => {
  let vector: Vector;
  let rim: Rim;
  beforeAll(async () => {
    vector = JSON.parse(readFileSync(file, 'utf8')) as Vector;
    rim = await startRim(
      undefined,
      { AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: 'https://cds.example.org' },
      [
        {
          name: 'Example',
          issuer: decodeJwt(vector.jwt).iss,
          jwks: vector.jwks,
          jku: decodeProtectedHeader(vector.jwt).jku,
          tenants: [decodeJwt(vector.jwt)['tenant']],
        },
      ],
    );
  });
  afterAll(() => rim.stop());
  const reasonFor = async (token: string, when: string): Promise<unknown> => {
    rim.itIsNow(when);
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await rim.post(aCall, { to: '/cds-services/some-service', headers });
    expect(status).toBe(401);
    return (JSON.parse(rim.log.at(-1)!) as { readonly refusal: unknown }).refusal;
  };

  it('is signed by the published key: ES384 says so', async () => {
    const key = await importJWK(vector.jwks.keys[0]!, 'ES384');
    const { payload } = await jwtVerify(vector.jwt, key, {
      algorithms: ['ES384'],
      audience: 'https://cds.example.org/cds-services/some-service',
      currentDate: new Date('2014-01-01'),
    });
    expect(payload).toMatchObject({ iss: 'https://fhir-ehr.example.com/', exp: 1422568860, iat: 1311280970 });
  });

  it('is refused while it is valid because it lives for three and a half years, not because of its signature', async () => {
    expect(await reasonFor(vector.jwt, '2014-01-01T00:00:00Z')).toBe('lifetime');
  });

  it('is refused because of its signature when one bit of it, of what it says or of its header is changed', async () => {
    const flipped = (index: number, bit: number) => {
      const parts = vector.jwt.split('.').map((part) => Buffer.from(part, 'base64url'));
      const part = parts[index]!;
      part[part.length - 3]! ^= bit;
      return parts.map((one) => one.toString('base64url')).join('.');
    };
    expect(await reasonFor(flipped(2, 1), '2014-01-01T00:00:00Z')).toBe('signature');
    expect(await reasonFor(flipped(1, 1), '2014-01-01T00:00:00Z')).toBe('signature');
    // One bit further on is another key URL.
    expect(await reasonFor(flipped(0, 1), '2014-01-01T00:00:00Z')).toBe('jku');
  });

  it('has been expired since 2015', async () => {
    expect(await reasonFor(vector.jwt, '2015-01-29T22:02:00Z')).toBe('expired');
  });
});
