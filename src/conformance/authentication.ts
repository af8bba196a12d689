import { check, type Chapter, type Check } from './check.js';
import { isGood, isRefused, statusOf, type Answer, type Client } from './client.js';
import type { ListedService } from './discovery.js';
import { withFreshInstance, type HookCall } from './requests.js';
import type { RuleName } from './rules.js';
import type { Difference, Signer } from './token.js';
import { refusalChecks } from './wrong-calls.js';

export interface Door {
  /** How the service knows its own address: "https://cds.example.org". */
  readonly publicUrl: string;
  /** undefined: no key was given. */
  readonly signer: Signer | undefined;
  readonly isLoopback: boolean;
}

/** Who is let in. https://cds-hooks.hl7.org/STU2/#trusting-cds-clients */
export async function authenticationChapter(
  client: Client,
  { publicUrl, signer, isLoopback }: Door,
  service: ListedService,
  good: HookCall,
): Promise<Chapter> {
  const title = 'Authentication';
  const path = `/cds-services/${encodeURIComponent(service.id)}`;
  const call = (token: string | null, to = path, body: unknown = withFreshInstance(good)): Promise<Answer> =>
    client.call(to, { body, token });
  const bare = await call(null);
  if (isGood(bare)) {
    const off = check('J-off', 'a call without a token', isLoopback, statusOf(bare));
    return {
      title,
      checks: [off],
      notes: ['No authentication is required: how tokens are checked was not looked at.'],
    };
  }
  const refused: (readonly [string, Answer])[] = [['without a token', bare]];
  const checks: Check[] = [check('J1', 'without a token', isRefused(bare), statusOf(bare))];
  if (signer === undefined)
    return { title, checks, notes: ['Authentication is required, and --token-from was not given.'] };

  const address = `${publicUrl}${path}`;
  const token = (difference?: Difference, audience = address): Promise<string> =>
    signer.sign(audience, difference);
  const spent = await token();
  const first = await call(spent);
  const listed = await call(await token({ claims: { aud: ['https://elsewhere.invalid', address] } }));
  checks.push(
    check('J-good', 'a token in order', isGood(first), statusOf(first)),
    check('J3-list', 'aud as a list', isGood(listed), statusOf(listed)),
  );
  for (const [rule, name, made] of await badTokens(token, spent, publicUrl)) {
    const answer = await call(made);
    checks.push(check(rule, name, isRefused(answer), statusOf(answer)));
    if (!isGood(answer)) refused.push([name, answer]);
  }
  const feedback = await call(null, `${path}/feedback`, { feedback: [] });
  checks.push(
    check(
      'J-feedback',
      'feedback without a token',
      [401, 403, 404, 405, 501].includes(feedback.status),
      statusOf(feedback),
    ),
  );
  return { title, checks: [...checks, ...sameness(refused)], notes: [] };
}

type BadToken = readonly [rule: RuleName, name: string, token: string];

async function badTokens(
  token: (difference?: Difference, audience?: string) => Promise<string>,
  spent: string,
  publicUrl: string,
): Promise<readonly BadToken[]> {
  const now = Math.floor(Date.now() / 1000);
  const claims = (changed: Readonly<Record<string, unknown>>) => token({ claims: changed });
  const [head = '', payload = '', signature = ''] = (await token()).split('.');
  const altered = Buffer.from(payload, 'base64url')
    .toString()
    .replace(/"jti":"./, '"jti":"_');
  const without = ['aud', 'exp', 'iat', 'jti', 'iss'].map(async (claim): Promise<BadToken> => [
    'J3-claims',
    `without ${claim}`,
    await claims({ [claim]: undefined }),
  ]);
  return [
    ['J1', 'words instead of a token', 'no.token.here'],
    ['J5', 'alg none', await token({ signed: 'none' })],
    ['J5', 'HS256 with the public key', await token({ signed: 'symmetric' })],
    ['J2', "somebody else's signature under our kid", await token({ signed: 'foreign' })],
    [
      'J2',
      "somebody else's signature under an unknown kid",
      await token({ signed: 'foreign', header: { kid: 'nobody' } }),
    ],
    [
      'J2',
      'a payload altered after signing',
      `${head}.${Buffer.from(altered).toString('base64url')}.${signature}`,
    ],
    ['J2', 'no signature', `${head}.${payload}.`],
    ['J4', 'aud of another service', await token({}, `${publicUrl}/cds-services/not-this-one`)],
    ['J4', 'aud of the discovery', await token({}, `${publicUrl}/cds-services`)],
    ['J4', 'aud of another host', await token({}, 'https://elsewhere.invalid/cds-services')],
    ['J3-exp', 'expired an hour ago', await claims({ iat: now - 7200, exp: now - 3600 })],
    ...(await Promise.all(without)),
    ['J6', 'an unknown issuer', await claims({ iss: 'https://stranger.invalid' })],
    [
      'J6',
      'an unknown issuer with a jku of its own',
      await token({
        signed: 'foreign',
        claims: { iss: 'https://stranger.invalid' },
        header: { jku: 'https://stranger.invalid/jwks.json' },
      }),
    ],
    [
      'J6',
      'our issuer with a jku of somebody else',
      await token({ signed: 'foreign', header: { jku: 'https://stranger.invalid/jwks.json' } }),
    ],
    ['J-replay', 'a token used before', spent],
    [
      'J-life',
      'issued an hour from now',
      await claims({ iat: now + 3600, nbf: now + 3600, exp: now + 3900 }),
    ],
    ['J-life', 'valid for a day', await claims({ exp: now + 86_400 })],
  ];
}

/** Whoever is refused learns nothing from the answer. */
function sameness(refused: readonly (readonly [string, Answer])[]): readonly Check[] {
  const [, model] = refused[0] ?? [];
  return refused.flatMap(([name, answer]) => {
    const challenge = answer.headers.get('www-authenticate') ?? '';
    return [
      check(
        'J-401',
        name,
        answer.status === 401 && /^bearer\b/i.test(challenge),
        answer.status === 401 ? 'no WWW-Authenticate: Bearer' : statusOf(answer),
      ),
      check(
        'J-same',
        name,
        answer.status === model?.status &&
          answer.text === model.text &&
          challenge === (model.headers.get('www-authenticate') ?? ''),
        'differs from the answer without a token',
      ),
      ...refusalChecks(name, answer),
    ];
  });
}
