import {
  aChild,
  ago,
  anAdult,
  anaphylaxisTo,
  ivigCycles,
  ivigFailed,
  stillWeak,
  weeksAgo,
} from '../cards/consult.js';
import { no, yes } from './targets.js';
import { child, choking, mmt8, weakGirl, weakWoman } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Rows 3a and 3 with all their branches: swallowing decides before the weeks do. */
export const dysphagia: readonly Vignette[] = [
  {
    id: 'choking-never-treated',
    story: 'A weak girl of ten with dermatomyositis and dysphagia who has never been treated.',
    proves: [
      ...yes({ row: '3a' }, { never: 'IVIG without first line for a never-treated child with dysphagia' }),
      ...no({ row: '3' }),
      ...no({ rule: 'escalate-ivig' }),
    ],
    patient: choking(child(stillWeak(aChild()), 'folic acid')),
    row: '3a',
    rules: { 'start-first-line': 'critical', 'dysphagia-evaluation': 'critical' },
  },
  {
    id: 'choking-on-prednisone-alone',
    story:
      'A woman with dysphagia on prednisone for six weeks; no methotrexate or other csDMARD was ever given.',
    proves: [...yes({ row: '3a' }), ...no({ row: '3' })],
    patient: choking(
      child(
        mmt8(anAdult().took('prednisone', { from: weeksAgo(6), dose: '40 mg daily' }), 60, 60),
        'folic acid',
      ),
    ),
    row: '3a',
    rules: { 'start-first-line': 'critical', 'dysphagia-evaluation': 'critical' },
  },
  {
    id: 'choking-two-weeks-into-first-line',
    story: 'The girl with dysphagia, two weeks after methotrexate and prednisolone were begun.',
    proves: [
      ...yes({ row: '3' }),
      ...no({ row: '3a' }, { never: 'IVIG without first line for a never-treated child with dysphagia' }),
    ],
    patient: choking(weakGirl(2)),
    row: '3',
    rules: { 'escalate-ivig': 'critical', 'dysphagia-evaluation': 'critical' },
    offers: ['IVIG 70 g'],
  },
  {
    id: 'choking-ivig-ordered',
    story:
      'A woman with dysphagia in the eighth week of the first line. IVIG was ordered nine days ago and not given.',
    proves: yes(
      { row: '3' },
      { never: '"start IVIG" while IVIG is running, or silence on IVIG ordered but not given' },
    ),
    patient: choking(weakWoman(8)).ordered('immune globulin IV', { on: ago(9) }),
    row: '3',
    rules: { 'escalate-ivig': 'critical', 'dysphagia-evaluation': 'critical' },
    says: ['do not delay'],
    neverOffers: ['mmunoglobulin'],
  },
  {
    id: 'choking-swallow-study-last-week',
    story:
      'The girl with dysphagia in the eighth week of the first line; videofluoroscopy was done a week ago.',
    proves: yes({ row: '3' }),
    patient: choking(weakGirl(8)).examined('swallow study', ago(7)),
    row: '3',
    rules: { 'escalate-ivig': 'critical', 'dysphagia-evaluation': 'warning' },
    neverOffers: ['swallow study'],
  },
  {
    id: 'choking-from-a-stricture',
    story:
      'A girl, weak after 30 weeks of the first line; her dysphagia comes from an oesophageal stricture.',
    proves: [
      ...no({ row: '3' }, { rule: 'dysphagia-evaluation' }),
      ...yes({ rule: 'dysphagia-other-cause' }),
    ],
    patient: weakGirl(30).has('Dysphagia due to oesophageal stricture', { onset: ago(100) }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'dysphagia-other-cause': 'info' },
  },
  {
    id: 'choking-on-running-ivig',
    story: 'Dysphagia for three months; IVIG was begun for it six weeks ago and has had two cycles.',
    proves: [
      ...yes({ row: '3 (IVIG running)' }, { never: '"await" cards raised to critical' }),
      ...no({ row: '3 (new on IVIG)' }, { row: '3 (IVIG exhausted)' }),
    ],
    patient: choking(ivigCycles(weakGirl(30), 2, 6)),
    row: '3 (IVIG running)',
    rules: { 'await-ivig-response': 'warning', 'dysphagia-evaluation': 'critical' },
    neverOffers: ['mmunoglobulin'],
  },
  {
    id: 'choking-since-ivig',
    story: 'Two cycles of IVIG for weakness, the first six weeks ago; dysphagia began two weeks ago.',
    proves: [
      ...yes({ row: '3 (new on IVIG)' }),
      ...no({ row: '3 (IVIG running)' }),
      ...no({ never: '"await" cards raised to critical' }),
    ],
    patient: ivigCycles(weakGirl(30), 2, 6).has('Dysphagia', { onset: ago(14) }),
    row: '3 (new on IVIG)',
    rules: {
      'escalate-jak-inhibitor': 'critical',
      'dysphagia-evaluation': 'critical',
      'hold-steroid-taper': 'warning',
    },
    inOrder: ['tofacitinib', 'mycophenolate', 'ciclosporin'],
    neverOffers: ['mmunoglobulin'],
  },
  {
    id: 'choking-after-ivig',
    story: 'Dysphagia that four cycles of IVIG over 20 weeks did not help; rituximab was never given.',
    proves: yes({ row: '3 (IVIG exhausted)' }),
    patient: choking(ivigFailed(weakGirl(40))),
    row: '3 (IVIG exhausted)',
    rules: {
      'escalate-rituximab': 'critical',
      'dysphagia-evaluation': 'critical',
      'expert-referral': 'warning',
    },
    inOrder: ['rituximab', 'ciclosporin', 'mycophenolate', 'tofacitinib'],
  },
  {
    id: 'choking-ivig-anaphylaxis',
    story:
      'A girl with dysphagia in the eighth week of the first line who had anaphylaxis to IVIG years ago.',
    proves: [
      ...yes(
        { row: '3 (IVIG exhausted)' },
        { never: 'IVIG suggested after anaphylaxis, or withheld for a headache' },
      ),
      ...no({ row: '3' }),
    ],
    patient: choking(weakGirl(8)).with(anaphylaxisTo('immune globulin IV')),
    row: '3 (IVIG exhausted)',
    rules: {
      'escalate-jak-inhibitor': 'critical',
      'dysphagia-evaluation': 'critical',
      'expert-referral': 'warning',
    },
    neverOffers: ['Order IVIG'],
  },
  {
    id: 'choking-adult-after-everything',
    story:
      'A woman with dysphagia after methotrexate, IVIG and rituximab: row 4, at critical because of the swallowing.',
    proves: yes({ row: '3 (IVIG exhausted)' }),
    patient: choking(ivigFailed(weakWoman(60))).given('rituximab', [weeksAgo(40), weeksAgo(38)], '1000 mg'),
    row: '3 (IVIG exhausted)',
    rules: {
      'escalate-cyclophosphamide': 'critical',
      'dysphagia-evaluation': 'critical',
      'expert-referral': 'warning',
    },
  },
];
