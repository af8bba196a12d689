import { not } from '../../src/patient/answer.js';
import { spanInWords } from '../../src/patient/dates.js';
import { refractory } from '../../src/patient/history-questions.js';
import { onFile, pending } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { loinc, unlessOrdered } from '../proposals.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'mri-reassessment',
  kind: 'checklist',
  title: 'Muscle MRI in refractory disease',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'treatments', 'workUp', 'asOf', 'settings'],
  evidence: ['seed-000', 'share-2017', 'rim-2013'],
  implements: ['000-11'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is it refractory: a glucocorticoid and an immunosuppressant failed or were not tolerated?',
      answer: ({ treatments }) => refractory(treatments),
    },
    {
      asks: 'Is no muscle MRI on file within {mriReassessmentDays} days?',
      answer: ({ workUp, asOf, settings }) =>
        not(
          onFile([workUp.muscleMri], { name: 'muscle MRI', withinDays: settings.mriReassessmentDays }, asOf),
        ),
    },
  ],
  indicator: () => 'info',
  say: ({ workUp, settings }) => ({
    summary: `Consider muscle MRI: refractory disease, none on file within ${spanInWords(settings.mriReassessmentDays)}`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'It shows whether the muscle is inflamed; treatment does not wait for it',
          ...pending('Muscle MRI', workUp.muscleMri),
        ],
      },
    ],
    proposals: unlessOrdered(workUp.muscleMri, {
      label: 'Order muscle MRI (thighs)',
      code: { coding: loinc('24702-3', 'MR Thigh'), text: 'MRI of the thigh muscles: activity of myositis' },
      urgent: false,
    }),
  }),
});
