import { describe, expect, it } from '@jest/globals';
import { aChild, ago, anAdult, consult, refractoryChild, unread } from './consult.js';

const rule = 'monitoring-labs';
const lab = (name: string, day: string, more: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: name },
  effectiveDateTime: day,
  valueQuantity: { value: 20, unit: 'U/L' },
  ...more,
});

describe('Muscle enzymes and inflammation', () => {
  it('is one item with one order when none of the seven was measured within 35 days', async () => {
    const { says, proposed } = await consult(refractoryChild().opens());
    expect(says[rule]).toBe('info');
    expect(proposed(rule)).toEqual([
      {
        kind: 'service-request',
        label: 'Order CK, aldolase, AST, ALT, LDH, ESR, CRP',
        code: { text: 'CK, aldolase, AST, ALT, LDH, ESR, CRP' },
        urgent: false,
      },
    ]);
  });

  it.each(['CK', 'Aldolase', 'AST', 'ALT', 'LDH', 'ESR', 'CRP'])(
    'is quiet with %s 35 days ago, and speaks with it 36 days ago',
    async (name) => {
      const at = (days: number) =>
        refractoryChild()
          .with(lab(name, ago(days)))
          .opens();
      expect((await consult(at(35))).says[rule]).toBeUndefined();
      expect((await consult(at(36))).says[rule]).toBe('info');
    },
  );

  it('does not count what was entered in error, nor CK-MB', async () => {
    const wrong = refractoryChild()
      .with(lab('CK', ago(3), { status: 'entered-in-error' }))
      .with(lab('CK-MB', ago(3)));
    expect((await consult(wrong.opens())).says[rule]).toBe('info');
  });

  it('asks for nothing while nobody knows whether the disease is active', async () => {
    for (const chart of [anAdult(), aChild()])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('does not take unread laboratory results for "none"', async () => {
    const body = refractoryChild().opens();
    const { says, card } = await consult(unread(body, 'laboratory'));
    expect(says[rule]).toBeUndefined();
    expect(card('could-not-assess').detail).toContain('Muscle enzymes');
  });
});
