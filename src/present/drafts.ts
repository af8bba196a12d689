import { isObject, type RawResource } from '../contract/fhir.js';
import type { Proposal } from '../rules/rule.js';
import { cleanLine } from './text.js';

type Dosed = Pick<Extract<Proposal, { kind: 'medication-request' }>, 'dosageText' | 'dose' | 'timing'>;

/** https://hl7.org/fhir/R4/dosage.html: the words, and where a dose is known the same in fields. */
export const dosageOf = ({ dosageText, dose, timing }: Dosed): Readonly<Record<string, unknown>> => ({
  text: cleanLine(dosageText),
  ...(dose && timing ? { timing: { repeat: { ...timing } } } : {}),
  ...(dose
    ? {
        doseAndRate: [
          {
            doseQuantity: {
              value: dose.value,
              unit: dose.unit,
              system: 'http://unitsofmeasure.org',
              code: dose.unit,
            },
          },
        ],
      }
    : {}),
});

/** What tells the dose that is replaced, in fields or in words for the patient. */
const SAYS_THE_DOSE: ReadonlySet<string> = new Set([
  ...['text', '_text', 'patientInstruction', '_patientInstruction', 'timing', 'doseAndRate'],
  ...['maxDosePerPeriod', 'maxDosePerAdministration'],
]);

/**
 * The draft exactly as the EHR sent it, with another dose: of its dosage instruction the route, the method and
 * whatever else is no dose stay too. https://cds-hooks.hl7.org/STU2/#action
 */
export function withDosage(draft: RawResource, dosed: Dosed): RawResource {
  const stated = draft['dosageInstruction'];
  const first: unknown = Array.isArray(stated) ? stated[0] : stated;
  const kept = Object.entries(isObject(first) ? first : {}).filter(([name]) => !SAYS_THE_DOSE.has(name));
  return { ...draft, dosageInstruction: [{ ...Object.fromEntries(kept), ...dosageOf(dosed) }] };
}

/** Deeper than any FHIR resource. */
const DEEPEST = 40;

/** "Use of JSON": nothing null or empty may be sent, so a draft that holds such is not echoed. */
export const isWhole = (value: unknown, depth = 0): boolean => {
  if (value === null || value === undefined || value === '' || depth > DEEPEST) return false;
  if (typeof value !== 'object') return true;
  const members: readonly unknown[] = Object.values(value);
  return members.length > 0 && members.every((member) => isWhole(member, depth + 1));
};
