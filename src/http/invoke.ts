import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { orderSelect } from '../../hooks/order-select.js';
import { orderSign } from '../../hooks/order-sign.js';
import { patientView } from '../../hooks/patient-view.js';
import type { Config } from '../config.js';
import type { Answer, Card } from '../contract/cds-response.js';
import { BadRequest, readHookRequest, type HookRequest } from '../contract/hook-request.js';
import { hookNames, type Call, type HookName, type Question } from '../contract/question.js';
import type { Services } from '../contract/services.js';
import type { Journal, JournalledCall } from '../journal/journal.js';
import { noJournal } from '../journal/no-journal.js';
import { RULE_SET_VERSION, type FhirTally, type RuleLog } from '../pipeline.js';
import { callerOf } from './authenticate.js';
import { askedDay, calendarDay } from './calendar-day.js';
import { jsonBody } from './json-body.js';
import { placesFor } from './places.js';
import { Problem } from './problem.js';

export interface InvokeDeps {
  readonly config: Pick<Config, 'maxBodyMb' | 'maxConcurrent' | 'timeZone'>;
  readonly services: Services;
  readonly answer: (question: Question, ruleLog: RuleLog) => Promise<Answer>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly log: Logger;
  /** Absent: nothing is remembered. */
  readonly journal?: Journal;
}

const hooks: Readonly<Record<HookName, (request: HookRequest, call: Call) => Question>> = {
  'patient-view': patientView,
  'order-select': orderSelect,
  'order-sign': orderSign,
};

/**
 * One hook call, and one log line about it that holds nothing of the patient.
 * https://cds-hooks.hl7.org/STU2/#calling-a-cds-service
 */
export function invoke(deps: InvokeDeps): RequestHandler {
  const { config, log, newId, now } = deps;
  const readBody = jsonBody(config.maxBodyMb);
  const today = calendarDay(config.timeZone);
  const places = placesFor(config.maxConcurrent);

  return async (request, response) => {
    const service = String(request.params['id']);
    const caller = callerOf(response);
    const line: CallLine = { service, ...(caller && { client: caller.name }), brokenRules: [] };
    const startedAt = performance.now();
    let reading: AbortController | undefined;
    response.once('close', () => {
      // Nobody waits any more: what is being read for the answer is not needed.
      if (!response.writableFinished) reading?.abort();
      logCall(response, line, startedAt, log);
    });

    // Before the body is read, because bodies fill the memory; given back when the work has ended, and not
    // already when its caller has left.
    places.take();
    try {
      const hookRequest = readHookRequest(await readBody(request, response));
      if (uuid.test(hookRequest.hookInstance)) line.hookInstance = hookRequest.hookInstance;
      const hook = hookOf(deps.services, service, hookRequest.hook);
      // Most calls name no server, and pay for no controller.
      if (hookRequest.fhirServer !== undefined && !response.closed) reading = new AbortController();
      const call = {
        service,
        asOf: askedDay(response) ?? today(now()),
        timeZone: config.timeZone,
        newId,
        signal: reading?.signal,
        startedAt,
        caller,
      };
      const answer = await deps.answer(hooks[hook](hookRequest, call), {
        broken: (ruleId, error) => {
          line.brokenRules.push(`${ruleId}: ${error.name}`);
        },
        read: (tally) => {
          line.fhir = tally;
        },
        refused: (why) => {
          line.fhirServer = why;
        },
      });
      if (answer.kind === 'insufficient') throw insufficient(answer.missing);
      const { patientId, userId } = hookRequest;
      const cards = await withoutRepeats(answer, deps.journal ?? noJournal, {
        ...{ service, hook, client: caller?.name, patientId, userId },
        ruleSetVersion: RULE_SET_VERSION,
      });
      line.cards = cards.length;
      response.json({ ...answer.response, cards });
    } finally {
      places.giveBack();
    }
  };
}

/** What is returned of an answer; all of it is written down behind it. */
async function withoutRepeats(
  { response, account }: Extract<Answer, { kind: 'cards' }>,
  journal: Journal,
  call: JournalledCall,
): Promise<readonly Card[]> {
  if (!account) return response.cards;
  const repeated = await journal.repeats(call, account);
  journal.served(call, account, repeated);
  return response.cards.filter(({ uuid }) => !repeated.has(uuid));
}

/** One id may serve several hooks: https://cds-hooks.hl7.org/STU2/#response */
function hookOf({ list }: Services, id: string, asked: string): HookName {
  const served = list.filter((service) => service.id === id).map(({ hook }) => hook);
  const hook = hookNames.find((name) => name === asked);
  if (hook !== undefined && served.includes(hook)) return hook;
  throw new BadRequest('hook', `${id} answers ${served.join(', ')} only`);
}

/** https://cds-hooks.hl7.org/STU2/#prefetch-template: required data that cannot be had is 412. */
const insufficient = (missing: readonly string[]) =>
  new Problem(412, 'processing', `Cannot advise: neither sent nor to be read are ${missing.join(', ')}.`);

/** What is no UUID may be anything, a patient's name too: it is not logged. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

interface CallLine {
  readonly service: string;
  /** The name that CLIENTS_FILE gives the caller. */
  readonly client?: string;
  readonly brokenRules: string[];
  hookInstance?: string;
  cards?: number;
  /** How much was read from the EHR's FHIR server, and what went wrong. */
  fhir?: FhirTally;
  /** Why the server that the call names was not called. */
  fhirServer?: string;
}

function logCall(response: Response, line: CallLine, startedAt: number, log: Logger): void {
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  const { fhir, ...rest } = line;
  const read = fhir !== undefined && fhir.reads > 0 && { fhir };
  log.info(
    { ...rest, ...read, status: response.statusCode, ms, finished: response.writableFinished },
    'hook',
  );
}
