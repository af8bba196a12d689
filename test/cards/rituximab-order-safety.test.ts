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
import { aChild, ago, anaphylaxisTo, ivigCycles, rituximabCourse, weeksAgo, testResult } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'rituximab-order-safety';

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
      'A course begun 20 weeks ago',
      'warning',
      /again before 26 weeks/,
      () => rituximabCourse(screened(aYoungWoman()), 20),
    ],
    [
      'Pregnancy',
      'warning',
      /expert decision only/,
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
      'a pregnancy test, which it does not need',
      /pregnancy test/i,
      () => screened(aYoungWoman(), { without: ['Pregnancy test'] }),
    ],
  ]);

  it('1000 mg twice is no dose of a child', async () => {
    const said = await judgedOrder(rule, screened(aChild()).weighs(28, ago(1)).isTall(130, ago(1)), order);
    expect(said.indicator).toBe('warning');
  });
});
