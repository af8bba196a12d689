import { referenceTo, type Chart } from './chart.js';
import type { HookName, RawResource } from './contract.js';

/** https://cds-hooks.hl7.org/STU2/#http-request_1 */
export interface HookRequest {
  readonly hook: HookName;
  readonly hookInstance: string;
  readonly context: {
    readonly userId: string;
    readonly patientId: string;
    readonly selections?: readonly string[];
    readonly draftOrders?: unknown;
  };
  readonly prefetch: Readonly<Record<string, unknown>>;
}

/** The request of an EHR with this chart and these orders on the desk. */
export function hookRequest(
  hook: HookName,
  chart: Chart,
  orders: readonly RawResource[],
  hookInstance: string,
): HookRequest {
  const drafts = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: orders.map((resource) => ({ resource })),
  };
  const all = orders.filter(({ resourceType }) => resourceType !== 'Medication').map(referenceTo);
  const selected = orders === chart.draftOrders ? (chart.selections ?? all) : all;
  return {
    hook,
    hookInstance,
    context: {
      userId: 'Practitioner/playground',
      patientId: chart.patientId,
      ...(hook === 'order-select' && { selections: selected }),
      ...(hook !== 'patient-view' && { draftOrders: drafts }),
    },
    prefetch: chart.prefetch,
  };
}
