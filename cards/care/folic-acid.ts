import { not, type Answer } from '../../src/patient/answer.js';
import type { Facts } from '../../src/patient/facts.js';
import { ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { rxnorm } from '../proposals.js';
import { unsigned } from '../signature.js';

/** mg a day. Evidence: seed-001, methotrexate-label. */
const DAILY_MG = 1;

/** Folic or folinic acid, as far as all medication lists tell. */
const folateTaken = ({ treatments }: Pick<Facts, 'treatments'>): Answer =>
  runningNow(treatments, ofDrug('folic-acid', 'folinic-acid'), 'folic or folinic acid');

export default defineRule({
  id: 'folic-acid',
  kind: 'checklist',
  title: 'Folic acid with methotrexate',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['treatments', 'person', 'condition'],
  evidence: ['seed-001', 'methotrexate-label'],
  implements: ['001-04'],
  signature: unsigned,
  all: [
    {
      asks: 'Is methotrexate being taken?',
      answer: ({ treatments }) => runningNow(treatments, ofDrug('methotrexate'), 'methotrexate'),
    },
    {
      asks: 'Is neither folic nor folinic acid being taken?',
      answer: (facts) => not(folateTaken(facts)),
    },
  ],
  // In pregnancy methotrexate is to be stopped, not to be made more tolerable.
  none: [{ asks: 'Is the patient pregnant?', answer: ({ condition }) => condition.pregnant }],
  indicator: () => 'info',
  say: ({ treatments, person }) => {
    const notTolerated = treatments.intolerances.some(
      ({ drug }) => drug === 'folic-acid' || drug === 'folinic-acid',
    );
    return {
      summary: `Methotrexate without folic acid: ${DAILY_MG} mg a day`,
      // What was not tolerated is not offered as an order.
      proposals: notTolerated
        ? []
        : [
            {
              kind: 'medication-request',
              label: `Order folic acid ${DAILY_MG} mg a day`,
              medication: { coding: rxnorm('4511', 'folic acid'), text: 'folic acid' },
              dosageText: `${DAILY_MG} mg by mouth once a day`,
              // The milligram of the sources is an adult's; a child's order is left to the prescriber.
              ...(person.isChild ? {} : { dose: { value: DAILY_MG, unit: 'mg' } as const }),
            },
          ],
    };
  },
});
