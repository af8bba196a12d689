import { tidy } from './decimals.js';
import {
  byProduct,
  COUNT,
  countIn,
  countsIn,
  kindOf,
  massesIn,
  milligrams,
  type Amount,
  type Count,
  type Mass,
  type Strength,
} from './dose-masses.js';
import { schedulesIn, type Schedule, type TotalPer } from './dosing-frequency.js';
import { plainDosing } from './dosing-words.js';

/** One way to read a prescription: `amount` is given `schedule.times` times in `schedule.days` days. */
export interface Reading {
  readonly amount?: Amount | undefined;
  readonly schedule?: Schedule | undefined;
  /** The amount is a total per day or week, however it is divided. */
  readonly isTotal?: boolean | undefined;
}

const STEP =
  /\b(then|afterwards|followed by|thereafter|reduc\w*|decreas\w*|increas\w*|taper\w*|wean\w*|titrat\w*|step\w*|alternat\w* with)\b|->|→/;
const TIME_OF_DAY =
  /\b(am|morning|breakfast|noon|lunch|pm|evening|dinner|supper|night|bedtime|mane|nocte|hs)\b/g;

/** "2 tablets in the morning and 1 at night": one of what? */
const BARE_AT_TIME =
  /(?:\band|\bplus|[,;&+]) \d+(?:\.\d+)? (?:(?:at|in the|on the) (?:night|bedtime|evening|morning|noon|lunch|dinner|supper|breakfast)|nocte|mane|hs)\b/;

interface DoseIn {
  readonly amount?: Amount | undefined;
  readonly total?: TotalPer | undefined;
  readonly varies?: boolean | undefined;
}

/** "2 tablets in the morning and 1 tablet at night" are three a day, as 10 mg and 5 mg are 15 mg. */
function taken(text: string): { readonly count: Count | undefined; readonly total?: TotalPer } {
  const counts = countsIn(text);
  if (counts.length < 2 || text.match(TIME_OF_DAY)?.length !== counts.length) return { count: countIn(text) };
  const sum = counts.reduce((one, other) => ({ low: one.low + other.low, high: one.high + other.high }));
  return { count: sum, total: 'round' };
}

/** The amount of one dose in a stretch of text without brackets; several that differ do not make one. */
function doseIn(text: string, product: Strength): DoseIn {
  const masses = massesIn(text);
  const units = masses.filter((mass) => mass.of === 'unit');
  const doses = masses.filter((mass) => mass.of === 'dose');
  if (masses.some((mass) => mass.of === 'unclear') || BARE_AT_TIME.test(text)) return {};
  if (doses.length === 0 && units.length === 1 && units[0]) return ofUnits(text, units[0]);
  if (doses.length === 0) {
    const perMl = masses.filter((mass) => mass.of === 'ml');
    const strength =
      perMl.length === 1 && perMl[0] ? { ...product, mgPerMl: milligrams(perMl[0].amount) } : product;
    const { count, total } = taken(text);
    return { amount: byProduct(text, strength, count), total };
  }
  const own = ofCountedStrength(text, doses);
  if (own) return { amount: own };
  return oneOf(text, doses);
}

/** "2.5 mg tablets, take 6": the strength stands in the text itself. */
function ofUnits(text: string, unit: Mass): DoseIn {
  const { count, total } = taken(text);
  if (count) return { amount: byProduct(text, { mgPerUnit: milligrams(unit.amount) }, count), total };
  // "one 2.5 mg tablet" lost its count to the mass; "2.5 mg tablets" never had one.
  const before = /(\d+(?:\.\d+)?) \d[\d.,]* ?m?c?g\b/.exec(text)?.[1];
  if (before !== undefined)
    return { amount: { value: tidy(Number(before) * milligrams(unit.amount)), unit: 'mg' } };
  return unit.plural ? {} : { amount: unit.amount, total: unit.total };
}

/** "6 tablets of 2.5 mg". */
function ofCountedStrength(text: string, doses: readonly Mass[]): Amount | undefined {
  const [found] = text.matchAll(COUNT);
  if (!found?.[3] || doses.length !== 1 || !doses[0]) return undefined;
  return byProduct(text, { mgPerUnit: milligrams(doses[0].amount) });
}

/**
 * Which of several ways to write one dose says most: per m² is judged as it stands, mg is what is given, and
 * mg per kg would be multiplied by a weight that has changed since.
 */
export const preference = ({ unit }: Amount): number =>
  unit.endsWith('m2') ? 0 : unit.endsWith('kg') ? 2 : 1;

