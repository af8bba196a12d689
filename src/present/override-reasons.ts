import type { Coding } from '../contract/cds-response.js';
import { indicatorOf, speakersOf, type CardPlan } from './card-plan.js';
import { cleanLine, plainLine } from './text.js';

const STANDARD_SYSTEM = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes';
const OWN_SYSTEM = 'urn:x-myositis-cds:override-reason';

/**
 * Six of the starter set "non-adherence-reason-clinical" (CDS Hooks CI build, suggested); the first in plainer words.
 * A refusal is recorded as preference: the code system itself would rather not see its code "patient-refuses".
 */
const standard: readonly Coding[] = (
  [
    ['cds-not-applicable', 'The advice does not apply to this patient'],
    ['patient-contraindication', 'Patient has contraindication to recommended action'],
    ['action-completed', 'Recommended action was already completed'],
    ['does-not-align-preferences', 'Recommendation does not align with patient preferences or values'],
    [
      'recipient-disagrees-evidence',
      'Recipient disagrees with recommendation because of issues with the evidence',
    ],
    ['service-not-available', 'Treatment or service is not practically available'],
  ] as const
).map(([code, display]) => ({ system: STANDARD_SYSTEM, code, display }));

/** Reasons to decline, on every warning and critical card: those of its rules first, they are the likelier. */
export function overrideReasonsOn(plan: CardPlan): readonly Coding[] | undefined {
  if (indicatorOf(plan) === 'info') return undefined;
  const own = speakersOf(plan)
    .flatMap(({ wording }) => wording.overrideReasons ?? [])
    .map(({ code, display }) => ({ system: OWN_SYSTEM, code: cleanLine(code), display: plainLine(display) }));
  const once = own.filter((reason, index) => own.findIndex(({ code }) => code === reason.code) === index);
  return [...once, ...standard];
}
