import { ago, anaphylaxisTo, TODAY, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import {
  calm,
  girl,
  inRemission,
  man,
  ordered,
  screenedAdult,
  screenedChild,
  signed,
  withoutDermatomyositis,
} from './orders.js';
import { no, yes } from './targets.js';
import { steadyAdult } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const bigBoy = (): APatient =>
  aPatient({ born: '2010-05-01', sex: 'male' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
    .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' });

/** Methotrexate on the desk, and what holds for every order. Specification B.5, D. */
export const methotrexateOrders: readonly Vignette[] = [
  signed({
    id: 'methotrexate-ordered-daily',
    story: 'A man of 46 on prednisolone; methotrexate 15 mg daily is to be signed.',
    proves: yes({ order: 'daily methotrexate' }),
    patient: screenedAdult(man()).writes('methotrexate', '15 mg daily'),
    rules: { 'methotrexate-order-safety': 'critical' },
    says: ['WEEK'],
    offers: ['Change to methotrexate 15 mg once a week'],
    neverOffers: ['Remove'],
  }),
  signed({
    id: 'methotrexate-ordered-weekly',
    story: 'The same man; methotrexate 15 mg weekly, everything is on file.',
    proves: no(
      { order: 'daily methotrexate' },
      { rule: 'methotrexate-order-safety' },
      { order: 'the dosing guide, while the order is written' },
    ),
    patient: screenedAdult(man()).writes('methotrexate', '15 mg weekly'),
    rules: {},
  }),
  ordered({
    id: 'methotrexate-being-written',
    story: 'The same order while it is being written: the dosing guide, and nothing else.',
    proves: yes({ order: 'the dosing guide, while the order is written' }),
    patient: screenedAdult(man()).writes('methotrexate', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'info' },
    says: ['15 mg once a week'],
  }),
  ordered({
    id: 'methotrexate-daily-on-the-desk-not-selected',
    story: 'Methotrexate daily lies on the desk; folic acid is what was selected.',
    proves: no({ order: 'an order that is selected' }),
    patient: screenedAdult(man())
      .writes('folic acid', '5 mg weekly')
      .writes('methotrexate SC', '15 mg daily'),
    rules: {},
    selects: ['MedicationRequest/draft-1'],
  }),
  ordered({
    id: 'methotrexate-daily-on-the-desk-selected',
    story: 'The same desk; methotrexate daily is what was selected.',
    proves: yes({ order: 'an order that is selected' }),
    patient: screenedAdult(man())
      .writes('folic acid', '5 mg weekly')
      .writes('methotrexate SC', '15 mg daily'),
    rules: { 'methotrexate-order-safety': 'critical' },
    selects: ['MedicationRequest/draft-2'],
  }),
  signed({
    id: 'methotrexate-daily-for-arthritis',
    story:
      'A girl of ten with juvenile idiopathic arthritis and no dermatomyositis: methotrexate 15 mg daily.',
    proves: no({ order: 'dermatomyositis on record' }),
    patient: withoutDermatomyositis().writes('methotrexate SC', '15 mg daily'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-daily-in-inactive-disease',
    story: 'A girl of ten, CK 92, CMAS 51, MMT8 80: inactive; methotrexate 20 mg daily is ordered.',
    proves: yes(
      { order: 'inactive disease' },
      { order: 'daily methotrexate' },
      { order: 'dermatomyositis on record' },
    ),
    patient: screenedChild(calm(girl())).writes('methotrexate SC', '20 mg daily'),
    rules: { 'methotrexate-order-safety': 'critical' },
  }),
  signed({
    id: 'methotrexate-weekly-in-inactive-disease',
    story: 'The same girl; methotrexate 20 mg weekly.',
    proves: no({ order: 'inactive disease' }),
    patient: screenedChild(calm(girl())).writes('methotrexate SC', '20 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-daily-in-remission',
    story: 'A girl of ten whose JDM is in remission: methotrexate 15 mg daily.',
    proves: yes({ order: 'past or suspected dermatomyositis: what is critical' }),
    patient: inRemission().writes('methotrexate SC', '15 mg daily'),
    rules: { 'methotrexate-order-safety': 'critical' },
  }),
  signed({
    id: 'methotrexate-weekly-in-remission',
    story:
      'The same girl, methotrexate 50 mg weekly, no test on file: of a past diagnosis only what is critical is said.',
    proves: no({ order: 'past or suspected dermatomyositis: what is critical' }),
    patient: inRemission().writes('methotrexate SC', '50 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-adult-27-mg',
    story: 'A man of 46: methotrexate 27.5 mg weekly.',
    proves: yes({ order: 'methotrexate above 25 mg in an adult' }),
    patient: screenedAdult(man()).writes('methotrexate SC', '27.5 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    offers: ['Change to methotrexate 25 mg'],
  }),
  signed({
    id: 'methotrexate-adult-25-mg',
    story: 'The same man: 25 mg weekly.',
    proves: no({ order: 'methotrexate above 25 mg in an adult' }),
    patient: screenedAdult(man()).writes('methotrexate SC', '25 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-child-17-mg',
    story: 'A girl of ten, 1.17 m²: methotrexate 17 mg weekly, below 15 mg/m² (17.6 mg).',
    proves: yes({ order: 'methotrexate below 15 mg/m² in a child' }),
    patient: screenedChild(girl()).writes('methotrexate SC', '17 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-child-18-mg',
    story: 'The same girl: 18 mg weekly.',
    proves: no({ order: 'methotrexate below 15 mg/m² in a child' }),
    patient: screenedChild(girl()).writes('methotrexate SC', '18 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-child-24-mg',
    story: 'The same girl: 24 mg weekly, above 20 mg/m² (23.4 mg).',
    proves: yes({ order: 'methotrexate above 20 mg/m² in a child' }),
    patient: screenedChild(girl()).writes('methotrexate SC', '24 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-child-23-mg',
    story: 'The same girl: 23 mg weekly.',
    proves: no({ order: 'methotrexate above 20 mg/m² in a child' }),
    patient: screenedChild(girl()).writes('methotrexate SC', '23 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-big-boy-42-mg',
    story: 'A boy of 16, 90 kg, 2.1 m²: methotrexate 42 mg weekly is 20 mg/m², and above 40 mg.',
    proves: yes({ order: 'methotrexate above 40 mg in a child' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 90, height: 176, screening: {} }).writes(
      'methotrexate SC',
      '42 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-big-boy-40-mg',
    story: 'The same boy: 40 mg weekly.',
    proves: no({ order: 'methotrexate above 40 mg in a child' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 90, height: 176, screening: {} }).writes(
      'methotrexate SC',
      '40 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'methotrexate-without-hepatitis-test',
    story: 'A man of 46: methotrexate 15 mg weekly; HBsAg was never tested.',
    proves: yes({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['HBsAg'] }).writes('methotrexate SC', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['HBsAg'],
  }),
  signed({
    id: 'methotrexate-without-chest-radiograph',
    story: 'The same man, tested for everything; no chest radiograph.',
    proves: yes({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['chest radiograph'] }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['hest radiograph'],
  }),
  signed({
    id: 'methotrexate-without-tuberculosis-test',
    story: 'The same man; no test for tuberculosis, which methotrexate does not ask for.',
    proves: no({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['QuantiFERON-TB Gold Plus'] }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'methotrexate-blood-count-91-days',
    story: 'The same man, with a blood count of 91 days ago.',
    proves: yes({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { WBC: 91 } }).writes('methotrexate SC', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-blood-count-90-days',
    story: 'The same man, with a blood count of 90 days ago.',
    proves: no({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { WBC: 90 } }).writes('methotrexate SC', '15 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-hepatitis-test-366-days',
    story: 'The same man, tested for hepatitis B 366 days ago.',
    proves: yes({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { HBsAg: 366 } }).writes('methotrexate SC', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-hepatitis-test-365-days',
    story: 'The same man, tested for hepatitis B 365 days ago.',
    proves: no({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { HBsAg: 365 } }).writes('methotrexate SC', '15 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-goes-on-hepatitis-test-366-days',
    story:
      'A woman of 56 on methotrexate for 8 weeks, tested for hepatitis B 366 days ago: her next prescription.',
    proves: no({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(steadyAdult(8), { daysAgo: { HBsAg: 366 } }).writes(
      'methotrexate SC',
      '25 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'methotrexate-hepatitis-c-positive-long-ago',
    story: 'A man of 46 with a positive hepatitis C test of three years ago.',
    proves: yes({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), {
      result: { 'Hepatitis C antibody': ['positive'] },
      daysAgo: { 'Hepatitis C antibody': 1100 },
    }).writes('methotrexate SC', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['Hepatitis C'],
  }),
  signed({
    id: 'methotrexate-few-white-cells',
    story: 'A man of 46 with 2.5 white cells, the range begins at 3.5.',
    proves: yes({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), { result: { WBC: ['2.5', '3.5-10'] } }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['bnormal'],
  }),
  signed({
    id: 'methotrexate-enough-white-cells',
    story: 'The same man with 3.5 white cells.',
    proves: no({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), { result: { WBC: ['3.5', '3.5-10'] } }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'methotrexate-after-anaphylaxis',
    story: 'A man of 46 with an anaphylaxis to methotrexate on record.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(man().with(anaphylaxisTo('methotrexate'))).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'critical' },
    offers: ['Remove the methotrexate order'],
  }),
  signed({
    id: 'methotrexate-after-nausea',
    story:
      'A man of 46 whose methotrexate was stopped for nausea: not tolerated is a warning; no dose is offered for it.',
    proves: no({ order: 'a contraindicated drug' }),
    patient: screenedAdult(
      man().took('methotrexate SC', {
        from: weeksAgo(40),
        to: weeksAgo(20),
        dose: '15 mg weekly',
        reason: 'Not tolerated: nausea',
      }),
    ).writes('methotrexate SC', '30 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['not tolerated'],
    neverOffers: ['Change to', 'Remove'],
  }),
  signed({
    id: 'methotrexate-child-without-weight',
    story: 'A girl of ten without weight or height on file: methotrexate 20 mg weekly.',
    proves: yes({ order: 'weight or height missing or old' }),
    patient: screenedChild(girl(), {}, 'weight').writes('methotrexate SC', '20 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['weight'],
  }),
  signed({
    id: 'methotrexate-child-weight-91-days',
    story: 'The same girl, weighed 91 days ago.',
    proves: yes({ order: 'weight or height missing or old' }),
    patient: screenedChild(girl(), {}, 'weight')
      .weighs(35, ago(91))
      .isTall(140, ago(10))
      .writes('methotrexate SC', '20 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
    says: ['weight'],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'methotrexate-child-weight-90-days',
    story: 'The same girl, weighed 90 days ago.',
    proves: no({ order: 'weight or height missing or old' }),
    patient: screenedChild(girl(), {}, 'weight')
      .weighs(35, ago(90))
      .isTall(140, ago(10))
      .writes('methotrexate SC', '20 mg weekly'),
    rules: {},
  }),
  signed({
    id: 'methotrexate-adult-without-weight',
    story: 'A man of 46 without weight on file: his methotrexate does not depend on it.',
    proves: no({ order: 'weight or height missing or old' }),
    patient: screenedAdult(man(), {}, 'weight').writes('methotrexate SC', '15 mg weekly'),
    rules: {},
  }),
];
