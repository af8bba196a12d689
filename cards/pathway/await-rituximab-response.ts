import { formatDay } from '../../src/patient/dates.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default definePathwayCard({
  id: 'await-rituximab-response',
  title: 'Rituximab still to be judged',
  evidence: ['rim-2013', 'seed-001', 'seed-004'],
  signature: unsigned,
  say: ({ trials, activity, options }) => {
    const until = trials.judgeOn.find((trial) => trial.drug === 'rituximab');
    const worse = activity.worsening.verdict === 'met';
    const by = until ? ` until ${formatDay(until.on)}` : '';
    return {
      summary: worse
        ? `Worsening under rituximab, which may need${by}: discuss bridging now`
        : `Do not call rituximab failed yet: its effect may take${by} (26 weeks)`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(worse && options.ivig.state === 'open' ? ['Discuss bridging with IVIG'] : []),
            ...(worse ? ['Discuss with the expert centre now'] : []),
            'Keep background therapy, do not taper yet',
            ...(until ? [`Review on ${formatDay(until.on)}: strength, skin, CK`] : []),
          ],
        },
        {
          heading: 'If this fails',
          lines: [
            'Inadequate at 26 weeks: JAK inhibitor, cyclophosphamide or others, with the expert centre',
          ],
        },
      ],
    };
  },
});
