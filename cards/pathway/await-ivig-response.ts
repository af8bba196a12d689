import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default definePathwayCard({
  id: 'await-ivig-response',
  title: 'IVIG still to be judged',
  evidence: ['proderm-2022', 'ontario-ivig', 'seed-000'],
  signature: unsigned,
  say: ({ trials, treatments, activity }) => {
    const until = trials.judgeOn.find((trial) => trial.drug === 'ivig');
    const running = treatments.courses.findLast((course) => course.drug === 'ivig');
    const cycles = running?.cycles.length ?? 0;
    const swallowing = activity.dysphagia.verdict === 'met';
    return {
      summary: `Complete 3 cycles of IVIG before judging it: ${cycles} given${until ? `, judge from ${formatDay(until.on)}` : ''}`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            'Keep methotrexate and glucocorticoid going; do not taper yet',
            'Measure strength, swallowing, CK, ESR and CRP at each cycle',
            ...(swallowing ? ['Swallowing is affected: evaluate it now, whatever the cycle'] : []),
          ],
        },
        {
          heading: 'If this fails',
          lines: [
            'No response after 3 cycles and 12 weeks: rituximab, or ciclosporin; worsening does not wait',
          ],
        },
      ],
    };
  },
});
