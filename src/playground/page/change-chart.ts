import { isObject, referenceTo, type Chart } from './chart.js';
import type { RawResource } from './contract.js';
import type { Changes } from './wanted.js';

type Edit = (resource: RawResource) => RawResource;

/** The chart with other values and stop dates; what today is, the service is told. */
export function chartWith(chart: Chart, { values, stops }: Changes): Chart {
  const edits = new Map<string, Edit>([
    ...Object.entries(values).map(([reference, value]) => [reference, withValue(value)] as const),
    ...Object.entries(stops).map(([reference, day]) => [reference, stoppedOn(day)] as const),
  ]);
  if (edits.size === 0) return chart;
  return { ...chart, prefetch: edited(chart.prefetch, edits) as Chart['prefetch'] };
}

/** A copy in which the named resources are changed, wherever they stand. */
function edited(value: unknown, edits: ReadonlyMap<string, Edit>): unknown {
  if (Array.isArray(value)) return value.map((one) => edited(one, edits));
  if (!isObject(value)) return value;
  const edit = typeof value['resourceType'] === 'string' && edits.get(referenceTo(value as RawResource));
  if (edit) return edit(value as RawResource);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, edited(one, edits)]));
}

const withValue =
  (value: number): Edit =>
  (observation) => ({
    ...observation,
    valueQuantity: { ...(observation['valueQuantity'] as object | undefined), value },
  });

/** A statement ends with its period, an order with the bounds of its timing. */
const stoppedOn =
  (day: string): Edit =>
  (resource) => {
    if (resource.resourceType === 'MedicationStatement') {
      // There is one effective[x] only.
      const { effectiveDateTime: _effectiveDateTime, ...statement } = resource;
      return {
        ...statement,
        status: 'stopped',
        effectivePeriod: { ...periodOf(resource), end: day },
      };
    }
    const [first, ...others] = (resource['dosageInstruction'] ?? [{}]) as readonly Dosage[];
    const repeat = first?.timing?.repeat;
    return {
      ...resource,
      status: 'stopped',
      dosageInstruction: [
        {
          ...first,
          timing: {
            ...first?.timing,
            repeat: { ...repeat, boundsPeriod: { ...repeat?.boundsPeriod, end: day } },
          },
        },
        ...others,
      ],
    };
  };

interface Dosage {
  readonly timing?: { readonly repeat?: { readonly boundsPeriod?: object } };
}

const periodOf = (resource: RawResource): object => {
  const period = resource['effectivePeriod'];
  if (isObject(period)) return period;
  return resource['effectiveDateTime'] === undefined ? {} : { start: resource['effectiveDateTime'] };
};

/** What has a day on which it can be stopped: an infusion that was given cannot be. */
export const canBeStopped = (reference: string): boolean =>
  /^Medication(?:Statement|Request)\//.test(reference);
