import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anAdult,
  anaphylaxisTo,
  consult,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  stillWeak,
  withHalfAProblemList,
} from './consult.js';

const rule = 'expert-referral';

describe('Refer to an expert centre', () => {
  it('is critical and urgent when an organ is threatened, with IV methylprednisolone to discuss', async () => {
    const { says, proposed, lines } = await consult(
      anAdult()
        .has('Dermatomyositis with myocarditis', { onset: ago(5) })
        .opens(),
    );
    expect(says[rule]).toBe('critical');
    expect(proposed(rule)).toMatchObject([{ kind: 'service-request', urgent: true }]);
    expect(lines(rule, 'What to do')).toEqual(['Discuss IV methylprednisolone meanwhile']);
  });

  it('stands alone with "infection first" when a serious infection is active', async () => {
    const chart = anAdult()
      .has('Myocarditis', { onset: ago(5) })
      .has('Sepsis', { onset: ago(2) });
    const { says, said, card, cards } = await consult(chart.opens());
    expect(says[rule]).toBe('critical');
    expect(said(rule).wording.summary).toMatch(/^Infection first/);
    expect(card(rule).indicator).toBe('critical');
    expect(cards.map((one) => one.source.topic.code)).not.toContain('escalate-cyclophosphamide');
  });

  it('is a warning for a single ulcer, not urgent, and quiet when the ulcer is venous', async () => {
    const ulcer = await consult(
      aChild()
        .has('Skin ulcer of elbow', { onset: ago(5) })
        .opens(),
    );
    expect(ulcer.says[rule]).toBe('warning');
    expect(ulcer.proposed(rule)).toMatchObject([{ urgent: false }]);
    const venous = await consult(
      anAdult()
        .has('Venous skin ulcer', { onset: ago(5) })
        .opens(),
    );
    expect(venous.says[rule]).toBeUndefined();
  });

  it('is a warning where treatment was inadequate for 12 weeks or more: rows 2, 4, 6, 7, 9 and 12', async () => {
    const unsuitable = refractoryChild().with(anaphylaxisTo('immune globulin IV'));
    for (const chart of [refractoryChild(), ivigFailed(refractoryChild()), unsuitable])
      expect((await consult(chart.opens())).says[rule]).toBe('warning');
  });

  it('is a warning also when dysphagia leads to row 7 or 9 through row 3', async () => {
    for (const chart of [ivigFailed(refractoryAdult()), ivigFailed(refractoryChild())]) {
      const { says } = await consult(chart.has('Dysphagia', { onset: ago(100) }).opens());
      expect(says[rule]).toBe('warning');
    }
  });

  it('is quiet while a trial runs or the disease worsens early: rows 8 and 10', async () => {
    const waiting = ivigCycles(refractoryChild(), 2, 6);
    const worse = onFirstLine(aChild(), 5).measured('CMAS', 30, ago(30)).measured('CMAS', 26, ago(2));
    for (const chart of [waiting, worse, stillWeak(onFirstLine(aChild(), 5))])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('cannot be told from half a problem list', async () => {
    const body = refractoryChild().opens();
    const { says } = await consult(withHalfAProblemList(body));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
