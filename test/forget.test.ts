import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { run } from '../src/forget.js';
import { visitJournal } from '../src/journal/visit.js';
import { aJournal, freshSqlite, journalKey, removeSqlite, type AJournal } from './support/a-journal.js';

const noInput = (): Promise<string> => Promise.reject(new Error('nothing is read'));

afterAll(removeSqlite);

describe.each([['SQLite', freshSqlite]])('Forgetting a patient in %s', (_name, freshUrl) => {
  let journal: AJournal;
  const at = '2026-11-20T12:00:00Z';
  /** One card with feedback. */
  const met = async (patientId: string, client?: string) => {
    const whose = client === undefined ? {} : { client };
    const card = journal.serve({ at, topic: 'escalate-ivig', patientId, ...whose });
    const comment = `zzcomment on ${patientId}`;
    await journal.answer({ at, ...whose, item: { card, outcome: 'overridden', comment } });
  };
  const forget = (args: readonly string[], key: string | undefined = journalKey, input = noInput) =>
    run(args, { databaseUrl: journal.databaseUrl, journalKey: key, input });
  const left = () =>
    visitJournal(journal.databaseUrl, (use) =>
      use(async (database) => ({
        cards: (await database.selectFrom('served_card').select('client').execute()).length,
        comments: (await database.selectFrom('feedback').select('comment').execute())
          .map(({ comment }) => comment)
          .sort(),
      })),
    );

  beforeEach(async () => {
    journal = aJournal(freshUrl());
    await met('zz4711', 'North');
    await met('zz4711', 'South');
    await met('zz4711');
    await met('zz4712', 'North');
    await journal.written();
  });

  it('removes the cards and the feedback of the patient, at every client, and nobody else’s', async () => {
    const said = await forget(['--patient', 'zz4711']);
    expect(said).toBe('Removed: served cards: 3, reports on them: 3 (clients looked at: 3)');
    expect(await left()).toEqual({ cards: 1, comments: ['zzcomment on zz4712'] });
  });

  it('removes those of one client when told so: elsewhere the same id is another person', async () => {
    expect(await forget(['--patient', 'zz4711', '--client', 'South'])).toBe(
      'Removed: served cards: 1, reports on them: 1 (clients looked at: 1)',
    );
    expect(await left()).toMatchObject({ cards: 3 });
    expect(await forget(['--patient', 'zz4711', '--client=-'])).toContain('Removed: served cards: 1,');
  });

  it('takes the id as a reference, too, and from the standard input', async () => {
    expect(await forget(['--patient', 'Patient/zz4711', '--client', 'North'])).toContain(
      'Removed: served cards: 1,',
    );
    expect(await forget(['--patient=-'], journalKey, () => Promise.resolve('zz4711\n'))).toContain(
      'Removed: served cards: 2,',
    );
  });

  it('says that it found nothing, and why that may be', async () => {
    for (const failing of [
      forget(['--patient', 'zz9999']),
      forget(['--patient', 'zz4711'], randomBytes(32).toString('hex')),
      forget(['--patient', 'zz4712', '--client', 'South']),
    ])
      expect(await failing).toMatch(/^Nothing removed: .*or only under another JOURNAL_KEY/);
    expect(await left()).toMatchObject({ cards: 4 });
  });

  it('never tells the id', async () => {
    const ways = [
      ['zz4711'],
      ['zz4711'],
      ['zz4711', '--client', 'Nowhere'],
      ['zz/4711'],
      ['zz4711', 'zz4711'],
    ];
    for (const way of ways) {
      const said = await forget(['--patient', ...way]).catch((error: unknown) => (error as Error).message);
      expect(said).not.toBe('');
      expect(said).not.toMatch(/4711/);
    }
  });

  it.each([
    [[], journalKey, /^--patient: required$/],
    [['--patient', ' '], journalKey, /^--patient: must be the id of a patient/],
    [['--patient', 'zz4711'], undefined, /^JOURNAL_KEY: required/],
    [
      ['--patient', 'zz4711', '--client', 'Nroth'],
      journalKey,
      /^--client: the journal has nothing of it, but of -, North, South$/,
    ],
    [['--everybody'], journalKey, /^Unknown option '--everybody'$/],
    [['zz4711'], journalKey, /^Every argument needs its option/],
  ])('refuses %j with a line that names what is wrong', async (args, key, reason) => {
    await expect(run(args, { ...journal, journalKey: key, input: noInput })).rejects.toThrow(reason);
    expect(await left()).toMatchObject({ cards: 4 });
  });

  it('tells its options', async () => {
    expect(await forget(['--help'])).toContain('--patient ID [--client NAME]');
  });
});

describe('npm run forget', () => {
  it('leaves nothing of the patient in the files of SQLite', async () => {
    const journal = aJournal(freshSqlite());
    const comments = ['zzcomment on zz4711', 'zzcomment on zz4712'];
    for (const comment of comments) {
      const at = '2026-11-20T12:00:00Z';
      const card = journal.serve({ at, topic: 'escalate-ivig', patientId: comment.slice(-6) });
      await journal.answer({ at, item: { card, outcome: 'overridden', comment } });
    }
    await journal.written();
    const path = journal.databaseUrl.replace('sqlite:', '');
    const told = () => {
      const files = [path, `${path}-wal`].filter((file) => existsSync(file));
      const bytes = files.map((file) => readFileSync(file, 'latin1')).join('');
      return comments.filter((comment) => bytes.includes(comment));
    };
    expect(told()).toEqual(comments);
    await run(['--patient', 'zz4711'], { ...journal, journalKey, input: noInput });
    expect(told()).toEqual(['zzcomment on zz4712']);
  });

  it('says when there is no journal, and makes none', async () => {
    const databaseUrl = freshSqlite();
    const failing = run(['--patient', 'zz4711'], { databaseUrl, journalKey, input: noInput });
    await expect(failing).rejects.toThrow(/^DATABASE_URL: nothing was removed: there is no file/);
    expect(existsSync(databaseUrl.replace('sqlite:', ''))).toBe(false);
  });
});
