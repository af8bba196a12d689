import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { ago, consult, testResult } from './consult.js';

const rule = 'cyclophosphamide-order-safety';
const aYoungWoman = () =>
  aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });
const pregnantWoman = () => aYoungWoman().has('Pregnant', { onset: ago(60) });

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
