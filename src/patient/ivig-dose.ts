import { IVIG_CHILD_CAP_G, IVIG_G_PER_KG, IVIG_STEP_G } from '../knowledge/dosing.js';
import type { Day } from './dates.js';
import type { Dose } from './doses.js';
import type { Cycle, DoseAt, Person } from './facts.js';
import type { ToldCourse } from './told-course.js';

/**
 * Was every cycle certainly below 2 g/kg? Such a trial counts, and the card says so (specification B.1 "adequate").
 * Grams are set against the present weight; what one vial step or a child's cap explains is not below.
 * @returns false where a dose or the weight is not known: nothing is said that nobody can check
 */
export function ivigBelowFullDose(
  { drug, cycles, doses, cyclesEstimated }: ToldCourse,
  person: Pick<Person, 'isChild' | 'body'>,
): boolean {
  if (drug !== 'ivig' || cyclesEstimated || cycles.length === 0) return false;
  const weightKg = person.body.weightKg.value;
  const grams = cycles.map((cycle) => gramsOf(cycle, doses, weightKg));
  const full =
    weightKg &&
    Math.min(weightKg * IVIG_G_PER_KG, person.isChild ? IVIG_CHILD_CAP_G : Infinity) - IVIG_STEP_G;
  return full !== undefined && grams.every((given) => given !== undefined && given < full);
}

/** The grams of one cycle; undefined when one of its infusions does not tell its dose. */
function gramsOf(cycle: Cycle, doses: readonly DoseAt[], weightKg: number | undefined): number | undefined {
  const within = (day: Day): boolean => day >= cycle.first && day <= cycle.last;
  const given = doses.filter(
    ({ ref, from }) =>
      ref.startsWith('MedicationAdministration/') && from !== undefined && within(from.earliest),
  );
  const grams = given.map(({ dose }) => gramsIn(dose, weightKg));
  // A day without a dose may be one whose dose nobody charted.
  const told = new Set(given.flatMap(({ from }) => from?.earliest ?? []));
  if (told.size <= cycle.last - cycle.first) return undefined;
  return grams.reduce<number | undefined>(
    (sum, one) => (sum === undefined || one === undefined ? undefined : sum + one),
    0,
  );
}

function gramsIn({ amount, conflict, varies }: Dose, weightKg: number | undefined): number | undefined {
  if (!amount || conflict || varies || amount.upTo !== undefined) return undefined;
  const perKg = weightKg === undefined ? undefined : amount.value * weightKg;
  switch (amount.unit) {
    case 'g':
      return amount.value;
    case 'mg':
      return amount.value / 1000;
    case 'g/kg':
      return perKg;
    case 'mg/kg':
      return perKg === undefined ? undefined : perKg / 1000;
    default:
      return undefined;
  }
}
