import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';

/** A CDS client, as an EHR is one: its keys, and the tokens that it makes of them. */

export interface Keys {
  readonly alg: string;
  readonly kid: string;
  readonly sign: Parameters<SignJWT['sign']>[0];
  /** What it publishes. */
  readonly jwk: JWK;
  readonly privateJwk: JWK;
}

export async function makeKeys(kid: string, alg = 'ES384'): Promise<Keys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return {
    alg,
    kid,
    sign: privateKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' },
    privateJwk: { ...(await exportJWK(privateKey)), kid, alg },
  };
}

/** The moment at which the clock of the tests stands. */
export const NOON = '2026-11-20T12:00:00Z';
export const noon = Date.parse(NOON) / 1000;

let tokens = 0;
/** A token as the rules want it; undefined takes a member away. */
export function tokenOf(
  keys: Keys,
  payload: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const usual = { exp: noon + 300, iat: noon, jti: `token-${(tokens += 1)}` };
  return new SignJWT(given({ ...usual, ...payload }))
    .setProtectedHeader(given({ typ: 'JWT', kid: keys.kid, alg: keys.alg, ...header }) as { alg: string })
    .sign(keys.sign);
}
const given = (members: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

export interface KeyServer {
  /** "http://127.0.0.1:41234/jwks.json" */
  readonly url: string;
  /** How often it was asked. */
  readonly asked: () => number;
  /** From now on it publishes these. */
  publish(...keys: readonly Keys[]): void;
  /** From now on it answers so; undefined: as it should. */
  misbehave(answer: ((response: ServerResponse) => void) | undefined): void;
  stop(): Promise<void>;
}

/** Where a client publishes its keys. */
export async function startKeyServer(...published: readonly Keys[]): Promise<KeyServer> {
  let keys = published;
  let asked = 0;
  let fault: ((response: ServerResponse) => void) | undefined;
  const server = createServer((_request, response) => {
    asked += 1;
    if (fault) {
      fault(response);
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: keys.map(({ jwk }) => jwk) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    asked: () => asked,
    publish: (...next) => {
      keys = next;
    },
    misbehave: (answer) => {
      fault = answer;
    },
    stop: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What a service needs to know some clients, and what each of these sends along. */
export interface KnownClients {
  /** For the environment of the service. */
  readonly environment: Readonly<Record<string, string>>;
  /** For CLIENTS_FILE. */
  readonly clients: readonly object[];
  /** The headers of one call in the name of a client: a fresh token for that service, or for all. */
  as(name: string, service?: string): Promise<Readonly<Record<string, string>>>;
}

const publicUrl = 'https://cds.example.org';
const ours = ['dm-patient-view', 'dm-order-select', 'dm-order-sign'];
const issuerOf = (name: string) => `https://${name}.example.org`;

/**
 * @param fhirServers by the name of each client, which is a host name, too
 * @param asOf "YYYY-MM-DD": the day of the service
 */
export async function knownClients(
  fhirServers: Readonly<Record<string, readonly string[]>>,
  asOf = NOON.slice(0, 10),
): Promise<KnownClients> {
  const iat = Date.parse(`${asOf}T12:00:00Z`) / 1000;
  const keys = await makeKeys('key-1');
  return {
    environment: { AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: publicUrl },
    clients: Object.entries(fhirServers).map(([name, servers]) => ({
      ...{ name, issuer: issuerOf(name), fhirServers: servers },
      jwks: { keys: [keys.jwk] },
    })),
    as: async (name, service) => {
      const aud = (service === undefined ? ours : [service]).map((id) => `${publicUrl}/cds-services/${id}`);
      const token = await tokenOf(keys, { iss: issuerOf(name), aud, iat, exp: iat + 300 });
      return { authorization: `Bearer ${token}` };
    },
  };
}
