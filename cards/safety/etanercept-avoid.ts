import { met } from '../../src/patient/answer.js';
import { referencesOf, treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { removalOf } from '../proposals.js';
import { unsigned } from '../signature.js';
import { notTnfInduced } from './tnf-inhibitor-questions.js';

export default defineRule({
  id: 'etanercept-avoid',
  kind: 'safety',
  title: 'Avoid etanercept',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments', 'person'],
  evidence: ['rouster-stevens-2014', 'klein-2010', 'etanercept-rct', 'seed-001'],
  // The adult trial speaks for it in part (conflict C3): the advice rests on the pilot and the case series.
  strength: 'cohort',
  implements: ['001-28', '001-29'],
  signature: unsigned,
  about: (facts, hook) => treatmentsOnTheDesk(facts, hook, ['etanercept']),
  all: [
    {
      asks: 'Is etanercept ordered or taken by a patient with dermatomyositis?',
      answer: ({ diagnosis }, about) =>
        met(
          about?.as === 'order'
            ? `Etanercept is being ordered for a patient with ${diagnosis.name}`
            : `Etanercept is active in a patient with ${diagnosis.name}`,
          [...diagnosis.from, ...referencesOf(about)],
        ),
    },
    notTnfInduced,
  ],
  indicator: ({ diagnosis }) => (diagnosis.state === 'active' ? 'critical' : 'warning'),
  say: ({ diagnosis, person }, about) => ({
    summary:
      about?.as === 'order'
        ? `Do not order etanercept in ${diagnosis.name}: no benefit in the JDM pilot, may worsen rash`
        : `Review and stop etanercept: no benefit in ${diagnosis.name}, may worsen rash`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'JDM pilot (n = 9): not effective, some rash worse. Adult trial (n = 16): steroid sparing, but rash worse in 5 of 11',
          'Alternatives: IVIG; if a TNF inhibitor is wanted, infliximab or adalimumab rather than etanercept, and only after other options',
          ...(person.population === 'adult'
            ? []
            : ['Case series report onset or flare of dermatomyositis on TNF inhibitors']),
        ],
      },
    ],
    proposals: removalOf(about, 'recommended'),
    overrideReasons: [
      { code: 'other-indication-risk-accepted', display: 'Prescribed for another indication, risk accepted' },
    ],
  }),
});
