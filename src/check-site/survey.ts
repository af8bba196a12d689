import { asList, isResource, type RawResource } from '../contract/fhir.js';
import {
  holds,
  sources,
  type Availability,
  type PatientRecord,
  type Source,
} from '../contract/patient-record.js';
import type { Question } from '../contract/question.js';
import type { Services } from '../contract/services.js';
import { fhirAccess, type FhirAccessSettings } from '../gather/fhir-access.js';
import type { Failure, Fetched } from '../gather/fetched.js';
import type { FhirServer } from '../gather/fhir-server.js';
import { gather } from '../gather/gather.js';
import type { LocalReader } from '../gather/local-codes.js';
import { encodeId, fillIn, nextOf } from '../gather/read-missing.js';
import { readMedications } from '../gather/read-medications.js';
import { availabilityOf } from '../patient/availability.js';
import {
  mappedMeasures,
  unrecognisedDrugs,
  unrecognisedMeasures,
  type MappedMeasure,
  type Unrecognised,
} from './unrecognised.js';
import { verdictOn, type Verdict } from './verdict.js';

/** What `npm run check-site -- --json` prints. No patient values: counts, times, codes and names only. */
export interface SiteReport {
  /** Base address of the FHIR server. */
  readonly fhir: string;
  readonly templates: readonly TemplateReport[];
  /** Medication resources that records refer to, read one by one; absent when there were none to read. */
  readonly medicationReferences?: { readonly asked: number; readonly read: number; readonly ms: number };
  /** From the first read to the last, all templates at once, as in a hook call. */
  readonly ms: number;
  readonly deadlineMs: number;
  /** Resource types that are taken as empty, because the site does not keep them. */
  readonly notKept: readonly string[];
  /** Resources about somebody else, left out. */
  readonly droppedForeign: number;
  readonly drugs: Unrecognised;
  readonly measures: Unrecognised;
  /** What the site map finds in this chart; empty without one. */
  readonly mapped: readonly MappedMeasure[];
  readonly verdict: Verdict;
}

export interface TemplateReport {
  readonly key: Source;
  readonly template: string;
  readonly resourceType: string;
  readonly status: Status;
  /** How the service takes it. */
  readonly availability: Availability;
  readonly resources: number;
  readonly pages: number;
  readonly ms: number;
  readonly note?: string;
}

/** refused: 401 or 403. in part: some pages, or some records name a drug that cannot be read. */
export type Status = 'read' | 'empty' | 'in part' | 'not kept' | 'refused' | 'failed' | 'timed out';

export interface Site {
  readonly fhirServer: string;
  readonly accessToken: string | undefined;
  readonly patientId: string;
  readonly asOf: string;
  readonly timeZone: string;
}

/** Can the id stand in an address? */
export const isId = (id: string): boolean => !id.includes('/') && encodeId(id) !== undefined;

/**
 * Reads one chart exactly as a hook call without prefetch would, and watches.
 * @returns undefined when the guard lets nobody call such a server or send such a token
 */
export async function survey(
  site: Site,
  settings: FhirAccessSettings,
  services: Services,
  local?: LocalReader,
): Promise<SiteReport | undefined> {
  const question = questionAbout(site, services);
  const access = fhirAccess({ ...settings, fhirAllowedServers: [site.fhirServer] }, services);
  const startedAt = performance.now();
  const fhir = access.forCall({ ...question, startedAt });
  const { server, templates, maxPages } = fhir;
  if (server === undefined) return undefined;

  const watched = watch(server, templates, site.patientId);
  const chart = await gather(question, { ...fhir, server: watched.server }, local);
  const { asked, ...medications } = watchAll(server);
  const record = await readMedications(chart, { ...fhir, server: medications.server });
  const read = availabilityOf(record);

  const reports = sources.map((key): TemplateReport => {
    const trace = watched.traces.get(key);
    const resources = trace ? countOf(trace.fetched, holds[key]) : 0;
    const availability = read[key];
    const template = templates[key] ?? '';
    return {
      key,
      template,
      resourceType: holds[key],
      ...statusOf({ key, trace, resources, maxPages, availability, before: record.availability[key] }),
      availability,
      resources,
      pages: trace?.fetched.filter(isAnswer).length ?? 0,
      ms: trace ? Math.round(trace.to - trace.from) : 0,
    };
  });
  return {
    fhir: server.base,
    templates: reports,
    ...(asked.length > 0 && { medicationReferences: medications.summary() }),
    ms: Math.round(Math.max(startedAt, ...ends(watched.traces), ...asked.map(({ to }) => to)) - startedAt),
    deadlineMs: settings.deadlineMs,
    notKept: [
      ...new Set(reports.flatMap(({ status, resourceType }) => (status === 'not kept' ? resourceType : []))),
    ],
    droppedForeign: record.droppedForeign,
    drugs: unrecognisedDrugs(record),
    measures: unrecognisedMeasures(record.observations),
    mapped: mappedMeasures(record.observations),
    verdict: verdictOn(reports, record),
  };
}

