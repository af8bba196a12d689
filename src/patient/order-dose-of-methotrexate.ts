import {
  METHOTREXATE_ADULT_MG,
  METHOTREXATE_CHILD_CAP_MG,
  METHOTREXATE_CHILD_MG_PER_M2,
  METHOTREXATE_STEP_MG,
  methotrexateChildRange,
} from '../knowledge/dosing.js';
import { exceeds, tenth } from './decimals.js';
import {
  against,
  bodyMissing,
  cannotTell,
  describeDose,
  inWords,
  judgement,
  type DoseCase,
  type DoseJudgement,
  type Judged,
} from './dose-judgement.js';
import { endsOf, inMilligrams, isPer } from './dose-masses.js';
import { dosesPerWeek, type Reading } from './doses.js';
import type { Regimen } from './regimen.js';

/** More doses a week than a split weekly dose has (every 12 hours, three times) are as good as daily. Ours, unsigned. */
const MOST_DOSES_OF_A_WEEK = 3;

/** Weekly; child 15-20 mg/m², at most 40 mg; adult at most 25 mg. Specification B.5, C11. */
export function judgeMethotrexate(about: DoseCase): DoseJudgement {
  const { isChild, bsa, order } = about;
  const needs = isChild ? (['weight', 'height'] as const) : [];
  const limit = { needs, range: rangeInWords(isChild, bsa) };
  const daily = order.regimens.find(isDaily);
  if (daily) {
    const saw = daily.saysWeekly ? `${describeDose(order)} (says weekly and daily)` : sawDaily(about);
    return judgement(about, { ...limit, needs: [] }, [{ verdict: 'daily methotrexate' }], saw);
  }
  const ways = order.regimens.flatMap((regimen) => {
    const readings = regimen.dose?.readings ?? [];
    const judged = readings.flatMap((reading) => judgeWeekly(reading, regimen, about));
    if (judged.length === 0) return [cannotTell('dose', 'frequency')];
    return regimen.dose?.varies ? [...judged, cannotTell()] : judged;
  });
  if (ways.length === 0) return judgement(about, limit, [cannotTell('dose', 'frequency')]);
  const isOne = order.regimens.length <= 1 || ways.every(({ verdict }) => verdict === 'too high');
  return judgement(about, limit, isOne ? ways : [...ways, cannotTell()]);
}

const isDaily = ({ saysDaily, dose }: Regimen): boolean =>
  saysDaily || (dose?.readings ?? []).some((reading) => (dosesPerWeek(reading) ?? 0) > MOST_DOSES_OF_A_WEEK);

/** The words of the order, or its rhythm where only the timing says it. */
const sawDaily = ({ order }: DoseCase): string => {
  const reading = order.dose?.readings.find((one) => (dosesPerWeek(one) ?? 0) > MOST_DOSES_OF_A_WEEK);
  const read = reading && inWords(reading);
  // What was read from the words is not quoted twice.
  const rhythm =
    read === undefined || order.text === undefined || order.text.includes(read) ? '' : ` (${read})`;
  return `${describeDose(order)}${rhythm}`;
};

function rangeInWords(isChild: boolean, bsa: number | undefined): string {
  if (!isChild) return `at most ${METHOTREXATE_ADULT_MG.most} mg once a week`;
  const { least, most } = METHOTREXATE_CHILD_MG_PER_M2;
  return `${least}-${most} mg/m² once a week, at most ${METHOTREXATE_CHILD_CAP_MG} mg${forSurface(bsa)}`;
}

function forSurface(bsa: number | undefined): string {
  if (bsa === undefined) return '';
  const { least, most } = methotrexateChildRange(bsa);
  return ` (${tenth(least)}-${tenth(most)} mg at ${bsa.toFixed(2)} m²)`;
}

function judgeWeekly({ amount, schedule }: Reading, regimen: Regimen, about: DoseCase): readonly Judged[] {
  if (!amount) return [cannotTell('dose', ...(schedule ? [] : (['frequency'] as const)))];
  // Every 2 weeks: what is taken in one of them.
  const factor = schedule ? schedule.times * Math.max(1, 7 / schedule.days) : 1;
  const perM2 = isPer(amount, 'm2');
  const mg = inMilligrams(amount, about);
  const judged = mg
    ? mg.map((one) => judgeMg(one * factor, about))
    : perM2 && about.isChild
      ? endsOf(amount).map((one) => judgePerM2(one * factor))
      : [cannotTell(...bodyMissing(about, perM2 ? ['weight', 'height'] : ['weight']))];
  return judged.map((one) => (one.verdict === 'too high' ? one : (rhythmUnclear(schedule, regimen) ?? one)));
}

function judgeMg(mg: number, about: DoseCase): Judged {
  if (!about.isChild) return against(mg, { least: 0, most: METHOTREXATE_ADULT_MG.most });
  if (exceeds(mg, METHOTREXATE_CHILD_CAP_MG)) return { verdict: 'too high' };
  if (about.bsa === undefined) return cannotTell(...bodyMissing(about, ['weight', 'height']));
  const { least, most } = methotrexateChildRange(about.bsa);
  // 17.5 mg for 17.55 mg is rounding to the tablet.
  return against(mg, { least: Math.floor(least / METHOTREXATE_STEP_MG) * METHOTREXATE_STEP_MG, most });
}

/** Without a body surface a dose per m² can be judged, but not whether it stays below 40 mg. */
function judgePerM2(mgPerM2: number): Judged {
  const judged = against(mgPerM2, METHOTREXATE_CHILD_MG_PER_M2);
  return judged.verdict === 'in range' ? cannotTell('weight', 'height') : judged;
}

/** Not once a week, nor split over one day: two or three days a week, every other week, or not said. */
function rhythmUnclear(schedule: Reading['schedule'], { splitOnOneDay }: Regimen): Judged | undefined {
  if (!schedule) return cannotTell('frequency');
  const { times, days } = schedule;
  const isWeekly = days === 7 && (times === 1 || splitOnOneDay);
  return isWeekly ? undefined : cannotTell('frequency');
}
