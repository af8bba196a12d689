import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default definePathwayCard({
  id: 'reassessment-due',
  title: 'A treatment is still to be judged',
  evidence: ['seed-002', 'share-2017'],
  implements: ['000-20', '002-09'],
  signature: unsigned,
  say: ({ trials, asOf }) => {
    // A rituximab that had its time long ago is not waited for.
    const waitedFor = trials.judgeOn.filter((trial) => trial.on >= asOf).sort((a, b) => a.on - b.on);
    const dates = waitedFor.map((trial) => `${trial.name} on ${formatDay(trial.on)}`);
    return {
      summary: `Too early to judge, do not escalate yet. Judge ${dates.slice(0, 2).join(', ')}`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...dates.map((date) => `Judge ${date}`),
            'No escalation meanwhile unless the disease gets worse',
          ],
        },
      ],
    };
  },
});
