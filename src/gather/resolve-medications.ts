import {
  isResource,
  readResource,
  type Concept,
  type Medication,
  type NamedMedication,
  type Reading,
} from '../contract/fhir.js';
import type { Found } from './prefetch.js';
import { withoutVersion } from './whose.js';

/** The Medication resources of one request, by every name that a medicationReference may use. */
export type Medications = ReadonlyMap<string, Medication>;

/** What the four kinds of medication record have in common: how they name their drug. */
export type NamesDrug = Pick<
  Reading<'MedicationRequest'>,
  'medicationCodeableConcept' | 'medicationReference' | 'contained'
>;

/** When two Medications answer to one name, the first counts. */
export function medicationsIn(found: readonly Found[]): Medications {
  const medications = new Map<string, Medication>();
  for (const { resource, fullUrl } of found) {
    const medication = readResource('Medication', resource);
    if (medication === undefined) continue;
    const url = fullUrl === undefined ? undefined : withoutVersion(fullUrl);
    const names = [medication.id && `Medication/${medication.id}`, url, url && tail(url)];
    for (const name of names) if (name && !medications.has(name)) medications.set(name, medication);
  }
  return medications;
}

/**
 * Everything that the record calls its drug: every coding, because sites code what they like; then the words,
 * with the reference's display last. Finds the referenced Medication in `contained` or in the request.
 * https://hl7.org/fhir/R4/references.html
 */
export function nameMedication(record: NamesDrug, medications: Medications): NamedMedication {
  const concept = record.medicationCodeableConcept;
  const reference = record.medicationReference;
  const medication = reference?.reference && find(reference.reference, record, medications);
  const named = medication ? conceptsOf(medication) : [];
  const concepts = [...(concept ? [concept] : []), ...named];
  const texts = [...concepts.map(({ text }) => text), reference?.display];
  return {
    codings: concepts.flatMap(({ coding }) => coding),
    texts: [...new Set(texts.filter((text) => text !== undefined))],
  };
}

/** What the record refers to, when that is not among the Medications of the request. */
export function unresolved(record: NamesDrug, medications: Medications): string | undefined {
  const reference = record.medicationReference?.reference;
  return reference && !find(reference, record, medications) ? reference : undefined;
}

/** The product's own code, or its ingredients when it has none. */
function conceptsOf({ code, ingredient }: Medication): readonly Concept[] {
  if (code && code.coding.length > 0) return [code];
  const ingredients = ingredient.flatMap(({ itemCodeableConcept: item }) => (item ? [item] : []));
  return code ? [code, ...ingredients.map(({ coding }) => ({ coding, text: undefined }))] : ingredients;
}

function find(reference: string, record: NamesDrug, medications: Medications): Medication | undefined {
  if (reference.startsWith('#')) {
    const id = reference.slice(1);
    const inside = record.contained.filter(isResource).map((one) => readResource('Medication', one));
    return inside.find((one) => one?.id === id || one?.id === reference);
  }
  const url = withoutVersion(reference);
  const uuid = /^urn:uuid:(.+)$/i.exec(url)?.[1];
  return medications.get(url) ?? medications.get(tail(url)) ?? medications.get(`Medication/${uuid ?? url}`);
}

/** `https://ehr.example.org/fhir/Medication/1` is `Medication/1` wherever it lives. */
const tail = (url: string) => url.split('/').slice(-2).join('/');
