import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { Caller } from '../../src/contract/caller.js';
import type { Answer } from '../../src/contract/cds-response.js';
import type { Question } from '../../src/contract/question.js';
import { createHttpServer } from '../../src/http/http-server.js';
import { RULE_SET_VERSION } from '../../src/pipeline.js';
import { sourceAttributesOf } from '../../src/source-attributes.js';
import { readServices } from '../../src/contract/services.js';
import type { RuleLog } from '../../src/pipeline.js';

export const servicesFile = readFileSync(new URL('../../cds-services.json', import.meta.url));
export const nothingToSay: Answer = { kind: 'cards', response: { cards: [] } };

/** The real app on a real port, with a made-up pipeline behind it. */
export interface Rim {
  readonly url: string;
  /** What reached the pipeline. */
  readonly asked: Question[];
  /** The log, line by line, as written. */
  readonly log: string[];
  post(body: unknown, options?: Posting): Promise<Posted>;
  stop(): Promise<void>;
}

interface Posting {
  readonly to?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Posted {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** details.text of an OperationOutcome; undefined of anything else. */
  readonly says: string | undefined;
}

export async function startRim(
  answer: (question: Question, ruleLog: RuleLog) => Promise<Answer> = () => Promise.resolve(nothingToSay),
  environment: Readonly<Record<string, string>> = {},
): Promise<Rim> {
  const asked: Question[] = [];
  const log: string[] = [];
  const config = readConfig({ TIME_ZONE: 'Pacific/Auckland', LOG_LEVEL: 'trace', ...environment });
  const app = createApp({
    config,
    sourceAttributesOf: (service) => sourceAttributesOf(service, RULE_SET_VERSION, config.disabledRules),
    services: readServices(servicesFile),
    answer: (question, ruleLog) => {
      asked.push(question);
      return answer(question, ruleLog);
    },
    now: () => new Date('2026-11-20T12:00:00Z'),
    newId: () => '00000000-0000-4000-8000-000000000000',
    log: pino({ level: 'trace' }, { write: (line: string) => void log.push(line) }),
  });
  // A stand-in for the authentication: the name of the client is in a header.
  const behind = express()
    .disable('x-powered-by')
    .use(({ headers }, response, next) => {
      response.locals['caller'] = callerOf(headers['x-client']);
      next();
    }, app);
  const server = createHttpServer(behind, config).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    asked,
    log,
    post: (body, { to = '/cds-services/dm-patient-view', headers = {} } = {}) =>
      read(
        fetch(`${url}${to}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body:
            typeof body === 'string' || body instanceof Uint8Array
              ? (body as NonNullable<RequestInit['body']>)
              : JSON.stringify(body),
        }),
      ),
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const callerOf = (name: unknown): Caller | undefined =>
  typeof name === 'string' ? { name, fhirServers: [], profile: 'standard' } : undefined;

/** Reads an answer; an error must be an OperationOutcome. */
export async function read(answering: Promise<Response>): Promise<Posted> {
  const response = await answering;
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, says: outcomeText(text) };
}

function outcomeText(text: string): string | undefined {
  if (!text.includes('OperationOutcome')) return undefined;
  const outcome = JSON.parse(text) as {
    readonly issue: readonly { readonly severity: string; readonly details: { readonly text: string } }[];
  };
  return outcome.issue[0]?.severity === 'error' ? outcome.issue[0].details.text : undefined;
}

/** A call that is correct and small. */
export const aCall = {
  hook: 'patient-view',
  hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
  context: { userId: 'Practitioner/example', patientId: 'p1' },
  prefetch: { patient: { resourceType: 'Patient', id: 'p1' } },
} as const;
