import { describe, expect, it } from '@jest/globals';
import { aPatient, type APatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult, unread } from './consult.js';

describe('Avoid etanercept', () => {
  it('is critical when etanercept is ordered in active dermatomyositis, and offers to remove the order', async () => {
    for (const chart of [aChild(), anAdult()]) {
      const { says, proposed, card } = await consult(chart.orders('etanercept', '50 mg weekly'));
      expect(says).toEqual({ 'etanercept-avoid': 'critical' });
      expect(proposed('etanercept-avoid')).toMatchObject([
        { kind: 'delete-order', order: 'MedicationRequest/draft-1' },
      ]);
      expect(card('etanercept-avoid').overrideReasons?.map(({ code }) => code)).toContain(
        'other-indication-risk-accepted',
      );
    }
  });

  it('tells of the case series in a child, not in an adult', async () => {
    const told = async (chart: APatient) =>
      (await consult(chart.orders('etanercept', '50 mg weekly')))
        .lines('etanercept-avoid', 'What to do')
        .join(' ');
    expect(await told(aChild())).toContain('Case series');
    expect(await told(anAdult())).not.toContain('Case series');
  });

  it('finds a biosimilar in words and at signing', async () => {
    expect((await consult(aChild().signs('etanercept-szzs', '50 mg weekly'))).says['etanercept-avoid']).toBe(
      'critical',
    );
  });

  it('is critical on patient-view while etanercept is taken, and asks to review it; nothing to place', async () => {
    const { says, proposals, said } = await consult(
      aChild()
        .took('etanercept', { from: ago(20) })
        .opens(),
    );
    expect(says['etanercept-avoid']).toBe('critical');
    expect(proposals('etanercept-avoid')).toEqual([]);
    expect(said('etanercept-avoid').wording.summary).toMatch(/^Review and stop etanercept/);
  });

  it('is quiet when etanercept was stopped, and on patient-view when another TNF inhibitor is taken', async () => {
    const stopped = anAdult().took('etanercept', { from: '2024-01-01', to: '2024-06-01' });
    const other = anAdult().took('adalimumab', { from: ago(20) });
    for (const chart of [stopped, other])
      expect((await consult(chart.opens())).says['etanercept-avoid']).toBeUndefined();
  });

  it('is a warning in past or suspected dermatomyositis and silent without it', async () => {
    const person = aPatient({ born: '1970-01-01' });
    const past = person.diagnosedWith('Dermatomyositis', { status: 'remission' });
    const suspected = person.diagnosedWith('Dermatomyositis', { verification: 'provisional' });
    expect((await consult(past.orders('etanercept'))).says).toEqual({ 'etanercept-avoid': 'warning' });
    expect((await consult(suspected.orders('etanercept'))).says).toEqual({ 'etanercept-avoid': 'warning' });
    expect((await consult(person.has('Ankylosing spondylitis').orders('etanercept'))).says).toEqual({});
  });

  it('leaves the word to the TNF-induced card: never two criticals for one order', async () => {
    const induced = aPatient({ born: '1970-01-01' })
      .diagnosedWith('Dermatomyositis', { onset: '2026-06-01' })
      .took('etanercept', { from: '2026-01-01', to: '2026-07-01' });
    expect((await consult(induced.orders('etanercept'))).says).toEqual({
      'tnf-induced-dermatomyositis': 'critical',
    });
  });

  it('still speaks when nobody can read the past: an unread history does not make it TNF-induced', async () => {
    const body = aChild().orders('etanercept', '50 mg weekly');
    const { says } = await consult(unread(body, 'medicationStatements'));
    expect(says['etanercept-avoid']).toBe('critical');
    expect(says['could-not-assess']).toBe('info');
  });
});
