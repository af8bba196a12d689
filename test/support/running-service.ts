import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { expect } from '@jest/globals';
import express, { type Express, type Request } from 'express';
import { pino } from 'pino';
import { createApp, type AppDeps } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { Caller } from '../../src/contract/caller.js';
import type { Card, Indicator } from '../../src/contract/cds-response.js';
import { createHttpServer } from '../../src/http/http-server.js';
import { RULE_SET_VERSION } from '../../src/pipeline.js';
import { sourceAttributesOf } from '../../src/source-attributes.js';
import { readServices } from '../../src/http/discovery.js';
import { cdsRuleViolations } from './cds-rules.js';
import { fhirProblems } from './fhir-validators.js';
import type { HookBody } from './hook-request.js';
import { isObject, listOf, objectsIn } from './json.js';

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
  readonly log: readonly string[];
  /**
   * Posts a hook request, by default to the service named after its hook, and checks every answer of 200:
   * the CDS Hooks rules, and each suggested resource with the FHIR validators.
   */
  fire(
    request: HookBody | Readonly<Record<string, unknown>>,
    to?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Fired>;
  /** From now on it is noon (UTC) of another day. Not while a call is under way. */
  itIsNow(asOf: string): void;
  stop(): Promise<void>;
}

export interface Setup {
  /** The pipeline, or one that a test makes up. */
  readonly answer: AppDeps['answer'];
  readonly notKept?: NonNullable<AppDeps['notKept']>;
  /** "YYYY-MM-DD": the day of every call until itIsNow says otherwise. */
  readonly asOf: string;
  /** Who calls, as the authentication would have found out; undefined: AUTH is off. */
  readonly callerOf?: (request: Request) => Caller | undefined;
  /** Settings as the environment would give them. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the app on a free port of this machine, with a clock that stands still; stop it in afterAll. */
export async function startService({
  answer,
  notKept,
  asOf,
  callerOf,
  environment = {},
}: Setup): Promise<RunningService> {
  let today = asOf;
  const log: string[] = [];
  const config = readConfig({ TIME_ZONE: 'UTC', LOG_LEVEL: 'trace', ...environment });
  const app = createApp({
    config,
    sourceAttributesOf: (service) => sourceAttributesOf(service, RULE_SET_VERSION, config.disabledRules),
    services: readServices(readFileSync(new URL('../../cds-services.json', import.meta.url))),
    answer,
    ...(notKept && { notKept }),
    now: () => new Date(`${today}T12:00:00Z`),
    newId: randomUUID,
    log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
  });
  const server = createHttpServer(callerOf ? authenticated(app, callerOf) : app, config).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    log,
    fire: async (request, to = `dm-${String(request.hook)}`, headers = {}) => {
      const response = await fetch(`${url}/cds-services/${to}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(request),
      });
      return checked(response, request);
    },
    itIsNow: (day) => {
      today = day;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The app behind a stand-in for the authentication. */
const authenticated = (app: Express, callerOf: NonNullable<Setup['callerOf']>): Express =>
  express()
    .disable('x-powered-by')
    .use((request, response, next) => {
      response.locals['caller'] = callerOf(request);
      next();
    }, app);

async function checked(
  response: Response,
  request: Readonly<Record<string, unknown>> | HookBody,
): Promise<Fired> {
  const { status, headers } = response;
  // Not response.json(): its arrays come from outside the test's realm, and one validator asks instanceof Array.
  const body: unknown = JSON.parse(await response.text());
  if (status !== 200) return { status, headers, body, cards: [] };
  const hook = hooks.find((name) => name === request.hook);
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
const hooks = ['patient-view', 'order-select', 'order-sign'] as const;

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
