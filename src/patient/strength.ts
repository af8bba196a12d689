import type { Settings } from '../knowledge/settings.js';
import { anyOf, met, unknown, unmet, type Answer } from './answer.js';
import { formatDay, type Day, type DayInterval } from './dates.js';
import type { Person, StrengthFall } from './facts.js';
import { isAtLeast, isAtMost } from './limits.js';
import {
  isWithin,
  lastDays,
  latest,
  type Measurement,
  type Measurements,
  type Window,
} from './observations.js';
import { MMT8_NORMAL_FROM } from './printo.js';

/**
 * Strength by CMAS and MMT8: low, near normal, falling, rising. Specification B.1 and C.
 * Only values of one scale with one denominator are ever compared.
 */

/** Least total improvement score (0-100) that is minimal improvement. Specification C. */
const TIS_MINIMAL = { adult: 20, juvenile: 30 } as const;

type Scale = 'cmas' | 'mmt8';
const scales: readonly Scale[] = ['cmas', 'mmt8'];
const NAMES = { cmas: 'CMAS', mmt8: 'MMT8' } as const;

/** A number that can be compared: without comparator, dated. */
interface Score extends Measurement {
  readonly value: number;
  readonly on: DayInterval;
}

const sameScale = (one: Measurement, other: Measurement): boolean => one.denominator === other.denominator;

const sameDay = (one: Score, other: Score): boolean =>
  one.on.earliest === other.on.earliest && one.on.latest === other.on.latest;

/** The scores of one scale, oldest first; of two on one day only the worse (specification B.1). */
function scoresOf(measurements: Measurements, scale: Scale): readonly Score[] {
  const scores = measurements[scale].filter(
    (one): one is Score => one.value !== undefined && one.comparator === undefined && one.on !== undefined,
  );
  return scores.filter(
    (one) => !scores.some((other) => sameScale(one, other) && sameDay(one, other) && other.value < one.value),
  );
}

/** The value that speaks of now: one with a comparator too, for it may not be passed over for an older one. */
function currentOf(
  measurements: Measurements,
  scale: Scale,
  asOf: Day,
  settings: Settings,
): Score | undefined {
  const scores = measurements[scale].filter(
    (one): one is Score => one.value !== undefined && one.on !== undefined,
  );
  return latestOf(scores, lastDays(settings.strengthChangeDays, asOf));
}

const latestOf = (scores: readonly Score[], window: Window): Score | undefined => {
  const last = latest(scores, window);
  return scores.find((score) => score === last);
};

/** Which fall and which rise count, and below which value a score is weakness. */
interface Limits {
  readonly fall: number;
  readonly rise: number;
  readonly activeBelow: number;
}

/** undefined: a scale without limits. */
export function limitsOf(scale: Scale, { denominator }: Measurement, settings: Settings): Limits | undefined {
  if (scale === 'cmas') {
    const { cmasFallThatCounts, cmasRiseThatCounts, cmasActiveBelow } = settings;
    return { fall: cmasFallThatCounts, rise: cmasRiseThatCounts, activeBelow: cmasActiveBelow };
  }
  const mmt8: Readonly<Record<number, Limits>> = {
    80: {
      fall: settings.mmt8FallThatCounts80,
      rise: settings.mmt8RiseThatCounts80,
      activeBelow: settings.mmt8ActiveBelow80,
    },
    150: {
      fall: settings.mmt8FallThatCounts150,
      rise: settings.mmt8RiseThatCounts150,
      activeBelow: settings.mmt8ActiveBelow150,
    },
  };
  return mmt8[denominator ?? 0];
}

const describe = (scale: Scale, { charted, on }: Measurement): string =>
  `${NAMES[scale]} ${charted}${on ? ` (${formatDay(on.latest)})` : ''}`;

/** The latest value of a scale within the activity window. */
export const latestStrength = (
  measurements: Measurements,
  scale: Scale,
  asOf: Day,
  { activityLookBackDays }: Settings,
): Measurement | undefined => latest(measurements[scale], lastDays(activityLookBackDays, asOf));

