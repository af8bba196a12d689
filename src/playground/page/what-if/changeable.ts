import type { Answer } from '../ask.js';
import { canBeStopped } from '../change-chart.js';
import { referenceTo, resourcesIn } from '../chart.js';
import type { Explanation, RawResource } from '../contract.js';

interface ChangeableValue {
  readonly reference: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** As precise as the chart: "2026-11". */
  readonly dated: string;
}
interface Stoppable {
  readonly reference: string;
  readonly name: string;
}

/** What of a chart can be changed on the page: the latest of each measure, the weight, and what runs. */
export function changeableIn({ explanation, request }: Answer): {
  readonly today: string;
  readonly values: readonly ChangeableValue[];
  readonly stops: readonly Stoppable[];
} {
  const resources = new Map(
    Object.values(request.prefetch)
      .flatMap(resourcesIn)
      .map((one) => [referenceTo(one), one]),
  );
  return {
    today: explanation.asOf,
    values: latestValues(explanation).filter(({ reference, value }) =>
      standsAs(value, resources.get(reference)),
    ),
    stops: explanation.timeline.courses.flatMap(({ name, ongoing, from }) => {
      // Only where one record says that it runs does a stop date on it end the course.
      const [reference, ...others] = from.filter(canBeStopped);
      return ongoing && reference !== undefined && others.length === 0 ? [{ reference, name }] : [];
    }),
  };
}

const latestValues = ({ timeline, body }: Explanation): readonly ChangeableValue[] => [
  ...timeline.measures.flatMap(({ measure, unit, points }) => {
    const latest = [...points].sort((one, other) => one.on.localeCompare(other.on)).at(-1);
    return latest ? [{ ...latest, reference: latest.from, name: measure, unit }] : [];
  }),
  ...(body?.weightKg
    ? [{ ...body.weightKg, reference: body.weightKg.from, name: 'weight', unit: 'kg' }]
    : []),
];

/** What was converted from another unit, or written in words, is not the number that would be changed. */
const standsAs = (value: number, resource: RawResource | undefined): boolean =>
  (resource?.['valueQuantity'] as { readonly value?: number } | undefined)?.value === value;
