import { allOf, anyOf, isUnmet, unmet, type Answer } from '../../src/patient/answer.js';
import { drugsOfClass } from '../../src/knowledge/drugs.js';
import { highDoseSteroid } from '../../src/patient/glucocorticoid-dose.js';
import { ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { notToleratedCheck, severeReactionCheck } from './history-checks.js';
import { riskCheck } from './risk-checks.js';
import { defineOrderRule, type OrderCheck, type OrderFacts } from './order-rule.js';

/** What adds to the risk of Pneumocystis: rituximab or cyclophosphamide active, anti-MDA5. Specification D. */
function addedRisk({ treatments, activity }: OrderFacts): Answer {
  const beside = runningNow(
    treatments,
    ofDrug('rituximab', 'cyclophosphamide'),
    'rituximab or cyclophosphamide',
  );
  return anyOf([beside, activity.antiMda5]);
}

const prophylaxis: OrderCheck = {
  asks: 'Is Pneumocystis prophylaxis missing at {liveVaccineGlucocorticoidMgPerDay} mg a day for {pneumocystisSteroidDays} days with a further risk?',
  grade: 'info',
  answer: (facts) => {
    // Only lists that were read in full prove that there is none.
    if (!isUnmet(runningNow(facts.treatments, ofDrug('co-trimoxazole'), 'co-trimoxazole'))) return unmet('');
    return allOf([highDoseSteroid(facts, facts.settings.pneumocystisSteroidDays), addedRisk(facts)]);
  },
  summary: () =>
    'Consider Pneumocystis prophylaxis: steroid dose with a further risk, no co-trimoxazole on record',
  heading: 'Note',
  lines: () => [
    'Pneumocystis prophylaxis is not on record; where to begin with it varies between sources (15 to 30 mg for 4 weeks with a further risk)',
  ],
};

export default defineOrderRule({
  id: 'glucocorticoid-order-safety',
  title: 'Before a glucocorticoid is given',
  drugs: drugsOfClass('glucocorticoid'),
  evidence: ['giancane-2019', 'pjp-2019', 'pjp-pmc7917170'],
  implements: [],
  checks: [
    severeReactionCheck(),
    riskCheck('Is there an active serious infection?', {
      kinds: ['serious-infection', 'tuberculosis'],
      when: 'now',
      line: 'Active serious infection on record: treat it first or along with it; never stop a running steroid abruptly',
    }),
    riskCheck('Is there bleeding or perforation of the gut?', {
      kinds: ['gi-bleed-or-perforation'],
      when: 'now',
      line: 'Gastrointestinal bleeding or perforation on record: a glucocorticoid adds to the risk and masks the signs',
    }),
    notToleratedCheck,
    prophylaxis,
  ],
});
