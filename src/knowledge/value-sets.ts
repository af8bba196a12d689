import conditions from './value-sets/conditions.json' with { type: 'json' };
import laboratory from './value-sets/laboratory.json' with { type: 'json' };
import medications from './value-sets/medications.json' with { type: 'json' };
import observations from './value-sets/observations.json' with { type: 'json' };
import procedures from './value-sets/procedures.json' with { type: 'json' };
import referrals from './value-sets/referrals.json' with { type: 'json' };
import vaccines from './value-sets/vaccines.json' with { type: 'json' };

/**
 * The codes this service knows, and the sets they belong to.
 * The JSON comes from scripts/import-value-sets.mjs; codes are never added by hand.
 */

export type ValueSetId =
  | keyof typeof conditions
  | keyof typeof laboratory
  | keyof typeof medications
  | keyof typeof observations
  | keyof typeof procedures
  | keyof typeof referrals
  | keyof typeof vaccines;

/** The canonical URIs of the code systems; what an EHR sends is brought to these by {@link canonicalSystem}. */
export const SYSTEM = {
  snomed: 'http://snomed.info/sct',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  icd10cm: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd10who: 'http://hl7.org/fhir/sid/icd-10',
  icd11entity: 'http://id.who.int/icd/entity',
  icd11mms: 'http://id.who.int/icd/release/11/mms',
  loinc: 'http://loinc.org',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  atc: 'http://www.whocc.no/atc',
  cvx: 'http://hl7.org/fhir/sid/cvx',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
} as const;

/** ICD is matched by category where it can be: `C44` also means every code below it, this year's and next. */
interface IcdPrefixes {
  readonly icd10cm: readonly string[];
  readonly icd10who: readonly string[];
  /** Codes that start with one of these are not in the set although a prefix covers them. */
  readonly exclude: readonly string[];
}

export interface Concept {
  readonly system: string;
  readonly code: string;
  /** Absent for ATC only: the WHO Collaborating Centre's texts are not ours to distribute. */
  readonly display?: string;
  /** What the terminology draft could not verify about this entry. */
  readonly note?: string;
}

export interface ValueSet {
  readonly id: string;
  readonly title: string;
  /** What a reader must know before trusting a match. */
  readonly note?: string;
  readonly source: string;
  /** Calendar day, YYYY-MM-DD. */
  readonly retrievedOn: string;
  readonly icdPrefixes?: IcdPrefixes;
  readonly systems: Readonly<Record<string, readonly Omit<Concept, 'system'>[]>>;
}

/** Every set by its id. */
export const VALUE_SETS: Readonly<Record<ValueSetId, ValueSet>> = {
  ...conditions,
  ...laboratory,
  ...medications,
  ...observations,
  ...procedures,
  ...referrals,
  ...vaccines,
};

/** The names under which CDA-born data know the same systems. */
const oids: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.96': SYSTEM.snomed,
  '2.16.840.1.113883.6.88': SYSTEM.rxnorm,
  '2.16.840.1.113883.6.90': SYSTEM.icd10cm,
  '2.16.840.1.113883.6.1': SYSTEM.loinc,
  '2.16.840.1.113883.6.69': SYSTEM.ndc,
};

/** A URI or OID without what senders vary: scheme, trailing slashes, letter case, white space. */
const bare = (system: string): string =>
  system
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/|urn:oid:)/, '')
    .replace(/\/+$/, '');

const canonicalUris: ReadonlySet<string> = new Set(Object.values(SYSTEM));
const canonicalByBare: ReadonlyMap<string, string> = new Map([
  ...Object.values(SYSTEM).map((system) => [bare(system), system] as const),
  ...Object.entries(oids),
]);

/**
 * The canonical URI of a code system, whichever way it was written: `urn:oid:` form, http or https, trailing
 * slash, letter case. A system we do not know comes back trimmed and otherwise as it was.
 */
export const canonicalSystem = (system: string): string =>
  canonicalUris.has(system) ? system : (canonicalByBare.get(bare(system)) ?? system.trim());

