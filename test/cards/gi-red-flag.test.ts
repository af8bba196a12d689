import { describe, expect, it } from '@jest/globals';
import { aChild, ago, anAdult, consult, onFirstLine, refractoryChild } from './consult.js';

describe('Abdominal red flag', () => {
  it('is critical for a child with abdominal pain 30 days old, and quiet at 31', async () => {
    const pain = (days: number) => aChild().has('Abdominal pain', { onset: ago(days) });
    expect((await consult(pain(30).opens())).says['gi-red-flag']).toBe('critical');
    expect((await consult(pain(31).opens())).says['gi-red-flag']).toBeUndefined();
  });

  it('asks more of an adult: bleeding or perforation, not pain alone', async () => {
    const pain = anAdult().has('Abdominal pain', { onset: ago(3) });
    const bleeding = anAdult().has('Melena', { onset: ago(3) });
    expect((await consult(pain.opens())).says['gi-red-flag']).toBeUndefined();
    expect((await consult(bleeding.opens())).says['gi-red-flag']).toBe('critical');
  });

  it('proposes no order: imaging and the surgeon come first, and nothing escalates meanwhile', async () => {
    const { says, proposals, lines, row } = await consult(
      refractoryChild()
        .has('Abdominal pain', { onset: ago(3) })
        .opens(),
    );
    expect(proposals('gi-red-flag')).toEqual([]);
    expect(says['escalate-ivig']).toBeUndefined();
    expect(row).toBe('12');
    expect(lines('gi-red-flag', 'What to do').at(-1)).toMatch(/on hold until this is excluded/);
  });

  it('names a worsening that has to wait, and none where there is none', async () => {
    const falling = onFirstLine(aChild(), 20)
      .measured('CMAS', 30, ago(30))
      .measured('CMAS', 26, ago(2))
      .has('Abdominal pain', { onset: ago(3) });
    const stable = refractoryChild().has('Abdominal pain', { onset: ago(3) });
    const lines = async (chart: typeof falling) =>
      (await consult(chart.opens())).lines('gi-red-flag', 'What to do').join(' ');
    expect(await lines(falling)).toContain('CMAS fell 30 to 26');
    expect(await lines(stable)).not.toContain('getting worse');
  });

  it('is excluded when the pain resolved or has another named cause', async () => {
    const resolved = aChild().has('Abdominal pain', { onset: ago(10), abated: ago(5) });
    const explained = aChild().has('Abdominal pain due to appendicitis', { onset: ago(3) });
    for (const chart of [resolved, explained])
      expect((await consult(chart.opens())).says['gi-red-flag']).toBeUndefined();
  });

  it('has no window without a date: undated pain does not hold the pathway', async () => {
    const { says } = await consult(refractoryChild().has('Abdominal pain').opens());
    expect(says['gi-red-flag']).toBeUndefined();
    expect(says['escalate-ivig']).toBe('warning');
  });

  it('speaks on the order hooks too', async () => {
    const chart = aChild().has('Abdominal pain', { onset: ago(3) });
    expect((await consult(chart.orders('methotrexate', '15 mg weekly'))).says['gi-red-flag']).toBe(
      'critical',
    );
    expect((await consult(chart.signs('methotrexate', '15 mg weekly'))).says['gi-red-flag']).toBe('critical');
  });
});
