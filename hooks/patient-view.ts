import { askedBy, type HookRequest } from '../src/contract/hook-request.js';
import type { Call, Question } from '../src/contract/question.js';

/**
 * A chart is opened: what is the next step? No order is on the desk, whatever the request carries.
 * https://cds-hooks.hl7.org/hooks/STU1/patient-view.html
 */
export function patientView(request: HookRequest, call: Call): Question {
  return { ...askedBy(request, call), hook: 'patient-view', drafts: [], selections: undefined };
}
