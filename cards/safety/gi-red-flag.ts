import { isMet } from '../../src/patient/answer.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'gi-red-flag',
  kind: 'safety',
  title: 'Abdominal red flag',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'active disease',
  needs: ['activity', 'diagnosis'],
  evidence: ['gi-perforation-series', 'seed-000'],
  implements: ['000-22'],
  signature: unsigned,
  all: [
    {
      asks: 'Is there an acute abdominal finding, at most {giRedFlagDays} days old?',
      answer: ({ activity }) => activity.giRedFlag,
    },
  ],
  indicator: () => 'critical',
  say: ({ activity, diagnosis }) => ({
    summary: `Exclude perforation or bowel ischaemia now: acute abdominal finding with ${diagnosis.name}`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'Imaging and a surgical opinion today',
          'Vasculopathy of dermatomyositis can perforate the bowel',
          ...(isMet(activity.worsening)
            ? [`Meanwhile the disease is getting worse: ${activity.worsening.saw}`]
            : []),
          'Treatment escalation is on hold until this is excluded',
        ],
      },
    ],
    overrideReasons: [{ code: 'perforation-excluded', display: 'Perforation and ischaemia were excluded' }],
  }),
});