/** The opening of a chart by an EHR that sends nothing. */
function questionAbout(site: Site, { list }: Services): Question {
  const service = list.find(({ hook }) => hook === 'patient-view') ?? list[0];
  return {
    ...site,
    service: service?.id ?? '',
    hook: 'patient-view',
    hookInstance: 'check-site',
    newId: () => 'check-site',
    prefetch: {},
    drafts: [],
    selections: undefined,
  };
}

/** What came of one template: its first page and those behind it. */
interface Trace {
  readonly fetched: Fetched[];
  readonly from: number;
  to: number;
}

/** The same server; whose template each read belongs to is told by its address, and by the link it was found in. */
function watch(server: FhirServer, templates: Readonly<Record<string, string>>, patientId: string) {
  const traces = new Map<Source, Trace>();
  const sourceOf = new Map<string, Source>();
  for (const source of sources) {
    const link = fillIn(templates[source], patientId);
    if (link !== undefined) sourceOf.set(link, source);
  }
  const get = async (link: string): Promise<Fetched> => {
    const source = sourceOf.get(link);
    const from = performance.now();
    const fetched = await server.get(link);
    if (source === undefined) return fetched;
    const trace = traces.get(source) ?? { fetched: [], from, to: from };
    traces.set(source, trace);
    trace.fetched.push(fetched);
    trace.to = performance.now();
    const next = isAnswer(fetched) ? nextOf(fetched.resource) : undefined;
    if (next !== undefined) sourceOf.set(next, source);
    return fetched;
  };
  return { server: { ...server, get }, traces };
}

const ends = (traces: ReadonlyMap<Source, Trace>): readonly number[] =>
  [...traces.values()].map(({ to }) => to);

/** The same server, for reads that belong to no template. */
function watchAll(server: FhirServer) {
  const asked: { readonly ok: boolean; readonly from: number; readonly to: number }[] = [];
  const get = async (link: string): Promise<Fetched> => {
    const from = performance.now();
    const fetched = await server.get(link);
    asked.push({ ok: isAnswer(fetched), from, to: performance.now() });
    return fetched;
  };
  const summary = () => ({
    asked: asked.length,
    read: asked.filter(({ ok }) => ok).length,
    ms: Math.round(Math.max(...asked.map(({ to }) => to)) - Math.min(...asked.map(({ from }) => from))),
  });
  return { server: { ...server, get }, asked, summary };
}

type Answered = Extract<Fetched, { readonly kind: 'answer' }>;
const isAnswer = (fetched: Fetched): fetched is Answered => fetched.kind === 'answer';

const countOf = (fetched: readonly Fetched[], type: string): number =>
  fetched
    .filter(isAnswer)
    .flatMap(({ resource }) => resourcesIn(resource))
    .filter(({ resourceType }) => resourceType === type).length;

const resourcesIn = (resource: RawResource): readonly RawResource[] =>
  resource.resourceType === 'Bundle'
    ? asList(resource['entry']).flatMap((entry) => {
        const inside = (entry as { readonly resource?: unknown } | null)?.resource;
        return isResource(inside) ? [inside] : [];
      })
    : [resource];

interface Observed {
  readonly key: Source;
  readonly trace: Trace | undefined;
  readonly resources: number;
  readonly maxPages: number;
  readonly availability: PatientRecord['availability'][Source];
  /** Whether or not the drugs of its records can be named. */
  readonly before: Availability;
}

type Outcome = Pick<TemplateReport, 'status' | 'note'>;

function statusOf({ key, trace, resources, maxPages, availability, before }: Observed): Outcome {
  const first = trace?.fetched[0];
  if (trace === undefined || first === undefined) {
    return availability === 'known'
      ? { status: 'not kept', note: 'not asked: NOT_KEPT names it' }
      : { status: 'failed', note: 'not asked: no such template' };
  }
  if (first.kind === 'failed') return failureAs(first.why);
  if (first.kind === 'not kept') {
    if (key === 'patient') return { status: 'failed', note: 'no such patient (404)' };
    return availability === 'known'
      ? { status: 'not kept' }
      : { status: 'failed', note: '"not kept" is not believed here' };
  }
  if (availability === 'known') return { status: resources > 0 ? 'read' : 'empty' };
  if (availability === 'unavailable') {
    return {
      status: 'failed',
      note: key === 'patient' ? 'another patient' : 'the answer is an error, or no search',
    };
  }
  const last = trace.fetched.at(-1);
  const pages = trace.fetched.length;
  if (before === 'known') return { status: 'in part', note: 'records whose drug nobody can name' };
  if (last?.kind === 'failed') return { status: 'in part', note: `page ${pages}: ${wordsFor(last.why)}` };
  if (last?.kind === 'not kept') return { status: 'in part', note: `page ${pages}: not found` };
  return {
    status: 'in part',
    note: pages >= maxPages ? `over FHIR_MAX_PAGES (${maxPages})` : 'not all that there is',
  };
}

function failureAs(why: Failure): Outcome {
  if (why === 'timeout') return { status: 'timed out' };
  return { status: why === 'HTTP 401' || why === 'HTTP 403' ? 'refused' : 'failed', note: wordsFor(why) };
}

const wordsFor = (why: Failure): string => {
  if (why === 'timeout') return 'timed out';
  if (why === 'outside the server') return 'leads outside the server';
  return why === 'too large' ? 'above FHIR_MAX_ANSWER_MB' : why;
};
