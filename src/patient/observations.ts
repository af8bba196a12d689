import type { Observation } from '../contract/fhir.js';
import { measureIds, measures, type MeasureId, type ScoreId } from '../knowledge/measure-names.js';
import { panelResultsIn } from './antibody-panel.js';
import { isFinal, referenceTo, wordsOf, type ReadingContext } from './chart-reading.js';
import { chartedValue, type Part } from './charted-value.js';
import { dayInterval, untilToday, type Day, type DayInterval } from './dates.js';
import { amountIn, presenceIn, type Result } from './lab-values.js';
import { recogniseMeasure, type RecognisedMeasure } from './recognise-measure.js';
import { scoreIn } from './score-values.js';

/** One result of one patient. */
export interface Measurement extends Result {
  readonly measure: MeasureId;
  /** The days on which it can have been measured; undefined: it cannot be dated and proves nothing in time. */
  readonly on: DayInterval | undefined;
  /** "Observation/123". */
  readonly ref: string;
  /** As charted: "Manual Muscle Testing 8 (MMT-8) total, 0-80". */
  readonly name: string;
}

/** Every measure, oldest result first, undated ones before all. */
export type Measurements = Readonly<Record<MeasureId, readonly Measurement[]>>;

/** What is dated after the day of the call is a typing error and left out. */
type Dating = Pick<ReadingContext, 'asOf' | 'timeZone'>;

/** Reads FHIR Observations into the clinical measures of specification C. */
export function measurementsOf(observations: readonly Observation[], context: Dating): Measurements {
  const found = Object.fromEntries(measureIds.map((id) => [id, [] as Measurement[]])) as Record<
    MeasureId,
    Measurement[]
  >;
  for (const observation of observations) {
    if (!isFinal(observation)) continue;
    const results = resultsIn(observation);
    if (results.length === 0) continue;
    const on = measuredOn(observation, context);
    if (on === 'in the future') continue;
    const ref = referenceTo('Observation', observation);
    for (const result of results) found[result.measure].push({ ...result, on, ref });
  }
  for (const id of measureIds) found[id].sort(byTime);
  return found;
}

const byTime = (one: Measurement, other: Measurement): number =>
  (one.on?.latest ?? -Infinity) - (other.on?.latest ?? -Infinity) ||
  (one.on?.earliest ?? 0) - (other.on?.earliest ?? 0);

type Named = Pick<Measurement, 'measure' | 'name'> & Result;

/** The Observation's own result, and that of each component that is a measure of ours. */
function resultsIn(observation: Observation): readonly Named[] {
  const whole = recogniseMeasure(observation.code);
  const own = whole ? resultsOf(whole, observation) : [];
  if (observation.component.length === 0) return own;
  const parts = observation.component.flatMap((component) => {
    const known = recogniseMeasure(component.code);
    if (known) return resultsOf(known, component);
    // A flowsheet row "CMAS" whose component is called "Total score".
    return whole && own.length === 0 && isTotal(component) ? resultsOf(whole, component) : [];
  });
  return [...own, ...parts];
}

const isTotal = ({ code }: Part): boolean =>
  wordsOf(code).some((words) => /\b(total|sum|overall)\b/i.test(words));

function resultsOf(recognised: RecognisedMeasure, part: Part): readonly Named[] {
  const { measure, name, onlyPositive } = recognised;
  if (measures[measure].kind === 'panel') return panelResults(recognised, part);
  const result = resultOf(measure, part, name);
  if (!result || (onlyPositive && result.qualitative !== 'positive')) return [];
  return [{ measure, name, ...result }];
}

function resultOf(measure: MeasureId, part: Part, name: string): Result | undefined {
  switch (measures[measure].kind) {
    case 'score':
      return scoreIn(measure as ScoreId, part, name);
    case 'presence':
      return presenceIn(measure, part);
    default:
      return amountIn(measure, part);
  }
}

