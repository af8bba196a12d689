import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { ago, consult, testResult } from './consult.js';

const rule = 'jak-inhibitor-order-safety';
const aYoungWoman = () =>
  aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });
const pregnantWoman = () => aYoungWoman().has('Pregnant', { onset: ago(60) });

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
