import type { RequestHandler } from 'express';
import { orderSelect } from '../../hooks/order-select.js';
import { orderSign } from '../../hooks/order-sign.js';
import { patientView } from '../../hooks/patient-view.js';
import type { Config } from '../config.js';
import type { Answer } from '../contract/cds-response.js';
import { BadRequest, readHookRequest, type HookRequest } from '../contract/hook-request.js';
import { hookNames, type Call, type HookName, type Question } from '../contract/question.js';
import type { Services } from '../contract/services.js';
import type { Journal } from '../journal/journal.js';
import type { Metrics } from '../metrics.js';
import { RULE_SET_VERSION as ruleSetVersion, type RuleLog, type Stage } from '../pipeline.js';
import { callerOf } from './authenticate.js';
import { askedDay, calendarDay } from './calendar-day.js';
import { jsonBody } from './json-body.js';
import { placesFor } from './places.js';
import { Problem } from './problem.js';
import { recordedOf } from './record-calls.js';

export interface InvokeDeps {
  readonly config: Pick<Config, 'maxBodyMb' | 'maxConcurrent' | 'timeZone'>;
  readonly services: Services;
  readonly answer: (question: Question, ruleLog: RuleLog) => Promise<Answer>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly metrics: Metrics;
  readonly journal: Journal;
}

const hooks: Readonly<Record<HookName, (request: HookRequest, call: Call) => Question>> = {
  'patient-view': patientView,
  'order-select': orderSelect,
  'order-sign': orderSign,
};

/**
 * One hook call. What is filled into its log line holds nothing of the patient.
 * https://cds-hooks.hl7.org/STU2/#calling-a-cds-service
 */
export function invoke(deps: InvokeDeps): RequestHandler {
  const { config, journal, metrics, newId, now } = deps;
  const readBody = jsonBody(config.maxBodyMb);
  const today = calendarDay(config.timeZone);
  const places = placesFor(config.maxConcurrent);

  return async (request, response) => {
    const service = String(request.params['id']);
    const caller = callerOf(response);
    const { line, trace } = recordedOf(response);
    const brokenRules = (line.brokenRules = [] as string[]);
    const stages = new Map<Stage, number>();
    const startedAt = performance.now();
    let reading: AbortController | undefined;
    response.once('close', () => {
      // Nobody waits any more: what is being read for the answer is not needed.
      if (!response.writableFinished) reading?.abort();
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
        traceparent: trace?.traceparent,
      };
      const answer = await deps.answer(hooks[hook](hookRequest, call), {
        broken: (ruleId, error) => {
          brokenRules.push(`${ruleId}: ${error.name}`);
        },
        stage: (stage, ms) => {
          stages.set(stage, (stages.get(stage) ?? 0) + ms);
        },
        read: (tally) => {
          line.fhir = tally;
        },
        refused: (why) => {
          line.fhirServer = why;
        },
      });
      if (answer.kind === 'insufficient') throw insufficient(answer.missing);
      if (answer.account) metrics.countRules(answer.account.rules);
      const { patientId, userId } = hookRequest;
      const journalled = { service, hook, client: caller?.name, patientId, userId, ruleSetVersion };
      const repeated = answer.account && (await journal.repeats(journalled, answer.account));
      const cards = answer.response.cards.filter(({ uuid: card }) => !repeated?.has(card));
      line.cards = cards.length;
      response.json({ ...answer.response, cards });
      // Behind the answer: hashing costs time, too.
      if (answer.account && repeated) journal.served(journalled, answer.account, repeated);
    } finally {
      places.giveBack();
      // Not when the caller has left: reads that are broken off then fail a little later.
      metrics.countStages(stages);
      if (line.fhir) metrics.countReads(line.fhir);
    }
  };
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
