import type { Concept } from '../contract/fhir.js';
import { measures, type MeasureId } from '../knowledge/measure-names.js';
import {
  interpretationCodes,
  presenceAnswers,
  presenceCodes,
  presenceWords,
  type Presence,
} from '../knowledge/result-words.js';
import { chartedValue, type Charted, type Comparator, type Part } from './charted-value.js';
import { isAtLeast } from './limits.js';
import { canonicalUnit, convert, hasUnit, sameUnit } from './units.js';

/** What one result says, before it is known when and of whom. */
export interface Result {
  /** In the canonical unit of the measure (units.ts); undefined when the unit does not allow it. */
  readonly value?: number | undefined;
  /** "<0.2" proves only its side (specification B.1). */
  readonly comparator?: Comparator | undefined;
  /** Unit of `value`; '' for scores and where there is no value. */
  readonly unit: string;
  /** Highest possible score: CMAS 52, MMT8 80, 150 or 260; undefined when the chart leaves it open. */
  readonly denominator?: number | undefined;
  /** Value as a multiple of the laboratory's upper limit; also known where both carry no unit at all. */
  readonly timesUpperLimit?: number | undefined;
  /** Below the laboratory's own lower limit of normal; undefined: it printed none, or the two cannot be compared. */
  readonly belowLowerLimit?: boolean | undefined;
  readonly qualitative?: Presence | undefined;
  /** The laboratory's own verdict, where it gave one. */
  readonly flag?: 'high' | 'low' | 'normal' | undefined;
  /** As charted: "24/52", "92 U/L", "Weak positive". */
  readonly charted: string;
}

type Interpretation = keyof typeof interpretationCodes;
const interpretationByCode: ReadonlyMap<string, Interpretation> = new Map(
  (Object.keys(interpretationCodes) as Interpretation[]).flatMap((meaning) =>
    interpretationCodes[meaning].map((code) => [code, meaning] as const),
  ),
);

function interpretationsOf(part: Part): readonly Interpretation[] {
  const wordsOf = (concept: Concept) => [...concept.coding.map((coding) => coding.code), concept.text];
  return (part.interpretation ?? [])
    .flatMap(wordsOf)
    .flatMap((word) => interpretationByCode.get(word?.toLowerCase() ?? '') ?? []);
}

const flagIn = (interpretations: readonly Interpretation[]): Result['flag'] =>
  (['high', 'low', 'normal'] as const).find((flag) => interpretations.includes(flag));

/** "elevated", "within normal limits": a laboratory result in words. */
function flagInWords({ wordings }: Charted): Result['flag'] {
  const words = wordings[0] ?? '';
  if (/\b(not|no)\b/.test(words)) return undefined;
  if (/\b(elevated|high|raised|increased)\b|above/.test(words)) return 'high';
  return /^(normal|within normal limits|wnl)$/.test(words) ? 'normal' : undefined;
}

/** Enzymes that are never below 5 U/L, so that "1,240 U/L" can only mean thousands. */
const NEVER_NEAR_ONE: ReadonlySet<MeasureId> = new Set<MeasureId>(['ck', 'ldh', 'ast', 'alt']);

const isReadable = (measure: MeasureId, { ambiguous, unit }: Charted): boolean =>
  !ambiguous || (NEVER_NEAR_ONE.has(measure) && convert(measure, { value: 1, ...unit }) === 1);

/**
 * A laboratory or vital-sign result. A result whose unit cannot be trusted has no value; it is kept without
 * one, since "measured last week, not readable" is not "never measured".
 */
export function amountIn(measure: MeasureId, part: Part): Result | undefined {
  const charted = chartedValue(part);
  if (part.dataAbsentReason) return undefined;
  const flag = flagIn(interpretationsOf(part)) ?? (charted && flagInWords(charted));
  const number = charted && isReadable(measure, charted) ? charted.number : undefined;
  if (!charted || charted.number === undefined)
    return flag && { unit: '', flag, charted: charted?.text ?? `flagged ${flag}` };
  if (charted.number < 0) return undefined;

  const canonical = canonicalUnit(measure);
  const value = canonical === undefined ? number : convert(measure, { value: number, ...charted.unit });
  const { credible } = measures[measure];
  // Body measures: a weight of 0.4 kg, or in an unknown unit, would only hide the one before it.
  if (credible && (value === undefined || value < credible.from || value > credible.to)) return undefined;
  const comparator = charted.comparator;
  const unit = value === undefined ? '' : (canonical ?? charted.unit.unit ?? charted.unit.code ?? '');
  return {
    value,
    comparator,
    unit,
    flag,
    charted: charted.text,
    ...timesUpperLimitOf(measure, part, charted, number),
    ...lowerLimitOf(measure, part, charted, number),
  };
}

