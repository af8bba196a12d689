import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { readConfig } from '../../src/config.js';
import { operatorOnly } from '../../src/http/operator-only.js';

/** In front of an address that holds what only the operator may see, on a real port. */

const token = 'operator-0123456789';
let server: Server | undefined;
afterEach(async () => {
  server?.close();
  server?.closeAllConnections();
  server = undefined;
});
async function startWith(environment: Readonly<Record<string, string>>): Promise<string> {
  const app = express();
  app.get('/reports', operatorOnly(readConfig(environment)), (_request, response) => {
    response.send('what only the operator may see');
  });
  server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/reports`;
}
const get = async (url: string, authorization?: string) => {
  const response = await fetch(url, { headers: authorization === undefined ? {} : { authorization } });
  return {
    status: response.status,
    text: await response.text(),
    asks: response.headers.get('www-authenticate'),
  };
};
const exposed = [
  { HOST: '0.0.0.0', AUTH: 'off-i-understand' },
  { PUBLIC_URL: 'https://cds.example.org' },
  { AUTH: 'required', CLIENTS_FILE: 'clients.json', PUBLIC_URL: 'https://cds.example.org' },
] as const;

describe('what only the operator may see', () => {
  it.each([{}, { PUBLIC_URL: 'http://localhost:3000' }])(
    'is there without a token on a port that only this machine can reach (%j)',
    async (environment) => {
      expect(await get(await startWith(environment))).toMatchObject({ status: 200 });
    },
  );

  it.each(exposed)(
    'is not there without OPERATOR_TOKEN where others can reach it (%j)',
    async (environment) => {
      const url = await startWith(environment);
      for (const authorization of [undefined, 'Bearer', `Bearer ${token}`, 'Bearer undefined']) {
        const answer = await get(url, authorization);
        expect(answer).toMatchObject({ status: 404, asks: null });
        expect(answer.text).toContain('There is nothing at this address.');
      }
    },
  );

  it.each([{}, ...exposed])('is for who has the token, wherever it is set (%j)', async (environment) => {
    const url = await startWith({ ...environment, OPERATOR_TOKEN: token });
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect(await get(url, `${scheme} ${token}`)).toMatchObject({ status: 200 });
    for (const authorization of [
      undefined,
      '',
      token,
      'Bearer',
      'Bearer x',
      `Bearer ${token}x`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token.toUpperCase()}`,
      `Bearer ${token} ${token}`,
      `Basic ${token}`,
    ]) {
      const answer = await get(url, authorization);
      expect(answer).toMatchObject({ status: 401, asks: 'Bearer' });
      expect(answer.text).not.toContain('operator may see');
    }
  });

  it('is not for who sends two tokens', async () => {
    const call = httpRequest(await startWith({ OPERATOR_TOKEN: token }));
    call.setHeader('authorization', [`Bearer ${token}`, 'Bearer other']);
    call.end();
    const [answer] = (await once(call, 'response')) as [IncomingMessage];
    answer.resume();
    expect(answer.statusCode).toBe(401);
  });
});
