import { describe, expect, it } from '@jest/globals';
import { aChild, ago, consult, onFirstLine, stillWeak, weeksAgo, unread } from './consult.js';

const rule = 'skin-disease-systemic';
const rash = (finding = 'Gottron papules') => onFirstLine(aChild(), 30).has(finding, { onset: ago(200) });

describe('Skin disease is systemic disease', () => {
  it('is information while the skin is active under systemic treatment, beside the pathway card', async () => {
    const { says, proposals } = await consult(stillWeak(rash()).opens());
    expect(says[rule]).toBe('info');
    expect(proposals(rule)).toEqual([]);
  });

  it('does not take an unspecific rash for it', async () => {
    expect((await consult(stillWeak(rash('Rash')).opens())).says[rule]).toBeUndefined();
  });

  it('needs a systemic treatment: folic acid is none, nor a treatment that ended', async () => {
    const folic = aChild()
      .has('Gottron papules', { onset: ago(20) })
      .took('folic acid', { from: ago(50) });
    const ended = aChild()
      .has('Gottron papules', { onset: ago(20) })
      .took('methotrexate SC', { from: weeksAgo(60), to: weeksAgo(40) });
    for (const chart of [folic, ended]) expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('is quiet when the skin is healed', async () => {
    const healed = onFirstLine(aChild(), 30).has('Gottron papules', { onset: ago(200), abated: ago(20) });
    expect((await consult(stillWeak(healed).opens())).says[rule]).toBeUndefined();
  });

  it('cannot be told when no medication list says what is running', async () => {
    const body = aChild()
      .has('Gottron papules', { onset: ago(200) })
      .opens();
    const { says } = await consult(unread(body, 'medicationStatements'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
