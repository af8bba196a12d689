import { describe, expect, it } from '@jest/globals';
import { ago, consult, refractoryChild, weeksAgo } from './consult.js';

const rule = 'escalate-ivig';

describe('The dose of IVIG', () => {
  it('computes no dose without a recent weight, nor without an age', async () => {
    const unweighed = await consult(refractoryChild().weighs(30, ago(91)).opens());
    expect(unweighed.proposals(rule)[0]).toBe('Order IVIG (dose by weight)');
    expect(unweighed.proposed(rule)[0]).not.toHaveProperty('dose');
    expect(unweighed.lines(rule, 'How')[0]).toMatch(
      /^2 g\/kg a cycle, at most 70 g, over 2 days \(not computed: weight/,
    );
    const body = refractoryChild()
      .has('Proximal muscle weakness', { onset: weeksAgo(40) })
      .weighs(30, ago(5))
      .opens();
    const ageless = await consult({
      ...body,
      prefetch: { ...body.prefetch, patient: { resourceType: 'Patient', id: 'a-patient' } },
    });
    expect(ageless.proposed(rule)[0]).not.toHaveProperty('dose');
    expect(ageless.lines(rule, 'How')[0]).toMatch(/age not known/);
    const tiny = await consult(refractoryChild().weighs(1, ago(5)).opens());
    expect(tiny.proposals(rule)[0]).toBe('Order IVIG (dose by weight)');
  });
});
