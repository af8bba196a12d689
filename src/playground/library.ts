import { readFileSync } from 'node:fs';
import type { RawResource } from '../contract/fhir.js';
import type { HookName } from '../contract/question.js';
import { withDates } from '../example.js';

/** What the list says of a test patient. */
export interface ListedPatient {
  readonly id: string;
  /** One of the five of examples/patients. */
  readonly seed: boolean;
  readonly title: string;
  /** One or two sentences. */
  readonly story: string;
  readonly hook: HookName;
  /** Row of the decision table, `none` or `orders`. */
  readonly row: string;
  readonly rowTitle: string;
}

/** A patient of examples/vignettes.json: `{{today-9}}` for dates. */
export interface KeptPatient extends ListedPatient {
  readonly patientId: string;
  /** Keys of `resources`; empty for a seed, whose chart is kept in examples/patients. */
  readonly chart: readonly string[];
  readonly draftOrders: readonly RawResource[];
  /** order-select: the drafts that are new; absent: all. */
  readonly selections?: readonly string[];
}
/** Many patients share a work-up: each resource is there once, without id and subject where they are the patient's. */
export interface KeptLibrary {
  readonly resources: Readonly<Record<string, RawResource>>;
  readonly patients: readonly KeptPatient[];
}

/** A test patient as ill today as on the day he was written. */
export interface LibraryPatient {
  readonly id: string;
  readonly hook: HookName;
  readonly patientId: string;
  readonly resources: readonly RawResource[];
  readonly draftOrders: readonly RawResource[];
  readonly selections?: readonly string[];
}

export interface Library {
  readonly patients: readonly ListedPatient[];
  /** @param today "YYYY-MM-DD" @returns undefined when there is no such patient */
  patient(id: string, today: string): LibraryPatient | undefined;
}

/**
 * Invented patients: test material, not clinical advice.
 * @param examples the folder examples/ of the project
 * @throws Error when a file of it cannot be read
 */
export function readLibrary(examples: URL): Library {
  const read = (path: string): string => readFileSync(new URL(path, examples), 'utf8');
  const { resources, patients } = JSON.parse(read('vignettes.json')) as KeptLibrary;
  const seeds = new Map(
    patients.flatMap(({ id, seed }) => (seed ? [[id, read(`patients/${id}.json`)] as const] : [])),
  );
  const byId = new Map(patients.map((patient) => [patient.id, patient]));
  return {
    patients: patients.map(listed),
    patient: (id, today) => {
      const kept = byId.get(id);
      if (!kept) return undefined;
      const { hook, patientId, selections } = kept;
      const chart = kept.chart.flatMap((key) => resources[key] ?? []);
      const dated = (list: readonly RawResource[]) =>
        JSON.parse(withDates(JSON.stringify(list), today)) as readonly RawResource[];
      const seed = seeds.get(id);
      return {
        id,
        hook,
        patientId,
        resources:
          seed === undefined
            ? dated(chart.map(ownedBy(patientId, (index) => `r${index}`)))
            : (JSON.parse(withDates(seed, today)) as Pick<LibraryPatient, 'resources'>).resources,
        draftOrders: dated(kept.draftOrders.map(ownedBy(patientId, (index) => `draft-${index + 1}`))),
        ...(selections && { selections }),
      };
    },
  };
}

/** Gives a resource the id and the subject that it has in this chart, where it has none of its own. */
const ownedBy =
  (patientId: string, idOf: (index: number) => string) =>
  (resource: RawResource, index: number): RawResource => {
    if ('id' in resource) return resource;
    return resource.resourceType === 'Patient'
      ? { ...resource, id: patientId }
      : { ...resource, id: idOf(index), subject: { reference: `Patient/${patientId}` } };
  };

const listed = ({ id, seed, title, story, hook, row, rowTitle }: KeptPatient): ListedPatient => ({
  id,
  seed,
  title,
  story,
  hook,
  row,
  rowTitle,
});
