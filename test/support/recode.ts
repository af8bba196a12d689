import type { RawResource } from '../../src/contract/fhir.js';
import { drugs, oidOf, type Coding } from './codes.js';
import type { Chart } from './hook-request.js';
import { isObject, objectsIn, type JsonObject } from './json.js';

/** How the same facts are written: with codes as in the files, in words only, or as Epic writes codes. */
export const codingStyles = ['codes', 'text', 'oid'] as const;
export type CodingStyle = (typeof codingStyles)[number];
export const writtenIn: Readonly<Record<CodingStyle, (chart: Chart) => Chart>> = {
  codes: (chart) => chart,
  text: inWords,
  oid: withOids,
};

/**
 * The same chart as a hospital that codes nothing would send it: every concept in words, no code.
 * What FHIR itself fixes (status, category) stays coded, since no EHR writes that in words; units stay too.
 */
function inWords(chart: Chart): Chart {
  return {
    ...chart,
    resources: chart.resources.map((resource) => withConcepts(resource, wordsOnly)),
    draftOrders: chart.draftOrders.map((resource) => withConcepts(resource, wordsOnly)),
  };
}

/**
 * The same chart as Epic would send it: systems as OIDs, each medication a Medication of its own with several
 * codings, in turn contained in the record and beside it in the Bundle. Diagnoses and measurements lose their
 * words where a code carries them, so that it is the code that is read.
 */
function withOids(chart: Chart): Chart {
  const resources = chart.resources.map(withOidSystems).map(separateMedication);
  const orders = chart.draftOrders.map(withOidSystems).map(separateMedication);
  return {
    ...chart,
    resources: resources.flatMap(({ record, medication }) => [record, ...medication]),
    draftOrders: orders.flatMap(({ record, medication }) => [record, ...medication]),
  };
}

function wordsOnly(concept: JsonObject): JsonObject {
  const codings = objectsIn(concept['coding']);
  if (codings.some((coding) => isFixedByFhir(coding))) return concept;
  const { coding: _codes, ...rest } = concept;
  return { ...rest, text: concept['text'] ?? codings[0]?.['display'] ?? codings[0]?.['code'] };
}

const isFixedByFhir = (coding: JsonObject): boolean =>
  String(coding['system']).startsWith('http://terminology.hl7.org/CodeSystem/');

/** Neither ICD-10-CM code is in the verified terminology: without its words the finding would be lost. */
const codesThatNeedWords = ['R68.84', 'R19.7'];

function withOidSystems(resource: RawResource): RawResource {
  const recoded = withConcepts(resource, (concept) => ({
    ...concept,
    coding: objectsIn(concept['coding']).map((coding) => ({
      ...coding,
      system: oidOf[String(coding['system'])] ?? coding['system'],
    })),
  }));
  const code = recoded['code'];
  return isObject(code) && 'coding' in code ? { ...recoded, code: codesOnly(code) } : recoded;
}

function codesOnly(concept: JsonObject): JsonObject {
  const codings = objectsIn(concept['coding']);
  if (codings.some((coding) => codesThatNeedWords.includes(String(coding['code'])))) return concept;
  return { coding: codings.map(({ system, code }) => ({ system, code })) };
}

interface Separated {
  readonly record: RawResource;
  /** What now lies beside the record in its Bundle. */
  readonly medication: readonly RawResource[];
}

/** Takes the drug out of its record into a Medication: contained for every second record, else beside it. */
export function separateMedication(resource: RawResource, index: number): Separated {
  const { medicationCodeableConcept: concept, ...record } = resource;
  if (!isObject(concept)) return { record: resource, medication: [] };
  const codings = objectsIn(concept['coding']);
  const local: Coding = {
    system: 'urn:oid:1.2.840.114350.1.13.0.1.7.2.698288',
    code: String(4100 + index),
  };
  const coding = [local, ...codings, ...codings.flatMap(otherCodesOf)];
  const id = `${String(resource['id'])}-drug`;
  if (index % 2 === 0) {
    // A drug without a code is known by its words alone.
    const words = codings.length === 0 && { text: concept['text'] };
    const contained = [{ resourceType: 'Medication', id, code: { coding, ...words } }];
    return {
      record: { ...record, contained, medicationReference: { reference: `#${id}` } },
      medication: [],
    };
  }
  return {
    record: { ...record, medicationReference: { reference: `Medication/${id}` } },
    medication: [{ resourceType: 'Medication', id, code: { coding, text: concept['text'] } }],
  };
}

const otherCodesOf = (coding: JsonObject): readonly Coding[] =>
  (Object.values(drugs).find(({ product }) => product.code === coding['code'])?.alsoKnownAs ?? []).map(
    (other) => ({ ...other, system: oidOf[other.system] ?? other.system }),
  );

/** Every CodeableConcept of a resource, however deep, put through `recode`. */
function withConcepts(resource: RawResource, recode: (concept: JsonObject) => JsonObject): RawResource {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    const walked = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, walk(member)]));
    return Array.isArray(value['coding']) ? recode(walked) : walked;
  };
  return walk(resource) as RawResource;
}
