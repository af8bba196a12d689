import { isMet, met, unmet } from '../../src/patient/answer.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** Rows of the decision table that call for an expert centre (specification B.3); row 3 borrows from them. */
const REFERRED_ROWS = new Set(['1', '2', '4', '6', '7', '9', '12']);

export default defineRule({
  id: 'expert-referral',
  kind: 'section',
  title: 'Refer to an expert centre',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity'],
  evidence: ['share-2017', 'carra-biologics-2024', 'seed-001'],
  signature: unsigned,
  any: [
    {
      asks: 'Is the disease organ-threatening, or the treatment pathway at a point that needs an expert centre?',
      answer: (_, __, matched) =>
        matched !== undefined && REFERRED_ROWS.has(matched.row)
          ? met(matched.because.saw, matched.because.from)
          : unmet('the matched row does not ask for it'),
    },
    { asks: 'Is there a skin ulcer of the disease?', answer: ({ activity }) => activity.ulcer },
  ],
  indicator: ({ activity }, _, matched) =>
    matched?.row === '1' || isMet(activity.organThreat) ? 'critical' : 'warning',
  say: ({ activity }) => {
    const urgent = isMet(activity.organThreat);
    return {
      summary: urgent
        ? 'Contact an expert centre today: organ-threatening or ulcerative dermatomyositis'
        : 'Decide the next treatment with an expert centre for myositis',
      sections: urgent ? [{ heading: 'What to do', lines: ['Discuss IV methylprednisolone meanwhile'] }] : [],
      proposals: [
        {
          kind: 'service-request',
          label: 'Refer to rheumatology, expert centre',
          code: {
            coding: {
              system: 'http://snomed.info/sct',
              code: '306290009',
              display: 'Referral to rheumatologist (procedure)',
            },
            text: 'Referral to an expert centre for myositis',
          },
          urgent,
        },
      ],
    };
  },
});
