import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Kysely } from 'kysely';
import Libsql from 'libsql';
import type { Tables } from '../../src/journal/schema.js';
import { sqliteDialect } from '../../src/journal/sqlite.js';
import { aJournal, closeJournalsAfterEach, freshId, overridden, until, type AJournal } from './a-journal.js';

jest.setTimeout(60_000);
closeJournalsAfterEach();

const giveFeedback = (journal: AJournal, ...cards: readonly string[]) =>
  journal.feedback(
    { service: 'dm-order-sign', client: 'Epic' },
    cards.map((card) => overridden(card)),
  );
const inTheFile = (path: string): readonly unknown[] => {
  const database = new Libsql(path);
  const rows = database.prepare('select card from feedback').all();
  database.close();
  return rows;
};

describe('SQLite', () => {
  let folder = '';
  let path = '';
  let files = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'myositis-cds-sqlite-'));
  });
  beforeEach(() => {
    path = join(folder, `data-${(files += 1)}`, 'journal.db');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('makes its folder for this user alone, and survives a power cut: WAL, synchronous FULL', async () => {
    const journal = await aJournal(`sqlite:${path}`);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
    const pragma = async (name: string) => {
      const from = name as 'pulse';
      const [row] = await journal.use((database) => database.selectFrom(from).selectAll().execute());
      return Object.values(row ?? {})[0] as unknown;
    };
    expect(await pragma('pragma_journal_mode')).toBe('wal');
    expect(await pragma('pragma_synchronous')).toBe(2);
    await giveFeedback(journal, 'a');
    expect(inTheFile(path)).toEqual([{ card: 'a' }]);
  });

  it('is shared by two services: the feedback of both is kept', async () => {
    const both = [await aJournal(`sqlite:${path}`), await aJournal(`sqlite:${path}`)];
    const cards = Array.from({ length: 100 }, () => freshId());
    await Promise.all(cards.map((card, n) => giveFeedback(both[n % 2]!, card)));
    expect(inTheFile(path)).toHaveLength(100);
  });

  it('refuses feedback while another process keeps it locked, tells so once, and goes on', async () => {
    const journal = await aJournal(`sqlite:${path}`);
    const other = new Libsql(path);
    other.exec('begin immediate');
    const card = freshId();
    for (const one of await Promise.allSettled([
      giveFeedback(journal, card),
      giveFeedback(journal, freshId()),
    ]))
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'Unavailable' } });
    expect(journal.isUp()).toBe(true);
    other.exec('rollback');
    other.close();
    await giveFeedback(journal, card);
    // Acknowledged is in the file, not only in the mind of this connection.
    expect(inTheFile(path)).toEqual([{ card }]);
    expect(journal.told).toEqual(['up', 'SQLITE_BUSY: database is locked', 'up']);
  });

  it('says in one line that a file is no database', async () => {
    await (await aJournal(`sqlite:${path}`)).close(1000);
    writeFileSync(path, 'x'.repeat(8192));
    const journal = await aJournal(`sqlite:${path}`);
    expect(journal.isUp()).toBe(false);
    expect(journal.told).toEqual(['SQLITE_NOTADB: file is not a database']);
    expect(readFileSync(path, 'utf8')).toBe('x'.repeat(8192));
  });

  it('lets no question hang when it is closed under questions, and keeps what it said it keeps', async () => {
    const journal = await aJournal(`sqlite:${path}`);
    const batches = Array.from({ length: 20 }, () => Array.from({ length: 450 }, () => freshId()));
    const given = Promise.allSettled(batches.map((cards) => giveFeedback(journal, ...cards)));
    await new Promise((resolve) => setTimeout(resolve, 30));
    await journal.close(2000);
    const kept = (await given).flatMap(({ status }, n) => (status === 'fulfilled' ? batches[n]! : []));
    const stored = inTheFile(path).map((row) => (row as { readonly card: string }).card);
    // Nothing by half.
    expect(stored.length % 450).toBe(0);
    expect(new Set(stored)).toEqual(new Set(kept));
  });

  it('rolls back, and lets the next one begin', async () => {
    const database = new Kysely<Tables>({ dialect: sqliteDialect(path) });
    await database.schema.createTable('pulse').addColumn('id', 'integer').addColumn('at', 'text').execute();
    const failing = database.transaction().execute(async (transaction) => {
      await transaction.insertInto('pulse').values({ id: 1, at: 'x' }).execute();
      throw new Error('on second thoughts');
    });
    await expect(failing).rejects.toThrow('on second thoughts');
    const other = new Libsql(path);
    other.exec('begin immediate');
    await expect(database.transaction().execute(async () => undefined)).rejects.toMatchObject({
      code: 'SQLITE_BUSY',
    });
    other.exec('rollback');
    other.close();
    await database
      .transaction()
      .execute((one) => one.insertInto('pulse').values({ id: 2, at: 'y' }).execute());
    expect(await database.selectFrom('pulse').selectAll().execute()).toEqual([{ id: 2, at: 'y' }]);
    await database.destroy();
    await expect(database.selectFrom('pulse').selectAll().execute()).rejects.toThrow();
  });

  it('takes 20,000 items in one batch, and lets others have their turn meanwhile', async () => {
    const journal = await aJournal(`sqlite:${path}`);
    const cards = Array.from({ length: 20_000 }, () => freshId());
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 1);
    await giveFeedback(journal, ...cards);
    clearInterval(ticking);
    expect(inTheFile(path)).toHaveLength(20_000);
    expect(longest).toBeLessThan(500);
    await until('it is up', () => journal.isUp());
  });
});
