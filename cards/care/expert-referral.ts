import { isMet, met, unmet } from '../../src/patient/answer.js';
import { present } from '../../src/patient/chart-findings.js';
import { defineRule } from '../../src/rules/rule.js';
import { snomed } from '../proposals.js';
import { unsigned } from '../signature.js';

/** Rows of the decision table that call for an expert centre (specification B.3), also when row 3 borrows from them. */
const REFERRED_ROWS = new Set(['2', '4', '6', '7', '9', '12']);

export default defineRule({
  id: 'expert-referral',
  kind: 'section',
  title: 'Refer to an expert centre',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'findings'],
  evidence: ['share-2017', 'carra-biologics-2024', 'seed-001'],
  implements: ['000-05', '001-25', '002-15', '003-10'],
  signature: unsigned,
  any: [
    { asks: 'Does the disease threaten an organ?', answer: ({ activity }) => activity.organThreat },
    {
      asks: 'Is the treatment pathway at a point that needs an expert centre?',
      answer: (_, __, matched) =>
        matched !== undefined && REFERRED_ROWS.has(matched.row)
          ? met(matched.because.saw, matched.because.from)
          : unmet('the matched row does not ask for it'),
    },
    { asks: 'Is there a skin ulcer of the disease?', answer: ({ activity }) => activity.ulcer },
  ],
  indicator: ({ activity }) => (isMet(activity.organThreat) ? 'critical' : 'warning'),
  say: ({ activity, findings }) => {
    const urgent = isMet(activity.organThreat);
    const infection = present(findings, 'serious-infection', 'tuberculosis');
    return {
      summary: !urgent
        ? 'Decide the next treatment with an expert centre for myositis'
        : isMet(infection)
          ? 'Infection first, expert centre today: organ-threatening dermatomyositis with a serious infection'
          : 'Contact an expert centre today: organ-threatening or ulcerative dermatomyositis',
      sections: !urgent
        ? []
        : [
            {
              heading: 'What to do',
              lines: isMet(infection)
                ? [
                    `Treat the infection first: ${infection.saw}`,
                    'No cyclophosphamide, rituximab or JAK inhibitor while it is active',
                  ]
                : ['Discuss IV methylprednisolone meanwhile'],
            },
          ],
      proposals: [
        {
          kind: 'service-request',
          label: 'Refer to an expert centre (rheumatology)',
          code: {
            coding: snomed('306290009', 'Referral to rheumatologist (procedure)'),
            text: 'Referral to an expert centre for myositis',
          },
          urgent: urgent || (isMet(activity.antiMda5) && isMet(activity.interstitialLungDisease)),
        },
      ],
    };
  },
});
