import { tidy } from './decimals.js';
import type { TotalPer } from './dosing-frequency.js';
import { numeral } from './dosing-words.js';

/** Masses, counts and strengths in plain words (see dosing-words.ts): "2.5 mg tablets", "6 x 2.5 mg", "50 mg/ml". */

export type DoseUnit = 'mg' | 'g' | 'mg/kg' | 'g/kg' | 'mg/m2' | 'g/m2';

export interface Amount {
  readonly value: number;
  /** Upper end of a range ("10-15 mg"). */
  readonly upTo?: number;
  readonly unit: DoseUnit;
}

/** What one tablet, capsule or vial holds, and one millilitre. */
export interface Strength {
  readonly mgPerUnit?: number | undefined;
  readonly mgPerMl?: number | undefined;
  /** The name has a figure but no dosage form: as likely the dose as the strength. */
  readonly isFormless?: boolean | undefined;
}

const NUM = '\\d+(?:[.,]\\d+)*';
const MASS = '(?:mg|mgs|milligrams?|g|gms?|grams?|mcg|ug|micrograms?)';
const FORM =
  '(?:tab(?:let)?s?|tbl|cap(?:sule|let)?s?|pills?|pens?|syringes?|vials?|ampoules?|injections?|auto ?injectors?|injectors?)\\b';
const BODY = '(?:\\s*(?:\\/|per )\\s*(kg|kilogram|m2|sqm|sq m|bsa)\\b)?';
const PER = `(?:\\s*(?:\\/|per |a )\\s*(day|d|24 ?h|week|wk|w|month|dose|min[a-z]*|h(?:ou)?rs?|h|(?:${NUM} ?)?ml|${FORM})\\b)?`;
const AMOUNT = new RegExp(
  `(?:(${NUM}) ?x ?)?(${NUM})(?: ?(?:-|to) ?(${NUM}))? ?(${MASS})\\b${BODY}${PER}( ?x ?${NUM}\\b(?! ?(?:day|d\\b|week|wk|month|dose|min|h)))?( ?(?:oral |strength )?${FORM})?`,
  'g',
);
export const COUNT = new RegExp(
  `(${NUM})(?: ?(?:-|to) ?(${NUM}))? ?(?:x )?(?:oral )?${FORM}( (?:of|@) ?)?`,
  'g',
);
const VOLUME = new RegExp(`(${NUM}) ?mls?\\b`);

/** One mass in a text, and what it is the mass of. */
export interface Mass {
  readonly of: 'dose' | 'unit' | 'ml' | 'rate' | 'unclear';
  readonly amount: Amount;
  readonly total?: TotalPer | undefined;
  readonly counted: boolean;
  readonly plural: boolean;
  /** As it stands in the text. */
  readonly as: string;
}

const TOTALS: Readonly<Record<string, TotalPer>> = {
  day: 'day',
  d: 'day',
  '24h': 'day',
  '24 h': 'day',
  week: 'week',
  wk: 'week',
  w: 'week',
  month: 'month',
};

export function massesIn(text: string): readonly Mass[] {
  return Array.from(text.matchAll(AMOUNT), (match): Mass => {
    const [as, count, low = '', high, mass = '', body, per, times, form] = match;
    const unit = unitOf(mass, body);
    const scale = (unit.micro ? 0.001 : 1) * (count === undefined ? 1 : numeral(count));
    const amount: Amount = {
      value: tidy(numeral(low) * scale),
      ...(high !== undefined && { upTo: tidy(numeral(high) * scale) }),
      unit: unit.unit,
    };
    const ofWhat = (): Mass['of'] => {
      if (per !== undefined && new RegExp(`^${FORM}$`).test(per)) return 'unit';
      if (per?.endsWith('ml')) return 'ml';
      if (per !== undefined && /^(min|h)/.test(per)) return 'rate';
      // "500 mg x 2": two tablets at a time, or two doses.
      if (times !== undefined && !body && !form) return 'unclear';
      return form !== undefined && count === undefined ? 'unit' : 'dose';
    };
    const isMl = per?.endsWith('ml') === true;
    const perMl = isMl ? numeral(/^[\d.,]+/.exec(per)?.[0] ?? '1') : 1;
    return {
      of: ofWhat(),
      amount: { ...amount, value: tidy(amount.value / perMl) },
      total: TOTALS[per ?? ''],
      counted: count !== undefined,
      plural: form?.endsWith('s') === true,
      as,
    };
  });
}

function unitOf(
  mass: string,
  body: string | undefined,
): { readonly unit: DoseUnit; readonly micro: boolean } {
  const micro = /^(mcg|ug|micro)/.test(mass);
  const base = mass.startsWith('g') ? 'g' : 'mg';
  if (body === undefined) return { unit: base, micro };
  return { unit: `${base}/${body.startsWith('k') ? 'kg' : 'm2'}`, micro };
}

