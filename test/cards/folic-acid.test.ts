import { describe, expect, it } from '@jest/globals';
import {
  allergicTo,
  ago,
  anAdult,
  consult,
  refractoryAdult,
  refractoryChild,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'folic-acid';

describe('Folic acid with methotrexate', () => {
  it('is an item of the checklist when no folate is on any list, with 1 mg a day to order', async () => {
    const { says, proposed } = await consult(refractoryAdult().opens());
    expect(says[rule]).toBe('info');
    expect(proposed(rule)).toMatchObject([
      { medication: { coding: { code: '4511' } }, dose: { value: 1, unit: 'mg' } },
    ]);
  });

  it('computes no dose for a child: the milligram of the sources is an adult’s', async () => {
    const [order] = (await consult(refractoryChild().opens())).proposed(rule);
    expect(order).toMatchObject({ label: 'Order folic acid 1 mg a day' });
    expect(order).not.toHaveProperty('dose');
  });

  it('is quiet with folic or folinic acid, and speaks again when it was stopped', async () => {
    for (const drug of ['folic acid', 'leucovorin'])
      expect(
        (
          await consult(
            refractoryAdult()
              .took(drug, { from: weeksAgo(8) })
              .opens(),
          )
        ).says[rule],
      ).toBeUndefined();
    const stopped = refractoryAdult().took('folic acid', { from: weeksAgo(20), to: weeksAgo(8) });
    expect((await consult(stopped.opens())).says[rule]).toBe('info');
  });

  it('offers no order of what was not tolerated', async () => {
    const chart = refractoryAdult().with(allergicTo('folic acid', { criticality: 'high' }));
    const { says, proposals } = await consult(chart.opens());
    expect(says[rule]).toBe('info');
    expect(proposals(rule)).toEqual([]);
    const allergies = { leucovorin: [], azathioprine: ['Order folic acid 1 mg a day'] };
    for (const [drug, offered] of Object.entries(allergies)) {
      const other = refractoryAdult().with(allergicTo(drug, { criticality: 'high' }));
      expect((await consult(other.opens())).proposals(rule)).toEqual(offered);
    }
  });

  it('is quiet without methotrexate', async () => {
    const without = anAdult()
      .took('azathioprine', { from: weeksAgo(30) })
      .has('Dysphagia', { onset: ago(3) });
    expect((await consult(without.opens())).says[rule]).toBeUndefined();
  });

  it.each(['medicationRequests', 'medicationDispenses', 'medicationAdministrations'] as const)(
    'does not take unread %s for "no folic acid"',
    async (key) => {
      const body = refractoryAdult().opens();
      const { says } = await consult(unread(body, key));
      expect(says[rule]).toBeUndefined();
      expect(says['could-not-assess']).toBe('info');
    },
  );
});
