import { met, unknown, unmet, type Answer } from './answer.js';
import { isGivenDaily, weeklyMg, weeklyMgPerM2, type Dose } from './doses.js';
import type { Course, Facts, Person } from './facts.js';

/**
 * A weekly dose in the unit that the patient's population is judged by: mg/m² for JDM, mg for adults.
 * @returns undefined when weight or body surface is needed for that and not known
 */
export function weeklyMethotrexate(dose: Dose, { population, body }: Person): number | undefined {
  // Seven times a daily dose is no weekly dose of methotrexate: it is an error that somebody has to look at.
  if (isGivenDaily(dose)) return undefined;
  const own = { kg: body.weightKg.value, bsa: body.bsaM2.value };
  return population === 'juvenile' ? weeklyMgPerM2(dose, own) : weeklyMg(dose, own);
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

/**
 * Is the dose of the running methotrexate low: under 15 mg/m² (JDM), or at most 15 mg (adult)?
 * Unknown when it is not recorded as a weekly dose, or body surface is needed and not known.
 */
export function methotrexateDoseLow({
  treatments,
  person,
  settings,
  availability,
}: Pick<Facts, 'treatments' | 'person' | 'settings' | 'availability'>): Answer {
  const course = treatments.courses.find(
    ({ drug, status }) => drug === 'methotrexate' && status === 'active',
  );
  if (!course) return unmet('no methotrexate active');
  const dose = methotrexateDose(course, person);
  if (!dose) {
    const missing =
      course.doses.length > 0 && availability.vitalSigns !== 'known' ? ['vitalSigns' as const] : [];
    return unknown(`Methotrexate: ${whyNotKnown(course, person)}`, missing, course.from);
  }
  const saw = `Methotrexate ${dose.value} ${dose.unit} a week`;
  const low =
    dose.unit === 'mg/m²'
      ? dose.value < settings.methotrexateRoomJuvenileBelowMgPerM2
      : dose.value <= settings.methotrexateRoomAdultUpToMg;
  return (low ? met : unmet)(saw, course.from);
}

/** Why no weekly dose can be told: for the card, which asks for it. */
export const whyNotKnown = ({ doses }: Course, { population }: Person): string => {
  const latest = doses.at(-1)?.dose;
  if (latest === undefined) return 'weekly dose not recorded';
  if (isGivenDaily(latest)) return 'written as a daily drug, check: weekly';
  return population === 'juvenile' ? 'dose per m² not known' : 'weekly dose not known';
};
