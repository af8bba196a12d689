import { ago, ivigCycles, rituximabCourse } from '../cards/consult.js';
import { inRemission, ordered, suspected, withoutDermatomyositis } from './orders.js';
import { no, yes } from './targets.js';
import { adult, child, steadyAdult, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** TNF inhibitors: etanercept, infliximab and adalimumab, certolizumab and golimumab. Specification B.4. */
export const tnfInhibitors: readonly Vignette[] = [
  ordered({
    id: 'etanercept-ordered',
    story: 'A girl of ten, 8 weeks into first line, is to get etanercept.',
    proves: yes({ rule: 'etanercept-avoid' }),
    patient: child(steadyChild(8)).writes('etanercept', '50 mg weekly'),
    rules: { 'etanercept-avoid': 'critical' },
  }),
  {
    id: 'etanercept-taken',
    story: 'A girl of ten, 8 weeks into first line, has been on etanercept for a month.',
    proves: yes({ rule: 'etanercept-avoid' }),
    patient: child(steadyChild(8).took('etanercept', { from: ago(30), dose: '25 mg weekly' })),
    row: '16',
    rules: { 'etanercept-avoid': 'critical', 'review-4-weeks': 'info' },
  },
  ordered({
    id: 'etanercept-ordered-in-remission',
    story: 'A girl of ten whose JDM is in remission is to get etanercept.',
    proves: yes({ rule: 'etanercept-avoid' }),
    patient: inRemission().writes('etanercept', '25 mg weekly'),
    rules: { 'etanercept-avoid': 'warning' },
  }),
  ordered({
    id: 'etanercept-ordered-jdm-suspected',
    story: 'A girl of ten with suspected JDM is to get etanercept.',
    proves: yes({ rule: 'etanercept-avoid' }),
    patient: suspected().writes('etanercept', '25 mg weekly'),
    rules: { 'etanercept-avoid': 'warning' },
  }),
  ordered({
    id: 'etanercept-ordered-for-arthritis',
    story: 'A girl of ten with juvenile idiopathic arthritis and no dermatomyositis is to get etanercept.',
    proves: no({ rule: 'etanercept-avoid' }),
    patient: withoutDermatomyositis().writes('etanercept', '25 mg weekly'),
    rules: {},
  }),
  ordered({
    id: 'adalimumab-ordered-too-early',
    story: 'A girl of ten, 8 weeks into first line, is to get adalimumab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: child(steadyChild(8)).writes('adalimumab', '20 mg q2wk'),
    rules: { 'tnf-inhibitor-caution': 'warning' },
  }),
  ordered({
    id: 'infliximab-ordered-late',
    story: 'A girl of ten who has had first line, IVIG and rituximab is to get infliximab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: child(rituximabCourse(ivigCycles(steadyChild(60), 4, 50), 30)).writes('infliximab', '200 mg'),
    rules: { 'tnf-inhibitor-caution': 'info' },
  }),
  ordered({
    id: 'adalimumab-ordered-for-arthritis-of-jdm',
    story:
      'A girl of ten whose first line failed over 30 weeks, with active arthritis, is to get adalimumab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: child(steadyChild(30).has('Polyarthritis', { onset: ago(100) })).writes(
      'adalimumab',
      '20 mg q2wk',
    ),
    rules: { 'tnf-inhibitor-caution': 'info' },
  }),
  ordered({
    id: 'infliximab-ordered-late-in-an-adult',
    story: 'A woman of 56 who has had first line, IVIG and rituximab is to get infliximab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: adult(rituximabCourse(ivigCycles(steadyAdult(60), 4, 50), 30)).writes('infliximab', '350 mg'),
    rules: { 'tnf-inhibitor-caution': 'warning' },
  }),
  ordered({
    id: 'adalimumab-ordered-in-remission',
    story: 'A girl of ten whose JDM is in remission is to get adalimumab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: inRemission().writes('adalimumab', '20 mg q2wk'),
    rules: { 'tnf-inhibitor-caution': 'info' },
  }),
  ordered({
    id: 'infliximab-ordered-jdm-suspected',
    story: 'A girl of ten with suspected JDM is to get infliximab.',
    proves: yes({ rule: 'tnf-inhibitor-caution' }),
    patient: suspected().writes('infliximab', '200 mg'),
    rules: { 'tnf-inhibitor-caution': 'info' },
  }),
  ordered({
    id: 'adalimumab-ordered-for-arthritis',
    story: 'A girl of ten with juvenile idiopathic arthritis and no dermatomyositis is to get adalimumab.',
    proves: no({ rule: 'tnf-inhibitor-caution' }),
    patient: withoutDermatomyositis().writes('adalimumab', '20 mg q2wk'),
    rules: {},
  }),
  ordered({
    id: 'golimumab-ordered',
    story: 'A girl of ten, 8 weeks into first line, is to get golimumab.',
    proves: yes({ rule: 'tnf-inhibitor-unstudied' }),
    patient: child(steadyChild(8)).writes('golimumab', '50 mg q4wk'),
    rules: { 'tnf-inhibitor-unstudied': 'warning' },
  }),
  ordered({
    id: 'certolizumab-ordered-in-remission',
    story: 'A girl of ten whose JDM is in remission is to get certolizumab pegol.',
    proves: yes({ rule: 'tnf-inhibitor-unstudied' }),
    patient: inRemission().writes('certolizumab pegol', '200 mg q2wk'),
    rules: { 'tnf-inhibitor-unstudied': 'info' },
  }),
  ordered({
    id: 'golimumab-ordered-jdm-suspected',
    story: 'A girl of ten with suspected JDM is to get golimumab.',
    proves: yes({ rule: 'tnf-inhibitor-unstudied' }),
    patient: suspected().writes('golimumab', '50 mg q4wk'),
    rules: { 'tnf-inhibitor-unstudied': 'info' },
  }),
  ordered({
    id: 'certolizumab-ordered-for-arthritis',
    story: 'A girl of ten with juvenile idiopathic arthritis and no dermatomyositis is to get certolizumab.',
    proves: no({ rule: 'tnf-inhibitor-unstudied' }),
    patient: withoutDermatomyositis().writes('certolizumab pegol', '200 mg q2wk'),
    rules: {},
  }),
  ordered({
    id: 'adalimumab-ordered-jdm-began-on-etanercept',
    story: 'A girl of ten whose JDM began during etanercept is to get adalimumab.',
    proves: yes({ rule: 'tnf-induced-dermatomyositis' }),
    patient: child(steadyChild(8).took('etanercept', { from: '2025-01-01', to: '2025-07-01' })).writes(
      'adalimumab',
      '20 mg q2wk',
    ),
    rules: { 'tnf-induced-dermatomyositis': 'critical' },
  }),
  ordered({
    id: 'golimumab-ordered-jdm-began-3-months-after-etanercept',
    story: 'A girl of ten whose JDM began three months after etanercept ended is to get golimumab.',
    proves: yes({ rule: 'tnf-induced-dermatomyositis' }),
    patient: child(steadyChild(8).took('etanercept', { from: '2024-06-01', to: '2025-03-05' })).writes(
      'golimumab',
      '50 mg q4wk',
    ),
    rules: { 'tnf-induced-dermatomyositis': 'critical' },
  }),
  ordered({
    id: 'golimumab-ordered-jdm-began-4-months-after-etanercept',
    story: 'A girl of ten whose JDM began four months after etanercept ended is to get golimumab.',
    proves: no({ rule: 'tnf-induced-dermatomyositis' }),
    patient: child(steadyChild(8).took('etanercept', { from: '2024-06-01', to: '2025-02-01' })).writes(
      'golimumab',
      '50 mg q4wk',
    ),
    rules: { 'tnf-inhibitor-unstudied': 'warning' },
  }),
  ordered({
    id: 'adalimumab-ordered-in-remission-of-tnf-induced-disease',
    story: 'A girl of ten in remission of a JDM that began during etanercept is to get adalimumab.',
    proves: yes({ rule: 'tnf-induced-dermatomyositis' }),
    patient: inRemission()
      .took('etanercept', { from: '2023-01-01', to: '2023-07-01' })
      .writes('adalimumab', '20 mg q2wk'),
    rules: { 'tnf-induced-dermatomyositis': 'critical' },
  }),
  ordered({
    id: 'etanercept-ordered-again-in-tnf-induced-disease',
    story:
      'A girl of ten whose JDM began during etanercept is to get etanercept again: one critical, not two.',
    proves: yes({ rule: 'tnf-induced-dermatomyositis' }, { never: 'two criticals for one anti-TNF order' }),
    patient: child(steadyChild(8).took('etanercept', { from: '2025-01-01', to: '2025-07-01' })).writes(
      'etanercept',
      '25 mg weekly',
    ),
    rules: { 'tnf-induced-dermatomyositis': 'critical' },
  }),
  ordered({
    id: 'two-anti-tnf-orders',
    story:
      'A girl of ten, 8 weeks into first line; etanercept and infliximab lie on the desk: a card for each.',
    proves: no({ never: 'two criticals for one anti-TNF order' }),
    patient: child(steadyChild(8)).writes('etanercept', '25 mg weekly').writes('infliximab', '200 mg'),
    rules: { 'etanercept-avoid': 'critical', 'tnf-inhibitor-caution': 'warning' },
  }),
];
