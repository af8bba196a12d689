import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readServices } from '../../src/contract/services.js';
import { read, startRim, type Rim } from './a-rim.js';
import { servicesFile } from '../support/running-service.js';

describe('discovery and the other addresses', () => {
  let rim: Rim;
  beforeAll(async () => {
    rim = await startRim();
  });
  afterAll(() => rim.stop());
  const get = (path: string, init?: RequestInit) => read(fetch(`${rim.url}${path}`, init));

  it.each(['/cds-services', '/cds-services/', '//cds-services', '/cds-services//', '/cds-services?a=//b'])(
    'serves cds-services.json as it is at %s',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.text).toBe(servicesFile.toString('utf8'));
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    },
  );

  it('answers HEAD without a body', async () => {
    const answer = await get('/cds-services', { method: 'HEAD' });
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it('says that it lives and that it is ready', async () => {
    expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"live"}' });
    expect(await get('/health/ready')).toMatchObject({
      status: 200,
      text: '{"status":"ready","journal":"degraded"}',
    });
  });

  it.each([
    '/',
    '/cds-service',
    '/cds-services/nobody',
    '/cds-services/nobody/feedback',
    '/cds-services/nobody/source-attributes',
    '/cds-services/dm-patient-view/other',
    '/health',
    '/.well-known/cds-services',
  ])('answers 404 with an OperationOutcome at %s', async (path) => {
    for (const method of ['GET', 'POST']) {
      expect(await get(path, { method })).toMatchObject({
        status: 404,
        says: 'There is nothing at this address.',
      });
    }
  });

  it.each([
    ['PUT', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['POST', '/cds-services', 'GET, HEAD, OPTIONS'],
    ['GET', '/cds-services/dm-patient-view', 'POST, OPTIONS'],
    ['DELETE', '/cds-services//dm-order-sign/', 'POST, OPTIONS'],
    ['GET', '/cds-services/dm-patient-view/feedback', 'POST, OPTIONS'],
    ['POST', '/cds-services/dm-patient-view/source-attributes', 'GET, HEAD, OPTIONS'],
    ['POST', '/health/live', 'GET, HEAD, OPTIONS'],
    ['POST', '/health/ready', 'GET, HEAD, OPTIONS'],
  ])('answers %s %s with 405 and Allow: %s', async (method, path, allow) => {
    const answer = await get(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    expect(answer.says).toBe(`Only ${allow} here.`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  });

  it('answers an address that is no URL with 400', async () => {
    expect(await get('/cds-services/%E0%A4%A')).toMatchObject({
      status: 400,
      says: 'The request cannot be read.',
    });
  });

  it('does not say what it is made of, and forbids caches and guesses', async () => {
    const { headers } = await get('/cds-services');
    expect(headers.has('x-powered-by')).toBe(false);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('a cds-services.json that cannot be served', () => {
  it.each([
    ['{', 'is not valid JSON'],
    ['{"services":[]}', 'services must not be empty'],
    ['{"services":[{"id":"a b","hook":"patient-view"}]}', 'services.0.id must fit into a URL'],
    [
      '{"services":[{"id":"a","hook":"order-dispatch"}]}',
      'services.0.hook must be patient-view, order-select, order-sign',
    ],
  ])('is refused at start: %s', (content, reason) => {
    expect(() => readServices(Buffer.from(content))).toThrow(reason);
  });
});
