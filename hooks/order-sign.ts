import { askedBy, type HookRequest } from '../src/contract/hook-request.js';
import type { Call, Question } from '../src/contract/question.js';

/**
 * Orders are about to be signed: every draft is the question, complete with dose and route.
 * https://cds-hooks.hl7.org/hooks/STU1/order-sign.html
 */
export function orderSign(request: HookRequest, call: Call): Question {
  return {
    ...askedBy(request, call),
    hook: 'order-sign',
    drafts: request.drafts,
    draftUrls: request.draftUrls,
    selections: undefined,
  };
}
