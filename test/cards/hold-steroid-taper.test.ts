import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { aChild, ago, anAdult, consult, stillWeak, weeksAgo, unread } from './consult.js';

const rule = 'hold-steroid-taper';
/** Prednisone for twenty weeks, at this dose. */
const on = (patient: APatient, dose: string) => patient.took('prednisone', { from: weeksAgo(20), dose });
const better = (patient: APatient) => patient.measured('CMAS', 30, ago(60)).measured('CMAS', 38, ago(3));
const worse = (patient: APatient) => patient.measured('CMAS', 38, ago(60)).measured('CMAS', 35, ago(3));

describe('Hold the steroid taper', () => {
  it('is a warning while the disease gets worse on a steroid; the dose itself is never proposed', async () => {
    const { says, said, proposals } = await consult(worse(on(aChild(), '20 mg daily')).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toContain('the disease is getting worse');
    expect(proposals(rule)).toEqual([]);
  });

  it('needs a fall of 3 on the CMAS: at 2 points nothing is held', async () => {
    const almost = on(aChild(), '20 mg daily').measured('CMAS', 38, ago(60)).measured('CMAS', 36, ago(3));
    expect((await consult(almost.opens())).says[rule]).toBeUndefined();
  });

  it('is a warning when the dose text tapers in active disease that does not improve', async () => {
    const { says, said } = await consult(stillWeak(on(aChild(), '20 mg daily, tapering')).opens());
    expect(says[rule]).toBe('warning');
    expect(said(rule).wording.summary).toContain('active and not improving');
  });

  it('is quiet when the taper follows an improvement', async () => {
    expect((await consult(better(on(aChild(), '20 mg daily, tapering')).opens())).says[rule]).toBeUndefined();
  });

  it('sees a later, lower dose within 90 days', async () => {
    const lowered = (first: number, second: number) =>
      stillWeak(
        aChild()
          .took('prednisone', { from: ago(first), to: ago(second), dose: '40 mg daily' })
          .took('prednisone', { from: ago(second), dose: '30 mg daily' }),
      );
    expect((await consult(lowered(100, 20).opens())).says[rule]).toBe('warning');
    expect((await consult(lowered(300, 200).opens())).says[rule]).toBeUndefined();
  });

  it('holds 5 mg with dysphagia, not 7.5 mg', async () => {
    const swallowing = (dose: string) => on(anAdult(), dose).has('Dysphagia', { onset: ago(100) });
    expect((await consult(swallowing('5 mg daily').opens())).says[rule]).toBe('warning');
    expect((await consult(swallowing('7.5 mg daily').opens())).says[rule]).toBeUndefined();
  });

  it('does not take a dose for a low one that nobody can compute: per kg without a weight, or of another steroid', async () => {
    const charts = [
      on(anAdult(), '1 mg/kg daily'),
      on(anAdult(), 'as directed'),
      anAdult().took('methylprednisolone', { from: weeksAgo(20), dose: '4 mg daily' }),
    ];
    for (const chart of charts) {
      const { says, judgement, cards } = await consult(chart.has('Dysphagia', { onset: ago(100) }).opens());
      expect(says[rule]).toBeUndefined();
      expect(JSON.stringify([judgement.findings.map(({ judged }) => judged), cards])).not.toContain(
        'undefined',
      );
    }
    const weighed = on(anAdult(), '0.1 mg/kg daily').weighs(50, ago(10));
    expect((await consult(weighed.has('Dysphagia', { onset: ago(100) }).opens())).says[rule]).toBe('warning');
  });

  it('is quiet without a running oral steroid: stopped, a pulse, or none', async () => {
    const stopped = aChild().took('prednisone', { from: weeksAgo(30), to: weeksAgo(20) });
    const pulse = aChild().given('methylprednisolone IV pulse', [ago(10)], '1000 mg');
    for (const chart of [stopped, pulse, aChild()])
      expect((await consult(worse(chart).opens())).says[rule]).toBeUndefined();
  });

  it('takes a depot for a joint for no oral steroid', async () => {
    const depot = aChild().took('methylprednisolone acetate', { from: ago(10) });
    expect((await consult(worse(depot).opens())).says[rule]).toBeUndefined();
  });

  it('warns on an order below the present dose, not on the same or a higher one', async () => {
    const patient = stillWeak(on(aChild(), '20 mg daily'));
    const said = async (dose: string) => (await consult(patient.orders('prednisone', dose))).says[rule];
    expect(await said('15 mg daily')).toBe('warning');
    expect(await said('20 mg daily')).toBeUndefined();
    expect(await said('30 mg daily')).toBeUndefined();
    const { said: spoken } = await consult(patient.signs('prednisone', '15 mg daily'));
    expect(spoken(rule).wording.summary).toBe(
      'Do not lower prednisone now: dermatomyositis is active and not improving',
    );
  });

  it('does not speak about an order while the disease improves, nor about other drugs', async () => {
    const lower = better(on(aChild(), '20 mg daily'));
    expect((await consult(lower.orders('prednisone', '15 mg daily'))).says[rule]).toBeUndefined();
    const other = stillWeak(on(aChild(), '20 mg daily'));
    expect((await consult(other.orders('methotrexate', '15 mg weekly'))).says[rule]).toBeUndefined();
  });

  it('cannot be told when the examinations could not be read', async () => {
    const body = stillWeak(on(aChild(), '20 mg daily, tapering')).opens();
    const { says } = await consult(unread(body, 'exams'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });
});
