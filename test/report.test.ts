import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { visitJournal } from '../src/journal/visit.js';
import type { OverrideReason } from '../src/contract/feedback.js';
import type { Acceptance } from '../src/report/acceptance.js';
import { run } from '../src/report.js';
import { aJournal, freshSqlite, removeSqlite, type AJournal, type Answering } from './support/a-journal.js';

const november = ['--from', '2026-11-01', '--to', '2026-11-30'];
const notApplicable = {
  system: 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes',
  code: 'cds-not-applicable',
  display: 'The advice does not apply to this patient',
};
const overridden = (reason?: OverrideReason, comment?: string) =>
  ({ outcome: 'overridden', reason, comment }) as const;
const accepted = (...suggestions: readonly string[]) => ({ outcome: 'accepted', suggestions }) as const;

type Said = Omit<Answering['item'], 'card'>;

afterAll(removeSqlite);

describe.each([['SQLite', freshSqlite]])(
  'The report on the cards of a period, kept in %s',
  (_name, freshUrl) => {
    let journal: AJournal;
    const report = async (args: readonly string[] = november, timeZone = 'UTC') => {
      await journal.written();
      return run(args, { databaseUrl: journal.databaseUrl, timeZone });
    };
    const asJson = async (...args: Parameters<typeof report>) =>
      JSON.parse(await report([...(args[0] ?? november), '--format', 'json'], args[1])) as Acceptance;
    const cardsOf = async (rule: string, ...args: Parameters<typeof report>) =>
      (await asJson(...args)).cards.filter((row) => row.rule === rule);

    describe('of one hospital', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        const at = '2026-11-20T12:00:00Z';
        const ivig = { at, topic: 'escalate-ivig', client: 'EHR', suggestions: ['s1', 's2'] };
        const [first, second, third, fourth] = [
          journal.serve(ivig),
          journal.serve(ivig),
          journal.serve({ ...ivig, rules: ['escalate-ivig', 'hold-steroid-taper'] }),
          journal.serve(ivig),
        ];
        journal.serve(ivig);
        journal.serve({ ...ivig, fate: 'silent' });
        journal.serve({ ...ivig, fate: 'withheld', rules: ['escalate-ivig', 'folic-acid'] });
        await journal.answer({ at, client: 'EHR', item: { card: first, ...accepted('s1') } });
        await journal.answer({
          at,
          client: 'EHR',
          item: { card: second, ...accepted('s2', 's2', 's1', 'x') },
        });
        await journal.answer({
          ...{ at, client: 'EHR' },
          item: { card: third, ...overridden(notApplicable, 'zzcomment') },
        });
        await journal.answer({
          ...{ at, client: 'EHR' },
          item: { card: fourth, ...overridden(undefined, 'zzcomment') },
        });
      });

      it('counts what was shown, accepted, overridden, not answered, only measured and not repeated', async () => {
        expect(await cardsOf('escalate-ivig')).toEqual([
          {
            ...{ rule: 'escalate-ivig', client: 'EHR', shown: 5, silent: 1, withheld: 1, noAnswer: 1 },
            withComment: 2,
            accepted: {
              ...{ cards: 2, of: 5, percent: 40, suggestionsTaken: 4, notOnCard: 1, withoutSuggestion: 0 },
              byPlace: [
                { place: 1, taken: 2 },
                { place: 2, taken: 1 },
              ],
            },
            overridden: {
              ...{ cards: 2, of: 5, percent: 40, withoutReason: 1 },
              reasons: [{ ...notApplicable, cards: 1 }],
            },
          },
        ]);
      });

      it('tells beside it which other rules spoke on these cards', async () => {
        expect((await asJson()).spokeElsewhere).toEqual([
          { rule: 'hold-steroid-taper', client: 'EHR', shown: 1, silent: 0, withheld: 0 },
          { rule: 'folic-acid', client: 'EHR', shown: 0, silent: 0, withheld: 1 },
        ]);
      });

      it('says every share with what it is a share of', async () => {
        const page = await report();
        expect(page).toMatch(
          /\| escalate-ivig \| EHR +\| 5 +\| 2 of 5 \(40 %\) \| 2 of 5 \(40 %\) \| 1 +\| 1 +\| 1 +\| 2 +\|/,
        );
        expect(page).toMatch(
          /The advice does not apply to this patient \| cds-not-applicable .* \| 1 of 2 \|/,
        );
        expect(page).toMatch(/\| no reason given +\| – +\| 1 of 2 \|/);
        expect(page).toContain('no. 1: 2; no. 2: 1; not on the card: 1');
      });

      it('is a CSV of RFC 4180 with one line for each rule and client, and a column for each reason', async () => {
        const [header = '', ...lines] = (await report([...november, '--format', 'csv'])).split('\r\n');
        const names = header.split(',');
        const cells = (lines[0] ?? '').split(',');
        const line = Object.fromEntries(names.map((name, column) => [name, cells[column]]));
        expect(line).toMatchObject({
          ...{ from: '2026-11-01', to: '2026-11-30', kind: 'cards', rule: 'escalate-ivig', client: 'EHR' },
          ...{ shown: '5', accepted: '2', overridden: '2', 'no answer': '1', silent: '1', withheld: '1' },
          ...{ 'suggestions taken': '4', 'first suggestion taken': '2', 'overridden: no reason given': '1' },
        });
        expect(names.at(-1)).toBe(
          `overridden: ${notApplicable.display} [${notApplicable.system}|${notApplicable.code}]`,
        );
        expect(cells.at(-1)).toBe('1');
        expect(lines.map((one) => one.split(',').length)).toEqual(lines.map(() => names.length));
      });

      it.each(['md', 'csv', 'json'])('holds no comment, patient, user or hash of one: %s', async (format) => {
        const text = await report([...november, '--format', format]);
        const hashes = await visitJournal(journal.databaseUrl, (use) =>
          use((database) =>
            database.selectFrom('served_card').select(['patient_hash', 'user_hash']).execute(),
          ),
        );
        expect(hashes.length).toBe(7);
        for (const secret of [
          ...hashes.flatMap((row) => [row.patient_hash, row.user_hash ?? '']),
          ...['zzcomment', 'zzuser', 'p1'],
        ]) {
          expect(secret).not.toBe('');
          expect(text).not.toContain(secret);
        }
      });
    });

    describe('when several reports came on one card', () => {
      let card = '';
      const at = '2026-11-20T12:00:00Z';
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        card = journal.serve({ at, topic: 'calcinosis', client: 'EHR', suggestions: ['s1'] });
        const said = (received: string, item: Said) =>
          journal.answer({ at: received, client: 'EHR', item: { card, ...item } });
        await said('2026-11-21T09:00:00Z', { ...accepted('s1'), outcomeAt: '2026-11-20T12:05:00.000Z' });
        // Came in last, and tells of what was before.
        await said('2026-12-24T09:00:00Z', {
          ...overridden(notApplicable),
          outcomeAt: '2026-11-20T12:01:00.000Z',
        });
      });

      it('believes the one whose outcome is the latest, not the one that came in last', async () => {
        expect(await cardsOf('calcinosis')).toMatchObject([
          { shown: 1, accepted: { cards: 1 }, overridden: { cards: 0, reasons: [] }, noAnswer: 0 },
        ]);
      });

      it('counts the card on the day it was served, whenever the feedback came', async () => {
        expect((await asJson(['--from', '2026-12-01', '--to', '2026-12-31'])).isEmpty).toBe(true);
        expect((await asJson(['--from', '2026-11-20', '--to', '2026-11-20'])).cards).toHaveLength(1);
      });

      it('takes no feedback of another client for it', async () => {
        await journal.answer({
          ...{ at: '2026-11-22T12:00:00Z', client: 'Other' },
          item: { card, ...overridden(), topic: 'calcinosis' },
        });
        expect(await cardsOf('calcinosis')).toMatchObject([{ client: 'EHR', accepted: { cards: 1 } }]);
        expect((await asJson()).strayFeedback).toEqual([
          { rule: 'calcinosis', client: 'Other', accepted: 0, overridden: 1, withComment: 0 },
        ]);
      });
    });

    describe('of feedback on cards that the journal does not have', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        const at = '2026-11-20T12:00:00Z';
        const stray = (item: Said & { readonly card?: string }) =>
          journal.answer({ at, client: 'Epic', item: { card: randomUUID(), ...item } });
        await stray({ ...accepted('s'), topic: 'escalate-ivig' });
        await stray({ ...overridden(undefined, 'zzcomment'), topic: 'escalateIvig' });
        await stray({ ...overridden(), topic: 'zztyped by somebody' });
        await stray(overridden());
        const silent = journal.serve({ at, topic: 'folic-acid', client: 'Epic', fate: 'silent' });
        await stray({ card: silent, ...overridden(), topic: 'folicAcid' });
      });

      it('tells what they were about, from either form of the topic, and quotes no other', async () => {
        const { strayFeedback, isEmpty } = await asJson();
        expect(isEmpty).toBe(false);
        expect(strayFeedback).toEqual([
          { rule: 'escalate-ivig', client: 'Epic', accepted: 1, overridden: 1, withComment: 1 },
          { rule: 'folic-acid', client: 'Epic', accepted: 0, overridden: 1, withComment: 0 },
          { rule: 'unknown', client: 'Epic', accepted: 0, overridden: 2, withComment: 0 },
        ]);
        for (const format of ['md', 'csv', 'json']) {
          const text = await report([...november, '--format', format]);
          expect(text).toContain('unknown');
          expect(text).not.toContain('zz');
        }
      });
    });

    describe('of several clients', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        const at = '2026-11-20T12:00:00Z';
        for (const client of ['North', 'South', 'South', 'playground', undefined])
          journal.serve({ at, topic: 'calcinosis', ...(client !== undefined && { client }) });
        const clicked = journal.serve({ at, topic: 'folic-acid', client: 'playground' });
        await journal.answer({ at, client: 'playground', item: { card: clicked, ...accepted() } });
        await journal.answer({ at, client: 'playground', item: { card: randomUUID(), ...accepted() } });
      });
      const shown = async (...args: Parameters<typeof report>) =>
        (await asJson(...args)).cards.map((row) => [row.rule, row.client, row.shown]);

      it('keeps them apart, and leaves out who only tried the cards', async () => {
        expect(await shown()).toEqual([
          ['calcinosis', null, 1],
          ['calcinosis', 'North', 1],
          ['calcinosis', 'South', 2],
        ]);
        expect((await asJson()).strayFeedback).toEqual([]);
        expect(await report()).toContain('without the playground');
        expect(await report()).toContain('no client (AUTH=off)');
      });

      it('tells of those who tried them when asked', async () => {
        const args = [...november, '--include-playground'];
        expect(await shown(args)).toContainEqual(['calcinosis', 'playground', 1]);
        expect((await asJson(args)).strayFeedback).toMatchObject([{ client: 'playground', accepted: 1 }]);
        expect(await report(args)).not.toContain('without the playground');
        expect(await cardsOf('folic-acid', [...november, '--client', 'playground'])).toMatchObject([
          { client: 'playground', accepted: { cards: 1, suggestionsTaken: 0, withoutSuggestion: 1 } },
        ]);
      });

      it('tells of one alone when asked', async () => {
        expect(await shown([...november, '--client', 'South'])).toEqual([['calcinosis', 'South', 2]]);
        expect(await shown([...november, '--client=-'])).toEqual([['calcinosis', null, 1]]);
      });

      it('does not take a client that it does not know for one without cards', async () => {
        await expect(report([...november, '--client', 'Nroth'])).rejects.toThrow(
          '--client: the journal has nothing of it, but of "-" (AUTH=off), "North", "South", "playground"',
        );
      });
    });

    describe('of the days of a time zone', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        // Berlin: UTC+1 in winter, UTC+2 in summer.
        for (const at of [
          '2026-10-31T22:59:59.999Z',
          '2026-10-31T23:00:00.000Z',
          '2026-11-30T22:59:59.999Z',
          '2026-11-30T23:00:00.000Z',
          '2026-07-14T21:59:59.999Z',
          '2026-07-14T22:00:00.000Z',
        ])
          journal.serve({ at, topic: 'calcinosis' });
      });
      const shown = async (from: string, to: string, timeZone: string) =>
        (await cardsOf('calcinosis', ['--from', from, '--to', to], timeZone))[0]?.shown ?? 0;

      it.each([
        ['2026-11-01', '2026-11-30', 'Europe/Berlin', 2],
        ['2026-10-01', '2026-10-31', 'Europe/Berlin', 1],
        ['2026-12-01', '2026-12-01', 'Europe/Berlin', 1],
        ['2026-11-01', '2026-11-30', 'UTC', 2],
        ['2026-07-15', '2026-07-15', 'Europe/Berlin', 1],
        ['2026-07-14', '2026-07-15', 'Europe/Berlin', 2],
        ['2026-07-15', '2026-07-15', 'UTC', 0],
        ['2026-07-15', '2026-07-15', 'Pacific/Auckland', 2],
        ['2000-01-01', '2999-12-31', 'America/St_Johns', 6],
      ])('from %s to %s in %s', async (from, to, timeZone, expected) => {
        expect(await shown(from, to, timeZone)).toBe(expected);
      });
    });

    describe('of what an EHR sends as a reason', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        const at = '2026-11-20T12:00:00Z';
        const reasons = [
          { system: '=cmd()', code: '=2+3', display: '=HYPERLINK("http://evil.example","x")' },
          { code: 'other', display: 'Other, "as told" | <img src=x>' },
          { code: 'other', display: 'Other, "as told" | <img src=x>' },
          { code: 'other', display: 'Another wording' },
          { code: 'Max Zztyped will not have it', display: 'Max Zztyped' },
        ];
        for (const reason of reasons) {
          const card = journal.serve({ at, topic: 'calcinosis', client: 'EHR' });
          await journal.answer({ at, client: 'EHR', item: { card, ...overridden(reason) } });
        }
      });

      it('takes the commonest wording of a code, the most frequent code first', async () => {
        const [row] = await cardsOf('calcinosis');
        expect(row?.overridden.reasons.map(({ code, display, cards }) => [code, display, cards])).toEqual([
          ['other', 'Other, "as told" | <img src=x>', 3],
          ['(no code)', null, 2],
        ]);
      });

      it.each(['md', 'csv', 'json'])(
        'does not quote what somebody typed in place of a code: %s',
        async (format) => {
          expect(await report([...november, '--format', format])).not.toContain('Zztyped');
        },
      );

      it('shows it as letters in Markdown', async () => {
        const page = await report();
        expect(page).toContain(String.raw`Other, "as told" \| \<img src=x>`);
        expect(page).not.toContain('http://evil.example');
      });

      it('gives a spreadsheet no formula, and quotes what CSV would cut', async () => {
        journal.serve({ at: '2026-11-20T12:00:00Z', topic: 'calcinosis', client: '=1+1' });
        const text = await report([...november, '--format', 'csv']);
        expect(text).toContain(`,'=1+1,`);
        expect(text).toContain('"overridden: Other, ""as told"" | <img src=x> [other]"');
        for (const line of text.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?[=+@-]/);
      });
    });

    describe('of a long time', () => {
      it('adds up what is months apart, and names the versions of the rules', async () => {
        journal = aJournal(freshUrl());
        for (const [month, ruleSet] of [
          ['01', '0.1.0'],
          ['05', '0.1.0'],
          ['06', '0.2.0'],
          ['12', '0.2.0'],
        ] as const) {
          const at = `2026-${month}-15T12:00:00Z`;
          const card = journal.serve({
            at,
            topic: 'calcinosis',
            client: 'EHR',
            ruleSet,
            suggestions: ['s'],
          });
          if (month !== '12') await journal.answer({ at, client: 'EHR', item: { card, ...accepted('s') } });
        }
        const year = ['--from', '2026-01-01', '--to', '2026-12-31'];
        expect(await cardsOf('calcinosis', year)).toMatchObject([
          { shown: 4, accepted: { cards: 3, percent: 75, byPlace: [{ place: 1, taken: 3 }] }, noAnswer: 1 },
        ]);
        expect(await report(year)).toContain('rule set 0.1.0, 0.2.0');
      });
    });

    describe('of a time without cards', () => {
      beforeAll(async () => {
        journal = aJournal(freshUrl());
        journal.serve({ at: '2026-01-20T12:00:00Z', topic: 'calcinosis' });
      });

      it('says so', async () => {
        const words = 'From 2026-11-01 to 2026-11-30 no card was served and no feedback came in.';
        expect(await report()).toContain(words);
        expect(await asJson()).toMatchObject({
          isEmpty: true,
          cards: [],
          spokeElsewhere: [],
          strayFeedback: [],
        });
        const [header = '', line = '', ...rest] = (await report([...november, '--format', 'csv'])).split(
          '\r\n',
        );
        expect(line).toContain(words);
        expect(line.split(',').length).toBe(header.split(',').length);
        expect(rest).toEqual([]);
      });
    });
  },
);

