import type { HookName } from '../contract/question.js';
import type { DrugId } from '../knowledge/drugs.js';
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
      .map((order) => ({ as: 'order', order, drug: order.drug, name: order.name }));
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
