import { met, unmet, type Answer } from './answer.js';
import { weeklyMg, weeklyMgPerM2, type Dose } from './doses.js';
import type { Course, Facts, Person } from './facts.js';

/**
 * A weekly dose in the unit that the patient's population is judged by: mg/m² for JDM, mg for adults.
 * @returns undefined when weight or body surface is needed for that and not known
 */
export function weeklyMethotrexate(dose: Dose, { population, body }: Person): number | undefined {
  const mg = weeklyMg(dose, body.weightKg.value, body.bsaM2.value);
  if (population !== 'juvenile') return mg;
  const perM2 = weeklyMgPerM2(dose, body.bsaM2.value);
  return perM2 ?? (mg !== undefined && body.bsaM2.value ? mg / body.bsaM2.value : undefined);
}

/**
 * The present weekly dose, cut to one decimal so that 14.97 is never shown, or taken, as 15.
 * @returns undefined when it is not recorded, or body surface is needed and not known.
 */
export function methotrexateDose(
  course: Course,
  person: Person,
): { readonly value: number; readonly unit: 'mg' | 'mg/m²' } | undefined {
  const latest = course.doses.at(-1)?.dose;
  const value = latest && weeklyMethotrexate(latest, person);
  if (value === undefined) return undefined;
  // A hair more, because 8.2 × 10 need not be 82 in floating point.
  return {
    value: Math.floor(value * 10 + 1e-6) / 10,
    unit: person.population === 'juvenile' ? 'mg/m²' : 'mg',
  };
}

/** Is the known dose of the running methotrexate low: under 15 mg/m² (JDM), or at most 15 mg (adult)? */
export function methotrexateDoseLow({
  treatments,
  person,
  settings,
}: Pick<Facts, 'treatments' | 'person' | 'settings'>): Answer {
  const course = treatments.courses.find(
    ({ drug, status }) => drug === 'methotrexate' && status === 'active',
  );
  if (!course) return unmet('no methotrexate active');
  const dose = methotrexateDose(course, person);
  if (!dose) return unmet('methotrexate: weekly dose not known', course.from);
  const saw = `Methotrexate ${dose.value} ${dose.unit} a week`;
  const low =
    dose.unit === 'mg/m²'
      ? dose.value < settings.methotrexateRoomJuvenileBelowMgPerM2
      : dose.value <= settings.methotrexateRoomAdultUpToMg;
  return (low ? met : unmet)(saw, course.from);
}
