import {
  aChild,
  ago,
  allergicTo,
  anaphylaxisTo,
  anAdult,
  ivigCycles,
  ivigFailed,
  testResult,
  weeksAgo,
} from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { no, yes, type Never } from './targets.js';
import { adult, child, cmas, mmt8, steadyAdult, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Specification B.6, treatments that must not be offered: where they stay away, and the nearest who gets them. */

const cyclophosphamide: Never =
  'cyclophosphamide for a venous, diabetic or pressure ulcer, infective myocarditis, peptic bleed or perforation';
const ivigRunning: Never = '"start IVIG" while IVIG is running, or silence on IVIG ordered but not given';
const responder: Never =
  'rituximab, JAK inhibitor or cyclophosphamide for a responder, or failure inferred from too little';
const pregnancy: Never =
  'MTX, MMF, JAK inhibitor or cyclophosphamide suggested, optimised or left unmentioned in pregnancy';
const afterReaction: Never = 'IVIG suggested after anaphylaxis, or withheld for a headache';
const infection: Never =
  'rituximab, JAK inhibitor or cyclophosphamide during sepsis, tuberculosis or with HBsAg';
const dose: Never =
  '1000 mg rituximab or a weight of last year for a child; methotrexate by mg/m² for an adult';

const strong = ['rituximab', 'tofacitinib', 'cyclophosphamide'] as const;
const reviewed = { 'review-4-weeks': 'info' } as const;
const firstLineFailed = { 'escalate-ivig': 'warning', 'expert-referral': 'warning' } as const;

/** A child on prednisolone for 40 weeks whose methotrexate ended half way for the reason. */
const methotrexateEnded = (reason: string): APatient =>
  child(
    cmas(
      aChild()
        .took('prednisolone', { from: weeksAgo(40), dose: '20 mg daily' })
        .took('methotrexate SC', { from: weeksAgo(40), to: weeksAgo(20), dose: '25 mg weekly', reason }),
      36,
      36,
    ),
    'folic acid',
  );

export const neverOffered: readonly Vignette[] = [
  {
    id: 'venous-ulcers',
    story: 'A woman of 56, 8 weeks into first line, with bilateral venous stasis ulcers.',
    proves: yes({ never: cyclophosphamide }),
    patient: adult(steadyAdult(8).has('Bilateral venous stasis ulcers', { onset: ago(100) })),
    row: '16',
    rules: reviewed,
    neverOffers: strong,
  },
  {
    id: 'diabetic-ulcers',
    story: 'A woman of 56, 8 weeks into first line, with multiple diabetic ulcers.',
    proves: yes({ never: cyclophosphamide }),
    patient: adult(steadyAdult(8).has('Multiple diabetic ulcers', { onset: ago(100) })),
    row: '16',
    rules: reviewed,
    neverOffers: strong,
  },
  {
    id: 'pressure-ulcers',
    story: 'A girl of ten, 8 weeks into first line, with pressure ulcers at several sites.',
    proves: yes({ never: cyclophosphamide }),
    patient: child(steadyChild(8).has('Pressure ulcers, multiple sites', { onset: ago(100) })),
    row: '16',
    rules: reviewed,
    neverOffers: strong,
  },
  {
    id: 'ulcers-of-the-disease',
    story: 'A girl of ten, 8 weeks into first line, with multiple skin ulcers of elbows and knuckles.',
    proves: no({ never: cyclophosphamide }),
    patient: child(steadyChild(8).has('Multiple skin ulcers of elbows and knuckles', { onset: ago(100) })),
    row: '1',
    rules: {
      'escalate-cyclophosphamide': 'critical',
      'expert-referral': 'critical',
      'skin-disease-systemic': 'info',
    },
    offers: ['cyclophosphamide'],
  },
  {
    id: 'viral-myocarditis',
    story: 'A girl of ten, 8 weeks into first line, with viral myocarditis.',
    proves: yes({ never: cyclophosphamide }),
    patient: child(steadyChild(8).has('Viral myocarditis', { onset: ago(100) })),
    row: '16',
    rules: reviewed,
    neverOffers: strong,
  },
  {
    id: 'bleeding-peptic-ulcer',
    story: 'A woman of 56, 8 weeks into first line, with a bleeding peptic ulcer since two days.',
    proves: yes({ never: cyclophosphamide }),
    patient: adult(steadyAdult(8).has('Bleeding peptic ulcer', { onset: ago(2) })),
    row: '16',
    rules: { 'gi-red-flag': 'critical' },
    neverOffers: strong,
  },
  {
    id: 'perforated-duodenal-ulcer',
    story: 'A girl of ten, 8 weeks into first line, with a perforated duodenal ulcer since yesterday.',
    proves: yes({ never: cyclophosphamide }),
    patient: child(steadyChild(8).has('Perforated duodenal ulcer', { onset: ago(1) })),
    row: '16',
    rules: { 'gi-red-flag': 'critical' },
    neverOffers: strong,
  },
  {
    id: 'ivig-running',
    story:
      'A girl of ten whose first line failed over 30 weeks had two cycles of IVIG, the last two weeks ago.',
    proves: yes({ never: ivigRunning }, { row: '8' }),
    patient: child(ivigCycles(steadyChild(30), 2, 6)),
    row: '8',
    rules: { 'await-ivig-response': 'info' },
    neverOffers: ['mmunoglobulin', 'IVIG'],
  },
  {
    id: 'ivig-never-given',
    story: 'The same girl without IVIG.',
    proves: no({ never: ivigRunning }, { rule: 'await-ivig-response' }),
    patient: child(steadyChild(30)),
    row: '12',
    rules: firstLineFailed,
    offers: ['IVIG'],
  },
  {
    id: 'methotrexate-ended-in-remission',
    story: 'A girl of ten, weak on prednisolone; methotrexate ended in remission 20 weeks ago: no failure.',
    proves: yes({ never: responder }),
    patient: methotrexateEnded('In remission'),
    row: '18',
    rules: { 'start-first-line': 'info' },
    neverOffers: [...strong, 'IVIG'],
  },
  {
    id: 'methotrexate-ended-without-a-word',
    story: 'The same girl; nobody wrote why methotrexate ended: neither failure nor intolerance.',
    proves: yes({ never: responder }),
    patient: methotrexateEnded('Stopped'),
    row: 'none',
    rules: {},
  },
  {
    id: 'methotrexate-ended-ineffective',
    story: 'The same girl; methotrexate ended for lack of efficacy.',
    proves: no({ never: responder }),
    patient: methotrexateEnded('Lack of efficacy'),
    row: '12',
    rules: firstLineFailed,
    offers: ['IVIG', 'tofacitinib'],
  },
  {
    id: 'pregnant-girl-first-line-failed',
    story: 'A pregnant girl of 16, weak after 30 weeks of azathioprine and prednisolone.',
    proves: yes({ never: pregnancy }),
    patient: child(
      cmas(
        aPatient({ born: '2010-05-01', sex: 'female' })
          .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
          .has('Pregnant', { onset: ago(60) })
          .took('azathioprine', { from: weeksAgo(30), dose: '50 mg daily' })
          .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }),
        36,
        36,
      ),
      'folic acid',
    ),
    row: '12',
    rules: firstLineFailed,
    says: ['regnan'],
    neverOffers: ['methotrexate', 'mycophenolate', 'tofacitinib', 'cyclophosphamide'],
  },
  {
    id: 'girl-first-line-failed-not-pregnant',
    story: 'The same girl, not pregnant.',
    proves: no({ never: pregnancy }),
    patient: child(
      cmas(
        aPatient({ born: '2010-05-01', sex: 'female' })
          .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
          .took('azathioprine', { from: weeksAgo(30), dose: '50 mg daily' })
          .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }),
        36,
        36,
      ),
      'folic acid',
    ),
    row: '12',
    rules: firstLineFailed,
    offers: ['mycophenolate', 'tofacitinib'],
    neverSays: ['regnan'],
  },
  {
    id: 'anaphylaxis-to-ivig',
    story: 'A woman of 56 whose first line failed over 30 weeks; IVIG once gave her anaphylaxis.',
    proves: yes({ never: afterReaction }, { row: '9' }),
    patient: adult(steadyAdult(30).with(anaphylaxisTo('immune globulin IV'))),
    row: '9',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    neverOffers: ['IVIG', 'mmunoglobulin'],
  },
  {
    id: 'headache-after-ivig',
    story: 'The same woman; IVIG once gave her a mild headache.',
    proves: [...yes({ never: afterReaction }), ...no({ row: '9' })],
    patient: adult(
      steadyAdult(30).with(
        allergicTo('immune globulin IV', {
          criticality: 'low',
          reaction: [{ manifestation: [{ text: 'Headache' }], severity: 'mild' }],
        }),
      ),
    ),
    row: '12',
    rules: firstLineFailed,
    offers: ['IVIG'],
    says: ['eadache'],
  },
  {
    id: 'tuberculosis-and-ivig-unsuitable',
    story: 'A woman of 56, first line failed, anaphylaxis to IVIG, with active pulmonary tuberculosis.',
    proves: yes({ never: infection }),
    patient: adult(
      steadyAdult(30)
        .with(anaphylaxisTo('immune globulin IV'))
        .has('Pulmonary tuberculosis', { onset: ago(60) }),
    ),
    row: '9',
    rules: { 'escalate-alternatives': 'warning', 'expert-referral': 'warning' },
    neverOffers: strong,
  },
  {
    id: 'hepatitis-b-and-ivig-unsuitable',
    story: 'A girl of ten, first line failed, anaphylaxis to IVIG, HBsAg positive.',
    proves: yes({ never: infection }),
    patient: child(
      steadyChild(30)
        .with(anaphylaxisTo('immune globulin IV'))
        .with(testResult('Hepatitis B surface antigen', 'Positive', ago(30))),
    ),
    row: '9',
    rules: { 'escalate-alternatives': 'warning', 'expert-referral': 'warning' },
    neverOffers: strong,
  },
  {
    id: 'hepatitis-b-negative-and-ivig-unsuitable',
    story: 'The same girl, HBsAg negative.',
    proves: no({ never: infection }),
    patient: child(
      steadyChild(30)
        .with(anaphylaxisTo('immune globulin IV'))
        .with(testResult('Hepatitis B surface antigen', 'Negative', ago(30))),
    ),
    row: '9',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning' },
    offers: ['tofacitinib'],
  },
  {
    id: 'rituximab-for-a-child-weighed-last-year',
    story: 'A girl of ten in whom IVIG failed; her weight is a year old.',
    proves: yes({ never: dose }),
    patient: child(
      ivigFailed(
        cmas(
          aChild()
            .took('methotrexate SC', { from: weeksAgo(40), dose: '15 mg/m2 weekly' })
            .took('prednisolone', { from: weeksAgo(40), dose: '20 mg daily' }),
          36,
          36,
        ),
      )
        .weighs(30, ago(365))
        .isTall(130, ago(365)),
      'weight',
    ),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    neverOffers: ['1000 mg', 'doseQuantity'],
    neverSays: ['30 kg'],
  },
  {
    id: 'rituximab-for-an-adult',
    story: 'A woman of 56 in whom IVIG failed.',
    proves: no({ never: dose }),
    patient: adult(ivigFailed(steadyAdult(40))),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    offers: ['1000 mg'],
  },
  {
    id: 'methotrexate-of-an-adult-in-milligrams',
    story: 'A woman of 56, 8 weeks into prednisolone and methotrexate 10 mg a week.',
    proves: yes({ never: dose }),
    patient: adult(
      mmt8(anAdult(), 70, 70)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '10 mg weekly' })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' }),
    ),
    row: '15',
    rules: { 'optimise-methotrexate': 'info' },
    neverSays: ['mg/m²'],
  },
];
