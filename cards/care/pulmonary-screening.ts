import { not } from '../../src/patient/answer.js';
import { spanInWords } from '../../src/patient/dates.js';
import { mda5CardSpeaks, onFile, pending } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { LUNG_FUNCTION, unlessOrdered } from '../proposals.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'pulmonary-screening',
  kind: 'checklist',
  title: 'Lung function',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'findings', 'workUp', 'asOf', 'settings'],
  evidence: ['seed-000'],
  implements: ['000-17', '000-22'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is no lung function test on file within {pulmonaryScreeningDays} days?',
      answer: ({ workUp, asOf, settings }) =>
        not(
          onFile(
            [workUp.pulmonaryFunction],
            { name: 'lung function', withinDays: settings.pulmonaryScreeningDays },
            asOf,
          ),
        ),
    },
  ],
  none: [
    {
      asks: 'Does the card on anti-MDA5 ask for lung function already?',
      answer: mda5CardSpeaks,
    },
  ],
  indicator: () => 'info',
  say: ({ workUp, settings }) => ({
    summary: `Lung function, with respiratory muscle strength: none on file within ${spanInWords(settings.pulmonaryScreeningDays)}`,
    sections: [{ heading: 'What to do', lines: pending('Lung function', workUp.pulmonaryFunction) }],
    proposals: unlessOrdered(workUp.pulmonaryFunction, {
      label: 'Order lung function',
      code: { coding: LUNG_FUNCTION, text: 'Lung function with respiratory muscle strength' },
      urgent: false,
    }),
  }),
});