/** As a multiple of the upper limit of normal: in canonical units where both convert, else within one unit. */
function timesUpperLimitOf(
  measure: MeasureId,
  part: Part,
  { unit }: Charted,
  number: number | undefined,
): Pick<Result, 'timesUpperLimit'> {
  const high = upperLimitIn(part);
  if (high === undefined || number === undefined) return {};
  const limitUnit = hasUnit(high) ? high : unit;
  const value = convert(measure, { value: number, ...unit });
  const limit = convert(measure, { ...limitUnit, value: high.value });
  if (value !== undefined && limit !== undefined) return { timesUpperLimit: value / limit };
  // A range is printed for the value beside it: without a unit on the value both are taken to share one.
  return hasUnit(unit) && !sameUnit(unit, limitUnit) ? {} : { timesUpperLimit: number / high.value };
}

/** By conversion where both have units that we know; else only in the unit of the value. */
function lowerLimitOf(
  measure: MeasureId,
  part: Part,
  { unit, comparator }: Charted,
  number: number | undefined,
): Pick<Result, 'belowLowerLimit'> {
  const low = oneLimit(
    part.referenceRange.flatMap(({ low: limit, text }) => {
      if (limit?.value !== undefined) return [{ ...limit, value: limit.value }];
      const written = LOWER_RANGE_TEXT.exec(text ?? '');
      return written ? [{ value: Number(written[1] ?? written[2]), unit: written[3]?.trim() }] : [];
    }),
  );
  if (low === undefined || number === undefined) return {};
  const value = convert(measure, { value: number, ...unit });
  const limit = convert(measure, { ...(hasUnit(low) ? low : unit), value: low.value });
  const inOneUnit = !hasUnit(low) || !hasUnit(unit) || sameUnit(low, unit);
  const [found, least] =
    value !== undefined && limit !== undefined ? [value, limit] : inOneUnit ? [number, low.value] : [];
  if (found === undefined || least === undefined) return {};
  const enough = isAtLeast(least, { value: found, comparator });
  return enough === undefined ? {} : { belowLowerLimit: !enough };
}

/** "7.0-16.0 g/L", ">7", "at least 7". */
const LOWER_RANGE_TEXT =
  /^\s*(?:(\d+(?:\.\d+)?)\s*(?:-|–|to)\s*[\d.]+|(?:>=?|≥|at least|from)\s*(\d+(?:\.\d+)?))\s*([^\d\s].*)?$/i;

/** "0-200 U/L", "<200", "up to 200". */
const RANGE_TEXT = /^\s*(?:[\d.]+\s*(?:-|–|to)\s*|<=?\s*|≤\s*|up to\s*)(\d+(?:\.\d+)?)\s*([^\d\s].*)?$/i;

/** The one upper limit of a result; several that differ (by sex, by gestation) do not tell which applies. */
function upperLimitIn(
  part: Part,
): { readonly value: number; readonly unit?: string | undefined } | undefined {
  const limits = part.referenceRange.flatMap(({ high, text }) => {
    if (high?.value !== undefined) return [{ ...high, value: high.value }];
    const written = RANGE_TEXT.exec(text ?? '');
    return written ? [{ value: Number(written[1]), unit: written[2]?.trim() }] : [];
  });
  return oneLimit(limits);
}

function oneLimit<Limit extends { readonly value: number }>(limits: readonly Limit[]): Limit | undefined {
  const [first, ...others] = limits;
  if (!first || first.value <= 0 || others.some((other) => other.value !== first.value)) return undefined;
  return first;
}

/** Positive, negative or borderline, in words or by answer code; undefined for "see comment", "pending". */
function presenceInWords({ wordings, codes }: Pick<Charted, 'wordings' | 'codes'>): Presence | undefined {
  for (const words of wordings) {
    const answer = presenceAnswers.get(words.trim());
    if (answer) return answer;
    for (const [presence, pattern] of presenceWords) if (pattern.test(words)) return presence;
  }
  return codes.map((code) => presenceCodes.get(code)).find((presence) => presence !== undefined);
}

/** A test that is positive or negative: in words, by interpretation, or by a number against the upper limit. */
export function presenceIn(measure: MeasureId, part: Part): Result | undefined {
  const charted = chartedValue(part);
  if (part.dataAbsentReason) return undefined;
  const measured = charted?.number === undefined ? undefined : amountIn(measure, part);
  const qualitative =
    (charted && presenceInWords(charted)) ??
    presenceByInterpretation(interpretationsOf(part)) ??
    (measured && presenceByNumber(measured));
  if (measured) return { ...measured, qualitative };
  return qualitative && { unit: '', qualitative, charted: charted?.text ?? `flagged ${qualitative}` };
}

/** For a presence test, out of range means present. */
function presenceByInterpretation(interpretations: readonly Interpretation[]): Presence | undefined {
  const says = (...meanings: Interpretation[]) => meanings.some((one) => interpretations.includes(one));
  if (says('positive', 'high', 'abnormal')) return 'positive';
  if (says('borderline')) return 'borderline';
  return says('negative', 'normal', 'low') ? 'negative' : undefined;
}

function presenceByNumber({ timesUpperLimit: ratio, comparator }: Result): Presence | undefined {
  if (ratio === undefined) return undefined;
  if (comparator === '<' || comparator === '<=') return ratio <= 1 ? 'negative' : undefined;
  if (comparator === '>' || comparator === '>=') return ratio >= 1 ? 'positive' : undefined;
  return ratio > 1 ? 'positive' : 'negative';
}
