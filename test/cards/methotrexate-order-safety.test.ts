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
import { aChild, ago, anAdult, anaphylaxisTo, consult, testResult } from './consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';

const rule = 'methotrexate-order-safety';

const aMan = () =>
  aPatient({ born: '1995-03-01', sex: 'male' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });
const unreadable = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'error', code: 'exception' }],
} as const;

const order = ['methotrexate SC', '15 mg weekly'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Methotrexate: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No blood count on file',
      'warning',
      /Not on file.*blood count/,
      () => screened(aYoungWoman(), { without: ['WBC', 'Hemoglobin', 'Platelets'] }),
    ],
    [
      'Platelets alone not on file',
      'warning',
      /Not on file.*platelets/,
      () => screened(aYoungWoman(), { without: ['Platelets'] }),
    ],
    [
      'Creatinine of 91 days ago',
      'warning',
      /Too old.*Creatinine/,
      () => screened(aYoungWoman(), { daysAgo: { Creatinine: 91 } }),
    ],
    [
      'Hepatitis B test of 366 days ago',
      'warning',
      /Too old.*HBsAg/,
      () => screened(aYoungWoman(), { daysAgo: { HBsAg: 366 } }),
    ],
    [
      'White cells below their range',
      'warning',
      /Abnormal.*WBC 2\.1/,
      () => screened(aYoungWoman(), { without: ['WBC'] }).with(outOfRange('WBC', 2.1, '3.5-10')),
    ],
    [
      'ALT above its range',
      'warning',
      /Abnormal.*ALT/,
      () => screened(aYoungWoman(), { without: ['ALT'] }).with(outOfRange('ALT', 90, '0-40')),
    ],
    [
      'ALT raised together with CK',
      'info',
      /may come from muscle/,
      () =>
        screened(aYoungWoman(), { without: ['ALT'] })
          .with(outOfRange('ALT', 90, '0-40'))
          .with(outOfRange('CK', 900, '0-170')),
    ],
    [
      'Ordered again while it is taken, hepatitis B never tested',
      'warning',
      /Not on file.*HBsAg/,
      () =>
        screened(aYoungWoman(), { without: ['HBsAg'] }).took('methotrexate SC', {
          from: ago(100),
          dose: '15 mg weekly',
        }),
    ],
    [
      'HBsAg positive beside a raised CK',
      'warning',
      /Abnormal, act on it before the first dose: .*HBsAg/,
      () =>
        screened(aYoungWoman(), { without: ['HBsAg'] })
          .with(testResult('HBsAg', 'positive', ago(5)))
          .with(outOfRange('CK', 900, '0-170')),
    ],
    [
      'White cells below their range beside a raised CK',
      'warning',
      /Abnormal.*WBC 2\.1/,
      () =>
        screened(aYoungWoman(), { without: ['WBC'] })
          .with(outOfRange('WBC', 2.1, '3.5-10'))
          .with(outOfRange('CK', 900, '0-170')),
    ],
    [
      'Pregnancy test of 15 days ago',
      'warning',
      /Pregnancy test/,
      () => screened(aYoungWoman(), { daysAgo: { 'Pregnancy test': 15 } }),
    ],
    [
      'No chest radiograph',
      'warning',
      /Chest radiograph/,
      () => screened(aYoungWoman(), { without: ['chest radiograph'] }),
    ],
    [
      'Liver disease',
      'warning',
      /Liver disease on record/,
      () => screened(aYoungWoman()).has('Liver cirrhosis'),
    ],
    ['Alcohol', 'warning', /Alcohol use/, () => screened(aYoungWoman()).has('Alcohol dependence')],
    [
      'Interstitial lung disease',
      'warning',
      /Interstitial lung disease/,
      () => screened(aYoungWoman()).has('Interstitial lung disease'),
    ],
    [
      'eGFR below 30',
      'warning',
      /accumulates/,
      () => screened(aYoungWoman()).with(testResult('eGFR', '25 mL/min/1.73m2', ago(5))),
    ],
    [
      'An anaphylaxis to it',
      'critical',
      /severe reaction/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('methotrexate')),
    ],
    [
      'Nausea that ended it',
      'warning',
      /was not tolerated/,
      () =>
        screened(aYoungWoman()).took('methotrexate', {
          from: ago(400),
          to: ago(300),
          reason: 'Nausea, not tolerated',
        }),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'muscle enzymes while ALT and AST are normal beside a raised CK',
      /together with CK/,
      () => screened(aYoungWoman()).measured('CK', 900, ago(5), 200),
    ],
    [
      'muscle enzymes when ALT is raised and CK is not',
      /together with CK/,
      () =>
        screened(aYoungWoman(), { without: ['ALT'] })
          .with(outOfRange('ALT', 90, '5-40'))
          .measured('CK', 90, ago(5), 200),
    ],
    [
      'what was not tolerated of another drug',
      /not tolerated/,
      () =>
        screened(aYoungWoman()).took('azathioprine', {
          from: ago(400),
          to: ago(300),
          reason: 'Pancreatitis, not tolerated',
        }),
    ],
    [
      'an anaphylaxis to another drug',
      /severe reaction|Anaphylaxis/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('rituximab')),
    ],
    [
      'a creatinine of 90 days ago',
      /Creatinine/,
      () => screened(aYoungWoman(), { daysAgo: { Creatinine: 90 } }),
    ],
    [
      'a hepatitis B test of 365 days ago',
      /HBsAg/,
      () => screened(aYoungWoman(), { daysAgo: { HBsAg: 365 } }),
    ],
    [
      'a pregnancy test of 14 days ago',
      /Pregnancy/i,
      () => screened(aYoungWoman(), { daysAgo: { 'Pregnancy test': 14 } }),
    ],
    [
      'a pregnancy test in a woman of 56',
      /Pregnancy/i,
      () => screened(anAdult(), { without: ['Pregnancy test'] }),
    ],
    ['a pregnancy test in a man', /Pregnancy/i, () => screened(aMan(), { without: ['Pregnancy test'] })],
    [
      'an old hepatitis test when it goes on',
      /HBsAg/,
      () =>
        screened(aYoungWoman(), { daysAgo: { HBsAg: 500 } }).took('methotrexate SC', {
          from: ago(300),
          dose: '15 mg weekly',
        }),
    ],
    [
      'an eGFR of 45',
      /accumulates/,
      () => screened(aYoungWoman()).with(testResult('eGFR', '45 mL/min/1.73m2', ago(5))),
    ],
    [
      'a liver disease that was ruled out',
      /Liver/,
      () => screened(aYoungWoman()).has('Liver cirrhosis', { verification: 'refuted' }),
    ],
  ]);

  it('a daily order is critical, from the words of the dose', async () => {
    const said = await judgedOrder(rule, screened(aYoungWoman()), ['methotrexate', '15 mg daily']);
    expect(said.indicator).toBe('critical');
    expect(said.text).toMatch(/once a WEEK/);
    const seen = await consult(screened(aYoungWoman()).signs('methotrexate', '15 mg daily'));
    expect(seen.proposed(rule)).toMatchObject([{ kind: 'update-order' }]);
  });

  it('a dose above 25 mg a week is a warning in an adult, 25 mg is not', async () => {
    const at = (dose: string) => judgedOrder(rule, screened(aYoungWoman()), ['methotrexate SC', dose]);
    expect(await at('30 mg weekly')).toMatchObject({ indicator: 'warning' });
    expect(await at('25 mg weekly')).toMatchObject({ indicator: onlyTheGuide });
  });

  it('in a child the missing weight is a warning, because the dose depends on it', async () => {
    const said = await judgedOrder(rule, aChild(), ['methotrexate SC', '15 mg weekly']);
    expect(said.indicator).toBe('warning');
    expect(said.text).toMatch(/Measure weight and height/);
  });

  it('speaks of a past diagnosis only when it is critical', async () => {
    const past = aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', {
      onset: '2015-06-01',
      abated: '2020-01-01',
    });
    expect((await judged(past)).indicator).toBeUndefined();
    expect((await judged(past.has('Pregnant', { onset: ago(60) }))).indicator).toBe('critical');
  });

  it('does not call a test missing that could not be read, and says what was not checked', async () => {
    const body = screened(aYoungWoman()).signs(...order);
    const seen = await consult({ ...body, prefetch: { ...body.prefetch, laboratory: unreadable } });
    expect(seen.says[rule]).toBe('info');
    expect(seen.said(rule).wording.summary).toMatch(/some checks could not be made/);
    expect(seen.lines(rule, 'Note').join()).toMatch(/Not checked.*HBsAg could not be read/);
    const missing = seen.said(rule).judged.flatMap(({ answer }) => answer.missing);
    expect([...new Set(missing)]).toStrictEqual(['laboratory']);
    const chest = screened(aYoungWoman(), { without: ['chest radiograph'] }).signs(...order);
    const half = await consult({ ...chest, prefetch: { ...chest.prefetch, laboratory: unreadable } });
    expect(half.lines(rule, 'Note').join()).toMatch(/Not checked.*could not be read/);
    expect(half.lines(rule, 'Before starting').join()).not.toMatch(/Not on file/);
  });
});
