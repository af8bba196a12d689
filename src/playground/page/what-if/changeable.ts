import type { Answer } from '../ask.js';
import { canBeStopped } from '../change-chart.js';

interface ChangeableValue {
  readonly reference: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  /** "YYYY-MM-DD" */
  readonly on: string;
}
interface Stoppable {
  readonly reference: string;
  readonly name: string;
}

/** What of a chart can be changed on the page: the latest of each measure, and what runs. */
export function changeableIn({ explanation }: Answer): {
  readonly today: string;
  readonly values: readonly ChangeableValue[];
  readonly stops: readonly Stoppable[];
} {
  const { timeline, asOf } = explanation;
  return {
    today: asOf,
    values: timeline.measures.flatMap(({ measure, unit, points }) => {
      const latest = [...points].sort((one, other) => one.on.localeCompare(other.on)).at(-1);
      return latest
        ? [{ reference: latest.from, name: measure, unit, value: latest.value, on: latest.on }]
        : [];
    }),
    stops: timeline.courses.flatMap(({ name, ongoing, from }) => {
      const records = from.filter(canBeStopped);
      // Only where one record says that it runs does a stop date on it end the course.
      const [reference] = records;
      return ongoing && reference !== undefined && records.length === 1 ? [{ reference, name }] : [];
    }),
  };
}
