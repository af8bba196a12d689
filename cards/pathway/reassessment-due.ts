import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default definePathwayCard({
  id: 'reassessment-due',
  title: 'A treatment is still to be judged',
  evidence: ['seed-002', 'share-2017'],
  signature: unsigned,
  say: ({ trials }) => {
    const first = [...trials.judgeOn].sort((a, b) => a.on - b.on)[0];
    return {
      summary: first
        ? `Give ${first.name} its time: judge it on ${formatDay(first.on)}`
        : 'Give the new treatment its time before changing again',
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...trials.judgeOn.map((trial) => `${trial.name}: judge on ${formatDay(trial.on)}`),
            'No escalation meanwhile unless the disease gets worse',
          ],
        },
      ],
    };
  },
});
