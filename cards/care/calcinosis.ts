import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'calcinosis',
  kind: 'section',
  title: 'Calcinosis',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'person'],
  evidence: ['share-2017', 'campanilho-marques-2020', 'bader-meunier-2011'],
  implements: ['001-23', '002-05', '002-15'],
  signature: unsigned,
  all: [{ asks: 'Is there active calcinosis?', answer: ({ activity }) => activity.calcinosis }],
  indicator: () => 'info',
  say: ({ person }) => ({
    summary:
      person.population === 'juvenile'
        ? 'Calcinosis: mycophenolate, a JAK inhibitor, infliximab or adalimumab before rituximab'
        : 'Calcinosis: mycophenolate before rituximab',
    sections: [
      {
        heading: 'Note',
        lines: [
          'None of 6 improved on rituximab; 54% less on infliximab or adalimumab; some less in 75% on tofacitinib',
        ],
      },
    ],
  }),
});
