import { advisedDose } from '../../src/patient/advised-dose.js';
import { isMet, met, unmet, type Answer } from '../../src/patient/answer.js';
import { dosingGuide, type DosingGuide } from '../../src/patient/dosing-guide.js';
import type { Facts, Treatment } from '../../src/patient/facts.js';
import type { Proposal } from '../../src/rules/rule.js';

type Known = Pick<Facts, 'person'>;

const guideFor = ({ person }: Known, about: Treatment): DosingGuide | undefined =>
  about.as === 'order' ? dosingGuide(about.drug, person) : undefined;

/**
 * Presentation.md, "order safety": the dosing guide for a drug this service suggests, with the arithmetic. While
 * the order is being written: at signing the dose stands, and is checked.
 */
export const dosingGuideCheck = {
  asks: 'Is a dose known for this drug and this patient?',
  grade: 'info',
  answer: (facts: Known, about: Treatment): Answer => {
    const guide = guideFor(facts, about);
    return guide && about.as === 'order' && about.atSigning !== true
      ? met(`${about.name} is being ordered`, [about.order.ref, ...guide.from])
      : unmet('');
  },
  summary: (facts: Known, about: Treatment): string => {
    const missing = guideFor(facts, about)?.missing ?? [];
    return missing.length > 0
      ? `Dose of ${about.name}: not computed, no recent ${missing.join(' and ')} on file`
      : `Dose of ${about.name} for this patient`;
  },
  heading: 'How',
  lines: (facts: Known, about: Treatment): readonly string[] => guideFor(facts, about)?.lines ?? [],
} as const;

/** Specification B.1: pregnancy, a reaction, an intolerance (methotrexate) rule the drug out, whatever its dose. */
const isRuledOut = ({ options }: Pick<Facts, 'options'>, { drug }: Treatment): boolean =>
  (drug === 'ivig' || drug === 'methotrexate') &&
  (isMet(options[drug].contraindicated) || isMet(options[drug].intolerant));

/** The draft changed to the one dose that follows for this patient; nothing where none follows. */
export function doseUpdate(facts: Known & Pick<Facts, 'options'>, about: Treatment): readonly Proposal[] {
  const isAdvised = about.as === 'order' && !isRuledOut(facts, about);
  const advice = isAdvised ? advisedDose(about.order, facts.person) : undefined;
  return advice && about.as === 'order'
    ? [{ kind: 'update-order', order: about.order.ref, recommended: true, ...advice }]
    : [];
}
