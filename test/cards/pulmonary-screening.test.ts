import { describe, expect, it } from '@jest/globals';
import { ago, anAdult, consult, refractoryAdult, testResult, unread } from './consult.js';

const rule = 'pulmonary-screening';
const report = (text: string, day: string) => ({
  resourceType: 'DiagnosticReport',
  status: 'final',
  code: { text },
  effectiveDateTime: day,
});

describe('Lung function', () => {
  it('is an item of the checklist with a test to order', async () => {
    const { says, proposed } = await consult(refractoryAdult().opens());
    expect(says[rule]).toBe('info');
    expect(proposed(rule)).toMatchObject([{ code: { coding: { code: '23426006' } }, urgent: false }]);
  });

  it('is quiet with a test 365 days ago, and speaks with one 366 days ago', async () => {
    const at = (days: number) =>
      refractoryAdult()
        .with(report('Pulmonary function test', ago(days)))
        .opens();
    expect((await consult(at(365))).says[rule]).toBeUndefined();
    expect((await consult(at(366))).says[rule]).toBe('info');
  });

  it('does not take a chest CT for lung function', async () => {
    const ct = refractoryAdult().with(report('HRCT chest', ago(5)));
    expect((await consult(ct.opens())).says[rule]).toBe('info');
  });

  it('does not offer the order twice: quiet while the anti-MDA5 card asks for it', async () => {
    const chart = refractoryAdult().with(testResult('Anti-MDA5 antibody', 'Positive', ago(400)));
    const { says } = await consult(chart.opens());
    expect(says['mda5-screening']).toBe('warning');
    expect(says[rule]).toBeUndefined();
  });

  it('does not order again what is ordered, and says so', async () => {
    const chart = refractoryAdult().with({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      code: { text: 'Spirometry' },
      authoredOn: ago(9),
    });
    const { proposals, lines } = await consult(chart.opens());
    expect(proposals(rule)).toEqual([]);
    expect(lines(rule, 'What to do')).toEqual(['Lung function ordered 2026-11-11, no result on file yet']);
  });

  it('asks for nothing while nobody knows whether the disease is active', async () => {
    expect((await consult(anAdult().opens())).says[rule]).toBeUndefined();
  });

  it('does not take unread reports for "none on file"', async () => {
    const body = refractoryAdult().opens();
    const { says, card } = await consult(unread(body, 'diagnosticReports'));
    expect(says[rule]).toBeUndefined();
    expect(card('could-not-assess').detail).toContain('Lung function');
  });
});
