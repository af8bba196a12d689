import type { Dosage, Quantity, Timing } from '../contract/fhir.js';
import { tidy } from './decimals.js';
import {
  endsOf,
  inMilligrams,
  isPer,
  kindOf,
  strengthOf,
  type Amount,
  type Body,
  type Strength,
} from './dose-masses.js';
import { preference, readDoseText, type Reading, type TextReading } from './dose-text.js';
import { perWeek, scheduleOf } from './dosing-frequency.js';

export type { Amount, DoseUnit } from './dose-masses.js';
export type { Reading } from './dose-text.js';
export type { Schedule } from './dosing-frequency.js';

/**
 * A prescribed dose: structured fields first, filled up from the text. `amount` is given `schedule.times` times
 * in `schedule.days` days. What cannot be known is absent; nothing is computed from a contradiction.
 */
export interface Dose extends Reading {
  /** Structured fields and text, or the text in itself, say different things; all are in `readings`. */
  readonly conflict: boolean;
  /** The dose goes up or down in steps, and where the patient is in them is not known. */
  readonly varies: boolean;
  /** Every way to read it, the structured one first; one where all agree. */
  readonly readings: readonly Reading[];
}

/** Dosage of an order, statement or dispense, or of an administration (which has `dose` and no timing). */
export interface DosageLike {
  readonly text?: string | undefined;
  readonly patientInstruction?: string | undefined;
  readonly timing?: Timing | undefined;
  readonly doseAndRate?: Dosage['doseAndRate'];
  readonly dose?: Quantity | undefined;
}

/**
 * @param productTexts what the product is called: its strength turns "6 tablets" into 15 mg
 * @returns undefined when neither an amount nor a rhythm can be read
 */
export function readDose(
  dosage: DosageLike,
  { productTexts = [] }: { readonly productTexts?: readonly string[] } = {},
): Dose | undefined {
  const product = strengthOf(productTexts);
  const structured = structuredReading(dosage, product);
  const words = dosage.text ?? dosage.patientInstruction;
  const told = words === undefined ? undefined : readDoseText(words, product);
  const merged = merge(structured, told);
  if (!merged.reading.amount && !merged.reading.schedule) return undefined;
  return {
    ...merged.reading,
    conflict: merged.conflict,
    varies: told?.varies === true,
    readings: merged.conflict
      ? [structured, ...(told?.readings ?? [])].filter((one) => one.amount ?? one.schedule)
      : [merged.reading],
  };
}

function structuredReading(dosage: DosageLike, product: Strength): Reading {
  const quantities = [...(dosage.doseAndRate ?? []).map(quantityTexts), asTexts(dosage.dose)];
  const [best] = quantities
    .flatMap((texts) => firstAmount(texts, product) ?? [])
    .sort((one, other) => rankOf(one) - rankOf(other));
  const stated = scheduleOf(dosage.timing);
  // "mg/d" in the unit is a total; the timing then only divides it.
  return best?.isTotal ? best : { amount: best?.amount, schedule: stated };
}

/** By the UCUM code; by the unit where the code is none that we read ("TAB" beside "Tablet"). */
function firstAmount(texts: readonly string[], product: Strength): Reading | undefined {
  for (const text of texts) {
    const reading = readDoseText(text, product)?.readings.find(({ amount }) => amount !== undefined);
    if (reading) return reading;
  }
  return undefined;
}

/** Ordered per kg and calculated in mg: the calculated one is what is given. */
const rankOf = ({ amount }: Reading): number => (amount ? preference(amount) : Infinity);

function quantityTexts({ doseQuantity, doseRange }: Dosage['doseAndRate'][number]): readonly string[] {
  if (doseQuantity) return asTexts(doseQuantity);
  const high = doseRange?.high?.value;
  return high === undefined ? [] : asTexts(doseRange?.low).map((low) => low.replace(' ', `-${high} `));
}

/** "15 mg": value and code, value and unit. */
function asTexts(quantity: Quantity | undefined): readonly string[] {
  const value = quantity?.value;
  if (!quantity || value === undefined || value <= 0) return [];
  return [quantity.code, quantity.unit].flatMap((unit) =>
    unit === undefined ? [] : [`${value} ${unit.replace(/[{}[\]]/g, '')}`],
  );
}

interface Merged {
  readonly reading: Reading;
  readonly conflict: boolean;
}

