import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, reasonInBrief, whyNot } from './advice.js';
import { optionGuide } from './option-guide.js';

export default definePathwayCard({
  id: 'escalate-alternatives',
  title: 'Escalate to another agent',
  evidence: ['share-2017', 'bsr-2022', 'campanilho-marques-2020', 'abatacept-jdm', 'seed-003'],
  implements: ['001-23', '001-27'],
  signature: unsigned,
  say: (facts, state) => {
    const first = state.open[0];
    const reason = reasonInBrief(facts, state);
    if (first) {
      return adviseOn(first.option, `Consider ${optionGuide[first.option].name}: ${reason}`, facts, state);
    }
    return {
      summary: `Refer to an expert centre: ${reason}, and no listed option is left`,
      sections: [
        { heading: 'Options', lines: state.removed.map(whyNot) },
        { heading: 'What to do', lines: ['Decide the next treatment with an expert centre'] },
      ],
    };
  },
});
