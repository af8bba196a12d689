import { describe, expect, it } from '@jest/globals';
import { ago, consult, ivigCycles, refractoryAdult, refractoryChild, weeksAgo, unread } from './consult.js';

const rule = 'await-ivig-response';

describe('IVIG still to be judged', () => {
  it('is information after two cycles, with the day on which to judge; nothing to place', async () => {
    const { says, said, proposals } = await consult(ivigCycles(refractoryChild(), 2, 6).opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Complete 3 cycles of IVIG before judging it (2 given), judge it from 2027-01-01',
    );
    expect(proposals(rule)).toEqual([]);
  });

  it('names the day of IVIG alone while another agent is on trial too', async () => {
    const both = ivigCycles(refractoryChild(), 2, 6).took('tofacitinib', { from: weeksAgo(5) });
    const { said } = await consult(both.opens());
    expect(said(rule).wording.summary).toMatch(/judge it from 2027-01-01$/);
  });

  it('waits for 12 weeks even when three cycles were given, and no longer', async () => {
    const early = await consult(ivigCycles(refractoryChild(), 3, 11).opens());
    expect(early.says[rule]).toBe('info');
    expect(early.said(rule).wording.summary).toMatch(/^Give IVIG its 12 weeks \(3 given\)/);
    expect((await consult(ivigCycles(refractoryChild(), 3, 12).opens())).says[rule]).toBeUndefined();
  });

  it('is not said when the last cycle is more than 8 weeks ago: IVIG was interrupted', async () => {
    const last = (weeks: number) =>
      refractoryChild().given('immune globulin IV', [weeksAgo(weeks + 4), weeksAgo(weeks)], '40 g');
    expect((await consult(last(8).opens())).says[rule]).toBe('info');
    expect((await consult(last(9).opens())).says[rule]).toBeUndefined();
  });

  it('is not said while the disease gets worse: worsening does not wait', async () => {
    const chart = ivigCycles(refractoryChild(), 2, 6).measured('CMAS', 30, ago(1));
    const { says } = await consult(chart.opens());
    expect(says[rule]).toBeUndefined();
    expect(says['escalate-jak-inhibitor']).toBe('warning');
  });

  it('is a warning, never critical, when swallowing was affected before IVIG began', async () => {
    const chart = ivigCycles(refractoryAdult(), 2, 6).has('Dysphagia', { onset: weeksAgo(10) });
    const { says, lines } = await consult(chart.opens());
    expect(says[rule]).toBe('warning');
    expect(says['dysphagia-evaluation']).toBe('critical');
    expect(lines(rule, 'What to do').at(-1)).toMatch(/^Swallowing is affected/);
  });

  it('never shows a count that was only guessed from a stated interval', async () => {
    const stated = refractoryChild().took('immune globulin IV', { from: weeksAgo(6), dose: '40 g q4wk' });
    const { says, said } = await consult(stated.opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).not.toContain('given');
  });

  it('cannot be told when the infusions cannot be read', async () => {
    const body = ivigCycles(refractoryChild(), 2, 6).opens();
    const { says } = await consult(unread(body, 'medicationAdministrations'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
