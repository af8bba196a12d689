import { aChild, ago, allergicTo, anAdult, onFirstLine, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { no, yes } from './targets.js';
import { adult, child, cmas, mmt8, steadyAdult, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Prednisolone for 20 weeks; methotrexate for the first ten of them, stopped for the reason. */
const methotrexateStopped = (patient: APatient, reason: string): APatient =>
  patient
    .took('prednisolone', { from: weeksAgo(20), dose: '20 mg daily' })
    .took('methotrexate SC', { from: weeksAgo(20), to: weeksAgo(10), dose: '25 mg weekly', reason });
/** Prednisolone and methotrexate in the dose for so many weeks. */
const methotrexateOf = (patient: APatient, dose: string, weeks: number, drug = 'methotrexate SC'): APatient =>
  patient
    .took(drug, { from: weeksAgo(weeks), dose })
    .took('prednisolone', { from: weeksAgo(weeks), dose: '20 mg daily' });

/** Methotrexate not tolerated or too low; too early to judge. */
export const rows14to17: readonly Vignette[] = [
  {
    id: 'adult-methotrexate-not-tolerated',
    story: 'A woman of 56 still weak on prednisolone; methotrexate was stopped ten weeks ago for nausea.',
    proves: yes({ row: '14' }),
    patient: adult(mmt8(methotrexateStopped(anAdult(), 'Nausea'), 70, 70), 'folic acid'),
    row: '14',
    rules: { 'switch-csdmard': 'warning' },
    offers: ['mycophenolate', 'ciclosporin'],
    neverOffers: ['methotrexate'],
  },
  {
    id: 'adult-methotrexate-replaced',
    story: 'The same woman has had azathioprine instead for six weeks.',
    proves: [...no({ row: '14' }), ...yes({ row: '8b' })],
    patient: adult(
      mmt8(methotrexateStopped(anAdult(), 'Nausea'), 70, 70).took('azathioprine', {
        from: weeksAgo(6),
        dose: '100 mg daily',
      }),
      'folic acid',
    ),
    row: '8b',
    rules: { 'reassessment-due': 'info' },
  },
  {
    id: 'child-methotrexate-not-tolerated',
    story: 'A girl of ten still weak on prednisolone; methotrexate was stopped because ALT was elevated.',
    proves: yes({ row: '14' }),
    patient: child(cmas(methotrexateStopped(aChild(), 'ALT elevated'), 36, 36), 'folic acid'),
    row: '14',
    rules: { 'switch-csdmard': 'warning' },
    offers: ['mycophenolate', 'ciclosporin'],
  },
  {
    id: 'child-nausea-on-methotrexate',
    story: 'A girl of ten, 8 weeks into first line, with mild nausea after methotrexate in the allergy list.',
    proves: no({ row: '14' }, { rule: 'switch-csdmard' }),
    patient: child(
      steadyChild(8).with(
        allergicTo('methotrexate', {
          criticality: 'low',
          reaction: [{ manifestation: [{ text: 'Nausea' }], severity: 'mild' }],
        }),
      ),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'pregnant-methotrexate-not-tolerated',
    story: 'A pregnant woman of 31 still weak on prednisolone; methotrexate was stopped for nausea before.',
    proves: yes(
      { row: '14' },
      {
        never:
          'MTX, MMF, JAK inhibitor or cyclophosphamide suggested, optimised or left unmentioned in pregnancy',
      },
    ),
    patient: adult(
      mmt8(
        methotrexateStopped(
          aPatient({ born: '1995-01-01', sex: 'female' })
            .diagnosedWith('Dermatomyositis', { onset: '2025-06-01' })
            .has('Pregnant', { onset: ago(60) }),
          'Nausea',
        ),
        70,
        70,
      ),
      'folic acid',
    ),
    row: '14',
    rules: { 'switch-csdmard': 'warning' },
    says: ['regnan'],
    offers: ['azathioprine', 'ciclosporin'],
    neverOffers: ['methotrexate', 'mycophenolate', 'tofacitinib', 'cyclophosphamide'],
  },
  {
    id: 'not-pregnant-methotrexate-not-tolerated',
    story: 'The same woman of 31, not pregnant: mycophenolate is offered.',
    proves: no({
      never:
        'MTX, MMF, JAK inhibitor or cyclophosphamide suggested, optimised or left unmentioned in pregnancy',
    }),
    patient: adult(
      mmt8(
        methotrexateStopped(
          aPatient({ born: '1995-01-01', sex: 'female' }).diagnosedWith('Dermatomyositis', {
            onset: '2025-06-01',
          }),
          'Nausea',
        ),
        70,
        70,
      ),
      'folic acid',
    ),
    row: '14',
    rules: { 'switch-csdmard': 'warning' },
    offers: ['mycophenolate'],
  },
  {
    id: 'child-methotrexate-14-per-m2',
    story: 'A girl of ten, weak after 20 weeks of prednisolone and methotrexate 14 mg/m² a week.',
    proves: yes({ row: '15' }),
    patient: child(cmas(methotrexateOf(aChild(), '14 mg/m2 weekly', 20), 36, 36)),
    row: '15',
    rules: { 'optimise-methotrexate': 'info' },
    says: ['15-20 mg/m²'],
  },
  {
    id: 'child-methotrexate-15-per-m2',
    story: 'The same girl on 15 mg/m² a week: the first line has failed.',
    proves: [...no({ row: '15' }, { rule: 'optimise-methotrexate' }), ...yes({ row: '12' })],
    patient: child(cmas(methotrexateOf(aChild(), '15 mg/m2 weekly', 20), 36, 36)),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'adult-methotrexate-15-mg',
    story: 'A woman of 56, 8 weeks into prednisolone and methotrexate 15 mg a week.',
    proves: yes({ row: '15' }),
    patient: adult(mmt8(methotrexateOf(anAdult(), '15 mg weekly', 8), 70, 70)),
    row: '15',
    rules: { 'optimise-methotrexate': 'info' },
    says: ['20-25 mg'],
  },
  {
    id: 'adult-methotrexate-12-mg-for-30-weeks',
    story: 'A woman of 56, weak after 30 weeks of prednisolone and methotrexate 12.5 mg a week.',
    proves: [...yes({ row: '15' }), ...no({ row: '12' })],
    patient: adult(mmt8(methotrexateOf(anAdult(), '12.5 mg weekly', 30), 70, 70)),
    row: '15',
    rules: { 'optimise-methotrexate': 'info' },
  },
  {
    id: 'adult-methotrexate-17-mg-by-mouth',
    story: 'A woman of 56, 8 weeks into prednisolone and methotrexate 17.5 mg a week by mouth.',
    proves: [...no({ row: '15' }), ...yes({ rule: 'optimise-methotrexate' })],
    patient: adult(mmt8(methotrexateOf(anAdult(), '17.5 mg weekly', 8, 'methotrexate'), 70, 70)),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'optimise-methotrexate': 'info' },
  },
  {
    id: 'adult-first-line-for-8-weeks',
    story: 'A woman of 56, no better 8 weeks into full doses of methotrexate and prednisolone.',
    proves: [...yes({ row: '16' }), ...no({ rule: 'optimise-methotrexate' })],
    patient: adult(steadyAdult(8)),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'child-improving-at-11-weeks',
    story: 'A girl of ten, 11 weeks into first line: CMAS rose from 33 to 36.',
    proves: [
      ...yes({ row: '17' }),
      ...no({ row: '19' }, { rule: 'review-12-weeks' }, { never: 'silence for a new, half-treated child' }),
    ],
    patient: child(cmas(onFirstLine(aChild(), 11), 33, 36)),
    row: '17',
    rules: {},
  },
  {
    id: 'adult-improving-at-8-weeks',
    story: 'A woman of 56, 8 weeks into first line: MMT8 rose from 66 to 70 of 80.',
    proves: [...yes({ row: '17' }), ...no({ row: '16' }, { rule: 'review-4-weeks' })],
    patient: adult(mmt8(onFirstLine(anAdult(), 8), 66, 70)),
    row: '17',
    rules: {},
  },
];
