import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anAdult,
  consult,
  ivigFailed,
  refractoryAdult,
  rituximabCourse,
  unread,
} from './consult.js';

const rule = 'escalate-cyclophosphamide';

describe('Escalate to IV cyclophosphamide', () => {
  it('is critical when an organ is threatened or the skin is extensively ulcerated', async () => {
    for (const finding of ['Myocarditis', 'Extensive skin ulceration', 'Rapidly progressive ILD']) {
      const { says, said } = await consult(
        aChild()
          .has(finding, { onset: ago(5) })
          .opens(),
      );
      expect(says[rule]).toBe('critical');
      expect(said(rule).wording.summary).toBe(
        'Consider IV cyclophosphamide: organ-threatening or ulcerative disease',
      );
    }
  });

  it('is a warning for an adult in whom steroid, IVIG, rituximab and a further agent failed', async () => {
    const chart = rituximabCourse(ivigFailed(refractoryAdult()), 40);
    const { says, proposals } = await consult(chart.opens());
    expect(says[rule]).toBe('warning');
    expect(proposals(rule)).toEqual(['Order cyclophosphamide', 'Order tofacitinib', 'Order infliximab']);
    const early = rituximabCourse(ivigFailed(refractoryAdult()), 25);
    expect((await consult(early.opens())).says[rule]).toBeUndefined();
  });

  it('orders no number: the dose is set with the expert centre; a child hears of the published case', async () => {
    const { proposed, lines } = await consult(
      aChild()
        .has('Myocarditis', { onset: ago(5) })
        .opens(),
    );
    expect(proposed(rule)[0]).not.toHaveProperty('dose');
    expect(lines(rule, 'How')[0]).toContain('500 mg/m² x 6 in a published case of JDM');
    const adult = await consult(
      anAdult()
        .has('Myocarditis', { onset: ago(5) })
        .opens(),
    );
    expect(adult.lines(rule, 'How')[0]).toContain('0.5-1 g/m² monthly');
  });

  it('is never said for a venous, diabetic or pressure ulcer, viral myocarditis or a single ulcer', async () => {
    for (const finding of [
      'Extensive venous ulcers',
      'Bilateral diabetic foot ulcers',
      'Multiple pressure ulcers',
      'Viral myocarditis',
      'Skin ulcer of elbow',
    ]) {
      const { says } = await consult(
        anAdult()
          .has(finding, { onset: ago(5) })
          .opens(),
      );
      expect(says[rule]).toBeUndefined();
    }
  });

  it('gives way in pregnancy and during an infection', async () => {
    const threatened = anAdult().has('Myocarditis', { onset: ago(5) });
    const pregnant = await consult(threatened.has('Pregnant', { onset: ago(60) }).opens());
    expect(pregnant.says[rule]).toBeUndefined();
    expect(pregnant.says['escalate-ivig']).toBe('critical');
    const septic = await consult(threatened.has('Sepsis', { onset: ago(2) }).opens());
    expect(septic.says).toMatchObject({ 'expert-referral': 'critical' });
    expect(septic.says[rule]).toBeUndefined();
  });

  it('cannot be told from half a medication history', async () => {
    const body = aChild()
      .has('Myocarditis', { onset: ago(5) })
      .opens();
    const { says } = await consult(unread(body, 'medicationRequests'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
