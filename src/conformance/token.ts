import { createPrivateKey, createPublicKey, randomUUID } from 'node:crypto';
import { CompactSign, generateKeyPair, importJWK, SignJWT, type JWK } from 'jose';
import { z } from 'zod';

/** Asymmetric algorithms; the specification forbids the others. ES384 and RS384 are recommended. */
const algorithms = ['ES384', 'RS384', 'ES256', 'ES512', 'RS256', 'RS512', 'PS256', 'PS384', 'PS512'] as const;

const text = z.string('must be text').min(1, 'must not be empty');
const jwk = z.looseObject(
  {
    kty: z.enum(['EC', 'RSA'], 'must be EC or RSA'),
    d: z.string('is missing: the key must be the private one').min(1, 'must not be empty'),
  },
  'must be a private key as JWK',
);
const schema = z.strictObject(
  {
    issuer: text,
    privateKey: jwk,
    alg: z.enum(algorithms, `must be one of ${algorithms.join(', ')}`),
    kid: text,
    jku: z.url('must be a URL').optional(),
    tenant: text.optional(),
    publicUrl: z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has a member that is not known: ${issue.keys.join(', ')}`
        : 'must be an object',
  },
);

/** What is needed to sign for one service: the file of --token-from. */
export type TokenSource = z.output<typeof schema>;

/** @throws Error of one line, with the path of what is wrong, never with a value: it holds a private key. */
export function readTokenSource(file: string): TokenSource {
  let content: unknown;
  try {
    content = JSON.parse(file);
  } catch {
    throw new Error('is not valid JSON');
  }
  const parsed = schema.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error([issue?.path.join('.'), issue?.message].filter(Boolean).join(' '));
  }
  try {
    createPrivateKey({ key: parsed.data.privateKey, format: 'jwk' });
  } catch {
    throw new Error('privateKey is no key that can be read');
  }
  return parsed.data;
}

/** How a token differs from a good one. A member of `claims` that is undefined is left out. */
export interface Difference {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** 'foreign': another key of the same kind; 'none': unsigned; 'symmetric': HS256 with the public key. */
  readonly signed?: 'foreign' | 'none' | 'symmetric';
}

export interface Signer {
  readonly tenant: string | undefined;
  /** A token for the endpoint, good but for the difference; each has its own jti and lives five minutes. */
  sign(audience: string, difference?: Difference): Promise<string>;
}

const LIFE_IN_SECONDS = 300;

/**
 * Signs as https://cds-hooks.hl7.org/STU2/#trusting-cds-clients says.
 * @throws Error when the key does not fit `alg`
 */
export async function signerFrom({
  issuer,
  privateKey,
  alg,
  kid,
  jku,
  tenant,
}: TokenSource): Promise<Signer> {
  const key = await importJWK(privateKey as JWK, alg);
  const foreign = await generateKeyPair(alg);
  const publicPem = createPublicKey(createPrivateKey({ key: privateKey, format: 'jwk' })).export({
    type: 'spki',
    format: 'pem',
  });
  return {
    tenant,
    sign: async (audience, { claims, header, signed } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const payload = {
        iss: issuer,
        aud: audience,
        iat: now,
        exp: now + LIFE_IN_SECONDS,
        jti: randomUUID(),
        ...(tenant !== undefined && { tenant }),
        ...claims,
      };
      const head = { alg, typ: 'JWT', kid, ...(jku !== undefined && { jku }), ...header };
      if (signed === 'none') return `${encoded({ ...head, alg: 'none' })}.${encoded(payload)}.`;
      if (signed === 'symmetric')
        return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
          .setProtectedHeader({ ...head, alg: 'HS256' })
          .sign(new TextEncoder().encode(String(publicPem)));
      return new SignJWT(payload)
        .setProtectedHeader(head)
        .sign(signed === 'foreign' ? foreign.privateKey : key);
    },
  };
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
