import { not } from '../../src/patient/answer.js';
import { mda5CardSpeaks, onFile, pending } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** Days. Specification B.3: none on file within 12 months. */
const SCREENED = { days: 365, words: '12 months' };

export default defineRule({
  id: 'pulmonary-screening',
  kind: 'checklist',
  title: 'Lung function',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'findings', 'workUp', 'asOf'],
  evidence: ['seed-000'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is no lung function test on file within 12 months?',
      answer: ({ workUp, asOf }) =>
        not(onFile([workUp.pulmonaryFunction], { name: 'lung function', within: SCREENED }, asOf)),
    },
  ],
  none: [
    {
      asks: 'Does the card on anti-MDA5 ask for lung function already?',
      answer: mda5CardSpeaks,
    },
  ],
  indicator: () => 'info',
  say: ({ workUp }) => ({
    summary: 'Lung function, with respiratory muscle strength: none on file within 12 months',
    sections: [{ heading: 'What to do', lines: pending('Lung function', workUp.pulmonaryFunction) }],
    proposals:
      workUp.pulmonaryFunction.ordered === undefined
        ? [
            {
              kind: 'service-request',
              label: 'Order lung function',
              code: {
                coding: {
                  system: 'http://snomed.info/sct',
                  code: '23426006',
                  display: 'Measurement of respiratory function (procedure)',
                },
                text: 'Lung function with respiratory muscle strength',
              },
              urgent: false,
            },
          ]
        : [],
  }),
});
