import { isMet } from '../../src/patient/answer.js';
import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { adviseOn, reasonInBrief } from './advice.js';

export default definePathwayCard({
  id: 'escalate-ivig',
  title: 'Escalate to IVIG',
  evidence: [
    'share-2017',
    'proderm-2022',
    'octagam-label',
    'lam-2011',
    'dysphagia-2010',
    'seed-000',
    'seed-003',
  ],
  implements: [
    '000-01',
    '000-03',
    '000-06',
    '000-07',
    '000-10',
    '000-20',
    '000-24',
    '001-01',
    '001-08',
    '001-09',
    '001-10',
    '001-11',
    '001-33',
    '002-12',
    '003-01',
    '003-02',
    '003-05',
    '003-11',
  ],
  signature: unsigned,
  say: (facts, state) => {
    const ordered = isMet(facts.options.ivig.ordered);
    const advice = ordered ? 'Proceed with the ordered IVIG, do not delay' : 'IVIG advised';
    return adviseOn('ivig', `${advice}: ${reasonInBrief(facts, state)}`, facts, state, [
      { code: 'iga-deficiency-with-anti-iga', display: 'IgA deficiency with anti-IgA' },
      { code: 'thrombosis-risk', display: 'Thrombosis risk' },
      { code: 'already-planned', display: 'Already planned' },
    ]);
  },
});
