import { aChild, ago, onFirstLine } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { no, yes } from './targets.js';
import { child, choking, weakGirl } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Three of the four criteria of PRINTO, measured together. */
const calm = (patient: APatient): APatient =>
  patient
    .measured('CMAS', 51, ago(60))
    .measured('CK', 92, ago(9), 200)
    .measured('CMAS', 51, ago(9))
    .measured('MMT8', 80, ago(9));

const woman = (): APatient => aPatient({ born: '1970-03-01', sex: 'female' });

const worseGirl = (): APatient =>
  child(onFirstLine(aChild(), 8)).measured('CMAS', 27, ago(16)).measured('CMAS', 24, ago(2));

/** Gates G0 and G1: what is decided before the table is read. */
export const gates: readonly Vignette[] = [
  {
    id: 'inactive-on-treatment',
    story:
      'A girl of ten on methotrexate and prednisolone for 40 weeks: CK 92, CMAS 51, MMT8 80. Nothing else is on file.',
    proves: yes({ row: 'G0' }),
    patient: calm(onFirstLine(aChild(), 40)),
    row: 'none',
    rules: {},
  },
  {
    id: 'inactive-but-choking',
    story:
      'The same girl, strong and with a normal CK, but for three months food has been sticking in her throat.',
    proves: [...no({ row: 'G0' }), ...yes({ row: '3' })],
    patient: choking(child(calm(onFirstLine(aChild(), 8)))),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
  },
  {
    id: 'polymyositis-alone',
    story:
      'A woman with polymyositis and dysphagia, on prednisolone and methotrexate: no dermatomyositis, no card.',
    proves: [...yes({ row: 'G0' }), ...no({ rule: 'dysphagia-evaluation' })],
    patient: onFirstLine(choking(woman().has('Polymyositis', { onset: '2025-06-01' })), 30),
    row: 'none',
    rules: {},
  },
  {
    id: 'in-remission',
    story: 'A woman whose dermatomyositis has been in remission for a year; she is weak since a fall.',
    proves: yes({ row: 'G0' }),
    patient: woman()
      .diagnosedWith('Dermatomyositis', { onset: '2023-01-01', status: 'remission' })
      .has('Proximal muscle weakness', { onset: ago(20) }),
    row: 'none',
    rules: {},
  },
  {
    id: 'relapsed-after-remission',
    story:
      'Her dermatomyositis has come back: called a relapse on the problem list, weak again, no treatment yet.',
    proves: [...no({ row: 'G0' }), ...yes({ row: '18' })],
    patient: child(
      woman()
        .diagnosedWith('Dermatomyositis', { onset: ago(30), status: 'relapse' })
        .measured('MMT8', 60, ago(60))
        .measured('MMT8', 60, ago(3)),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'suspected-with-dysphagia',
    story: 'A woman in whom dermatomyositis is suspected, not proven, and who cannot swallow solids.',
    proves: [...yes({ rule: 'dysphagia-evaluation' }), ...no({ row: 'G0' })],
    patient: choking(
      woman().diagnosedWith('Dermatomyositis', { onset: ago(100), verification: 'provisional' }),
    ),
    row: 'none',
    rules: { 'dysphagia-evaluation': 'warning' },
  },
  {
    id: 'belly-pain-while-worse',
    story:
      'CMAS fell from 27 to 24 in the eighth week of the first line; for three days the girl has had belly pain.',
    proves: [
      ...yes({ row: 'G1' }, { rule: 'gi-red-flag' }),
      ...no({ never: 'a worsening patient silenced by old belly pain' }, { row: '10' }),
    ],
    patient: worseGirl().has('Abdominal pain', { onset: ago(3) }),
    row: '10',
    rules: { 'gi-red-flag': 'critical', 'hold-steroid-taper': 'warning' },
    says: ['on hold until this is excluded', 'CMAS'],
  },
  {
    id: 'old-belly-pain-while-worse',
    story: 'The same fall from 27 to 24, but the belly pain began 31 days ago.',
    proves: [
      ...no({ row: 'G1' }, { rule: 'gi-red-flag' }),
      ...yes({ never: 'a worsening patient silenced by old belly pain' }, { row: '10' }),
    ],
    patient: worseGirl().has('Abdominal pain', { onset: ago(31) }),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
    says: ['27 to 24 in 14 days'],
  },
  {
    id: 'chest-pain-in-the-sixth-week',
    story: 'Six weeks into the first line and still weak, the girl has had chest pain for three days.',
    proves: [...yes({ row: 'G1' }, { rule: 'cardiac-screening' }), ...no({ row: '16' })],
    patient: weakGirl(6).has('Chest pain', { onset: ago(3) }),
    row: '16',
    rules: { 'cardiac-screening': 'critical' },
    says: ['on hold until this is excluded'],
  },
  {
    id: 'chest-pain-of-three-weeks',
    story: 'The same girl, whose chest pain began three weeks ago: to be looked into, no acute red flag.',
    proves: [...no({ row: 'G1' }), ...yes({ row: '16' })],
    patient: weakGirl(6).has('Chest pain', { onset: ago(21) }),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'cardiac-screening': 'warning' },
  },
  {
    id: 'belly-pain-with-myocarditis',
    story:
      'Belly pain for three days and a myocarditis of her dermatomyositis: rows 1 to 3 speak all the same.',
    proves: yes({ row: 'G1' }, { row: '1' }),
    patient: weakGirl(30)
      .has('Abdominal pain', { onset: ago(3) })
      .has('Myocarditis', { onset: ago(5) }),
    row: '1',
    rules: {
      'gi-red-flag': 'critical',
      'escalate-cyclophosphamide': 'critical',
      'expert-referral': 'critical',
    },
  },
];
