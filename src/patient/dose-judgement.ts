import type { DoseRange } from '../knowledge/dosing.js';
import type { BodyMeasures } from './body-measures.js';
import { exceeds, fallsBelow, tidy } from './decimals.js';
import { endsOf, inMilligrams, isPer } from './dose-masses.js';
import type { Reading } from './doses.js';
import type { OrderedDrug } from './facts.js';

export type DoseVerdict = 'in range' | 'too low' | 'too high' | 'daily methotrexate' | 'cannot tell';
export type DoseMissing = 'weight' | 'height' | 'age' | 'dose' | 'frequency';

/** How an ordered dose stands to the range of specification B.5. */
export interface DoseJudgement {
  readonly verdict: DoseVerdict;
  /** What the order says, as a card can quote it: "Methotrexate 15 mg daily". */
  readonly saw: string;
  /** The range for this patient: "1-2 g/kg per cycle (28-58.8 g at 28 kg)". */
  readonly range: string;
  /** What would have to be known to tell; empty with a verdict. */
  readonly missing: readonly DoseMissing[];
  /** The order, and the weight and height that were used. */
  readonly from: readonly string[];
}

/** An order and the body it is for. */
export interface DoseCase {
  readonly order: OrderedDrug;
  readonly isChild: boolean;
  readonly body: BodyMeasures;
  /** Recent actual weight. */
  readonly kg: number | undefined;
  /** Mosteller, from recent weight and height. */
  readonly bsa: number | undefined;
}

/** What one way to read the order comes to. */
export interface Judged {
  readonly verdict: DoseVerdict;
  readonly missing?: readonly DoseMissing[];
}

export const cannotTell = (...missing: readonly DoseMissing[]): Judged => ({
  verdict: 'cannot tell',
  missing,
});

export const against = (value: number, { least, most }: DoseRange): Judged => ({
  verdict: exceeds(value, most) ? 'too high' : fallsBelow(value, least) ? 'too low' : 'in range',
});

/** A verdict only where every way to read the order comes to the same. */
export function agreed(ways: readonly Judged[]): Judged {
  const [first] = ways;
  if (!first) return cannotTell('dose');
  if (ways.every(({ verdict }) => verdict === first.verdict))
    return { verdict: first.verdict, missing: ways.flatMap(({ missing }) => missing ?? []) };
  return cannotTell(...ways.flatMap(({ missing }) => missing ?? []));
}

/** Of weight and height, what is not known. */
export const bodyMissing = (
  { body }: Pick<DoseCase, 'body'>,
  needs: readonly DoseMissing[],
): readonly DoseMissing[] =>
  needs.filter(
    (need) =>
      (need === 'weight' && body.weightKg.value === undefined) ||
      (need === 'height' && body.heightCm.value === undefined),
  );

/** The references of weight and height, when they were needed. */
export const bodyRefs = (
  { body }: Pick<DoseCase, 'body'>,
  needs: readonly DoseMissing[],
): readonly string[] => [
  ...(needs.includes('weight') ? body.weightKg.from : []),
  ...(needs.includes('height') ? body.heightCm.from : []),
];

/** "200 mg, 2 times a day": what could be read, else the words of the order, else that it says nothing. */
export function describeDose({ dose, text, name }: OrderedDrug): string {
  const said = text ?? (dose ? inWords(dose) : '');
  const subject = name.charAt(0).toUpperCase() + name.slice(1);
  return said === '' ? `${subject}: no dose in the order` : `${subject}: ${said.slice(0, LONGEST_QUOTE)}`;
}
const LONGEST_QUOTE = 100;

export function inWords({ amount, schedule }: Reading): string {
  const range = amount?.upTo === undefined ? '' : `-${amount.upTo}`;
  const mass = amount ? `${amount.value}${range} ${amount.unit.replace('m2', 'm²')}` : '';
  if (!schedule) return mass;
  const { times, days } = schedule;
  const often = times === 1 ? '' : `${tidy(times)} times `;
  const rhythm = days === 1 ? 'a day' : days === 7 ? 'a week' : `every ${tidy(days)} days`;
  return `${mass} ${often}${times === 1 && days === 1 ? 'daily' : rhythm}`.trim();
}

