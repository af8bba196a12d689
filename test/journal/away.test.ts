import { createServer, connect as connectTo, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { describeWithPostgres } from '../support/a-postgres.js';
import {
  aCallOf,
  accountOf,
  aJournal,
  aServedCard,
  closeJournalsAfterEach,
  freshId,
  overridden,
  postgresForTests,
  until,
  type AJournal,
} from './a-journal.js';

jest.setTimeout(60_000);
closeJournalsAfterEach();

const none = new Set<string>();
const giveFeedback = (journal: AJournal, card = freshId()) =>
  journal.feedback({ service: 'dm-order-sign', client: 'Epic' }, [overridden(card)]);
const unavailable = { name: 'Unavailable' };
const ms = async (work: Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work.catch(() => undefined);
  return performance.now() - from;
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Stands before a PostgreSQL: passes everything on, later, never, or not at all. */
interface Wire {
  readonly url: string;
  /** Milliseconds by which every answer is late; Infinity: it never comes, and nothing is closed either. */
  delay: number;
  /** Breaks every connection, as a firewall does. */
  cut(): void;
  connections(): number;
  stop(): void;
}
const wires = new Set<Wire>();
afterEach(() => {
  for (const wire of wires) wire.stop();
  wires.clear();
});
async function wireTo(url: string): Promise<Wire> {
  const { port, hostname } = new URL(url);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connectTo(Number(port), hostname);
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (chunk: Buffer) => {
        if (wire.delay === 0 || from === client) to.write(chunk);
        else if (wire.delay < Infinity) setTimeout(() => to.write(chunk), wire.delay);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  const wire: Wire = {
    url: through.href,
    delay: 0,
    cut: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    connections: () => sockets.size / 2,
    stop: () => {
      wire.cut();
      server.close();
    },
  };
  wires.add(wire);
  return wire;
}

describeWithPostgres('a PostgreSQL that comes and goes', () => {
  const postgres = postgresForTests();

  it('is taken when it comes after the service: cards that waited are written, feedback is taken again', async () => {
    const url = await postgres().freshUrl();
    await postgres().stop();
    const journal = await aJournal(url);
    expect(journal.isUp()).toBe(false);
    const card = aServedCard();
    journal.served(aCallOf('order-select'), accountOf(card), none);
    expect(await ms(giveFeedback(journal))).toBeLessThan(1000);
    await expect(giveFeedback(journal)).rejects.toMatchObject(unavailable);
    expect(await journal.repeats(aCallOf('order-sign'), accountOf(aServedCard()))).toEqual(none);
    expect(journal.tally).toMatchObject({ queued: 1, unanswered: { repeats: 1, tokens: 0 } });
    await pause(2500);
    expect(journal.told).toEqual([
      expect.stringMatching(/^ECONNREFUSED: connect ECONNREFUSED 127\.0\.0\.1:\d+$/),
    ]);

    await postgres().start();
    await until('the journal is up', () => journal.isUp());
    await giveFeedback(journal, card.uuid);
    await until('the card is written', () => journal.tally.written === 1);
    expect(await journal.repeats(aCallOf('order-sign'), accountOf(aServedCard()))).toHaveProperty('size', 1);
    expect(journal.told).toHaveLength(2);
    expect(journal.told[1]).toBe('up');
  });

  it('ends no process and costs no card when its connections break in the middle of questions', async () => {
    const wire = await wireTo(await postgres().freshUrl());
    const journal = await aJournal(wire.url);
    for (let round = 0; round < 5; round += 1) {
      const asked = [1, 2, 3].map(() => journal.use((database) => sleep(database, 0.5)));
      await pause(100);
      wire.cut();
      for (const answer of await Promise.allSettled(asked))
        expect(answer).toMatchObject({ status: 'rejected', reason: unavailable });
      await until('the journal is up again', () => journal.isUp());
      await giveFeedback(journal);
    }
    await until('nothing is left open', () => wire.connections() <= 8);
  });

  it('loses nothing that was acknowledged when it is killed under feedback', async () => {
    const url = await postgres().freshUrl();
    const journal = await aJournal(url);
    const acknowledged: string[] = [];
    let stop = false;
    const senders = Array.from({ length: 8 }, async () => {
      while (!stop) {
        const card = freshId();
        await giveFeedback(journal, card).then(
          () => void acknowledged.push(card),
          () => pause(50),
        );
      }
    });
    await pause(500);
    postgres().kill();
    await until('the journal is down', () => !journal.isUp());
    const before = acknowledged.length;
    await postgres().start();
    await until('feedback is taken again', () => acknowledged.length > before + 20, 20_000);
    stop = true;
    await Promise.all(senders);
    const rows = await journal.use((database) => database.selectFrom('feedback').select('card').execute());
    const stored = new Set(rows.map(({ card }) => card));
    expect(acknowledged.filter((card) => !stored.has(card))).toEqual([]);
    expect(before).toBeGreaterThan(100);
  });

  it('is not waited for by a clinician when it is slower than 50 ms', async () => {
    const wire = await wireTo(await postgres().freshUrl());
    const journal = await aJournal(wire.url);
    expect(await journal.remember('iss', 'jti-1', 2_000_000_000)).toBe('new');
    wire.delay = 400;
    const sign = () => journal.repeats(aCallOf('order-sign'), accountOf(aServedCard()));
    const times = await Promise.all([
      ...Array.from({ length: 100 }, () => ms(sign())),
      ...Array.from({ length: 100 }, (_, n) => ms(journal.remember('iss', `slow-${n}`, 2_000_000_000))),
    ]);
    // 50, and what 200 calls at once cost on a busy machine.
    expect(times.sort((a, b) => a - b)[100]).toBeLessThan(300);
    expect(journal.tally.unanswered).toEqual({ repeats: 100, tokens: 100 });
    expect(await journal.remember('iss', 'jti-1', 2_000_000_000)).toBe('unknown');
    // Slow is not gone: who can wait is served, and nothing is torn down.
    await giveFeedback(journal);
    expect(journal.isUp()).toBe(true);
    wire.delay = 0;
    await until(
      'it answers again',
      async () => (await journal.remember('iss', 'jti-1', 2_000_000_000)) === 'seen',
    );
    expect(journal.told).toEqual(['up']);
  });

  it('is given up when it falls silent, and taken again when it speaks', async () => {
    const wire = await wireTo(await postgres().freshUrl());
    const journal = await aJournal(wire.url);
    wire.delay = Infinity;
    expect(await ms(giveFeedback(journal))).toBeLessThan(8000);
    await until('the journal is down', () => !journal.isUp());
    await expect(giveFeedback(journal)).rejects.toMatchObject(unavailable);
    wire.delay = 0;
    await until('the journal is up', () => journal.isUp(), 15_000);
    await giveFeedback(journal);
  });

  it('refuses feedback while somebody holds the table, tells so once, and goes on with all else', async () => {
    const url = await postgres().freshUrl();
    const journal = await aJournal(url);
    const release = await hold(url, 'lock table feedback in access exclusive mode');
    const waiting = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(() => giveFeedback(journal));
    expect(await ms(journal.repeats(aCallOf('order-sign'), accountOf(aServedCard())))).toBeLessThan(1000);
    for (const one of await Promise.allSettled(waiting))
      expect(one).toMatchObject({ status: 'rejected', reason: unavailable });
    expect(journal.isUp()).toBe(true);
    // Each reason once: those that waited for a connection, and those that waited for the table.
    expect(journal.told.filter((why) => why !== 'up').sort()).toEqual([
      '57014: canceling statement due to statement timeout',
      'timeout exceeded when trying to connect',
    ]);
    await release();
    await giveFeedback(journal);
    expect(journal.told.at(-1)).toBe('up');
  });

  it('is known to be gone within seconds also while nobody calls', async () => {
    const wire = await wireTo(await postgres().freshUrl());
    const journal = await aJournal(wire.url);
    // Nothing is under way any more that would notice.
    await pause(500);
    wire.stop();
    await until('the journal is down', () => !journal.isUp(), 15_000);
  });

  it('says in one line why it cannot be used: another password, another name, a database that only reads', async () => {
    const url = new URL(await postgres().freshUrl());
    const told = async (change: (at: URL) => void) => {
      const at = new URL(url);
      change(at);
      const journal = await aJournal(at.href);
      expect(journal.isUp()).toBe(false);
      expect(journal.told).toHaveLength(1);
      return journal.told[0];
    };
    expect(await told((at) => (at.pathname = '/elsewhere'))).toBe(
      '3D000: database "elsewhere" does not exist',
    );
    expect(await told((at) => (at.username = 'nobody'))).toBe('28000: role "nobody" does not exist');
    expect(await told((at) => (at.hostname = 'no-such-host.invalid'))).toMatch(/^E\w+: getaddrinfo E/);
    await aJournal(url.href);
    await postgres().sql(
      url.href,
      `alter database ${url.pathname.slice(1)} set default_transaction_read_only = on`,
    );
    expect(await told(() => undefined)).toBe('25006: cannot execute INSERT in a read-only transaction');
  });

  it('is shared by replicas: one token is new to one of them only, also when both ask at once', async () => {
    const url = await postgres().freshUrl();
    const [one, other] = [await aJournal(url), await aJournal(url)];
    const pairs: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      const both = [one, other].map((replica) => replica.remember('iss', `jti-${n}`, 2_000_000_000));
      pairs.push((await Promise.all(both)).sort().join(' '));
    }
    // On a machine that is very busy some take over 50 ms.
    const answered = pairs.filter((pair) => !pair.includes('unknown'));
    expect(answered.length).toBeGreaterThan(20);
    expect(new Set(answered)).toEqual(new Set(['new seen']));
    const rows = await one.use((database) => database.selectFrom('seen_token').selectAll().execute());
    expect(JSON.stringify(rows)).not.toMatch(/jti|iss/);
  });

  it('forgets tokens that are refused as expired anyway', async () => {
    const url = await postgres().freshUrl();
    const journal = await aJournal(url);
    const now = Date.parse('2026-11-20T12:00:00Z') / 1000;
    await journal.remember('iss', 'expired', now - 1);
    await journal.remember('iss', 'good', now + 1);
    await aJournal(url, { retentionDays: 0 });
    const left = () => journal.use((database) => database.selectFrom('seen_token').selectAll().execute());
    await until('one is gone', async () => (await left()).length === 1);
    expect(Number((await left())[0]?.until)).toBe(now + 1);
  });

  /** In a transaction of another connection, until it is released. */
  async function hold(url: string, statement: string): Promise<() => Promise<void>> {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query(statement);
    return () => client.end();
  }
});

type Work = Parameters<AJournal['use']>[0];
const sleep = (database: Parameters<Work>[0], seconds: number) =>
  database
    .selectFrom('pulse')
    .select((eb) => eb.fn('pg_sleep', [eb.lit(seconds)]).as('slept'))
    .execute();

describe('a journal whose database never comes', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'myositis-cds-away-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('keeps at most 20,000 cards waiting, in less than 40 MB, and counts what is lost', async () => {
    writeFileSync(join(folder, 'file'), '');
    const journal = await aJournal(`sqlite:${join(folder, 'file', 'journal.db')}`);
    expect(journal.told).toEqual([expect.stringMatching(/^EEXIST: file already exists, mkdir '.*\/file'$/)]);
    const before = memory();
    for (let call = 0; call < 5500; call += 1)
      journal.served(
        aCallOf('order-select'),
        accountOf(...Array.from({ length: 4 }, () => aServedCard())),
        none,
      );
    expect(journal.tally).toMatchObject({ queued: 20_000, dropped: 2000, written: 0 });
    expect(memory() - before).toBeLessThan(40);
    await pause(2500);
    expect(journal.told).toHaveLength(1);
    expect(await ms(journal.close(2000))).toBeLessThan(4500);
  });

  const memory = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
});
