import type { HookRequest } from '../src/contract/hook-request.js';
import type { Call, Question } from '../src/contract/question.js';

/**
 * Orders are about to be signed: every draft is the question, complete with dose and route.
 * https://cds-hooks.hl7.org/hooks/STU1/order-sign.html
 */
export function orderSign(request: HookRequest, call: Call): Question {
  return {
    service: call.service,
    hook: 'order-sign',
    hookInstance: request.hookInstance,
    patientId: request.patientId,
    asOf: call.asOf,
    timeZone: call.timeZone,
    newId: call.newId,
    prefetch: request.prefetch,
    drafts: request.drafts,
    draftUrls: request.draftUrls,
    selections: undefined,
    fhirServer: request.fhirServer,
    accessToken: request.fhirAuthorization?.access_token,
    signal: call.signal,
    startedAt: call.startedAt,
  };
}
