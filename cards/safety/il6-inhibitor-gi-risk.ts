import { anyOf, isMet, met } from '../../src/patient/answer.js';
import { ofClass, runningNow } from '../../src/patient/history-questions.js';
import { referencesOf, treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { removalOf } from '../proposals.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'il6-inhibitor-gi-risk',
  kind: 'safety',
  title: 'IL-6 inhibitor and the gut',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments', 'activity'],
  evidence: ['tocilizumab-label', 'tim-2022', 'gi-perforation-series', 'seed-001'],
  implements: ['001-30'],
  signature: unsigned,
  about: (facts, hook) => treatmentsOnTheDesk(facts, hook, ['tocilizumab', 'sarilumab']),
  all: [
    {
      asks: 'Is an IL-6 inhibitor ordered or taken?',
      answer: (_, about) =>
        met(
          `${about?.name ?? 'An IL-6 inhibitor'} ${about?.as === 'order' ? 'ordered' : 'active'}`,
          referencesOf(about),
        ),
    },
    {
      asks: 'Is there an abdominal finding (or, for a new order in active disease, nothing to show it helps)?',
      answer: ({ activity, diagnosis }, about) => {
        const finding = anyOf([activity.recentGiFinding, activity.undatedGiFinding]);
        const newOrder = about?.as === 'order' && diagnosis.state === 'active';
        return newOrder && !isMet(finding)
          ? met('The adult trial of tocilizumab in myositis was negative')
          : finding;
      },
    },
  ],
  indicator: ({ activity, diagnosis }) => {
    if (isMet(activity.recentGiFinding)) return diagnosis.state === 'active' ? 'critical' : 'warning';
    return isMet(activity.undatedGiFinding) ? 'warning' : 'info';
  },
  say: ({ activity, diagnosis, treatments }, about) => {
    const name = about?.name ?? 'the IL-6 inhibitor';
    const risk = isMet(activity.recentGiFinding) || isMet(activity.undatedGiFinding);
    const onSteroid = isMet(runningNow(treatments, ofClass('glucocorticoid'), 'glucocorticoid'));
    return {
      summary: !risk
        ? `Not recommended in ${diagnosis.name}: ${name}, the adult trial in myositis was negative`
        : about?.as === 'order'
          ? `Do not start ${name}: abdominal symptoms, risk of bowel perforation`
          : `Hold ${name} and look for perforation: abdominal symptoms on an IL-6 inhibitor`,
      sections: [
        {
          heading: 'What to do',
          lines: risk
            ? [
                'Exclude perforation first; CRP and fever are masked and prove nothing',
                'Label warning: gastrointestinal perforation',
                ...(onSteroid ? ['A systemic glucocorticoid adds to the risk'] : []),
              ]
            : [
                'CRP is no guide to activity on this drug; ask about abdominal symptoms and diverticulitis first',
              ],
        },
      ],
      proposals: risk ? removalOf(about, 'recommended') : [],
      overrideReasons: [
        { code: 'abdominal-cause-known', display: 'The abdominal symptoms have another, benign cause' },
        { code: 'other-indication', display: 'Prescribed for another indication' },
      ],
    };
  },
});
