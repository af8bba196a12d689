import { met, unmet } from '../../src/patient/answer.js';
import type { Treatment } from '../../src/patient/facts.js';
import { judgeOrderDose, type DoseJudgement, type DoseMissing } from '../../src/patient/order-dose.js';
import { dosingGuide } from '../../src/patient/dosing-guide.js';
import { firstThatFits, type OrderCheck, type OrderFacts } from './order-rule.js';

const doseOf = ({ person }: OrderFacts, about: Treatment): DoseJudgement | undefined =>
  about.as === 'order' ? judgeOrderDose(about.order, person) : undefined;
const IS_BODY: ReadonlySet<string> = new Set(['weight', 'height', 'age']);
/** What of the body the dose of this drug needs and the record does not tell, whatever the order says of a dose. */
function bodyMissingFor(facts: OrderFacts, about: Treatment): readonly DoseMissing[] {
  if (about.as !== 'order') return [];
  const judged = doseOf(facts, about);
  const missing = [
    ...(judged?.verdict === 'cannot tell' ? judged.missing : []),
    ...(dosingGuide(about.drug, facts.person)?.missing ?? []),
  ];
  return [...new Set(missing.filter((one) => IS_BODY.has(one)))];
}
const HOW_WRONG = { 'too low': 'below', 'too high': 'above' } as const;

/** The ranges of specification B.5; methotrexate that would be taken daily; weight or height that are missing. */
export const doseChecks: readonly OrderCheck[] = [
  {
    asks: 'Is methotrexate ordered to be taken daily?',
    grade: 'critical',
    mendable: true,
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      return dose?.verdict === 'daily methotrexate' ? met(dose.saw, dose.from) : unmet('');
    },
    summary: () => 'Methotrexate is given once a WEEK: this order reads daily, which can kill',
    heading: 'What to do',
    lines: (_, __, { saw }) => [
      `Change the order to one day of the week, named in the order. It says: ${saw}`,
    ],
  },
  {
    asks: 'Is the dose outside its range for this patient?',
    grade: 'warning',
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      return dose?.verdict === 'too low' || dose?.verdict === 'too high'
        ? met(`${dose.saw}; the range is ${dose.range}`, dose.from)
        : unmet('');
    },
    summary: (facts, about) => {
      const dose = doseOf(facts, about);
      const wrong = dose?.verdict === 'too low' ? HOW_WRONG['too low'] : HOW_WRONG['too high'];
      return firstThatFits(
        `Check the dose of ${about.name}: ${wrong} ${dose?.range ?? 'its range'}`,
        `Check the dose of ${about.name}: it is ${wrong} its range`,
      );
    },
    heading: 'What to do',
    lines: (facts, about) => {
      const dose = doseOf(facts, about);
      return [`Ordered: ${dose?.saw ?? ''}. Range: ${dose?.range ?? ''}`];
    },
  },
  {
    asks: 'Does the dose depend on a weight or height that is missing or too old?',
    grade: 'warning',
    answer: (facts, about) => {
      const missing = bodyMissingFor(facts, about);
      return missing.length > 0
        ? met(`no recent ${missing.join(', ')} on file`, doseOf(facts, about)?.from ?? [])
        : unmet('');
    },
    summary: (facts, about) =>
      `The dose of ${about.name} cannot be checked: no recent ${bodyMissingFor(facts, about).join(' and ')} on file`,
    heading: 'What to do',
    lines: (facts, about) => {
      const range = doseOf(facts, about)?.range;
      return [
        `Measure ${bodyMissingFor(facts, about).join(' and ')}${range === undefined ? '' : `. Range: ${range}`}`,
      ];
    },
  },
  {
    asks: 'Can the dose as written not be checked?',
    grade: 'info',
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      // Nothing is written yet: order-select comes before the dose.
      const isWritten =
        about.as === 'order' && (about.order.text !== undefined || about.order.dose !== undefined);
      return dose?.verdict === 'cannot tell' && isWritten && !dose.missing.some((one) => IS_BODY.has(one))
        ? met(
            `${dose.saw}: ${dose.missing.length > 0 ? `${dose.missing.join(', ')} not stated` : dose.range}`,
            dose.from,
          )
        : unmet('');
    },
    summary: (_, about) => `The dose of ${about.name} could not be checked as written`,
    heading: 'Note',
    lines: (facts, about) => {
      const dose = doseOf(facts, about);
      return [`The dose could not be checked as written. Range: ${dose?.range ?? ''}`];
    },
  },
];