function oneOf(text: string, doses: readonly Mass[]): DoseIn {
  // "1 mg/kg = 28 mg daily": the same dose twice.
  const best = Math.min(...doses.map(({ amount }) => preference(amount)));
  const relevant = doses.filter(({ amount }) => preference(amount) === best);
  const [first] = relevant;
  if (!first) return {};
  const { amount, total } = first;
  const isSame = (mass: Mass) =>
    milligrams(mass.amount) === milligrams(amount) && mass.amount.upTo === amount.upTo;
  if (relevant.length === 1) return { amount, total };
  // "10 mg in the morning and 5 mg at night" is 15 mg a day, as is "7.5 mg morning, 7.5 mg night".
  if (text.match(TIME_OF_DAY)?.length === relevant.length && relevant.every((one) => !one.amount.upTo)) {
    const sum = relevant.reduce((mg, one) => mg + milligrams(one.amount), 0);
    return { amount: { value: tidy(sum), unit: kindOf(amount) }, total: 'round' };
  }
  return relevant.every(isSame) ? { amount, total } : { amount, total, varies: true };
}

/** "Take 6 tablets (15 mg total) weekly": the bracket gives the total, or the strength of one. */
function doseInBrackets(outer: string, inner: string, product: Strength): DoseIn {
  const { count, total } = taken(outer);
  const masses = massesIn(inner).filter((mass) => mass.of === 'dose' || mass.of === 'unit');
  const [mass] = masses;
  if (!mass || masses.length > 1) return {};
  if (mass.counted || !count || count.high === 1 || /\btotal\b/.test(inner)) {
    const found = doseIn(inner, product);
    return count && mass.of === 'unit' ? { amount: mass.amount } : found;
  }
  const mg = milligrams(mass.amount);
  const isEach = /\beach\b/.test(inner) || mass.of === 'unit' || product.mgPerUnit === mg;
  if (isEach) return { amount: byProduct(outer, { mgPerUnit: mg }, count), total };
  const isTotal = product.mgPerUnit !== undefined && tidy(product.mgPerUnit * count.low) === mg;
  return isTotal ? { amount: mass.amount, total } : {};
}

/** "1 mg/kg (28 mg) daily" is 28 mg daily; otherwise what stands outside the brackets counts. */
function better(outside: DoseIn, inside: DoseIn): DoseIn {
  if (!outside.amount) return { ...inside, varies: outside.varies };
  const isPerKg = preference(outside.amount) === 2;
  return isPerKg && inside.amount && preference(inside.amount) === 1
    ? { ...inside, total: inside.total ?? outside.total, varies: outside.varies }
    : outside;
}

export interface TextReading {
  /** More than one where the text contradicts itself ("weekly", "daily"). */
  readonly readings: readonly Reading[];
  /** The dose changes in steps; the reading is its first step. */
  readonly varies: boolean;
}

/** Reads a prescription in words: "15 mg weekly (6 x 2.5 mg)", "1.5 mg/kg/day, tapering", "8 mg/kg q4wk". */
export function readDoseText(text: string, product: Strength): TextReading | undefined {
  const plain = plainDosing(text);
  const { now, changes } = firstStep(plain);
  const outer = now.replace(/\([^()]*\)/g, ' ');
  const inner = Array.from(now.matchAll(/\(([^()]*)\)/g), ([, words]) => words ?? '').join(' ; ');
  const outside = doseIn(outer, product);
  const { amount, total, varies } = better(outside, doseInBrackets(outer, inner, product));
  const fallback =
    amount || BARE_AT_TIME.test(outer) ? undefined : byProduct(outer, product, taken(outer).count);
  const said = schedulesIn(outer, total);
  const schedules = said.length > 0 || inner === '' ? said : schedulesIn(inner, total);
  const dose = amount ?? fallback;
  if (!dose && schedules.length === 0) return undefined;
  const isTotal = total !== undefined && total !== 'round';
  const readings: readonly Reading[] =
    schedules.length > 0
      ? schedules.map((schedule) => ({ amount: dose, schedule, isTotal }))
      : [{ amount: dose, isTotal }];
  return { readings, varies: changes || varies === true };
}

/** What is taken now, where the text tells steps: "40 mg daily for 2 weeks, then 30 mg daily". */
function firstStep(text: string): { readonly now: string; readonly changes: boolean } {
  const step = STEP.exec(text);
  if (!step) return { now: text, changes: false };
  const [before, after] = [text.slice(0, step.index), text.slice(step.index + step[0].length)];
  const hasDose = (words: string) => massesIn(words).length > 0 || countIn(words) !== undefined;
  if (hasDose(before)) return { now: before, changes: hasDose(after) };
  // "Increase to 20 mg weekly" is the new dose; "reduce by 1 mg" is none.
  return /^\W*by\b/.test(after) ? { now: '', changes: true } : firstStep(after);
}
