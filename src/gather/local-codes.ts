import {
  asList,
  isObject,
  readResource,
  type Coding,
  type Concept,
  type NamedMedication,
  type Observation,
  type RawResource,
} from '../contract/fhir.js';
import {
  NOT_IN_PLACE,
  type LocalCodes,
  type LocalMeaning,
  type LocalMeasure,
  type LocalName,
} from '../contract/site-map.js';
import { valueAt } from './site-map.js';

/** Local names are translated at the door, so that no later room needs to know that there is a site map. */
export interface LocalReader {
  readonly medication: (named: NamedMedication) => NamedMedication;
  /** What an allergy is against. */
  readonly drug: (concept: Concept) => Concept;
  readonly examination: (concept: Concept) => Concept;
  /** One Observation for each measure that the map finds in it; else the same with its names translated. */
  readonly observation: (reading: Observation, raw: RawResource) => readonly Observation[];
}

/** @returns undefined when nothing is mapped */
export function localReader({ drugs, measures, examinations }: LocalCodes): LocalReader | undefined {
  if (drugs.length + measures.length + examinations.length === 0) return undefined;
  const isPlace = ({ component, value, date }: LocalMeasure): boolean =>
    component !== undefined || value !== undefined || date !== undefined;
  const drugNames = index(drugs);
  const examinationNames = index(examinations);
  const measureNames = index(measures.filter((measure) => !isPlace(measure)));
  const places = index(measures.filter(isPlace));
  const translate = (concept: Concept): Concept =>
    translated(translated(concept, examinationNames), measureNames);
  return {
    medication: (named) => ({
      ...named,
      codings: [
        ...meaningsOf(named, drugNames)
          .slice(0, 1)
          .map(({ means }) => means),
        ...named.codings,
      ],
    }),
    drug: (concept) => translated(concept, drugNames),
    examination: (concept) => translated(concept, examinationNames),
    observation: (reading, raw) => {
      const { code } = reading;
      const here = code === undefined ? [] : meaningsOf(namesOf(code), places);
      if (here.length > 0) return here.map((place) => atPlace(place, reading, raw));
      return [
        {
          ...reading,
          code: code && translate(code),
          component: reading.component.map((part) => ({ ...part, code: part.code && translate(part.code) })),
        },
      ];
    },
  };
}

// ── names ───────────────────────────────────────────────────────────────────────────────────────────────

type Index<Meaning> = ReadonlyMap<string, readonly Meaning[]>;

function index<Meaning extends LocalMeaning>(meanings: readonly Meaning[]): Index<Meaning> {
  const byName = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    const key = nameKey(meaning.name);
    const known = byName.get(key);
    if (known) known.push(meaning);
    else byName.set(key, [meaning]);
  }
  return byName;
}

/** One spelling for a name: two entries with the same key name the same thing. */
export const nameKey = (name: LocalName): string =>
  'code' in name ? codeKey(name.system, name.code) : textKey(name.text);

/** "urn:oid:1.2.3" and "1.2.3" are one system; letter case counts in a code, not in its system. */
const codeKey = (system: string | undefined, code: string): string =>
  `${(system ?? '')
    .trim()
    .toLowerCase()
    .replace(/^urn:oid:/, '')
    .replace(/\/+$/, '')}|${code.trim()}`;
const textKey = (text: string): string => ` ${text.trim().toLowerCase().replace(/\s+/g, ' ')}`;

interface Names {
  readonly codings: readonly Coding[];
  readonly texts: readonly string[];
}
const namesOf = ({ coding, text }: Concept): Names => ({
  codings: coding,
  texts: text === undefined ? [] : [text],
});

/** By code first, then by words; the displays of codings are words too. */
function meaningsOf<Meaning>({ codings, texts }: Names, known: Index<Meaning>): readonly Meaning[] {
  if (known.size === 0) return [];
  const keys = [
    ...codings.flatMap(({ system, code }) => (code === undefined ? [] : [codeKey(system, code)])),
    ...[...texts, ...codings.flatMap(({ display }) => display ?? [])].map(textKey),
  ];
  for (const key of keys) {
    const meanings = known.get(key);
    if (meanings) return meanings;
  }
  return [];
}

