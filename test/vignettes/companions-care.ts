import { aChild, ago, onFirstLine, refractoryChild, TODAY, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import { no, yes } from './targets.js';
import { child, cmas, gottron, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

/** The whole laboratory panel on one day. */
const laboratory = (patient: APatient, day: string): APatient =>
  (
    [
      ['CK', 165, 200],
      ['aldolase', 5, 8],
      ['AST', 24, 40],
      ['ALT', 20, 40],
      ['LDH', 190, 250],
      ['ESR', 8, 20],
      ['CRP', 2, 5],
    ] as const
  ).reduce((tested, [measure, value, limit]) => tested.measured(measure, value, day, limit), patient);
/** 8 weeks into first line with hydroxychloroquine 200 mg, at a weight. */
const hydroxychloroquineAt = (kilograms: number): APatient =>
  wellLookedAfter(steadyChild(8).took('hydroxychloroquine', { from: weeksAgo(8), dose: '200 mg daily' }), {
    today: TODAY,
    weight: kilograms,
    height: 140,
  });
/** What a steady patient 8 weeks into first line gets anyway. */
const reviewed = { 'review-4-weeks': 'info' } as const;

/** Sections of the pathway card and items of the care checklist. Specification B.3. */
export const companionsCare: readonly Vignette[] = [
  {
    id: 'skin-active-on-first-line',
    story: 'A girl of ten with normal strength, 8 weeks into first line, Gottron papules for four months.',
    proves: [...yes({ rule: 'skin-disease-systemic' }), ...no({ row: '13' })],
    patient: child(gottron(cmas(onFirstLine(aChild(), 8), 50, 50))),
    row: '16',
    rules: { ...reviewed, 'skin-disease-systemic': 'info' },
  },
  {
    id: 'calcinosis-active',
    story: 'A girl of ten, 8 weeks into first line, with calcinosis at both elbows.',
    proves: yes({ rule: 'calcinosis' }),
    patient: child(steadyChild(8).has('Calcinosis cutis', { onset: ago(200) })),
    row: '16',
    rules: { ...reviewed, calcinosis: 'info' },
  },
  {
    id: 'calcinosis-resolved',
    story: 'The same girl whose calcinosis has resolved.',
    proves: no({ rule: 'calcinosis' }),
    patient: child(steadyChild(8).has('Calcinosis cutis', { onset: ago(200), abated: ago(50) })),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'single-ulcer-on-first-line',
    story: 'A girl of ten, 8 weeks into first line, with one skin ulcer of the left elbow for 100 days.',
    proves: [...yes({ rule: 'expert-referral' }), ...no({ row: '1' })],
    patient: child(steadyChild(8).has('Skin ulcer of the left elbow', { onset: ago(100) })),
    row: '16',
    rules: { ...reviewed, 'expert-referral': 'warning', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'pressure-ulcer-on-first-line',
    story: 'A girl of ten, 8 weeks into first line, with one pressure ulcer.',
    proves: no({ rule: 'expert-referral' }),
    patient: child(steadyChild(8).has('Pressure ulcer of the sacrum', { onset: ago(100) })),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'methotrexate-dose-not-recorded',
    story:
      'A girl of ten, 8 weeks into prednisolone and methotrexate injections of a dose nobody wrote down.',
    proves: [...yes({ rule: 'optimise-methotrexate' }, { rule: 'data-gap' }), ...no({ row: '15' })],
    patient: child(
      cmas(aChild(), 36, 36)
        .took('methotrexate SC', { from: weeksAgo(8) })
        .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' }),
    ),
    row: '16',
    rules: { ...reviewed, 'optimise-methotrexate': 'info', 'data-gap': 'info' },
  },
  {
    id: 'methotrexate-without-folic-acid',
    story: 'A girl of ten, 8 weeks into first line, without folic acid.',
    proves: yes({ rule: 'folic-acid' }),
    patient: child(steadyChild(8), 'folic acid'),
    row: '16',
    rules: { ...reviewed, 'folic-acid': 'info' },
  },
  {
    id: 'methotrexate-with-folinic-acid',
    story: 'The same girl takes folinic acid.',
    proves: no({ rule: 'folic-acid' }),
    patient: child(
      steadyChild(8).took('folinic acid', { from: weeksAgo(8), dose: '5 mg weekly' }),
      'folic acid',
    ),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'hydroxychloroquine-200-mg-at-39-kg',
    story: 'A girl of ten weighing 39 kg, 8 weeks into first line and hydroxychloroquine 200 mg a day.',
    proves: yes({ rule: 'hydroxychloroquine-dose' }),
    patient: hydroxychloroquineAt(39),
    row: '16',
    rules: { ...reviewed, 'hydroxychloroquine-dose': 'info' },
  },
  {
    id: 'hydroxychloroquine-200-mg-at-40-kg',
    story: 'The same girl weighing 40 kg: exactly 5 mg/kg.',
    proves: no({ rule: 'hydroxychloroquine-dose' }),
    patient: hydroxychloroquineAt(40),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'laboratory-36-days-ago',
    story: 'A girl of ten, 8 weeks into first line; the last laboratory panel is 36 days old.',
    proves: yes({ rule: 'monitoring-labs' }),
    patient: child(laboratory(steadyChild(8), ago(36)), 'laboratory', 'troponin'),
    row: '16',
    rules: { ...reviewed, 'monitoring-labs': 'info' },
  },
  {
    id: 'laboratory-35-days-ago',
    story: 'The same girl with a panel of 35 days ago.',
    proves: no({ rule: 'monitoring-labs' }),
    patient: child(laboratory(steadyChild(8), ago(35)), 'laboratory', 'troponin'),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'physiotherapy-13-months-ago',
    story: 'A girl of ten, 8 weeks into first line, last referred to physiotherapy 13 months ago.',
    proves: yes({ rule: 'physiotherapy-referral' }),
    patient: child(steadyChild(8).referred('physiotherapy', ago(395)), 'physiotherapy'),
    row: '16',
    rules: { ...reviewed, 'physiotherapy-referral': 'info' },
  },
  {
    id: 'physiotherapy-11-months-ago',
    story: 'The same girl, referred 11 months ago.',
    proves: no({ rule: 'physiotherapy-referral' }),
    patient: child(steadyChild(8).referred('physiotherapy', ago(335)), 'physiotherapy'),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'lung-function-13-months-ago',
    story: 'A girl of ten, 8 weeks into first line; lung function is 13 months old.',
    proves: yes({ rule: 'pulmonary-screening' }),
    patient: child(steadyChild(8).examined('lung function', ago(395)), 'lung function'),
    row: '16',
    rules: { ...reviewed, 'pulmonary-screening': 'info' },
  },
  {
    id: 'lung-function-11-months-ago',
    story: 'The same girl with lung function of 11 months ago.',
    proves: no({ rule: 'pulmonary-screening' }),
    patient: child(steadyChild(8).examined('lung function', ago(335)), 'lung function'),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'refractory-without-mri',
    story: 'A girl of ten whose first line failed over 30 weeks; the muscles were never imaged.',
    proves: yes({ rule: 'mri-reassessment' }),
    patient: child(refractoryChild(), 'muscle MRI'),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'mri-reassessment': 'info' },
  },
  {
    id: 'not-refractory-without-mri',
    story: 'A girl of ten, 8 weeks into first line; the muscles were never imaged, nor need they be.',
    proves: no({ rule: 'mri-reassessment' }),
    patient: child(steadyChild(8), 'muscle MRI'),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'jak-inhibitor-for-13-weeks',
    story:
      'A girl of ten, 30 weeks into first line, tofacitinib added 13 weeks ago; last seen ten days ago, improving.',
    proves: yes({ rule: 'reassessment-due' }),
    patient: child(
      onFirstLine(aChild(), 30)
        .took('tofacitinib', { from: weeksAgo(13), dose: '5 mg BID' })
        .measured('CMAS', 30, ago(100))
        .measured('CMAS', 40, ago(10)),
    ),
    row: '19',
    rules: { 'review-12-weeks': 'info', 'reassessment-due': 'info' },
  },
  {
    id: 'no-jak-inhibitor-to-be-judged',
    story: 'The same girl without tofacitinib: nothing is due.',
    proves: no({ rule: 'reassessment-due' }, { row: '8b' }),
    patient: child(onFirstLine(aChild(), 30).measured('CMAS', 30, ago(100)).measured('CMAS', 40, ago(10))),
    row: '19',
    rules: { 'review-12-weeks': 'info' },
  },
  {
    id: 'hydroxychloroquine-ended-nobody-knows-why',
    story: 'A girl of ten, 8 weeks into first line; hydroxychloroquine ended in spring without a reason.',
    proves: yes({ rule: 'data-gap' }),
    patient: child(
      steadyChild(8).took('hydroxychloroquine', { from: ago(400), to: ago(250), dose: '150 mg daily' }),
    ),
    row: '16',
    rules: { ...reviewed, 'data-gap': 'info' },
  },
  {
    id: 'hydroxychloroquine-ended-for-cost',
    story: 'The same girl; hydroxychloroquine ended because of its cost.',
    proves: no({ rule: 'data-gap' }),
    patient: child(
      steadyChild(8).took('hydroxychloroquine', {
        from: ago(400),
        to: ago(250),
        dose: '150 mg daily',
        reason: 'Cost',
      }),
    ),
    row: '16',
    rules: reviewed,
  },
  {
    id: 'diagnosis-without-clinical-status',
    story: 'A girl of ten, 8 weeks into first line; the diagnosis carries no clinical status.',
    proves: yes({ rule: 'data-gap' }),
    patient: child(
      cmas(
        onFirstLine(
          aPatient({ born: '2016-05-01', sex: 'female' }).with({
            resourceType: 'Condition',
            verificationStatus: { coding: [{ code: 'confirmed' }] },
            code: { text: 'Juvenile dermatomyositis' },
            onsetDateTime: '2025-06-01',
          }),
          8,
        ),
        36,
        36,
      ),
    ),
    row: '16',
    rules: { ...reviewed, 'data-gap': 'info' },
  },
];
