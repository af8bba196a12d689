import type { Concept, Observation, Quantity } from '../contract/fhir.js';
import { wordsOf } from './chart-reading.js';

/**
 * The value of an Observation as somebody charted it: number, words or both. What it means is for the readers
 * of scores, amounts and presence (presentation "Values").
 */

type Component = Observation['component'][number];

/** What can carry one result: an Observation, or one component of it. */
export type Part = Component & Partial<Pick<Observation, 'interpretation' | 'valueBoolean'>>;

export type Comparator = '<' | '<=' | '>' | '>=';

export interface Charted {
  readonly number?: number | undefined;
  readonly comparator?: Comparator | undefined;
  /** The number was written "1,240": thousands in one country, a decimal in another. */
  readonly ambiguous?: boolean | undefined;
  /** "24/52": the scale stated with the value. */
  readonly outOf?: number | undefined;
  readonly unit: Pick<Quantity, 'unit' | 'code' | 'system'>;
  /** Lower-cased, best wording first. */
  readonly wordings: readonly string[];
  readonly codes: readonly string[];
  /** As a clinician would recognise it in the chart. */
  readonly text: string;
}

const noUnit = {};

/** @returns undefined when nothing was charted, or when the chart says why nothing was. */
export function chartedValue(part: Part): Charted | undefined {
  if (part.dataAbsentReason) return undefined;
  if (part.valueQuantity?.value !== undefined)
    return fromQuantity(part.valueQuantity, part.valueQuantity.value);
  if (part.valueInteger !== undefined) return plain(part.valueInteger);
  if (part.valueString !== undefined) return fromWords([part.valueString], []);
  if (part.valueCodeableConcept) return fromConcept(part.valueCodeableConcept);
  if (part.valueBoolean !== undefined) return fromWords([part.valueBoolean ? 'positive' : 'negative'], []);
  return undefined;
}

const plain = (number: number): Charted => ({
  number,
  unit: noUnit,
  wordings: [],
  codes: [],
  text: String(number),
});

function fromQuantity(quantity: Quantity, number: number): Charted | undefined {
  const { unit, code, system } = quantity;
  const comparator = quantity.comparator === undefined ? undefined : comparatorIn(quantity.comparator);
  // "ad" (sufficient to achieve) and whatever else: not a result.
  if (quantity.comparator !== undefined && !comparator) return undefined;
  const text = `${comparator ?? ''}${number}${unit || code ? ` ${unit ?? code}` : ''}`;
  return { number, comparator, unit: { unit, code, system }, wordings: [], codes: [], text };
}

function fromConcept(concept: Concept): Charted | undefined {
  const wordings = wordsOf(concept);
  const codes = concept.coding.flatMap((coding) => coding.code ?? []);
  return wordings.length > 0 || codes.length > 0 ? fromWords(wordings, codes) : undefined;
}

/** Whole numbers, decimals with point or comma, thousands with commas. */
const NUMBER = /-?\d+(?:,\d{3})*(?:[.,]\d+)?/;
const WITH_SCALE = new RegExp(
  `^(?:[^\\d<>≤≥]*[\\s:=(])?(${NUMBER.source})\\s*(?:/|out of|of)\\s*(\\d{1,3})(?![\\d/.:-])`,
);
const WITH_UNIT = new RegExp(
  `^(?:[a-z][^\\d<>≤≥:=]*[:=]\\s*)?(<=|>=|<|>|≤|≥)?\\s*(${NUMBER.source})(.*)$`,
  's',
);
/** After a number: a range, titre, date or time goes on; the first figure alone would mislead. */
const GOES_ON = /^\s*[-–:/.,\d]/;
/** What laboratories add behind the unit: "(H)", "HIGH", "*". */
const FLAG_BEHIND = /((?<!\/\s*)(\s+|\s*\()(h{1,2}|l{1,2}|n|a|high|low|normal|abnormal)\)?|\s*[*!]+)\s*$/;

/** Longer texts are reports, not results; the bound also keeps every pattern cheap. */
const LONGEST_WORDING = 2000;

/** Lower-cased, white space single, lines kept. */
const plainWords = (words: string): string =>
  words
    .slice(0, LONGEST_WORDING)
    .toLowerCase()
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n');

function fromWords(texts: readonly string[], codes: readonly string[]): Charted {
  const wordings = texts.map(plainWords);
  const text = texts[0] ?? codes[0] ?? '';
  return { ...numberIn(wordings[0] ?? ''), wordings, codes, text };
}

function numberIn(words: string): Pick<Charted, 'number' | 'comparator' | 'ambiguous' | 'outOf' | 'unit'> {
  const tidy = words
    .trim()
    .replace(/^(less than|below)\s/, '<')
    .replace(/^(more than|greater than|above)\s/, '>');
  const scaled = WITH_SCALE.exec(tidy);
  if (scaled) return { ...numeral(scaled[1] ?? ''), outOf: Number(scaled[2]), unit: noUnit };
  const measured = WITH_UNIT.exec(tidy);
  const behind = measured?.[3] ?? '';
  if (!measured || GOES_ON.test(behind)) return { unit: noUnit };
  const unit = behind
    .replace(FLAG_BEHIND, '')
    .replace(/[(;,].*$/, '')
    .trim();
  return {
    ...numeral(measured[2] ?? ''),
    comparator: measured[1] === undefined ? undefined : comparatorIn(measured[1]),
    unit: unit === '' ? noUnit : { unit },
  };
}

const COMPARATORS: ReadonlyMap<string, Comparator> = new Map([
  ['<', '<'],
  ['>', '>'],
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
]);
const comparatorIn = (sign: string): Comparator | undefined => COMPARATORS.get(sign);

/** "1,240.5" and "1,234,567" can only be thousands, "0,2" and "12,5" only decimals; "1,240" can be both. */
function numeral(digits: string): { readonly number: number; readonly ambiguous?: boolean } {
  if (/^[1-9]\d{0,2},\d{3}$/.test(digits))
    return { number: Number(digits.replace(',', '')), ambiguous: true };
  const isGrouped = /,\d{3}[.,]/.test(digits);
  return { number: Number(isGrouped ? digits.replaceAll(',', '') : digits.replace(',', '.')) };
}
