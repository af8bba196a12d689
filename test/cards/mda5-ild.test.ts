import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { anAdult, ago, consult, testResult, weeksAgo, unread } from './consult.js';

const rule = 'mda5-ild';
const mda5 = (result = 'Positive') => anAdult().with(testResult('Anti-MDA5 antibody', result, '2024-01-01'));
const withIld = (patient: APatient) => patient.has('Interstitial lung disease', { onset: ago(60) });

describe('Anti-MDA5 with interstitial lung disease', () => {
  it('is critical whatever the age of the result, and refers with urgency, once', async () => {
    const { says, proposed, proposals, card } = await consult(withIld(mda5()).opens());
    expect(says[rule]).toBe('critical');
    expect(proposals(rule)).toEqual(['Order ciclosporin', 'Order tofacitinib', 'Order cyclophosphamide']);
    expect(proposed('expert-referral')).toMatchObject([{ kind: 'service-request', urgent: true }]);
    const labels = (card(rule).suggestions ?? []).map(({ label }) => label);
    expect(labels.filter((label) => label.startsWith('Refer'))).toEqual([
      'Refer to an expert centre (rheumatology)',
    ]);
  });

  it('counts a borderline result and a name in the problem list', async () => {
    const named = anAdult().has('Anti-MDA5 positive dermatomyositis', { onset: ago(60) });
    for (const chart of [mda5('Weak positive'), named])
      expect((await consult(withIld(chart).opens())).says[rule]).toBe('critical');
  });

  it('is quiet with a negative result, without lung disease, and while the disease improves', async () => {
    const better = withIld(mda5()).measured('MMT8', 60, ago(60)).measured('MMT8', 66, ago(3));
    for (const chart of [withIld(mda5('Negative')), mda5(), better])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('is a warning once steroid and calcineurin inhibitor ran for 4 weeks, not at 3', async () => {
    const treated = (weeks: number) =>
      withIld(mda5())
        .took('prednisone', { from: weeksAgo(weeks), dose: '40 mg daily' })
        .took('tacrolimus oral', { from: weeksAgo(weeks), dose: '2 mg BID' });
    const four = await consult(treated(4).opens());
    expect(four.says[rule]).toBe('warning');
    expect(four.lines(rule, 'Options').at(-1)).toMatch(/^Not ciclosporin – tacrolimus running/);
    expect((await consult(treated(3).opens())).says[rule]).toBe('critical');
  });

  it('does not offer an order for what is ordered already', async () => {
    const ordered = withIld(mda5()).ordered('cyclophosphamide IV', { on: ago(2) });
    expect((await consult(ordered.opens())).proposals(rule)).toEqual([
      'Order ciclosporin',
      'Order tofacitinib',
    ]);
  });

  it('says why an option fell out, and does not offer it', async () => {
    const { lines, proposals } = await consult(
      withIld(mda5())
        .has('Pregnant', { onset: ago(60) })
        .opens(),
    );
    expect(lines(rule, 'Options').filter((line) => line.startsWith('Not ')).length).toBe(2);
    expect(proposals(rule)).toEqual(['Order ciclosporin']);
  });

  it('cannot be told when the laboratory cannot be read', async () => {
    const body = withIld(mda5()).opens();
    const { says } = await consult(unread(body, 'laboratory'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
