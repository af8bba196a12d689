import type { HookName } from '../contract/question.js';
import { classOf, type DrugClass, type DrugId } from '../knowledge/drugs.js';
import { met, noneFound, type Answer } from './answer.js';
import type { Facts, Treatment } from './facts.js';

/**
 * What a drug rule speaks about: on the order hooks the new orders of these drugs, on patient-view what is taken.
 * One entry an order: each gets a card of its own.
 */
export function treatmentsOnTheDesk(
  { orders, treatments }: Pick<Facts, 'orders' | 'treatments'>,
  hook: HookName,
  drugs: readonly DrugId[],
): readonly Treatment[] {
  if (hook !== 'patient-view') {
    return orders
      .filter((order) => order.selected && drugs.includes(order.drug))
      .map((order) => ({
        as: 'order',
        order,
        drug: order.drug,
        name: order.name,
        atSigning: hook === 'order-sign',
      }));
  }
  const active = treatments.courses.filter(
    (course) => course.status === 'active' && drugs.includes(course.drug),
  );
  const seen = new Set<DrugId>();
  return active
    .filter((course) => !seen.has(course.drug) && seen.add(course.drug))
    .map((course) => ({ as: 'course', course, drug: course.drug, name: course.name }));
}

/** The FHIR references of a treatment. */
export const referencesOf = (treatment: Treatment | undefined): readonly string[] =>
  treatment === undefined ? [] : treatment.as === 'order' ? [treatment.order.ref] : treatment.course.from;

/**
 * Another drug of the same class that is taken, or lies on the desk beside this one: two JAK inhibitors, two TNF
 * inhibitors. The history's silence is a "no" only when it was read in full.
 */
export function togetherWith(
  { orders, treatments }: Pick<Facts, 'orders' | 'treatments'>,
  about: Treatment,
  drugClass: DrugClass,
): Answer {
  const taken = treatments.courses.filter(
    (course) => course.drugClass === drugClass && course.status === 'active' && course.drug !== about.drug,
  );
  const ordered = orders.filter(({ drug }) => classOf(drug) === drugClass && drug !== about.drug);
  if (taken.length + ordered.length > 0) {
    const words = [
      ...taken.map(({ name }) => `${name} active`),
      ...ordered.map(({ name }) => `${name} also ordered`),
    ];
    return met([...new Set(words)].join(', '), [
      ...referencesOf(about),
      ...taken.flatMap(({ from }) => from),
      ...ordered.map(({ ref }) => ref),
    ]);
  }
  return noneFound(
    treatments.complete,
    'no other drug of the class',
    'another drug of the class cannot be ruled out',
  );
}
