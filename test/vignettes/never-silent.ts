import {
  aChild,
  ago,
  anAdult,
  ivigCycles,
  onFirstLine,
  refractoryChild,
  weeksAgo,
} from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import type { RawResource } from '../../src/contract/fhir.js';
import { no, yes, type Never } from './targets.js';
import { adult, child, cmas, mmt8, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Specification B.6, wrong alarms and wrong silences: with the nearest patient in whom it is right. */

const byNumber: Never = 'a four-year-old active by CMAS alone; 146/150 read as at least 78';
const fewMeasures: Never =
  'inactive from one or two measures; active from one stale CK; escalation on CMAS 52 to 49';
const awaiting: Never = '"await" cards raised to critical';
const cap: Never = 'a critical card dropped by the card cap';
const refuted: Never = 'a refuted duplicate silencing an active diagnosis';
const daily: Never = 'daily methotrexate accepted from dose text';

const firstLineFailed = { 'escalate-ivig': 'warning', 'expert-referral': 'warning' } as const;

/** Born on that day, diseased since January, 30 weeks into first line, CMAS 36 twice. */
const smallChild = (born: string): APatient =>
  child(
    cmas(
      onFirstLine(
        aPatient({ born, sex: 'male' }).diagnosedWith('Juvenile dermatomyositis', { onset: '2026-01-10' }),
        30,
      ),
      36,
      36,
    ),
  );
const mmt8Of150 = (value: number): RawResource => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'exam' }] }],
  code: { text: 'Manual Muscle Testing 8 (MMT-8) total, 0-150' },
  effectiveDateTime: ago(3),
  valueQuantity: { value },
});
/** Weakness on the problem list, 30 weeks of first line, and an MMT8 of 150. */
const weakWithMmt8 = (before: number, now: number): APatient =>
  adult(
    onFirstLine(anAdult(), 30)
      .has('Proximal muscle weakness', { onset: ago(200) })
      .with({ ...mmt8Of150(before), effectiveDateTime: ago(60) })
      .with(mmt8Of150(now)),
  );
/** Steroid-dependent after 30 weeks of first line, CMAS 51, CK 90. */
const steroidDependent = (): APatient =>
  child(
    cmas(onFirstLine(aChild(), 30), 51, 51)
      .has('Steroid-dependent', { onset: ago(100) })
      .measured('CK', 90, ago(3), 170),
  );
const ckOf = (day: string): APatient =>
  child(cmas(onFirstLine(aChild(), 30), 50, 50).measured('CK', 9000, day, 170), 'laboratory');

