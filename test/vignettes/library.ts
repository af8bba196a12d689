import { createHash } from 'node:crypto';
import { ruleBook } from '../../cards/index.js';
import type { RawResource } from '../../src/contract/fhir.js';
import { defaultSettings, withNumbers } from '../../src/knowledge/settings.js';
import type { KeptLibrary, KeptPatient } from '../../src/playground/library.js';
import { consult, TODAY } from '../cards/consult.js';
import { requestFor, type Chart } from '../support/hook-request.js';
import { vignettes as seedVignettes } from '../support/vignettes.js';
import { ownVignettes } from './index.js';

/** The test patients as the page offers them: examples/vignettes.json, with dates that count back from today. */

const NO_ROW = 'none';
const ORDERS = 'orders';
const rowTitles: ReadonlyMap<string, string> = new Map([
  ...ruleBook.table.rows.map(({ row, asks }) => [row, withNumbers(asks, defaultSettings)] as const),
  [NO_ROW, 'No row of the decision table is met'],
  [ORDERS, 'An order is being written'],
]);
const rowOrder = [...rowTitles.keys()];

/** Their story is a date of the calendar (a month, an eighteenth birthday), which no other day tells as well. */
export const boundToTheCalendar: ReadonlySet<string> = new Set([
  'first-line-since-some-day-of-july',
  'first-line-since-some-day-of-august',
  'onset-a-day-before-the-eighteenth-birthday',
  'onset-on-the-eighteenth-birthday',
]);

/** The five that stand in examples/patients, and are kept there; what was noted beside them was for who writes rules. */
const seeds: Readonly<Record<string, { readonly title: string; readonly story: string }>> = {
  V01: {
    title: 'Dysphagia after an IV pulse',
    story:
      'A girl with new juvenile dermatomyositis: a methylprednisolone pulse, four doses of methotrexate, prednisolone being tapered. Weak, and food sticks in her throat.',
  },
  V02: {
    title: 'IVIG planned, and new dysphagia',
    story:
      'An adult on methotrexate 15 mg a week, prednisone 5 mg and hydroxychloroquine. IVIG is ordered and not yet given; solid food does not go down any more.',
  },
  V03: {
    title: 'Weak on methotrexate and hydroxychloroquine',
    story:
      'Juvenile dermatomyositis with persistent weakness. No systemic steroid is on record, and IVIG was never given.',
  },
  V04: {
    title: 'CMAS fell from 27 to 24 in two weeks',
    story:
      'A boy with juvenile dermatomyositis on methotrexate and an oral steroid, who had done well after an IV pulse.',
  },
  V05: {
    title: 'Inflammation after rituximab',
    story:
      'Mycophenolate, tocilizumab, high-dose IVIG, prednisone, hydroxychloroquine, and rituximab more than 26 weeks ago: the disease is still active.',
  },
};
const isSeed = (id: string): boolean => id in seeds;

/** A patient of the library, before what many patients share is taken out. */
interface Told extends Omit<KeptPatient, 'chart'> {
  /** None of a seed: its chart is kept in examples/patients. */
  readonly resources: readonly RawResource[];
}

export async function keptLibrary(): Promise<KeptLibrary> {
  const patients = await patientsTold();
  const resources: Record<string, RawResource> = {};
  const keep = (resource: RawResource): string => {
    const key = `${resource.resourceType}-${createHash('sha256').update(JSON.stringify(resource)).digest('hex').slice(0, 10)}`;
    resources[key] = resource;
    return key;
  };
  const kept = patients.map(({ resources: chart, ...about }) => ({ ...about, chart: chart.map(keep) }));
  return { resources: Object.fromEntries(Object.entries(resources).sort()), patients: kept };
}

async function patientsTold(): Promise<readonly Told[]> {
  const told = await Promise.all(
    seedVignettes.map(async ({ id, title, hook, notes, asOf, ...chart }) => {
      const { row = NO_ROW } = await consult(requestFor(hook, chart), asOf);
      const { title: name, story } = seeds[id] ?? { title, story: notes.at(-1) ?? '' };
      return toldPatient({ id, title: name, story, hook, row }, chart);
    }),
  );
  const movable = ownVignettes.filter(({ id }) => !boundToTheCalendar.has(id));
  const own = movable.map(({ id, story, hook = 'patient-view', row, selects, patient }) =>
    toldPatient(
      { id, title: titleOf(id), story, hook, row, ...(selects && { selections: selects }) },
      { ...patient.chart(), patientId: id },
    ),
  );
  return [
    ...told.filter(({ seed }) => seed),
    ...[...told.filter(({ seed }) => !seed), ...own].sort(
      (one, other) => rowOrder.indexOf(one.row) - rowOrder.indexOf(other.row),
    ),
  ];
}

/** One line a resource and one a patient, so that a changed patient is a changed line. */
export const libraryFile = ({ resources, patients }: KeptLibrary): string =>
  [
    '{"resources":{',
    Object.entries(resources)
      .map(([key, resource]) => `${JSON.stringify(key)}:${JSON.stringify(resource)}`)
      .join(',\n'),
    '},',
    '"patients":[',
    patients.map((patient) => JSON.stringify(patient)).join(',\n'),
    ']}\n',
  ].join('\n');

function toldPatient(
  about: Pick<KeptPatient, 'id' | 'title' | 'story' | 'hook' | 'row' | 'selections'>,
  { patientId, resources, draftOrders }: Chart,
): Told {
  const row = about.hook === 'patient-view' ? about.row : ORDERS;
  const rowTitle = rowTitles.get(row);
  if (rowTitle === undefined) throw new Error(`${about.id}: there is no row ${row}`);
  const seed = isSeed(about.id);
  const { id, title, story, hook, ...rest } = about;
  return {
    id,
    seed,
    title,
    story,
    hook,
    ...rest,
    row,
    rowTitle,
    patientId,
    resources: seed ? [] : datedFromToday(resources.map(withoutOwner)),
    draftOrders: datedFromToday(draftOrders.map(withoutOwner)),
  };
}

const titleOf = (id: string): string => {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Whose it is and the id that it has there are said once more when it is read. */
function withoutOwner(resource: RawResource): RawResource {
  const { id, subject: _subject, ...rest } = resource;
  return /^(a-patient|r\d+|draft-\d+)$/.test(String(id)) ? rest : resource;
}

/** Birthdays count back in years, so that nobody is a day too young in a leap year. */
function datedFromToday(resources: readonly RawResource[]): readonly RawResource[] {
  const text = JSON.stringify(resources)
    .replaceAll(/"birthDate":"(\d{4}-\d\d-\d\d)"/g, (_, day: string) => `"birthDate":"${yearsBefore(day)}"`)
    .replaceAll(/\b\d{4}-\d\d-\d\d(?=["T ,.)])/g, (day) => daysBefore(day));
  return JSON.parse(text) as readonly RawResource[];
}

const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

function daysBefore(day: string): string {
  const days = number(TODAY) - number(day);
  return `{{today${days < 0 ? '+' : '-'}${Math.abs(days)}}}`;
}

function yearsBefore(day: string): string {
  const age = Number(TODAY.slice(0, 4)) - Number(day.slice(0, 4)) - (TODAY.slice(5) < day.slice(5) ? 1 : 0);
  const birthday = `${Number(TODAY.slice(0, 4)) - age}${TODAY.slice(4)}`;
  return `{{today-${age}y-${number(birthday) - number(day)}}}`;
}
