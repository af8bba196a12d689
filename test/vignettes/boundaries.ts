import { aChild, ago, anaphylaxisTo, onFirstLine, stillWeak, TODAY, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import { no, yes } from './targets.js';
import { child, mmt8, weakGirl } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** Eight weeks into the first line, the CMAS measured 16 days ago and 2 days ago. */
const cmasFrom = (before: number, now: number): APatient =>
  child(onFirstLine(aChild(), 8)).measured('CMAS', before, ago(16)).measured('CMAS', now, ago(2));

/** 30 weeks of the first line, CMAS 46 and 46. */
const bornOn = (born: string): APatient =>
  wellLookedAfter(
    onFirstLine(
      aPatient({ born, sex: 'male' }).diagnosedWith('Juvenile dermatomyositis', { onset: '2026-01-01' }),
      30,
    )
      .measured('CMAS', 46, ago(60))
      .measured('CMAS', 46, ago(3)),
    { today: TODAY, weight: 30, height: 132 },
  );

/** A man of 30 whose dermatomyositis began on that day; IVIG is unsuitable, the first line failed. */
const onsetOn = (onset: string): APatient =>
  wellLookedAfter(
    mmt8(
      onFirstLine(
        aPatient({ born: '1996-05-01', sex: 'male' }).diagnosedWith('Dermatomyositis', { onset }),
        30,
      ),
      60,
      60,
    ).with(anaphylaxisTo('immune globulin IV')),
    { today: TODAY, weight: 55, height: 165 },
  );

/** Both drugs from that day, written as the chart has it. */
const treatedFrom = (from: string): APatient =>
  child(
    stillWeak(
      aChild()
        .took('methotrexate SC', { from, dose: '25 mg weekly' })
        .took('prednisolone', { from, dose: '20 mg daily' }),
    ),
  );

/** Methotrexate by body surface, so that only IVIG needs the weight. */
const weighedOn = (day: string): APatient =>
  wellLookedAfter(
    stillWeak(
      aChild()
        .took('methotrexate SC', { from: weeksAgo(30), dose: '15 mg/m2 weekly' })
        .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }),
    ),
    { today: TODAY, without: ['weight'] },
  ).weighs(30, day);

