import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult } from './consult.js';

const rule = 'il6-inhibitor-gi-risk';
const painful = (days: number) => anAdult().has('Abdominal pain', { onset: ago(days) });

describe('IL-6 inhibitor and the gut', () => {
  it('is critical when ordered with an abdominal finding 30 days old, with the order to remove', async () => {
    for (const drug of ['tocilizumab', 'sarilumab']) {
      const { says, proposed } = await consult(painful(30).orders(drug, '8 mg/kg q4wk'));
      expect(says[rule]).toBe('critical');
      expect(proposed(rule)).toMatchObject([{ kind: 'delete-order', order: 'MedicationRequest/draft-1' }]);
    }
  });

  it('is information only when the finding is 31 days old: the adult trial was negative', async () => {
    const { says, proposals, said } = await consult(painful(31).orders('tocilizumab'));
    expect(says).toEqual({ [rule]: 'info' });
    expect(proposals(rule)).toEqual([]);
    expect(said(rule).wording.summary).toContain('trial in myositis was negative');
  });

  it('is a warning when nobody recorded since when', async () => {
    expect((await consult(anAdult().has('Diarrhea').orders('tocilizumab'))).says).toEqual({
      [rule]: 'warning',
    });
  });

  it('counts diarrhoea, diverticulitis and bleeding, not dysphagia', async () => {
    const with_ = (finding: string) =>
      anAdult()
        .has(finding, { onset: ago(5) })
        .orders('tocilizumab');
    for (const finding of ['Diarrhea', 'Diverticulitis', 'Rectal bleeding'])
      expect((await consult(with_(finding))).says[rule]).toBe('critical');
    expect((await consult(with_('Dysphagia'))).says[rule]).toBe('info');
  });

  it('carries the abdominal red flag of a child in the same card', async () => {
    const chart = aChild().has('Abdominal pain', { onset: ago(3) });
    const { says, cards } = await consult(chart.orders('tocilizumab'));
    expect(says).toEqual({ [rule]: 'critical', 'gi-red-flag': 'critical' });
    expect(cards.length).toBe(1);
  });

  it('speaks on patient-view when it is taken with a finding, asks to hold it, and is silent without', async () => {
    const taking = painful(3)
      .took('tocilizumab', { from: ago(100) })
      .took('prednisone', { from: ago(100), dose: '10 mg daily' });
    const { says, said, proposals, lines } = await consult(taking.opens());
    expect(says[rule]).toBe('critical');
    expect(said(rule).wording.summary).toMatch(/^Hold tocilizumab/);
    expect(proposals(rule)).toEqual([]);
    expect(lines(rule, 'What to do')).toContain('A systemic glucocorticoid adds to the risk');
    const calm = anAdult().took('tocilizumab', { from: ago(100) });
    expect((await consult(calm.opens())).says[rule]).toBeUndefined();
  });

  it('is a warning with a finding in past disease, silent without', async () => {
    const past = aPatient({ born: '1970-01-01' }).diagnosedWith('Dermatomyositis', { status: 'remission' });
    const painfulPast = past.has('Abdominal pain', { onset: ago(3) });
    expect((await consult(painfulPast.orders('tocilizumab'))).says).toEqual({ [rule]: 'warning' });
    expect((await consult(past.orders('tocilizumab'))).says).toEqual({});
  });
});
