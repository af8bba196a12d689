import type { Quantity } from '../contract/fhir.js';
import type { MeasureId } from '../knowledge/measure-names.js';
import { tidy } from './decimals.js';

/**
 * Units by measure, not by algebra: what is dimensionally right can be clinically wrong, so a unit counts only
 * where it is listed for that measure (specification C; dependencies "UCUM trap"). UCUM is the oracle of the
 * tests. An unknown or contradictory unit gives no value: nothing is guessed.
 */

/** Spelling of the unit (see {@link spelling}) → what one of it is in the canonical unit. */
type Factors = Readonly<Record<string, number>>;

interface UnitTable {
  /** The unit every value comes out in; '' for a score. */
  readonly canonical: string;
  readonly factors: Factors;
  /** Scores are charted without a unit; nothing else may be. */
  readonly unitless?: true;
}

/** 1 katal converts 1 mol/s, 1 U converts 1 µmol/min. The international unit of these enzymes is the same unit. */
const enzyme: UnitTable = {
  canonical: 'U/L',
  factors: { 'u/l': 1, 'iu/l': 1, 'ui/l': 1, 'ukat/l': 60, 'nkat/l': 0.06 },
};

const gramsPerLitre: UnitTable = {
  canonical: 'g/L',
  factors: { 'g/l': 1, 'mg/ml': 1, 'g/dl': 10, 'mg/dl': 0.01, 'mg/l': 0.001 },
};

const score: UnitTable = {
  canonical: '',
  unitless: true,
  factors: { 1: 1, score: 1, scores: 1, total: 1, totalscore: 1, point: 1, points: 1, pt: 1, pts: 1 },
};

/** µmol/L in 1 mg/dL of creatinine, molar mass 113.12 g/mol as laboratories round it. */
const CREATININE_UMOL_PER_MG_DL = 88.42;

const tables: Partial<Record<MeasureId, UnitTable>> = {
  cmas: score,
  mmt8: score,
  'cdasi-activity': score,
  'eat-10': score,
  tis: score,
  // A visual analogue scale measured with a ruler: 0-10 cm or 0-100 mm.
  'physician-global': { ...score, factors: { ...score.factors, cm: 1, mm: 0.1 } },
  ck: enzyme,
  aldolase: enzyme,
  ldh: enzyme,
  ast: enzyme,
  alt: enzyme,
  esr: { canonical: 'mm/h', factors: { 'mm/h': 1, 'mm/hr': 1, 'mm/1h': 1, 'mm/hour': 1 } },
  crp: { canonical: 'mg/L', factors: { 'mg/l': 1, 'mg/dl': 10, 'ug/ml': 1 } },
  creatinine: {
    canonical: 'umol/L',
    factors: {
      'umol/l': 1,
      'mmol/l': 1000,
      'mg/dl': CREATININE_UMOL_PER_MG_DL,
      'mg/l': CREATININE_UMOL_PER_MG_DL / 10,
    },
  },
  egfr: {
    canonical: 'mL/min/1.73m2',
    // Many laboratories write plain mL/min: an estimated rate is per 1.73 m² by definition.
    factors: {
      'ml/min/1.73m2': 1,
      'ml/min/1.73sqm': 1,
      'ml/min/1.73': 1,
      'ml/min/bsa': 1,
      'ml/min': 1,
      'ml/s/1.73m2': 60,
    },
  },
  weight: {
    canonical: 'kg',
    factors: {
      kg: 1,
      kgs: 1,
      kilogram: 1,
      kilograms: 1,
      g: 0.001,
      gram: 0.001,
      grams: 0.001,
      lbav: 0.45359237,
      lb: 0.45359237,
      lbs: 0.45359237,
      pound: 0.45359237,
      pounds: 0.45359237,
      ozav: 0.028349523125,
      oz: 0.028349523125,
    },
  },
  height: {
    canonical: 'cm',
    factors: {
      cm: 1,
      centimeter: 1,
      centimeters: 1,
      centimetre: 1,
      m: 100,
      meter: 100,
      metre: 100,
      mm: 0.1,
      ini: 2.54,
      in: 2.54,
      inch: 2.54,
      inches: 2.54,
      fti: 30.48,
      ft: 30.48,
      feet: 30.48,
    },
  },
  bsa: { canonical: 'm2', factors: { m2: 1, sqm: 1 } },
  igg: gramsPerLitre,
  iga: gramsPerLitre,
};

