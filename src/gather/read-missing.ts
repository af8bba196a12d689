import { asList, isObject, isResource, type RawResource } from '../contract/fhir.js';
import { holds, sources, type Source } from '../contract/patient-record.js';
import type { Question } from '../contract/question.js';
import type { FhirOfCall } from './fhir-access.js';
import type { FhirServer } from './fhir-server.js';
import { believable } from './not-kept.js';
import type { Prefetched } from './prefetch.js';

/** What reading one source brought; nothing when it could not be had. */
export type Reading = RawResource | 'not kept' | 'declared not kept' | undefined;

/**
 * Reads what the EHR did not send, all of it at once: the slowest single search is what the clinician waits for.
 * "A CDS Service SHALL … retrieve any other data it needs": https://cds-hooks.hl7.org/STU2/#prefetch-template
 * @returns the prefetch with what was read put into it; the same object when there was nothing to read
 */
export async function readMissing(
  question: Question,
  prefetched: Prefetched,
  { server, templates, notKept, maxPages }: FhirOfCall,
): Promise<Question['prefetch']> {
  const wanting = sources.filter((source) => prefetched.availability[source] !== 'known');
  const readings = new Map<Source, Reading>();
  await Promise.all(
    wanting.map(async (source) => {
      const absent = prefetched.availability[source] === 'unavailable';
      if (absent && notKept.isDeclared(holds[source])) readings.set(source, 'declared not kept');
      else if (server !== undefined && !prefetched.refused.has(source)) {
        readings.set(source, await readSource(source));
      }
    }),
  );
  return merge(question.prefetch, prefetched, readings, (source) => notKept.remember(server, holds[source]));

  async function readSource(source: Source): Promise<Reading> {
    if (server === undefined) return undefined;
    const sent = question.prefetch[source];
    const next = isBundle(sent) ? nextOf(sent) : undefined;
    if (isBundle(sent) && next !== undefined) {
      const whole = await readPages(sent, server, maxPages);
      // A link to where we may not go: the search itself can be made again.
      if (whole !== sent) return whole;
    }
    const link = fillIn(templates[source], question.patientId);
    if (link === undefined) return undefined;
    const fetched = await server.get(link);
    if (source === 'patient') {
      // That this patient is unknown there says nothing about what the site keeps.
      return fetched.kind === 'answer' && isPatient(fetched.resource, question.patientId)
        ? fetched.resource
        : undefined;
    }
    if (fetched.kind === 'not kept') return 'not kept';
    if (fetched.kind === 'failed') return undefined;
    return isBundle(fetched.resource) ? readPages(fetched.resource, server, maxPages) : fetched.resource;
  }
}

/** `{{context.patientId}}` is the only token of our templates. */
export function fillIn(template: string | undefined, patientId: string): string | undefined {
  const id = encodeId(patientId);
  const link = id && template?.replaceAll('{{context.patientId}}', id);
  return link?.includes('{{') ? undefined : link;
}

/** @returns undefined for what no server can take as an id: `..` would lead elsewhere. */
export function encodeId(id: string): string | undefined {
  return /^\.*$/.test(id) || /\p{Surrogate}/u.test(id) ? undefined : encodeURIComponent(id);
}

const isPatient = ({ resourceType, id }: RawResource, patientId: string) =>
  resourceType === 'Patient' && (id === undefined || id === patientId);

/**
 * Puts the pages of a search together. One that cannot be had leaves its link in the Bundle, so that the
 * record is known to be cut off. https://hl7.org/fhir/R4/http.html#paging
 * @returns the first page itself when no other could be had
 */
async function readPages(first: RawResource, server: FhirServer, maxPages: number): Promise<RawResource> {
  const pages = [first];
  for (let last = first; pages.length < maxPages;) {
    const next = nextOf(last);
    const fetched = next === undefined ? undefined : await server.get(next);
    if (fetched?.kind !== 'answer' || !isBundle(fetched.resource)) break;
    last = fetched.resource;
    pages.push(last);
  }
  if (pages.length === 1) return first;
  return { ...first, entry: pages.flatMap((page) => asList(page['entry'])), link: pages.at(-1)?.['link'] };
}

const isBundle = (value: unknown): value is RawResource =>
  isResource(value) && value.resourceType === 'Bundle';

export function nextOf(bundle: RawResource): string | undefined {
  const next = asList(bundle['link']).find((link) => isObject(link) && link['relation'] === 'next');
  return isObject(next) && typeof next['url'] === 'string' ? next['url'] : undefined;
}

function merge(
  prefetch: Question['prefetch'],
  prefetched: Prefetched,
  readings: ReadonlyMap<Source, Reading>,
  remember: (source: Source) => void,
): Question['prefetch'] {
  const merged: Record<string, unknown> = { ...prefetch };
  const empty = believable(readings, prefetched.availability);
  for (const [source, reading] of readings) {
    if (empty.has(source)) {
      merged[source] = null;
      remember(source);
    } else if (isResource(reading)) {
      // Under a name of its own what was sent still counts, but no longer says that something is missing.
      if (source in prefetch) merged[`${source}, as it was sent`] = prefetch[source];
      merged[source] = reading;
    }
  }
  return merged;
}
