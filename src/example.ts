/** What an example call is made from. */
interface Example {
  /** A seed patient of examples/patients: `{"resources": […]}` with `{{today-9}}` for dates. */
  readonly chart: string;
  /** Key → query, as cds-services.json has them. */
  readonly prefetch: Readonly<Record<string, string>>;
  /** "YYYY-MM-DD" */
  readonly today: string;
  readonly newId: () => string;
}

interface Resource {
  readonly resourceType: string;
  readonly id: string;
  readonly category?: readonly { readonly coding: readonly { readonly code: string }[] }[];
}

/** A patient-view call that carries the chart, with dates that make its patient as ill today as when written. */
export function exampleCall({ chart, prefetch, today, newId }: Example): string {
  const { resources } = JSON.parse(withDates(chart, today)) as { readonly resources: readonly Resource[] };
  const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
  const answers = Object.entries(prefetch).map(([key, query]) => [key, answerTo(query, resources)] as const);
  const call = {
    hook: 'patient-view',
    hookInstance: newId(),
    context: { userId: 'Practitioner/example', patientId: patient?.id },
    prefetch: Object.fromEntries(answers),
  };
  return JSON.stringify(call, null, 2);
}

/** As an EHR would answer a template: the resource itself for a read, a Bundle for a search. */
function answerTo(query: string, resources: readonly Resource[]): unknown {
  const [path = '', search] = query.split('?');
  const ofType = resources.filter(({ resourceType }) => resourceType === path.split('/')[0]);
  if (search === undefined) return ofType[0];
  const category = new URLSearchParams(search).get('category');
  const hits = ofType.filter((resource) => category === null || categoriesOf(resource).includes(category));
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total: hits.length,
    ...(hits.length > 0 && { entry: hits.map((resource) => ({ resource })) }),
  };
}

const categoriesOf = ({ category = [] }: Resource): readonly string[] =>
  category.flatMap(({ coding }) => coding.map(({ code }) => code));

/** `{{today-9}}`, `{{today+28}}`; `{{today-8y-364}}` is 364 days before the same date eight years ago. */
const dateToken = /\{\{today(?:-(\d+)y)?([-+])(\d+)\}\}/g;

/** `{{today-9}}` becomes the day nine days before. @param today "YYYY-MM-DD" */
export const withDates = (template: string, today: string): string =>
  template.replaceAll(dateToken, (_token, years: string | undefined, sign: string, days: string) =>
    dayBefore(today, Number(years ?? 0), (sign === '+' ? -1 : 1) * Number(days)),
  );

function dayBefore(day: string, years: number, days: number): string {
  const moment = new Date(`${day}T00:00:00Z`);
  // 29 February becomes 1 March where there is none, as an age is counted.
  moment.setUTCFullYear(moment.getUTCFullYear() - years);
  moment.setUTCDate(moment.getUTCDate() - days);
  return moment.toISOString().slice(0, 10);
}