/** Numbers with a patient on each side. */
export const boundaryVignettes: readonly Vignette[] = [
  {
    id: 'cmas-27-to-24',
    story: 'The CMAS of a girl fell from 27 to 24 in two weeks, in the eighth week of the first line.',
    proves: yes({ boundary: 'CMAS fall of 3' }, { row: '10' }, { rule: 'hold-steroid-taper' }),
    patient: cmasFrom(27, 24),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
    says: ['CMAS fell 27 to 24 in 14 days'],
  },
  {
    id: 'cmas-27-to-25',
    story: 'It fell from 27 to 25: less than what counts.',
    proves: [
      ...no({ boundary: 'CMAS fall of 3' }, { row: '10' }, { rule: 'hold-steroid-taper' }),
      ...yes({ row: '16' }),
      ...no({ rule: 'cardiac-screening' }, { rule: 'data-gap' }),
    ],
    patient: cmasFrom(27, 25),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'cmas-50-to-47',
    story: 'It fell from 50 to 47: three points, and below normal.',
    proves: [
      ...yes({ boundary: 'CMAS fall ending below 48' }, { row: '10' }),
      ...no({
        never: 'inactive from one or two measures; active from one stale CK; escalation on CMAS 52 to 49',
      }),
    ],
    patient: cmasFrom(50, 47),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
  },
  {
    id: 'cmas-51-to-48',
    story: 'It fell from 51 to 48: three points, and still normal. Nothing says that the disease is active.',
    proves: [
      ...no({ boundary: 'CMAS fall ending below 48' }, { row: '10' }),
      ...yes({
        never: 'inactive from one or two measures; active from one stale CK; escalation on CMAS 52 to 49',
      }),
    ],
    patient: cmasFrom(51, 48),
    row: 'none',
    rules: {},
  },
  {
    id: 'first-line-twelve-weeks',
    story: 'A weak girl after exactly twelve weeks of methotrexate and prednisolone.',
    proves: [...yes({ boundary: 'first line for 12 weeks' }, { row: '12' }), ...no({ row: '16' })],
    patient: weakGirl(12),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'first-line-one-day-short-of-twelve-weeks',
    story: 'The same girl a day earlier: 83 days.',
    proves: [...no({ boundary: 'first line for 12 weeks' }, { row: '12' }), ...yes({ row: '16' })],
    patient: treatedFrom(ago(83)),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'first-line-four-weeks',
    story: 'A weak girl after exactly four weeks of methotrexate and prednisolone.',
    proves: [...yes({ boundary: 'first line for 4 weeks' }, { row: '16' }), ...no({ row: '17' })],
    patient: weakGirl(4),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'first-line-one-day-short-of-four-weeks',
    story: 'The same girl a day earlier: 27 days are too early for anything.',
    proves: [...no({ boundary: 'first line for 4 weeks' }, { row: '16' }), ...yes({ row: '17' })],
    patient: treatedFrom(ago(27)),
    row: '17',
    rules: {},
  },
  {
    id: 'weighed-90-days-ago',
    story: 'A girl in whom the first line failed, last weighed 90 days ago: 30 kg.',
    proves: [
      ...yes({ boundary: 'weight of a child 90 days old' }),
      ...no({
        never: '1000 mg rituximab or a weight of last year for a child; methotrexate by mg/m² for an adult',
      }),
    ],
    patient: weighedOn(ago(90)),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    offers: ['Order IVIG 60 g'],
  },
  {
    id: 'weighed-91-days-ago',
    story: 'The same girl, last weighed 91 days ago: no dose is computed.',
    proves: [
      ...no({ boundary: 'weight of a child 90 days old' }),
      ...yes({
        never: '1000 mg rituximab or a weight of last year for a child; methotrexate by mg/m² for an adult',
      }),
    ],
    patient: weighedOn(ago(91)),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    offers: ['dose by weight'],
    neverOffers: ['60 g'],
    neverSays: ['30 kg'],
  },
  {
    id: 'cmas-46-on-the-ninth-birthday',
    story: 'A boy who is nine today, CMAS 46 and 46 after 30 weeks of the first line: below 48, active.',
    proves: [...yes({ boundary: 'CMAS by absolute value from age 9' }, { row: '12' })],
    patient: bornOn('2017-11-20'),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'cmas-46-a-day-before-the-ninth-birthday',
    story: 'The same boy, nine tomorrow: at eight years 46 is no weakness.',
    proves: no({ boundary: 'CMAS by absolute value from age 9' }, { row: '12' }),
    patient: bornOn('2017-11-21'),
    row: 'none',
    rules: {},
  },
  {
    id: 'onset-a-day-before-the-eighteenth-birthday',
    story: 'A man of 30 whose dermatomyositis began at 17; the first line failed and IVIG is unsuitable.',
    proves: yes({ boundary: 'onset before the 18th birthday' }, { row: '9' }),
    patient: onsetOn('2014-04-30'),
    row: '9',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'onset-on-the-eighteenth-birthday',
    story: 'The same man, had it begun on his eighteenth birthday.',
    proves: [...no({ boundary: 'onset before the 18th birthday' }), ...yes({ row: '9' })],
    patient: onsetOn('2014-05-01'),
    row: '9',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'first-line-since-some-day-of-july',
    story: 'Both drugs "since July 2026": 16 weeks at the least.',
    proves: yes({ boundary: 'a partial date on the edge' }, { row: '12' }),
    patient: treatedFrom('2026-07'),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
  },
  {
    id: 'first-line-since-some-day-of-august',
    story: 'Both drugs "since August 2026": 15 weeks at the most, 11 at the least. The shortest span counts.',
    proves: [...no({ boundary: 'a partial date on the edge' }), ...yes({ row: '16' })],
    patient: treatedFrom('2026-08'),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
];