/** Is strength measurably low? A child under 5 is never called weak by the absolute CMAS. */
export function strengthLow(
  measurements: Measurements,
  ageYears: number | undefined,
  asOf: Day,
  settings: Settings,
): Answer {
  const cmas = latestStrength(measurements, 'cmas', asOf, settings);
  const mmt8 = latestStrength(measurements, 'mmt8', asOf, settings);
  const limits = mmt8 && limitsOf('mmt8', mmt8, settings);
  const tooYoung = ageYears !== undefined && ageYears < settings.cmasCountsFromAgeYears;
  const answers = [
    ...(cmas && !tooYoung ? [cmasLow(cmas, ageYears, settings)] : []),
    ...(mmt8 && limits ? [isBelow(limits.activeBelow, 'mmt8', mmt8)] : []),
  ];
  if (answers.length > 0) return anyOf(answers);
  return cmas
    ? unknown(
        `${describe('cmas', cmas)} proves nothing under ${settings.cmasCountsFromAgeYears} years`,
        [],
        [cmas.ref],
      )
    : unknown('strength not measured');
}

function cmasLow(cmas: Measurement, ageYears: number | undefined, settings: Settings): Answer {
  const limit = cmasLimit(ageYears, settings);
  if (limit === undefined) {
    // Normal is normal at any age; low can be a small child's.
    return isAtLeast(settings.cmasActiveBelow, cmas) === true
      ? unmet(describe('cmas', cmas), [cmas.ref])
      : unknown(`${describe('cmas', cmas)}, age not known`, [], [cmas.ref]);
  }
  return isBelow(limit, 'cmas', cmas);
}

/** Below this CMAS a child of that age is weak; undefined: the age is not known. */
const cmasLimit = (
  ageYears: number | undefined,
  { cmasActiveBelow, cmasActiveBelowYoung, cmasFullScoreFromAgeYears }: Settings,
): number | undefined =>
  ageYears === undefined
    ? undefined
    : ageYears < cmasFullScoreFromAgeYears
      ? cmasActiveBelowYoung
      : cmasActiveBelow;

/** Below which value a score is weakness, at this age; undefined: by itself it proves none. */
export function weakBelow(
  scale: Scale,
  score: Measurement,
  ageYears: number | undefined,
  settings: Settings,
): number | undefined {
  if (scale === 'mmt8') return limitsOf(scale, score, settings)?.activeBelow;
  return ageYears !== undefined && ageYears < settings.cmasCountsFromAgeYears
    ? undefined
    : cmasLimit(ageYears, settings);
}

function isBelow(limit: number, scale: Scale, score: Measurement): Answer {
  const saw = describe(scale, score);
  const enough = isAtLeast(limit, score);
  if (enough === undefined) return unknown(saw, [], [score.ref]);
  return enough ? unmet(saw, [score.ref]) : met(`${saw}, below ${limit}`, [score.ref]);
}

/** Was strength measured as normal, as in PRINTO, later than the given day? That overrules a weakness on the problem list. */
export function normalSince(
  measurements: Measurements,
  since: Day,
  ageYears: number | undefined,
  asOf: Day,
  settings: Settings,
): Answer {
  const { cmasFullScoreFromAgeYears, cmasActiveBelow } = settings;
  const normal = (scale: Scale, least: number | undefined): Answer => {
    const score = latestStrength(measurements, scale, asOf, settings);
    const isLater = (score?.on?.earliest ?? -Infinity) > since;
    return score && isLater && least !== undefined && isAtLeast(least, score) === true
      ? met(describe(scale, score), [score.ref])
      : unmet('no later normal strength');
  };
  const mmt8 = latestStrength(measurements, 'mmt8', asOf, settings);
  return anyOf([
    normal('cmas', (ageYears ?? 0) >= cmasFullScoreFromAgeYears ? cmasActiveBelow : undefined),
    normal('mmt8', MMT8_NORMAL_FROM[mmt8?.denominator ?? 0]),
  ]);
}

interface StrengthWorsening {
  readonly answer: Answer;
  readonly fall: StrengthFall | undefined;
}

