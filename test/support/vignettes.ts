import { readFileSync } from 'node:fs';
import type { Indicator } from '../../src/contract/cds-response.js';
import type { HookName } from '../../src/contract/question.js';
import { withDates } from '../../src/example.js';
import { requestFor, type Chart, type HookBody } from './hook-request.js';
import { writtenIn, type CodingStyle } from './recode.js';

/** A test patient with what must be said about it. Test material, not clinical advice. */
export interface Vignette extends Chart {
  readonly id: string;
  readonly title: string;
  readonly hook: HookName;
  /** "YYYY-MM-DD": the day of the call. */
  readonly asOf: string;
  /** Each must be on a card, at this indicator; items of the care checklist are not listed. Empty: silence. */
  readonly expected: readonly { readonly id: string; readonly indicator: Indicator }[];
  /** None of these may be on any card. */
  readonly mustNotFire: readonly string[];
  /** What no test can read: why, and what else must not happen. */
  readonly notes: readonly string[];
}

const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const fixture = (path: string): unknown => JSON.parse(text(`test/fixtures/${path}`));

type ChartOfDay = Chart & { readonly asOf: string };

/** The seed patients are kept once, as examples whose dates count back from the day of the call. */
function seedPatient(id: string): ChartOfDay {
  const asOf = '2026-11-20';
  const chart = JSON.parse(withDates(text(`examples/patients/${id}.json`), asOf)) as Pick<Chart, 'resources'>;
  return { asOf, patientId: id.toLowerCase(), draftOrders: [], ...chart };
}
const seeds = ['V01', 'V02', 'V03', 'V04', 'V05'];

/** Every test patient of the project, in the order of their ids. */
export const vignettes: readonly Vignette[] = (
  fixture('vignettes.json') as {
    readonly vignettes: readonly Omit<Vignette, keyof Chart | 'asOf'>[];
  }
).vignettes.map((told) => {
  const kept = (): ChartOfDay => fixture(`patients/${told.id}.json`) as ChartOfDay;
  const patient = seeds.includes(told.id) ? seedPatient(told.id) : kept();
  return { ...patient, ...told };
});

/** One test patient by id, "V01". */
export function vignette(id: string): Vignette {
  const found = vignettes.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`there is no vignette ${id}`);
  return found;
}

/** The hook request of a test patient: its own hook unless another is asked for, every prefetch key filled. */
export function hookRequest(
  patient: Vignette,
  { coding = 'codes', hook = patient.hook }: { readonly coding?: CodingStyle; readonly hook?: HookName } = {},
): HookBody {
  return requestFor(hook, writtenIn[coding](patient));
}
