import { isMet, not, type Answer } from '../../src/patient/answer.js';
import type { Facts } from '../../src/patient/facts.js';
import { spanInWords } from '../../src/patient/dates.js';
import { onFile } from '../../src/patient/on-file.js';
import { defineRule } from '../../src/rules/rule.js';
import { snomed } from '../proposals.js';
import { unsigned } from '../signature.js';

const referred = ({ workUp, asOf, settings }: Pick<Facts, 'workUp' | 'asOf' | 'settings'>): Answer =>
  onFile(
    [workUp.physiotherapy],
    { name: 'physiotherapy or referral to it', withinDays: settings.physiotherapyReferralDays },
    asOf,
    'an order counts',
  );

export default defineRule({
  id: 'physiotherapy-referral',
  kind: 'checklist',
  title: 'Physiotherapy',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'workUp', 'asOf', 'settings'],
  evidence: ['share-2017', 'seed-001', 'seed-003'],
  implements: ['001-20', '001-21', '003-10'],
  signature: unsigned,
  all: [
    { asks: 'Is the disease active?', answer: ({ activity }) => activity.active },
    {
      asks: 'Is no physiotherapy and no referral to it on file within {physiotherapyReferralDays} days?',
      answer: (facts) => not(referred(facts)),
    },
  ],
  indicator: () => 'info',
  say: ({ activity, settings }) => ({
    summary: `${isMet(activity.weakness) ? 'Weakness: physiotherapy and supervised exercise, none' : 'Physiotherapy and supervised exercise: none'} on file within ${spanInWords(settings.physiotherapyReferralDays)}`,
    proposals: [
      {
        kind: 'service-request',
        label: 'Refer to physiotherapy',
        code: {
          coding: snomed('308447003', 'Referral to physiotherapist (procedure)'),
          text: 'Physiotherapy: supervised exercise in myositis',
        },
        urgent: false,
      },
    ],
  }),
});
