import { isMet, met, unknown, unmet, type Answer } from './answer.js';
import { formatDay, type Day } from './dates.js';
import type { StrengthFall } from './facts.js';
import { isWithin, latest, type Measurement, type Measurements } from './observations.js';

/**
 * Strength by CMAS and MMT8: low, near normal, falling, rising. Specification B.1 and C.
 * Only values of one scale with one denominator are ever compared.
 */

/** Latest value counts as present activity. Specification B.1 [default]. */
export const ACTIVITY_DAYS = 180;
/** Latest value must be so new to speak of a change. Specification B.1 [default]. */
const CHANGE_DAYS = 90;
/** Baseline at least so long before. Specification B.1 [default]. */
const BASELINE_GAP_DAYS = 7;
const BEST_BASELINE_DAYS = 180;
const IMPROVEMENT_BASELINE_DAYS = 182;

/** CMAS below this is active from age 9. Evidence: cmas-2004. */
const CMAS_NORMAL = 48;
/** At 5 to 8 years. Specification B.1 [default]. */
const CMAS_NORMAL_YOUNG = 45;
const CMAS_FULL_AGE = 9;
const CMAS_YOUNGEST_AGE = 5;
/** Fall or rise that counts: CMAS points. Evidence: cmas-2004 (MID 1.5-3.0). */
const CMAS_CHANGE = 3;

/** MMT8 by denominator: active below, inactive from, change that counts. Specification B.1, C. */
const MMT8_LIMITS: Readonly<
  Record<number, { readonly activeBelow: number; readonly normalFrom: number; readonly change: number }>
> = {
  80: { activeBelow: 78, normalFrom: 78, change: 4 },
  150: { activeBelow: 142, normalFrom: 147, change: 8 },
};

type Scale = 'cmas' | 'mmt8';
const scales: readonly Scale[] = ['cmas', 'mmt8'];
const NAMES = { cmas: 'CMAS', mmt8: 'MMT8' } as const;

const exact = (measurement: Measurement): boolean =>
  measurement.value !== undefined && measurement.comparator === undefined;

const sameScale = (one: Measurement, other: Measurement): boolean => one.denominator === other.denominator;

const changeThatCounts = (scale: Scale, { denominator }: Measurement): number | undefined =>
  scale === 'cmas' ? CMAS_CHANGE : MMT8_LIMITS[denominator ?? 0]?.change;

/** The value below which a fall ends in weakness. */
const fallMustEndBelow = (scale: Scale, { denominator }: Measurement): number | undefined =>
  scale === 'cmas' ? CMAS_NORMAL : MMT8_LIMITS[denominator ?? 0]?.activeBelow;

export const describe = (measurement: Measurement): string =>
  `${measurement.measure === 'cmas' ? 'CMAS' : measurement.measure === 'mmt8' ? 'MMT8' : measurement.name} ${measurement.charted}${measurement.on ? ` (${formatDay(measurement.on.latest)})` : ''}`;

/** The latest usable value of a scale within the activity window. */
export const latestStrength = (
  measurements: Measurements,
  scale: Scale,
  asOf: Day,
  days = ACTIVITY_DAYS,
): Measurement | undefined =>
  latest(measurements[scale].filter(exact), { notBefore: asOf - days, notAfter: asOf });

/** Is strength measurably low? A child under 5 is never called weak by the absolute CMAS. */
export function strengthLow(measurements: Measurements, ageYears: number | undefined, asOf: Day): Answer {
  const answers: Answer[] = [];
  const cmas = latestStrength(measurements, 'cmas', asOf);
  if (cmas?.value !== undefined) {
    const limit =
      ageYears === undefined || ageYears >= CMAS_FULL_AGE
        ? CMAS_NORMAL
        : ageYears >= CMAS_YOUNGEST_AGE
          ? CMAS_NORMAL_YOUNG
          : undefined;
    if (ageYears === undefined && cmas.value < CMAS_NORMAL) {
      answers.push(unknown(`${describe(cmas)}, age not known`, [], [cmas.ref]));
    } else if (limit !== undefined) {
      answers.push(
        cmas.value < limit
          ? met(`${describe(cmas)}, below ${limit}`, [cmas.ref])
          : unmet(describe(cmas), [cmas.ref]),
      );
    }
  }
  const mmt8 = latestStrength(measurements, 'mmt8', asOf);
  const limits = MMT8_LIMITS[mmt8?.denominator ?? 0];
  if (mmt8?.value !== undefined && limits) {
    answers.push(
      mmt8.value < limits.activeBelow
        ? met(`${describe(mmt8)}, below ${limits.activeBelow}`, [mmt8.ref])
        : unmet(describe(mmt8), [mmt8.ref]),
    );
  }
  return (
    answers.find(isMet) ??
    answers.find((answer) => answer.verdict === 'unknown') ??
    answers[0] ??
    unknown('strength not measured')
  );
}

