import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, onlyTheGuide, screened } from './order-desk.js';
import { ago, anaphylaxisTo, consult, testResult } from './consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';

const rule = 'mycophenolate-order-safety';
const pregnantWoman = () => aYoungWoman().has('Pregnant', { onset: ago(60) });

const order = ['mycophenolate', '1 g twice daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Mycophenolate: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  it.each<readonly [string, string, RegExp, () => APatient]>([
    [
      'No blood count',
      'warning',
      /Not on file.*blood count/,
      () => screened(aYoungWoman(), { without: ['WBC', 'Hemoglobin', 'Platelets'] }),
    ],
    [
      'No pregnancy test',
      'warning',
      /two pregnancy tests/,
      () => screened(aYoungWoman(), { without: ['Pregnancy test'] }),
    ],
    ['Sepsis', 'warning', /infection/, () => screened(aYoungWoman()).has('Sepsis', { onset: ago(3) })],
    ['A malignancy', 'warning', /Malignancy on record/, () => screened(aYoungWoman()).has('Breast cancer')],
    [
      'An anaphylaxis to it',
      'critical',
      /severe reaction/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('mycophenolate')),
    ],
  ])('%s: %s', async (_, indicator, words, patient) => {
    const said = await judged(patient());
    expect(said.indicator).toBe(indicator);
    expect(said.text).toMatch(words);
  });

  it.each<readonly [string, RegExp, () => APatient]>([
    [
      'an infection that is over',
      /infection/,
      () => screened(aYoungWoman()).has('Sepsis', { onset: ago(300), status: 'resolved' }),
    ],
    [
      'a cancer of the mother',
      /Malignancy/,
      () => screened(aYoungWoman()).has('Family history of breast cancer'),
    ],
  ])('does not speak of %s', async (_, words, patient) => {
    expect((await judged(patient())).text).not.toMatch(words);
  });

  it('4 g a day is above the range of an adult, 3 g is not', async () => {
    const at = (dose: string) => judgedOrder(rule, screened(aYoungWoman()), ['mycophenolate mofetil', dose]);
    expect(await at('2 g twice daily')).toMatchObject({ indicator: 'warning' });
    expect(await at('1.5 g twice daily')).toMatchObject({ indicator: onlyTheGuide });
  });
});
describe('Before mycophenolate is given', () => {
  it('is critical when it is ordered in pregnancy, and offers to remove the order', async () => {
    for (const chart of [
      pregnantWoman(),
      aYoungWoman().with(testResult('Pregnancy test', 'positive', ago(5))),
    ]) {
      const { says, proposed, said } = await consult(chart.signs('mycophenolate', '1 g twice daily'));
      expect(says[rule]).toBe('critical');
      expect(proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'MedicationRequest/draft-1' }]);
      expect(said(rule).wording.summary).toMatch(/^Do not order .*pregnancy/);
    }
  });

  it('is critical on patient-view while it is taken in pregnancy, also while the disease is inactive', async () => {
    const taking = pregnantWoman().took('mycophenolate', { from: ago(40), dose: '1 g twice daily' });
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
    const notPregnant = aYoungWoman().took('mycophenolate', { from: ago(40), dose: '1 g twice daily' });
    const stopped = pregnantWoman().took('mycophenolate', {
      from: ago(400),
      to: ago(200),
      dose: '1 g twice daily',
    });
    const past = aPatient({ born: '1995-03-01', sex: 'female' })
      .diagnosedWith('Dermatomyositis', { onset: '2015-06-01', abated: '2020-01-01' })
      .has('Pregnant', { onset: ago(60) })
      .took('mycophenolate', { from: ago(40), dose: '1 g twice daily' });
    for (const chart of [notPregnant, stopped, past])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });
});
