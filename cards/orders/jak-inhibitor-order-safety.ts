import { met, unmet } from '../../src/patient/answer.js';
import { drugsOfClass } from '../../src/knowledge/drugs.js';
import { togetherWith } from '../../src/patient/treatments-on-the-desk.js';
import { pregnancyCheck, pregnancyTestCheck } from './pregnancy-checks.js';
import {
  contraindicationCheck,
  failedBeforeCheck,
  notToleratedCheck,
  severeReactionCheck,
} from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { riskCheck } from './risk-checks.js';
import { defineOrderRule, firstThatFits, type OrderCheck } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

const twoAtOnce: OrderCheck = {
  asks: 'Is another JAK inhibitor taken or ordered too?',
  grade: 'warning',
  answer: (facts, about) => togetherWith(facts, about, 'jak-inhibitor'),
  summary: (_, about, { saw }) =>
    firstThatFits(
      `Two JAK inhibitors: ${about.name}, and ${saw}`,
      `Two JAK inhibitors together: ${about.name} and another`,
    ),
  heading: 'What to do',
  lines: (_, about, { saw }) => [`Never two JAK inhibitors together (${saw}): stop one before ${about.name}`],
};

const older: OrderCheck = {
  asks: 'Is the patient {jakInhibitorLastFromAgeYears} years or older?',
  grade: 'warning',
  answer: ({ person, settings }) =>
    (person.ageYears ?? 0) >= settings.jakInhibitorLastFromAgeYears
      ? met(`${person.ageYears ?? ''} years old`)
      : unmet(''),
  summary: ({ settings }, about) =>
    `Caution with ${about.name}: aged ${settings.jakInhibitorLastFromAgeYears} or over, boxed warning`,
  heading: 'What to do',
  lines: ({ settings }) => [
    `Aged ${settings.jakInhibitorLastFromAgeYears} or over (boxed warning: cardiovascular events, cancer, death): last choice`,
  ],
};

export default defineOrderRule({
  id: 'jak-inhibitor-order-safety',
  title: 'Before a JAK inhibitor is given',
  drugs: drugsOfClass('jak-inhibitor'),
  evidence: ['fda-jak-2021', 'tofacitinib-label', 'jak-review-2024'],
  strength: 'label',
  implements: [],
  checks: [
    pregnancyCheck,
    contraindicationCheck('jak-inhibitor'),
    severeReactionCheck(),
    twoAtOnce,
    riskCheck('Is a venous or arterial thrombosis on record?', {
      kinds: ['thrombosis'],
      when: 'ever',
      line: 'Thrombosis on record (boxed warning): last choice, decide with the expert centre',
    }),
    riskCheck('Is a malignancy on record?', {
      kinds: ['malignancy'],
      when: 'ever',
      line: 'Malignancy on record (boxed warning): last choice, decide with oncology',
    }),
    riskCheck('Does the patient smoke?', {
      kinds: ['smoker'],
      when: 'now',
      line: 'Smoker: boxed cardiovascular and cancer warning, last choice',
    }),
    older,
    pregnancyTestCheck(),
    notToleratedCheck,
    ...doseChecks,
    ...screeningChecks('a JAK inhibitor', [
      'tuberculosis',
      'hbsag',
      'anti-hbc',
      'hepatitis-c',
      'blood-count',
      'liver-tests',
      'renal-function',
      'lipids',
      'varicella-immunity',
    ]),
    failedBeforeCheck,
  ],
});
