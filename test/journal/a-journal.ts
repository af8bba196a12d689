import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Account, ServedCard } from '../../src/contract/account.js';
import type { FeedbackItem } from '../../src/contract/feedback.js';
import {
  openJournal,
  type Journal,
  type JournalDeps,
  type JournalledCall,
} from '../../src/journal/journal.js';
import { keyedHash } from '../../src/journal/keyed-hash.js';
import { describeWithPostgres, startPostgres, type APostgres } from '../support/a-postgres.js';

/** Where a journal may be kept: the same is asked of each. */
export interface Engine {
  /** DATABASE_URL of a database that nobody has used. */
  freshUrl(): Promise<string>;
}

/** The same tests on SQLite and on a real PostgreSQL. */
export function describeEngines(title: string, tests: (engine: Engine) => void): void {
  describe(`${title} (SQLite)`, () => {
    let folder = '';
    let files = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'myositis-cds-journal-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    tests({ freshUrl: async () => `sqlite:${join(folder, `data-${(files += 1)}/journal.db`)}` });
  });
  describeWithPostgres(`${title} (PostgreSQL)`, () => {
    const postgres = postgresForTests();
    tests({ freshUrl: () => postgres().freshUrl() });
  });
}

/** One for all tests of a describe. */
export function postgresForTests(): () => APostgres {
  let postgres: APostgres | undefined;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.remove(), 60_000);
  return () => {
    if (postgres === undefined) throw new Error('PostgreSQL has not been started');
    return postgres;
  };
}

export const NOON = '2026-11-20T12:00:00.000Z';

export interface AJournal extends Journal {
  /** Each reason it was told to be down for, and each "up", in order. */
  readonly told: string[];
  itIsNow(when: string): void;
}

const open = new Set<Journal>();
/** Closes what a test has opened. */
export const closeJournalsAfterEach = (): void =>
  afterEach(async () => {
    await Promise.all([...open].map((journal) => journal.close(1000)));
    open.clear();
  });

/** As the service opens it, with a clock that stands still; `tried` is awaited. */
export async function aJournal(databaseUrl: string, deps: Partial<JournalDeps> = {}): Promise<AJournal> {
  const told: string[] = [];
  let moment = new Date(NOON);
  const journal = openJournal({
    databaseUrl,
    hash: keyedHash('a key of the tests that has 32 letters'),
    retentionDays: 365,
    repeatAfterHours: 24,
    now: () => moment,
    down: (why) => void told.push(why),
    up: () => void told.push('up'),
    ...deps,
  });
  open.add(journal);
  await journal.tried;
  // Not spread: its members are read when they are asked for.
  return Object.assign(Object.create(journal) as Journal, {
    told,
    itIsNow: (when: string) => {
      moment = new Date(when);
    },
  });
}

let uuids = 0;
export const freshId = (): string => `00000000-0000-4000-8000-${String((uuids += 1)).padStart(12, '0')}`;

/** A card about an order whose dose is plain to read. */
export const aServedCard = (card: Partial<ServedCard> = {}): ServedCard => ({
  uuid: freshId(),
  topic: 'mtx-dose',
  indicator: 'warning',
  rules: ['mtx-dose'],
  suggestions: [],
  summary: 'Methotrexate 25 mg a week: above 15 mg/m2',
  silent: false,
  order: { ingredient: 'methotrexate', route: 'oral', dosing: '25 mg/wk' },
  ...card,
});

export const accountOf = (...cards: readonly ServedCard[]): Account => ({ cards, rules: [] });

export const aCallOf = (hook: string, call: Partial<JournalledCall> = {}): JournalledCall => ({
  service: `dm-${hook}`,
  hook,
  client: 'Epic',
  patientId: 'p1',
  userId: 'Practitioner/1',
  ruleSetVersion: '0.1.0',
  ...call,
});

export const overridden = (card: string, item: Partial<FeedbackItem> = {}): FeedbackItem => ({
  card,
  outcome: 'overridden',
  suggestions: [],
  reason: { system: 'https://example.org/reasons', code: 'aware' },
  outcomeAt: '2026-11-20T12:00:00.000Z',
  ...item,
});

/** Ends as soon as it holds. @throws what it was that did not come about */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  milliseconds = 10_000,
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`did not come about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