function panelResults({ name }: RecognisedMeasure, part: Part): readonly Named[] {
  const told = panelResultsIn(chartedValue(part)?.wordings[0] ?? '');
  if (told.length > 0) {
    const charted = chartedValue(part)?.text ?? '';
    return told.map((result) => ({ ...result, name, unit: '', charted }));
  }
  const result = presenceIn('myositis-antibodies', part);
  return result ? [{ measure: 'myositis-antibodies', name, ...result }] : [];
}

/** When it was measured; without that, when it was issued. A month that is not over ends on the day of the call. */
function measuredOn(
  observation: Observation,
  { timeZone, asOf }: Dating,
): DayInterval | undefined | 'in the future' {
  const { effectiveDateTime, effectiveInstant, effectivePeriod, effectiveTiming, issued } = observation;
  const bounds = effectiveTiming?.repeat?.boundsPeriod;
  const on =
    dayInterval(effectiveDateTime ?? effectiveInstant, timeZone) ??
    spanOf([effectivePeriod?.start, effectivePeriod?.end], timeZone) ??
    spanOf([...(effectiveTiming?.event ?? []), bounds?.start, bounds?.end], timeZone) ??
    dayInterval(issued, timeZone);
  return on && (untilToday(on, asOf) ?? 'in the future');
}

/** From the first to the last of the days that can be read. */
function spanOf(texts: readonly (string | undefined)[], timeZone: string): DayInterval | undefined {
  const days = texts.flatMap((text) => dayInterval(text, timeZone) ?? []);
  if (days.length === 0) return undefined;
  return {
    earliest: Math.min(...days.map((day) => day.earliest)),
    latest: Math.max(...days.map((day) => day.latest)),
  };
}

/** Days that count, both included. */
export interface Window {
  readonly notBefore?: Day | undefined;
  readonly notAfter: Day;
}

/** The last so many days, that of the call included. */
export const lastDays = (days: number, asOf: Day): Window => ({ notBefore: asOf - days, notAfter: asOf });

/** A partial date counts only if every day it can mean lies inside; an undated result never does. */
export const isWithin = ({ on }: Measurement, { notBefore, notAfter }: Window): boolean =>
  on !== undefined && on.latest <= notAfter && (notBefore === undefined || on.earliest >= notBefore);

/**
 * The latest result of one measure in the window, and of one day the worse (specification B.1): lower for
 * strength, higher for enzymes and activity, positive for tests. Results whose dates overlap cannot be put in
 * order, so they count as of one day.
 */
export function latest(measurements: readonly Measurement[], window: Window): Measurement | undefined {
  const inside = measurements.filter((measurement) => isWithin(measurement, window));
  const lastCertain = Math.max(...inside.map(({ on }) => on?.earliest ?? -Infinity));
  const last = inside.filter(({ on }) => on !== undefined && on.latest >= lastCertain);
  return last.reduce<Measurement | undefined>(
    (worst, one) => (worst === undefined || badness(one) > badness(worst) ? one : worst),
    undefined,
  );
}

/** Where any date counts, no date does too. */
export const latestEver = (measurements: readonly Measurement[], asOf: Day): Measurement | undefined =>
  latest(measurements, { notAfter: asOf }) ?? measurements.at(-1);

/** The measures that tell how active the disease is. */
export const ACTIVITY_MEASURES = ['cmas', 'mmt8', 'cdasi-activity', 'physician-global'] as const;

const SERIOUSNESS = { negative: 0, borderline: 1, positive: 2 } as const;

/** Comparable within one measure only; a result that cannot be compared never hides one that can. */
function badness({ measure, value, denominator, qualitative, timesUpperLimit }: Measurement): number {
  if (qualitative) return SERIOUSNESS[qualitative];
  if (value === undefined) return timesUpperLimit === undefined ? -Infinity : -Number.MAX_VALUE;
  if (measures[measure].kind === 'presence') return -Number.MAX_VALUE;
  if (measure === 'mmt8') return denominator === undefined ? -Number.MAX_VALUE : -value / denominator;
  return measures[measure].worse === 'lower' ? -value : value;
}
