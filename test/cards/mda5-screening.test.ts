import { describe, expect, it } from '@jest/globals';
import type { APatient } from '../support/a-patient.js';
import { ago, anAdult, consult, testResult, unread } from './consult.js';

const rule = 'mda5-screening';
const positive = (result = 'Positive', day = ago(900)): APatient =>
  anAdult().with(testResult('Anti-MDA5 antibody', result, day));
const done = (text: string, day: string) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { text },
  performedDateTime: day,
});
const ordered = (text: string) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  code: { text },
  authoredOn: ago(2),
});

describe('Anti-MDA5: look at the lung', () => {
  it('is a warning of its own for an antibody of any date, with HRCT and lung function to order', async () => {
    const { says, card, proposed } = await consult(positive().opens());
    expect(says[rule]).toBe('warning');
    expect(card(rule).indicator).toBe('warning');
    expect(proposed(rule)).toMatchObject([
      { label: 'Order HRCT of the chest', code: { text: 'High-resolution CT of the chest' } },
      { label: 'Order lung function', code: { coding: { code: '23426006' } } },
    ]);
    expect(proposed(rule)[0]).not.toHaveProperty('code.coding');
  });

  it('counts a weak positive, and not a negative', async () => {
    expect((await consult(positive('Weak positive').opens())).says[rule]).toBe('warning');
    expect((await consult(positive('Negative').opens())).says[rule]).toBeUndefined();
  });

  it('is quiet with HRCT or lung function 26 weeks ago, and speaks a day later', async () => {
    for (const text of ['HRCT chest', 'Spirometry']) {
      expect(
        (
          await consult(
            positive()
              .with(done(text, ago(182)))
              .opens(),
          )
        ).says[rule],
      ).toBeUndefined();
      expect(
        (
          await consult(
            positive()
              .with(done(text, ago(183)))
              .opens(),
          )
        ).says[rule],
      ).toBe('warning');
    }
  });

  it('leaves lung disease on record to the pathway, also one that is over; a suspected one is no reason to wait', async () => {
    const ild = await consult(
      positive()
        .has('Interstitial lung disease', { onset: ago(30) })
        .opens(),
    );
    expect(ild.says[rule]).toBeUndefined();
    expect(ild.says['mda5-ild']).toBe('critical');
    const over = positive().has('Interstitial lung disease', { onset: ago(900), abated: ago(300) });
    expect((await consult(over.opens())).says[rule]).toBeUndefined();
    const suspected = positive().has('Interstitial lung disease', { verification: 'provisional' });
    expect((await consult(suspected.opens())).says[rule]).toBe('warning');
  });

  it('does not order again what is ordered, and says so', async () => {
    const { proposals, lines } = await consult(positive().with(ordered('Spirometry')).opens());
    expect(proposals(rule)).toEqual(['Order HRCT of the chest']);
    expect(lines(rule, 'What to do')).toContain('Lung function ordered 2026-11-18, no result on file yet');
  });

  it.each(['procedures', 'diagnosticReports'] as const)(
    'does not take unread %s for "none on file"',
    async (key) => {
      const body = positive().opens();
      const { says } = await consult(unread(body, key));
      expect(says[rule]).toBeUndefined();
      expect(says['could-not-assess']).toBe('info');
    },
  );
});
