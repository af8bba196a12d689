import type { Settings } from '../knowledge/settings.js';
import { met, unknown, unmet, type Answer } from './answer.js';
import type { Day } from './dates.js';
import { tidy } from './decimals.js';
import type { Person } from './facts.js';
import { isAboveOwnLimit, isAtLeast } from './limits.js';
import { lastDays, latest, type Measurement, type Measurements } from './observations.js';

/** CK over its limit with one other enzyme, or CK five times its limit alone; at most 90 d old. */
export function enzymesHigh(
  measurements: Measurements,
  sex: Person['sex'],
  asOf: Day,
  settings: Settings,
): Answer {
  const { enzymeLookBackDays, ckAloneTimesUpperLimit } = settings;
  const window = lastDays(enzymeLookBackDays, asOf);
  const ck = latest(measurements.ck, window);
  if (!ck) return unknown(`CK not measured within ${enzymeLookBackDays} days`);
  const saw = `CK ${ck.charted}`;
  const times = timesLimit(ck, sex, settings);
  if (times === undefined) return unknown(`${saw}, not readable`, [], [ck.ref]);
  const ratio = { value: times, comparator: ck.comparator };
  if (isAtLeast(ckAloneTimesUpperLimit, ratio) === true) {
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
const timesLimit = (ck: Measurement, sex: Person['sex'], settings: Settings): number | undefined =>
  ck.timesUpperLimit ?? (ck.value === undefined ? undefined : ck.value / defaultCkLimit(sex, settings));

/** U/L. */
const defaultCkLimit = (sex: Person['sex'], { ckUpperLimitFemale, ckUpperLimitMale }: Settings): number =>
  sex === 'female' ? ckUpperLimitFemale : ckUpperLimitMale;

/** The upper limit that a CK is judged by, U/L; undefined: it has no value that could be judged. */
export const ckLimit = (
  { value, timesUpperLimit }: Measurement,
  sex: Person['sex'],
  settings: Settings,
): { readonly limit: number; readonly whose: 'laboratory' | 'default' } | undefined =>
  value === undefined
    ? undefined
    : timesUpperLimit === undefined || timesUpperLimit === 0
      ? { limit: defaultCkLimit(sex, settings), whose: 'default' }
      : { limit: tidy(value / timesUpperLimit), whose: 'laboratory' };
