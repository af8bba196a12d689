import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anaphylaxisTo,
  consult,
  ivigFailed,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'escalate-jak-inhibitor';
const onMtxAndHcq = () =>
  aChild()
    .took('methotrexate SC', { from: weeksAgo(30), dose: '25 mg weekly' })
    .took('hydroxychloroquine', { from: weeksAgo(30), dose: '200 mg daily' })
    .has('Proximal muscle weakness', { onset: weeksAgo(40) });

describe('Escalate to a JAK inhibitor', () => {
  it('is a warning for a child still weak on methotrexate and hydroxychloroquine without steroid', async () => {
    const { says, said, proposals } = await consult(onMtxAndHcq().opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe(
      'JAK inhibitor advised: still weak on methotrexate + hydroxychloroquine',
    );
    expect(proposals(rule)).toEqual([
      'Order tofacitinib',
      'Order IVIG (dose by weight)',
      'Order rituximab',
      'Order infliximab',
    ]);
  });

  it('is not said once a steroid is on record: then IVIG comes first', async () => {
    const { says } = await consult(
      onMtxAndHcq()
        .took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' })
        .opens(),
    );
    expect(says).toMatchObject({ 'escalate-ivig': 'warning' });
    expect(says[rule]).toBeUndefined();
  });

  it('is a warning for a child whose first line failed when IVIG is unsuitable, and the removal is explained', async () => {
    const { says, said } = await consult(refractoryChild().with(anaphylaxisTo('immune globulin IV')).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toBe(
      'JAK inhibitor advised: the first line failed and IVIG is unsuitable',
    );
  });

  it('is the first choice of a multi-refractory child, critical when swallowing is affected', async () => {
    const chart = rituximabCourse(ivigFailed(refractoryChild()), 40);
    expect((await consult(chart.opens())).says[rule]).toBe('warning');
    expect((await consult(chart.has('Dysphagia', { onset: ago(100) }).opens())).says[rule]).toBe('critical');
  });

  it('gives a child the published doses as information only and never a computed one', async () => {
    const { lines, proposed } = await consult(onMtxAndHcq().weighs(30, ago(5)).opens());
    expect(lines(rule, 'How').join(' ')).toContain('information only: below 25 kg 2.5 mg');
    expect(proposed(rule)[0]).not.toHaveProperty('dose');
    const adult = refractoryAdult()
      .with(anaphylaxisTo('immune globulin IV'))
      .with(anaphylaxisTo('rituximab'));
    expect(JSON.stringify((await consult(adult.opens())).cards)).not.toContain('below 25 kg');
  });

  it('is removed in pregnancy and by hepatitis B, with the reason', async () => {
    for (const finding of ['Pregnant', 'Chronic hepatitis B']) {
      const { says, card } = await consult(
        onMtxAndHcq()
          .has(finding, { onset: ago(60) })
          .opens(),
      );
      expect(says[rule]).toBeUndefined();
      expect(card('escalate-ivig').detail).toContain('Not JAK inhibitor – contraindicated');
    }
  });

  it('goes last, with the boxed warning, after a thrombosis', async () => {
    const chart = onMtxAndHcq().has('Deep vein thrombosis', { onset: '2024-01-01', status: 'resolved' });
    const { says, lines } = await consult(chart.opens());
    expect(says).toMatchObject({ 'escalate-ivig': 'warning' });
    expect(lines('escalate-ivig', 'Options').at(-1)).toMatch(/^JAK inhibitor.*thrombosis on record/i);
  });

  it('cannot be told from half a medication history: an unread steroid would change the order', async () => {
    const body = onMtxAndHcq().opens();
    const { says } = await consult(unread(body, 'medicationRequests'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
