import { weeklyMg, weeklyMgPerM2 } from './doses.js';
import type { Course, Person } from './facts.js';

/**
 * The present weekly dose in the unit that the patient's population is judged by: mg/m² for JDM, mg for adults.
 * @returns undefined when it is not recorded, or body surface is needed and not known.
 */
export function methotrexateDose(
  course: Course,
  person: Person,
): { readonly value: number; readonly unit: 'mg' | 'mg/m²' } | undefined {
  const latest = course.doses.at(-1)?.dose;
  if (!latest) return undefined;
  const juvenile = person.population === 'juvenile';
  const value = juvenile
    ? weeklyMgPerM2(latest, person.body.bsaM2.value)
    : weeklyMg(latest, person.body.weightKg.value);
  if (value === undefined) return undefined;
  return { value: Math.round(value * 10) / 10, unit: juvenile ? 'mg/m²' : 'mg' };
}
