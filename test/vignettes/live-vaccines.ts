import { aChild, ago, anAdult, ivigCycles, rituximabCourse, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { calm, signed, withoutDermatomyositis, youngWoman } from './orders.js';
import { no, yes } from './targets.js';
import type { Vignette } from './vignette.js';

const toddler = (dose: string): APatient =>
  aPatient({ born: '2024-11-01', sex: 'male' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2026-10-01' })
    .weighs(9, ago(5))
    .took('prednisolone', { from: ago(14), dose });

/** Live vaccines under treatment. Specification B.5, D. */
export const liveVaccines: readonly Vignette[] = [
  signed({
    id: 'yellow-fever-vaccine-25-weeks-after-rituximab',
    story: 'A woman of 56, 25 weeks after rituximab: yellow fever vaccine.',
    proves: yes({ order: 'live vaccine after rituximab' }),
    patient: anAdult()
      .given('rituximab', [weeksAgo(25)], '1000 mg')
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
    offers: ['Remove the live vaccine order'],
  }),
  signed({
    id: 'yellow-fever-vaccine-26-weeks-after-rituximab',
    story: 'The same woman, 26 weeks after rituximab to the day.',
    proves: yes({ order: 'live vaccine after rituximab' }),
    patient: anAdult()
      .given('rituximab', [weeksAgo(26)], '1000 mg')
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'yellow-fever-vaccine-more-than-26-weeks-after-rituximab',
    story: 'The same woman a day later.',
    proves: no({ order: 'live vaccine after rituximab' }, { rule: 'live-vaccine' }),
    patient: anAdult()
      .given('rituximab', [ago(183)], '1000 mg')
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-on-tofacitinib',
    story: 'A woman of 56 on tofacitinib: yellow fever vaccine.',
    proves: yes({ order: 'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide' }),
    patient: anAdult()
      .took('tofacitinib', { from: ago(60), dose: '5 mg BID' })
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'yellow-fever-vaccine-on-mycophenolate',
    story: 'A woman of 56 on mycophenolate: yellow fever vaccine.',
    proves: yes({ order: 'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide' }),
    patient: anAdult()
      .took('mycophenolate mofetil', { from: ago(60), dose: '1000 mg BID' })
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'yellow-fever-vaccine-after-cyclophosphamide',
    story: 'A woman of 56, two weeks after cyclophosphamide: yellow fever vaccine.',
    proves: yes({ order: 'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide' }),
    patient: anAdult()
      .given('cyclophosphamide', [weeksAgo(6), weeksAgo(2)], '900 mg')
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'yellow-fever-vaccine-on-methotrexate',
    story: 'A woman of 56 on methotrexate alone: yellow fever vaccine.',
    proves: no({ order: 'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide' }),
    patient: anAdult()
      .took('methotrexate SC', { from: ago(60), dose: '15 mg weekly' })
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-after-tofacitinib',
    story: 'A woman of 56 whose tofacitinib ended two months ago: yellow fever vaccine.',
    proves: no({ order: 'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide' }),
    patient: anAdult()
      .took('tofacitinib', { from: ago(300), to: ago(60), dose: '5 mg BID' })
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-prednisone-20-mg-14-days',
    story: 'A woman of 56 on prednisone 20 mg for 14 days.',
    proves: yes({ order: 'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days' }),
    patient: anAdult()
      .took('prednisone', { from: ago(14), dose: '20 mg daily' })
      .requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'yellow-fever-vaccine-prednisone-20-mg-13-days',
    story: 'The same woman, for 13 days.',
    proves: no({ order: 'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days' }),
    patient: anAdult()
      .took('prednisone', { from: ago(13), dose: '20 mg daily' })
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-prednisone-19-mg',
    story: 'The same woman on 19 mg for two months.',
    proves: no({ order: 'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days' }),
    patient: anAdult()
      .took('prednisone', { from: ago(60), dose: '19 mg daily' })
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'measles-vaccine-toddler-prednisolone-18-mg',
    story:
      'A boy of two, 9 kg, on prednisolone 18 mg, 2 mg/kg, for two weeks: measles, mumps and rubella vaccine.',
    proves: yes({ order: 'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days' }),
    patient: toddler('18 mg daily').requests('measles, mumps and rubella vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
  signed({
    id: 'measles-vaccine-toddler-prednisolone-17-mg',
    story: 'The same boy on 17 mg.',
    proves: no({ order: 'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days' }),
    patient: toddler('17 mg daily').requests('measles, mumps and rubella vaccine'),
    rules: {},
  }),
  signed({
    id: 'measles-vaccine-11-months-after-ivig',
    story: 'A girl of ten, 335 days after IVIG: measles, mumps and rubella vaccine, which may not take.',
    proves: yes({ order: 'measles or varicella vaccine within 11 months after IVIG' }),
    patient: aChild()
      .given('immune globulin IV', [ago(335)], '70 g')
      .requests('measles, mumps and rubella vaccine'),
    rules: { 'live-vaccine': 'warning' },
    neverOffers: ['Remove'],
  }),
  signed({
    id: 'measles-vaccine-more-than-11-months-after-ivig',
    story: 'The same girl a day later.',
    proves: no({ order: 'measles or varicella vaccine within 11 months after IVIG' }),
    patient: aChild()
      .given('immune globulin IV', [ago(336)], '70 g')
      .requests('measles, mumps and rubella vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-2-months-after-ivig',
    story:
      'The same girl two months after IVIG: yellow fever vaccine, which the immunoglobulin does not weaken.',
    proves: no({ order: 'measles or varicella vaccine within 11 months after IVIG' }),
    patient: aChild()
      .given('immune globulin IV', [ago(60)], '70 g')
      .requests('yellow fever vaccine'),
    rules: {},
  }),
  signed({
    id: 'varicella-vaccine-in-words-after-ivig',
    story: 'The same girl two months after IVIG: varicella vaccine, ordered in words.',
    proves: yes({ order: 'measles or varicella vaccine within 11 months after IVIG' }),
    patient: aChild()
      .given('immune globulin IV', [ago(60)], '70 g')
      .requests('Varicella vaccine'),
    rules: { 'live-vaccine': 'warning' },
  }),
  signed({
    id: 'measles-vaccine-after-rituximab-and-ivig',
    story: 'A girl of ten, ten weeks after rituximab and eight after IVIG: both reasons on one card.',
    proves: yes(
      { order: 'live vaccine after rituximab' },
      { order: 'measles or varicella vaccine within 11 months after IVIG' },
    ),
    patient: rituximabCourse(ivigCycles(aChild(), 2, 12), 10).requests('measles, mumps and rubella vaccine'),
    rules: { 'live-vaccine': 'critical' },
    says: ['Defer', '11 months'],
  }),
  signed({
    id: 'measles-vaccine-for-arthritis-on-mycophenolate',
    story: 'A girl of ten with juvenile idiopathic arthritis and no dermatomyositis, on mycophenolate.',
    proves: no({ order: 'dermatomyositis on record' }),
    patient: withoutDermatomyositis()
      .took('mycophenolate mofetil', { from: ago(60), dose: '500 mg BID' })
      .requests('measles, mumps and rubella vaccine'),
    rules: {},
  }),
  signed({
    id: 'yellow-fever-vaccine-inactive-on-mycophenolate',
    story: 'A woman of 31 with inactive disease on mycophenolate: yellow fever vaccine.',
    proves: yes({ order: 'inactive disease' }),
    patient: calm(
      youngWoman().took('mycophenolate mofetil', { from: ago(60), dose: '1000 mg BID' }),
    ).requests('yellow fever vaccine'),
    rules: { 'live-vaccine': 'critical' },
  }),
];
