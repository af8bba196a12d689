import { describe, expect, it } from '@jest/globals';
import {
  aYoungWoman,
  judgedOrder,
  onlyTheGuide,
  outOfRange,
  screened,
  itSays,
  itDoesNotSpeakOf,
} from './order-desk.js';
import {
  aChild,
  ago,
  allergicTo,
  anaphylaxisTo,
  consult,
  ivigCycles,
  rituximabCourse,
  weeksAgo,
  testResult,
} from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'rituximab-order-safety';

const rashFrom = (drug: string) =>
  allergicTo(drug, { reaction: [{ manifestation: [{ text: 'Rash' }], severity: 'moderate' }] });
const order = ['rituximab', '1000 mg'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Rituximab: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No core antibody',
      'warning',
      /Not on file.*anti-HBc/,
      () => screened(aYoungWoman(), { without: ['Anti-HBc'] }),
    ],
    [
      'Core antibody positive',
      'critical',
      /Contraindicated/,
      () =>
        screened(aYoungWoman(), { without: ['Anti-HBc'] }).with(testResult('Anti-HBc', 'positive', ago(900))),
    ],
    [
      'No immunoglobulins',
      'warning',
      /IgG, IgA, IgM/,
      () => screened(aYoungWoman(), { without: ['IgG', 'IgA', 'IgM'] }),
    ],
    [
      'Low IgG',
      'warning',
      /Abnormal.*IgG 4/,
      () => screened(aYoungWoman(), { without: ['IgG'] }).with(outOfRange('IgG', 4, '7-16')),
    ],
    [
      'Low IgG beside a raised CK',
      'warning',
      /Abnormal.*IgG 4/,
      () =>
        screened(aYoungWoman(), { without: ['IgG'] })
          .with(outOfRange('IgG', 4, '7-16'))
          .with(outOfRange('CK', 900, '0-170')),
    ],
    [
      'A course begun 20 weeks ago',
      'warning',
      /again before 26 weeks/,
      () => rituximabCourse(screened(aYoungWoman()), 20),
    ],
    [
      'Two courses begun 25 and 15 weeks ago',
      'warning',
      /begun 2026-08-07: its effect/,
      () => rituximabCourse(rituximabCourse(screened(aYoungWoman()), 25), 15),
    ],
    [
      'An infusion 43 days ago: no longer the same course',
      'warning',
      /again before 26 weeks/,
      () => screened(aYoungWoman()).given('rituximab', [ago(43)], '1000 mg'),
    ],
    [
      'An intolerance',
      'warning',
      /not tolerated before \(.*give it again only on purpose/,
      () => screened(aYoungWoman()).with(rashFrom('rituximab')),
    ],
    [
      'A severe reaction that takes many words',
      'critical',
      /^Do not give rituximab: a contraindication is on record\n/,
      () =>
        screened(aYoungWoman()).with(
          allergicTo('rituximab', {
            criticality: 'high',
            reaction: [
              {
                manifestation: [
                  {
                    text: 'Anaphylaxis with hypotension, bronchospasm and loss of consciousness a quarter of an hour into the very first infusion',
                  },
                ],
                severity: 'severe',
              },
            ],
          }),
        ),
    ],
    [
      'Pregnancy',
      'warning',
      /^Rituximab in pregnancy[^]*Pregnancy on record: expert decision only; contraception for 12 months/,
      () => screened(aYoungWoman()).has('Pregnant', { onset: ago(60) }),
    ],
    ['Sepsis', 'critical', /Contraindicated/, () => screened(aYoungWoman()).has('Sepsis', { onset: ago(3) })],
    [
      'An anaphylaxis to it',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('rituximab')),
    ],
    ['IVIG running', 'info', /after an IVIG cycle/, () => ivigCycles(screened(aYoungWoman()), 1, 2)],
    [
      'No test for tuberculosis',
      'info',
      /local policy/,
      () => screened(aYoungWoman(), { without: ['QuantiFERON-TB Gold Plus'] }),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    ['an early repeat after 26 weeks', /again before/, () => rituximabCourse(screened(aYoungWoman()), 26)],
    [
      'the second infusion of the same course',
      /again before/,
      () => screened(aYoungWoman()).given('rituximab', [weeksAgo(2)], '1000 mg'),
    ],
    [
      'a second infusion 42 days after the first',
      /again before/,
      () => screened(aYoungWoman()).given('rituximab', [ago(42)], '1000 mg'),
    ],
    [
      'what could not be checked when an earlier course has no date: nothing was unreadable',
      /Not checked/,
      () => screened(aYoungWoman()).took('rituximab', { status: 'completed' }),
    ],
    [
      'a reaction to another drug',
      /reaction|tolerated/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('azathioprine')).with(rashFrom('mycophenolate')),
    ],
    [
      'an intolerance beside the severe reaction that it names',
      /not tolerated before/,
      () => screened(aYoungWoman()).with(rashFrom('rituximab')).with(anaphylaxisTo('rituximab')),
    ],
    [
      'a pregnancy test, which it does not need',
      /pregnancy test/i,
      () => screened(aYoungWoman(), { without: ['Pregnancy test'] }),
    ],
  ]);

  it('cannot tell a repeat from an earlier course without a date; an order alone is no course', async () => {
    const asked = async (patient: APatient) => {
      const { judgement } = await consult(patient.orders(...order));
      const found = judgement.findings.find((one) => one.rule.id === rule);
      return found?.judged.find(({ asks }) => asks.startsWith('Was the last course'))?.answer.verdict;
    };
    expect(await asked(screened(aYoungWoman()).took('rituximab', { status: 'completed' }))).toBe('unknown');
    expect(await asked(screened(aYoungWoman()).ordered('rituximab', { on: ago(10) }))).toBe('unmet');
  });

  it('1000 mg twice is no dose of a child', async () => {
    const said = await judgedOrder(rule, screened(aChild()).weighs(28, ago(1)).isTall(130, ago(1)), order);
    expect(said.indicator).toBe('warning');
  });
});
