import { describeInterval } from '../patient/dates.js';
import type { BodyMeasures } from '../patient/body-measures.js';

/** What doses are reckoned from, as far as it is recent enough for that. */
export interface BodyExplained {
  readonly weightKg?: BodyValue;
  readonly heightCm?: BodyValue;
  /** Reckoned from both. */
  readonly bsaM2?: { readonly value: number };
}

export interface BodyValue {
  readonly value: number;
  /** As precise as the chart: "2026-11". */
  readonly dated: string;
  /** "Observation/123" */
  readonly from: string;
}

export const bodyOf = ({ weightKg, heightCm, bsaM2 }: BodyMeasures): BodyExplained => ({
  ...measured('weightKg', weightKg),
  ...measured('heightCm', heightCm),
  ...(bsaM2.value !== undefined && { bsaM2: { value: bsaM2.value } }),
});

const measured = (name: 'weightKg' | 'heightCm', one: BodyMeasures['weightKg']) =>
  one.value === undefined
    ? {}
    : { [name]: { value: one.value, dated: describeInterval(one.on), from: one.from[0] ?? '' } };
