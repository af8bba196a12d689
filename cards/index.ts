import type { PathwayCard, Rule, RuleBook } from '../src/rules/rule.js';
import calcinosis from './care/calcinosis.js';
import cardiacScreening from './care/cardiac-screening.js';
import dataGap from './care/data-gap.js';
import expertReferral from './care/expert-referral.js';
import folicAcid from './care/folic-acid.js';
import holdSteroidTaper from './care/hold-steroid-taper.js';
import hydroxychloroquineDose from './care/hydroxychloroquine-dose.js';
import monitoringLabs from './care/monitoring-labs.js';
import mriReassessment from './care/mri-reassessment.js';
import optimiseMethotrexate from './care/optimise-methotrexate.js';
import physiotherapyReferral from './care/physiotherapy-referral.js';
import pulmonaryScreening from './care/pulmonary-screening.js';
import reassessmentOverdue from './care/reassessment-due.js';
import skinDiseaseSystemic from './care/skin-disease-systemic.js';
import calcineurinInhibitorOrderSafety from './orders/calcineurin-inhibitor-order-safety.js';
import cyclophosphamideOrderSafety from './orders/cyclophosphamide-order-safety.js';
import glucocorticoidOrderSafety from './orders/glucocorticoid-order-safety.js';
import hydroxychloroquineOrderSafety from './orders/hydroxychloroquine-order-safety.js';
import ivigOrderSafety from './orders/ivig-order-safety.js';
import jakInhibitorOrderSafety from './orders/jak-inhibitor-order-safety.js';
import liveVaccine from './orders/live-vaccine.js';
import methotrexateOrderSafety from './orders/methotrexate-order-safety.js';
import mycophenolateOrderSafety from './orders/mycophenolate-order-safety.js';
import rituximabOrderSafety from './orders/rituximab-order-safety.js';
import awaitIvigResponse from './pathway/await-ivig-response.js';
import awaitRituximabResponse from './pathway/await-rituximab-response.js';
import { decisionTable } from './pathway/decision-table.js';
import escalateAlternatives from './pathway/escalate-alternatives.js';
import escalateCyclophosphamide from './pathway/escalate-cyclophosphamide.js';
import escalateIvig from './pathway/escalate-ivig.js';
import escalateJakInhibitor from './pathway/escalate-jak-inhibitor.js';
import escalateRituximab from './pathway/escalate-rituximab.js';
import mda5Ild from './pathway/mda5-ild.js';
import optimiseMethotrexateRow from './pathway/optimise-methotrexate.js';
import reassessmentDue from './pathway/reassessment-due.js';
import review12Weeks from './pathway/review-12-weeks.js';
import review4Weeks from './pathway/review-4-weeks.js';
import startFirstLine from './pathway/start-first-line.js';
import switchCsdmard from './pathway/switch-csdmard.js';
import dysphagiaEvaluation from './safety/dysphagia-evaluation.js';
import dysphagiaOtherCause from './safety/dysphagia-other-cause.js';
import etanerceptAvoid from './safety/etanercept-avoid.js';
import giRedFlag from './safety/gi-red-flag.js';
import il6InhibitorGiRisk from './safety/il6-inhibitor-gi-risk.js';
import mda5Screening from './safety/mda5-screening.js';
import methotrexateCoTrimoxazole from './safety/methotrexate-co-trimoxazole.js';
import tnfInducedDermatomyositis from './safety/tnf-induced-dermatomyositis.js';
import tnfInhibitorCaution from './safety/tnf-inhibitor-caution.js';
import tnfInhibitorUnstudied from './safety/tnf-inhibitor-unstudied.js';

/** Every rule, in reading order. A rule that is not here does not speak. */
export const ruleBook: RuleBook = {
  rules: [
    dysphagiaEvaluation,
    dysphagiaOtherCause,
    giRedFlag,
    mda5Screening,
    tnfInducedDermatomyositis,
    etanerceptAvoid,
    tnfInhibitorCaution,
    tnfInhibitorUnstudied,
    il6InhibitorGiRisk,
    methotrexateCoTrimoxazole,
    ivigOrderSafety,
    rituximabOrderSafety,
    jakInhibitorOrderSafety,
    methotrexateOrderSafety,
    mycophenolateOrderSafety,
    cyclophosphamideOrderSafety,
    calcineurinInhibitorOrderSafety,
    hydroxychloroquineOrderSafety,
    glucocorticoidOrderSafety,
    liveVaccine,
    holdSteroidTaper,
    expertReferral,
    skinDiseaseSystemic,
    calcinosis,
    cardiacScreening,
    reassessmentOverdue,
    optimiseMethotrexate,
    folicAcid,
    hydroxychloroquineDose,
    pulmonaryScreening,
    mriReassessment,
    physiotherapyReferral,
    monitoringLabs,
    dataGap,
  ],
  pathwayCards: [
    escalateIvig,
    escalateJakInhibitor,
    escalateRituximab,
    escalateCyclophosphamide,
    escalateAlternatives,
    awaitIvigResponse,
    awaitRituximabResponse,
    mda5Ild,
    reassessmentDue,
    startFirstLine,
    switchCsdmard,
    optimiseMethotrexateRow,
    review4Weeks,
    review12Weeks,
  ],
  table: decisionTable,
};

/** Pathway cards first, as a reader meets them. */
export const everyRule: readonly (PathwayCard | Rule)[] = [...ruleBook.pathwayCards, ...ruleBook.rules];
