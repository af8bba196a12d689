import type { RawResource } from '../contract/fhir.js';
import { BadRequest } from '../contract/hook-request.js';
import type { PatientRecord } from '../contract/patient-record.js';
import type { Question } from '../contract/question.js';
import { LazyRecord } from './lazy-record.js';
import { readPrefetch, type Found } from './prefetch.js';

/**
 * Room 1: everything that the chart says about this one patient, and what could not be read.
 * Until FHIR servers are read, the chart is what the request carries: the rest is unavailable.
 * @throws BadRequest (as rejection) when the Patient that was sent is not the patient of the call.
 */
export function gather(question: Question): Promise<PatientRecord> {
  return new Promise((resolve) => {
    const { found, patients, availability } = readPrefetch(question.prefetch);
    const patient = patientOf(question.patientId, patients, found.get('Patient') ?? []);
    const drafts = question.drafts.map((draft) => locate(draft, question));
    resolve(new LazyRecord({ question, availability, patient, found, drafts }));
  });
}

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