function merge(structured: Reading, told: TextReading | undefined): Merged {
  const [first, ...others] = told?.readings ?? [];
  if (!first) return { reading: structured, conflict: false };
  const hasStructure = structured.amount !== undefined || structured.schedule !== undefined;
  if (!hasStructure) return { reading: first, conflict: others.length > 0 };
  // Of a text with steps only the rhythm can be compared.
  const text = told?.varies ? { ...first, amount: undefined } : first;
  return {
    reading: fillUp(structured, first),
    conflict: others.length > 0 || contradict(structured, text),
  };
}

function fillUp(structured: Reading, text: Reading): Reading {
  if (structured.amount && structured.schedule) return structured;
  if (structured.amount) return { ...structured, schedule: text.schedule };
  // A total per day belongs with its own day, whatever the timing divides it into.
  if (text.amount && text.isTotal) return text;
  return { ...structured, amount: text.amount };
}

function contradict(structured: Reading, text: Reading): boolean {
  const bothRhythms = structured.schedule && text.schedule;
  if (structured.amount && text.amount && kindOf(structured.amount) === kindOf(text.amount)) {
    return bothRhythms
      ? !isSame(ratesOf(structured), ratesOf(text))
      : !isSame(ends(structured.amount), ends(text.amount));
  }
  if (!structured.schedule || !text.schedule || structured.isTotal || text.isTotal) return false;
  return !isSame([perWeek(structured.schedule)], [perWeek(text.schedule)]);
}

const ends = ({ value, upTo = value, unit }: Amount): readonly number[] => endsOf({ value, upTo, unit });

const ratesOf = ({ amount, schedule }: Reading): readonly number[] =>
  amount && schedule ? ends(amount).map((end) => end * perWeek(schedule)) : [];

/** Prescribers round: 1 % apart is the same dose ("monthly" and every 4 weeks are not). */
const isSame = (some: readonly number[], others: readonly number[]): boolean =>
  some.every((one, index) => Math.abs(one - (others[index] ?? NaN)) <= 0.01 * Math.abs(one));

/** Milligrams of one dose; undefined for a range, a contradiction, steps, and where `body` lacks what it needs. */
export function milligramsOf({ amount, conflict, varies }: Dose, body: Body): number | undefined {
  if (!amount || conflict || varies) return undefined;
  const [low, high = low] = inMilligrams(amount, body) ?? [];
  return low === high ? low : undefined;
}

/** Longest interval that still has a meaningful dose per day: weekly. */
const LONGEST_DAILY_AVERAGE_DAYS = 7;

/**
 * mg per day, averaged over the interval (5 mg every other day is 2.5 mg).
 * @param weightKg recent actual weight, for doses per kg
 * @returns undefined when it cannot be computed for certain
 */
export function dailyMg(dose: Dose, weightKg?: number): number | undefined {
  const { schedule } = dose;
  const mg = milligramsOf(dose, { kg: weightKg });
  if (mg === undefined || !schedule || schedule.days > LONGEST_DAILY_AVERAGE_DAYS) return undefined;
  return tidy((mg * schedule.times) / schedule.days);
}

/** mg per week: 15 mg weekly is 15, 10 mg daily is 70. Undefined when it cannot be computed for certain. */
export function weeklyMg(dose: Dose, body: Body = {}): number | undefined {
  const mg = milligramsOf(dose, body);
  return mg === undefined || !dose.schedule ? undefined : tidy(mg * perWeek(dose.schedule));
}

/** mg per m² and week; a dose written per m² needs no body surface. Undefined when it cannot be computed. */
export function weeklyMgPerM2(dose: Dose, { kg, bsa }: Body = {}): number | undefined {
  if (dose.amount && isPer(dose.amount, 'm2')) return weeklyMg(dose, { bsa: 1 });
  const mg = weeklyMg(dose, { kg });
  return mg === undefined || bsa === undefined ? undefined : tidy(mg / bsa);
}

/** Doses per week of one reading; undefined when no rhythm was stated. */
export const dosesPerWeek = ({ schedule }: Reading): number | undefined => schedule && perWeek(schedule);

/** Does any reading of the prescription give the drug every day? A daily methotrexate kills (B.5, B.6). */
export const isGivenDaily = (dose: Dose): boolean =>
  dose.readings.some((reading) => (dosesPerWeek(reading) ?? 0) >= 7);
