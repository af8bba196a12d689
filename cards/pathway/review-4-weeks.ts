import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { treatedWith } from './advice.js';

export default definePathwayCard({
  id: 'review-4-weeks',
  title: 'Review after four weeks of first line',
  evidence: ['share-2017', 'seed-001'],
  implements: ['000-18'],
  signature: unsigned,
  say: (facts) => {
    const weeks = facts.treatments.firstLineWeeks ?? 0;
    const due = facts.asOf + Math.ceil((facts.settings.firstLineWeeks - weeks) * 7);
    return {
      summary: `Review, not yet a failure: no improvement after ${Math.floor(weeks)} weeks of ${treatedWith(facts)}`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            'Is it taken? Is the dose full, the route right (methotrexate subcutaneous)? Is the diagnosis sure?',
            'Discuss with an expert centre',
            `Measure strength, skin and swallowing again; judge by ${formatDay(due)} at the latest`,
          ],
        },
        {
          heading: 'If this fails',
          lines: [
            `Worse, or swallowing affected, at any time: IVIG. Inadequate at ${facts.settings.firstLineWeeks} weeks: IVIG`,
          ],
        },
      ],
    };
  },
});
