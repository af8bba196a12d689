import {
  ago,
  allergicTo,
  anaphylaxisTo,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  aChild,
  stillWeak,
  weeksAgo,
} from '../cards/consult.js';
import { no, yes } from './targets.js';
import { child, weakGirl, weakWoman } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Row 7, IVIG failed; rows 8 and 8b, trials in progress; row 9, IVIG unsuitable. */
export const rows7to9: readonly Vignette[] = [
  {
    id: 'ivig-failed-woman',
    story:
      'A weak woman after four cycles of IVIG over 20 weeks, on methotrexate and prednisolone; rituximab never given.',
    proves: [...yes({ row: '7' }), ...no({ row: '8' }), ...no({ rule: 'escalate-alternatives' })],
    patient: ivigFailed(weakWoman(40)),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'ciclosporin', 'mycophenolate'],
    neverOffers: ['tofacitinib', 'mmunoglobulin'],
  },
  {
    id: 'three-cycles-in-twelve-weeks',
    story: 'A weak girl, three cycles of IVIG, the first twelve weeks ago: that was a full trial.',
    proves: [
      ...yes(
        { row: '7' },
        { boundary: '3 cycles of IVIG' },
        { boundary: '12 weeks since the first cycle of IVIG' },
      ),
      ...no({ row: '8' }),
    ],
    patient: ivigCycles(weakGirl(30), 3, 12),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'ciclosporin', 'mycophenolate', 'tofacitinib', 'infliximab'],
  },
  {
    id: 'three-cycles-in-eleven-weeks',
    story: 'The same girl a week earlier: three cycles, eleven weeks since the first.',
    proves: [
      ...yes({ row: '8' }),
      ...no({ row: '7' }, { boundary: '12 weeks since the first cycle of IVIG' }),
      ...no({ rule: 'escalate-rituximab' }),
    ],
    patient: ivigCycles(weakGirl(30), 3, 11),
    row: '8',
    rules: { 'await-ivig-response': 'info' },
  },
  {
    id: 'two-cycles-the-last-eight-weeks-ago',
    story: 'Two cycles of IVIG, twelve and eight weeks ago: the third is due, the trial is still running.',
    proves: [
      ...yes({ row: '8' }, { boundary: 'last cycle of IVIG 8 weeks ago' }),
      ...no({ row: '7' }, { boundary: '3 cycles of IVIG' }),
    ],
    patient: ivigCycles(weakGirl(30), 2, 12),
    row: '8',
    rules: { 'await-ivig-response': 'info' },
    neverOffers: ['mmunoglobulin'],
  },
  {
    id: 'two-cycles-the-last-nine-weeks-ago',
    story: 'Two cycles of IVIG, thirteen and nine weeks ago, and then nothing: the trial was interrupted.',
    proves: [
      ...yes({ row: '12' }),
      ...no({ row: '8' }, { boundary: 'last cycle of IVIG 8 weeks ago' }),
      ...no(
        { rule: 'await-ivig-response' },
        { never: '"start IVIG" while IVIG is running, or silence on IVIG ordered but not given' },
      ),
    ],
    patient: ivigCycles(weakGirl(30), 2, 13),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'data-gap': 'info' },
    says: ['resume and complete'],
  },
  {
    id: 'worse-on-the-second-cycle',
    story: 'Two cycles of IVIG in six weeks, and the CMAS has fallen from 36 to 33.',
    proves: [
      ...no({ row: '8' }),
      ...yes(
        { row: '10' },
        { never: '"start IVIG" while IVIG is running, or silence on IVIG ordered but not given' },
      ),
    ],
    patient: ivigCycles(weakGirl(30), 2, 6).measured('CMAS', 33, ago(1)),
    row: '10',
    rules: { 'escalate-jak-inhibitor': 'warning', 'hold-steroid-taper': 'warning' },
    inOrder: ['tofacitinib', 'mycophenolate', 'ciclosporin'],
    neverOffers: ['mmunoglobulin'],
  },
  {
    id: 'tofacitinib-eleven-weeks',
    story: 'A weak girl on tofacitinib for eleven weeks beside methotrexate and prednisolone.',
    proves: yes({ row: '8b' }),
    patient: weakGirl(40).took('tofacitinib', { from: weeksAgo(11) }),
    row: '8b',
    rules: { 'reassessment-due': 'info' },
    neverOffers: ['IVIG', 'rituximab'],
  },
  {
    id: 'tofacitinib-twelve-weeks',
    story: 'The same girl a week later: twelve weeks of tofacitinib, no stronger.',
    proves: [...no({ row: '8b' }), ...yes({ row: '12' }), ...no({ rule: 'reassessment-due' })],
    patient: weakGirl(40).took('tofacitinib', { from: weeksAgo(12) }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    neverOffers: ['tofacitinib'],
  },
  {
    id: 'five-pulses-of-cyclophosphamide',
    story: 'A weak woman who has had five monthly pulses of cyclophosphamide, the last three weeks ago.',
    proves: yes({ row: '8b' }),
    patient: weakWoman(60).given('cyclophosphamide', [19, 15, 11, 7, 3].map(weeksAgo), '1000 mg'),
    row: '8b',
    rules: { 'reassessment-due': 'info' },
  },
  {
    id: 'mycophenolate-as-first-csdmard',
    story:
      'A girl treated with prednisolone and mycophenolate from the start, eleven weeks ago: this is her first line.',
    proves: [...no({ row: '8b' }), ...yes({ row: '16' })],
    patient: child(
      stillWeak(
        aChild()
          .took('prednisolone', { from: weeksAgo(11), dose: '20 mg daily' })
          .took('mycophenolate mofetil', { from: weeksAgo(11), dose: '600 mg BID' }),
      ),
      'folic acid',
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'ivig-anaphylaxis-girl',
    story: 'A weak girl in whom the first line failed and who once had anaphylaxis to immunoglobulin.',
    proves: yes({ row: '9' }, { never: 'IVIG suggested after anaphylaxis, or withheld for a headache' }),
    patient: weakGirl(30).with(anaphylaxisTo('immune globulin IV')),
    row: '9',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning' },
    inOrder: ['tofacitinib', 'mycophenolate', 'ciclosporin'],
    neverOffers: ['Order IVIG'],
  },
  {
    id: 'ivig-aseptic-meningitis-woman',
    story:
      'A weak woman in whom the first line failed; IVIG was stopped after one cycle for aseptic meningitis.',
    proves: yes({ row: '9' }),
    patient: weakWoman(30).took('immune globulin IV', {
      from: weeksAgo(14),
      to: weeksAgo(14),
      reason: 'aseptic meningitis',
    }),
    row: '9',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'mycophenolate', 'ciclosporin'],
    neverOffers: ['Order IVIG'],
  },
  {
    id: 'ivig-headache-girl',
    story: 'A weak girl in whom the first line failed; she once had a headache after immunoglobulin.',
    proves: [
      ...no({ row: '9' }, { never: 'IVIG suggested after anaphylaxis, or withheld for a headache' }),
      ...yes({ row: '12' }),
    ],
    patient: weakGirl(30).with(
      allergicTo('immune globulin IV', {
        criticality: 'low',
        reaction: [{ manifestation: [{ text: 'Headache' }], severity: 'mild' }],
      }),
    ),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    offers: ['Order IVIG'],
    says: ['Headache'],
  },
  {
    id: 'ivig-anaphylaxis-in-the-eighth-week',
    story:
      'A girl who once had anaphylaxis to immunoglobulin, weak as before in the eighth week of the first line.',
    proves: [...no({ row: '9' }), ...yes({ row: '16' })],
    patient: child(stillWeak(onFirstLine(aChild(), 8))).with(anaphylaxisTo('immune globulin IV')),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
];
