import { isMet, met, unmet } from '../../src/patient/answer.js';
import {
  contraindicationCheck,
  failedBeforeCheck,
  notToleratedCheck,
  severeReactionCheck,
} from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { renalRiskCheck, riskCheck } from './risk-checks.js';
import { defineOrderRule, type OrderCheck } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

const SLOW = 'infuse at no more than 0.03 mL/kg/min';

const lowIga: OrderCheck = {
  asks: 'Is IgA low?',
  grade: 'warning',
  answer: ({ screening, options }) =>
    screening.iga.state === 'abnormal' && !isMet(options.ivig.contraindicated)
      ? met(screening.iga.says, screening.iga.from)
      : unmet(''),
  summary: ({ screening }) => `Check anti-IgA before IVIG: ${screening.iga.says}`,
  heading: 'Before starting',
  lines: () => ['Low IgA: check anti-IgA before the first infusion'],
};

const mildReaction: OrderCheck = {
  asks: 'Was there a mild reaction to it before?',
  grade: 'info',
  answer: ({ treatments }) => {
    const mild = treatments.intolerances.filter(
      ({ drug, weight }) => drug === 'ivig' && weight === 'caution',
    );
    return mild.length > 0
      ? met(
          mild.map(({ words }) => words).join('; '),
          mild.map(({ from }) => from),
        )
      : unmet('');
  },
  summary: () => 'IVIG: a mild reaction is on record, infuse slowly',
  heading: 'How',
  lines: (_, __, { saw }) => [`Mild reaction before (${saw}): slower rate, premedication`],
};

export default defineOrderRule({
  id: 'ivig-order-safety',
  title: 'Before IVIG is given',
  // An immunoglobulin of unknown route may be either: what is said of the one is safe for the other.
  drugs: ['ivig', 'immunoglobulin-unspecified'],
  evidence: ['octagam-label', 'proderm-safety-2024', 'carra-persistent-rash-2017'],
  strength: 'label',
  implements: [],
  overrideReasons: [
    { code: 'thrombosis-risk-accepted', display: 'Thrombosis risk known, rate and hydration adapted' },
  ],
  checks: [
    contraindicationCheck('ivig'),
    severeReactionCheck('ivig'),
    notToleratedCheck,
    riskCheck('Is a thrombosis on record?', {
      kinds: ['thrombosis'],
      when: 'ever',
      line: `Boxed warning, thrombosis on record: ${SLOW}, hydrate, weigh prophylaxis`,
    }),
    renalRiskCheck(`Boxed warning, impaired renal function: ${SLOW}, hydrate, follow creatinine`),
    riskCheck('Is a malignancy on record?', {
      kinds: ['malignancy'],
      when: 'ever',
      line: `Malignancy on record, the thrombotic risk is higher: ${SLOW}`,
    }),
    riskCheck('Is IgA deficiency on record?', {
      kinds: ['iga-deficiency'],
      when: 'ever',
      line: 'IgA deficiency: check anti-IgA before the first infusion',
    }),
    lowIga,
    ...doseChecks,
    ...screeningChecks('IVIG', [
      'renal-function',
      'urea',
      'haemoglobin',
      'hbsag',
      'anti-hbc',
      'varicella-immunity',
    ]),
    failedBeforeCheck,
    mildReaction,
  ],
});
