import { holds, sources, type Availability, type Source } from '../contract/patient-record.js';
import type { Reading } from './read-missing.js';
import type { FhirServer } from './fhir-server.js';

/** FHIR server (or the setting that says so) → resource types that it does not keep. */
export type NotKeptList = Readonly<Record<string, readonly string[]>>;

/** Which resource types a site does not keep: known to be empty, and told once instead of on every card. */
export interface NotKept {
  /** By the setting NOT_KEPT. */
  isDeclared(type: string): boolean;
  remember(server: FhirServer | undefined, type: string): void;
  list(): NotKeptList;
}

/** A caller may make up servers when all of this machine are allowed: the list ends somewhere. */
const MOST_SERVERS = 100;

export function notKeptMemory(
  declared: readonly string[],
  tell: (server: string, type: string) => void,
): NotKept {
  const seen = new Map<string, Set<string>>();
  return {
    isDeclared: (type) => declared.includes(type),
    remember: (server, type) => {
      if (server === undefined || declared.includes(type)) return;
      const types = seen.get(server.listedAs) ?? new Set();
      if (types.has(type) || seen.size >= MOST_SERVERS) return;
      seen.set(server.listedAs, types.add(type));
      tell(server.listedAs, type);
    },
    list: () => ({
      ...(declared.length > 0 && { NOT_KEPT: declared }),
      ...Object.fromEntries([...seen].map(([server, types]) => [server, [...types]])),
    }),
  };
}

const MEDICATIONS: readonly Source[] = sources.filter((source) => holds[source].startsWith('Medication'));

/**
 * The sources that may be taken as empty because the site does not keep their type. A wrong address answers
 * 404 to everything, and silence about a patient is the one answer that must never be a mistake: so
 * diagnoses are kept everywhere (where they are not, the server is not believed at all), some of the four
 * kinds of medication record is, and a type that answers under one key is kept under all.
 */
export function believable(
  readings: ReadonlyMap<Source, Reading>,
  availability: Readonly<Record<Source, Availability>>,
): ReadonlySet<Source> {
  const isWrongAddress = readings.get('conditions') === 'not kept';
  const said = (source: Source) =>
    readings.get(source) === 'declared not kept' || (readings.get(source) === 'not kept' && !isWrongAddress);
  const answered = (source: Source) =>
    availability[source] !== 'unavailable' || typeof readings.get(source) === 'object';
  const someMedicationKept = MEDICATIONS.some(answered);
  return new Set(
    sources.filter(
      (source) =>
        said(source) &&
        (someMedicationKept || !MEDICATIONS.includes(source)) &&
        !sources.some((other) => holds[other] === holds[source] && answered(other)),
    ),
  );
}
