import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import type { CdsResponse } from '../../src/contract/cds-response.js';
import { createHttpServer } from '../../src/http/http-server.js';
import { openJournal, type Journal } from '../../src/journal/journal.js';
import { keyedHash } from '../../src/journal/keyed-hash.js';
import { noJournal } from '../../src/journal/no-journal.js';
import { createPipeline } from '../../src/pipeline.js';
import type { Acceptance } from '../../src/report/acceptance.js';
import { freshSqlite, journalKey, removeSqlite } from '../support/a-journal.js';
import { services } from '../support/running-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';

/** The whole service on a real port, with its rules and its journal. */
const now = () => new Date('2026-11-20T12:00:00Z');
const november = 'from=2026-11-01&to=2026-11-30';
const token = 'operator-0123456789';

let server: Server;
let journal: Journal;
let url = '';
async function start(environment: Readonly<Record<string, string>>, given?: Journal): Promise<void> {
  const config = readConfig({ TIME_ZONE: 'UTC', DATABASE_URL: freshSqlite(), ...environment });
  journal =
    given ??
    openJournal({
      ...{ ...config, hash: keyedHash(journalKey), now },
      ...{ down: () => undefined, up: () => undefined },
    });
  await journal.tried;
  const app = createApp({
    ...{ config, services, journal, now, newId: randomUUID },
    ...{ log: pino({ level: 'silent' }), sourceAttributesOf: () => ({}) },
    ...createPipeline(config, services, () => undefined),
  });
  server = createHttpServer(app, config).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
async function stop(): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
  await journal.close(10_000);
}
afterAll(removeSqlite);

const get = async (query: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
  const response = await fetch(`${url}/reports/acceptance${query && '?'}${query}`, { method, headers });
  const text = await response.text();
  const type = response.headers.get('content-type');
  return { status: response.status, type, text, headers: response.headers };
};

