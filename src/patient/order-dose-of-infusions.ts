import {
  CYCLOPHOSPHAMIDE_MG_PER_M2,
  MYCOPHENOLATE_CHILD,
  RITUXIMAB_ADULT_MG,
  RITUXIMAB_CHILD_TWO_MG_PER_M2,
  RITUXIMAB_FOUR_MG_PER_M2,
  RITUXIMAB_MOST_MG,
  RITUXIMAB_RIM_MG_PER_M2,
  RITUXIMAB_RIM_SMALL_M2,
  ROUNDING_ALLOWANCE,
  type DoseRange,
} from '../knowledge/dosing.js';
import { exceeds, fallsBelow } from './decimals.js';
import {
  against,
  bodyMissing,
  cannotTell,
  judgement,
  type DoseCase,
  type DoseJudgement,
  type Judged,
} from './dose-judgement.js';
import { endsOf, inMilligrams, isPer, type Amount } from './dose-masses.js';

/** Drugs that are judged by one dose: an infusion of rituximab, a pulse, a child's dose of mycophenolate. */

const rounded = ({ least, most }: DoseRange): DoseRange => ({
  least: least * (1 - ROUNDING_ALLOWANCE),
  most: most * (1 + ROUNDING_ALLOWANCE),
});
const bothBody = ['weight', 'height'] as const;

/** Every single amount the order names; none: the dose is missing. Of "15 mg/kg (600 mg)" the 600 mg. */
function amountsOf({ order }: DoseCase): readonly Amount[] {
  const amounts = order.regimens.flatMap((regimen) => regimen.amounts);
  const computed = amounts.filter((amount) => !isPer(amount, 'kg'));
  return computed.length > 0 ? computed : amounts;
}

const judgeAmounts = (about: DoseCase, judge: (amount: Amount) => readonly Judged[]): readonly Judged[] =>
  amountsOf(about).flatMap(judge);

/** Adult 1000 mg x 2 or 375 mg/m² x 4; child by body surface; never above 1 g. Specification B.5, C4. */
export function judgeRituximab(about: DoseCase): DoseJudgement {
  const counts = new Set(about.order.regimens.map(({ infusions }) => infusions));
  const infusions = counts.size === 1 ? about.order.regimens[0]?.infusions : undefined;
  const range = about.isChild
    ? `${RITUXIMAB_FOUR_MG_PER_M2} mg/m² x 4, ${RITUXIMAB_CHILD_TWO_MG_PER_M2} mg/m² x 2, or ${rim(about.bsa)} mg/m² x 2, at most ${RITUXIMAB_MOST_MG} mg per infusion`
    : `${RITUXIMAB_ADULT_MG} mg x 2, or ${RITUXIMAB_FOUR_MG_PER_M2} mg/m² x 4`;
  const ways = judgeAmounts(about, (amount) => judgeInfusion(amount, infusions, about));
  return judgement(about, { needs: bothBody, range }, ways);
}

const rim = (bsa: number | undefined): string => {
  const { small, large } = RITUXIMAB_RIM_MG_PER_M2;
  if (bsa === undefined)
    return `${small} (to ${RITUXIMAB_RIM_SMALL_M2} m²) or ${large} (above ${RITUXIMAB_RIM_SMALL_M2} m²)`;
  return String(bsa <= RITUXIMAB_RIM_SMALL_M2 ? small : large);
};

function judgeInfusion(amount: Amount, infusions: number | undefined, about: DoseCase): readonly Judged[] {
  const { bsa, isChild } = about;
  if (isPer(amount, 'kg')) return [cannotTell('dose')];
  const perM2 = perM2Range(infusions, about);
  const mg = inMilligrams(amount, about);
  if (mg?.some((one) => exceeds(one, RITUXIMAB_MOST_MG))) return [{ verdict: 'too high' }];
  if (isPer(amount, 'm2'))
    return endsOf(amount).map((one) => {
      const judged = against(one, perM2);
      // 375 mg/m² may come to more than 1 g in nobody small; in a child nothing is computed without height.
      return judged.verdict === 'in range' && isChild && bsa === undefined
        ? cannotTell(...bodyMissing(about, bothBody))
        : judged;
    });
  return (mg ?? []).map((one) => judgeFixed(one, infusions, perM2, about));
}