describe('npm run report', () => {
  const surroundings = { databaseUrl: 'sqlite:/nowhere/journal.db', timeZone: 'UTC' };

  it.each([
    [[], /^--from: required: a day such as 2026-11-20$/],
    [['--from', '2026-11-01'], /^--to: required/],
    [['--from', '2026-02-30', '--to', '2026-03-01'], /^--from: must be a day such as/],
    [['--from', '2026-11-01', '--to', 'soon'], /^--to: must be a day such as/],
    [['--from', '1999-11-01', '--to', '2026-11-01'], /^--from: must be a day such as/],
    [['--from', '2026-11-02', '--to', '2026-11-01'], /^--to: must not be before 2026-11-02/],
    [[...november, '--format', 'xml'], /^--format: must be md, csv, json$/],
    [[...november, '--client', ' '], /^--client: must not be empty$/],
    [[...november, '--forever'], /^Unknown option '--forever'$/],
    [['november'], /^Every argument needs its option/],
    [november, /^DATABASE_URL: the journal cannot be read: there is no file \/nowhere\/journal.db$/],
  ])('refuses %j with a line that names what is wrong', async (args, reason) => {
    await expect(run(args, surroundings)).rejects.toThrow(reason);
  });

  it('says in one line that the database does not answer, without its password', async () => {
    const databaseUrl = 'postgres://cds:zzpassword@127.0.0.1:1/journal';
    const failing = run(november, { ...surroundings, databaseUrl });
    await expect(failing).rejects.toThrow(/^DATABASE_URL: the journal cannot be read: .*ECONNREFUSED/);
    await expect(failing).rejects.not.toThrow(/zzpassword|\n/);
  });

  it('makes no database', async () => {
    const databaseUrl = freshSqlite();
    await expect(run(november, { ...surroundings, databaseUrl })).rejects.toThrow('there is no file');
    expect(existsSync(databaseUrl.replace('sqlite:', ''))).toBe(false);
  });

  it('tells its options', async () => {
    expect(await run(['--help'], surroundings)).toContain('--from DAY --to DAY');
  });
});
