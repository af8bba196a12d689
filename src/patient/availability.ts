import type { Availability, PatientRecord, Source } from '../contract/patient-record.js';
import { canonicalSystem, SYSTEM } from '../knowledge/value-sets.js';
import { met, unknown, type Answer } from './answer.js';
import { recogniseDrug } from './recognise-drug.js';

/** What was read of the chart, for whoever wants to say "no". */

type Sources = Readonly<Record<Source, Availability>>;

export const MEDICATION_SOURCES = [
  'medicationRequests',
  'medicationDispenses',
  'medicationStatements',
  'medicationAdministrations',
] as const satisfies readonly Source[];

/** Were these sources read in full? */
export function readInFull(availability: Sources, where: readonly Source[]): Answer {
  const missing = where.filter((source) => availability[source] !== 'known');
  return missing.length === 0 ? met('') : unknown(`not read in full: ${missing.join(', ')}`, missing);
}

/**
 * What could be read. A list that holds a drug which nobody can name is no full list (decision 35): it may be the
 * very drug that "was never given".
 */
export const availabilityOf = (record: PatientRecord): Sources => ({
  ...record.availability,
  ...Object.fromEntries(
    MEDICATION_SOURCES.filter(
      (source) => record.availability[source] === 'known' && record[source].some(isUnnamed),
    ).map((source) => [source, 'incomplete'] as const),
  ),
});

/** A code of these systems that is in none of our sets is another drug; a local code may be any drug. */
const DRUG_SYSTEMS: ReadonlySet<string> = new Set([
  SYSTEM.rxnorm,
  SYSTEM.atc,
  SYSTEM.snomed,
  SYSTEM.cvx,
  SYSTEM.hcpcs,
]);

/** What was never prescribed in earnest tells nothing. */
const WITHOUT_MEANING: ReadonlySet<string | undefined> = new Set([
  'entered-in-error',
  'cancelled',
  'draft',
  'declined',
  'not-done',
  'not-taken',
]);

type MedicationRecord = PatientRecord[(typeof MEDICATION_SOURCES)[number]][number];

/** Without a word, and a reference that leads nowhere or a local code that no site map names. */
const isUnnamed = ({
  status,
  medicationReference,
  medication: { codings, texts },
}: MedicationRecord): boolean =>
  !WITHOUT_MEANING.has(status?.trim()) &&
  (medicationReference !== undefined || codings.length > 0) &&
  [...texts, ...codings.map(({ display }) => display ?? '')].every((words) => words.trim() === '') &&
  !codings.some(({ system }) => system !== undefined && DRUG_SYSTEMS.has(canonicalSystem(system))) &&
  recogniseDrug({ codings, texts, route: undefined }) === undefined;