/** mg per m² for so many infusions. */
function perM2Range(infusions: number | undefined, { isChild, bsa }: DoseCase): DoseRange {
  const four = RITUXIMAB_FOUR_MG_PER_M2;
  if (!isChild || infusions === 4) return rounded({ least: four, most: four });
  const { small, large } = RITUXIMAB_RIM_MG_PER_M2;
  return rounded({
    least: infusions === 2 ? RITUXIMAB_CHILD_TWO_MG_PER_M2 : four,
    most: bsa !== undefined && bsa <= RITUXIMAB_RIM_SMALL_M2 ? small : large,
  });
}

function judgeFixed(
  mg: number,
  infusions: number | undefined,
  perM2: DoseRange,
  { isChild, bsa, body }: DoseCase,
): Judged {
  const isAdultsDose = !isChild && !fallsBelow(mg, RITUXIMAB_ADULT_MG);
  if (isAdultsDose && infusions !== 4) return { verdict: 'in range' };
  if (!isChild && infusions === 2) return { verdict: 'too low' };
  if (bsa === undefined) return cannotTell(...bodyMissing({ body }, bothBody));
  const most = !isChild && infusions !== 4 ? RITUXIMAB_MOST_MG : perM2.most * bsa;
  return against(mg, {
    least: Math.min(perM2.least * bsa, RITUXIMAB_MOST_MG),
    most: Math.min(most, RITUXIMAB_MOST_MG),
  });
}

/** 0.5-1 g/m² for each pulse. Specification B.5, D. */
export function judgeCyclophosphamide(about: DoseCase): DoseJudgement {
  const { least, most } = CYCLOPHOSPHAMIDE_MG_PER_M2;
  const range = `${least / 1000}-${most / 1000} g/m² per pulse`;
  const allowed = { least: least * (1 - ROUNDING_ALLOWANCE), most };
  const ways = judgeAmounts(about, (amount) => {
    // Tablets are no pulse.
    if (about.order.route === 'oral' || isPer(amount, 'kg')) return [cannotTell('dose')];
    if (isPer(amount, 'm2')) return endsOf(amount).map((one) => against(one, allowed));
    const { bsa } = about;
    if (bsa === undefined) return [cannotTell(...bodyMissing(about, bothBody))];
    return endsOf(amount).map((mg) => against(mg / bsa, allowed));
  });
  return judgement(about, { needs: bothBody, range }, ways);
}

/** Child: 10 mg/kg or 600 mg/m² per dose, at most 1500 mg. Specification B.5, D. */
export function judgeMycophenolatePerDose(about: DoseCase): DoseJudgement {
  const { mgPerKg, mgPerM2, mostMg } = MYCOPHENOLATE_CHILD;
  const range = `${mgPerM2} mg/m² or ${mgPerKg} mg/kg per dose, at most ${mostMg} mg per dose`;
  const ways = about.order.regimens.flatMap(({ dose }) =>
    (dose?.readings ?? []).flatMap(({ amount, isTotal }) => {
      if (!amount) return [cannotTell('dose')];
      // A total of the day: how it is divided is not known.
      if (isTotal) return [cannotTell('frequency')];
      return judgeChildDose(amount, about);
    }),
  );
  return judgement(about, { needs: bothBody, range }, ways);
}

function judgeChildDose(amount: Amount, about: DoseCase): readonly Judged[] {
  const { mgPerKg, mgPerM2, mostMg } = MYCOPHENOLATE_CHILD;
  const { kg, bsa } = about;
  const mg = inMilligrams(amount, about);
  if (mg?.some((one) => exceeds(one, mostMg))) return [{ verdict: 'too high' }];
  if (mg && kg !== undefined && bsa !== undefined) {
    const computed = [kg * mgPerKg, bsa * mgPerM2];
    const allowed = rounded({ least: Math.min(...computed), most: Math.max(...computed) });
    return mg.map((one) =>
      against(one, { least: Math.min(allowed.least, mostMg), most: Math.min(allowed.most, mostMg) }),
    );
  }
  return [cannotTell(...bodyMissing(about, bothBody))];
}
