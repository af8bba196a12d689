import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openJournal, type Journal } from '../../src/journal/journal.js';
import { keyedHash } from '../../src/journal/keyed-hash.js';
import { noJournal } from '../../src/journal/no-journal.js';
import { startService, type RunningService } from '../support/running-service.js';
import { nothingToSay, read } from './a-rim.js';

jest.setTimeout(60_000);
const item = (card: string, more: object = {}) => ({
  ...{ card, outcome: 'overridden', outcomeTimestamp: '2026-11-20T12:00:00Z' },
  ...more,
});
const serving = (journal: Journal, environment: Readonly<Record<string, string>> = {}) =>
  startService({ answer: () => Promise.resolve(nothingToSay), asOf: '2026-11-20', journal, environment });
const send = (url: string, body: unknown) =>
  read(
    fetch(`${url}/cds-services/dm-order-sign/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

describe('POST /cds-services/{id}/feedback', () => {
  const folder = mkdtempSync(join(tmpdir(), 'myositis-cds-feedback-'));
  let journal: Journal;
  let service: RunningService;
  beforeAll(async () => {
    journal = openJournal({
      ...{ databaseUrl: `sqlite:${join(folder, 'journal.db')}`, hash: keyedHash(undefined) },
      ...{ retentionDays: 0, repeatAfterHours: 24, now: () => new Date('2026-11-20T12:00:00Z') },
      ...{ down: () => undefined, up: () => undefined },
    });
    await journal.tried;
    service = await serving(journal);
  });
  afterAll(async () => {
    await service.stop();
    await journal.close(1000);
    rmSync(folder, { recursive: true });
  });
  const stored = () =>
    journal.use((database) => database.selectFrom('feedback').select('card').orderBy('card').execute());

  it('says how many items it stored', async () => {
    const { status, text } = await send(service.url, { feedback: [item('a'), item('b')] });
    expect([status, JSON.parse(text)]).toEqual([200, { stored: 2 }]);
    expect(await stored()).toEqual([{ card: 'a' }, { card: 'b' }]);
    expect(JSON.parse((await send(service.url, { feedback: [] })).text)).toEqual({ stored: 0 });
  });

  it('stores the good items of a batch, names the bad ones by path, and logs no word of them', async () => {
    const comment = { overrideReason: { userComment: 'Mrs Canary' } };
    const bad = Array.from({ length: 30 }, () => ({ ...item('x'), outcome: 'Mrs Canary' }));
    const { status, text } = await send(service.url, { feedback: [item('c', comment), ...bad, item('d')] });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      ...{ stored: 2, refused: 30 },
      problems: Array.from(
        { length: 20 },
        (_, n) => `feedback.${n + 1}.outcome: must be accepted or overridden`,
      ),
    });
    expect(await stored()).toHaveLength(4);
    expect(service.log.join('')).not.toContain('Canary');
    expect(service.log.at(-1)).toMatch(/"stored":2,"refused":30/);
  });

  it('refuses what holds no item that can be read, and names the first', async () => {
    const { status, says } = await send(service.url, { feedback: [5, {}] });
    expect([status, says]).toEqual([400, 'feedback.0: must be an object']);
    expect((await send(service.url, {})).says).toBe('feedback: required');
  });

  it('reads a batch as large as a request may be, and lets other calls through meanwhile', async () => {
    const feedback = Array.from({ length: 100_000 }, (_, n) => item(`many-${n}`));
    const from = performance.now();
    const under = { way: true };
    const sending = send(service.url, { feedback }).finally(() => (under.way = false));
    const waited: number[] = [];
    while (under.way) {
      const before = performance.now();
      await (await fetch(`${service.url}/health/live`)).text();
      waited.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(JSON.parse((await sending).text)).toEqual({ stored: 100_000 });
    const [longest, next] = waited.sort((a, b) => b - a).map(Math.round);
    const whole = Math.round(performance.now() - from);
    process.stderr.write(
      `100,000 items of feedback in one call: ${whole} ms; ` +
        `other calls waited ${longest} ms at most, then ${next} ms\n`,
    );
    // Reading the JSON is one piece of work; what comes after it is not.
    expect(next).toBeLessThan(whole / 10);
    expect(waited.length).toBeGreaterThan(20);
  });

  it('reads millions of items that are none in pieces, and keeps 20 problems', async () => {
    const { status, says } = await send(service.url, { feedback: new Array<number>(200_000).fill(1) });
    expect([status, says]).toEqual([400, 'feedback.0: must be an object']);
  });

  it('asks to send it again when it cannot be stored', async () => {
    const without = await serving(noJournal);
    const { status, says, headers } = await send(without.url, { feedback: [item('a')] });
    expect([status, says]).toEqual([503, 'Feedback cannot be stored at the moment: send it again.']);
    expect(headers.get('retry-after')).toBe('5');
    // What cannot be read is not sent again in vain.
    expect((await send(without.url, { feedback: [5] })).status).toBe(400);
    expect((await send(without.url, { feedback: [] })).status).toBe(200);
    await without.stop();
  });

  it('takes no place from a hook call: feedback that waits for a slow database has its own', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = await serving({ ...noJournal, feedback: () => held }, { MAX_CONCURRENT: '2' });
    const waiting = [send(slow.url, { feedback: [item('a')] }), send(slow.url, { feedback: [item('b')] })];
    await new Promise((resolve) => setTimeout(resolve, 200));
    const third = await send(slow.url, { feedback: [item('c')] });
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
    const hook = { hook: 'patient-view', hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea' };
    const call = await slow.fire({ ...hook, context: { userId: 'Practitioner/1', patientId: 'p1' } });
    expect(call.status).toBe(200);
    release();
    expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200]);
    await slow.stop();
  });
});
