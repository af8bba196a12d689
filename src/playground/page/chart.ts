import type { LibraryPatient, RawResource } from './contract.js';

/** A chart as the page holds it: what an EHR would send of it, and the orders on the desk. */
export interface Chart {
  readonly patientId: string;
  /** Prefetch key → Bundle or Patient. A key that is not there was not to be had. */
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly draftOrders: readonly RawResource[];
  /** The drafts that are new at order-select; absent: all. */
  readonly selections?: readonly string[] | undefined;
  /** Of the library: which test patient it is. */
  readonly id?: string;
  /** Only what the reader brought has a name of its own. */
  readonly own?: string;
}

/** Key → query, as GET /cds-services says it. */
type Templates = Readonly<Record<string, string>>;

export const chartOf = (patient: LibraryPatient, templates: Templates): Chart => ({
  id: patient.id,
  patientId: patient.patientId,
  prefetch: prefetchOf(patient.resources, templates),
  draftOrders: patient.draftOrders,
  selections: patient.selections,
});

/** The resources of a Bundle as an EHR would prefetch them: a search that found nothing is an empty Bundle. */
export function chartOfBundle(bundle: RawResource, templates: Templates): Chart {
  const resources = resourcesIn(bundle);
  const isDraft = ({ resourceType, ...rest }: RawResource) =>
    resourceType === 'MedicationRequest' && rest['status'] === 'draft';
  return {
    patientId: String(resources.find(({ resourceType }) => resourceType === 'Patient')?.['id']),
    prefetch: prefetchOf(
      resources.filter((one) => !isDraft(one)),
      templates,
    ),
    draftOrders: resources.filter(isDraft),
  };
}

/** A hook request as it came, its prefetch untouched: what it lacks stays missing. */
export function chartOfRequest(request: Readonly<Record<string, unknown>>): Chart {
  const context = (request['context'] ?? {}) as Readonly<Record<string, unknown>>;
  return {
    patientId: String(context['patientId']).replace(/^Patient\//, ''),
    prefetch: (request['prefetch'] ?? {}) as Readonly<Record<string, unknown>>,
    draftOrders: resourcesIn(context['draftOrders']),
    selections: context['selections'] as readonly string[] | undefined,
  };
}

function prefetchOf(resources: readonly RawResource[], templates: Templates): Record<string, unknown> {
  const keys = Object.entries(templates).map(([key, query]) => ({ key, ...wantedBy(query) }));
  const placeOf = (resource: RawResource) =>
    keys.find(({ type, category }) => type === typeOf(resource) && hasCategory(resource, category))?.key ??
    // An Observation without a category that is searched for still counts, wherever it is found.
    keys.find(({ type }) => type === typeOf(resource))?.key;
  return Object.fromEntries(
    keys.map(({ key, isRead }) => {
      const found = resources.filter((resource) => placeOf(resource) === key);
      return [key, isRead ? found[0] : searchset(found)] as const;
    }),
  );
}

/** `Observation?patient=…&category=laboratory` */
function wantedBy(query: string) {
  const [path = '', search] = query.split('?');
  return {
    type: path.split('/')[0],
    isRead: search === undefined,
    category: new URLSearchParams(search).get('category'),
  };
}

/** Medications ride along with the orders that name them. */
const typeOf = ({ resourceType }: RawResource): string =>
  resourceType === 'Medication' ? 'MedicationRequest' : resourceType;

const hasCategory = (resource: RawResource, category: string | null): boolean => {
  if (category === null) return true;
  const wanted = category.split(',').map((one) => one.split('|').at(-1));
  const codings = objectsIn(resource['category']).flatMap(({ coding }) => objectsIn(coding));
  return codings.some(({ code }) => wanted.includes(String(code)));
};

const searchset = (resources: readonly RawResource[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  ...(resources.length > 0 && { entry: resources.map((resource) => ({ resource })) }),
});

/** Every resource of a Bundle, of Bundles in it, or of a list; a resource by itself. */
export function resourcesIn(value: unknown): readonly RawResource[] {
  if (Array.isArray(value)) return value.flatMap(resourcesIn);
  if (!isObject(value)) return [];
  if (value['resourceType'] === 'Bundle' || Array.isArray(value['entry']))
    return objectsIn(value['entry']).flatMap((entry) => resourcesIn(entry['resource']));
  return typeof value['resourceType'] === 'string' ? [value as RawResource] : [];
}

/** All that the chart holds, drafts too. */
export const resourcesOf = ({ prefetch, draftOrders }: Chart): readonly RawResource[] => [
  ...Object.values(prefetch).flatMap(resourcesIn),
  ...draftOrders,
];

export const referenceTo = (resource: RawResource): string =>
  `${resource.resourceType}/${String(resource['id'])}`;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
