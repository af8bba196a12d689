import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isResource, type RawResource } from '../../src/contract/fhir.js';
import { sources } from '../../src/contract/patient-record.js';
import { sourceOf, type HookBody } from './hook-request.js';
import { objectsIn, type JsonObject } from './json.js';

/** FHIR data that nobody here wrote, as ../shared/corpora keeps it: read in tests, never committed. */
export const corpora = [
  'synthea-bulkserver',
  'hl7-r4-examples',
  'us-core-current',
  'davinci-test-ehr',
  'mcode-test-ehr',
  'fhir-test-cases',
  'ms-fhir-server',
] as const;

type Call = Omit<HookBody, 'prefetch'> & { readonly prefetch: Readonly<Record<string, RawResource>> };

/** The patients of a corpus, one patient-view request each, with the prefetch keys of our templates. */
export const patientsOf = (sharedDir: string, corpus: (typeof corpora)[number]): readonly HookBody[] =>
  linesOf(sharedDir, corpus).map((line) => rekeyed(line as Call));

/** Hook requests that other projects published, several of them old or off-spec. */
export const publishedRequests = (
  sharedDir: string,
): readonly { readonly name: string; readonly request: JsonObject }[] =>
  linesOf(sharedDir, 'published-hook-requests') as { name: string; request: JsonObject }[];

const linesOf = (sharedDir: string, name: string): readonly unknown[] =>
  gunzipSync(readFileSync(join(sharedDir, `corpora/${name}.ndjson.gz`)))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

/**
 * The entries stay as they came; only their key changes. `observations` is split by category, and what no
 * template asks for is an empty Bundle, as of an EHR that found nothing.
 */
function rekeyed({ prefetch, ...call }: Call): HookBody {
  const { observations, ...rest } = prefetch;
  const entries = objectsIn(observations?.['entry']);
  const split = Object.fromEntries(
    ['laboratory', 'surveys', 'exams', 'vitalSigns'].map((key) => [
      key,
      searchset(entries.filter(({ resource }) => isResource(resource) && sourceOf(resource) === key)),
    ]),
  );
  const filled = { ...rest, ...split };
  return {
    ...call,
    prefetch: Object.fromEntries(sources.map((key) => [key, filled[key] ?? searchset([])])),
  };
}

const searchset = (entry: readonly JsonObject[]): RawResource => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: entry.length,
  ...(entry.length > 0 && { entry }),
});

/** The resources that a request carries under a key, as they came. */
export const resourcesUnder = (request: HookBody, key: keyof HookBody['prefetch']): readonly RawResource[] =>
  objectsIn(request.prefetch[key]?.['entry'])
    .map(({ resource }) => resource)
    .filter(isResource);

/** The same request with more in one of its Bundles. */
export function withMore(
  request: HookBody,
  key: keyof HookBody['prefetch'],
  ...more: readonly RawResource[]
): HookBody {
  const bundle = request.prefetch[key];
  const entries = [...objectsIn(bundle?.['entry']), ...more.map((resource) => ({ resource }))];
  return { ...request, prefetch: { ...request.prefetch, [key]: searchset(entries) } };
}

/** JSON made to break parsers: name and bytes of each file. */
export const hostileFiles = (sharedDir: string): readonly (readonly [name: string, bytes: Buffer])[] =>
  filesIn(sharedDir, 'raw/');

/** The big list of naughty strings, each once as the whole text of a hook request made around it. */
export const naughtyRequests = (
  sharedDir: string,
): readonly { readonly naughty: string; readonly request: HookBody }[] =>
  filesIn(sharedDir, 'blns/').map(([, bytes]) => {
    const request = JSON.parse(bytes.toString('utf8')) as HookBody;
    const name = objectsIn(request.prefetch.patient?.['name'])[0];
    return { naughty: String(name?.['text']), request };
  });

/** A tar archive is headers of 512 bytes, each with its file behind it. */
function filesIn(sharedDir: string, folder: string): readonly (readonly [name: string, bytes: Buffer])[] {
  const archive = gunzipSync(readFileSync(join(sharedDir, 'corpora/hostile-json.tar.gz')));
  const files: [string, Buffer][] = [];
  for (let at = 0; at + 512 <= archive.length;) {
    const name = archive.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(archive.toString('utf8', at + 124, at + 136), 8) || 0;
    if (name.startsWith(folder) && !name.endsWith('/')) {
      files.push([name.slice(folder.length), archive.subarray(at + 512, at + 512 + size)]);
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}
