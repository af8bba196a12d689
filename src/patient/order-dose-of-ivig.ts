import {
  IVIG_CHILD_CAP_G,
  IVIG_G_PER_KG,
  IVIG_LEAST_G_PER_KG,
  IVIG_MOST_G_PER_KG,
  ivigCycleRange,
} from '../knowledge/dosing.js';
import { exceeds, fallsBelow, tenth } from './decimals.js';
import {
  against,
  agreed,
  cannotTell,
  judgement,
  type DoseCase,
  type DoseJudgement,
  type Judged,
} from './dose-judgement.js';
import { endsOf, inMilligrams, isPer, type Amount } from './dose-masses.js';
import type { Round } from './infusion-rounds.js';
import type { Regimen } from './regimen.js';

/** IVIG per cycle: 1-2 g/kg, up to 2.1 g/kg by rounding, a child at most 70 g. Specification B.5, C5. */
export function judgeIvig(about: DoseCase): DoseJudgement {
  const { order, isChild, kg } = about;
  const most = isChild ? `, at most ${IVIG_CHILD_CAP_G} g` : '';
  const range = `${IVIG_LEAST_G_PER_KG}-${IVIG_G_PER_KG} g/kg per cycle${most}${forWeight(kg, isChild)}`;
  const ways = order.regimens.flatMap((regimen) =>
    cyclesOf(regimen, kg).flatMap((cycle) => judgeCycle(cycle, regimen.most, about)),
  );
  // Two instructions may be two days of one cycle, or two cycles.
  const isOne = order.regimens.length <= 1 || agreed(ways).verdict === 'too high';
  return judgement(about, { needs: ['weight'], range }, isOne ? ways : [...ways, cannotTell()]);
}

function forWeight(kg: number | undefined, isChild: boolean): string {
  if (kg === undefined) return '';
  const { least, most } = ivigCycleRange(kg, isChild);
  return ` (${tenth(least)}-${tenth(most)} g at ${kg} kg)`;
}

/** No cycle has more days. Specification C5. */
const MOST_DAYS = 5;

/** Structure and text put together; where they contradict each other, each counts. */
function cyclesOf({ structured, told }: Regimen, kg: number | undefined): readonly Round[] {
  if (!structured) return told;
  if (told.length === 0) return [structured];
  const matching = told.flatMap((one) => matched(structured, one, kg) ?? []);
  return matching.length > 0 ? matching : [structured, ...told];
}

/** The text's cycle, filled up from the structure, when both can be the same cycle. */
function matched(structured: Round, told: Round, kg: number | undefined): Round | undefined {
  const [stated, said] = [gramsOf(structured.amount, kg)?.[0], gramsOf(told.amount, kg)?.[0]];
  const isSameKind = isPer(structured.amount, 'kg') === isPer(told.amount, 'kg');
  const [one, other] = isSameKind ? [endsOf(structured.amount)[0], endsOf(told.amount)[0]] : [stated, said];
  if (one === undefined || other === undefined) return undefined;
  if (told.of === 'all') {
    const days = structured.times === undefined ? DAYS : [1, structured.times];
    return days.some((times) => isAlike(one * times, other)) ? told : undefined;
  }
  if (!isAlike(one, other)) return undefined;
  if (told.times !== undefined && structured.times !== undefined && told.times !== structured.times)
    // "Every 4 weeks" is one time in each of them, whatever the text says of days.
    return structured.times === 1 && !structured.daily ? told : undefined;
  return {
    ...told,
    times: told.times ?? structured.times,
    daily: told.daily || structured.daily,
  };
}
const DAYS = Array.from({ length: MOST_DAYS }, (_, index) => index + 1);
/** Rounded to a vial on one side and not on the other. */
const isAlike = (one: number, other: number): boolean => Math.abs(one - other) <= 0.05 * other;

/** g, both ends; undefined where the weight is needed and not known, or the unit says nothing here. */
const gramsOf = (amount: Amount, kg: number | undefined): readonly number[] | undefined =>
  inMilligrams(amount, { kg })?.map((mg) => mg / 1000);

function judgeCycle(cycle: Round, stated: Amount | undefined, { kg, isChild }: DoseCase): readonly Judged[] {
  const times = cycle.times ?? 1;
  const cap = (stated === undefined || stated.unit.includes('/') ? undefined : endsOf(stated)[0]) ?? Infinity;
  const settled = (judged: Judged): Judged => settle(judged, cycle);
  const grams = gramsOf(cycle.amount, kg);
  if (grams && kg !== undefined)
    return grams.map((one) =>
      settled(against(Math.min(one * times, cap / 1000), ivigCycleRange(kg, isChild))),
    );
  if (grams)
    return grams.map((one) =>
      isChild && exceeds(Math.min(one * times, cap / 1000), IVIG_CHILD_CAP_G)
        ? { verdict: 'too high' }
        : cannotTell('weight'),
    );
  if (!isPer(cycle.amount, 'kg')) return [cannotTell('dose')];
  return endsOf(cycle.amount).map((mg) => perKg((mg / 1000) * times, isChild, settled));
}

/** Without a weight a dose per kg can be judged, but not whether it stays below a child's 70 g. */
function perKg(gPerKg: number, isChild: boolean, settled: (judged: Judged) => Judged): Judged {
  if (exceeds(gPerKg, IVIG_MOST_G_PER_KG)) return { verdict: 'too high' };
  if (isChild) return cannotTell('weight');
  return settled({ verdict: fallsBelow(gPerKg, IVIG_LEAST_G_PER_KG) ? 'too low' : 'in range' });
}

/** A day's dose whose days nobody counts is no cycle, and little may be the dose of one of several days. */
function settle(judged: Judged, { times, daily }: Round): Judged {
  if (judged.verdict === 'too high' || times !== undefined) return judged;
  return daily || judged.verdict === 'too low' ? cannotTell('frequency') : judged;
}
