import { ago, refractoryChild, testResult, weeksAgo } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { no, yes } from './targets.js';
import { child, weakGirl, weakWoman } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const mda5Lung = (patient: APatient): APatient =>
  patient
    .with(testResult('Anti-MDA5 antibody', 'Positive', ago(300)))
    .has('Interstitial lung disease', { onset: ago(90) });
const withMyocarditis = (patient: APatient): APatient => patient.has('Myocarditis', { onset: ago(5) });

/** Row 1, organ threat and ulceration; row 2, anti-MDA5 with interstitial lung disease. */
export const rows1and2: readonly Vignette[] = [
  {
    id: 'one-typical-ulcer',
    story:
      'A girl of ten, still weak after 30 weeks of methotrexate and prednisolone, with one digital ulcer since three months.',
    proves: no({ row: '1' }),
    patient: child(refractoryChild()).has('Digital ulcer', { onset: ago(100) }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'extensive-ulceration',
    story:
      'A woman of 56, weak after 30 weeks of the first line, with multiple ulcers of the skin since three months.',
    proves: yes({ row: '1' }),
    patient: weakWoman(30).has('Multiple skin ulcers', { onset: ago(100) }),
    row: '1',
    rules: {
      'escalate-cyclophosphamide': 'critical',
      'expert-referral': 'critical',
      'skin-disease-systemic': 'info',
    },
    inOrder: ['cyclophosphamide', 'rituximab', 'tofacitinib', 'IVIG'],
  },
  {
    id: 'myocarditis-in-a-child',
    story: 'The girl of ten, in whom myocarditis of her dermatomyositis was found five days ago.',
    proves: [...yes({ row: '1' }), ...no({ row: '1 (infection first)' })],
    patient: weakGirl(30).has('Myocarditis', { onset: ago(5) }),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
    inOrder: ['cyclophosphamide', 'tofacitinib', 'rituximab', 'IVIG'],
  },
  {
    id: 'myocarditis-with-sepsis',
    story: 'Myocarditis of dermatomyositis in a girl who has been septic for three days.',
    proves: [
      ...yes({ row: '1 (infection first)' }),
      ...yes({
        never: 'rituximab, JAK inhibitor or cyclophosphamide during sepsis, tuberculosis or with HBsAg',
      }),
      ...no({ rule: 'escalate-cyclophosphamide' }),
    ],
    patient: withMyocarditis(weakGirl(30)).has('Sepsis', { onset: ago(3) }),
    row: '1 (infection first)',
    rules: { 'expert-referral': 'critical' },
    neverOffers: ['cyclophosphamide', 'rituximab', 'tofacitinib'],
  },
  {
    id: 'myocarditis-after-sepsis',
    story: 'The same girl once the sepsis is over: it resolved nine days ago.',
    proves: [
      ...no({ row: '1 (infection first)' }),
      ...no({
        never: 'rituximab, JAK inhibitor or cyclophosphamide during sepsis, tuberculosis or with HBsAg',
      }),
    ],
    patient: withMyocarditis(weakGirl(30)).has('Sepsis', { onset: ago(30), abated: ago(9) }),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
    offers: ['cyclophosphamide', 'rituximab', 'tofacitinib'],
  },
  {
    id: 'mda5-lung',
    story:
      'Anti-MDA5 positive, interstitial lung disease for three months; weak as before on methotrexate and prednisolone.',
    proves: [...yes({ row: '2' }), ...no({ rule: 'mda5-screening' })],
    patient: mda5Lung(weakWoman(30)),
    row: '2',
    rules: { 'mda5-ild': 'critical', 'expert-referral': 'warning' },
    offers: ['tofacitinib'],
  },
  {
    id: 'mda5-lung-on-tacrolimus',
    story:
      'The same woman, who has been on tacrolimus with her prednisolone for five weeks and is not getting worse.',
    proves: yes({ row: '2' }),
    patient: mda5Lung(weakWoman(30)).took('tacrolimus', { from: weeksAgo(5) }),
    row: '2',
    rules: { 'mda5-ild': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'mda5-lung-on-tacrolimus-for-three-weeks',
    story: 'The same woman when tacrolimus has run for three weeks only: too early to wait for it.',
    proves: yes({ row: '2' }),
    patient: mda5Lung(weakWoman(30)).took('tacrolimus', { from: weeksAgo(3) }),
    row: '2',
    rules: { 'mda5-ild': 'critical', 'expert-referral': 'warning' },
  },
  {
    id: 'mda5-lung-improving',
    story:
      'Anti-MDA5 and stable interstitial lung disease, but her MMT8 rose from 60 to 66: improving, not yet inactive.',
    proves: [
      ...no({ row: '2' }),
      ...yes({ row: '19' }),
      ...no({ rule: 'mda5-ild' }, { rule: 'expert-referral' }),
    ],
    patient: mda5Lung(weakWoman(30)).measured('MMT8', 66, ago(1)),
    row: '19',
    rules: { 'review-12-weeks': 'info' },
  },
];
