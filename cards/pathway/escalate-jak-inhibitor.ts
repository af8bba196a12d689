import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, reasonInBrief } from './advice.js';

export default definePathwayCard({
  id: 'escalate-jak-inhibitor',
  title: 'Escalate to a JAK inhibitor',
  evidence: ['jak-review-2024', 'jak-cohort-2022', 'fda-jak-2021', 'seed-002'],
  implements: ['002-01', '002-07', '002-08', '002-09', '002-13'],
  signature: unsigned,
  say: (facts, state) =>
    adviseOn('jak-inhibitor', `JAK inhibitor advised: ${reasonInBrief(facts, state)}`, facts, state, [
      { code: 'infection-risk', display: 'Infection risk' },
      { code: 'thrombosis-risk', display: 'Thrombosis risk' },
      { code: 'not-available', display: 'Not available or not funded' },
    ]),
});
