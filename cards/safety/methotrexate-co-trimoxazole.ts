import { isMet, met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import type { Facts, Treatment } from '../../src/patient/facts.js';
import { ofClass, ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { referencesOf, treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'orders' | 'treatments'>;
type Interacting = 'co-trimoxazole' | 'methotrexate';

const otherOf = (about: Treatment | undefined): Interacting =>
  about?.drug === 'methotrexate' ? 'co-trimoxazole' : 'methotrexate';

/** The other of the two: being taken, or on the desk too. Not on the list proves something only on all lists. */
function otherIsThere({ orders, treatments }: Known, about: Treatment | undefined): Answer {
  const other = otherOf(about);
  const ordered = orders.filter(({ drug }) => drug === other);
  const taken = runningNow(treatments, ofDrug(other), other);
  if (isMet(taken)) return taken;
  if (ordered.length > 0)
    return met(
      `${other} ordered too`,
      ordered.map(({ ref }) => ref),
    );
  return taken.verdict === 'unknown' ? unknown(taken.saw, taken.missing) : unmet(taken.saw);
}

export default defineRule({
  id: 'methotrexate-co-trimoxazole',
  kind: 'safety',
  title: 'Methotrexate with co-trimoxazole',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments'],
  evidence: ['methotrexate-label', 'pjp-2019', 'pjp-pmc7917170'],
  implements: [],
  signature: unsigned,
  // One card for the pair, about the co-trimoxazole where both are new. A diagnosis that is only suspected
  // brings no drug card when a chart is opened (specification B.1).
  about: (facts, hook) => {
    if (hook === 'patient-view' && facts.diagnosis.state === 'provisional') return [];
    const both = treatmentsOnTheDesk(facts, hook, ['co-trimoxazole', 'methotrexate']);
    return (
      both.some(({ drug }) => drug === 'co-trimoxazole')
        ? both.filter(({ drug }) => drug === 'co-trimoxazole')
        : both
    ).slice(0, 1);
  },
  all: [
    {
      asks: 'Is methotrexate or co-trimoxazole ordered or taken?',
      answer: (_, about) =>
        met(
          `${about?.name ?? 'one of them'} ${about?.as === 'order' ? 'is being ordered' : 'active'}`,
          referencesOf(about),
        ),
    },
    { asks: 'Is the other one taken, or ordered too?', answer: otherIsThere },
  ],
  indicator: () => 'warning',
  say: ({ treatments }, about) => {
    const other = otherOf(about);
    const onSteroid = isMet(runningNow(treatments, ofClass('glucocorticoid'), 'glucocorticoid'));
    return {
      summary:
        about?.as === 'order'
          ? `Marrow toxicity: ${about.drug} with ${other}. Check blood count and creatinine, or choose another drug`
          : 'Marrow toxicity: methotrexate with co-trimoxazole. Check blood count and creatinine now',
      sections: [
        {
          heading: 'What to do',
          lines: [
            'Holds at any dose, prophylactic doses too',
            'Blood count and creatinine before and during',
            'Pneumocystis prophylaxis: choose an alternative by local policy',
            ...(onSteroid
              ? [
                  'Do not simply leave prophylaxis out: of the rheumatic diseases myositis carries the highest risk of Pneumocystis (hazard ratio 5.4)',
                ]
              : []),
          ],
        },
      ],
      overrideReasons: [
        { code: 'blood-count-monitored', display: 'Blood count and creatinine are monitored closely' },
        { code: 'no-alternative-prophylaxis', display: 'No alternative prophylaxis is suitable' },
        { code: 'methotrexate-on-hold', display: 'Methotrexate is paused meanwhile' },
      ],
    };
  },
});
