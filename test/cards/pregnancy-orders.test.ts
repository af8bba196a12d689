import { describe, expect, it } from '@jest/globals';
import type { RuleId } from '../../src/rules/rule.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, consult, testResult } from './consult.js';
import { aYoungWoman } from './order-desk.js';

interface Forbidden {
  readonly drug: string;
  readonly dose: string;
  /** Is on it now. */
  readonly taking: (patient: APatient) => APatient;
  /** Was on it, and is no longer. */
  readonly taken: (patient: APatient) => APatient;
}
const daily = (drug: string, dose: string): Forbidden => ({
  drug,
  dose,
  taking: (patient) => patient.took(drug, { from: ago(40), dose }),
  taken: (patient) => patient.took(drug, { from: ago(400), to: ago(200), dose }),
});

/** Drugs that must not be given in pregnancy. Specification B.5. */
const forbidden: readonly (readonly [RuleId, Forbidden])[] = [
  ['methotrexate-order-safety', daily('methotrexate SC', '15 mg weekly')],
  ['mycophenolate-order-safety', daily('mycophenolate', '1 g twice daily')],
  ['jak-inhibitor-order-safety', daily('tofacitinib', '5 mg twice daily')],
  [
    'cyclophosphamide-order-safety',
    {
      drug: 'cyclophosphamide IV',
      dose: '750 mg',
      taking: (patient) => patient.given('cyclophosphamide IV', [ago(10)], '750 mg'),
      taken: (patient) => patient.given('cyclophosphamide IV', [ago(200)], '750 mg'),
    },
  ],
];
const pregnant = (patient: APatient) => patient.has('Pregnant', { onset: ago(60) });

describe.each(forbidden)('In pregnancy %s', (rule, { drug, dose, taking, taken }) => {
  it('is critical for an order, and offers to remove it', async () => {
    for (const chart of [
      pregnant(aYoungWoman()),
      aYoungWoman().with(testResult('Pregnancy test', 'positive', ago(5))),
    ]) {
      const { says, proposed, said } = await consult(chart.signs(drug, dose));
      expect(says[rule]).toBe('critical');
      expect(proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'MedicationRequest/draft-1' }]);
      expect(said(rule).wording.summary).toMatch(/^Do not order .*pregnancy/);
    }
  });

  it('is critical on patient-view while the drug is taken, also while the disease is inactive', async () => {
    const chart = taking(pregnant(aYoungWoman()));
    const inactive = chart
      .measured('CMAS', 52, ago(5))
      .measured('MMT8', 80, ago(5))
      .measured('CK', 80, ago(5));
    for (const one of [chart, inactive]) {
      const { says, said, proposals } = await consult(one.opens());
      expect(says[rule]).toBe('critical');
      expect(said(rule).wording.summary).toMatch(/^Review and stop/);
      expect(proposals(rule)).toEqual([]);
    }
  });

  it('says nothing on patient-view without pregnancy, after the drug was stopped, or in a past diagnosis', async () => {
    const past = aPatient({ born: '1995-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', {
      onset: '2015-06-01',
      abated: '2020-01-01',
    });
    for (const chart of [taking(aYoungWoman()), taken(pregnant(aYoungWoman())), taking(pregnant(past))])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });
});
