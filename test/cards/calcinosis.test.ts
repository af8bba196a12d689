import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  consult,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
} from './consult.js';

const rule = 'calcinosis';
const since = { onset: ago(200) };

describe('Calcinosis', () => {
  it('is a section of the pathway card that says what moves up and what moves down', async () => {
    const { says, card, said } = await consult(refractoryChild().has('Calcinosis cutis', since).opens());
    expect(says[rule]).toBe('info');
    expect(card('escalate-ivig').detail).toContain('Calcinosis');
    expect(said(rule).wording.summary).toBe(
      'Calcinosis: mycophenolate, a JAK inhibitor, infliximab or adalimumab before rituximab',
    );
  });

  it('agrees with the card: after IVIG failed, rituximab does not come first', async () => {
    const { row, says } = await consult(ivigFailed(refractoryChild()).has('Calcinosis cutis', since).opens());
    expect(row).toBe('7');
    expect(says).toMatchObject({ 'escalate-jak-inhibitor': 'warning', [rule]: 'info' });
  });

  it('names to an adult only what the adult rows list', async () => {
    const { said } = await consult(refractoryAdult().has('Calcinosis cutis', since).opens());
    expect(said(rule).wording.summary).toBe('Calcinosis: mycophenolate before rituximab');
  });

  it('is quiet about calcified vessels, about calcinosis that is gone, and without any', async () => {
    for (const chart of [
      refractoryChild().has('Coronary artery calcification', since),
      refractoryChild().has('Calcinosis cutis', { onset: ago(900), abated: ago(300) }),
      refractoryChild(),
    ])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('brings no card by itself', async () => {
    const improving = onFirstLine(aChild(), 6).measured('CMAS', 30, ago(30)).measured('CMAS', 36, ago(2));
    expect((await consult(improving.has('Calcinosis cutis', since).opens())).cards).toEqual([]);
  });
});
