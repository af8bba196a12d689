import { met, unmet } from '../../src/patient/answer.js';
import { formatDay } from '../../src/patient/dates.js';
import { reassessmentOverdue, reassessmentsOverdue } from '../../src/patient/reassessments.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** The item of the care checklist; the pathway card of the same id is row 8b, before the day has come. */
export default defineRule({
  id: 'reassessment-due',
  kind: 'checklist',
  title: 'Reassessment overdue',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'treatments', 'measurements', 'availability', 'asOf', 'settings'],
  evidence: ['seed-002', 'seed-000', 'seed-004', 'share-2017'],
  implements: ['002-09', '004-06'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is the day past on which a running treatment was to be judged, and nothing measured since?',
      answer: reassessmentOverdue,
    },
  ],
  none: [
    {
      asks: 'Does the pathway card wait for a treatment already (row 8b)?',
      answer: (_, __, matched) => (matched?.row === '8b' ? met('row 8b') : unmet('')),
    },
  ],
  indicator: () => 'info',
  say: (facts) => {
    const overdue = reassessmentsOverdue(facts);
    const since = overdue[0] === undefined ? '' : `, due since ${formatDay(overdue[0].on)}`;
    return {
      summary: `Measure CMAS or MMT8, CDASI and physician global: reassessment${since}`,
      sections: [
        {
          heading: 'What to do',
          lines: overdue.map(({ name, on }) => `${name}: judge it, due ${formatDay(on)}`),
        },
      ],
    };
  },
});
