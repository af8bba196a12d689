import { aChild, ago, anAdult, onFirstLine, weeksAgo } from '../cards/consult.js';
import { no, yes } from './targets.js';
import { adult, child, cmas, gottron, mmt8, steadyAdult, weanedOff } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const onMethotrexate = { from: weeksAgo(30), dose: '25 mg weekly' } as const;

/** Worsening; a child on methotrexate and hydroxychloroquine; the failed first line; skin. */
export const rows10to13: readonly Vignette[] = [
  {
    id: 'child-cmas-falls-by-3',
    story: 'A girl of ten, 8 weeks into methotrexate and prednisolone: CMAS fell from 39 to 36.',
    proves: yes({ row: '10' }, { boundary: 'CMAS fall of 3' }),
    patient: child(cmas(onFirstLine(aChild(), 8), 39, 36)),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
    inOrder: ['IVIG', 'tofacitinib', 'mycophenolate', 'ciclosporin'],
  },
  {
    id: 'child-cmas-falls-by-2',
    story: 'The same girl, but CMAS fell by two points only, from 38 to 36.',
    proves: [...no({ row: '10' }, { boundary: 'CMAS fall of 3' }), ...yes({ row: '16' })],
    patient: child(cmas(onFirstLine(aChild(), 8), 38, 36)),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'adult-mmt8-falls-by-4',
    story: 'A woman of 56, 8 weeks into methotrexate and prednisolone: MMT8 fell from 74 to 70 of 80.',
    proves: yes({ row: '10' }),
    patient: adult(mmt8(onFirstLine(anAdult(), 8), 74, 70)),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin'],
    neverOffers: ['tofacitinib'],
  },
  {
    id: 'adult-mmt8-falls-by-3',
    story: 'The same woman, but MMT8 fell by three points only, from 73 to 70.',
    proves: no({ row: '10' }, { rule: 'hold-steroid-taper' }),
    patient: adult(mmt8(onFirstLine(anAdult(), 8), 73, 70)),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  {
    id: 'new-rash-on-first-line',
    story: 'A girl of ten with normal strength, 8 weeks into first line: Gottron papules since seven weeks.',
    proves: yes({ row: '10' }),
    patient: child(cmas(onFirstLine(aChild(), 8), 50, 50).has("Gottron's papules", { onset: ago(50) })),
    row: '10',
    rules: {
      'escalate-ivig': 'warning',
      'hold-steroid-taper': 'warning',
      'skin-disease-systemic': 'info',
    },
  },
  {
    id: 'worsening-never-had-a-csdmard',
    story: 'A girl of ten on prednisolone alone for 10 weeks, CMAS down from 42 to 36.',
    proves: yes({ row: '10' }),
    patient: child(
      cmas(aChild().took('prednisolone', { from: weeksAgo(10), dose: '20 mg daily' }), 42, 36),
      'folic acid',
    ),
    row: '10',
    rules: { 'escalate-ivig': 'warning', 'hold-steroid-taper': 'warning' },
    // Adding a csDMARD comes second.
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin', 'tofacitinib'],
  },
  {
    id: 'worsening-with-nothing-running',
    story:
      'A girl of ten whose methotrexate and prednisolone ended in remission in spring; CMAS fell from 44 to 36.',
    proves: [...no({ row: '10' }), ...yes({ row: '18' })],
    patient: child(
      cmas(
        weanedOff(aChild()).took('methotrexate SC', {
          from: '2025-06-10',
          to: '2026-04-10',
          dose: '25 mg weekly',
          reason: 'In remission',
        }),
        44,
        36,
      ),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'child-weak-on-methotrexate-and-hydroxychloroquine',
    story: 'A girl of ten, weak after 30 weeks of methotrexate and hydroxychloroquine, never a steroid.',
    proves: yes({ row: '11' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .has('Proximal muscle weakness', { onset: ago(200) })
        .took('methotrexate SC', onMethotrexate)
        .took('hydroxychloroquine', { from: weeksAgo(30), dose: '150 mg daily' }),
    ),
    row: '11',
    rules: { 'escalate-jak-inhibitor': 'warning', 'data-gap': 'info' },
    inOrder: ['tofacitinib', 'IVIG', 'rituximab'],
  },
  {
    id: 'child-hydroxychloroquine-for-11-weeks',
    story: 'The same girl, but hydroxychloroquine was added only 11 weeks ago: the steroid is missing.',
    proves: [...no({ row: '11' }), ...yes({ row: '18' })],
    patient: child(
      cmas(aChild(), 36, 36)
        .has('Proximal muscle weakness', { onset: ago(200) })
        .took('methotrexate SC', onMethotrexate)
        .took('hydroxychloroquine', { from: weeksAgo(11), dose: '150 mg daily' }),
    ),
    row: '18',
    rules: { 'start-first-line': 'info', 'data-gap': 'info' },
  },
  {
    id: 'child-hydroxychloroquine-and-a-pulse',
    story:
      'The girl on methotrexate and hydroxychloroquine had a steroid pulse at onset, and no oral steroid.',
    proves: no({ row: '11' }, { rule: 'data-gap' }),
    patient: child(
      cmas(aChild(), 36, 36)
        .has('Proximal muscle weakness', { onset: ago(200) })
        .given('methylprednisolone IV pulse', [weeksAgo(30)], '1000 mg')
        .took('methotrexate SC', onMethotrexate)
        .took('hydroxychloroquine', { from: weeksAgo(30), dose: '150 mg daily' }),
    ),
    row: '18',
    rules: { 'start-first-line': 'info' },
  },
  {
    id: 'adult-weak-on-methotrexate-and-hydroxychloroquine',
    story: 'A woman of 56, weak after 30 weeks of methotrexate and hydroxychloroquine without a steroid.',
    proves: no({ row: '11' }),
    patient: adult(
      mmt8(anAdult(), 70, 70)
        .has('Proximal muscle weakness', { onset: ago(200) })
        .took('methotrexate SC', onMethotrexate)
        .took('hydroxychloroquine', { from: weeksAgo(30), dose: '300 mg daily' }),
    ),
    row: '18',
    rules: { 'start-first-line': 'info', 'data-gap': 'info' },
  },
  {
    id: 'adult-first-line-for-12-weeks',
    story: 'A woman of 56, no better after exactly 12 weeks of methotrexate and prednisolone.',
    proves: yes({ row: '12' }, { boundary: 'first line for 12 weeks' }),
    patient: adult(steadyAdult(12)),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'rituximab', 'mycophenolate', 'ciclosporin'],
  },
  {
    id: 'first-line-failed-nothing-to-compare',
    story: 'A girl of ten, 20 weeks into first line, CMAS 36 measured for the first time this week.',
    proves: yes({ row: '12' }, { rule: 'data-gap' }),
    patient: child(onFirstLine(aChild(), 20).measured('CMAS', 36, ago(3))),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', 'data-gap': 'info' },
  },
  {
    id: 'adult-skin-on-methotrexate',
    story: 'A woman of 56 off steroids, full strength, Gottron papules after 30 weeks of methotrexate.',
    proves: yes({ row: '13' }),
    patient: adult(gottron(mmt8(weanedOff(anAdult()).took('methotrexate SC', onMethotrexate), 80, 80))),
    row: '13',
    rules: { 'escalate-ivig': 'warning', 'skin-disease-systemic': 'info' },
    inOrder: ['IVIG', 'mycophenolate', 'rituximab'],
  },
  {
    id: 'adult-skin-on-methotrexate-for-11-weeks',
    story: 'The same woman, but methotrexate was begun 11 weeks ago.',
    proves: no({ row: '13' }),
    patient: adult(
      gottron(
        mmt8(
          weanedOff(anAdult()).took('methotrexate SC', { from: weeksAgo(11), dose: '25 mg weekly' }),
          80,
          80,
        ),
      ),
    ),
    row: '18',
    rules: { 'start-first-line': 'info', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'adult-skin-with-weakness',
    story: 'The woman with Gottron papules after 30 weeks of methotrexate has an MMT8 of 77 of 80.',
    proves: no({ row: '13' }),
    patient: adult(gottron(mmt8(weanedOff(anAdult()).took('methotrexate SC', onMethotrexate), 77, 77))),
    row: '18',
    rules: { 'start-first-line': 'info', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'adult-skin-on-hydroxychloroquine-alone',
    story: 'A woman of 56 off steroids with Gottron papules after 30 weeks of hydroxychloroquine alone.',
    proves: no({ row: '13' }),
    patient: adult(
      gottron(
        mmt8(
          weanedOff(anAdult()).took('hydroxychloroquine', { from: weeksAgo(30), dose: '300 mg daily' }),
          80,
          80,
        ),
      ),
      'folic acid',
    ),
    row: '18',
    rules: { 'start-first-line': 'info', 'skin-disease-systemic': 'info' },
  },
  {
    id: 'child-skin-cmas-45',
    story: 'A girl of ten off steroids, CMAS 45, Gottron papules after 30 weeks of methotrexate.',
    proves: yes({ row: '13' }),
    patient: child(gottron(cmas(weanedOff(aChild()).took('methotrexate SC', onMethotrexate), 45, 45))),
    row: '13',
    rules: { 'escalate-ivig': 'warning', 'skin-disease-systemic': 'info' },
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin', 'tofacitinib'],
    neverOffers: ['rituximab'],
  },
  {
    id: 'child-skin-cmas-44',
    story: 'The same girl with a CMAS of 44: no longer skin alone.',
    proves: no({ row: '13' }),
    patient: child(gottron(cmas(weanedOff(aChild()).took('methotrexate SC', onMethotrexate), 44, 44))),
    row: '18',
    rules: { 'start-first-line': 'info', 'skin-disease-systemic': 'info' },
  },
];