/** Was strength measured as normal later than the given day? Then a weakness on the problem list is overruled. */
export function normalSince(
  measurements: Measurements,
  since: Day,
  ageYears: number | undefined,
  asOf: Day,
): Answer {
  const cmas = latestStrength(measurements, 'cmas', asOf);
  const isLater = (one: Measurement | undefined): one is Measurement =>
    (one?.on?.earliest ?? -Infinity) > since;
  if (isLater(cmas) && (cmas.value ?? 0) >= CMAS_NORMAL && (ageYears ?? 0) >= CMAS_FULL_AGE) {
    return met(describe(cmas), [cmas.ref]);
  }
  const mmt8 = latestStrength(measurements, 'mmt8', asOf);
  const limits = MMT8_LIMITS[mmt8?.denominator ?? 0];
  if (isLater(mmt8) && limits && (mmt8.value ?? 0) >= limits.normalFrom)
    return met(describe(mmt8), [mmt8.ref]);
  return unmet('no later normal strength');
}

export interface StrengthWorsening {
  readonly answer: Answer;
  readonly fall: StrengthFall | undefined;
}

/** A fall of CMAS by 3, or of MMT8 by 4/80 or 8/150, that ends below normal. */
export function strengthFell(measurements: Measurements, asOf: Day): StrengthWorsening {
  for (const scale of scales) {
    const values = measurements[scale].filter(exact);
    const now = latest(values, { notBefore: asOf - CHANGE_DAYS, notAfter: asOf });
    if (!now?.on || now.value === undefined) continue;
    const needed = changeThatCounts(scale, now);
    const below = fallMustEndBelow(scale, now);
    if (needed === undefined || below === undefined || now.value >= below) continue;
    const baseline = baselinesOf(values, now).find(
      (before) => (before.value ?? 0) - (now.value ?? 0) >= needed,
    );
    if (baseline?.on && baseline.value !== undefined) {
      const days = now.on.latest - baseline.on.latest;
      return {
        answer: met(
          `${NAMES[scale]} fell ${baseline.value} to ${now.value} in ${days} days (${formatDay(baseline.on.latest)} to ${formatDay(now.on.latest)})`,
          [baseline.ref, now.ref],
        ),
        fall: { measure: NAMES[scale], from: baseline.value, to: now.value, days },
      };
    }
  }
  return { answer: unmet('no fall in strength that counts'), fall: undefined };
}

/** The last value at least 7 d earlier, and the best of the 180 d before, of the same scale. */
function baselinesOf(values: readonly Measurement[], now: Measurement): readonly Measurement[] {
  const on = now.on;
  if (!on) return [];
  const before = values.filter(
    (value) =>
      sameScale(value, now) && value.on !== undefined && on.earliest - value.on.latest >= BASELINE_GAP_DAYS,
  );
  const last = latest(before, { notAfter: on.earliest - BASELINE_GAP_DAYS });
  const best = before
    .filter((value) => isWithin(value, { notBefore: on.earliest - BEST_BASELINE_DAYS, notAfter: on.latest }))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  return [last, best].filter((value) => value !== undefined);
}

/** A rise of CMAS by 3, or of MMT8 by 4/80 or 8/150, from the earliest comparable value. Unknown without one. */
export function strengthRose(measurements: Measurements, asOf: Day): Answer {
  let comparable: Answer | undefined;
  for (const scale of scales) {
    const values = measurements[scale].filter(exact);
    const now = latest(values, { notBefore: asOf - CHANGE_DAYS, notAfter: asOf });
    if (!now?.on || now.value === undefined) continue;
    const needed = changeThatCounts(scale, now);
    const on = now.on;
    const baseline = values.find(
      (value) =>
        sameScale(value, now) &&
        isWithin(value, {
          notBefore: on.latest - IMPROVEMENT_BASELINE_DAYS,
          notAfter: on.earliest - BASELINE_GAP_DAYS,
        }),
    );
    if (needed === undefined || baseline?.value === undefined) continue;
    const saw = `${describe(baseline)} to ${describe(now)}`;
    if (now.value - baseline.value >= needed) return met(saw, [baseline.ref, now.ref]);
    comparable ??= unmet(saw, [baseline.ref, now.ref]);
  }
  return comparable ?? unknown('no comparable earlier measurement');
}
