import { met } from '../../src/patient/answer.js';
import { drugsOfClass } from '../../src/knowledge/drugs.js';
import { referencesOf, treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { removalOf } from '../proposals.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'tnf-induced-dermatomyositis',
  kind: 'safety',
  title: 'Dermatomyositis that began on a TNF inhibitor',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments'],
  evidence: ['tnf-rechallenge-2013', 'klein-2010', 'brunasso-2014', 'tnf-inhibitor-label'],
  implements: [],
  signature: unsigned,
  about: (facts, hook) => treatmentsOnTheDesk(facts, hook, drugsOfClass('tnf-inhibitor')),
  all: [
    {
      asks: 'Is a TNF inhibitor ordered or taken?',
      answer: (_, about) =>
        met(
          `${about?.name ?? 'A TNF inhibitor'} ${about?.as === 'order' ? 'ordered' : 'active'}`,
          referencesOf(about),
        ),
    },
    {
      asks: 'Did dermatomyositis begin during a TNF inhibitor, or within {tnfAftermathDays} days of it?',
      answer: ({ treatments }) => treatments.tnfInduced,
    },
  ],
  indicator: () => 'critical',
  say: ({ diagnosis }, about) => ({
    summary:
      about?.as === 'order'
        ? `Do not order ${about.name}: ${diagnosis.name} began on a TNF inhibitor, rechallenge can bring it back`
        : `Review and stop ${about?.name ?? 'the TNF inhibitor'}: ${diagnosis.name} began on a TNF inhibitor`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'Every TNF inhibitor is to be avoided: recurrence on another one after etanercept has been published',
          'For arthritis or skin, choose an agent of another class with the expert centre',
        ],
      },
    ],
    proposals: removalOf(about, 'recommended'),
    overrideReasons: [
      { code: 'other-indication-risk-accepted', display: 'Prescribed for another indication, risk accepted' },
      { code: 'not-tnf-induced', display: 'The dermatomyositis is not TNF-induced' },
    ],
  }),
});
