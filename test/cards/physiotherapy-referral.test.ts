import { describe, expect, it } from '@jest/globals';
import { aChild, ago, anAdult, consult, onFirstLine, refractoryChild, unread } from './consult.js';

const rule = 'physiotherapy-referral';
const procedure = (text: string, day: string) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { text },
  performedDateTime: day,
});
const referral = (day: string, more: object = {}) => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  code: { coding: [{ system: 'http://snomed.info/sct', code: '308447003' }] },
  authoredOn: day,
  ...more,
});

describe('Physiotherapy', () => {
  it('is an item of the checklist with a referral to place', async () => {
    const { says, proposed } = await consult(refractoryChild().opens());
    expect(says[rule]).toBe('info');
    expect(proposed(rule)).toMatchObject([{ code: { coding: { code: '308447003' } }, urgent: false }]);
  });

  it('names weakness where the chart does', async () => {
    const weak = onFirstLine(aChild(), 30).has('Proximal muscle weakness', { onset: ago(9) });
    expect((await consult(weak.opens())).said(rule).wording.summary).toMatch(/^Weakness: /);
  });

  it('is quiet when it was given or referred to within 12 months', async () => {
    for (const resource of [procedure('Physiotherapy session', ago(365)), referral(ago(365))])
      expect((await consult(refractoryChild().with(resource).opens())).says[rule]).toBeUndefined();
    for (const resource of [procedure('Physiotherapy session', ago(366)), referral(ago(366))])
      expect((await consult(refractoryChild().with(resource).opens())).says[rule]).toBe('info');
  });

  it('takes neither a revoked referral nor chest physiotherapy for it', async () => {
    for (const resource of [
      referral(ago(5), { status: 'revoked' }),
      procedure('Chest physiotherapy', ago(5)),
    ])
      expect((await consult(refractoryChild().with(resource).opens())).says[rule]).toBe('info');
  });

  it('asks for nothing while nobody knows whether the disease is active', async () => {
    expect((await consult(anAdult().opens())).says[rule]).toBeUndefined();
  });

  it.each(['procedures', 'serviceRequests'] as const)(
    'does not take unread %s for "none on file"',
    async (key) => {
      const body = refractoryChild().opens();
      const { says, card } = await consult(unread(body, key));
      expect(says[rule]).toBeUndefined();
      expect(card('could-not-assess').detail).toContain('Physiotherapy');
    },
  );
});
