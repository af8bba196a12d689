import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, screened } from './order-desk.js';
import { ago, consult, ivigCycles, onFirstLine, rituximabCourse, stillWeak, testResult } from './consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';

const rule = 'cyclophosphamide-order-safety';
const pregnantWoman = () => aYoungWoman().has('Pregnant', { onset: ago(60) });

const threatened = (patient: APatient): APatient =>
  patient.has('Extensive ulceration of the skin due to dermatomyositis');
const everythingFailed = (): APatient =>
  rituximabCourse(ivigCycles(stillWeak(onFirstLine(screened(aYoungWoman()), 90)), 4, 50), 30);

const order = ['cyclophosphamide IV', '1200 mg'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Cyclophosphamide: what the card says of an order', () => {
  it('tells a first course only what it needs beforehand, when an organ is threatened', async () => {
    expect(
      await judged(
        screened(aYoungWoman())
          .has('Extensive ulceration of the skin due to dermatomyositis')
          .took('co-trimoxazole', { from: ago(30) }),
      ),
    ).toEqual({
      indicator: 'info',
      text: expect.stringMatching(/Fertility counselling/) as unknown as string,
    });
  });

  it.each<readonly [string, string, RegExp, () => APatient]>([
    [
      'No organ threat, and other options are left',
      'warning',
      /Reconsider cyclophosphamide/,
      () => screened(aYoungWoman()),
    ],
    [
      'No urinalysis',
      'warning',
      /Not on file.*urinalysis/,
      () => threatened(screened(aYoungWoman(), { without: ['Urinalysis'] })),
    ],
    [
      'Sepsis',
      'critical',
      /Contraindicated/,
      () => threatened(screened(aYoungWoman())).has('Sepsis', { onset: ago(3) }),
    ],
    [
      'Haemorrhagic cystitis',
      'critical',
      /Contraindicated/,
      () => threatened(screened(aYoungWoman())).has('Haemorrhagic cystitis'),
    ],
    [
      'Six pulses before',
      'warning',
      /full course/,
      () =>
        threatened(screened(aYoungWoman())).given(
          'cyclophosphamide IV',
          [0, 1, 2, 3, 4, 5].map((n) => ago(400 - 28 * n)),
          '1200 mg',
        ),
    ],
    [
      'No co-trimoxazole',
      'info',
      /Pneumocystis prophylaxis is not on record/,
      () => threatened(screened(aYoungWoman())),
    ],
    [
      'No pregnancy test',
      'warning',
      /Pregnancy test/,
      () => threatened(screened(aYoungWoman(), { without: ['Pregnancy test'] })),
    ],
  ])('%s: %s', async (_, indicator, words, patient) => {
    const said = await judged(patient());
    expect(said.indicator).toBe(indicator);
    expect(said.text).toMatch(words);
  });

  it.each<readonly [string, RegExp, () => APatient]>([
    [
      'its indication when the skin is extensively ulcerated',
      /Reconsider/,
      () => threatened(screened(aYoungWoman())),
    ],
    ['its indication when everything before it failed', /Reconsider/, () => everythingFailed()],
    [
      'a full course after three pulses',
      /full course/,
      () =>
        threatened(screened(aYoungWoman())).given(
          'cyclophosphamide IV',
          [ago(100), ago(72), ago(44)],
          '1200 mg',
        ),
    ],
    [
      'prophylaxis when co-trimoxazole is taken',
      /Pneumocystis/,
      () => threatened(screened(aYoungWoman())).took('co-trimoxazole', { from: ago(30) }),
    ],
  ])('does not speak of %s', async (_, words, patient) => {
    expect((await judged(patient())).text).not.toMatch(words);
  });
});
describe('Before cyclophosphamide is given', () => {
  it('is critical when it is ordered in pregnancy, and offers to remove the order', async () => {
    for (const chart of [
      pregnantWoman(),
      aYoungWoman().with(testResult('Pregnancy test', 'positive', ago(5))),
    ]) {
      const { says, proposed, said } = await consult(chart.signs('cyclophosphamide IV', '750 mg'));
      expect(says[rule]).toBe('critical');
      expect(proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'MedicationRequest/draft-1' }]);
      expect(said(rule).wording.summary).toMatch(/^Do not order .*pregnancy/);
    }
  });

  it('is critical on patient-view while it is taken in pregnancy, also while the disease is inactive', async () => {
    const taking = pregnantWoman().given('cyclophosphamide IV', [ago(10)], '750 mg');
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
    const notPregnant = aYoungWoman().given('cyclophosphamide IV', [ago(10)], '750 mg');
    const stopped = pregnantWoman().given('cyclophosphamide IV', [ago(200)], '750 mg');
    const past = aPatient({ born: '1995-03-01', sex: 'female' })
      .diagnosedWith('Dermatomyositis', { onset: '2015-06-01', abated: '2020-01-01' })
      .has('Pregnant', { onset: ago(60) })
      .given('cyclophosphamide IV', [ago(10)], '750 mg');
    for (const chart of [notPregnant, stopped, past])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('is critical on patient-view when it was ordered and not yet infused', async () => {
    const { says } = await consult(
      pregnantWoman()
        .ordered('cyclophosphamide IV', { on: ago(5) })
        .opens(),
    );
    expect(says[rule]).toBe('critical');
  });
});
