import { describe, expect, it } from '@jest/globals';
import { ago, consult, refractoryChild, weeksAgo } from './consult.js';

const rule = 'reassessment-due';
const started = (drug: string, weeks: number) => refractoryChild().took(drug, { from: weeksAgo(weeks) });

describe('A treatment is still to be judged', () => {
  it('is information while a JAK inhibitor is under 12 weeks, with the date; nothing to place', async () => {
    const { says, said, proposals } = await consult(started('tofacitinib', 11).opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Too early to judge, do not escalate yet. Judge tofacitinib on 2026-11-27',
    );
    expect(proposals(rule)).toEqual([]);
    expect((await consult(started('tofacitinib', 12).opens())).says[rule]).toBeUndefined();
  });

  it('waits for mycophenolate and adalimumab, never for etanercept', async () => {
    for (const drug of ['mycophenolate mofetil', 'adalimumab'])
      expect((await consult(started(drug, 5).opens())).says[rule]).toBe('info');
    expect((await consult(started('etanercept', 5).opens())).says[rule]).toBeUndefined();
  });

  it('waits for cyclophosphamide until six pulses or 24 weeks', async () => {
    const pulses = (count: number) =>
      refractoryChild().given(
        'cyclophosphamide',
        Array.from({ length: count }, (_, pulse) => ago(3 + 28 * (count - 1 - pulse))),
        '500 mg',
      );
    expect((await consult(pulses(3).opens())).says[rule]).toBe('info');
    expect((await consult(pulses(6).opens())).says[rule]).toBeUndefined();
  });

  it('names the date of what is waited for, not of a rituximab of long ago', async () => {
    const before = { from: weeksAgo(60), to: weeksAgo(58), reason: 'remission' };
    const { said } = await consult(started('tofacitinib', 5).took('rituximab', before).opens());
    expect(said(rule).wording.summary).not.toContain('rituximab');
  });

  it('does not wait while the disease gets worse or swallowing is affected', async () => {
    const worse = started('tofacitinib', 5).measured('CMAS', 30, ago(1));
    const dysphagia = started('tofacitinib', 5).has('Dysphagia', { onset: ago(100) });
    for (const chart of [worse, dysphagia]) expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('cannot be told from half a medication history', async () => {
    const body = started('tofacitinib', 5).opens();
    const { medicationAdministrations: _, ...prefetch } = body.prefetch;
    const { says } = await consult({ ...body, prefetch });
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
