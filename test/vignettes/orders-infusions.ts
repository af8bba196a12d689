import {
  ago,
  allergicTo,
  anaphylaxisTo,
  ivigCycles,
  rituximabCourse,
  TODAY,
  weeksAgo,
} from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import { girl, man, ordered, screenedAdult, screenedChild, signed } from './orders.js';
import { no, yes } from './targets.js';
import { mmt8 } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const bigBoy = (): APatient =>
  aPatient({ born: '2010-05-01', sex: 'male' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
    .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' });

/** IVIG, rituximab and cyclophosphamide on the desk. Specification B.5, D. */
export const infusionOrders: readonly Vignette[] = [
  signed({
    id: 'ivig-adult-0-9-g-per-kg',
    story: 'A man of 46, 70 kg: IVIG 0.9 g/kg every 4 weeks.',
    proves: yes({ order: 'IVIG below 1 g/kg' }),
    patient: screenedAdult(man()).writes('immune globulin IV', '0.9 g/kg q4wk'),
    rules: { 'ivig-order-safety': 'warning' },
  }),
  signed({
    id: 'ivig-adult-1-g-per-kg',
    story: 'A man of 46, 70 kg: IVIG 1 g/kg every 4 weeks.',
    proves: no({ order: 'IVIG below 1 g/kg' }),
    patient: screenedAdult(man()).writes('immune globulin IV', '1 g/kg q4wk'),
    rules: {},
  }),
  signed({
    id: 'ivig-adult-2-g-per-kg',
    story: 'A man of 46, 70 kg: IVIG 2 g/kg every 4 weeks.',
    proves: no({ order: 'IVIG above 2 g/kg' }, { rule: 'ivig-order-safety' }),
    patient: screenedAdult(man()).writes('immune globulin IV', '2 g/kg q4wk'),
    rules: {},
  }),
  signed({
    id: 'ivig-adult-2-2-g-per-kg',
    story: 'A man of 46, 70 kg: IVIG 2.2 g/kg every 4 weeks.',
    proves: yes({ order: 'IVIG above 2 g/kg' }),
    patient: screenedAdult(man()).writes('immune globulin IV', '2.2 g/kg q4wk'),
    rules: { 'ivig-order-safety': 'warning' },
    offers: ['Change to IVIG 140 g'],
  }),
  signed({
    id: 'ivig-child-75-g',
    story: 'A girl of ten, 40 kg: IVIG 75 g every 4 weeks is below 2 g/kg, and above 70 g.',
    proves: yes({ order: 'IVIG above 70 g in a child' }),
    patient: wellLookedAfter(girl(), { today: TODAY, weight: 40, height: 150, screening: {} }).writes(
      'immune globulin IV',
      '75 g q4wk',
    ),
    rules: { 'ivig-order-safety': 'warning' },
    offers: ['Change to IVIG 70 g'],
  }),
  signed({
    id: 'ivig-child-70-g',
    story: 'The same girl: IVIG 70 g every 4 weeks.',
    proves: no({ order: 'IVIG above 70 g in a child' }),
    patient: wellLookedAfter(girl(), { today: TODAY, weight: 40, height: 150, screening: {} }).writes(
      'immune globulin IV',
      '70 g q4wk',
    ),
    rules: {},
  }),
  ordered({
    id: 'ivig-child-without-weight',
    story: 'A girl of ten without weight on file; IVIG without a dose yet.',
    proves: yes({ order: 'weight or height missing or old' }),
    patient: screenedChild(girl(), {}, 'weight').writes('immune globulin IV'),
    rules: { 'ivig-order-safety': 'warning' },
    says: ['weight'],
  }),
  ordered({
    id: 'ivig-child-being-written',
    story: 'The same girl, weighed last week: the dosing guide.',
    proves: [
      ...yes({ order: 'the dosing guide, while the order is written' }),
      ...no({ order: 'weight or height missing or old' }),
    ],
    patient: screenedChild(girl()).writes('immune globulin IV'),
    rules: { 'ivig-order-safety': 'info' },
    says: ['2 g/kg x 35 kg = 70 g'],
  }),
  signed({
    id: 'ivig-after-anaphylaxis',
    story:
      'A man of 46 with an anaphylaxis to IVIG: IVIG 200 g; the order is to be removed, no dose is offered.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(man().with(anaphylaxisTo('IVIG'))).writes('immune globulin IV', '200 g q4wk'),
    rules: { 'ivig-order-safety': 'critical' },
    offers: ['Remove the IVIG order'],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'ivig-after-headache',
    story: 'A man of 46 who had a headache after IVIG.',
    proves: no({ order: 'a contraindicated drug' }),
    patient: screenedAdult(
      man().with(
        allergicTo('IVIG', {
          criticality: 'low',
          reaction: [{ manifestation: [{ text: 'Headache' }], severity: 'mild' }],
        }),
      ),
    ).writes('immune globulin IV', '140 g q4wk'),
    rules: { 'ivig-order-safety': 'info' },
    says: ['slow'],
  }),
  signed({
    id: 'ivig-low-iga',
    story: 'A man of 46 with IgA 0.05, measured five years ago; the range begins at 0.7.',
    proves: yes({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), { result: { IgA: ['0.05', '0.7-4'] }, daysAgo: { IgA: 1800 } }).writes(
      'immune globulin IV',
      '140 g q4wk',
    ),
    rules: { 'ivig-order-safety': 'warning' },
    says: ['anti-IgA'],
  }),
  signed({
    id: 'ivig-serology-not-drawn',
    story: 'A man of 46 who never had IVIG; varicella antibody was not drawn.',
    proves: yes({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['Varicella zoster IgG'] }).writes(
      'immune globulin IV',
      '140 g q4wk',
    ),
    rules: { 'ivig-order-safety': 'warning' },
    says: ['varicella'],
  }),
  signed({
    id: 'ivig-goes-on-serology-not-drawn',
    story: 'The same man after two cycles of IVIG: what was not drawn before cannot be made good.',
    proves: no({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(ivigCycles(man(), 2, 8), { without: ['Varicella zoster IgG'] }).writes(
      'immune globulin IV',
      '140 g q4wk',
    ),
    rules: {},
  }),
  signed({
    id: 'rituximab-child-1000-mg',
    story: 'A girl of ten, 1.17 m²: rituximab 1000 mg.',
    proves: yes({ order: 'rituximab not by body surface in a child' }),
    patient: screenedChild(girl()).writes('rituximab', '1000 mg'),
    rules: { 'rituximab-order-safety': 'warning' },
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'rituximab-child-585-mg',
    story: 'The same girl: 585 mg, which is 500 mg/m².',
    proves: no({ order: 'rituximab not by body surface in a child' }, { rule: 'rituximab-order-safety' }),
    patient: screenedChild(girl()).writes('rituximab', '585 mg'),
    rules: {},
  }),
  signed({
    id: 'rituximab-big-boy-1050-mg',
    story: 'A boy of 16, 2.1 m²: rituximab 1050 mg is 500 mg/m², and above 1 g.',
    proves: yes({ order: 'rituximab above 1 g' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 90, height: 176, screening: {} }).writes(
      'rituximab',
      '1050 mg',
    ),
    rules: { 'rituximab-order-safety': 'warning' },
  }),
  signed({
    id: 'rituximab-big-boy-1000-mg',
    story: 'The same boy: 1000 mg.',
    proves: no({ order: 'rituximab above 1 g' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 90, height: 176, screening: {} }).writes(
      'rituximab',
      '1000 mg',
    ),
    rules: {},
  }),
  signed({
    id: 'rituximab-again-after-25-weeks',
    story: 'A man of 46 whose rituximab was begun 25 weeks ago is to get it again.',
    proves: yes({ order: 'rituximab again before 26 weeks' }),
    patient: screenedAdult(rituximabCourse(man(), 25)).writes('rituximab', '1000 mg'),
    rules: { 'rituximab-order-safety': 'warning' },
    says: ['26 weeks'],
  }),
  signed({
    id: 'rituximab-again-after-26-weeks',
    story: 'The same man, 26 weeks after it was begun.',
    proves: no({ order: 'rituximab again before 26 weeks' }),
    patient: screenedAdult(rituximabCourse(man(), 26)).writes('rituximab', '1000 mg'),
    rules: {},
  }),
  signed({
    id: 'rituximab-infusion-requested-after-25-weeks',
    story: 'The same man after 25 weeks; a rituximab infusion is requested as a service.',
    proves: yes({ order: 'an order of a service' }),
    patient: screenedAdult(rituximabCourse(man(), 25)).requests('Rituximab infusion'),
    rules: { 'rituximab-order-safety': 'warning' },
  }),
  signed({
    id: 'rituximab-level-requested-after-25-weeks',
    story: 'The same man; a rituximab level is requested, which is no infusion.',
    proves: no({ order: 'an order of a service' }),
    patient: screenedAdult(rituximabCourse(man(), 25)).requests('Rituximab level'),
    rules: {},
  }),
  signed({
    id: 'rituximab-hbsag-positive',
    story: 'A man of 46 with a positive HBsAg of three years ago is to get rituximab.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(man(), { result: { HBsAg: ['positive'] }, daysAgo: { HBsAg: 1100 } }).writes(
      'rituximab',
      '1000 mg',
    ),
    rules: { 'rituximab-order-safety': 'critical' },
    offers: ['Remove the rituximab order'],
  }),
  signed({
    id: 'rituximab-immunoglobulins-91-days',
    story: 'A man of 46 whose IgG is 91 days old.',
    proves: yes({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { IgG: 91 } }).writes('rituximab', '1000 mg'),
    rules: { 'rituximab-order-safety': 'warning' },
    says: ['IgG'],
  }),
  signed({
    id: 'rituximab-without-tuberculosis-test',
    story: 'A man of 46 without a test for tuberculosis: local policy may ask for it, which is information.',
    proves: no({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['QuantiFERON-TB Gold Plus'] }).writes('rituximab', '1000 mg'),
    rules: { 'rituximab-order-safety': 'info' },
  }),
  signed({
    id: 'cyclophosphamide-0-4-g-per-m2',
    story: 'A man of 46 with rapidly progressive lung disease: cyclophosphamide 0.4 g/m².',
    proves: yes({ order: 'cyclophosphamide below 0.5 g/m²' }),
    patient: screenedAdult(man().has('Rapidly progressive interstitial lung disease')).writes(
      'cyclophosphamide',
      '0.4 g/m2',
    ),
    rules: { 'cyclophosphamide-order-safety': 'warning' },
    says: ['g/m²'],
  }),
  signed({
    id: 'cyclophosphamide-0-5-g-per-m2',
    story: 'A man of 46 with rapidly progressive lung disease: cyclophosphamide 0.5 g/m².',
    proves: no({ order: 'cyclophosphamide below 0.5 g/m²' }),
    patient: screenedAdult(man().has('Rapidly progressive interstitial lung disease')).writes(
      'cyclophosphamide',
      '0.5 g/m2',
    ),
    rules: { 'cyclophosphamide-order-safety': 'info' },
    says: ['ertility'],
  }),
  signed({
    id: 'cyclophosphamide-1-g-per-m2',
    story: 'A man of 46 with rapidly progressive lung disease: cyclophosphamide 1 g/m².',
    proves: no(
      { order: 'cyclophosphamide above 1 g/m²' },
      { order: 'cyclophosphamide outside rows 1 and 4' },
    ),
    patient: screenedAdult(man().has('Rapidly progressive interstitial lung disease')).writes(
      'cyclophosphamide',
      '1 g/m2',
    ),
    rules: { 'cyclophosphamide-order-safety': 'info' },
    says: ['ertility'],
  }),
  signed({
    id: 'cyclophosphamide-1-1-g-per-m2',
    story: 'A man of 46 with rapidly progressive lung disease: cyclophosphamide 1.1 g/m².',
    proves: yes({ order: 'cyclophosphamide above 1 g/m²' }),
    patient: screenedAdult(man().has('Rapidly progressive interstitial lung disease')).writes(
      'cyclophosphamide',
      '1.1 g/m2',
    ),
    rules: { 'cyclophosphamide-order-safety': 'warning' },
    says: ['g/m²'],
  }),
  signed({
    id: 'cyclophosphamide-without-organ-threat',
    story: 'A man of 46 on prednisolone alone, no organ threatened: cyclophosphamide 0.5 g/m².',
    proves: yes({ order: 'cyclophosphamide outside rows 1 and 4' }),
    patient: screenedAdult(man()).writes('cyclophosphamide', '0.5 g/m2'),
    rules: { 'cyclophosphamide-order-safety': 'warning' },
    says: ['no organ threat'],
  }),
  signed({
    id: 'cyclophosphamide-everything-failed',
    story: 'A weak man of 46: prednisolone, IVIG, rituximab and azathioprine have failed.',
    proves: no({ order: 'cyclophosphamide outside rows 1 and 4' }),
    patient: screenedAdult(
      mmt8(
        man()
          .took('immune globulin IV', { from: weeksAgo(80), to: weeksAgo(60), reason: 'No response' })
          .took('rituximab', { from: weeksAgo(60), to: weeksAgo(30), reason: 'No response' })
          .took('azathioprine', { from: weeksAgo(100), to: weeksAgo(70), reason: 'No response' }),
        60,
        60,
      ),
    ).writes('cyclophosphamide', '0.5 g/m2'),
    rules: { 'cyclophosphamide-order-safety': 'info' },
  }),
  signed({
    id: 'cyclophosphamide-all-but-one-failed',
    story: 'The same man, who had no fourth drug.',
    proves: yes({ order: 'cyclophosphamide outside rows 1 and 4' }),
    patient: screenedAdult(
      mmt8(
        man()
          .took('immune globulin IV', { from: weeksAgo(80), to: weeksAgo(60), reason: 'No response' })
          .took('rituximab', { from: weeksAgo(60), to: weeksAgo(30), reason: 'No response' }),
        60,
        60,
      ),
    ).writes('cyclophosphamide', '0.5 g/m2'),
    rules: { 'cyclophosphamide-order-safety': 'warning' },
  }),
  signed({
    id: 'cyclophosphamide-not-the-first-covered',
    story:
      'A man with progressive lung disease on co-trimoxazole, four weeks after his first pulse: nothing is left to say.',
    proves: no({ rule: 'cyclophosphamide-order-safety' }),
    patient: screenedAdult(
      man()
        .has('Rapidly progressive interstitial lung disease')
        .given('cyclophosphamide', [weeksAgo(4)], '900 mg')
        .took('co-trimoxazole', { from: weeksAgo(5), dose: '480 mg daily' }),
    ).writes('cyclophosphamide', '900 mg'),
    rules: {},
  }),
  signed({
    id: 'cyclophosphamide-in-sepsis',
    story: 'A man with progressive lung disease and sepsis: contraindicated.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(
      man()
        .has('Rapidly progressive interstitial lung disease')
        .has('Sepsis', { onset: ago(2) }),
    ).writes('cyclophosphamide', '900 mg'),
    rules: { 'cyclophosphamide-order-safety': 'critical' },
  }),
];
