import type { Coding, Concept, Observation } from '../contract/fhir.js';
import type { PatientRecord } from '../contract/patient-record.js';
import { NOT_IN_PLACE } from '../contract/site-map.js';
import { OWN_SYSTEM } from '../knowledge/site-map.js';
import { valueSetsOf } from '../knowledge/value-sets.js';
import { recogniseDrug } from '../patient/recognise-drug.js';
import { recogniseMeasure } from '../patient/recognise-measure.js';
import { cleanLine } from '../present/text.js';

/** What of one kind the service does not know by code or name. */
export interface Unrecognised {
  /** Records that were looked at. */
  readonly records: number;
  /** Those that carry neither a code nor a word. */
  readonly nameless: number;
  /** The most frequent first. */
  readonly list: readonly UnknownName[];
}

/** One code, or one wording without a code, as the site writes it. */
export interface UnknownName {
  /** "system|code"; "code" where the site gives no system. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly count: number;
  /** Resource type → how often. */
  readonly in: Readonly<Record<string, number>>;
}

/** Where one name was met. */
interface Met {
  readonly type: string;
  readonly codings: readonly Coding[];
  readonly texts: readonly string[];
}

/** Every drug that is none of ours: most are rightly so, and one of ours among them is what the site must map. */
export function unrecognisedDrugs(record: PatientRecord): Unrecognised {
  const met = (
    [
      ['MedicationRequest', record.medicationRequests],
      ['MedicationDispense', record.medicationDispenses],
      ['MedicationStatement', record.medicationStatements],
      ['MedicationAdministration', record.medicationAdministrations],
    ] as const
  ).flatMap(([type, records]) => records.map(({ medication }): Met => ({ type, ...medication })));
  // The route only tells apart what has been recognised.
  return collect(
    met,
    ({ codings, texts }) => recogniseDrug({ codings, texts, route: undefined }) !== undefined,
  );
}

/** A panel of which one part is known is known; where none is, each part may be the one to map. */
export function unrecognisedMeasures(observations: readonly Observation[]): Unrecognised {
  const met = observations.flatMap(({ code, component }): readonly Met[] => {
    const whole = metAs('Observation', code);
    const parts = component.map((part) => metAs('Observation.component', part.code));
    return isMeasure(whole) || parts.some(isMeasure) ? [whole].map(known) : [whole, ...parts.filter(isNamed)];
  });
  return collect(met, (one) => one.type === KNOWN || isMeasure(one));
}

/** Stands for the type where a part of the Observation made it known. */
const KNOWN = '';
const known = (one: Met): Met => ({ ...one, type: KNOWN });

const metAs = (type: string, code: Concept | undefined): Met => ({
  type,
  codings: code?.coding ?? [],
  texts: code?.text === undefined ? [] : [code.text],
});

/** By recogniseMeasure; a code of another value set, such as a finding or an examination, needs no map either. */
const isMeasure = ({ codings, texts }: Met): boolean =>
  recogniseMeasure({ coding: codings, text: texts[0] }) !== undefined ||
  codings.some(({ system, code }) => valueSetsOf(system, code).size > 0);

const isNamed = ({ codings, texts }: Met): boolean => codings.length > 0 || texts.length > 0;

/** Observations that the site map names, by measure: how many there are, and in how many its place is empty. */
export interface MappedMeasure {
  readonly measure: string;
  readonly observations: number;
  readonly notInPlace: number;
}

export function mappedMeasures(observations: readonly Observation[]): readonly MappedMeasure[] {
  const counts = new Map<string, { observations: number; notInPlace: number }>();
  for (const { code, component, dataAbsentReason } of observations) {
    const codings = [code, ...component.map((part) => part.code)].flatMap((one) => one?.coding ?? []);
    const mapped = codings.flatMap((coding) =>
      coding.system === OWN_SYSTEM.measure ? (coding.code ?? []) : [],
    );
    for (const measure of new Set(mapped)) {
      const count = counts.get(measure) ?? { observations: 0, notInPlace: 0 };
      count.observations += 1;
      if (dataAbsentReason?.text === NOT_IN_PLACE) count.notInPlace += 1;
      counts.set(measure, count);
    }
  }
  return [...counts].map(([measure, count]) => ({ measure, ...count }));
}

function collect(met: readonly Met[], isKnown: (one: Met) => boolean): Unrecognised {
  const groups = new Map<string, Met[]>();
  for (const one of met.filter((each) => isNamed(each) && !isKnown(each))) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const list = [...groups.values()].map(unknownName);
  return {
    records: met.filter(({ type }) => type !== 'Observation.component').length,
    nameless: met.filter((one) => one.type !== KNOWN && !isNamed(one)).length,
    list: list.sort((a, b) => b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1)),
  };
}

const nameOf = ({ names, codes }: UnknownName): string => names[0] ?? codes[0] ?? '';

const keyOf = (one: Met): string => {
  const codes = codesOf(one);
  return (codes.length > 0 ? [...codes].sort() : namesOf(one).map((name) => name.toLowerCase())).join('\n');
};

const codesOf = ({ codings }: Met): readonly string[] =>
  distinct(codings.flatMap(({ system, code }) => (code ? (system ? `${system}|${code}` : code) : [])));
const namesOf = ({ codings, texts }: Met): readonly string[] =>
  distinct([...texts, ...codings.flatMap(({ display }) => display ?? [])]);

const distinct = (texts: readonly string[]): readonly string[] =>
  [...new Set(texts.map(cleanLine))].filter((text) => text !== '');

function unknownName(group: readonly Met[]): UnknownName {
  const counts: Record<string, number> = {};
  for (const { type } of group) counts[type] = (counts[type] ?? 0) + 1;
  return {
    codes: distinct(group.flatMap(codesOf)),
    names: distinct(group.flatMap(namesOf)),
    count: group.length,
    in: counts,
  };
}