/** The unit that values of this measure come out in; undefined where values stay as charted (troponin, titres). */
export const canonicalUnit = (measure: MeasureId): string | undefined => tables[measure]?.canonical;

/** Longer ones are no units; the bound keeps the patterns cheap. */
const LONGEST_UNIT = 60;

/**
 * One spelling for what EHRs vary: letter case, both micro signs, superscripts, UCUM brackets and annotations,
 * spelled-out words. "[IU]/L", "IU/l" and "international units per litre" become "iu/l".
 */
export const spelling = (unit: string): string =>
  unit
    .slice(0, LONGEST_UNIT)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('μ', 'u')
    .replace(/\bmcg/g, 'ug')
    .replace(/\b(micro|mc)(?=mol|kat)/g, 'u')
    .replace(/\b(international )?units?\b/g, (_, international?: string) => (international ? 'iu' : 'u'))
    .replace(/\s+per\s+/g, '/')
    .replace(/\blit(er|re)s?\b/g, 'l')
    .replace(/[\s{}[\]_^*()]/g, '');

const UCUM = /unitsofmeasure\.org|2\.16\.840\.1\.113883\.6\.8$/;

/** The unit as coded, if it is coded in UCUM (or the system was left out), and as written. */
function unitsIn({ unit, code, system }: UnitOf): { readonly coded?: string; readonly written?: string } {
  const isUcum = code !== undefined && (system === undefined || UCUM.test(system));
  return {
    ...(isUcum && { coded: spelling(code) }),
    ...(unit !== undefined && { written: spelling(unit) }),
  };
}

type UnitOf = Pick<Quantity, 'unit' | 'code' | 'system'>;

/** Is there a unit at all? */
export const hasUnit = (quantity: UnitOf): boolean => {
  const { coded, written } = unitsIn(quantity);
  return Boolean(coded) || Boolean(written);
};

/** Do two quantities carry the same unit, known or not? For comparing within one Observation. */
export const sameUnit = (one: UnitOf, other: UnitOf): boolean => {
  const [a, b] = [unitsIn(one), unitsIn(other)];
  return (a.coded ?? a.written ?? '') === (b.coded ?? b.written ?? '');
};

/** Own entries only: a chart may call a unit "constructor". */
const lookUp = (factors: Factors, unit: string): number | undefined =>
  Object.hasOwn(factors, unit) ? factors[unit] : undefined;

/** What one of the quantity's units is in the canonical unit of the measure. */
function factorOf({ factors, unitless }: UnitTable, quantity: UnitOf): number | undefined {
  const { coded, written } = unitsIn(quantity);
  if (!coded && !written) return unitless ? 1 : undefined;
  const byCode = coded ? lookUp(factors, coded) : undefined;
  const byText = written ? lookUp(factors, written) : undefined;
  // A UCUM code we do not list is another unit, whatever stands beside it ("mg" beside "kg").
  if (coded && byCode === undefined) return undefined;
  if (byCode !== undefined && byText !== undefined && byCode !== byText) return undefined;
  return byCode ?? byText;
}

/**
 * The value in the canonical unit of the measure ({@link canonicalUnit}).
 * @returns undefined without a finite value, for a unit that is not listed for this measure, for code and text
 * that contradict each other, and for a missing unit unless the measure is a score.
 */
export function convert(measure: MeasureId, quantity: Omit<Quantity, 'comparator'>): number | undefined {
  const table = tables[measure];
  const factor = table && factorOf(table, quantity);
  const { value } = quantity;
  if (factor === undefined || value === undefined || !Number.isFinite(value)) return undefined;
  return factor === 1 ? value : tidy(value * factor);
}