export const neverSilent: readonly Vignette[] = [
  {
    id: 'four-years-old-cmas-36',
    story: 'A boy of four, 30 weeks into first line, CMAS 36 twice, nothing else: proves nothing at his age.',
    proves: yes({ never: byNumber }),
    patient: smallChild('2022-06-01'),
    row: 'none',
    rules: {},
  },
  {
    id: 'five-years-old-cmas-36',
    story: 'The same boy at five years: CMAS 36 is low.',
    proves: no({ never: byNumber }),
    patient: smallChild('2021-06-01'),
    row: '12',
    rules: firstLineFailed,
  },
  {
    id: 'weakness-with-mmt8-146-of-150',
    story: 'A woman of 56 weak after 30 weeks of first line, MMT8 146 of 150: not normal.',
    proves: yes({ never: byNumber }),
    patient: weakWithMmt8(146, 146),
    row: '12',
    rules: firstLineFailed,
  },
  {
    id: 'weakness-with-mmt8-147-of-150',
    story: 'The same woman with 147 of 150: the weakness on the list is overruled.',
    proves: no({ never: byNumber }),
    patient: weakWithMmt8(147, 147),
    row: 'none',
    rules: {},
  },
  {
    id: 'two-measures-of-four',
    story: 'A steroid-dependent girl of ten with CMAS 51 and CK 90: two measures prove no inactive disease.',
    proves: [...yes({ never: fewMeasures }), ...no({ row: 'G0' })],
    patient: steroidDependent(),
    row: '12',
    rules: firstLineFailed,
  },
  {
    id: 'three-measures-of-four',
    story: 'The same girl with a physician global of 0.1: inactive.',
    proves: [...no({ never: fewMeasures }), ...yes({ row: 'G0' })],
    patient: steroidDependent().measured('physician global', 0.1, ago(3)),
    row: 'none',
    rules: {},
  },
  {
    id: 'ck-of-91-days-ago',
    story: 'A girl of ten, 30 weeks into first line, CMAS 50, CK 9000 of 91 days ago: stale.',
    proves: yes({ never: fewMeasures }),
    patient: ckOf(ago(91)),
    row: 'none',
    rules: {},
  },
  {
    id: 'ck-of-90-days-ago',
    story: 'The same girl with a CK of 9000 of 90 days ago.',
    proves: no({ never: fewMeasures }),
    patient: ckOf(ago(90)),
    row: '12',
    rules: { ...firstLineFailed, 'monitoring-labs': 'info' },
  },
  {
    id: 'cmas-52-to-49',
    story: 'A girl of ten, 20 weeks into first line, CMAS from 52 to 49: still normal.',
    proves: yes({ never: fewMeasures }),
    patient: child(cmas(onFirstLine(aChild(), 20), 52, 49)),
    row: 'none',
    rules: {},
  },
  {
    id: 'dysphagia-on-running-ivig',
    story: 'A girl of ten with dysphagia for 100 days had two cycles of IVIG, the first six weeks ago.',
    proves: yes({ never: awaiting }),
    patient: child(ivigCycles(steadyChild(30), 2, 6).has('Dysphagia', { onset: ago(100) })),
    row: '3 (IVIG running)',
    rules: { 'dysphagia-evaluation': 'critical', 'await-ivig-response': 'warning' },
  },
  {
    id: 'dysphagia-since-ivig',
    story: 'The same girl, but the dysphagia began ten days ago, on IVIG.',
    proves: no({ never: awaiting }),
    patient: child(ivigCycles(steadyChild(30), 2, 6).has('Dysphagia', { onset: ago(10) })),
    row: '3 (new on IVIG)',
    rules: {
      'dysphagia-evaluation': 'critical',
      'escalate-jak-inhibitor': 'critical',
      'hold-steroid-taper': 'warning',
    },
    neverOffers: ['IVIG'],
  },
  {
    id: 'six-criticals-at-once',
    story:
      'A girl of ten, first line failed, with myocarditis, dysphagia, belly and chest pain since three days, on etanercept and tocilizumab.',
    proves: yes({ never: cap }),
    patient: child(
      refractoryChild()
        .has('Myocarditis', { onset: ago(5) })
        .has('Dysphagia', { onset: ago(100) })
        .has('Abdominal pain', { onset: ago(3) })
        .has('Chest pain', { onset: ago(3) })
        .took('etanercept', { from: ago(30), dose: '25 mg weekly' })
        .took('tocilizumab', { from: ago(30), dose: '280 mg q4wk' }),
    ),
    row: '1',
    rules: {
      'cardiac-screening': 'critical',
      'dysphagia-evaluation': 'critical',
      'escalate-cyclophosphamide': 'critical',
      'etanercept-avoid': 'critical',
      'expert-referral': 'critical',
      'gi-red-flag': 'critical',
      'il6-inhibitor-gi-risk': 'critical',
    },
  },
  {
    id: 'four-criticals-and-a-checklist',
    story:
      'A girl of ten, 8 weeks into first line without folic acid, with dysphagia, belly pain and etanercept: the checklist gives way.',
    proves: no({ never: cap }),
    patient: child(
      steadyChild(8)
        .has('Dysphagia', { onset: ago(100) })
        .has('Abdominal pain', { onset: ago(3) })
        .took('etanercept', { from: ago(30), dose: '25 mg weekly' }),
      'folic acid',
    ),
    row: '3',
    rules: {
      'dysphagia-evaluation': 'critical',
      'escalate-ivig': 'critical',
      'etanercept-avoid': 'critical',
      'gi-red-flag': 'critical',
    },
  },
  {
    id: 'refuted-duplicate',
    story: 'A girl of ten whose first line failed; yesterday a duplicate of the diagnosis was refuted.',
    proves: yes({ never: refuted }),
    patient: child(
      refractoryChild().diagnosedWith('Juvenile dermatomyositis', {
        verification: 'refuted',
        recorded: ago(1),
      }),
    ),
    row: '12',
    rules: firstLineFailed,
  },
  {
    id: 'refuted-diagnosis',
    story: 'A girl of ten, weak on methotrexate and prednisolone, whose only diagnosis of JDM was refuted.',
    proves: no({ never: refuted }),
    patient: child(
      cmas(
        onFirstLine(
          aPatient({ born: '2016-05-01', sex: 'female' }).diagnosedWith('Juvenile dermatomyositis', {
            verification: 'refuted',
          }),
          30,
        ),
        36,
        36,
      ),
    ),
    row: 'none',
    rules: {},
  },
  {
    id: 'methotrexate-15-mg-every-day',
    story:
      'A woman of 56, 8 weeks into prednisolone and methotrexate "15 mg daily": no weekly dose is known.',
    proves: yes({ never: daily }),
    patient: adult(
      mmt8(anAdult(), 70, 70)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '15 mg daily' })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' }),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info', 'optimise-methotrexate': 'info', 'data-gap': 'info' },
    neverSays: ['105 mg'],
  },
  {
    id: 'methotrexate-15-mg-every-week',
    story: 'The same woman on methotrexate "15 mg weekly".',
    proves: no({ never: daily }),
    patient: adult(
      mmt8(anAdult(), 70, 70)
        .took('methotrexate SC', { from: weeksAgo(8), dose: '15 mg weekly' })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' }),
    ),
    row: '15',
    rules: { 'optimise-methotrexate': 'info' },
    says: ['15 mg a week'],
  },
];
