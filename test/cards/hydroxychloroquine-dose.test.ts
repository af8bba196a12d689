import { describe, expect, it } from '@jest/globals';
import { ago, consult, refractoryAdult, refractoryChild, weeksAgo, unread } from './consult.js';

const rule = 'hydroxychloroquine-dose';
const taking = (dose?: string) =>
  refractoryAdult().took('hydroxychloroquine', { from: weeksAgo(20), ...(dose !== undefined && { dose }) });

describe('Hydroxychloroquine by weight', () => {
  it('is information above 5 mg/kg a day, with the arithmetic; nothing to place', async () => {
    const { says, said, proposals } = await consult(taking('200 mg BID').weighs(70, ago(100)).opens());
    expect(says[rule]).toBe('info');
    expect(said(rule).wording.summary).toBe(
      'Hydroxychloroquine 400 mg a day is 5.7 mg/kg: at most 5 mg/kg (350 mg)',
    );
    expect(proposals(rule)).toEqual([]);
  });

  it('is quiet at exactly 5 mg/kg', async () => {
    expect((await consult(taking('200 mg BID').weighs(80, ago(100)).opens())).says[rule]).toBeUndefined();
    expect((await consult(taking('200 mg BID').weighs(79, ago(100)).opens())).says[rule]).toBe('info');
  });

  it('is not computed with an old weight, without a dose, or when it was stopped', async () => {
    const old = taking('200 mg BID').weighs(70, ago(366));
    const undosed = taking().weighs(70, ago(100));
    const stopped = refractoryAdult()
      .took('hydroxychloroquine', { from: weeksAgo(40), to: weeksAgo(20), dose: '200 mg BID' })
      .weighs(70, ago(100));
    const child = refractoryChild()
      .took('hydroxychloroquine', { from: weeksAgo(20), dose: '200 mg BID' })
      .weighs(30, ago(91));
    for (const chart of [old, undosed, stopped, child]) {
      const { says, judgement } = await consult(chart.opens());
      expect(says[rule]).toBeUndefined();
      // The chart was read, it only does not say.
      const found = judgement.findings.find((one) => one.rule.id === rule);
      expect(found).toMatchObject(
        chart === stopped ? { outcome: 'quiet' } : { outcome: 'cannot-tell', missing: [] },
      );
    }
  });

  it('is named by could-not-assess when the weight could not be read', async () => {
    const body = taking('200 mg BID').weighs(70, ago(100)).opens();
    const { says, card } = await consult(unread(body, 'vitalSigns'));
    expect(says[rule]).toBeUndefined();
    expect(card('could-not-assess').detail).toContain('Hydroxychloroquine by weight');
  });
});
