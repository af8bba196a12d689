import { aChild, ago, onFirstLine, testResult, weeksAgo } from '../cards/consult.js';
import { no, yes } from './targets.js';
import { adult, child, cmas, steadyAdult, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const dysphagia = { onset: ago(100) } as const;

/** Companions with a card of their own: swallowing, belly, chest, lung. Specification B.3. */
export const companionsSafety: readonly Vignette[] = [
  {
    id: 'dysphagia-not-evaluated',
    story: 'A girl of ten, 8 weeks into first line, with dysphagia for 100 days and no swallow study.',
    proves: [
      ...yes({ row: '3' }, { rule: 'dysphagia-evaluation' }),
      ...no({ never: 'IVIG without first line for a never-treated child with dysphagia' }),
    ],
    patient: child(steadyChild(8).has('Dysphagia', dysphagia)),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
    offers: ['swallow study', 'speech-language'],
  },
  {
    id: 'dysphagia-evaluated-30-days-ago',
    story: 'The same girl had a videofluoroscopic swallow study 30 days ago.',
    proves: yes({ rule: 'dysphagia-evaluation' }),
    patient: child(steadyChild(8).has('Dysphagia', dysphagia).examined('swallow study', ago(30))),
    row: '3',
    rules: { 'dysphagia-evaluation': 'warning', 'escalate-ivig': 'critical' },
    neverOffers: ['swallow study', 'speech-language'],
  },
  {
    id: 'dysphagia-evaluated-31-days-ago',
    story: 'The same girl had her swallow study 31 days ago.',
    proves: yes({ rule: 'dysphagia-evaluation' }),
    patient: child(steadyChild(8).has('Dysphagia', dysphagia).examined('swallow study', ago(31))),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
    offers: ['swallow study'],
  },
  {
    id: 'weak-gag-alone',
    story: 'A girl of ten, 8 weeks into first line, with an absent gag reflex and no complaint of dysphagia.',
    proves: [...yes({ rule: 'dysphagia-evaluation' }), ...no({ row: '3' })],
    patient: child(steadyChild(8).has('Absent gag reflex', dysphagia)),
    row: '16',
    rules: { 'dysphagia-evaluation': 'warning', 'review-4-weeks': 'info' },
  },
  {
    id: 'weak-gag-resolved',
    story: 'The same girl whose gag reflex came back last month.',
    proves: no({ rule: 'dysphagia-evaluation' }),
    patient: child(steadyChild(8).has('Absent gag reflex', { onset: ago(100), abated: ago(30) })),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'dysphagia-from-a-stricture',
    story: 'A girl of ten, 8 weeks into first line, with dysphagia due to an oesophageal stricture.',
    proves: [
      ...yes({ rule: 'dysphagia-other-cause' }),
      ...no({ never: 'dysphagia "due to dermatomyositis" treated as another cause' }),
    ],
    patient: child(steadyChild(8).has('Dysphagia due to esophageal stricture', dysphagia)),
    row: '16',
    rules: { 'dysphagia-other-cause': 'info', 'review-4-weeks': 'info' },
  },
  {
    id: 'dysphagia-from-a-stricture-and-without-cause',
    story: 'The girl with the stricture has a second entry, dysphagia, without any cause.',
    proves: no({ rule: 'dysphagia-other-cause' }),
    patient: child(
      steadyChild(8).has('Dysphagia due to esophageal stricture', dysphagia).has('Dysphagia', dysphagia),
    ),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
  },
  {
    id: 'dysphagia-due-to-jdm',
    story: 'A girl of ten, 8 weeks into first line, with "dysphagia due to juvenile dermatomyositis".',
    proves: yes({ never: 'dysphagia "due to dermatomyositis" treated as another cause' }),
    patient: child(steadyChild(8).has('Dysphagia due to juvenile dermatomyositis', dysphagia)),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
  },
  {
    id: 'child-belly-pain-for-30-days',
    story: 'A girl of ten, 8 weeks into first line, with abdominal pain since 30 days.',
    proves: yes({ row: 'G1' }, { rule: 'gi-red-flag' }),
    patient: child(steadyChild(8).has('Abdominal pain', { onset: ago(30) })),
    row: '16',
    rules: { 'gi-red-flag': 'critical' },
    says: ['on hold'],
  },
  {
    id: 'child-belly-pain-for-31-days',
    story: 'The same girl with abdominal pain since 31 days.',
    proves: no({ row: 'G1' }, { rule: 'gi-red-flag' }),
    patient: child(steadyChild(8).has('Abdominal pain', { onset: ago(31) })),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'adult-belly-pain',
    story: 'A woman of 56, 8 weeks into first line, with abdominal pain since five days, no bleeding.',
    proves: no({ rule: 'gi-red-flag' }),
    patient: adult(steadyAdult(8).has('Abdominal pain', { onset: ago(5) })),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'adult-melaena',
    story: 'A woman of 56, 8 weeks into first line, with melaena since five days.',
    proves: yes({ row: 'G1' }, { rule: 'gi-red-flag' }),
    patient: adult(steadyAdult(8).has('Melaena', { onset: ago(5) })),
    row: '16',
    rules: { 'gi-red-flag': 'critical' },
  },
  {
    id: 'chest-pain-for-14-days',
    story: 'A woman of 56, 8 weeks into first line, with chest pain since 14 days.',
    proves: yes({ row: 'G1' }, { rule: 'cardiac-screening' }),
    patient: adult(steadyAdult(8).has('Chest pain', { onset: ago(14) })),
    row: '16',
    rules: { 'cardiac-screening': 'critical' },
  },
  {
    id: 'chest-pain-for-15-days',
    story: 'The same woman with chest pain since 15 days: looked into, no gate.',
    proves: [...no({ row: 'G1' }), ...yes({ rule: 'cardiac-screening' })],
    patient: adult(steadyAdult(8).has('Chest pain', { onset: ago(15) })),
    row: '16',
    rules: { 'cardiac-screening': 'warning', 'review-4-weeks': 'info' },
  },
  {
    id: 'jaw-pain',
    story: 'A woman of 56, 8 weeks into first line, with jaw pain since five days.',
    proves: [...no({ row: 'G1' }), ...yes({ rule: 'cardiac-screening' })],
    patient: adult(steadyAdult(8).has('Jaw pain', { onset: ago(5) })),
    row: '16',
    rules: { 'cardiac-screening': 'warning', 'review-4-weeks': 'info' },
  },
  {
    id: 'heart-examined-13-months-ago',
    story: 'A girl of ten, 8 weeks into first line; her only ECG is 13 months old.',
    proves: yes({ rule: 'cardiac-screening' }),
    patient: child(steadyChild(8).examined('ECG', ago(395)), 'ECG', 'echocardiogram', 'troponin'),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'cardiac-screening': 'info' },
  },
  {
    id: 'heart-examined-11-months-ago',
    story: 'The same girl with an ECG of 11 months ago.',
    proves: no({ rule: 'cardiac-screening' }),
    patient: child(steadyChild(8).examined('ECG', ago(335)), 'ECG', 'echocardiogram', 'troponin'),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'anti-mda5-lung-function-27-weeks-ago',
    story: 'An anti-MDA5 positive girl of ten, 8 weeks into first line, lung function last 27 weeks ago.',
    proves: yes({ rule: 'mda5-screening' }),
    patient: child(
      steadyChild(8)
        .with(testResult('Anti-MDA5 antibody', 'Positive', ago(300)))
        .examined('lung function', weeksAgo(27)),
      'lung function',
    ),
    row: '16',
    rules: { 'mda5-screening': 'warning', 'review-4-weeks': 'info' },
  },
  {
    id: 'anti-mda5-lung-function-26-weeks-ago',
    story: 'The same girl with lung function of 26 weeks ago.',
    proves: no({ rule: 'mda5-screening' }, { row: '2' }),
    patient: child(
      steadyChild(8)
        .with(testResult('Anti-MDA5 antibody', 'Positive', ago(300)))
        .examined('lung function', weeksAgo(26)),
      'lung function',
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'steroid-5-mg-with-dysphagia',
    story: 'A girl of ten on methotrexate and prednisone 5 mg a day, 8 weeks, with dysphagia for 100 days.',
    proves: yes({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisone', { from: weeksAgo(8), dose: '5 mg daily' })
        .has('Dysphagia', dysphagia),
    ),
    row: '3',
    rules: {
      'dysphagia-evaluation': 'critical',
      'escalate-ivig': 'critical',
      'hold-steroid-taper': 'warning',
    },
  },
  {
    id: 'steroid-6-mg-with-dysphagia',
    story: 'The same girl on prednisone 6 mg a day.',
    proves: no({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisone', { from: weeksAgo(8), dose: '6 mg daily' })
        .has('Dysphagia', dysphagia),
    ),
    row: '3',
    rules: { 'dysphagia-evaluation': 'critical', 'escalate-ivig': 'critical' },
  },
  {
    id: 'steroid-tapering-by-the-words',
    story: 'A girl of ten, no better 8 weeks into first line; the prednisolone text says "tapering".',
    proves: yes({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily, tapering' }),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'hold-steroid-taper': 'warning' },
  },
  {
    id: 'steroid-tapering-while-improving',
    story: 'The same girl, but CMAS rose from 30 to 36: a taper is right.',
    proves: no({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 30, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily, tapering' }),
    ),
    row: '17',
    rules: {},
  },
  {
    id: 'steroid-lowered-20-days-ago',
    story:
      'A girl of ten, no better 8 weeks into first line; prednisolone went from 30 to 20 mg 20 days ago.',
    proves: yes({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisolone', { from: weeksAgo(8), to: ago(20), dose: '30 mg daily' })
        .took('prednisolone', { from: ago(20), dose: '20 mg daily' }),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'hold-steroid-taper': 'warning' },
  },
  {
    id: 'steroid-lowered-100-days-ago',
    story: 'A girl of ten on prednisolone, lowered from 30 to 20 mg 100 days ago; methotrexate for 8 weeks.',
    proves: no({ rule: 'hold-steroid-taper' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '25 mg weekly' })
        .took('prednisolone', { from: ago(150), to: ago(100), dose: '30 mg daily' })
        .took('prednisolone', { from: ago(100), dose: '20 mg daily' }),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'steroid-order-below-the-present-dose',
    story:
      'A girl of ten, no better 8 weeks into first line; prednisolone 10 mg is ordered instead of 20 mg.',
    proves: yes({ rule: 'hold-steroid-taper' }),
    patient: child(cmas(onFirstLine(aChild(), 8), 36, 36)).writes('prednisolone', '10 mg daily'),
    hook: 'order-select',
    row: 'none',
    rules: { 'hold-steroid-taper': 'warning' },
  },
  {
    id: 'steroid-order-of-the-present-dose',
    story: 'The same girl; prednisolone 20 mg is ordered again.',
    proves: no({ rule: 'hold-steroid-taper' }),
    patient: child(cmas(onFirstLine(aChild(), 8), 36, 36)).writes('prednisolone', '20 mg daily'),
    hook: 'order-select',
    row: 'none',
    rules: {},
  },
];
