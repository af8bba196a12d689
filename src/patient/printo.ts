import type { Settings } from '../knowledge/settings.js';
import { met, unknown, unmet, type Answer } from './answer.js';
import type { Day, DayInterval } from './dates.js';
import { isAtLeast, isAtMost } from './limits.js';
import { lastDays, latest, type Measurement, type Measurements } from './observations.js';

/** PRINTO clinically inactive disease: specification B.1 "PRINTO inactive", evidence printo-inactive-2013. */

const CRITERIA = 4;
const CRITERIA_NEEDED = 3;

const CK_MOST = 150;
const CMAS_LEAST = 48;
const PHYSICIAN_GLOBAL_MOST = 0.2;
/** By denominator. */
export const MMT8_NORMAL_FROM: Readonly<Record<number, number>> = { 80: 78, 150: 147 };

interface Criterion {
  readonly name: string;
  readonly result: Measurement;
  readonly on: DayInterval;
  /** undefined: a comparator or an unknown scale leaves it open. */
  readonly fulfilled: boolean | undefined;
}

/**
 * Inactive by PRINTO on the given day: at least 3 of the 4 measured criteria met.
 * Fewer than 3 measured is unknown, never assumed. Used for adults too, as "inactive by JDM criteria".
 */
export function printoInactive(measurements: Measurements, on: Day, settings: Settings): Answer {
  const latestOf = (results: readonly Measurement[]): Measurement | undefined =>
    latest(results, lastDays(settings.printoLookBackDays, on));
  const criteria = [
    criterion('CK', latestOf(measurements.ck), (one) => isAtMost(CK_MOST, one)),
    criterion('CMAS', latestOf(measurements.cmas), (one) => isAtLeast(CMAS_LEAST, one)),
    criterion('MMT8', latestOf(measurements.mmt8), (one) => {
      const least = MMT8_NORMAL_FROM[one.denominator ?? 0];
      return least === undefined ? undefined : isAtLeast(least, one);
    }),
    criterion('physician global', latestOf(measurements['physician-global']), (one) =>
      isAtMost(PHYSICIAN_GLOBAL_MOST, one),
    ),
  ]
    .flatMap((one) => one ?? [])
    .filter(({ fulfilled }) => fulfilled !== undefined);
  const newest = Math.max(...criteria.map(({ on }) => on.latest));
  const measured = criteria.filter(({ on }) => newest - on.earliest <= settings.printoTogetherDays);
  const fulfilled = measured.filter((one) => one.fulfilled);
  const saw = measured.map(({ name, result }) => `${name} ${result.charted}`).join(', ');
  const from = measured.map(({ result }) => result.ref);
  if (measured.length < CRITERIA_NEEDED) {
    return unknown(measured.length === 0 ? 'no PRINTO criterion measured' : `only ${saw} measured`, [], from);
  }
  if (fulfilled.length >= CRITERIA_NEEDED) return met(saw, from);
  // Two of three: the fourth, not measured, would decide.
  const open = CRITERIA - measured.length;
  return fulfilled.length + open >= CRITERIA_NEEDED
    ? unknown(`${saw}; the other criterion was not measured`, [], from)
    : unmet(saw, from);
}

const criterion = (
  name: string,
  result: Measurement | undefined,
  judge: (result: Measurement) => boolean | undefined,
): Criterion | undefined => result?.on && { name, result, on: result.on, fulfilled: judge(result) };

/** Was the disease inactive by PRINTO on some measured day of the interval? */
export function wasInactiveBetween(
  measurements: Measurements,
  from: Day,
  to: Day,
  settings: Settings,
): Answer {
  const days = [measurements.cmas, measurements.mmt8, measurements.ck, measurements['physician-global']]
    .flat()
    .flatMap(({ on }) => (on && on.earliest >= from && on.latest <= to ? on.latest : []));
  for (const day of new Set(days)) {
    const then = printoInactive(measurements, day, settings);
    if (then.verdict === 'met') return then;
  }
  return unmet('never inactive in that time');
}
