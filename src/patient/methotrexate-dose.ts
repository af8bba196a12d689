import { met, unmet, type Answer } from './answer.js';
import { weeklyMg, weeklyMgPerM2, type Dose } from './doses.js';
import type { Course, Person, TreatmentHistory } from './facts.js';

/** mg/m² a week, child: below it the dose is low. Evidence: share-2017. */
const LOW_CHILD_MG_PER_M2 = 15;
/** mg a week, adult: at or below it there is room. Evidence: seed-001, adult-doses-table-2. */
const LOW_ADULT_MG = 15;

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
export function methotrexateDoseLow({ courses }: TreatmentHistory, person: Person): Answer {
  const course = courses.find(({ drug, status }) => drug === 'methotrexate' && status === 'active');
  if (!course) return unmet('no methotrexate active');
  const dose = methotrexateDose(course, person);
  if (!dose) return unmet('methotrexate: weekly dose not known', course.from);
  const saw = `Methotrexate ${dose.value} ${dose.unit} a week`;
  const low = dose.unit === 'mg/m²' ? dose.value < LOW_CHILD_MG_PER_M2 : dose.value <= LOW_ADULT_MG;
  return (low ? met : unmet)(saw, course.from);
}
