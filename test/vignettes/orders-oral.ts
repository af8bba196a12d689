import { aChild, ago, ivigCycles, rituximabCourse, TODAY, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { wellLookedAfter } from '../support/well-looked-after.js';
import { girl, man, ordered, screenedAdult, screenedChild, signed, suspected } from './orders.js';
import { no, yes } from './targets.js';
import { child, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const bigBoy = (): APatient =>
  aPatient({ born: '2010-05-01', sex: 'male' })
    .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
    .took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' });

/** Mycophenolate, JAK and TNF inhibitors, calcineurin inhibitors, hydroxychloroquine and glucocorticoids on the desk. Specification B.5, D. */
export const oralOrders: readonly Vignette[] = [
  signed({
    id: 'mycophenolate-adult-1-9-g',
    story: 'A man of 46: mycophenolate 1.9 g a day.',
    proves: yes({ order: 'mycophenolate below 2 g a day in an adult' }),
    patient: screenedAdult(man()).writes('mycophenolate mofetil', '950 mg BID'),
    rules: { 'mycophenolate-order-safety': 'warning' },
  }),
  signed({
    id: 'mycophenolate-adult-2-g',
    story: 'A man of 46: mycophenolate 2 g a day.',
    proves: no(
      { order: 'mycophenolate below 2 g a day in an adult' },
      { rule: 'mycophenolate-order-safety' },
    ),
    patient: screenedAdult(man()).writes('mycophenolate mofetil', '1000 mg BID'),
    rules: {},
  }),
  signed({
    id: 'mycophenolate-adult-3-g',
    story: 'A man of 46: mycophenolate 3 g a day.',
    proves: no({ order: 'mycophenolate above 3 g a day in an adult' }),
    patient: screenedAdult(man()).writes('mycophenolate mofetil', '1500 mg BID'),
    rules: {},
  }),
  signed({
    id: 'mycophenolate-adult-3-2-g',
    story: 'A man of 46: mycophenolate 3.2 g a day.',
    proves: yes({ order: 'mycophenolate above 3 g a day in an adult' }),
    patient: screenedAdult(man()).writes('mycophenolate mofetil', '1600 mg BID'),
    rules: { 'mycophenolate-order-safety': 'warning' },
  }),
  signed({
    id: 'mycophenolate-child-1000-mg',
    story: 'A girl of ten, 1.17 m²: mycophenolate 1000 mg twice daily, 600 mg/m² are 702 mg.',
    proves: yes({ order: 'mycophenolate above 600 mg/m² per dose in a child' }),
    patient: screenedChild(girl()).writes('mycophenolate mofetil', '1000 mg BID'),
    rules: { 'mycophenolate-order-safety': 'warning' },
  }),
  signed({
    id: 'mycophenolate-child-700-mg',
    story: 'The same girl: 700 mg twice daily.',
    proves: no({ order: 'mycophenolate above 600 mg/m² per dose in a child' }),
    patient: screenedChild(girl()).writes('mycophenolate mofetil', '700 mg BID'),
    rules: {},
  }),
  signed({
    id: 'mycophenolate-huge-boy-1550-mg',
    story: 'A boy of 16, 130 kg, 2.58 m²: 1550 mg twice daily is 600 mg/m², and above 1500 mg.',
    proves: yes({ order: 'mycophenolate above 1500 mg per dose in a child' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 130, height: 185, screening: {} }).writes(
      'mycophenolate mofetil',
      '1550 mg BID',
    ),
    rules: { 'mycophenolate-order-safety': 'warning' },
  }),
  signed({
    id: 'mycophenolate-huge-boy-1500-mg',
    story: 'The same boy: 1500 mg twice daily.',
    proves: no({ order: 'mycophenolate above 1500 mg per dose in a child' }),
    patient: wellLookedAfter(bigBoy(), { today: TODAY, weight: 130, height: 185, screening: {} }).writes(
      'mycophenolate mofetil',
      '1500 mg BID',
    ),
    rules: {},
  }),
  signed({
    id: 'mycophenolate-without-blood-count',
    story: 'A man of 46 without a count of platelets.',
    proves: yes({ order: 'a test that comes first is missing' }),
    patient: screenedAdult(man(), { without: ['Platelets'] }).writes('mycophenolate mofetil', '1000 mg BID'),
    rules: { 'mycophenolate-order-safety': 'warning' },
    says: ['latelets'],
  }),
  signed({
    id: 'tofacitinib-beside-baricitinib',
    story: 'A man of 46 on baricitinib is to get tofacitinib.',
    proves: yes({ order: 'two JAK inhibitors together' }),
    patient: screenedAdult(man().took('baricitinib', { from: weeksAgo(30), dose: '4 mg daily' })).writes(
      'tofacitinib',
      '5 mg BID',
    ),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
    says: ['baricitinib'],
  }),
  signed({
    id: 'tofacitinib-after-baricitinib',
    story: 'The same man, whose baricitinib ended ten weeks ago.',
    proves: no({ order: 'two JAK inhibitors together' }, { rule: 'jak-inhibitor-order-safety' }),
    patient: screenedAdult(
      man().took('baricitinib', { from: weeksAgo(30), to: weeksAgo(10), dose: '4 mg daily' }),
    ).writes('tofacitinib', '5 mg BID'),
    rules: {},
  }),
  signed({
    id: 'tofacitinib-and-baricitinib-on-the-desk',
    story: 'A man of 46; tofacitinib and baricitinib lie on the desk: a card for each.',
    proves: yes({ order: 'two JAK inhibitors together' }),
    patient: screenedAdult(man()).writes('tofacitinib', '5 mg BID').writes('baricitinib', '4 mg daily'),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
  }),
  ordered({
    id: 'tofacitinib-being-written',
    story: 'A man of 46, everything on file: there is no dose for dermatomyositis, which is information.',
    proves: yes({ order: 'the dosing guide, while the order is written' }),
    patient: screenedAdult(man()).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'info' },
    says: ['No dose is established'],
  }),
  signed({
    id: 'tofacitinib-hbsag-positive',
    story: 'A man of 46 with a positive HBsAg is to get tofacitinib.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(man(), { result: { HBsAg: ['positive'] } }).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'critical' },
    offers: ['Remove the tofacitinib order'],
  }),
  signed({
    id: 'tofacitinib-anti-hbc-positive',
    story:
      'A man of 46 whose anti-HBc alone is positive: to be acted on, no contraindication to a JAK inhibitor.',
    proves: [
      ...yes({ order: 'a test that comes first is abnormal' }),
      ...no({ order: 'a contraindicated drug' }),
    ],
    patient: screenedAdult(man(), { result: { 'Anti-HBc': ['positive'] } }).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
  }),
  signed({
    id: 'tofacitinib-tuberculosis-test-positive-long-ago',
    story: 'A man of 46 whose test for tuberculosis was positive three years ago.',
    proves: yes({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), {
      result: { 'QuantiFERON-TB Gold Plus': ['positive'] },
      daysAgo: { 'QuantiFERON-TB Gold Plus': 1100 },
    }).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
  }),
  signed({
    id: 'tofacitinib-lipids-366-days',
    story: 'A man of 46, lipids of 366 days ago.',
    proves: yes({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { 'Lipid panel': 366 } }).writes('tofacitinib', '5 mg BID'),
    rules: { 'jak-inhibitor-order-safety': 'warning' },
  }),
  signed({
    id: 'tofacitinib-lipids-365-days',
    story: 'The same man, lipids of 365 days ago.',
    proves: no({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { 'Lipid panel': 365 } }).writes('tofacitinib', '5 mg BID'),
    rules: {},
  }),
  signed({
    id: 'tofacitinib-jdm-suspected-hbsag-positive',
    story: 'A girl of ten with suspected JDM and a positive HBsAg is to get tofacitinib.',
    proves: yes({ order: 'past or suspected dermatomyositis: what is critical' }),
    patient: screenedChild(suspected(), { result: { HBsAg: ['positive'] } }).writes(
      'tofacitinib',
      '5 mg BID',
    ),
    rules: { 'jak-inhibitor-order-safety': 'critical' },
  }),
  signed({
    id: 'tofacitinib-jdm-suspected',
    story: 'A girl of ten with suspected JDM and no test on file is to get tofacitinib.',
    proves: no({ order: 'past or suspected dermatomyositis: what is critical' }),
    patient: suspected().writes('tofacitinib', '5 mg BID'),
    rules: {},
  }),
  signed({
    id: 'infliximab-beside-adalimumab',
    story: 'A girl of ten after first line, IVIG and rituximab, on adalimumab, is to get infliximab too.',
    proves: yes({ order: 'two TNF inhibitors together' }),
    patient: child(
      rituximabCourse(ivigCycles(steadyChild(60), 4, 50), 30).took('adalimumab', {
        from: weeksAgo(20),
        dose: '20 mg q2wk',
      }),
    ).writes('infliximab', '200 mg'),
    rules: { 'tnf-inhibitor-caution': 'warning' },
    says: ['two TNF inhibitors'],
  }),
  signed({
    id: 'infliximab-after-adalimumab',
    story: 'The same girl, whose adalimumab ended four weeks ago.',
    proves: no({ order: 'two TNF inhibitors together' }),
    patient: child(
      rituximabCourse(ivigCycles(steadyChild(60), 4, 50), 30).took('adalimumab', {
        from: weeksAgo(20),
        to: weeksAgo(4),
        dose: '20 mg q2wk',
      }),
    ).writes('infliximab', '200 mg'),
    rules: { 'tnf-inhibitor-caution': 'info' },
    neverSays: ['two TNF inhibitors'],
  }),
  signed({
    id: 'ciclosporin-2-7-mg-per-kg',
    story: 'A man of 46, 70 kg: ciclosporin 95 mg twice daily is 2.7 mg/kg.',
    proves: yes({ order: 'ciclosporin below 3 mg/kg' }),
    patient: screenedAdult(man()).writes('ciclosporin', '95 mg BID'),
    rules: { 'calcineurin-inhibitor-order-safety': 'warning' },
  }),
  signed({
    id: 'ciclosporin-3-mg-per-kg',
    story: 'The same man: 105 mg twice daily is 3 mg/kg.',
    proves: no({ order: 'ciclosporin below 3 mg/kg' }, { rule: 'calcineurin-inhibitor-order-safety' }),
    patient: screenedAdult(man()).writes('ciclosporin', '105 mg BID'),
    rules: {},
  }),
  signed({
    id: 'tacrolimus-potassium-high',
    story: 'A man of 46 with a potassium of 5.4, the range ends at 5.0, is to get tacrolimus.',
    proves: yes({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), { result: { Potassium: ['5.4', '3.5-5.0'] } }).writes(
      'tacrolimus',
      '2 mg BID',
    ),
    rules: { 'calcineurin-inhibitor-order-safety': 'warning' },
    says: ['otassium'],
  }),
  signed({
    id: 'tacrolimus-potassium-normal',
    story: 'The same man with a potassium of 5.0.',
    proves: no({ order: 'a test that comes first is abnormal' }),
    patient: screenedAdult(man(), { result: { Potassium: ['5.0', '3.5-5.0'] } }).writes(
      'tacrolimus',
      '2 mg BID',
    ),
    rules: {},
  }),
  signed({
    id: 'tacrolimus-blood-pressure-91-days',
    story: 'The same man, blood pressure of 91 days ago.',
    proves: yes({ order: 'a test that comes first is too old' }),
    patient: screenedAdult(man(), { daysAgo: { 'blood pressure': 91 } }).writes('tacrolimus', '2 mg BID'),
    rules: { 'calcineurin-inhibitor-order-safety': 'warning' },
    says: ['lood pressure'],
  }),
  signed({
    id: 'tacrolimus-uncontrolled-hypertension',
    story: 'A man of 46 with uncontrolled hypertension is to get tacrolimus.',
    proves: yes({ order: 'a contraindicated drug' }),
    patient: screenedAdult(man().has('Uncontrolled hypertension')).writes('tacrolimus', '2 mg BID'),
    rules: { 'calcineurin-inhibitor-order-safety': 'critical' },
  }),
  signed({
    id: 'hydroxychloroquine-5-7-mg-per-kg',
    story: 'A girl of ten, 35 kg: hydroxychloroquine 200 mg daily is 5.7 mg/kg.',
    proves: yes({ order: 'hydroxychloroquine above 5 mg/kg' }),
    patient: screenedChild(girl()).writes('hydroxychloroquine', '200 mg daily'),
    rules: { 'hydroxychloroquine-order-safety': 'warning' },
  }),
  signed({
    id: 'hydroxychloroquine-5-mg-per-kg',
    story: 'The same girl: 175 mg daily is 5 mg/kg.',
    proves: no({ order: 'hydroxychloroquine above 5 mg/kg' }, { rule: 'hydroxychloroquine-order-safety' }),
    patient: screenedChild(girl()).writes('hydroxychloroquine', '175 mg daily'),
    rules: {},
  }),
  signed({
    id: 'hydroxychloroquine-without-fundus',
    story: 'The same girl; her fundus was never examined: due within the year, which is information.',
    proves: yes({ rule: 'hydroxychloroquine-order-safety' }),
    patient: screenedChild(girl(), { without: ['fundus'] }).writes('hydroxychloroquine', '175 mg daily'),
    rules: { 'hydroxychloroquine-order-safety': 'info' },
    says: ['undus'],
  }),
  signed({
    id: 'prednisolone-in-sepsis',
    story: 'A girl of ten with sepsis is to get prednisolone.',
    proves: yes({ rule: 'glucocorticoid-order-safety' }),
    patient: screenedChild(girl().has('Sepsis', { onset: ago(2) })).writes('prednisolone', '20 mg daily'),
    rules: { 'glucocorticoid-order-safety': 'warning' },
  }),
  signed({
    id: 'prednisolone-goes-on',
    story: 'A girl of ten goes on with prednisolone 20 mg daily.',
    proves: no({ rule: 'glucocorticoid-order-safety' }),
    patient: screenedChild(girl()).writes('prednisolone', '20 mg daily'),
    rules: {},
  }),
  signed({
    id: 'prednisolone-beside-rituximab-28-days',
    story:
      'A girl of ten, ten weeks after rituximab, on prednisolone 20 mg for 28 days without co-trimoxazole.',
    proves: yes({ rule: 'glucocorticoid-order-safety' }),
    patient: screenedChild(
      rituximabCourse(aChild(), 10).took('prednisolone', { from: ago(28), dose: '20 mg daily' }),
    ).writes('prednisolone', '20 mg daily'),
    rules: { 'glucocorticoid-order-safety': 'info' },
    says: ['Pneumocystis'],
  }),
  signed({
    id: 'prednisolone-beside-rituximab-27-days',
    story: 'The same girl on prednisolone for 27 days.',
    proves: no({ rule: 'glucocorticoid-order-safety' }),
    patient: screenedChild(
      rituximabCourse(aChild(), 10).took('prednisolone', { from: ago(27), dose: '20 mg daily' }),
    ).writes('prednisolone', '20 mg daily'),
    rules: {},
  }),
];
