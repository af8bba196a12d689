import type { RawResource } from '../contract/fhir.js';
import { BadRequest } from '../contract/hook-request.js';
import type { Question } from '../contract/question.js';
import type { FhirOfCall } from './fhir-access.js';
import { LazyRecord, type Chart } from './lazy-record.js';
import type { LocalReader } from './local-codes.js';
import { readPrefetch, type Found, type Prefetched } from './prefetch.js';
import { readMissing } from './read-missing.js';

/**
 * Room 1: everything that the chart says about this one patient, and what could not be read. What the request
 * does not carry is read from the EHR's FHIR server, when `fhir` knows one that may be called; else it is
 * unavailable. `local` translates the codes of the site.
 * @throws BadRequest (as rejection) when the Patient that was sent is not the patient of the call.
 */
export async function gather(
  question: Question,
  fhir?: FhirOfCall,
  local?: LocalReader,
): Promise<LazyRecord> {
  const sent = chartOf(question, question.prefetch);
  if (fhir === undefined || isComplete(sent)) return new LazyRecord({ ...sent, local });
  const prefetch = await readMissing(question, sent, fhir);
  return new LazyRecord({ ...chartOf(question, prefetch), local });
}

function chartOf(question: Question, prefetch: Question['prefetch']): Chart & Prefetched {
  const prefetched = readPrefetch(prefetch);
  const patient = patientOf(question.patientId, prefetched.patients, prefetched.found.get('Patient') ?? []);
  const drafts = question.drafts.map((draft) => locate(draft, question));
  return { ...prefetched, question, patient, drafts };
}

const isComplete = ({ availability }: Prefetched) =>
  Object.values(availability).every((state) => state === 'known');

/** The Patient under its own key, which must be the right one; else the one of that id from another key. */
function patientOf(id: string, own: readonly Found[], all: readonly Found[]): Found | undefined {
  const theirs = own.find(({ resource }) => resource['id'] === id || resource['id'] === undefined);
  if (theirs) return theirs;
  if (own.length > 0) throw new BadRequest('prefetch.patient.id', 'is not the patient of context.patientId');
  return all.find(({ resource }) => resource['id'] === id);
}

const locate = (resource: RawResource, { draftUrls }: Question): Found => ({
  resource,
  fullUrl: draftUrls?.get(resource),
});
