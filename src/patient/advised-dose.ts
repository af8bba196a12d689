import {
  IVIG_DAYS,
  METHOTREXATE_ADULT_MG,
  methotrexateChildDose,
  type DoseRange,
} from '../knowledge/dosing.js';
import { exceeds } from './decimals.js';
import { ivigDosageText, ivigDoseOf } from './dosing-guide.js';
import type { OrderedDrug, Person } from './facts.js';
import { judgeOrderDose } from './order-dose.js';

/** The one dose that follows for this patient, in words and as an EHR stores it. */
export interface AdvisedDose {
  /** "Change to methotrexate 15 mg once a week". */
  readonly label: string;
  readonly dosageText: string;
  /** One dose. */
  readonly dose: { readonly value: number; readonly unit: 'g' | 'mg' };
  readonly timing: DoseTiming;
}

/** The structured half of a dosage: FHIR Timing.repeat. */
interface DoseTiming {
  readonly frequency: number;
  readonly period: number;
  readonly periodUnit: 'd' | 'wk';
  /** So often in all: the days of one cycle. */
  readonly count?: number;
}

export const ONCE_A_WEEK: DoseTiming = { frequency: 1, period: 1, periodUnit: 'wk' };
export const IVIG_CYCLE_TIMING: DoseTiming = { frequency: 1, period: 1, periodUnit: 'd', count: IVIG_DAYS };

/**
 * What the draft is to be changed to: only where its dose is known and out of range, or daily, and only where
 * one dose follows for this patient. Not for drugs with several regimens, never from an old weight, and not
 * where the draft is so far off that nobody can tell what was meant.
 * Whether the drug may be given at all is not asked here.
 */
export function advisedDose(order: OrderedDrug, person: Person): AdvisedDose | undefined {
  const verdict = judgeOrderDose(order, person)?.verdict;
  if (verdict !== 'too low' && verdict !== 'too high' && verdict !== 'daily methotrexate') return undefined;
  const [regimen, ...others] = order.regimens;
  if (!regimen || regimen.besideSaysDaily || others.length > 0 || order.ref.endsWith('/')) return undefined;
  if (order.drug === 'ivig') return advisedIvig(person);
  if (order.drug === 'methotrexate') return advisedMethotrexate(order, person, verdict);
  return undefined;
}

function advisedIvig(person: Person): AdvisedDose | undefined {
  const dose = ivigDoseOf(person);
  return (
    dose && {
      label: `Change to IVIG ${dose.cycleG} g per cycle`,
      dosageText: ivigDosageText(person),
      dose: { value: dose.dayG, unit: 'g' },
      timing: IVIG_CYCLE_TIMING,
    }
  );
}

/** Beyond this many times the most, a slip of the pen is likelier than a dose that is a little high. Ours, unsigned. */
const SLIP_FACTOR = 2;

/** The dose in range that is nearest to the draft's; of a daily one its single dose, once a week. */
function advisedMethotrexate(
  { dose }: OrderedDrug,
  person: Person,
  verdict: 'too low' | 'too high' | 'daily methotrexate',
): AdvisedDose | undefined {
  const range = methotrexateRange(person);
  const amount = dose?.amount;
  if (!range || !dose || !amount || dose.varies || amount.upTo !== undefined) return undefined;
  // A sum of morning and evening, or two readings: which one was meant for the week?
  if (new Set(dose.readings.map((reading) => reading.amount?.value)).size > 1) return undefined;
  const per = amount.unit === 'mg' ? 1 : amount.unit === 'mg/m2' ? person.body.bsaM2.value : undefined;
  if (per === undefined) return undefined;
  const single = amount.value * per;
  if (verdict === 'too high' && exceeds(single, range.most * SLIP_FACTOR)) return undefined;
  const value =
    verdict === 'daily methotrexate'
      ? ofDaily(single, range)
      : verdict === 'too low'
        ? range.least
        : range.most;
  return {
    label: `Change to methotrexate ${value} mg once a week`,
    dosageText: `${value} mg once a week, always on the same weekday; not daily`,
    dose: { value, unit: 'mg' },
    timing: ONCE_A_WEEK,
  };
}

const ofDaily = (single: number, { least, most }: DoseRange): number =>
  single >= least && single <= most && Number.isInteger(single * 2) ? single : least;

/** Weekly, mg, as it can be given; by present age. */
function methotrexateRange({ ageYears, isChild, body }: Person): DoseRange | undefined {
  if (ageYears === undefined) return undefined;
  if (!isChild) return { least: METHOTREXATE_ADULT_MG.start, most: METHOTREXATE_ADULT_MG.most };
  const bsa = body.bsaM2.value;
  return bsa === undefined ? undefined : methotrexateChildDose(bsa);
}
