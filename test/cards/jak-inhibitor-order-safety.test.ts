import { describe, expect, it } from '@jest/globals';
import { aTest, aYoungWoman, judgedOrder, onlyTheGuide, screened } from './order-desk.js';
import { ago, consult, testResult } from './consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';

const rule = 'jak-inhibitor-order-safety';
const pregnantWoman = () => aYoungWoman().has('Pregnant', { onset: ago(60) });

const order = ['tofacitinib', '5 mg twice daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('A JAK inhibitor: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  it.each<readonly [string, string, RegExp, () => APatient]>([
    [
      'No test for tuberculosis',
      'warning',
      /TB test/,
      () => screened(aYoungWoman(), { without: ['QuantiFERON-TB Gold Plus'] }),
    ],
    [
      'A positive test for tuberculosis',
      'warning',
      /Abnormal.*QuantiFERON/,
      () =>
        screened(aYoungWoman(), { without: ['QuantiFERON-TB Gold Plus'] }).with(
          aTest('QuantiFERON-TB Gold Plus', 'positive', ago(900)),
        ),
    ],
    [
      'Lipids of 366 days ago',
      'warning',
      /Too old.*Lipid/,
      () => screened(aYoungWoman(), { daysAgo: { 'Lipid panel': 366 } }),
    ],
    [
      'No varicella antibody',
      'warning',
      /varicella antibody/,
      () => screened(aYoungWoman(), { without: ['Varicella zoster IgG'] }),
    ],
    [
      'Not immune to varicella',
      'warning',
      /Abnormal.*Varicella/,
      () =>
        screened(aYoungWoman(), { without: ['Varicella zoster IgG'] }).with(
          aTest('Varicella zoster IgG', 'negative', ago(20)),
        ),
    ],
    [
      'HBsAg positive',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman(), { without: ['HBsAg'] }).with(aTest('HBsAg', 'positive', ago(20))),
    ],
    [
      'Active tuberculosis',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).has('Pulmonary tuberculosis'),
    ],
    [
      'A thrombosis years ago',
      'warning',
      /Thrombosis on record/,
      () => screened(aYoungWoman()).has('Deep vein thrombosis', { onset: '2019-01-01', status: 'resolved' }),
    ],
    ['A cancer', 'warning', /Malignancy on record/, () => screened(aYoungWoman()).has('Breast cancer')],
    ['Smoking', 'warning', /Smoker/, () => screened(aYoungWoman()).has('Current smoker')],
    [
      'Another JAK inhibitor',
      'warning',
      /Never two JAK inhibitors/,
      () => screened(aYoungWoman()).took('baricitinib', { from: ago(60) }),
    ],
    [
      'Aged 65',
      'warning',
      /65 or over/,
      () =>
        screened(
          aPatient({ born: '1961-11-20', sex: 'male' }).diagnosedWith('Dermatomyositis', {
            onset: '2025-06-01',
          }),
        ),
    ],
  ])('%s: %s', async (_, indicator, words, patient) => {
    const said = await judged(patient());
    expect(said.indicator).toBe(indicator);
    expect(said.text).toMatch(words);
  });

  it.each<readonly [string, RegExp, () => APatient]>([
    [
      'age at 64',
      /65/,
      () =>
        screened(
          aPatient({ born: '1961-11-21', sex: 'male' }).diagnosedWith('Dermatomyositis', {
            onset: '2025-06-01',
          }),
        ),
    ],
    ['an ex-smoker', /Smoker/, () => screened(aYoungWoman()).has('Ex-smoker')],
    [
      'a JAK inhibitor that was stopped',
      /two JAK/i,
      () => screened(aYoungWoman()).took('baricitinib', { from: ago(200), to: ago(60) }),
    ],
    [
      'the same JAK inhibitor that goes on',
      /two JAK/i,
      () => screened(aYoungWoman()).took('tofacitinib', { from: ago(200) }),
    ],
  ])('does not speak of %s', async (_, words, patient) => {
    expect((await judged(patient())).text).not.toMatch(words);
  });
});
describe('Before a JAK inhibitor is given', () => {
  it('is critical when it is ordered in pregnancy, and offers to remove the order', async () => {
    for (const chart of [
      pregnantWoman(),
      aYoungWoman().with(testResult('Pregnancy test', 'positive', ago(5))),
    ]) {
      const { says, proposed, said } = await consult(chart.signs('tofacitinib', '5 mg twice daily'));
      expect(says[rule]).toBe('critical');
      expect(proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'MedicationRequest/draft-1' }]);
      expect(said(rule).wording.summary).toMatch(/^Do not order .*pregnancy/);
    }
  });

  it('is critical on patient-view while it is taken in pregnancy, also while the disease is inactive', async () => {
    const taking = pregnantWoman().took('tofacitinib', { from: ago(40), dose: '5 mg twice daily' });
    const inactive = taking
      .measured('CMAS', 52, ago(5))
      .measured('MMT8', 80, ago(5))
      .measured('CK', 80, ago(5));
    for (const chart of [taking, inactive]) {
      const { says, said, proposals } = await consult(chart.opens());
      expect(says[rule]).toBe('critical');
      expect(said(rule).wording.summary).toMatch(/^Review and stop/);
      expect(proposals(rule)).toEqual([]);
    }
  });

  it('says nothing on patient-view without pregnancy, after it was stopped, or in a past diagnosis', async () => {
    const notPregnant = aYoungWoman().took('tofacitinib', { from: ago(40), dose: '5 mg twice daily' });
    const stopped = pregnantWoman().took('tofacitinib', {
      from: ago(400),
      to: ago(200),
      dose: '5 mg twice daily',
    });
    const past = aPatient({ born: '1995-03-01', sex: 'female' })
      .diagnosedWith('Dermatomyositis', { onset: '2015-06-01', abated: '2020-01-01' })
      .has('Pregnant', { onset: ago(60) })
      .took('tofacitinib', { from: ago(40), dose: '5 mg twice daily' });
    for (const chart of [notPregnant, stopped, past])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });
});
