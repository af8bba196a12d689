import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, whyNot } from './advice.js';
import { optionGuide } from './option-guide.js';

/** What a summary has room for beside the advice. */
const LONGEST_REASON = 60;

export default definePathwayCard({
  id: 'switch-csdmard',
  title: 'Replace methotrexate',
  evidence: ['share-quoted-2018', 'share-2017', 'seed-003'],
  implements: [],
  signature: unsigned,
  say: (facts, state) => {
    const first = state.open[0];
    const why = facts.options.methotrexate.intolerant.saw;
    const because = why.length <= LONGEST_REASON ? ` (${why})` : '';
    if (first) {
      const name = optionGuide[first.option].name;
      return adviseOn(first.option, `Switch to ${name}: methotrexate not tolerated${because}`, facts, state);
    }
    return {
      summary: 'Methotrexate not tolerated, and no other csDMARD is left: decide with an expert centre',
      sections: [{ heading: 'Options', lines: state.removed.map(whyNot) }],
    };
  },
});
