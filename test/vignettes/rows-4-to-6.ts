import { ago, ivigFailed, rituximabCourse, weeksAgo } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { no, yes } from './targets.js';
import { weakGirl, weakWoman } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** IVIG and rituximab, both with their full time and without effect, after methotrexate and prednisolone. */
const afterEverything = (patient: APatient): APatient => ivigFailed(rituximabCourse(patient, 40));

/** Row 4, multi-refractory disease; rows 5 and 6, rituximab to be judged and judged. */
export const rows4to6: readonly Vignette[] = [
  {
    id: 'multi-refractory-woman',
    story: 'A weak woman after methotrexate, prednisolone, rituximab 40 weeks ago and four cycles of IVIG.',
    proves: yes({ row: '4' }),
    patient: afterEverything(weakWoman(60)),
    row: '4',
    rules: { 'escalate-cyclophosphamide': 'warning', 'expert-referral': 'warning' },
    inOrder: ['cyclophosphamide', 'tofacitinib', 'infliximab'],
  },
  {
    id: 'multi-refractory-girl',
    story:
      'A weak girl after methotrexate, prednisolone, rituximab and four cycles of IVIG; no JAK inhibitor yet.',
    proves: yes({ row: '4' }),
    patient: afterEverything(weakGirl(60)),
    row: '4',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning' },
    inOrder: ['tofacitinib', 'cyclophosphamide', 'infliximab', 'abatacept'],
  },
  {
    id: 'multi-refractory-girl-after-tofacitinib',
    story:
      'The same girl, in whom tofacitinib was tried before rituximab and stopped because it was ineffective.',
    proves: yes({ row: '4' }),
    patient: afterEverything(weakGirl(60)).took('tofacitinib', {
      from: weeksAgo(58),
      to: weeksAgo(44),
      reason: 'ineffective',
    }),
    row: '4',
    rules: { 'escalate-cyclophosphamide': 'warning', 'expert-referral': 'warning' },
    inOrder: ['cyclophosphamide', 'infliximab', 'abatacept'],
    neverOffers: ['tofacitinib'],
  },
  {
    id: 'multi-refractory-with-myocarditis',
    story:
      'The woman after everything, now with myocarditis: the organ threat decides, not the number of failures.',
    proves: [...no({ row: '4' }), ...yes({ row: '1' })],
    patient: afterEverything(weakWoman(60)).has('Myocarditis', { onset: ago(5) }),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
  },
  {
    id: 'rituximab-25-weeks',
    story: 'A weak woman whose rituximab was begun 25 weeks ago, after a first line that failed.',
    proves: [...yes({ row: '5' }), ...no({ row: '6' }, { row: '4' }, { boundary: 'rituximab for 26 weeks' })],
    patient: rituximabCourse(weakWoman(60), 25),
    row: '5',
    rules: { 'await-rituximab-response': 'info' },
  },
  {
    id: 'rituximab-26-weeks',
    story: 'The same woman a week later: 26 weeks, still as weak, IVIG never given.',
    proves: [
      ...yes({ row: '6' }, { boundary: 'rituximab for 26 weeks' }),
      ...no({ row: '5' }, { row: '4' }),
      ...no({ rule: 'await-rituximab-response' }),
    ],
    patient: rituximabCourse(weakWoman(60), 26),
    row: '6',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin', 'tofacitinib'],
  },
  {
    id: 'worse-ten-weeks-after-rituximab',
    story:
      'Ten weeks after the first rituximab her MMT8 has fallen from 60 to 56: discuss now, no new drug yet.',
    proves: yes({ row: '5' }),
    patient: rituximabCourse(weakWoman(60), 10).measured('MMT8', 56, ago(1)),
    row: '5',
    rules: { 'await-rituximab-response': 'warning', 'hold-steroid-taper': 'warning' },
  },
  {
    id: 'rituximab-failed-ivig-lost-to-cost',
    story:
      'A girl whose rituximab failed. IVIG had been stopped years ago when the insurance no longer paid for it.',
    proves: yes({ row: '6' }),
    patient: rituximabCourse(weakGirl(60), 30).took('immune globulin IV', {
      from: weeksAgo(110),
      to: weeksAgo(104),
      reason: 'insurance no longer covers it',
    }),
    row: '6',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning' },
    inOrder: ['tofacitinib', 'infliximab', 'abatacept'],
  },
  {
    id: 'rituximab-failed-in-a-girl',
    story: 'A girl whose rituximab of 30 weeks ago failed and who never had IVIG.',
    proves: [...yes({ row: '6' }), ...no({ row: '7' })],
    patient: rituximabCourse(weakGirl(60), 30),
    row: '6',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'tofacitinib', 'infliximab', 'abatacept'],
  },
];
