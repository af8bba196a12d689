import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult, weeksAgo } from './consult.js';

const rule = 'switch-csdmard';
const stopped = (patient: APatient, reason: string) =>
  patient
    .took('prednisolone', { from: weeksAgo(12), dose: '20 mg daily' })
    .took('methotrexate SC', { from: weeksAgo(11), to: weeksAgo(6), status: 'stopped', reason })
    .measured('CMAS', 40, ago(70))
    .measured('CMAS', 42, ago(5));
const sees = (patient: APatient) => consult(patient.opens());

describe('Replace methotrexate', () => {
  it('offers ciclosporin or mycophenolate after hepatotoxicity, and no methotrexate', async () => {
    const { says, said, proposals } = await sees(stopped(aChild(), 'adverse effect: ALT 6x ULN'));
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toMatch(/^Switch to ciclosporin: methotrexate not tolerated/);
    expect(proposals(rule)).toEqual(['Order ciclosporin', 'Order mycophenolate mofetil']);
  });

  it('is not said when methotrexate ended for another reason, or for none that is known', async () => {
    for (const reason of ['family preference', 'discontinued', 'remission']) {
      expect((await sees(stopped(aChild(), reason))).says[rule]).toBeUndefined();
    }
  });

  it('is not said when another agent took its place', async () => {
    const replaced = stopped(aChild(), 'hepatotoxicity').took('mycophenolate mofetil', { from: weeksAgo(5) });
    expect((await sees(replaced)).says[rule]).toBeUndefined();
  });

  it('is said beside hydroxychloroquine, which takes no one’s place', async () => {
    const beside = stopped(aChild(), 'hepatotoxicity').took('hydroxychloroquine', { from: weeksAgo(5) });
    expect((await sees(beside)).says[rule]).toBe('warning');
  });

  it('offers azathioprine or a calcineurin inhibitor in pregnancy, never mycophenolate', async () => {
    const chart = stopped(anAdult(), 'hepatotoxicity')
      .measured('MMT8', 60, ago(5))
      .has('Pregnancy', { onset: ago(60) });
    const { proposals } = await sees(chart);
    expect(proposals(rule)).toEqual(['Order azathioprine', 'Order ciclosporin']);
  });

  it('says that nothing is left when both were tried and failed', async () => {
    const tried = ['ciclosporin', 'mycophenolate mofetil'].reduce(
      (patient, drug) => patient.took(drug, { from: weeksAgo(60), to: weeksAgo(20), reason: 'side effects' }),
      stopped(aChild(), 'hepatotoxicity'),
    );
    const { said, lines } = await sees(tried);
    expect(said(rule).wording.summary).toMatch(/no other csDMARD is left/);
    expect(lines(rule, 'Options')).toEqual([
      expect.stringMatching(/^Not ciclosporin – /),
      expect.stringMatching(/^Not mycophenolate mofetil – /),
    ]);
  });
});
