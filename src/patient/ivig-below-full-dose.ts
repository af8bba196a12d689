import { IVIG_CHILD_CAP_G, IVIG_G_PER_KG, IVIG_STEP_G } from '../knowledge/dosing.js';
import { milligramsOf } from './doses.js';
import type { Cycle, DoseAt, Person } from './facts.js';
import { isOneGiven, type ToldCourse } from './told-course.js';

/**
 * Was every cycle certainly below 2 g/kg? Such a trial counts, and the card says so (specification B.1 "adequate").
 * Grams are set against the present weight; what one vial step or a child's cap explains is not below.
 * @returns false where a dose or the weight is not known: nothing is said that nobody can check
 */
export function ivigBelowFullDose(
  { drug, cycles, doses, cyclesEstimated }: ToldCourse,
  { isChild, body }: Pick<Person, 'isChild' | 'body'>,
): boolean {
  const kg = body.weightKg.value;
  if (drug !== 'ivig' || cyclesEstimated || cycles.length === 0 || kg === undefined) return false;
  const full = Math.min(kg * IVIG_G_PER_KG, isChild ? IVIG_CHILD_CAP_G : Infinity) - IVIG_STEP_G;
  return cycles.every((cycle) => (gramsOf(cycle, doses, kg) ?? Infinity) < full);
}

/** The grams of one cycle; undefined when one of its infusions does not tell its dose. */
function gramsOf({ first, last }: Cycle, doses: readonly DoseAt[], kg: number): number | undefined {
  const given = doses.flatMap((one) => {
    const on = isOneGiven(one) ? one.from?.earliest : undefined;
    return on !== undefined && on >= first && on <= last ? [{ on, mg: milligramsOf(one.dose, { kg }) }] : [];
  });
  // A day without a dose may be one whose dose nobody charted.
  if (new Set(given.map(({ on }) => on)).size <= last - first) return undefined;
  return given.reduce<number | undefined>(
    (sum, { mg }) => (sum === undefined || mg === undefined ? undefined : sum + mg / 1000),
    0,
  );
}
