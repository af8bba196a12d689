import type { DrugId } from '../knowledge/drugs.js';
import type { Settings } from '../knowledge/settings.js';
import { met, noneFound, unknown, unmet, type Answer } from './answer.js';
import type { Day } from './dates.js';
import { dailyMg, type Dose } from './doses.js';
import type { Course, DoseAt, Facts, OrderedDrug, Person, TreatmentHistory } from './facts.js';
import { recogniseTaper } from './stop-reason.js';

/**
 * Drugs whose milligrams are prednisone-equivalents. The terminology gives no conversion for the others,
 * and none is guessed: their doses are compared with themselves only.
 */
const PREDNISONE_LIKE: ReadonlySet<DrugId> = new Set<DrugId>(['prednisone', 'prednisolone']);

const running = ({ courses }: TreatmentHistory) =>
  courses.filter(
    (course) => course.status === 'active' && course.drugClass === 'glucocorticoid' && !course.pulse,
  );

const inMg = (dose: Dose, person: Person): number | undefined => dailyMg(dose, person.body.weightKg.value);

/** The present dose in mg prednisone a day; undefined when it is not recorded or not computable. */
export function currentDailyPrednisoneMg(
  treatments: TreatmentHistory,
  person: Person,
): { readonly mg: number; readonly from: readonly string[] } | undefined {
  const latest = dosesOf(running(treatments).filter((course) => PREDNISONE_LIKE.has(course.drug))).at(-1);
  const mg = latest && inMg(latest.dose, person);
  return latest === undefined || mg === undefined ? undefined : { mg, from: [latest.ref] };
}

/** Has prednisone or prednisolone been taken at 20 mg a day or 2 mg/kg a day, for so many days up to now? */
export function highDoseSteroid(
  { treatments, person, asOf, settings }: Pick<Facts, 'treatments' | 'person' | 'asOf' | 'settings'>,
  forDays: number,
): Answer {
  const { liveVaccineGlucocorticoidMgPerDay: highMg, liveVaccineGlucocorticoidMgPerKg: highMgPerKg } =
    settings;
  const courses = running(treatments);
  const kg = person.body.weightKg.value;
  const isHigh = (mg: number | undefined): boolean =>
    mg !== undefined && (mg >= highMg || (kg !== undefined && mg >= kg * highMgPerKg));
  for (const course of courses.filter(({ drug }) => PREDNISONE_LIKE.has(drug))) {
    const lastLower = course.doses.findLastIndex(({ dose }) => !isHigh(inMg(dose, person)));
    const high = course.doses.slice(lastLower + 1);
    const latest = high.at(-1);
    const mg = latest && inMg(latest.dose, person);
    // An undated first dose began with its course.
    const since = high[0]?.from ?? (lastLower === -1 ? course.start : undefined);
    if (latest !== undefined && mg !== undefined && since !== undefined && asOf - since.latest >= forDays)
      return met(`${course.name} ${mg} mg a day for ${asOf - since.latest} days`, [
        ...course.from,
        ...person.body.weightKg.from,
      ]);
  }
  const unreadable = courses.some(
    ({ drug, doses }) =>
      !PREDNISONE_LIKE.has(drug) ||
      doses.length === 0 ||
      doses.some(({ dose }) => inMg(dose, person) === undefined),
  );
  if (unreadable) return unknown('the steroid dose is not recorded, or not comparable with prednisone');
  return noneFound(
    treatments.complete,
    'no high-dose glucocorticoid',
    'the steroid dose could not be read in full',
  );
}

/** Oldest first, over several courses: prednisone, then prednisolone. */
const dosesOf = (courses: readonly Course[]): readonly DoseAt[] =>
  courses.flatMap((course) => course.doses).sort((a, b) => (a.from?.earliest ?? 0) - (b.from?.earliest ?? 0));

/** Milligrams of one can be compared with those of the other. */
const isComparable = (one: DrugId, other: DrugId): boolean =>
  one === other || (PREDNISONE_LIKE.has(one) && PREDNISONE_LIKE.has(other));

/** Is the dose coming down: by words, by a later smaller dose, or by the order on the desk? */
export function steroidDoseEvidence(
  treatments: TreatmentHistory,
  person: Person,
  order: OrderedDrug | undefined,
  asOf: Day,
  { taperWindowDays }: Settings,
): Answer {
  const courses = running(treatments);
  if (order) {
    const before = dosesOf(courses.filter((course) => isComparable(course.drug, order.drug))).at(-1);
    const present = before && inMg(before.dose, person);
    const ordered = order.dose && inMg(order.dose, person);
    if (recogniseTaper(order.text ?? '')) return met(`the order says "${order.text ?? ''}"`, [order.ref]);
    return before !== undefined && present !== undefined && ordered !== undefined && ordered < present
      ? met(`${present} mg a day now, ${ordered} mg a day ordered`, [before.ref, order.ref])
      : unmet('the order does not lower the dose');
  }
  const inWords = courses
    .flatMap(presentDoses(asOf, taperWindowDays))
    .find((dose) => recogniseTaper(dose.text ?? ''));
  if (inWords) return met(`dose text: "${inWords.text ?? ''}"`, [inWords.ref]);
  for (const course of courses) {
    const steps = lowered(course.doses, person, asOf, taperWindowDays);
    if (steps) return steps;
  }
  return unmet('no sign that the dose is being lowered');
}

/** The latest dose and those of the window: the taper of an order long replaced is over. */
const presentDoses =
  (asOf: Day, taperWindowDays: number) =>
  ({ doses }: Course): readonly DoseAt[] =>
    doses.filter(
      (dose, index) =>
        index === doses.length - 1 || (dose.from !== undefined && asOf - dose.from.latest <= taperWindowDays),
    );

/** Is the latest dose lower than one shortly before it? A dose that was raised again is not coming down. */
function lowered(
  doses: readonly DoseAt[],
  person: Person,
  asOf: Day,
  taperWindowDays: number,
): Answer | undefined {
  const dated = doses.flatMap(({ dose, from, ref }) => {
    const mg = inMg(dose, person);
    return mg === undefined || from === undefined ? [] : [{ mg, on: from.latest, ref }];
  });
  const later = dated.at(-1);
  if (later === undefined || asOf - later.on > taperWindowDays) return undefined;
  const earlier = dated.find(
    (one) => one.on < later.on && later.on - one.on <= taperWindowDays && one.mg > later.mg,
  );
  return earlier && met(`lowered from ${earlier.mg} to ${later.mg} mg a day`, [earlier.ref, later.ref]);
}
