import { anyOf, isMet, met, not, unknownCountsAs, unmet } from '../../src/patient/answer.js';
import { multiRefractory, ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { pregnancyCheck, pregnancyTestCheck } from './pregnancy-checks.js';
import {
  contraindicationCheck,
  failedBeforeCheck,
  notToleratedCheck,
  severeReactionCheck,
} from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { defineOrderRule, type OrderCheck } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

/** Specification B.5: outside rows 1 (organ threat) and 4 (everything else failed) of the pathway. */
const withoutItsIndication: OrderCheck = {
  asks: 'Is neither an organ threatened nor the disease refractory to steroid, IVIG, rituximab and another drug?',
  grade: 'warning',
  answer: ({ activity, treatments, options }) =>
    not(anyOf([activity.organThreat, multiRefractory(treatments, activity.active, options.ivig.intolerant)])),
  summary: () =>
    'Reconsider cyclophosphamide: no organ threat on record, and other options have not all failed',
  heading: 'What to do',
  lines: ({ activity }) => [
    'No organ threat or extensive ulceration on record, and glucocorticoid, IVIG, rituximab and a further agent have not all failed',
    ...(isMet(activity.antiMda5) && isMet(activity.interstitialLungDisease)
      ? ['Anti-MDA5 with interstitial lung disease: it may join a glucocorticoid and a calcineurin inhibitor']
      : []),
  ],
};

const fullCourseBefore: OrderCheck = {
  asks: 'Was a full course of it given before?',
  grade: 'warning',
  answer: ({ treatments }) => {
    const full = treatments.courses.filter(
      ({ drug, adequate }) => drug === 'cyclophosphamide' && isMet(adequate),
    );
    return full.length > 0
      ? met(
          'A full course of cyclophosphamide (six pulses, or 24 weeks) on record',
          full.flatMap(({ from }) => from),
        )
      : unmet('');
  },
  summary: () => 'A full course of cyclophosphamide was given before: expert decision only',
  heading: 'What to do',
  lines: () => ['A full course was given before: expert decision only, the cumulative dose counts'],
};

/** Specification D: Pneumocystis prophylaxis with cyclophosphamide. */
const noProphylaxis: OrderCheck = {
  asks: 'Is there no Pneumocystis prophylaxis with co-trimoxazole?',
  grade: 'info',
  answer: ({ treatments, orders }) => {
    const taken = unknownCountsAs('met', runningNow(treatments, ofDrug('co-trimoxazole'), 'co-trimoxazole'));
    return orders.some(({ drug }) => drug === 'co-trimoxazole') ? unmet('') : not(taken);
  },
  summary: () => 'Cyclophosphamide: hydration, Pneumocystis prophylaxis and fertility counselling first',
  heading: 'Before starting',
  lines: () => ['Pneumocystis prophylaxis is not on record: consider it'],
};

/** Specification D: gonadal toxicity. */
const fertility: OrderCheck = {
  asks: 'Is this the first cyclophosphamide?',
  grade: 'info',
  answer: ({ treatments }) =>
    treatments.courses.some(({ drug, status }) => drug === 'cyclophosphamide' && status !== 'ordered')
      ? unmet('')
      : met('no earlier cyclophosphamide on record'),
  summary: () => 'Cyclophosphamide: hydration, infection screen and fertility counselling first',
  heading: 'Before starting',
  lines: () => [
    'Fertility counselling (gonadal protection; sperm or oocytes kept); infection screen; hydration, with or without mesna',
  ],
};

export default defineOrderRule({
  id: 'cyclophosphamide-order-safety',
  title: 'Before cyclophosphamide is given',
  drugs: ['cyclophosphamide'],
  evidence: ['cyclophosphamide-label', 'deakin-2018', 'pjp-2019'],
  implements: [],
  checks: [
    pregnancyCheck,
    contraindicationCheck('cyclophosphamide'),
    severeReactionCheck(),
    withoutItsIndication,
    fullCourseBefore,
    pregnancyTestCheck('Contraception: women up to a year after the last dose'),
    notToleratedCheck,
    ...doseChecks,
    ...screeningChecks('cyclophosphamide', ['blood-count', 'renal-function', 'urinalysis']),
    failedBeforeCheck,
    fertility,
    noProphylaxis,
  ],
});
