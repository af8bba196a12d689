import { pregnancyCheck, pregnancyTestCheck } from './pregnancy-checks.js';
import { failedBeforeCheck, notToleratedCheck, severeReactionCheck } from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { riskCheck } from './risk-checks.js';
import { defineOrderRule } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

export default defineOrderRule({
  id: 'mycophenolate-order-safety',
  title: 'Before mycophenolate is given',
  drugs: ['mycophenolate'],
  evidence: ['mycophenolate-label', 'adult-doses-table-2'],
  implements: [],
  checks: [
    pregnancyCheck,
    severeReactionCheck(),
    pregnancyTestCheck('Mycophenolate REMS: two pregnancy tests; hormonal contraception is weakened'),
    notToleratedCheck,
    riskCheck('Is there an active infection?', {
      kinds: ['serious-infection', 'tuberculosis'],
      when: 'now',
      line: 'Active infection on record (boxed warning: serious infection): treat it first',
    }),
    riskCheck('Is there a malignancy on record?', {
      kinds: ['malignancy'],
      when: 'ever',
      line: 'Malignancy on record (boxed warning): clear it with oncology',
    }),
    ...doseChecks,
    ...screeningChecks('mycophenolate', ['blood-count']),
    failedBeforeCheck,
  ],
});
