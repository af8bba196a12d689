import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import { pino } from 'pino';
import { createApp, type AppDeps } from '../../src/app.js';
import { readClients } from '../../src/clients-file.js';
import { knownCallers, type Callers } from '../../src/clients/callers.js';
import { readConfig } from '../../src/config.js';
import type { Card, Indicator } from '../../src/contract/cds-response.js';
import { createHttpServer } from '../../src/http/http-server.js';
import type { Playground } from '../../src/http/playground.js';
import type { Journal } from '../../src/journal/journal.js';
import { RULE_SET_VERSION } from '../../src/pipeline.js';
import { sourceAttributesOf } from '../../src/source-attributes.js';
import { readServices } from '../../src/contract/services.js';
import { hookNames } from '../../src/contract/question.js';
import { cdsRuleViolations } from './cds-rules.js';
import { fhirProblems } from './fhir-validators.js';
import type { HookBody } from './hook-request.js';
import { isObject, listOf, objectsIn } from './json.js';

export const servicesFile = readFileSync(new URL('../../cds-services.json', import.meta.url));
/** What the service offers: the pipeline reads what a call does not bring by the same templates. */
export const services = readServices(servicesFile);
/** For a pipeline in which no rule may throw. */
export const noRuleThrows = { broken: (rule: string) => expect(`${rule} threw`).toBe('no rule throws') };

/** What came back, as it came. */
export interface Fired {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
  /** None unless the status is 200; then they were found to keep every CDS Hooks rule. */
  readonly cards: readonly Card[];
}

/** The real app on a real port. */
export interface RunningService {
  /** "http://127.0.0.1:41234" */
  readonly url: string;
  /** Every log line so far, as written. */
  readonly log: string[];
  /** How many requests were refused because of their token, by reason. */
  readonly refused: Callers['refused'];
  /**
   * Posts a hook request, by default to the service named after its hook, and checks every answer of 200:
   * the CDS Hooks rules, and each suggested resource with the FHIR validators.
   */
  fire(
    request: HookBody | Readonly<Record<string, unknown>>,
    to?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Fired>;
  /** From now on it is noon (UTC) of another day, or another moment. Not while a call is under way. */
  itIsNow(when: string): void;
  stop(): Promise<void>;
}

export interface Setup {
  /** The pipeline, or one that a test makes up. */
  readonly answer: AppDeps['answer'];
  readonly notKept?: NonNullable<AppDeps['notKept']>;
  /** "YYYY-MM-DD": the day of every call until itIsNow says otherwise. */
  readonly asOf: string;
  /** The clock, for a client that has one of its own; in place of one that stands still. */
  readonly now?: () => Date;
  /** Fresh ids; random unless a test counts on one. */
  readonly newId?: () => string;
  /** What CLIENTS_FILE holds; who may call when the environment says AUTH=required. */
  readonly clients?: readonly object[];
  /** What remembers; absent: nothing is. */
  readonly journal?: Journal;
  /** The page; absent: there is none. */
  readonly playground?: Playground;
  /** Settings as the environment would give them. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the app on a free port of this machine, with a clock that stands still; stop it in afterAll. */
export async function startService({
  answer,
  notKept,
  asOf,
  now: ownClock,
  newId = randomUUID,
  clients = [],
  journal,
  playground,
  environment = {},
}: Setup): Promise<RunningService> {
  let moment = momentOf(asOf);
  const now = ownClock ?? (() => moment);
  const log: string[] = [];
  const config = readConfig({ TIME_ZONE: 'UTC', LOG_LEVEL: 'trace', ...environment });
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  const known =
    clients.length > 0 ? readClients(JSON.stringify(clients), 'clients.json', config.publicUrl) : [];
  const callers = knownCallers(known, {
    now,
    keysFailed: (client, why) => logger.warn({ client, why }, 'keys'),
  });
  const app = createApp({
    config,
    callers,
    sourceAttributesOf: (service) => sourceAttributesOf(service, RULE_SET_VERSION, config.disabledRules),
    services,
    answer,
    ...(notKept && { notKept }),
    now,
    newId,
    log: logger,
    ...(journal && { journal }),
    ...(playground && { playground }),
  });
  const server = createHttpServer(app, config).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    log,
    refused: callers.refused,
    fire: async (request, to = `dm-${String(request.hook)}`, headers = {}) => {
      const response = await fetch(`${url}/cds-services/${to}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(request),
      });
      return checked(response, request);
    },
    itIsNow: (when) => {
      moment = momentOf(when);
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Of a day its noon. */
const momentOf = (when: string): Date => new Date(when.includes('T') ? when : `${when}T12:00:00Z`);

async function checked(
  response: Response,
  request: Readonly<Record<string, unknown>> | HookBody,
): Promise<Fired> {
  const { status, headers } = response;
  // Not response.json(): its arrays come from outside the test's realm, and one validator asks instanceof Array.
  const body: unknown = JSON.parse(await response.text());
  if (status !== 200) return { status, headers, body, cards: [] };
  const hook = hookNames.find((name) => name === request.hook);
  const context = isObject(request.context) ? request.context : {};
  const selections = Math.max(1, listOf(context['selections']).length);
  expect(
    cdsRuleViolations(body, {
      ...(hook && { hook }),
      ...(hook === 'order-select' && { selections }),
    }),
  ).toEqual([]);
  expect(suggestedResources(body).flatMap(fhirProblems)).toEqual([]);
  return { status, headers, body, cards: cardsOf(body) };
}
/** The cards of a response that was found to keep the rules. */
const cardsOf = (body: unknown): readonly Card[] =>
  isObject(body) ? (listOf(body['cards']) as readonly Card[]) : [];

const suggestedResources = (body: unknown): readonly unknown[] =>
  (isObject(body) ? objectsIn(body['cards']) : [])
    .flatMap((card) => objectsIn(card['suggestions']))
    .flatMap((suggestion) => objectsIn(suggestion['actions']))
    .flatMap((action) => ('resource' in action ? [action['resource']] : []));

/** Every rule that speaks, through whichever card, with its own indicator; in the order of the cards. */
export function rulesOf({
  cards,
}: Pick<Fired, 'cards'>): readonly { readonly id: string; readonly indicator: Indicator }[] {
  return cards
    .flatMap((card) => card.extension['org.myositis-cds.rules'].rules)
    .map(({ id, indicator }) => ({ id, indicator }));
}

/** The same value without what is fresh in every response, so that two responses can be compared. */
export function withoutUuids(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUuids);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) =>
      name === 'uuid' ? [] : [[name, withoutUuids(member)]],
    ),
  );
}
