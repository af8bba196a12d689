import { asList, isObject, isResource, type RawResource } from '../contract/fhir.js';
import { holds, sources, type Availability, type Source } from '../contract/patient-record.js';

/** A resource and, when a Bundle entry said so, where it lives. */
export interface Found {
  readonly resource: RawResource;
  readonly fullUrl: string | undefined;
}

/** Resources by resourceType, in the order in which they came. */
export type ByType = ReadonlyMap<string, readonly Found[]>;

export interface Prefetched {
  /** Every resource of the request, whatever key it came under. */
  readonly found: ByType;
  /** The Patient resources that came under the key `patient`. */
  readonly patients: readonly Found[];
  readonly availability: Readonly<Record<Source, Availability>>;
  /** Sources that came with an error: asking again would only repeat it. */
  readonly refused: ReadonlySet<Source>;
}

/** The Medications that orders refer to ride along in their Bundle; anything else answers another question. */
const isNoCompanion = (type: string) => type !== 'Medication';

/**
 * Reads the prefetch of a hook call. Never fails: what cannot be understood is unavailable.
 *
 * Resources count wherever they come from; a source counts as answered only under its own key.
 * https://cds-hooks.hl7.org/STU2/#prefetch-template
 */
export function readPrefetch(prefetch: Readonly<Record<string, unknown>>): Prefetched {
  const readings = new Map(Object.entries(prefetch).map(([key, value]) => [key, readKey(value)]));
  const availability = Object.fromEntries(
    sources.map((source) => [source, availabilityOf(readings.get(source), holds[source])]),
  ) as Record<Source, Availability>;
  const found = new Map<string, Found[]>();
  for (const reading of readings.values()) {
    for (const [type, some] of reading.found) found.set(type, [...(found.get(type) ?? []), ...some]);
  }
  const refused = new Set(sources.filter((source) => readings.get(source)?.refused));
  return { found, patients: readings.get('patient')?.found.get('Patient') ?? [], availability, refused };
}

/** One key being read: what it held, whether it was cut off, whether anything in it was nonsense or an error. */
interface Reading {
  readonly found: Map<string, Found[]>;
  more: boolean;
  failed: boolean;
  refused: boolean;
}

function readKey(value: unknown): Reading {
  const reading: Reading = { found: new Map(), more: false, failed: false, refused: false };
  read(value, reading, 0);
  return reading;
}

function availabilityOf(reading: Reading | undefined, type: string): Availability {
  if (reading === undefined || reading.failed) return 'unavailable';
  if (!reading.found.has(type) && [...reading.found.keys()].some(isNoCompanion)) return 'unavailable';
  return reading.more ? 'incomplete' : 'known';
}

/** The answer to a batch is a Bundle of Bundles; nobody nests deeper. */
const deepestBundle = 1;

function read(value: unknown, into: Reading, depth: number, fullUrl?: string): void {
  if (value === null) return;
  if (Array.isArray(value)) {
    if (depth > deepestBundle) into.more = true;
    else for (const item of value) read(item, into, depth + 1);
  } else if (!isResource(value)) {
    into.failed = true;
  } else if (value.resourceType === 'Bundle') {
    if (depth > deepestBundle) into.more = true;
    else readBundle(value, into, depth);
  } else if (value.resourceType === 'OperationOutcome') {
    if (isError(value)) into.failed = into.refused = true;
  } else {
    const sameType = into.found.get(value.resourceType);
    if (sameType) sameType.push({ resource: value, fullUrl });
    else into.found.set(value.resourceType, [{ resource: value, fullUrl }]);
  }
}

function readBundle(bundle: RawResource, into: Reading, depth: number): void {
  const entries = asList(bundle['entry']);
  for (const entry of entries) {
    if (!isObject(entry)) {
      into.failed = true;
      continue;
    }
    const answer = entry['resource'] ?? outcomeIn(entry);
    const fullUrl = entry['fullUrl'];
    if (answer == null) into.more = true;
    else read(answer, into, depth + 1, typeof fullUrl === 'string' ? fullUrl : undefined);
  }
  const total = bundle['total'];
  if (typeof total === 'number' && total > entries.length) into.more = true;
  if (asList(bundle['link']).some((link) => isObject(link) && link['relation'] === 'next')) into.more = true;
}

/** A batch answers a failed search with an outcome in place of a resource. */
const outcomeIn = (entry: Record<string, unknown>) =>
  isObject(entry['response']) ? entry['response']['outcome'] : undefined;

/**
 * An outcome that only warns or informs is no error: Epic sends the warning "Resource request returns no
 * results" with an empty search. One without a readable severity cannot be trusted to be harmless.
 */
function isError(outcome: RawResource): boolean {
  const issues = asList(outcome['issue']);
  return issues.length === 0 || !issues.every((issue) => isObject(issue) && isHarmless(issue['severity']));
}

const isHarmless = (severity: unknown) =>
  typeof severity === 'string' && /^(?:warning|information|success)$/i.test(severity.trim());
