import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { treatedWith } from './advice.js';

export default definePathwayCard({
  id: 'review-12-weeks',
  title: 'Improving, not yet inactive',
  evidence: ['share-2017', 'giancane-2019'],
  implements: ['000-18'],
  signature: unsigned,
  say: (facts) => ({
    summary: `Continue ${treatedWith(facts)}: improving after ${Math.floor(facts.treatments.firstLineWeeks ?? 0)} weeks, not yet inactive`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'Measure strength, skin, swallowing and CK again within 4 weeks',
          'Taper the glucocorticoid only as the response allows',
        ],
      },
      { heading: 'If this fails', lines: ['Once it stops improving, or gets worse: IVIG'] },
    ],
  }),
});
