import { aChild, ago, weeksAgo } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { inRemission, ordered, suspected, withoutDermatomyositis } from './orders.js';
import { no, yes } from './targets.js';
import { adult, child, cmas, steadyAdult, steadyChild } from './usual-patients.js';
import type { Vignette } from './vignette.js';

const onCotrimoxazole = { from: weeksAgo(4), dose: '480 mg daily' } as const;
const onPrednisoloneAlone = (): APatient =>
  cmas(aChild().took('prednisolone', { from: weeksAgo(8), dose: '20 mg daily' }), 36, 36);

/** IL-6 inhibitors and the gut; methotrexate with co-trimoxazole. Specification B.4, B.5. */
export const otherDrugs: readonly Vignette[] = [
  ordered({
    id: 'tocilizumab-ordered-with-diarrhoea',
    story: 'A woman of 56, 8 weeks into first line, with diarrhoea since ten days, is to get tocilizumab.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(steadyAdult(8).has('Diarrhoea', { onset: ago(10) })).writes('tocilizumab', '560 mg q4wk'),
    rules: { 'il6-inhibitor-gi-risk': 'critical' },
  }),
  ordered({
    id: 'tocilizumab-ordered-with-undated-diarrhoea',
    story: 'The same woman; nobody wrote down when the diarrhoea began.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(steadyAdult(8).has('Diarrhoea')).writes('tocilizumab', '560 mg q4wk'),
    rules: { 'il6-inhibitor-gi-risk': 'warning' },
  }),
  ordered({
    id: 'sarilumab-ordered-gut-well',
    story: 'A woman of 56, 8 weeks into first line, with a healthy gut is to get sarilumab.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(steadyAdult(8)).writes('sarilumab', '200 mg q2wk'),
    rules: { 'il6-inhibitor-gi-risk': 'info' },
  }),
  ordered({
    id: 'tocilizumab-ordered-with-dysphagia-alone',
    story: 'A woman of 56, 8 weeks into first line, with dysphagia and a healthy gut is to get tocilizumab.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(steadyAdult(8).has('Dysphagia', { onset: ago(10) })).writes('tocilizumab', '560 mg q4wk'),
    rules: { 'il6-inhibitor-gi-risk': 'info' },
  }),
  {
    id: 'tocilizumab-taken-with-diarrhoea',
    story: 'A woman of 56, 8 weeks into first line and tocilizumab, with diarrhoea since ten days.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(
      steadyAdult(8)
        .took('tocilizumab', { from: weeksAgo(8), dose: '560 mg q4wk' })
        .has('Diarrhoea', { onset: ago(10) }),
    ),
    row: '16',
    rules: { 'il6-inhibitor-gi-risk': 'critical', 'review-4-weeks': 'info' },
  },
  {
    id: 'tocilizumab-taken-gut-well',
    story: 'The same woman on tocilizumab with a healthy gut.',
    proves: no({ rule: 'il6-inhibitor-gi-risk' }),
    patient: adult(steadyAdult(8).took('tocilizumab', { from: weeksAgo(8), dose: '560 mg q4wk' })),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
  ordered({
    id: 'tocilizumab-ordered-in-remission-with-diarrhoea',
    story: 'A girl of ten whose JDM is in remission, with diarrhoea since ten days, is to get tocilizumab.',
    proves: yes({ rule: 'il6-inhibitor-gi-risk' }),
    patient: inRemission()
      .has('Diarrhoea', { onset: ago(10) })
      .writes('tocilizumab', '280 mg q4wk'),
    rules: { 'il6-inhibitor-gi-risk': 'warning' },
  }),
  ordered({
    id: 'tocilizumab-ordered-jdm-suspected-gut-well',
    story: 'A girl of ten with suspected JDM and a healthy gut is to get tocilizumab.',
    proves: no({ rule: 'il6-inhibitor-gi-risk' }),
    patient: suspected().writes('tocilizumab', '280 mg q4wk'),
    rules: {},
  }),
  ordered({
    id: 'tocilizumab-ordered-for-arthritis',
    story:
      'A girl of ten with juvenile idiopathic arthritis, diarrhoea and no dermatomyositis gets tocilizumab.',
    proves: no({ rule: 'il6-inhibitor-gi-risk' }),
    patient: withoutDermatomyositis()
      .has('Diarrhoea', { onset: ago(10) })
      .writes('tocilizumab', '280 mg q4wk'),
    rules: {},
  }),
  ordered({
    id: 'co-trimoxazole-ordered-on-methotrexate',
    story: 'A girl of ten on methotrexate is to get co-trimoxazole.',
    proves: yes({ rule: 'methotrexate-co-trimoxazole' }),
    patient: child(steadyChild(8)).writes('co-trimoxazole', '480 mg daily'),
    rules: { 'methotrexate-co-trimoxazole': 'warning' },
  }),
  ordered({
    id: 'co-trimoxazole-ordered-without-methotrexate',
    story: 'A girl of ten on prednisolone alone is to get co-trimoxazole.',
    proves: no({ rule: 'methotrexate-co-trimoxazole' }),
    patient: child(onPrednisoloneAlone(), 'folic acid').writes('co-trimoxazole', '480 mg daily'),
    rules: {},
  }),
  ordered({
    id: 'methotrexate-ordered-on-co-trimoxazole',
    story: 'A girl of ten on prednisolone and co-trimoxazole is to get methotrexate.',
    proves: yes({ rule: 'methotrexate-co-trimoxazole' }),
    patient: child(onPrednisoloneAlone().took('co-trimoxazole', onCotrimoxazole), 'folic acid').writes(
      'methotrexate SC',
      '20 mg weekly',
    ),
    // Hepatitis B and C, chest radiograph and pregnancy test are not on file.
    rules: { 'methotrexate-co-trimoxazole': 'warning', 'methotrexate-order-safety': 'warning' },
  }),
  {
    id: 'methotrexate-and-co-trimoxazole-taken',
    story: 'A girl of ten, 8 weeks into first line, takes co-trimoxazole too.',
    proves: yes({ rule: 'methotrexate-co-trimoxazole' }),
    patient: child(steadyChild(8).took('co-trimoxazole', onCotrimoxazole)),
    row: '16',
    rules: { 'methotrexate-co-trimoxazole': 'warning', 'review-4-weeks': 'info' },
  },
  {
    id: 'co-trimoxazole-ended',
    story: 'The same girl whose co-trimoxazole ended a month ago.',
    proves: no({ rule: 'methotrexate-co-trimoxazole' }),
    patient: child(
      steadyChild(8).took('co-trimoxazole', { ...onCotrimoxazole, from: weeksAgo(8), to: ago(30) }),
    ),
    row: '16',
    rules: { 'review-4-weeks': 'info' },
  },
];
