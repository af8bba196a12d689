import { knownScales, type ScoreId } from '../knowledge/measure-names.js';
import { chartedValue, type Charted, type Part } from './charted-value.js';
import type { Result } from './lab-values.js';
import { convert } from './units.js';

/**
 * Scores and the scale they are on (specification C). The scale comes from the value ("24/52"), the name
 * ("MMT-8, 0-80"), the unit ("/52") or the reference range, in this order; a scale that belongs to no known
 * form of the instrument means one item or another instrument, and the result is left out.
 */

const STATED =
  /(?:\b0\s*(?:-|–|to)\s*|\/\s*|\bout of\s*|\bmax(?:imum)?\.?(?: score)?(?: of)?\s*)(\d{1,3})\b/g;
const statedIn = (text: string): readonly number[] =>
  Array.from(text.matchAll(STATED), (match) => Number(match[1]));

/** Both sides with neck, or one side (specification C). */
const MMT8_ONE_SIDE = 80;
const MMT8_BOTH_SIDES = 150;
const MMT8_FULL = 260;

type Scale = { readonly known: number | undefined } | 'foreign';

function scaleOf(measure: ScoreId, part: Part, { outOf, unit }: Charted, name: string): Scale {
  const isKnown = (scale: number) => knownScales[measure].includes(scale);
  const stated =
    outOf !== undefined ? [outOf] : [...statedIn(name.toLowerCase()), ...statedIn(unit.unit ?? '')];
  const fitting = [...new Set(stated.filter(isKnown))];
  if (stated.length > 0 && fitting.length === 0) return 'foreign';
  if (fitting.length > 0) return { known: fitting.length === 1 ? fitting[0] : undefined };
  const range = part.referenceRange.flatMap(({ high }) => high?.value ?? []).find(isKnown);
  return { known: range ?? (measure === 'mmt8' ? sidesIn(name) : undefined) };
}

function sidesIn(name: string): number | undefined {
  if (/unilateral|one side/i.test(name)) return MMT8_ONE_SIDE;
  return /bilateral|both sides/i.test(name) ? MMT8_BOTH_SIDES : undefined;
}

/** The scale when nothing states it: one scale only, or the only one that the value fits. */
function scaleByValue(measure: ScoreId, value: number): number | undefined {
  switch (measure) {
    case 'mmt8':
      // Up to 80 it can be any of the three.
      if (value <= MMT8_ONE_SIDE) return undefined;
      return value <= MMT8_BOTH_SIDES ? MMT8_BOTH_SIDES : MMT8_FULL;
    case 'physician-global':
      // Read on the shorter scale unless it cannot be: that never makes the patient look less active.
      return value <= 10 ? 10 : 100;
    default:
      return knownScales[measure][0];
  }
}

const isRuled = ({ unit, code }: Charted['unit']): boolean => /^[cm]m$/i.test(code ?? unit ?? '');

const unitIsScale = (unit: string | undefined): boolean => /^\{?\s*\/\s*\d+\s*\}?$/.test(unit ?? '');

/** CMAS, MMT8, CDASI activity, physician global (0-10), EAT-10 or TIS; undefined when it is no credible score. */
export function scoreIn(measure: ScoreId, part: Part, name: string): Result | undefined {
  const charted = chartedValue(part);
  if (!charted || charted.number === undefined || charted.ambiguous) return undefined;
  const unit = unitIsScale(charted.unit.unit ?? charted.unit.code) ? {} : charted.unit;
  const value = convert(measure, { value: charted.number, ...unit });
  const scale = scaleOf(measure, part, charted, name);
  if (value === undefined || scale === 'foreign') return undefined;

  const asMeasured = scale.known ?? scaleByValue(measure, value);
  // What was measured with a ruler is in centimetres by now; a bare 0-100 is not.
  const isHundred = measure === 'physician-global' && asMeasured === 100 && !isRuled(unit);
  const score = isHundred ? value / 10 : value;
  const denominator = measure === 'physician-global' ? 10 : measure === 'cmas' ? 52 : asMeasured;
  if (score < 0 || score > (denominator ?? MMT8_FULL)) return undefined;
  return { value: score, comparator: charted.comparator, unit: '', denominator, charted: charted.text };
}
