import type { PatientRecord, Source } from '../contract/patient-record.js';
import { canonicalSystem, SYSTEM } from '../knowledge/value-sets.js';
import { recogniseDrug } from './recognise-drug.js';

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

const medicationSources = [
  'medicationRequests',
  'medicationDispenses',
  'medicationStatements',
  'medicationAdministrations',
] as const satisfies readonly Source[];

/**
 * The medication lists that hold a drug which nobody can name: a local code without a word. It may be the very
 * drug that "was never given", so the list cannot stand for "no". A site map names such codes.
 */
export const unnamedDrugsIn = (record: PatientRecord): readonly Source[] =>
  medicationSources.filter((source) =>
    record[source].some(
      ({ status, medication: { codings, texts } }) =>
        !WITHOUT_MEANING.has(status?.trim()) &&
        codings.length > 0 &&
        texts.every((text) => text.trim() === '') &&
        codings.every(({ display }) => (display ?? '').trim() === '') &&
        !codings.some(({ system }) => system !== undefined && DRUG_SYSTEMS.has(canonicalSystem(system))) &&
        recogniseDrug({ codings, texts, route: undefined }) === undefined,
    ),
  );
