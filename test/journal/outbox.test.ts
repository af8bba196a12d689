import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../src/journal/connection.js';
import { failureOf, reasonOf } from '../../src/journal/failure.js';
import { outbox } from '../../src/journal/outbox.js';
import { askBriefly } from '../../src/journal/patience.js';

const never = 1_000_000;

describe('what waits to be written', () => {
  it('is written in the order it came, in batches', async () => {
    const written: (readonly number[])[] = [];
    const box = outbox<number>({
      write: async (rows) => void written.push(rows),
      batch: 2,
      most: 10,
      everyMs: never,
    });
    box.put([1, 2, 3]);
    box.put([4, 5]);
    await box.flush();
    expect(written).toEqual([[1, 2], [3, 4], [5]]);
    expect(box).toMatchObject({ queued: 0, written: 5, dropped: 0 });
  });

  it('is dropped and counted when too much waits; what came first is kept', async () => {
    const written: number[] = [];
    const box = outbox<number>({
      write: async (rows) => void written.push(...rows),
      batch: 2,
      most: 3,
      everyMs: never,
    });
    box.put([1, 2]);
    box.put([3, 4, 5]);
    box.put([6]);
    expect(box).toMatchObject({ queued: 3, dropped: 3 });
    await box.flush();
    expect(written).toEqual([1, 2, 3]);
  });

  it('waits while the database is away, and is written once', async () => {
    const written: number[] = [];
    let away = true;
    const write = async (rows: readonly number[]) => {
      if (away) throw new Unavailable('away');
      written.push(...rows);
    };
    const box = outbox<number>({ write, batch: 2, most: 10, everyMs: never });
    box.put([1, 2, 3]);
    await box.flush();
    expect(box).toMatchObject({ queued: 3, written: 0 });
    away = false;
    await Promise.all([box.flush(), box.flush()]);
    expect(written).toEqual([1, 2, 3]);
  });

  it('is dropped and counted when the database never takes it, so that the next rows have their turn', async () => {
    const written: number[] = [];
    const write = async (rows: readonly number[]) => {
      if (rows.includes(2)) throw new Error('no such value');
      written.push(...rows);
    };
    const box = outbox<number>({ write, batch: 2, most: 10, everyMs: never });
    box.put([1, 2, 3, 4]);
    await box.flush();
    expect(written).toEqual([3, 4]);
    expect(box).toMatchObject({ queued: 0, written: 2, dropped: 2 });
  });
});

describe('a question for which nobody waits long', () => {
  const after = (ms: number, value: number) =>
    new Promise<number>((resolve) => setTimeout(resolve, ms, value));

  it('is answered in time, or not at all', async () => {
    const ask = askBriefly(50, 5);
    expect(await ask(() => after(5, 1))).toBe(1);
    expect(await ask(() => after(200, 1))).toBeUndefined();
    expect(await ask(() => Promise.reject<number>(new Error('away')))).toBeUndefined();
  });

  it('waits for its turn, and is never asked when that comes too late', async () => {
    const ask = askBriefly(50, 2);
    const asked: number[] = [];
    const question = (ms: number, n: number) =>
      ask(() => {
        asked.push(n);
        return after(ms, n);
      });
    expect(await Promise.all([question(10, 1), question(10, 2), question(10, 3)])).toEqual([1, 2, 3]);
    const hanging = [question(200, 4), question(200, 5), question(1, 6)];
    expect(await Promise.all(hanging)).toEqual([undefined, undefined, undefined]);
    await after(250, 0);
    expect(asked).toEqual([1, 2, 3, 4, 5]);
    expect(await question(1, 7)).toBe(7);
  });
});

describe('a failure of the database', () => {
  it.each([
    [{ code: '57014', message: 'canceling statement due to statement timeout' }, 'busy'],
    [{ code: '40P01', message: 'deadlock detected' }, 'busy'],
    [{ code: 'SQLITE_BUSY', message: 'database is locked' }, 'busy'],
    [{ message: 'timeout exceeded when trying to connect' }, 'busy'],
    [{ code: '23505', message: 'duplicate key value' }, 'refused'],
    [{ code: '22021', message: 'invalid byte sequence' }, 'refused'],
    [{ code: 'SQLITE_CONSTRAINT_NOTNULL', message: 'NOT NULL constraint failed' }, 'refused'],
    [{ code: '57P01', message: 'terminating connection' }, 'gone'],
    [{ code: '53100', message: 'disk full' }, 'gone'],
    [{ code: '25006', message: 'read-only' }, 'gone'],
    [{ code: 'SQLITE_FULL', message: 'database or disk is full' }, 'gone'],
    [{ message: 'Query read timeout' }, 'gone'],
    ['a word', 'gone'],
    [null, 'gone'],
  ])('%j is taken as: %s', (error, failure) => {
    expect(failureOf(error)).toBe(failure);
  });

  it('is told in one line of at most 300 letters', () => {
    expect(reasonOf({ code: 'SQLITE_FULL', message: 'database\n  or disk is full' })).toBe(
      'SQLITE_FULL: database or disk is full',
    );
    expect(reasonOf(new AggregateError([new Error('connect ECONNREFUSED ::1:5432')], ''))).toBe(
      'connect ECONNREFUSED ::1:5432',
    );
    expect(reasonOf(new Error('x'.repeat(1000)))).toHaveLength(300);
    expect(reasonOf(undefined)).toBe('unknown');
  });
});
