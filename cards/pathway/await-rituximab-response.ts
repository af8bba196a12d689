import { isMet } from '../../src/patient/answer.js';
import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default definePathwayCard({
  id: 'await-rituximab-response',
  title: 'Rituximab still to be judged',
  evidence: ['rim-2013', 'seed-001', 'seed-004'],
  implements: ['004-04'],
  signature: unsigned,
  say: ({ trials, activity, options, settings }) => {
    const due = trials.judgeOn
      .filter((trial) => trial.drug === 'rituximab')
      .map((trial) => formatDay(trial.on))
      .join('');
    const worse = isMet(activity.worsening);
    return {
      summary: worse
        ? `Disease worsening, rituximab may take until ${due} to work: discuss bridging now`
        : `Do not call rituximab failed yet: its effect may take until ${due} (${settings.rituximabTrialWeeks} weeks)`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(worse && options.ivig.state === 'open' ? ['Discuss bridging with IVIG'] : []),
            ...(worse ? ['Discuss with the expert centre now'] : []),
            'Keep background therapy, do not taper yet',
            `Review on ${due}: strength, skin, CK`,
          ],
        },
        {
          heading: 'If this fails',
          lines: [
            `Inadequate at ${settings.rituximabTrialWeeks} weeks: JAK inhibitor, cyclophosphamide or others, with the expert centre`,
          ],
        },
      ],
    };
  },
});
