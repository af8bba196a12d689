import type { Answer } from '../../src/contract/cds-response.js';
import type { Question } from '../../src/contract/question.js';
import type { RuleLog } from '../../src/pipeline.js';
import { startService, type RunningService } from '../support/running-service.js';

export const nothingToSay: Answer = { kind: 'cards', response: { cards: [] } };

/** The real app on a real port, with a made-up pipeline behind it. */
export interface Rim {
  readonly url: string;
  /** What reached the pipeline. */
  readonly asked: Question[];
  /** The log, line by line, as written. */
  readonly log: string[];
  readonly refused: RunningService['refused'];
  readonly itIsNow: RunningService['itIsNow'];
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
  clients: readonly object[] = [],
): Promise<Rim> {
  const asked: Question[] = [];
  const service = await startService({
    answer: (question, ruleLog) => {
      asked.push(question);
      return answer(question, ruleLog);
    },
    asOf: '2026-11-20',
    clients,
    newId: () => '00000000-0000-4000-8000-000000000000',
    environment: { TIME_ZONE: 'Pacific/Auckland', ...environment },
  });
  const { url } = service;
  return {
    ...service,
    asked,
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
  };
}

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
