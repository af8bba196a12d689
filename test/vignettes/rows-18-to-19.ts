import { aChild, ago, anAdult, onFirstLine, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { no, yes } from './targets.js';
import { adult, child, cmas, gottron, mmt8 } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const onHydroxychloroquine = (weeks: number): APatient =>
  gottron(cmas(aChild().took('hydroxychloroquine', { from: weeksAgo(weeks), dose: '150 mg daily' }), 52, 52));

/** Never or half treated; improving and not yet well. */
export const rows18to19: readonly Vignette[] = [
  {
    id: 'adult-never-treated',
    story: 'A woman of 56 with weakness by MMT8 (70 of 80), never treated.',
    proves: yes({ row: '18' }, { rule: 'start-first-line' }),
    patient: adult(mmt8(anAdult(), 70, 70), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'child-never-treated-cmas-30',
    story: 'A girl of ten, never treated, CMAS 30.',
    proves: yes({ row: '18' }),
    patient: child(cmas(aChild(), 30, 30), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'child-never-treated-cmas-29',
    story: 'The same girl with a CMAS of 29.',
    proves: yes({ row: '18' }),
    patient: child(cmas(aChild(), 29, 29), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'warning' },
  },
  {
    id: 'adult-never-treated-unable-to-walk',
    story: 'A woman of 56, never treated, unable to walk for three months.',
    proves: yes({ row: '18' }),
    patient: adult(mmt8(anAdult(), 60, 60).has('Unable to walk', { onset: ago(100) }), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'warning' },
  },
  {
    id: 'pregnant-never-treated',
    story: 'A pregnant woman of 31 with new dermatomyositis, MMT8 70 of 80.',
    proves: yes(
      { row: '18' },
      {
        never:
          'MTX, MMF, JAK inhibitor or cyclophosphamide suggested, optimised or left unmentioned in pregnancy',
      },
    ),
    patient: adult(
      mmt8(
        aPatient({ born: '1995-01-01', sex: 'female' })
          .diagnosedWith('Dermatomyositis', { onset: '2026-08-01' })
          .has('Pregnant', { onset: ago(60) }),
        70,
        70,
      ),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info' },
    says: ['regnan'],
    neverOffers: ['methotrexate', 'mycophenolate'],
  },
  {
    id: 'child-skin-only-never-treated',
    story: 'A girl of ten with Gottron papules and a CMAS of 52, never treated.',
    proves: [...yes({ row: '18' }), ...no({ rule: 'skin-disease-systemic' })],
    patient: child(gottron(cmas(aChild(), 52, 52)), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'info' },
    says: ['ydroxychloroquine'],
  },
  {
    id: 'child-skin-only-hydroxychloroquine-for-11-weeks',
    story: 'The girl with skin disease alone has had hydroxychloroquine for 11 weeks: it gets its time.',
    proves: no({ row: '18' }, { rule: 'start-first-line' }),
    patient: child(onHydroxychloroquine(11), 'folic acid'),
    row: 'none',
    rules: {},
  },
  {
    id: 'child-skin-only-hydroxychloroquine-for-12-weeks',
    story:
      'The girl with skin disease alone has had hydroxychloroquine for 12 weeks, and the skin is no better.',
    proves: yes({ row: '18' }, { rule: 'skin-disease-systemic' }),
    patient: child(onHydroxychloroquine(12), 'folic acid'),
    row: '18',
    rules: { 'start-first-line': 'info', 'skin-disease-systemic': 'info', 'data-gap': 'info' },
  },
  {
    id: 'child-steroid-alone',
    story: 'A girl of ten, new disease, on prednisolone alone for six weeks, CMAS 36.',
    proves: yes({ row: '18' }, { never: 'silence for a new, half-treated child' }),
    patient: child(
      cmas(aChild().took('prednisolone', { from: weeksAgo(6), dose: '20 mg daily' }), 36, 36),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'child-methotrexate-alone',
    story: 'A girl of ten, new disease, on methotrexate for six weeks after one steroid pulse, CMAS 29.',
    proves: yes({ row: '18' }, { never: 'silence for a new, half-treated child' }),
    patient: child(
      cmas(
        aChild()
          .given('methylprednisolone IV pulse', [weeksAgo(6)], '1000 mg')
          .took('methotrexate SC', { from: weeksAgo(6), dose: '25 mg weekly' }),
        29,
        29,
      ),
    ),
    row: '18',
    rules: { 'start-first-line': 'warning' },
  },
  {
    id: 'never-treated-never-measured',
    story: 'A man of 61 with dermatomyositis on the problem list; nothing was measured, nothing was given.',
    proves: yes({ row: '18' }, { rule: 'data-gap' }),
    patient: adult(
      aPatient({ born: '1965-03-01', sex: 'male' }).diagnosedWith('Dermatomyositis', { onset: '2026-09-01' }),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info', 'data-gap': 'info' },
  },
  {
    id: 'child-improving-at-12-weeks',
    story: 'A girl of ten, 12 weeks into first line: CMAS rose from 33 to 36.',
    proves: [...yes({ row: '19' }, { rule: 'review-12-weeks' }), ...no({ row: '17' }, { row: '12' })],
    patient: child(cmas(onFirstLine(aChild(), 12), 33, 36)),
    row: '19',
    rules: { 'review-12-weeks': 'info' },
  },
  {
    id: 'adult-improving-at-20-weeks',
    story: 'A woman of 56, 20 weeks into first line: MMT8 rose from 62 to 70 of 80.',
    proves: yes(
      { row: '19' },
      {
        never:
          'rituximab, JAK inhibitor or cyclophosphamide for a responder, or failure inferred from too little',
      },
    ),
    patient: adult(mmt8(onFirstLine(anAdult(), 20), 62, 70)),
    row: '19',
    rules: { 'review-12-weeks': 'info' },
    neverOffers: ['rituximab', 'tofacitinib', 'cyclophosphamide'],
  },
  {
    id: 'child-improved-to-cmas-50',
    story: 'A girl of ten, 20 weeks into first line: CMAS rose from 44 to 50, nothing else is left.',
    proves: no({ row: '19' }, { rule: 'review-12-weeks' }),
    patient: child(cmas(onFirstLine(aChild(), 20), 44, 50)),
    row: 'none',
    rules: {},
  },
];
