import { check, type Chapter } from './check.js';
import { isGood, statusOf, type Answer, type Client } from './client.js';
import type { HookCall } from './requests.js';

/**
 * What a browser needs to call the service from another origin; nothing is asked of one that is closed to all.
 * https://cds-hooks.hl7.org/STU2/#cors
 */
export async function browserChapter(
  client: Client,
  origin: string,
  serviceId: string,
  good: HookCall | undefined,
): Promise<Chapter> {
  const title = 'Browsers';
  const path = `/cds-services/${encodeURIComponent(serviceId)}`;
  const asks = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  const preflights: (readonly [string, Answer])[] = [];
  for (const route of ['/cds-services', path, `${path}/feedback`])
    preflights.push([
      `OPTIONS ${route}`,
      await client.call(route, { method: 'OPTIONS', headers: asks, token: null }),
    ]);
  const answers: (readonly [string, Answer])[] = [
    ['GET /cds-services', await client.call('/cds-services', { headers: { origin } })],
    ['a refusal', await client.call(path, { body: '{', headers: { origin } })],
    [
      'a service that is not there',
      await client.call('/cds-services/not-there', { body: {}, headers: { origin } }),
    ],
  ];
  if (good) answers.push([`POST ${path}`, await client.call(path, { body: good, headers: { origin } })]);

  const all = [...preflights, ...answers];
  if (all.every(([, answer]) => allowed(answer) === null))
    return { title, checks: [], notes: [`Browsers at ${origin} may not call it (--origin names another).`] };
  const every = (name: string, answer: Answer) => [
    check(
      'C3-all',
      name,
      ['*', origin].includes(allowed(answer) ?? ''),
      'no Access-Control-Allow-Origin for it',
    ),
    check(
      'C2',
      name,
      !(allowed(answer) === '*' && answer.headers.has('access-control-allow-credentials')),
      'credentials for *',
    ),
  ];
  return {
    title,
    checks: [
      ...all.flatMap(([name, answer]) => every(name, answer)),
      ...preflights.flatMap(([name, answer]) => [
        check('C3-before', name, isGood(answer), statusOf(answer)),
        check('C3-headers', name, allowsAll(answer), 'allows less'),
      ]),
    ],
    notes: [],
  };
}

const allowed = ({ headers }: Answer): string | null => headers.get('access-control-allow-origin');

function allowsAll({ headers }: Answer): boolean {
  const names = (header: string) => (headers.get(header) ?? '').toLowerCase().split(/\s*,\s*/);
  const [methods, fields] = [names('access-control-allow-methods'), names('access-control-allow-headers')];
  // POST needs no leave, authorization always needs it by name.
  return (
    (methods.includes('post') || methods.includes('*') || methods.join('') === '') &&
    fields.includes('authorization') &&
    (fields.includes('content-type') || fields.includes('*'))
  );
}