const isIcd10 = (system: string): boolean => system === SYSTEM.icd10cm || system === SYSTEM.icd10who;

/** One spelling per code: ICD without its dot (EHRs send both), CVX without its leading zero. */
function canonicalCode(system: string, code: string): string {
  const tidy = code.trim().toUpperCase();
  if (isIcd10(system)) return tidy.replaceAll('.', '');
  return system === SYSTEM.cvx ? tidy.replace(/^0+(?=\d)/, '') : tidy;
}

const keyOf = (system: string, code: string): string => `${system}|${canonicalCode(system, code)}`;

interface Entry {
  readonly concept: Concept;
  readonly sets: Set<ValueSetId>;
}

const entries = new Map<string, Entry>();
const setsByPrefix = new Map<string, ValueSetId[]>();
let longestPrefix = 0;

function indexConcepts(id: ValueSetId, { systems }: ValueSet): void {
  for (const [system, concepts] of Object.entries(systems))
    for (const concept of concepts) {
      const key = keyOf(system, concept.code);
      const known = entries.get(key);
      if (known) known.sets.add(id);
      else entries.set(key, { concept: { system, ...concept }, sets: new Set([id]) });
    }
}

function indexPrefixes(id: ValueSetId, { icdPrefixes }: ValueSet): void {
  if (!icdPrefixes) return;
  for (const edition of ['icd10cm', 'icd10who'] as const)
    for (const prefix of icdPrefixes[edition]) {
      const key = keyOf(SYSTEM[edition], prefix);
      setsByPrefix.set(key, [...(setsByPrefix.get(key) ?? []), id]);
      longestPrefix = Math.max(longestPrefix, canonicalCode(SYSTEM[edition], prefix).length);
    }
}

/** The ids of all sets, in the order of the files. */
export const valueSetIds = Object.keys(VALUE_SETS) as readonly ValueSetId[];

for (const id of valueSetIds) {
  indexConcepts(id, VALUE_SETS[id]);
  indexPrefixes(id, VALUE_SETS[id]);
}

const nothing: ReadonlySet<ValueSetId> = new Set();

/** Letter, digit, then anything: keeps a word in an ICD field ("cancer") from matching chapter C. */
const looksLikeIcd10 = /^[A-Z]\d[0-9A-Z]/;

function* setsByIcdPrefix(system: string, code: string): Generator<ValueSetId> {
  if (!looksLikeIcd10.test(code)) return;
  for (let length = 1; length <= Math.min(longestPrefix, code.length); length += 1)
    for (const id of setsByPrefix.get(`${system}|${code.slice(0, length)}`) ?? []) {
      const excluded = VALUE_SETS[id].icdPrefixes?.exclude ?? [];
      if (!excluded.some((prefix) => code.startsWith(canonicalCode(system, prefix)))) yield id;
    }
}

/**
 * Every set that holds this code: as listed, and for ICD-10 also by category prefix. Broad codes (M33.9, R21)
 * are matched as they are listed; what they prove is for patient/ to decide.
 */
export function valueSetsOf(system: string | undefined, code: string | undefined): ReadonlySet<ValueSetId> {
  if (!system || !code) return nothing;
  const canonical = canonicalSystem(system);
  const listed = entries.get(keyOf(canonical, code))?.sets ?? nothing;
  if (!isIcd10(canonical)) return listed;
  const byPrefix = [...setsByIcdPrefix(canonical, canonicalCode(canonical, code))];
  return byPrefix.length === 0 ? listed : new Set([...listed, ...byPrefix]);
}

/** The listed concepts of a set, to suggest from or to show. ICD categories matched by prefix are not listed. */
export const conceptsOf = (set: ValueSetId): readonly Concept[] =>
  Object.entries(VALUE_SETS[set].systems).flatMap(([system, concepts]) =>
    concepts.map((concept) => ({ system, ...concept })),
  );

/** What we ourselves know about a code, whatever display the EHR sent; undefined when it is in no set. */
export const conceptOf = (system: string | undefined, code: string | undefined): Concept | undefined =>
  system && code ? entries.get(keyOf(canonicalSystem(system), code))?.concept : undefined;
