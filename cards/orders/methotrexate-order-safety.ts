import { isMet, met, unknown, unmet } from '../../src/patient/answer.js';
import { pregnancyCheck, pregnancyTestCheck } from './pregnancy-checks.js';
import { failedBeforeCheck, isTaking, notToleratedCheck, severeReactionCheck } from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { renalRiskCheck, riskCheck } from './risk-checks.js';
import { defineOrderRule, type OrderCheck } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

/** Specification D "before start": CXR. */
const chestImagingCheck: OrderCheck = {
  asks: 'Is a chest radiograph missing before the first dose?',
  grade: 'warning',
  answer: (facts, about) => {
    const { done, known } = facts.workUp.chestImaging;
    if (isTaking(facts, about) || done !== undefined) return unmet('');
    return isMet(known) ? met('No chest radiograph on file') : unknown(known.saw, known.missing);
  },
  summary: (_, about) => `Before ${about.name}: chest radiograph not on file`,
  heading: 'Before starting',
  lines: () => ['Chest radiograph: none on file'],
};

export default defineOrderRule({
  id: 'methotrexate-order-safety',
  title: 'Before methotrexate is given',
  drugs: ['methotrexate'],
  evidence: ['methotrexate-label', 'share-2017', 'adult-doses-table-2'],
  strength: 'label',
  implements: [],
  checks: [
    pregnancyCheck,
    severeReactionCheck(),
    pregnancyTestCheck('Contraception: women until 6 months after, men until 3 months after methotrexate'),
    notToleratedCheck,
    renalRiskCheck('eGFR below 30 or renal failure: methotrexate accumulates, prefer another drug'),
    riskCheck('Is there active liver disease?', {
      kinds: ['liver-disease', 'hepatitis-b'],
      when: 'now',
      line: 'Liver disease on record: prefer another drug, or clear it with hepatology first',
    }),
    riskCheck('Is alcohol use on record?', {
      kinds: ['alcohol-use'],
      when: 'now',
      line: 'Alcohol use on record: methotrexate needs it to stop',
    }),
    riskCheck('Is there interstitial lung disease?', {
      kinds: ['ild', 'ild-progressive'],
      when: 'now',
      line: 'Interstitial lung disease on record: caution, methotrexate can injure the lung',
    }),
    ...doseChecks,
    ...screeningChecks('methotrexate', [
      'blood-count',
      'renal-function',
      'liver-tests',
      'hbsag',
      'anti-hbc',
      'hepatitis-c',
    ]),
    chestImagingCheck,
    failedBeforeCheck,
  ],
});
