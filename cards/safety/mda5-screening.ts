import { mda5LungScreeningDue, pending } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { LUNG_FUNCTION, unlessOrdered } from '../proposals.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'mda5-screening',
  kind: 'safety',
  title: 'Anti-MDA5: look at the lung',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'findings', 'workUp', 'asOf', 'settings'],
  evidence: ['acr-chest-ild-2023', 'medra5-2020', 'mda5-ild-jdm'],
  implements: [],
  signature: unsigned,
  all: [
    {
      asks: 'Is anti-MDA5 positive, with no lung disease on record and the lung not looked at for {mda5LungScreeningWeeks} weeks?',
      answer: mda5LungScreeningDue,
    },
  ],
  indicator: () => 'warning',
  say: ({ workUp, settings }) => ({
    summary: `Anti-MDA5 positive: HRCT and lung function now, neither within ${settings.mda5LungScreeningWeeks} weeks`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'Anti-MDA5 goes with interstitial lung disease that can progress rapidly',
          ...pending('HRCT', workUp.lungImaging),
          ...pending('Lung function', workUp.pulmonaryFunction),
        ],
      },
    ],
    proposals: [
      ...unlessOrdered(workUp.lungImaging, {
        label: 'Order HRCT of the chest',
        code: { text: 'High-resolution CT of the chest' },
        urgent: true,
      }),
      ...unlessOrdered(workUp.pulmonaryFunction, {
        label: 'Order lung function',
        code: { coding: LUNG_FUNCTION, text: 'Lung function: spirometry and diffusion capacity' },
        urgent: true,
      }),
    ],
    overrideReasons: [
      { code: 'lung-examined-elsewhere', display: 'The lung was examined elsewhere' },
      { code: 'antibody-result-doubted', display: 'The antibody result is thought to be false' },
    ],
  }),
});
