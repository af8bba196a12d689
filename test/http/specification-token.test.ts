import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose';
import { keysOf } from '../../src/clients/keys.js';
import { readClients } from '../../src/clients-file.js';
import { seenTokens } from '../../src/clients/seen-tokens.js';
import { checkToken } from '../../src/clients/token.js';
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
    const line = rim.log.findLast((one) => one.includes('"refusal"'));
    return (JSON.parse(line!) as { readonly refusal: unknown }).refusal;
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

/**
 * A token with the algorithm and the header members of the specification's example, made once for this project:
 * an implementation that changes still has to read what was signed before. The private key was thrown away.
 */
describe('the token of the project', () => {
  const header =
    'eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6InZlY3Rvci0xIiwiamt1IjoiaHR0cHM6Ly9laHIuZXhhbXBsZS5vcmcvandrcy5qc29uIn0';
  const payload =
    'eyJpc3MiOiJodHRwczovL2Voci5leGFtcGxlLm9yZyIsImF1ZCI6Imh0dHBzOi8vY2RzLmV4YW1wbGUub3JnL2Nkcy1zZXJ2aWNlcy9kbS1wYXRpZW50LXZpZXciLCJleHAiOjE3OTUxNzYzMDAsImlhdCI6MTc5NTE3NjAwMCwianRpIjoiMWE2YzJhNWUtN2YwYi00YjhlLTlkNTMtMGM2ZjJkMWU4YTQ3In0';
  const signature =
    'zhp1sBI-sLUEic1vvO1PT_3pdet2DSVmcq-Tp9-HpmYDr8uDqdJKqUtjQfsbPLa7_RdTSIiqLh7OA_6QCddiHiyjfBaosJNLunOXLiD1df-WifqIpg-21UQba_6VIPnw';
  const jku = 'https://ehr.example.org/jwks.json';
  const jwk = {
    kty: 'EC',
    crv: 'P-384',
    kid: 'vector-1',
    x: 'Kt4iPNFVbszDiT0T-vBjrMiWR7k3f9L3i3vfDCNX0rywvDfq0v4EIeXrPqBfNfQa',
    y: '5Cn43Pof_EIvbrHIY01KQ_J5dj0qTDhAm4C_KL4qymiM6A1drSPxdFo56n9l83l1',
  };
  const clients = [{ name: 'EHR', issuer: 'https://ehr.example.org', jwks: { keys: [jwk] }, jku }];
  const [client] = readClients(JSON.stringify(clients), 'clients.json');
  /** By a service that has seen no token yet, a minute after it was made. */
  const verdictOn = (token: string) => {
    const keys = keysOf(client!, () => undefined);
    const known = new Map([[client!.issuer, { client: client!, keys, seen: seenTokens() }]]);
    const audiences = ['https://cds.example.org/cds-services/dm-patient-view'];
    return checkToken(token, known, audiences, Date.parse('2026-11-20T12:01:00Z') / 1000);
  };
  const parts: readonly [string, string, string] = [header, payload, signature];

  it('has what the header of the example has', () => {
    expect(decodeProtectedHeader(parts.join('.'))).toEqual({
      alg: 'ES384',
      typ: 'JWT',
      kid: 'vector-1',
      jku,
    });
  });

  it('is let in', async () => {
    expect(await verdictOn(parts.join('.'))).toEqual({ client });
  });

  it.each([
    ['header', 0],
    ['payload', 1],
    ['signature', 2],
  ] as const)(
    'is refused when any one byte of its %s is changed, by its lowest or its highest bit',
    async (_part, which) => {
      const bytes = Buffer.from(parts[which], 'base64url');
      expect(bytes.length).toBeGreaterThan(80);
      const letIn: string[] = [];
      const reasons = new Set<string>();
      for (const [place, byte] of bytes.entries()) {
        for (const bit of [1, 128]) {
          const flipped = Buffer.from(bytes);
          flipped[place] = byte ^ bit;
          const verdict = await verdictOn(
            (parts as readonly string[]).with(which, flipped.toString('base64url')).join('.'),
          );
          if ('refusal' in verdict) reasons.add(verdict.refusal);
          else letIn.push(`byte ${place}, bit ${bit}`);
        }
      }
      expect(letIn).toEqual([]);
      expect(reasons).toContain('signature');
      if (which === 2) expect([...reasons]).toEqual(['signature']);
    },
  );
});
