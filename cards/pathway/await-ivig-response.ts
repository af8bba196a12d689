import { isMet } from '../../src/patient/answer.js';
import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { ifThisFails } from './advice.js';
import { keepGoingLines } from './background.js';

export default definePathwayCard({
  id: 'await-ivig-response',
  title: 'IVIG still to be judged',
  evidence: ['proderm-2022', 'ontario-ivig', 'seed-000'],
  implements: ['000-09', '000-10', '000-18'],
  signature: unsigned,
  say: (facts) => {
    const { trials, treatments, activity, settings } = facts;
    const { ivigTrialCycles, ivigTrialWeeks } = settings;
    const judge = trials.judgeOn
      .filter((trial) => trial.drug === 'ivig')
      .map((trial) => `, judge it from ${formatDay(trial.on)}`)
      .join('');
    const running = treatments.courses.find((course) => course.drug === 'ivig' && course.status === 'active');
    // Cycles that were only counted from a stated interval are never shown as a count.
    const cycles = running?.cyclesEstimated === false ? running.cycles.length : 0;
    const given = cycles > 0 ? ` (${cycles} given)` : '';
    const swallowing = isMet(activity.dysphagia);
    return {
      summary:
        cycles < ivigTrialCycles
          ? `Complete ${ivigTrialCycles} cycles of IVIG before judging it${given}${judge}`
          : `Give IVIG its ${ivigTrialWeeks} weeks${given}${judge}`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...keepGoingLines(facts),
            'Do not taper the glucocorticoid yet',
            'Measure strength, swallowing, CK, ESR and CRP at each cycle',
            ...(swallowing ? ['Swallowing is affected: evaluate it now, whatever the cycle'] : []),
          ],
        },
        {
          heading: 'If this fails',
          lines: [`${ifThisFails('ivig', facts)}; worsening does not wait`],
        },
      ],
    };
  },
});