/** The coding of the map stands first: what a site declares goes before what else the chart calls it. */
function translated(concept: Concept, known: Index<LocalMeaning>): Concept {
  const [meaning] = meaningsOf(namesOf(concept), known);
  return meaning === undefined ? concept : asMeant(concept, meaning);
}

const asMeant = ({ coding, text }: Concept, { means, renamed }: LocalMeaning): Concept => ({
  coding: [means, ...coding],
  text: renamed === true ? means.display : (text ?? coding.find(({ display }) => display)?.display),
});

// ── places ──────────────────────────────────────────────────────────────────────────────────────────────

const FHIR_VALUE = /^value[A-Z]|^(?:referenceRange|dataAbsentReason|interpretation)$/;
const OWN_TIMES = {
  effectiveDateTime: undefined,
  effectiveInstant: undefined,
  effectivePeriod: undefined,
  effectiveTiming: undefined,
  issued: undefined,
};

/** The Observation as if the result had come alone: one code, one value, no components. */
function atPlace(place: LocalMeasure, reading: Observation, raw: RawResource): Observation {
  const found = resultAt(place, raw) ?? { dataAbsentReason: { text: NOT_IN_PLACE } };
  const result = readResource('Observation', { resourceType: 'Observation', ...found });
  const { id, extension, subject, status, code } = reading;
  return {
    ...(result ?? reading),
    id,
    extension,
    subject,
    status,
    ...timesOf(place, reading, raw),
    code: asMeant(code ?? { coding: [], text: undefined }, place),
    component: [],
  };
}

/** The elements of R4 that carry the result; undefined when it is not there, or in several places. */
function resultAt({ component, value }: LocalMeasure, raw: RawResource): object | undefined {
  const parts = component === undefined ? [raw] : componentsNamed(component, raw);
  const [part] = parts;
  if (part === undefined || parts.length > 1) return undefined;
  return value === undefined ? valuesOf(part) : elementFor(valueAt(value, part));
}

function componentsNamed(name: LocalName, raw: RawResource): readonly Record<string, unknown>[] {
  const wanted: Index<LocalName> = new Map([[nameKey(name), [name]]]);
  return asList(raw['component'])
    .filter(isObject)
    .filter((part) => {
      const code = readResource('Observation', { resourceType: 'Observation', code: part['code'] })?.code;
      return code !== undefined && meaningsOf(namesOf(code), wanted).length > 0;
    });
}

const valuesOf = (part: Record<string, unknown>): object | undefined => {
  const values = Object.entries(part).filter(([element]) => FHIR_VALUE.test(element));
  return values.length > 0 ? Object.fromEntries(values) : undefined;
};

/** A path may end at a number, at words, at a Quantity or CodeableConcept, or at what carries them. */
function elementFor(value: unknown): object | undefined {
  if (typeof value === 'number') return { valueQuantity: { value } };
  if (typeof value === 'string') return { valueString: value };
  if (typeof value === 'boolean') return { valueBoolean: value };
  if (!isObject(value)) return undefined;
  if ('value' in value) return { valueQuantity: value };
  if ('coding' in value || 'text' in value) return { valueCodeableConcept: value };
  return valuesOf(value);
}

/** Where the map says that the day stands elsewhere, no other day counts: a filing date would mislead. */
function timesOf({ date }: LocalMeasure, reading: Observation, raw: RawResource) {
  const { effectiveDateTime, effectiveInstant, effectivePeriod, effectiveTiming, issued } = reading;
  if (date === undefined)
    return { effectiveDateTime, effectiveInstant, effectivePeriod, effectiveTiming, issued };
  const told = valueAt(date, raw);
  return { ...OWN_TIMES, effectiveDateTime: typeof told === 'string' ? told : undefined };
}
