import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, reasonInBrief } from './advice.js';

export default definePathwayCard({
  id: 'escalate-cyclophosphamide',
  title: 'Escalate to IV cyclophosphamide',
  evidence: ['share-2017', 'deakin-2018', 'cyclophosphamide-label', 'seed-004'],
  implements: ['000-03', '002-11', '004-01', '004-02', '004-05', '004-08'],
  signature: unsigned,
  say: (facts, state) =>
    adviseOn(
      'cyclophosphamide',
      `Consider IV cyclophosphamide: ${reasonInBrief(facts, state)}`,
      facts,
      state,
      [
        { code: 'fertility', display: 'Fertility' },
        { code: 'infection-risk', display: 'Infection risk' },
        { code: 'other-option-first', display: 'Another listed option first' },
      ],
    ),
});
