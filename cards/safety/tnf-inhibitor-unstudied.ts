import {
  isMet,
  met,
  not,
  unknownCountsAs,
  unmet,
  withoutSaying,
  type Answer,
} from '../../src/patient/answer.js';
import type { Facts } from '../../src/patient/facts.js';
import {
  andAlso,
  referencesOf,
  togetherWith,
  treatmentsOnTheDesk,
} from '../../src/patient/treatments-on-the-desk.js';
import { defineRule, type Treatment } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** Two TNF inhibitors together. */
const secondOne = (facts: Pick<Facts, 'orders' | 'treatments'>, about: Treatment | undefined): Answer =>
  about ? togetherWith(facts, about, 'tnf-inhibitor') : unmet('');
const stopOne = 'Never two TNF inhibitors together: stop the other one first';

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
  all: [
    {
      asks: 'Is certolizumab or golimumab ordered?',
      answer: (facts, about) =>
        andAlso(
          met(`${about?.name ?? 'TNF inhibitor'} ordered in ${facts.diagnosis.name}`, [
            ...facts.diagnosis.from,
            ...referencesOf(about),
          ]),
          secondOne(facts, about),
        ),
    },
    {
      asks: 'Is the question of TNF-induced dermatomyositis another card’s?',
      answer: ({ treatments }) => withoutSaying(not(unknownCountsAs('unmet', treatments.tnfInduced))),
    },
  ],
  indicator: ({ diagnosis }) => (diagnosis.state === 'active' ? 'warning' : 'info'),
  say: ({ diagnosis, ...facts }, about) => ({
    summary: `No data for ${about?.name ?? 'this drug'} in ${diagnosis.name}; TNF inhibitors can induce or worsen it`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          ...(isMet(secondOne(facts, about)) ? [stopOne] : []),
          'No study in dermatomyositis was found',
          'If a TNF inhibitor is wanted, infliximab or adalimumab are better known, and only after other options',
        ],
      },
    ],
    overrideReasons: [{ code: 'other-indication', display: 'Prescribed for another indication' }],
  }),
});
