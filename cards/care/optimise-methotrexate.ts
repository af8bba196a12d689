import { anyOf, met, not, unknownCountsAs, unmet, type Answer } from '../../src/patient/answer.js';
import type { Course, Facts } from '../../src/patient/facts.js';
import { methotrexateDose } from '../../src/patient/methotrexate-dose.js';
import { runningNow, ofDrug } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** mg/m² a week, child. Evidence: share-2017. */
const LOW_CHILD_MG_PER_M2 = 15;
/** mg a week, adult: at or below this there is room. Evidence: seed-001, adult-doses-table-2. */
const LOW_ADULT_MG = 15;

type Known = Pick<Facts, 'treatments' | 'person'>;

const running = ({ treatments }: Known): Course | undefined =>
  treatments.courses.find((course) => course.drug === 'methotrexate' && course.status === 'active');

/** Dose below range, oral route, or dose not recorded. */
function roomForMore(facts: Known): Answer {
  const course = running(facts);
  if (!course) return unmet('no methotrexate active');
  const dose = methotrexateDose(course, facts.person);
  const isChild = facts.person.population === 'juvenile';
  const low =
    dose === undefined
      ? met('Methotrexate: the weekly dose is not recorded', course.from)
      : (isChild && dose.unit === 'mg/m²' && dose.value < LOW_CHILD_MG_PER_M2) ||
          (!isChild && dose.unit === 'mg' && dose.value <= LOW_ADULT_MG)
        ? met(`Methotrexate ${dose.value} ${dose.unit} a week`, course.from)
        : unmet(`methotrexate ${dose.value} ${dose.unit} a week`);
  const oral = course.route === 'oral' ? met('Methotrexate by mouth', course.from) : unmet('not by mouth');
  return anyOf([low, oral]);
}

export default defineRule({
  id: 'optimise-methotrexate',
  kind: 'checklist',
  title: 'Optimise methotrexate',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['treatments', 'person', 'activity', 'condition'],
  evidence: ['share-2017', 'adult-doses-table-2', 'seed-001'],
  signature: unsigned,
  all: [
    {
      asks: 'Is methotrexate being taken?',
      answer: ({ treatments }) => runningNow(treatments, ofDrug('methotrexate'), 'methotrexate'),
    },
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is the disease not improving?',
      answer: ({ activity }) => not(unknownCountsAs('unmet', activity.improving)),
    },
    {
      asks: 'Is there room: a low or unrecorded dose, or the oral route?',
      answer: (facts) => roomForMore(facts),
    },
  ],
  none: [{ asks: 'Is the patient pregnant?', answer: ({ condition }) => condition.pregnant }],
  indicator: () => 'info',
  say: (facts) => {
    const isChild = facts.person.population === 'juvenile';
    const course = running(facts);
    const dose = course && methotrexateDose(course, facts.person);
    const now = dose ? `${dose.value} ${dose.unit} a week` : 'weekly dose not recorded';
    return {
      summary: isChild
        ? `Methotrexate (${now}): 15-20 mg/m² once a week, at most 40 mg, subcutaneous preferred`
        : `Methotrexate (${now}): room up to 20-25 mg once a week`,
      sections: [
        {
          heading: 'How',
          lines: [
            ...(isChild
              ? []
              : ['Subcutaneous, or split morning and evening of one day, if the stomach objects']),
            'Folic acid 1 mg a day',
          ],
        },
      ],
    };
  },
});
