import { describe, expect, it } from '@jest/globals';
import { aPatient } from '../support/a-patient.js';
import { ago, consult, unread } from './consult.js';

/** Dermatomyositis that began on the day, on a TNF inhibitor from January to June 2026. */
const began = (onset: string | undefined, finding: { status?: 'remission' } = {}) =>
  aPatient({ born: '1980-01-01', sex: 'male' })
    .diagnosedWith('Dermatomyositis', { ...(onset !== undefined && { onset }), ...finding })
    .took('etanercept', { from: '2026-01-01', to: '2026-06-30' });

describe('Dermatomyositis that began on a TNF inhibitor', () => {
  it('makes every TNF inhibitor critical, with the order to remove and no second card for it', async () => {
    for (const drug of ['etanercept', 'adalimumab', 'infliximab', 'golimumab', 'certolizumab pegol']) {
      const { says, proposed } = await consult(began('2026-03-01').orders(drug));
      expect(says).toEqual({ 'tnf-induced-dermatomyositis': 'critical' });
      expect(proposed('tnf-induced-dermatomyositis')).toMatchObject([{ kind: 'delete-order' }]);
    }
  });

  it('counts an onset until three months after the TNF inhibitor ended, and no longer', async () => {
    const rule = 'tnf-induced-dermatomyositis';
    expect((await consult(began('2026-09-29').orders('adalimumab'))).says[rule]).toBe('critical');
    expect((await consult(began('2026-09-30').orders('adalimumab'))).says[rule]).toBeUndefined();
    expect((await consult(began('2025-12-31').orders('adalimumab'))).says[rule]).toBeUndefined();
  });

  it('counts an onset on the day a TNF inhibitor was begun that is still taken', async () => {
    const rule = 'tnf-induced-dermatomyositis';
    const running = (onset: string) =>
      aPatient({ born: '1980-01-01', sex: 'male' })
        .diagnosedWith('Dermatomyositis', { onset })
        .took('adalimumab', { from: '2026-01-01' });
    expect((await consult(running('2026-01-01').opens())).says[rule]).toBe('critical');
    expect((await consult(running('2025-12-31').opens())).says[rule]).toBeUndefined();
  });

  it('does not take the day of recording for the onset', async () => {
    const recorded = aPatient({ born: '1980-01-01' })
      .diagnosedWith('Dermatomyositis', { recorded: '2026-03-01' })
      .took('etanercept', { from: '2026-01-01', to: '2026-06-30' });
    expect((await consult(recorded.orders('adalimumab'))).says).toEqual({
      'tnf-inhibitor-caution': 'warning',
    });
  });

  it('believes a stop reason that says so, without any onset', async () => {
    const told = aPatient({ born: '1980-01-01' })
      .diagnosedWith('Dermatomyositis')
      .took('adalimumab', { from: '2025-01-01', to: '2025-06-30', reason: 'TNF-induced dermatomyositis' });
    expect((await consult(told.orders('infliximab'))).says).toEqual({
      'tnf-induced-dermatomyositis': 'critical',
    });
  });

  it('is critical in past disease too', async () => {
    const { says } = await consult(began('2026-03-01', { status: 'remission' }).orders('adalimumab'));
    expect(says).toEqual({ 'tnf-induced-dermatomyositis': 'critical' });
  });

  it('asks on patient-view to review a TNF inhibitor that is taken; nothing to place', async () => {
    const taking = began('2026-03-01').took('adalimumab', { from: ago(30) });
    const { says, said, proposals } = await consult(taking.opens());
    expect(says['tnf-induced-dermatomyositis']).toBe('critical');
    expect(proposals('tnf-induced-dermatomyositis')).toEqual([]);
    expect(said('tnf-induced-dermatomyositis').wording.summary).toMatch(/^Review and stop adalimumab/);
  });

  it('cannot be told from half a medication history, and could-not-assess says so', async () => {
    const body = aPatient({ born: '1980-01-01' })
      .diagnosedWith('Dermatomyositis', { onset: '2026-03-01' })
      .orders('adalimumab');
    const { says } = await consult(unread(body, 'medicationStatements'));
    expect(says).toEqual({ 'tnf-inhibitor-caution': 'warning', 'could-not-assess': 'info' });
  });
});
