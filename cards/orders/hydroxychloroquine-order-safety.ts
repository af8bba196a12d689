import { isMet, met, unmet } from '../../src/patient/answer.js';
import { failedBeforeCheck, notToleratedCheck, severeReactionCheck } from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { renalRiskCheck } from './risk-checks.js';
import { defineOrderRule, type OrderCheck } from './order-rule.js';

/** Specification D: within the first year, so no reason to hold the first prescription. */
const fundusDue: OrderCheck = {
  asks: 'Is no examination of the fundus on file?',
  grade: 'info',
  answer: ({ workUp }) =>
    workUp.fundus.done === undefined && isMet(workUp.fundus.known)
      ? met('No examination of the fundus on file')
      : unmet(''),
  summary: () => 'Hydroxychloroquine: fundus examination within the first year, none on file',
  heading: 'Note',
  lines: () => ['Fundus examination within the first year; yearly after 5 years, earlier with renal disease'],
};

export default defineOrderRule({
  id: 'hydroxychloroquine-order-safety',
  title: 'Before hydroxychloroquine is given',
  drugs: ['hydroxychloroquine'],
  evidence: ['marmor-2016', 'seed-001'],
  implements: [],
  checks: [
    severeReactionCheck(),
    notToleratedCheck,
    renalRiskCheck(
      'Impaired renal function: the retina is at risk earlier, yearly fundus examination from the start',
    ),
    ...doseChecks,
    fundusDue,
    failedBeforeCheck,
  ],
});