export const milligrams = ({ value, unit }: Amount): number => (unit.startsWith('g') ? value * 1000 : value);

/** The unit with milligrams for grams: what {@link milligrams} is in. */
export const kindOf = ({ unit }: Amount): 'mg' | 'mg/kg' | 'mg/m2' =>
  unit.endsWith('kg') ? 'mg/kg' : unit.endsWith('m2') ? 'mg/m2' : 'mg';

export const isPer = (amount: Amount, body: 'kg' | 'm2'): boolean => amount.unit.endsWith(`/${body}`);

/** Both ends as they are written, with mg for g. */
export const endsOf = (amount: Amount): readonly number[] =>
  [amount.value, ...(amount.upTo === undefined ? [] : [amount.upTo])].map((value) =>
    milligrams({ ...amount, value }),
  );

/** Recent weight, kg, and body surface, m². */
export interface Body {
  readonly kg?: number | undefined;
  readonly bsa?: number | undefined;
}

/** Both ends of what one dose comes to, mg; undefined where weight or body surface is needed and not known. */
export function inMilligrams(amount: Amount, { kg, bsa }: Body): readonly number[] | undefined {
  const per = isPer(amount, 'kg') ? kg : isPer(amount, 'm2') ? bsa : 1;
  return per === undefined ? undefined : endsOf(amount).map((end) => tidy(end * per));
}

export interface Count {
  readonly low: number;
  readonly high: number;
}

/** "6 tablets", "0.5-1 tablet": every count, in the order of the text. */
export function countsIn(text: string): readonly Count[] {
  // A mass is no count: "2.5 mg tablet", "15 mg".
  const unweighed = text.replace(AMOUNT, (mass) => mass.replace(/^[\d.,x \-to]+/, ' '));
  return Array.from(unweighed.matchAll(COUNT), ([, low = '', high]) => ({
    low: numeral(low),
    high: numeral(high ?? low),
  }));
}

/** The count of a text; undefined where two differ ("1 tablet daily, 2 tablets on Sundays"). */
export function countIn(text: string): Count | undefined {
  const [first, ...others] = countsIn(text);
  return others.some((other) => other.low !== first?.low || other.high !== first.high) ? undefined : first;
}

/** The strength of a product from its names; undefined parts where they say nothing, or disagree. */
export function strengthOf(productTexts: readonly string[]): Strength {
  const strengths = productTexts.map(strengthIn);
  const agreed = (values: readonly (number | undefined)[]) => {
    const known = new Set(values.filter((value) => value !== undefined));
    return known.size === 1 ? [...known][0] : undefined;
  };
  const withForm = strengths.filter((one) => !one.isFormless && one.mgPerUnit !== undefined);
  return {
    mgPerUnit: agreed((withForm.length > 0 ? withForm : strengths).map((one) => one.mgPerUnit)),
    mgPerMl: agreed(strengths.map((one) => one.mgPerMl)),
    isFormless: withForm.length === 0,
  };
}

function strengthIn(productText: string): Strength {
  const text = productText.slice(0, 300).toLowerCase().replace(/\s+/g, ' ');
  const masses = massesIn(text).filter(({ amount }) => amount.unit === 'mg' || amount.unit === 'g');
  const [first, ...others] = masses;
  // Two figures are two ingredients, or a salt and its base.
  if (!first || others.length > 0 || first.amount.upTo !== undefined) return {};
  const mg = milligrams(first.amount);
  if (first.of === 'ml') {
    // "0.3 ML methotrexate 50 MG/ML Auto-Injector": one injector holds 15 mg.
    const filled = /^(\d+(?:\.\d+)?) ml\b/.exec(text)?.[1];
    return { mgPerMl: mg, mgPerUnit: filled === undefined ? undefined : tidy(Number(filled) * mg) };
  }
  if (first.of === 'rate' || first.total) return {};
  return { mgPerUnit: mg, isFormless: !new RegExp(`\\b${FORM}`).test(text) };
}

/** So many units or millilitres of the product's strength. */
export function byProduct(
  text: string,
  { mgPerUnit, mgPerMl, isFormless }: Strength,
  count = countIn(text),
): Amount | undefined {
  if (count && mgPerUnit !== undefined) {
    // "methotrexate 15 mg" and "6 tablets": 15 mg in all, or each? Only for one tablet it is the same.
    if (isFormless && count.high !== 1) return undefined;
    const value = tidy(count.low * mgPerUnit);
    return { value, ...(count.high !== count.low && { upTo: tidy(count.high * mgPerUnit) }), unit: 'mg' };
  }
  const volume = VOLUME.exec(text)?.[1];
  if (count || volume === undefined || mgPerMl === undefined) return undefined;
  return { value: tidy(numeral(volume) * mgPerMl), unit: 'mg' };
}
