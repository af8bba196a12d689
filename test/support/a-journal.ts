import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { ServedCard } from '../../src/contract/account.js';
import type { FeedbackItem } from '../../src/contract/feedback.js';
import { openJournal, type Journal } from '../../src/journal/journal.js';
import { keyedHash } from '../../src/journal/keyed-hash.js';

/** Of a length that JOURNAL_KEY asks for. */
export const journalKey = 'the key of the tests, 32 letters';

/** What a test serves: the rest is filled in. */
export interface Serving {
  readonly at: string;
  readonly topic: string;
  readonly client?: string;
  readonly patientId?: string;
  readonly rules?: readonly string[];
  readonly suggestions?: readonly string[];
  readonly fate?: 'shown' | 'silent' | 'withheld';
  readonly ruleSet?: string;
}

/** What a test says became of a card; at the moment it comes in, unless it says otherwise. */
export interface Answering {
  readonly at: string;
  readonly client?: string;
  readonly item: Partial<FeedbackItem> & Pick<FeedbackItem, 'card' | 'outcome'>;
}

/** A database that the journal fills as the service does it. */
export interface AJournal {
  readonly databaseUrl: string;
  /** @returns the card's uuid */
  serve(serving: Serving): string;
  answer(answering: Answering): Promise<void>;
  /** All that was served is in the database, and the journal is closed, until it is needed again. */
  written(): Promise<void>;
}

const folders: string[] = [];

/** A journal on SQLite that is up; close it, and `removeSqlite`. */
export async function openedJournal(now: () => Date = () => new Date()): Promise<Journal> {
  const journal = journalAt(freshSqlite(), now);
  await journal.tried;
  return journal;
}

/** As the service opens it. */
const journalAt = (databaseUrl: string, now: () => Date): Journal =>
  openJournal({
    ...{ databaseUrl, hash: keyedHash(journalKey), retentionDays: 0, repeatAfterHours: 24 },
    now,
    down: (why) => expect(why).toBe('never down'),
    up: () => undefined,
  });

/** An address where no database is yet. */
export function freshSqlite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'myositis-cds-journal-'));
  folders.push(folder);
  return `sqlite:${join(folder, 'journal.db')}`;
}
export function removeSqlite(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
}

export function aJournal(databaseUrl: string): AJournal {
  let moment = '';
  let open: Journal | undefined;
  const at = (when: string): Journal => {
    moment = when;
    open ??= journalAt(databaseUrl, () => new Date(moment));
    return open;
  };
  return {
    databaseUrl,
    serve: ({ at: when, topic, client, patientId = 'p1', rules = [topic], ...rest }) => {
      const { suggestions = [], fate = 'shown', ruleSet = '0.1.0' } = rest;
      const card: ServedCard = {
        ...{ uuid: randomUUID(), topic, rules, suggestions, indicator: 'warning' },
        ...{ summary: `About ${topic}`, silent: fate === 'silent' },
      };
      at(when).served(
        {
          ...{ service: 'dm-patient-view', hook: 'patient-view', client, patientId },
          ...{ userId: 'Practitioner/zzuser', ruleSetVersion: ruleSet },
        },
        { cards: [card], rules: [] },
        new Set(fate === 'withheld' ? [card.uuid] : []),
      );
      return card.uuid;
    },
    answer: async ({ at: when, client, item }) => {
      const outcomeAt = new Date(when).toISOString();
      const journal = at(when);
      await journal.tried;
      await journal.feedback({ service: 'dm-patient-view', client }, [
        { outcomeAt, suggestions: [], ...item },
      ]);
    },
    written: async () => {
      await open?.tried;
      await open?.close(20_000);
      open = undefined;
    },
  };
}
