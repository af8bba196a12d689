import { met, unmet } from '../../src/patient/answer.js';
import type { DoseJudgement, DoseMissing, DoseVerdict } from '../../src/patient/dose-judgement.js';
import { dosingGuide } from '../../src/patient/dosing-guide.js';
import type { JudgedOrder, Treatment } from '../../src/patient/facts.js';
import { firstThatFits, type OrderCheck, type OrderFacts } from './order-rule.js';

/** A check that goes by how the ordered dose was judged: without a judgement there is nothing to say. */
interface DoseCheck extends Pick<OrderCheck, 'asks' | 'grade' | 'mendable' | 'heading'> {
  /** What was seen; undefined: it is not so. */
  readonly saw: (dose: DoseJudgement, order: JudgedOrder) => string | undefined;
  readonly summary: (dose: DoseJudgement, drug: string) => string;
  readonly line: (dose: DoseJudgement) => string;
}

const doseOf = (about: Treatment): DoseJudgement | undefined =>
  about.as === 'order' ? about.order.judged : undefined;

function ofDose({ saw, summary, line, ...check }: DoseCheck): OrderCheck {
  return {
    ...check,
    answer: (_, about) => {
      const dose = doseOf(about);
      const seen = dose && about.as === 'order' ? saw(dose, about.order) : undefined;
      return dose && seen !== undefined ? met(seen, dose.from) : unmet('');
    },
    summary: (_, about) => {
      const dose = doseOf(about);
      return dose ? summary(dose, about.name) : '';
    },
    lines: (_, about) => {
      const dose = doseOf(about);
      return dose ? [line(dose)] : [];
    },
  };
}

const OUT_OF_RANGE: Readonly<Partial<Record<DoseVerdict, string>>> = {
  'too low': 'below',
  'too high': 'above',
};
const IS_BODY: ReadonlySet<string> = new Set(['weight', 'height', 'age']);

/** What of the body the dose of this drug needs and the record does not tell, whatever the order says of a dose. */
function bodyMissingFor({ person }: OrderFacts, about: Treatment): readonly DoseMissing[] {
  if (about.as !== 'order') return [];
  const missing = [...(doseOf(about)?.missing ?? []), ...(dosingGuide(about.drug, person)?.missing ?? [])];
  return [...new Set(missing.filter((one) => IS_BODY.has(one)))];
}

/** The ranges of specification B.5; methotrexate that would be taken daily; weight or height that are missing. */
export const doseChecks: readonly OrderCheck[] = [
  ofDose({
    asks: 'Is methotrexate ordered to be taken daily?',
    grade: 'critical',
    mendable: true,
    saw: ({ verdict, saw }) => (verdict === 'daily methotrexate' ? saw : undefined),
    summary: () => 'Methotrexate is given once a WEEK: this order reads daily, which can kill',
    heading: 'What to do',
    line: ({ saw }) => `Change the order to one day of the week, named in the order. It says: ${saw}`,
  }),
  ofDose({
    asks: 'Is the dose outside its range for this patient?',
    grade: 'warning',
    saw: ({ verdict, saw, range }) =>
      OUT_OF_RANGE[verdict] === undefined ? undefined : `${saw}; the range is ${range}`,
    summary: ({ verdict, range }, drug) => {
      const wrong = OUT_OF_RANGE[verdict] ?? 'not in';
      return firstThatFits(
        `Check the dose of ${drug}: ${wrong} ${range}`,
        `Check the dose of ${drug}: it is ${wrong} its range`,
      );
    },
    heading: 'What to do',
    line: ({ saw, range }) => `Ordered: ${saw}. Range: ${range}`,
  }),
  {
    asks: 'Does the dose depend on a weight or height that is missing or too old?',
    grade: 'warning',
    answer: (facts, about) => {
      const missing = bodyMissingFor(facts, about);
      return missing.length > 0
        ? met(`no recent ${missing.join(', ')} on file`, doseOf(about)?.from ?? [])
        : unmet('');
    },
    summary: (facts, about) =>
      `The dose of ${about.name} cannot be checked: no recent ${bodyMissingFor(facts, about).join(' and ')} on file`,
    heading: 'What to do',
    lines: (facts, about) => {
      const range = doseOf(about)?.range;
      return [
        `Measure ${bodyMissingFor(facts, about).join(' and ')}${range === undefined ? '' : `. Range: ${range}`}`,
      ];
    },
  },
  ofDose({
    asks: 'Can the dose as written not be checked?',
    grade: 'info',
    saw: ({ verdict, missing, saw, range }, { text, dose }) => {
      // Nothing is written yet: order-select comes before the dose.
      const isWritten = text !== undefined || dose !== undefined;
      return verdict === 'cannot tell' && isWritten && !missing.some((one) => IS_BODY.has(one))
        ? `${saw}: ${missing.length > 0 ? `${missing.join(', ')} not stated` : range}`
        : undefined;
    },
    summary: (_, drug) => `The dose of ${drug} could not be checked as written`,
    heading: 'Note',
    line: ({ range }) => `The dose could not be checked as written. Range: ${range}`,
  }),
];
