import { askedBy, type HookRequest } from '../src/contract/hook-request.js';
import type { Call, Question } from '../src/contract/question.js';

/**
 * An order is chosen, perhaps still without dose or date: the selected drafts are the question, the other
 * drafts are context. https://cds-hooks.hl7.org/hooks/STU1/order-select.html
 *
 * A client that does not say which drafts are selected, or names none that it sent, still deserves the safety
 * checks: then every draft counts as selected.
 */
export function orderSelect(request: HookRequest, call: Call): Question {
  return {
    ...askedBy(request, call),
    hook: 'order-select',
    drafts: request.drafts,
    draftUrls: request.draftUrls,
    selections: selectedDrafts(request),
  };
}

/** `MedicationRequest/1`, however the client wrote it: bare id, absolute URL, with a version, by fullUrl. */
function selectedDrafts(request: HookRequest): readonly string[] | undefined {
  const named = (request.selections ?? []).map((selection) => selection.replace(/\/_history\/.*$/, ''));
  const selected = request.drafts.flatMap((draft) => {
    const { id } = draft;
    if (typeof id !== 'string') return [];
    const reference = `${draft.resourceType}/${id}`;
    const fullUrl = request.draftUrls.get(draft);
    const meant = named.some(
      (name) => name === reference || name === id || name === fullUrl || name.endsWith(`/${reference}`),
    );
    return meant ? [reference] : [];
  });
  return selected.length > 0 ? selected : undefined;
}
