import { isObject, type RawResource } from '../contract/fhir.js';
import type { Found } from './prefetch.js';

/** The one patient of the call, by every name that a reference may use. */
export interface Person {
  readonly id: string;
  readonly names: ReadonlySet<string>;
}

/** @param patient the Patient resource of the call, whose Bundle entry may say where it lives */
export function personOf(id: string, patient: Found | undefined): Person {
  const names = [id, `Patient/${id}`, `urn:uuid:${id}`, `urn:oid:${id}`];
  if (patient?.fullUrl !== undefined) names.push(withoutVersion(patient.fullUrl));
  return { id, names: new Set([...names, ...names.filter(isUrn).map((name) => name.toLowerCase())]) };
}

/**
 * Is the resource about this person? Only a reference that names somebody else says no: a missing subject,
 * one with a display or an identifier only, a contained one and a search are taken as the patient's, because
 * the client answered a query for this patient.
 * Forms of reference: https://hl7.org/fhir/R4/references.html#literal
 */
export function isAbout(person: Person, resource: RawResource): boolean {
  if (resource.resourceType === 'Patient') return resource['id'] === person.id;
  return mayName(person, resource['subject']) && mayName(person, resource['patient']);
}

function mayName(person: Person, value: unknown): boolean {
  const target: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(target) || typeof target['reference'] !== 'string') return true;
  const written = target['reference'];
  if (person.names.has(written)) return true;
  const reference = withoutVersion(written.trim());
  if (reference === '' || reference.startsWith('#') || reference.includes('?')) return true;
  if (reference.endsWith(`/Patient/${person.id}`) || person.names.has(reference)) return true;
  return isUrn(reference) && person.names.has(reference.toLowerCase());
}

const isUrn = (reference: string) => /^urn:/i.test(reference);

/** `Patient/1/_history/2` is version 2 of `Patient/1`. */
export function withoutVersion(reference: string): string {
  const at = reference.indexOf('/_history/');
  return at < 0 ? reference : reference.slice(0, at);
}
