import { isObject } from '../contract/fhir.js';
import { check, emptyIn, isText, listOf, seen, type Chapter, type Check } from './check.js';
import { statusOf, type Answer } from './client.js';
import { templateChecks } from './templates.js';
import { extensionChecks } from './extensions.js';

/** A service as the list describes it. */
export interface ListedService {
  readonly id: string;
  readonly hook: string;
  readonly prefetch: Readonly<Record<string, string>>;
}

const at = 'GET /cds-services';

/** https://cds-hooks.hl7.org/STU2/#discovery */
export function discoveryChapter(answer: Answer): Chapter {
  const { json, status } = answer;
  const body = isObject(json) ? json : {};
  const { services: _services, ...rest } = body;
  const services = listOf(body['services']);
  const pairs = services.filter(isObject).map(({ id, hook }) => `${String(id)} on ${String(hook)}`);
  const twice = pairs.filter((pair, index) => pairs.indexOf(pair) !== index);
  const empty = [
    ...services.flatMap((service, index) => emptyIn(service, `services[${index}]`)),
    ...emptyIn(Object.keys(rest).length === 0 ? { ok: true } : rest, ''),
  ];
  return {
    title: 'Discovery',
    checks: [
      check('D1', at, status !== 404 && status !== 405 && status < 500, statusOf(answer)),
      check('D2', at, status === 200 && Array.isArray(body['services']), whatWasWrong(answer)),
      check('T5', at, isJson(answer), `content type ${answer.headers.get('content-type') ?? 'is missing'}`),
      check('T2', at, empty.length === 0, `empty: ${empty.slice(0, 3).join(', ')}`),
      check('D4', at, twice.length === 0, `twice: ${twice.join(', ')}`),
      ...services.flatMap((service, index) => serviceChecks(`${at}, services[${index}]`, service)),
    ],
    notes: services.length === 0 && status === 200 ? ['No service is listed: nothing more to check.'] : [],
  };
}

export const isJson = ({ headers }: Answer): boolean =>
  /^application\/(?:[\w.-]+\+)?json\b/i.test(headers.get('content-type') ?? '');

const whatWasWrong = (answer: Answer): string =>
  answer.status === 200
    ? isObject(answer.json)
      ? `services ${seen(answer.json['services'])}`
      : 'the body is no JSON object'
    : statusOf(answer);

function serviceChecks(here: string, service: unknown): readonly Check[] {
  if (!isObject(service)) return [check('D3', here, false, `${seen(service)}, not an object`)];
  const { hook, id, description, title, usageRequirements, prefetch } = service;
  const wrong = Object.entries({ hook, id, description }).filter(([, value]) => !isText(value));
  const notText = Object.entries({ title, usageRequirements }).filter(
    ([, value]) => value !== undefined && typeof value !== 'string',
  );
  return [
    check('D3', here, wrong.length === 0, wrong.map(([name, value]) => `${name} ${seen(value)}`).join(', ')),
    check('D3-title', here, title !== undefined, 'title is missing'),
    check('D3-text', here, notText.length === 0, `${notText.map(([name]) => name).join(', ')}: no text`),
    check('D3-id', here, !isText(id) || /^[\w.~-]+$/.test(id), 'id needs to be encoded'),
    check('D3-prefetch', `${here}.prefetch`, prefetch === undefined || isObject(prefetch), seen(prefetch)),
    ...Object.entries(isObject(prefetch) ? prefetch : {}).flatMap(([key, template]) =>
      templateChecks(`${here}.prefetch.${key}`, template, String(hook)),
    ),
    ...extensionChecks(`${here}.extension`, service['extension']),
  ];
}

/** The services that can be called: those that say hook and id. */
export function listedServices({ json }: Answer): readonly ListedService[] {
  const services = isObject(json) ? listOf(json['services']) : [];
  return services.filter(isObject).flatMap(({ id, hook, prefetch }) =>
    isText(id) && isText(hook)
      ? [
          {
            id,
            hook,
            prefetch: Object.fromEntries(
              Object.entries(isObject(prefetch) ? prefetch : {}).filter(
                (entry): entry is [string, string] => typeof entry[1] === 'string',
              ),
            ),
          },
        ]
      : [],
  );
}
