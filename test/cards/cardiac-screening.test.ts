import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anAdult,
  consult,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  unread,
} from './consult.js';

const rule = 'cardiac-screening';
const done = (text: string, day: string) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { text },
  performedDateTime: day,
});
const troponin = (value: number, day: string) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: 'Troponin T' },
  effectiveDateTime: day,
  valueQuantity: { value, unit: 'ng/L' },
  referenceRange: [{ high: { value: 14, unit: 'ng/L' } }],
});

describe('Look at the heart', () => {
  it('is information while the disease is active and nothing is on file for 12 months', async () => {
    const { says, proposals } = await consult(refractoryAdult().opens());
    expect(says[rule]).toBe('info');
    expect(proposals(rule)).toEqual(['Order troponin', 'Order ECG', 'Order echocardiogram']);
  });

  it('is quiet with an ECG 365 days ago, and speaks with one 366 days ago', async () => {
    const ecg = (days: number) =>
      refractoryAdult()
        .with(done('ECG', ago(days)))
        .opens();
    expect((await consult(ecg(365))).says[rule]).toBeUndefined();
    expect((await consult(ecg(366))).says[rule]).toBe('info');
  });

  it('does not order again what is ordered', async () => {
    const ordered = { resourceType: 'ServiceRequest', status: 'active', intent: 'order' };
    const chart = refractoryAdult().with({ ...ordered, code: { text: 'ECG' }, authoredOn: ago(2) });
    expect((await consult(chart.opens())).proposals(rule)).toEqual([
      'Order troponin',
      'Order echocardiogram',
    ]);
  });

  it('is a warning for jaw pain, palpitations or an old raised troponin, urgent', async () => {
    for (const chart of [
      refractoryAdult().has('Jaw pain', { onset: ago(3) }),
      refractoryAdult().has('Palpitations', { onset: ago(3) }),
      refractoryAdult().with(troponin(30, ago(15))),
    ]) {
      const { says, proposed } = await consult(chart.opens());
      expect(says[rule]).toBe('warning');
      expect(proposed(rule).every((one) => one.kind === 'service-request' && one.urgent)).toBe(true);
    }
  });

  it('is a critical card of its own for chest pain 14 days old and holds the escalation; at 15 days a warning', async () => {
    const chest = (days: number) =>
      refractoryAdult()
        .has('Chest pain', { onset: ago(days) })
        .opens();
    const acute = await consult(chest(14));
    expect(acute.says).toMatchObject({ [rule]: 'critical' });
    expect(acute.card(rule).indicator).toBe('critical');
    expect(acute.says['escalate-ivig']).toBeUndefined();
    expect(acute.lines(rule, 'What to do').at(-1)).toMatch(/on hold until this is excluded/);
    expect(acute.card(rule).detail).toContain('No ECG, echocardiogram or troponin on file within 12 months');
    const older = await consult(chest(15));
    expect(older.says).toMatchObject({ [rule]: 'warning', 'escalate-ivig': 'warning' });
  });

  it('is critical for a troponin that is new and raised, quiet about a normal one', async () => {
    expect(
      (
        await consult(
          refractoryAdult()
            .with(troponin(30, ago(14)))
            .opens(),
        )
      ).says[rule],
    ).toBe('critical');
    expect(
      (
        await consult(
          refractoryAdult()
            .with(troponin(10, ago(14)))
            .opens(),
        )
      ).says[rule],
    ).toBeUndefined();
  });

  it('names a worsening that has to wait for the chest', async () => {
    const falling = onFirstLine(aChild(), 20)
      .measured('CMAS', 30, ago(30))
      .measured('CMAS', 26, ago(2))
      .has('Chest pain', { onset: ago(3) });
    const { lines } = await consult(falling.opens());
    expect(lines(rule, 'What to do').join(' ')).toContain('CMAS fell 30 to 26');
  });

  it('is excluded by a named other cause, and by remission of the symptom', async () => {
    const explained = refractoryChild().has('Chest pain due to costochondritis', { onset: ago(3) });
    const gone = refractoryChild().has('Chest pain', { onset: ago(10), abated: ago(5) });
    for (const chart of [explained, gone]) expect((await consult(chart.opens())).says[rule]).toBe('info');
  });

  it('cannot tell when the reports could not be read, and says nothing about the heart', async () => {
    const body = refractoryAdult().opens();
    const { says } = await consult(unread(body, 'diagnosticReports'));
    expect(says[rule]).toBeUndefined();
    expect(says['could-not-assess']).toBe('info');
  });

  it('asks nothing while nobody knows whether the disease is active', async () => {
    expect((await consult(anAdult().opens())).says[rule]).toBeUndefined();
  });
});
