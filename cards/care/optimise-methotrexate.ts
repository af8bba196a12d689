import { anyOf, met, not, unknownCountsAs, unmet, type Answer } from '../../src/patient/answer.js';
import type { Course, Facts } from '../../src/patient/facts.js';
import { methotrexateDose, methotrexateDoseLow, whyNotKnown } from '../../src/patient/methotrexate-dose.js';
import { runningNow, ofDrug } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'treatments' | 'person' | 'availability' | 'settings'>;

const isRunning = (course: Course): boolean => course.drug === 'methotrexate' && course.status === 'active';

/** Dose below range, oral route, or dose not recorded. */
function roomForMore(facts: Known): Answer {
  const course = facts.treatments.courses.find(isRunning);
  if (!course) return unmet('no methotrexate active');
  const oral = course.route === 'oral' ? met('Methotrexate by mouth', course.from) : unmet('not by mouth');
  const low = methotrexateDoseLow(facts);
  // What the chart does not say has to be asked for; what could not be read may be all right.
  const asked = low.verdict === 'unknown' && low.missing.length === 0 ? met(low.saw, low.from) : low;
  return anyOf([asked, oral]);
}

function advice(course: Course, { person, settings }: Known): string {
  const dose = methotrexateDose(course, person);
  const now = dose ? `${dose.value} ${dose.unit} a week` : whyNotKnown(course, person);
  // Doses go by present age (specification B.1): an adult with JDM is told milligrams.
  if (person.isChild)
    return `Methotrexate (${now}): 15-20 mg/m² once a week, at most 40 mg, subcutaneous preferred`;
  // Above the low dose only the route is left to improve.
  return dose?.unit === 'mg' && dose.value > settings.methotrexateRoomAdultUpToMg
    ? `Methotrexate (${now} by mouth): consider the subcutaneous route, at most 25 mg once a week`
    : `Methotrexate (${now}): room up to 20-25 mg once a week`;
}

export default defineRule({
  id: 'optimise-methotrexate',
  kind: 'checklist',
  title: 'Optimise methotrexate',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['treatments', 'person', 'activity', 'condition', 'availability', 'settings'],
  evidence: ['share-2017', 'adult-doses-table-2', 'seed-001'],
  implements: ['001-01', '001-02', '001-03', '001-05'],
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
  none: [
    { asks: 'Is the patient pregnant?', answer: ({ condition }) => condition.pregnant },
    {
      asks: 'Does the pathway card say so already (row 15)?',
      answer: (_, __, matched) => (matched?.row === '15' ? met('row 15') : unmet('')),
    },
  ],
  indicator: () => 'info',
  say: (facts) => ({
    summary: facts.treatments.courses
      .filter(isRunning)
      .slice(0, 1)
      .map((course) => advice(course, facts))
      .join(''),
    sections: [
      {
        heading: 'How',
        lines: [
          ...(facts.person.isChild
            ? []
            : ['Subcutaneous, or split morning and evening of one day, if the stomach objects']),
          'Folic acid 1 mg a day',
        ],
      },
    ],
  }),
});
