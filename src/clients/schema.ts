import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { isLoopback, readServerAddress, readUrl } from '../contract/server-address.js';

/** CLIENTS_FILE as an operator writes it: docs/clients.md. Strict: what is not known here is a mistake. */

/**
 * Signature algorithms with a public key, and the key that each takes. No `none`, no shared secret.
 * https://cds-hooks.hl7.org/STU2/#jwt-signing-algorithm
 */
const keyOf = {
  ES256: 'EC P-256',
  ES384: 'EC P-384',
  ES512: 'EC P-521',
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  PS384: 'RSA',
  PS512: 'RSA',
  EdDSA: 'OKP Ed25519',
  Ed25519: 'OKP Ed25519',
} as const;
type Algorithm = keyof typeof keyOf;
const algorithms = Object.keys(keyOf) as readonly Algorithm[];
/** RFC 7518, 3.3 */
const LEAST_RSA_BITS = 2048;

/** Says "is required" of what is absent, else what it must be. */
const must = (be: string) => ({
  error: (issue: { readonly input?: unknown }) =>
    issue.input === undefined ? 'is required' : `must be ${be}`,
});
const words = (be: string, longest = 500) =>
  z.string(must(be)).min(1, 'must not be empty').max(longest, `must be at most ${longest} characters`);
/** Compared letter by letter with what a token says: a blank at an end is a slip. */
const exact = (be: string) =>
  words(be).refine((text) => text.trim() === text, 'must not begin or end with a space');

/** https, but on this machine; nothing that a log or a redirect could leak. */
const keyUrl = exact('an https URL').refine((text) => {
  const url = readUrl(text);
  if (url === undefined) return false;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
  return isSafe && url.username === '' && url.password === '' && url.hash === '';
}, 'must be an https URL (http on this machine only), without user and fragment');

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'] as const;

const key = z
  .looseObject(
    { kty: z.enum(['EC', 'RSA', 'OKP'], must('EC, RSA or OKP: a public key')), kid: exact('a text') },
    must('a JSON Web Key'),
  )
  .superRefine((jwk, context) => {
    const problem = keyProblem(jwk);
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
  });
type Key = z.output<typeof key>;

/** undefined: nothing wrong. Never quotes the key. */
function keyProblem(jwk: Key): string | undefined {
  if (privateMembers.some((member) => member in jwk))
    return 'holds the private part of a key: give the public part only, and let the client make a new key';
  if (jwk['use'] !== undefined && jwk['use'] !== 'sig') return 'is not for signatures: "use" must be "sig"';
  try {
    const { asymmetricKeyDetails: details } = createPublicKey({
      key: jwk,
      format: 'jwk',
    });
    return jwk.kty === 'RSA' && (details?.modulusLength ?? 0) < LEAST_RSA_BITS
      ? `is an RSA key of less than ${LEAST_RSA_BITS} bits`
      : undefined;
  } catch {
    return 'is no public key that can be read';
  }
}

const keySet = z
  .strictObject(
    { keys: z.array(key, must('a list of JSON Web Keys')).min(1, 'must not be empty') },
    must('a JSON Web Key Set'),
  )
  .superRefine(({ keys }, context) => {
    keys.forEach(({ kid }, index) => {
      if (keys.findIndex((other) => other.kid === kid) < index)
        context.addIssue({
          code: 'custom',
          message: 'is the kid of an earlier key',
          path: ['keys', index, 'kid'],
        });
    });
  });

const someWords = (be: string) => z.array(exact('a text'), must(be)).min(1, 'must not be empty');

export const client = z
  .strictObject(
    {
      name: words('a name', 80)
        .regex(
          /^[\p{L}\p{N}][\p{L}\p{N} ._()-]*$/u,
          'must be letters, digits, spaces and ._()- only, and begin with one of the first two',
        )
        // The journal and the metrics know who called by it.
        .refine((name) => name !== 'playground', 'is the name of the page that tries the service out'),
      issuer: exact('a URI').refine(
        (text) => readUrl(text) !== undefined,
        'must be a URI: what its tokens have in iss',
      ),
      jwksUrl: keyUrl.optional(),
      jwks: keySet.optional(),
      jku: exact('a URL').optional(),
      algorithms: z
        .array(
          z.enum(algorithms, `must be one of ${algorithms.join(', ')}`),
          must('a list of signature algorithms'),
        )
        .min(1, 'must not be empty')
        .default(['ES384', 'RS384']),
      audience: z
        .union([exact('a text').transform((one) => [one]), someWords('a text or a list of texts')], {
          error: 'must be a text or a list of texts, none of them empty',
        })
        .optional(),
      tenants: someWords('a list of tenants').optional(),
      fhirServers: z
        .array(
          z
            .string(must('a base URL'))
            .refine(
              (text) => readServerAddress(text) !== undefined,
              'must be a base URL such as https://ehr.example.org/fhir (https, but on this machine)',
            ),
          must('a list of base URLs'),
        )
        .default([]),
      profile: z.enum(['standard', 'epic'], must('standard or epic')).default('standard'),
    },
    must('an object'),
  )
  .superRefine(({ jwksUrl, jwks, jku, algorithms: accepted }, context) => {
    const complain = (message: string, ...path: string[]): void =>
      context.addIssue({ code: 'custom', message, path });
    if ((jwksUrl === undefined) === (jwks === undefined))
      complain(
        jwks
          ? 'must have jwksUrl or jwks, not both'
          : 'must have jwksUrl (where its public keys are) or jwks (the keys)',
      );
    if (jku !== undefined && jwksUrl !== undefined)
      complain('is for a client with jwks: with jwksUrl it is the jwksUrl', 'jku');
    if (
      jwks &&
      jwks.keys.length > 0 &&
      !jwks.keys.some((jwk) => accepted.some((one) => keyOf[one] === kindOf(jwk)))
    )
      complain(`holds no key for ${accepted.join(', ')} (see algorithms)`, 'jwks');
  });
export type Client = z.output<typeof client>;

const kindOf = ({ kty, crv }: Key): string => (kty === 'RSA' ? kty : `${kty} ${String(crv)}`);

export const clientList = z
  .array(client, 'must be a list of clients: [{ "name": …, "issuer": … }]')
  .min(1, 'must name at least one client');

/** The keys of each object of the file, by the member that holds it. */
export const keysAt: Readonly<Record<string, readonly string[]>> = {
  '': Object.keys(client.shape),
  jwks: Object.keys(keySet.shape),
};

/** A name or an issuer that two clients share: which of them would count? Looked for in the raw content. */
export function sharedIn(content: unknown): readonly string[] {
  if (!Array.isArray(content)) return [];
  const entries = content.map((entry: unknown) => (entry ?? {}) as Record<string, unknown>);
  return (['name', 'issuer'] as const).flatMap((member) =>
    entries.flatMap((entry, index) => {
      const value = entry[member];
      const before = entries.findIndex((other) => other[member] === value);
      return typeof value === 'string' && before < index
        ? [`[${index}].${member}: is the ${member} of [${before}] already`]
        : [];
    }),
  );
}
