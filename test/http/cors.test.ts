import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aCall, read, startRim, type Rim } from './a-rim.js';

const asSandbox = {
  origin: 'https://sandbox.cds-hooks.org',
  'access-control-request-method': 'POST',
  'access-control-request-headers': 'authorization,content-type',
};
const origin = { origin: 'https://sandbox.cds-hooks.org' };
const someFeedback = {
  feedback: [{ card: 'c', outcome: 'overridden', outcomeTimestamp: '2026-11-20T08:00:00Z' }],
};

describe('a browser client', () => {
  let rim: Rim;
  beforeAll(async () => {
    rim = await startRim(() => Promise.reject(new Error('x')), { MAX_BODY_MB: '0.02' });
  });
  afterAll(() => rim.stop());

  it.each([
    '/cds-services',
    '/cds-services/dm-patient-view',
    '/cds-services//dm-order-select',
    '/cds-services/dm-order-sign/feedback',
  ])('may ask beforehand at %s, without credentials', async (path) => {
    const answer = await read(fetch(`${rim.url}${path}`, { method: 'OPTIONS', headers: asSandbox }));
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization,content-type');
    expect(answer.headers.get('access-control-allow-methods')).toContain('POST');
    expect(answer.headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('can read every error', async () => {
    const errors = [
      [400, await rim.post('{', { headers: origin })],
      [404, await rim.post(aCall, { to: '/cds-services/nobody', headers: origin })],
      [405, await read(fetch(`${rim.url}/cds-services/dm-patient-view`, { headers: origin }))],
      [413, await rim.post({ ...aCall, padding: 'x'.repeat(30_000) }, { headers: origin })],
      [415, await rim.post('a', { headers: { ...origin, 'content-type': 'text/plain' } })],
      [500, await rim.post(aCall, { headers: origin })],
      [503, await rim.post(someFeedback, { to: '/cds-services/dm-patient-view/feedback', headers: origin })],
    ] as const;
    for (const [status, answer] of errors) {
      expect(answer.status).toBe(status);
      expect(answer.says).toEqual(expect.any(String));
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});

describe('with a list in CORS_ORIGINS', () => {
  let rim: Rim;
  beforeAll(async () => {
    rim = await startRim(undefined, {
      CORS_ORIGINS: 'https://ehr.example.org, https://sandbox.cds-hooks.org',
    });
  });
  afterAll(() => rim.stop());

  it('a listed origin is named, and caches are told that the answer depends on it', async () => {
    const answer = await rim.post(aCall, { headers: origin });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://sandbox.cds-hooks.org');
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it('any other origin is not allowed, and the answer still depends on it', async () => {
    for (const headers of [{ origin: 'https://evil.example.org' }, {}]) {
      const answer = await rim.post(aCall, { headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.has('access-control-allow-origin')).toBe(false);
      expect(answer.headers.get('vary')).toBe('Origin');
    }
  });
});