/** A limit on mg a day. */
interface RateLimit {
  readonly least: (about: DoseCase) => number | undefined;
  readonly most: (about: DoseCase) => number | undefined;
  /** mg per kg, for doses that are written so: they need no weight. */
  readonly perKg?: DoseRange;
  readonly needs: readonly DoseMissing[];
  readonly range: string;
}

/** Judges mg a day. Several instructions count each alone and all together. */
export function judgeRate(about: DoseCase, limit: RateLimit): DoseJudgement {
  const { order } = about;
  const perInstruction = order.regimens.map(({ dose }) => dose?.readings ?? []);
  const alone = perInstruction.flatMap((readings) =>
    readings.length === 0 ? [cannotTell('dose')] : readings.flatMap((one) => judgeReading(one, limit, about)),
  );
  const isTooHigh = alone.every(({ verdict }) => verdict === 'too high');
  const together = perInstruction.length > 1 && !isTooHigh ? judgeTogether(perInstruction, limit, about) : [];
  const varies = order.regimens.some(({ dose }) => dose?.varies);
  return judgement(about, limit, [...alone, ...together, ...(varies ? [cannotTell()] : [])]);
}

function judgeReading({ amount, schedule }: Reading, limit: RateLimit, about: DoseCase): readonly Judged[] {
  if (!amount || !schedule)
    return [
      cannotTell(...(amount ? [] : (['dose'] as const)), ...(schedule ? [] : (['frequency'] as const))),
    ];
  const { perKg } = limit;
  if (perKg && isPer(amount, 'kg'))
    return endsOf(amount).map((end) => against(tidy((end * schedule.times) / schedule.days), perKg));
  const mg = mgPerDay({ amount, schedule }, about);
  if (mg.length === 0)
    return [cannotTell(...bodyMissing(about, isPer(amount, 'kg') ? ['weight'] : ['weight', 'height']))];
  return mg.map((end) => againstLimit(tidy(end), limit, about));
}

function againstLimit(mg: number, limit: RateLimit, about: DoseCase): Judged {
  const [least, most] = [limit.least(about), limit.most(about)];
  if (least === undefined || most === undefined) return cannotTell(...bodyMissing(about, limit.needs));
  return against(mg, { least, most });
}

/** Both ends of the amount; none where amount, rhythm, weight or height are missing. */
function mgPerDay({ amount, schedule }: Reading, about: DoseCase): readonly number[] {
  const mg = amount && schedule && inMilligrams(amount, about);
  return mg ? mg.map((end) => (end * schedule.times) / schedule.days) : [];
}

/** The least and the most that all the instructions come to, whichever way each of them is read. */
function judgeTogether(
  perInstruction: readonly (readonly Reading[])[],
  limit: RateLimit,
  about: DoseCase,
): readonly Judged[] {
  const rates = perInstruction.map((readings) => readings.flatMap((one) => mgPerDay(one, about)));
  // Without a weight "3 mg/kg in the morning, 3 mg/kg in the evening" is known for each of them, not for both.
  if (rates.some((ends) => ends.length === 0)) return [cannotTell(...bodyMissing(about, limit.needs))];
  const sum = (end: (...rates: number[]) => number): number =>
    tidy(rates.reduce((total, ends) => total + end(...ends), 0));
  return [sum(Math.min), sum(Math.max)].map((mg) => againstLimit(mg, limit, about));
}

/** The ways to read an order as one judgement. */
export function judgement(
  about: DoseCase,
  { needs, range }: Pick<RateLimit, 'needs' | 'range'>,
  ways: readonly Judged[],
  saw: string = describeDose(about.order),
): DoseJudgement {
  const { verdict, missing = [] } = agreed(ways);
  return {
    verdict,
    saw,
    range,
    missing: verdict === 'cannot tell' ? [...new Set(missing)] : [],
    from: [about.order.ref, ...bodyRefs(about, needs)],
  };
}
