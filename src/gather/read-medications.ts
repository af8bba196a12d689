import type { PatientRecord } from '../contract/patient-record.js';
import { readUrl } from '../contract/server-address.js';
import type { FhirOfCall } from './fhir-access.js';
import type { FhirServer } from './fhir-server.js';
import type { LazyRecord } from './lazy-record.js';
import type { Found } from './prefetch.js';
import { encodeId } from './read-missing.js';
import { withoutVersion } from './whose.js';

/** More distinct drugs than anybody's chart names by reference; what is left unread leaves its source incomplete. */
const MOST_MEDICATIONS = 50;

/**
 * Reads, all at once, the Medications that orders and records refer to and that did not come with them.
 * After the diagnosis, so that a chart without dermatomyositis costs the EHR none of these reads.
 * https://hl7.org/fhir/R4/medicationrequest-definitions.html#MedicationRequest.medication_x_
 */
export async function readMedications(
  chart: LazyRecord,
  fhir: FhirOfCall | undefined,
): Promise<PatientRecord> {
  const server = fhir?.server;
  if (server === undefined) return chart;
  const links = chart.missingMedications.map((reference) => linkTo(reference, server));
  const distinct = [...new Set(links.filter((link) => link !== undefined))].slice(0, MOST_MEDICATIONS);
  const read = await Promise.all(distinct.map((link) => readOne(link, server)));
  return chart.withMedications(read.filter((one) => one !== undefined));
}

async function readOne(link: string, server: FhirServer): Promise<Found | undefined> {
  const fetched = await server.get(link);
  if (fetched.kind !== 'answer' || fetched.resource.resourceType !== 'Medication') return undefined;
  return { resource: fetched.resource, fullUrl: `${server.base}/${link}` };
}

/** Epic writes absolute references: those into the server itself are ours to read, no others. */
function linkTo(reference: string, { base }: FhirServer): string | undefined {
  const written = withoutVersion(reference);
  const url = readUrl(written)?.href ?? `${base}/${written}`;
  const relative = url.startsWith(`${base}/`) ? url.slice(base.length + 1) : '';
  const id = /^(?:Medication\/)?([^/?#:]+)$/.exec(relative)?.[1];
  const encoded = id && encodeId(id);
  return encoded && `Medication/${encoded}`;
}