/** A fall of CMAS by 3, or of MMT8 by 4/80 or 8/150, that ends below normal. */
export function strengthFell(measurements: Measurements, asOf: Day, settings: Settings): StrengthWorsening {
  for (const scale of scales) {
    const scores = scoresOf(measurements, scale);
    const now = currentOf(measurements, scale, asOf, settings);
    const limits = now && limitsOf(scale, now, settings);
    if (!now || !limits || isAtLeast(limits.activeBelow, now) !== false) continue;
    const baseline = baselinesOf(scores, now, settings).find(
      (before) => isAtMost(before.value - limits.fall, now) === true,
    );
    if (!baseline) continue;
    const days = now.on.latest - baseline.on.latest;
    return {
      answer: met(
        `${NAMES[scale]} fell ${baseline.value} to ${now.comparator ?? ''}${now.value} in ${days} days (${formatDay(baseline.on.latest)} to ${formatDay(now.on.latest)})`,
        [baseline.ref, now.ref],
      ),
      // "Fell 27 to <20" is no number for a summary.
      fall:
        now.comparator === undefined
          ? { measure: NAMES[scale], from: baseline.value, to: now.value, days }
          : undefined,
    };
  }
  return { answer: unmet('no fall in strength that counts'), fall: undefined };
}

/** The last value at least 7 d earlier, and the best of the 180 d before, of the same scale. */
function baselinesOf(scores: readonly Score[], now: Score, settings: Settings): readonly Score[] {
  const notAfter = now.on.earliest - settings.strengthBaselineGapDays;
  const before = scores.filter((score) => sameScale(score, now) && isWithin(score, { notAfter }));
  const last = latestOf(before, { notAfter });
  const best = before
    .filter((score) =>
      isWithin(score, { notBefore: now.on.earliest - settings.worseningBaselineDays, notAfter }),
    )
    .sort((a, b) => b.value - a.value)[0];
  return [last, best].filter((score) => score !== undefined);
}

/**
 * A rise of CMAS by 3, or of MMT8 by 4/80 or 8/150, from the earliest comparable value, or a total improvement
 * score that is at least minimal. Unknown without any of them.
 */
export function strengthRose(
  measurements: Measurements,
  population: Person['population'],
  asOf: Day,
  settings: Settings,
): Answer {
  const compared = scales.flatMap((scale) => {
    const scores = scoresOf(measurements, scale);
    const now = currentOf(measurements, scale, asOf, settings);
    const limits = now && limitsOf(scale, now, settings);
    if (!now || !limits) return [];
    const window = {
      notBefore: now.on.latest - settings.improvingBaselineDays,
      notAfter: now.on.earliest - settings.strengthBaselineGapDays,
    };
    const baseline = scores.find((score) => sameScale(score, now) && isWithin(score, window));
    if (!baseline) return [];
    const rose = isAtLeast(baseline.value + limits.rise, now);
    const saw = `${describe(scale, baseline)} to ${describe(scale, now)}`;
    const from = [baseline.ref, now.ref];
    return rose === undefined ? unknown(saw, [], from) : (rose ? met : unmet)(saw, from);
  });
  const answers = [...compared, ...totalImprovement(measurements, population, asOf, settings)];
  return answers.length > 0 ? anyOf(answers) : unknown('no comparable earlier measurement');
}

/** TIS is itself a change: the latest of 90 d, at least minimal or not. Of two populations the stricter. */
function totalImprovement(
  { tis }: Measurements,
  population: Person['population'],
  asOf: Day,
  settings: Settings,
): readonly Answer[] {
  const score = latest(tis, lastDays(settings.strengthChangeDays, asOf));
  if (!score) return [];
  const least = TIS_MINIMAL[population ?? 'juvenile'];
  const enough = isAtLeast(least, score);
  const saw = `TIS ${score.charted}${score.on ? ` (${formatDay(score.on.latest)})` : ''}`;
  if (enough === undefined) return [unknown(saw, [], [score.ref])];
  return [
    enough
      ? met(`${saw}, at least ${least}`, [score.ref])
      : unmet(`${saw}, below minimal (${least})`, [score.ref]),
  ];
}
