import { allOf, isMet, met, not, unmet, type Answer } from '../../src/patient/answer.js';
import { treatsTheDisease } from '../../src/knowledge/drugs.js';
import { withNumbers } from '../../src/knowledge/settings.js';
import { isGivenDaily } from '../../src/patient/doses.js';
import type { Course, Facts } from '../../src/patient/facts.js';
import { everGiven, ofClass } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'diagnosis' | 'treatments' | 'activity' | 'settings'>;

/** Rules ask for these doses: under-dosed methotrexate, a taper, hydroxychloroquine by weight. */
const doseDecides = ({ drug, drugClass }: Course): boolean =>
  drug === 'methotrexate' || drug === 'hydroxychloroquine' || drugClass === 'glucocorticoid';

/** Met where there are such courses: their names, and what is open about them. */
function openIn(
  { courses }: Facts['treatments'],
  which: (course: Course) => boolean,
  what: string,
  otherwise: string,
): Answer {
  const open = courses.filter(which);
  return open.length > 0
    ? met(
        `${[...new Set(open.map(({ name }) => name))].join(', ')}: ${what}`,
        open.flatMap(({ from }) => from),
      )
    : unmet(otherwise);
}

/** By the last dose on record. */
const isDailyMethotrexate = ({ drug, status, doses }: Course): boolean => {
  const latest = doses.at(-1)?.dose;
  return drug === 'methotrexate' && status === 'active' && latest !== undefined && isGivenDaily(latest);
};

/** What the chart leaves open, each with the sentence that asks for it. */
const gaps: readonly {
  readonly asks: string;
  readonly says: string;
  readonly answer: (facts: Known) => Answer;
}[] = [
  {
    asks: 'Is no systemic glucocorticoid on record although the disease is treated?',
    says: 'No systemic glucocorticoid on record: confirm (hydroxychloroquine alone is no first line for muscle)',
    answer: ({ treatments }) =>
      allOf([
        not(everGiven(treatments, ofClass('glucocorticoid'), 'a systemic glucocorticoid')),
        everGiven(treatments, ({ drugClass }) => treatsTheDisease(drugClass), 'treatment'),
      ]),
  },
  {
    asks: 'Does the diagnosis carry no clinical status?',
    says: 'The diagnosis carries no clinical status: read as active, please confirm',
    answer: ({ diagnosis }) =>
      diagnosis.statusMissing
        ? met('Diagnosis without clinical status', diagnosis.from)
        : unmet('status recorded'),
  },
  {
    asks: 'Did a treatment end for a reason that is not recorded?',
    says: 'Why a treatment ended is not recorded: it counts neither as failure nor as intolerance',
    answer: ({ treatments }) =>
      openIn(
        treatments,
        (course) =>
          course.status === 'ended' &&
          course.stoppedFor.size === 0 &&
          course.outcome === 'not assessable' &&
          !course.pulse &&
          treatsTheDisease(course.drugClass),
        'ended, reason not recorded',
        'every end has a reason',
      ),
  },
  {
    asks: 'Is a treatment not dated?',
    says: 'A treatment has no start date: its trial cannot be judged',
    answer: ({ treatments }) =>
      openIn(
        treatments,
        (course) =>
          course.start === undefined && course.status !== 'ordered' && treatsTheDisease(course.drugClass),
        'no start date',
        'every treatment is dated',
      ),
  },
  {
    asks: 'Is the dose of a drug not recorded that a rule goes by?',
    says: 'A dose is not recorded: neither an adequate trial nor a taper can be judged without it',
    answer: ({ treatments }) =>
      openIn(
        treatments,
        (course) =>
          course.status === 'active' &&
          !course.pulse &&
          doseDecides(course) &&
          course.doses.every(({ dose }) => dose.amount === undefined),
        'dose not recorded',
        'every dose that matters is recorded',
      ),
  },
  {
    asks: 'Is methotrexate written as a daily drug?',
    says: 'Methotrexate is written as a daily drug: it is given once a week, check the dose now',
    answer: ({ treatments }) =>
      openIn(treatments, isDailyMethotrexate, 'written as a daily drug', 'no daily methotrexate'),
  },
  {
    asks: 'Is an order over a year old without any sign that it is still taken?',
    says: 'An order is over a year old and nothing confirms it: is it still taken?',
    answer: ({ treatments }) =>
      openIn(treatments, (course) => course.staleOrder, 'old order, unconfirmed', 'every order is confirmed'),
  },
  {
    asks: 'Was activity not measured within {activityLookBackDays} days?',
    says: 'No CMAS, MMT8, CDASI or physician global for {activityLookBackDays} days: without one nobody can judge the response',
    answer: ({ activity }) => not(activity.measuredRecently),
  },
  {
    asks: 'Is there no comparable earlier measurement?',
    says: 'No comparable earlier measurement: improvement cannot be judged, and is not assumed',
    answer: ({ activity }) =>
      activity.improving.verdict === 'unknown' && activity.improving.missing.length === 0
        ? met(activity.improving.saw, activity.improving.from)
        : unmet('improvement could be judged'),
  },
];

export default defineRule({
  id: 'data-gap',
  kind: 'checklist',
  title: 'What the chart leaves open',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['diagnosis', 'treatments', 'activity', 'settings'],
  evidence: ['share-2017', 'seed-002'],
  // Which facts are asked for follows from the rules, not from a guideline.
  strength: 'expert default',
  implements: ['003-07'],
  signature: unsigned,
  any: gaps,
  indicator: () => 'info',
  say: (facts) => {
    const open = gaps.filter((gap) => isMet(gap.answer(facts)));
    const first = open[0];
    return {
      summary:
        open.length === 1 && first
          ? withNumbers(first.says, facts.settings)
          : `${open.length} facts are missing that decide the next step`,
      sections:
        open.length > 1
          ? [{ heading: 'What to do', lines: open.map((gap) => withNumbers(gap.says, facts.settings)) }]
          : [],
    };
  },
});