describe('GET /reports/acceptance', () => {
  let response: CdsResponse;
  beforeAll(async () => {
    await start({});
    const post = async (path: string, body: object): Promise<unknown> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${url}/cds-services/dm-patient-view${path}`, {
        ...{ method: 'POST', headers, body: JSON.stringify(body) },
      });
      expect(answer.status).toBe(200);
      return answer.json();
    };
    response = (await post('', hookRequest(vignette('V01')))) as CdsResponse;
    const ivig = response.cards.find(({ source }) => source.topic.code === 'escalate-ivig');
    const others = response.cards.filter((card) => card !== ivig);
    await post('/feedback', {
      feedback: [
        {
          ...{ card: ivig?.uuid, outcome: 'accepted', outcomeTimestamp: '2026-11-20T12:01:00Z' },
          acceptedSuggestions: [{ id: ivig?.suggestions?.[0]?.uuid }],
        },
        {
          ...{ card: others[0]?.uuid, outcome: 'overridden', outcomeTimestamp: '2026-11-20T12:01:00Z' },
          overrideReason: { reason: others[0]?.overrideReasons?.[0], userComment: 'zzcomment' },
        },
      ],
    });
    while (journal.tally.queued > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  afterAll(stop);

  it('tells what became of the cards that were just served', async () => {
    const { status, type, text } = await get(november);
    expect({ status, type }).toEqual({ status: 200, type: 'application/json; charset=utf-8' });
    const report = JSON.parse(text) as Acceptance;
    const served = response.cards.map(({ source }) => source.topic.code);
    expect(served.length).toBeGreaterThan(1);
    expect(report.cards.map(({ rule }) => rule).sort()).toEqual([...served].sort());
    expect(report.cards.find(({ rule }) => rule === 'escalate-ivig')).toMatchObject({
      accepted: { cards: 1, of: 1, byPlace: [{ place: 1, taken: 1 }] },
      noAnswer: 0,
    });
    const [reason] = report.cards.flatMap(({ overridden }) => overridden.reasons);
    expect(reason?.display).toMatch(/\w/);
    expect(report.cards.reduce((sum, { withComment }) => sum + withComment, 0)).toBe(1);
    expect(text).not.toMatch(/zzcomment|v01/i);
  });

  it.each([
    ['', { accept: 'text/markdown' }, 'text/markdown; charset=utf-8', '# What became of the cards'],
    ['', { accept: 'text/csv' }, 'text/csv; charset=utf-8', 'from,to,kind,rule,client'],
    ['&format=md', {}, 'text/markdown; charset=utf-8', '# What became'],
    ['&format=csv', { accept: 'application/json' }, 'text/csv; charset=utf-8', 'from,to'],
    ['&format=json', { accept: 'text/csv' }, 'application/json; charset=utf-8', '"from"'],
    ['', { accept: 'text/html, */*;q=0.8' }, 'application/json; charset=utf-8', '"from"'],
    ['', { accept: 'text/csv;q=0.5, text/markdown' }, 'text/markdown; charset=utf-8', '# What'],
  ])('answers %s with %j as %s', async (more, headers, type, words) => {
    const answer = await get(`${november}${more}`, headers);
    expect(answer).toMatchObject({ status: 200, type });
    expect(answer.text).toContain(words);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is a file to be saved as CSV', async () => {
    const { headers } = await get(`${november}&format=csv`);
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="acceptance-2026-11-01-2026-11-30.csv"',
    );
  });

  it.each([
    ['', 'from: required: a day such as 2026-11-20'],
    ['from=2026-11-01', 'to: required: a day such as 2026-11-20'],
    ['from=zz&to=2026-11-01', 'from: must be a day such as 2026-11-20'],
    ['from=2026-11-01&to=2026-11-31', 'to: must be a day such as 2026-11-20'],
    ['from=2026-11-02&to=2026-11-01', 'to: must not be before 2026-11-02, where the report begins'],
    [`${november}&format=zz`, 'format: must be md, csv, json'],
    [`${november}&from=2026-11-02`, 'from: must be given once'],
    [`${november}&include-playground=zz`, 'include-playground: must be true or false'],
    [
      `${november}&zz=1`,
      'query: knows no other parameters than from, to, client, include-playground, format',
    ],
    [`${november}&client=zz`, 'client: the journal has nothing of it, but of "-" (AUTH=off)'],
  ])('refuses ?%s with 400, and says what is wrong', async (query, words) => {
    const { status, text } = await get(query);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'invalid', details: { text: words } }],
    });
    expect(text).not.toContain('zz');
  });

  it('goes on answering after a question that it refused', async () => {
    await get(`${november}&client=zz`);
    expect(journal.isUp()).toBe(true);
    expect((await get(`${november}&client=-`)).status).toBe(200);
  });

  it('has no other form', async () => {
    expect(await get(november, { accept: 'image/png' })).toMatchObject({ status: 406 });
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const { status, headers } = await get(november, {}, method);
      expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'GET, HEAD, OPTIONS' });
    }
    expect(await get(november, {}, 'HEAD')).toMatchObject({ status: 200, text: '' });
  });
});

describe('GET /reports/acceptance where others can reach the service', () => {
  beforeEach(() => start({ OPERATOR_TOKEN: token, PUBLIC_URL: 'https://cds.example.org' }));
  afterEach(stop);

  it('is for the operator only', async () => {
    for (const headers of [{}, { authorization: 'Bearer zz' }])
      for (const query of [november, 'from=zz']) expect((await get(query, headers)).status).toBe(401);
    expect((await get(november, { authorization: `Bearer ${token}` })).status).toBe(200);
  });
});

describe('GET /reports/acceptance while the journal is away', () => {
  beforeEach(() => start({}, noJournal));
  afterEach(stop);

  it('says so with 503, and when to come again', async () => {
    const { status, text, headers } = await get(november);
    expect({ status, after: headers.get('retry-after') }).toEqual({ status: 503, after: '5' });
    expect(text).toContain('The journal cannot be read at the moment.');
  });
});
