import type { Availability, Source } from '../contract/patient-record.js';
import type { Diagnosis, Population } from '../patient/facts.js';

/** Can this chart be judged at all? presentation.md, "Missing data is never no". */
type Answerability =
  | { readonly kind: 'no dermatomyositis' }
  | { readonly kind: 'insufficient'; readonly missing: readonly Source[] }
  | { readonly kind: 'judge' };

const MEDICATIONS: readonly Source[] = [
  'medicationRequests',
  'medicationDispenses',
  'medicationStatements',
  'medicationAdministrations',
];

export function answerability(
  diagnosis: Diagnosis['state'],
  availability: Readonly<Record<Source, Availability>>,
  hasPatient: boolean,
  population: () => Population | undefined,
): Answerability {
  if (diagnosis === 'none') {
    return availability.conditions === 'known'
      ? { kind: 'no dermatomyositis' }
      : { kind: 'insufficient', missing: ['conditions'] };
  }
  if (MEDICATIONS.every((source) => availability[source] === 'unavailable')) {
    return { kind: 'insufficient', missing: MEDICATIONS };
  }
  if (!hasPatient && population() === undefined) {
    return { kind: 'insufficient', missing: ['patient'] };
  }
  return { kind: 'judge' };
}
