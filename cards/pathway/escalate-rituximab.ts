import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, reasonInBrief } from './advice.js';

export default definePathwayCard({
  id: 'escalate-rituximab',
  title: 'Escalate to rituximab',
  evidence: ['carra-biologics-2024', 'rim-2013', 'bader-meunier-2011', 'rituximab-hbv-2013', 'seed-003'],
  implements: ['000-14', '000-15', '001-24', '001-26', '002-06', '002-10', '003-08'],
  signature: unsigned,
  say: (facts, state) =>
    adviseOn('rituximab', `Rituximab advised: ${reasonInBrief(facts, state)}`, facts, state, [
      { code: 'hepatitis-b', display: 'Hepatitis B' },
      { code: 'low-immunoglobulins', display: 'Low immunoglobulins' },
      { code: 'already-planned', display: 'Already planned' },
    ]),
});
