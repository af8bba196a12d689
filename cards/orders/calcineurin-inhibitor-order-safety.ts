import {
  contraindicationCheck,
  failedBeforeCheck,
  notToleratedCheck,
  severeReactionCheck,
} from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { renalRiskCheck, riskCheck } from './risk-checks.js';
import { defineOrderRule } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

export default defineOrderRule({
  id: 'calcineurin-inhibitor-order-safety',
  title: 'Before ciclosporin or tacrolimus is given',
  drugs: ['ciclosporin', 'tacrolimus'],
  evidence: ['carra-persistent-rash-2017', 'printo-trial-2016', 'medra5-2020'],
  // What is checked comes from specification D; the sources cited give doses.
  strength: 'expert default',
  implements: [],
  checks: [
    contraindicationCheck('calcineurin-inhibitor'),
    severeReactionCheck(),
    notToleratedCheck,
    renalRiskCheck('Renal function is impaired, the drug is nephrotoxic: prefer another'),
    riskCheck('Is there an active infection?', {
      kinds: ['serious-infection', 'tuberculosis'],
      when: 'now',
      line: 'Active infection on record (boxed warning): treat it first',
    }),
    ...doseChecks,
    ...screeningChecks('ciclosporin or tacrolimus', [
      'blood-pressure',
      'renal-function',
      'potassium',
      'magnesium',
      'lipids',
    ]),
    failedBeforeCheck,
  ],
});
