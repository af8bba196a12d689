import { weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import {
  calm,
  girl,
  grownUp,
  opened,
  pregnantWoman,
  screenedAdult,
  screenedChild,
  signed,
  youngWoman,
} from './orders.js';
import { no, yes } from './targets.js';
import type { Vignette } from './vignette.js';

const girlOfNine = (): APatient =>
  aPatient({ born: '2017-05-01', sex: 'female' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
    .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' });

/** Pregnancy and what must not be taken in it. Specification B.5, D. */
export const pregnancyOrders: readonly Vignette[] = [
  signed({
    id: 'methotrexate-ordered-in-pregnancy',
    story: 'A pregnant woman of 31 is to get methotrexate.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy',
    }),
    patient: screenedAdult(pregnantWoman()).writes('methotrexate SC', '15 mg weekly'),
    rules: { 'methotrexate-order-safety': 'critical' },
    says: ['regnancy'],
    offers: ['Remove the '],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'methotrexate-pregnancy-test-15-days',
    story: 'A woman of 31 is to get methotrexate; her pregnancy test, negative, is 15 days old.',
    proves: yes({ order: 'no pregnancy test in 14 days' }),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 15 } }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'methotrexate-pregnancy-test-14-days',
    story: 'A woman of 31 is to get methotrexate; her pregnancy test, negative, is 14 days old.',
    proves: no(
      { order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy' },
      { order: 'no pregnancy test in 14 days' },
      { rule: 'methotrexate-order-safety' },
    ),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 14 } }).writes(
      'methotrexate SC',
      '15 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'mycophenolate-ordered-in-pregnancy',
    story: 'A pregnant woman of 31 is to get mycophenolate.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy',
    }),
    patient: screenedAdult(pregnantWoman()).writes('mycophenolate mofetil', '1000 mg BID'),
    rules: { 'mycophenolate-order-safety': 'critical' },
    says: ['regnancy'],
    offers: ['Remove the '],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'mycophenolate-pregnancy-test-15-days',
    story: 'A woman of 31 is to get mycophenolate; her pregnancy test, negative, is 15 days old.',
    proves: yes({ order: 'no pregnancy test in 14 days' }),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 15 } }).writes(
      'mycophenolate mofetil',
      '1000 mg BID',
    ),
    rules: { 'mycophenolate-order-safety': 'warning' },
  }),
  signed({
    id: 'mycophenolate-pregnancy-test-14-days',
    story: 'A woman of 31 is to get mycophenolate; her pregnancy test, negative, is 14 days old.',
    proves: no(
      { order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy' },
      { order: 'no pregnancy test in 14 days' },
      { rule: 'mycophenolate-order-safety' },
    ),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 14 } }).writes(
      'mycophenolate mofetil',
      '1000 mg BID',
    ),
    rules: {},
  }),
  signed({
    id: 'cyclophosphamide-ordered-in-pregnancy',
    story: 'A pregnant woman of 31 is to get cyclophosphamide.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy',
    }),
    patient: screenedAdult(pregnantWoman().has('Rapidly progressive interstitial lung disease')).writes(
      'cyclophosphamide',
      '900 mg',
    ),
    rules: { 'cyclophosphamide-order-safety': 'critical' },
    says: ['regnancy'],
    offers: ['Remove the '],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'cyclophosphamide-pregnancy-test-15-days',
    story:
      'A woman of 31 with rapidly progressive lung disease is to get cyclophosphamide; her pregnancy test, negative, is 15 days old.',
    proves: yes({ order: 'no pregnancy test in 14 days' }),
    patient: screenedAdult(youngWoman().has('Rapidly progressive interstitial lung disease'), {
      daysAgo: { 'Pregnancy test': 15 },
    }).writes('cyclophosphamide', '900 mg'),
    rules: { 'cyclophosphamide-order-safety': 'warning' },
  }),
  signed({
    id: 'cyclophosphamide-pregnancy-test-14-days',
    story:
      'A woman of 31 with rapidly progressive lung disease is to get cyclophosphamide; her pregnancy test, negative, is 14 days old.',
    proves: no(
      { order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy' },
      { order: 'no pregnancy test in 14 days' },
    ),
    patient: screenedAdult(youngWoman().has('Rapidly progressive interstitial lung disease'), {
      daysAgo: { 'Pregnancy test': 14 },
    }).writes('cyclophosphamide', '900 mg'),
    rules: { 'cyclophosphamide-order-safety': 'info' },
  }),
  signed({
    id: 'tofacitinib-ordered-in-pregnancy',
    story: 'A pregnant woman of 31 is to get tofacitinib.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy',
    }),
    patient: screenedAdult(pregnantWoman()).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'critical' },
    says: ['regnancy'],
    offers: ['Remove the '],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'tofacitinib-pregnancy-test-15-days',
    story: 'A woman of 31 is to get tofacitinib; her pregnancy test, negative, is 15 days old.',
    proves: yes({ order: 'no pregnancy test in 14 days' }),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 15 } }).writes(
      'tofacitinib',
      '5 mg BID',
    ),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
  }),
  signed({
    id: 'tofacitinib-pregnancy-test-14-days',
    story: 'A woman of 31 is to get tofacitinib; her pregnancy test, negative, is 14 days old.',
    proves: no(
      { order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy' },
      { order: 'no pregnancy test in 14 days' },
      { rule: 'jak-inhibitor-order-safety' },
    ),
    patient: screenedAdult(youngWoman(), { daysAgo: { 'Pregnancy test': 14 } }).writes(
      'tofacitinib',
      '5 mg BID',
    ),
    rules: {},
  }),
  opened({
    id: 'methotrexate-taken-in-pregnancy',
    story: 'A pregnant woman of 31 with inactive disease on methotrexate: the chart is opened.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
    }),
    patient: screenedAdult(
      calm(pregnantWoman().took('methotrexate SC', { from: weeksAgo(40), dose: '15 mg weekly' })),
    ),
    rules: { 'methotrexate-order-safety': 'critical' },
    says: ['regnancy'],
  }),
  opened({
    id: 'mycophenolate-taken-in-pregnancy',
    story: 'A pregnant woman of 31 with inactive disease on mycophenolate: the chart is opened.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
    }),
    patient: screenedAdult(
      calm(pregnantWoman().took('mycophenolate mofetil', { from: weeksAgo(40), dose: '1000 mg BID' })),
    ),
    rules: { 'mycophenolate-order-safety': 'critical' },
    says: ['regnancy'],
  }),
  opened({
    id: 'cyclophosphamide-taken-in-pregnancy',
    story: 'A pregnant woman of 31 with inactive disease on cyclophosphamide: the chart is opened.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
    }),
    patient: screenedAdult(
      calm(pregnantWoman().given('cyclophosphamide', [weeksAgo(6), weeksAgo(2)], '900 mg')),
    ),
    rules: { 'cyclophosphamide-order-safety': 'critical' },
    says: ['regnancy'],
  }),
  opened({
    id: 'tofacitinib-taken-in-pregnancy',
    story: 'A pregnant woman of 31 with inactive disease on tofacitinib: the chart is opened.',
    proves: yes({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
    }),
    patient: screenedAdult(
      calm(pregnantWoman().took('tofacitinib', { from: weeksAgo(40), dose: '5 mg BID' })),
    ),
    rules: { 'jak-inhibitor-order-safety': 'critical' },
    says: ['regnancy'],
  }),
  opened({
    id: 'methotrexate-taken-not-pregnant',
    story: 'The woman on methotrexate with inactive disease, not pregnant.',
    proves: no({
      order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
    }),
    patient: screenedAdult(
      calm(youngWoman().took('methotrexate SC', { from: weeksAgo(40), dose: '15 mg weekly' })),
    ),
    rules: {},
  }),
  signed({
    id: 'methotrexate-daily-in-pregnancy',
    story: 'A pregnant woman of 31, methotrexate 15 mg daily: the order is to be removed, not to be changed.',
    proves: yes(
      { order: 'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy' },
      { order: 'daily methotrexate' },
    ),
    patient: screenedAdult(pregnantWoman()).writes('methotrexate SC', '15 mg daily'),
    rules: { 'methotrexate-order-safety': 'critical' },
    offers: ['Remove the '],
    neverOffers: ['Change to'],
  }),
  signed({
    id: 'girl-of-ten-without-pregnancy-test',
    story: 'A girl of ten, never tested for pregnancy, is to get methotrexate 20 mg weekly.',
    proves: yes({ order: 'pregnancy-capable from 10 to 55 years' }),
    patient: screenedChild(girl(), { without: ['Pregnancy test'] }).writes('methotrexate SC', '20 mg weekly'),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'girl-of-nine-without-pregnancy-test',
    story: 'A girl of nine, never tested for pregnancy, is to get methotrexate 20 mg weekly.',
    proves: no({ order: 'pregnancy-capable from 10 to 55 years' }),
    patient: screenedChild(girlOfNine(), { without: ['Pregnancy test'] }).writes(
      'methotrexate SC',
      '20 mg weekly',
    ),
    rules: {},
  }),
  signed({
    id: 'woman-of-55-without-pregnancy-test',
    story: 'A woman of 55, never tested for pregnancy, is to get methotrexate 20 mg weekly.',
    proves: yes({ order: 'pregnancy-capable from 10 to 55 years' }),
    patient: screenedAdult(grownUp('1971-03-01', 'female'), { without: ['Pregnancy test'] }).writes(
      'methotrexate SC',
      '20 mg weekly',
    ),
    rules: { 'methotrexate-order-safety': 'warning' },
  }),
  signed({
    id: 'woman-of-56-without-pregnancy-test',
    story: 'A woman of 56, never tested for pregnancy, is to get methotrexate 20 mg weekly.',
    proves: no({ order: 'pregnancy-capable from 10 to 55 years' }),
    patient: screenedAdult(grownUp('1970-03-01', 'female'), { without: ['Pregnancy test'] }).writes(
      'methotrexate SC',
      '20 mg weekly',
    ),
    rules: {},
  }),
];
