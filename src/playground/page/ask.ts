import { chartWith } from './change-chart.js';
import type { Chart } from './chart.js';
import type { Card, Explanation, HookName, OrderableDrug, RawResource, Service } from './contract.js';
import { draftOf } from './draft-order.js';
import { freshId } from './fresh-id.js';
import { post } from './service.js';
import { isChanged, noChanges, type Changes, type Wanted } from './wanted.js';
import { hookRequest, type HookRequest } from './hook-request.js';

/** One hook call and the account of it. */
export interface Answer {
  readonly service: Service;
  readonly request: HookRequest;
  readonly status: number;
  readonly milliseconds: number;
  readonly response: unknown;
  /** None where the service said that it cannot advise (412). */
  readonly cards: readonly Card[];
  readonly explanation: Explanation;
}

interface Asked {
  readonly chart: Chart;
  readonly wanted: Pick<Wanted, 'drug' | 'dose' | 'changes'>;
  readonly hook: HookName;
  readonly services: readonly Service[];
  readonly drugs: readonly OrderableDrug[];
  readonly today: string;
}

/** The answer to the chart as the reader changed it, and where it is changed the answer to it as it was. */
export async function ask(asked: Asked): Promise<{ readonly answer: Answer; readonly before?: Answer }> {
  const { changes } = asked.wanted;
  if (!isChanged(changes)) return { answer: await askOnce(asked, noChanges) };
  const [answer, before] = await Promise.all([askOnce(asked, changes), askOnce(asked, noChanges)]);
  return { answer, before };
}

async function askOnce(asked: Asked, changes: Changes): Promise<Answer> {
  const service = asked.services.find(({ hook }) => hook === asked.hook);
  if (!service) throw new Error(`no service answers ${asked.hook}`);
  const chart = chartWith(asked.chart, changes);
  const request = hookRequest(asked.hook, chart, ordersOf(asked), freshId());
  const onDay = changes.today === undefined ? '' : `?asOf=${changes.today}`;
  const [called, explained] = await Promise.all([
    post(`/playground/cds-services/${service.id}${onDay}`, request, [412]),
    post(`/explain${onDay}`, request),
  ]);
  const { cards } = (called.body ?? {}) as { readonly cards?: readonly Card[] };
  return {
    service,
    request,
    status: called.status,
    milliseconds: called.milliseconds,
    response: called.body,
    cards: cards ?? [],
    explanation: explained.body as Explanation,
  };
}

/** What lies on the desk: the drug that was picked, else what came with the chart. */
export function ordersOf({ chart, wanted, hook, drugs, today }: Asked): readonly RawResource[] {
  const drug = drugs.find(({ id }) => id === wanted.drug);
  if (!drug) return chart.draftOrders;
  // An order is selected before it has a dose, unless one was written; it is signed with one.
  const dose = wanted.dose ?? (hook === 'order-sign' ? drug.example : undefined);
  return [draftOf(drug, { patientId: chart.patientId, dose, today })];
}
