import { met, unknown, unmet, type Answer } from './answer.js';
import type { Day } from './dates.js';
import type { Person } from './facts.js';
import { isAboveOwnLimit, isAtLeast } from './limits.js';
import { latest, type Measurement, type Measurements } from './observations.js';

/** Enzymes count so long. Specification B.1 [default]. */
export const ENZYME_DAYS = 90;
/** CK alone makes the disease active from this multiple of its upper limit. Specification B.1. */
const CK_ALONE_TIMES = 5;
/** Upper limit of CK where the laboratory gives none, U/L; conservative defaults. Specification C. */
const CK_DEFAULT_LIMIT = { female: 200, male: 300 } as const;

/** CK over its limit with one other enzyme, or CK five times its limit alone; at most 90 d old. */
export function enzymesHigh(measurements: Measurements, sex: Person['sex'], asOf: Day): Answer {
  const window = { notBefore: asOf - ENZYME_DAYS, notAfter: asOf };
  const ck = latest(measurements.ck, window);
  if (!ck) return unknown('CK not measured within 90 days');
  const saw = `CK ${ck.charted}`;
  const times = timesLimit(ck, sex);
  if (times === undefined) return unknown(`${saw}, not readable`, [], [ck.ref]);
  const ratio = { value: times, comparator: ck.comparator };
  if (isAtLeast(CK_ALONE_TIMES, ratio) === true) {
    return met(`${saw}, ${Math.floor(times)} times its limit`, [ck.ref]);
  }
  // Default limits are never used for the others (decision 11).
  const other = (['aldolase', 'ldh', 'ast', 'alt'] as const)
    .flatMap((id) => latest(measurements[id], window) ?? [])
    .find(isAboveOwnLimit);
  return other && isAboveOwnLimit({ timesUpperLimit: times, comparator: ck.comparator, flag: undefined })
    ? met(`${saw} with ${other.name} ${other.charted}`, [ck.ref, other.ref])
    : unmet(saw, [ck.ref]);
}

/** The laboratory's own limit first; the higher default where the sex is not known (decision 12). */
const timesLimit = (ck: Measurement, sex: Person['sex']): number | undefined =>
  ck.timesUpperLimit ?? (ck.value === undefined ? undefined : ck.value / CK_DEFAULT_LIMIT[sex ?? 'male']);
