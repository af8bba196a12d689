import { treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { neverTwo, notTnfInduced, tnfInhibitorOrdered } from './tnf-inhibitor-questions.js';

export default defineRule({
  id: 'tnf-inhibitor-unstudied',
  kind: 'safety',
  title: 'Certolizumab or golimumab: not studied in dermatomyositis',
  hooks: ['order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments'],
  evidence: ['klein-2010', 'brunasso-2014', 'tnf-inhibitor-label'],
  implements: [],
  signature: unsigned,
  about: (facts, hook) => treatmentsOnTheDesk(facts, hook, ['certolizumab', 'golimumab']),
  all: [{ asks: 'Is certolizumab or golimumab ordered?', answer: tnfInhibitorOrdered }, notTnfInduced],
  indicator: ({ diagnosis }) => (diagnosis.state === 'active' ? 'warning' : 'info'),
  say: ({ diagnosis, ...facts }, about) => ({
    summary: `No data for ${about?.name ?? 'this drug'} in ${diagnosis.name}; TNF inhibitors can induce or worsen it`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          ...neverTwo(facts, about),
          'No study in dermatomyositis was found',
          'If a TNF inhibitor is wanted, infliximab or adalimumab are better known, and only after other options',
        ],
      },
    ],
    overrideReasons: [{ code: 'other-indication', display: 'Prescribed for another indication' }],
  }),
});
