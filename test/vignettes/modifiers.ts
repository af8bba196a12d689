import { ago, ivigFailed, testResult } from '../cards/consult.js';
import { no, yes } from './targets.js';
import { weakGirl, weakWoman } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const afterIvig = () => ivigFailed(weakGirl(40));
const withMyocarditis = () => weakGirl(30).has('Myocarditis', { onset: ago(5) });

/** Specification B.2 "Modifiers": what moves an option up or down. */
export const modifierVignettes: readonly Vignette[] = [
  {
    id: 'calcinosis-after-ivig-girl',
    story:
      'A weak girl with calcinosis in whom IVIG failed: none of six improved on rituximab, so it goes last.',
    proves: yes({ modifier: 'calcinosis' }, { rule: 'calcinosis' }, { row: '7' }),
    patient: afterIvig().has('Calcinosis cutis', { onset: ago(300) }),
    row: '7',
    rules: { 'escalate-jak-inhibitor': 'warning', 'expert-referral': 'warning', calcinosis: 'info' },
    inOrder: ['tofacitinib', 'mycophenolate', 'infliximab', 'ciclosporin', 'rituximab'],
  },
  {
    id: 'calcinosis-resolved-girl',
    story: 'The same girl, whose calcinosis has resolved years ago.',
    proves: [
      ...no({ modifier: 'calcinosis' }, { rule: 'calcinosis' }),
      ...no({ rule: 'escalate-jak-inhibitor' }),
    ],
    patient: afterIvig().has('Calcinosis cutis', { onset: '2022-01-01', abated: '2023-06-01' }),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'ciclosporin', 'mycophenolate', 'tofacitinib', 'infliximab'],
  },
  {
    id: 'calcinosis-after-ivig-woman',
    story: 'A weak woman with calcinosis in whom IVIG failed.',
    proves: yes({ modifier: 'calcinosis' }),
    patient: ivigFailed(weakWoman(40)).has('Calcinosis cutis', { onset: ago(300) }),
    row: '7',
    rules: { 'escalate-alternatives': 'warning', 'expert-referral': 'warning', calcinosis: 'info' },
    inOrder: ['mycophenolate', 'ciclosporin', 'rituximab'],
  },
  {
    id: 'calcinosis-first-line-failed-woman',
    story:
      'A weak woman with calcinosis after 30 weeks of the first line: IVIG stays first, rituximab moves down.',
    proves: yes({ modifier: 'calcinosis' }, { row: '12' }),
    patient: weakWoman(30).has('Calcinosis cutis', { onset: ago(300) }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning', calcinosis: 'info' },
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin', 'rituximab'],
  },
  {
    id: 'arthritis-after-ivig',
    story:
      'A weak girl with polyarthritis in whom IVIG failed: infliximab or adalimumab move up behind rituximab.',
    proves: yes({ modifier: 'arthritis' }),
    patient: afterIvig().has('Polyarthritis', { onset: ago(200) }),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'infliximab', 'ciclosporin', 'mycophenolate', 'tofacitinib'],
  },
  {
    id: 'arthralgia-after-ivig',
    story: 'The same girl with painful joints that are not swollen: arthralgia is no arthritis.',
    proves: no({ modifier: 'arthritis' }),
    patient: afterIvig().has('Arthralgia', { onset: ago(200) }),
    row: '7',
    rules: { 'escalate-rituximab': 'warning', 'expert-referral': 'warning' },
    inOrder: ['rituximab', 'ciclosporin', 'mycophenolate', 'tofacitinib', 'infliximab'],
  },
  {
    id: 'mi2-with-myocarditis',
    story: 'A girl with myocarditis and anti-Mi-2 antibodies: rituximab moves up behind cyclophosphamide.',
    proves: yes({ modifier: 'anti-Mi-2 or antisynthetase antibody' }),
    patient: withMyocarditis().with(testResult('Anti-Mi-2 antibody', 'Positive', ago(300))),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
    inOrder: ['cyclophosphamide', 'rituximab', 'tofacitinib', 'IVIG'],
  },
  {
    id: 'mi2-negative-with-myocarditis',
    story: 'The same girl with a negative anti-Mi-2.',
    proves: no({ modifier: 'anti-Mi-2 or antisynthetase antibody' }),
    patient: withMyocarditis().with(testResult('Anti-Mi-2 antibody', 'Negative', ago(300))),
    row: '1',
    rules: { 'escalate-cyclophosphamide': 'critical', 'expert-referral': 'critical' },
    inOrder: ['cyclophosphamide', 'tofacitinib', 'rituximab', 'IVIG'],
  },
  {
    id: 'first-line-failed-after-thrombosis',
    story: 'A girl in whom the first line failed; she had a deep vein thrombosis in 2021.',
    proves: yes(
      { modifier: 'thrombosis or renal risk' },
      { never: 'a JAK inhibitor after venous thrombosis, or IVIG with thrombosis, without a word' },
      { row: '12' },
    ),
    patient: weakGirl(30).has('Deep vein thrombosis', { onset: '2021-01-01', status: 'resolved' }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'mycophenolate', 'ciclosporin', 'tofacitinib'],
    says: ['0.03 mL/kg/min', 'hrombosis on record'],
  },
  {
    id: 'first-line-failed-no-thrombosis',
    story:
      'The same girl, who never had a thrombosis: a JAK inhibitor stands second, IVIG runs at the usual rate.',
    proves: [
      ...no(
        { modifier: 'thrombosis or renal risk' },
        { never: 'a JAK inhibitor after venous thrombosis, or IVIG with thrombosis, without a word' },
      ),
      ...yes({ row: '12' }),
      ...no({ rule: 'skin-disease-systemic' }),
    ],
    patient: weakGirl(30),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'tofacitinib', 'mycophenolate', 'ciclosporin'],
    says: ['0.04 mL/kg/min'],
    neverSays: ['0.03 mL/kg/min'],
  },
  {
    id: 'first-line-failed-with-renal-failure',
    story:
      'A woman in whom the first line failed and who has chronic renal failure: slower IVIG, no ciclosporin.',
    proves: yes({ modifier: 'thrombosis or renal risk' }),
    patient: weakWoman(30).has('Chronic renal failure', { onset: '2024-01-01' }),
    row: '12',
    rules: { 'escalate-ivig': 'warning', 'expert-referral': 'warning' },
    inOrder: ['IVIG', 'rituximab', 'mycophenolate'],
    says: ['0.03 mL/kg/min'],
    neverOffers: ['ciclosporin'],
  },
];
