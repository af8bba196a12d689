import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ServedCard } from '../../src/contract/account.js';
import type { FeedbackItem } from '../../src/contract/feedback.js';
import type { JournalledCall } from '../../src/journal/journal.js';
import { keyedHash } from '../../src/journal/keyed-hash.js';
import {
  aCallOf,
  accountOf,
  aJournal,
  aServedCard,
  closeJournalsAfterEach,
  describeEngines,
  freshId,
  overridden,
  until,
  type AJournal,
} from './a-journal.js';

jest.setTimeout(60_000);
closeJournalsAfterEach();

const none = new Set<string>();
const feedbackIn = (journal: AJournal) =>
  journal.use((database) => database.selectFrom('feedback').selectAll().orderBy('card').execute());
const servedIn = (journal: AJournal) =>
  journal.use((database) => database.selectFrom('served_card').selectAll().orderBy('card').execute());
const writtenDown = (journal: AJournal) => until('rows are written', () => journal.tally.queued === 0);

describeEngines('the journal', (engine) => {
  it('makes its tables when two services open one empty database at the same time, and again later', async () => {
    const url = await engine.freshUrl();
    const both = await Promise.all([aJournal(url), aJournal(url)]);
    const third = await aJournal(url);
    for (const journal of [...both, third]) {
      expect(journal.told).toEqual(['up']);
      expect(journal.isUp()).toBe(true);
    }
    const migrations = await third.use((database) =>
      database
        .selectFrom('journal_migration' as 'pulse')
        .selectAll()
        .execute(),
    );
    expect(migrations).toHaveLength(1);
  });

  it('writes served cards behind the answer: what, why and for whom, but no word of the patient', async () => {
    const journal = await aJournal(await engine.freshUrl());
    const shown = aServedCard({ suggestions: ['s-1'] });
    const silent = aServedCard({ silent: true });
    const withheld = aServedCard();
    journal.served(aCallOf('order-sign'), accountOf(shown, silent, withheld), new Set([withheld.uuid]));
    expect(journal.tally).toMatchObject({ queued: 3, written: 0, withheld: 1 });
    await writtenDown(journal);
    const rows = await servedIn(journal);
    expect(rows.map(({ card, fate }) => [card, fate])).toEqual([
      [shown.uuid, 'shown'],
      [silent.uuid, 'silent'],
      [withheld.uuid, 'withheld'],
    ]);
    expect(rows[0]).toMatchObject({
      ...{ service: 'dm-order-sign', hook: 'order-sign', client: 'Epic', topic: 'mtx-dose' },
      ...{ indicator: 'warning', rules: '["mtx-dose"]', suggestions: '["s-1"]', rule_set: '0.1.0' },
      served_at: '2026-11-20T12:00:00.000Z',
    });
    const text = JSON.stringify(rows);
    for (const word of ['p1', 'Practitioner', 'methotrexate', 'Methotrexate', '25 mg'])
      expect(text).not.toContain(word);
    expect(journal.tally).toMatchObject({ queued: 0, written: 3, dropped: 0 });
  });

  it('writes several thousand cards, and what waits when the service stops', async () => {
    const url = await engine.freshUrl();
    const journal = await aJournal(url);
    journal.served(
      aCallOf('patient-view'),
      accountOf(...Array.from({ length: 3000 }, () => aServedCard())),
      none,
    );
    await journal.close(5000);
    expect(journal.tally).toMatchObject({ queued: 0, written: 3000 });
    expect(await servedIn(await aJournal(url))).toHaveLength(3000);
  });

  it('keeps feedback, and the same item sent twice once', async () => {
    const journal = await aJournal(await engine.freshUrl());
    const first = overridden('a', { comment: 'Naïve\n🩺', topic: 'mtx-dose' });
    const accepted: FeedbackItem = {
      ...{ card: 'b', outcome: 'accepted', suggestions: ['s1', 's2'] },
      outcomeAt: '2026-11-20T11:59:00.000Z',
    };
    await journal.feedback({ service: 'dm-order-select', client: 'Epic' }, [first, accepted, first]);
    journal.itIsNow('2026-11-20T13:00:00Z');
    await journal.feedback({ service: 'dm-order-select', client: 'Epic' }, [first]);
    await journal.feedback({ service: 'dm-order-select', client: undefined }, []);
    expect(await feedbackIn(journal)).toEqual([
      {
        ...{ id: expect.any(String), received_at: '2026-11-20T12:00:00.000Z', service: 'dm-order-select' },
        ...{ client: 'Epic', card: 'a', outcome: 'overridden', suggestions: '[]' },
        ...{ reason_system: 'https://example.org/reasons', reason_code: 'aware', reason_display: null },
        ...{ comment: 'Naïve\n🩺', outcome_at: '2026-11-20T12:00:00.000Z', topic: 'mtx-dose' },
      },
      expect.objectContaining({
        card: 'b',
        outcome: 'accepted',
        suggestions: '["s1","s2"]',
        reason_code: null,
      }),
    ]);
  });

  it('tells apart the feedback of two clients, two services and two moments on one card', async () => {
    const journal = await aJournal(await engine.freshUrl());
    await journal.feedback({ service: 'dm-order-select', client: 'Epic' }, [overridden('a')]);
    await journal.feedback({ service: 'dm-order-select', client: undefined }, [overridden('a')]);
    await journal.feedback({ service: 'dm-order-sign', client: 'Epic' }, [
      overridden('a'),
      overridden('a', { outcomeAt: '2026-11-20T12:00:01.000Z' }),
    ]);
    expect(await feedbackIn(journal)).toHaveLength(4);
  });

  it('stores a batch of 1,001 items whole', async () => {
    const journal = await aJournal(await engine.freshUrl());
    const items = Array.from({ length: 1001 }, (_, index) => overridden(`card-${index}`));
    await journal.feedback({ service: 'dm-order-select', client: 'Epic' }, items);
    expect(await feedbackIn(journal)).toHaveLength(1001);
  });

  it('stores nothing of a batch when one part of it is not taken, and goes on', async () => {
    const journal = await aJournal(await engine.freshUrl());
    const items = Array.from({ length: 500 }, (_, index) => overridden(`card-${index}`));
    // The contract never lets that through: as if it had a hole.
    const hole = overridden('x', { outcomeAt: null as unknown as string });
    const storing = journal.feedback({ service: 'dm-order-select', client: 'Epic' }, [...items, hole]);
    await expect(storing).rejects.not.toMatchObject({ name: 'Unavailable' });
    expect(journal.isUp()).toBe(true);
    expect(await feedbackIn(journal)).toEqual([]);
    await journal.feedback({ service: 'dm-order-select', client: 'Epic' }, items);
    expect(await feedbackIn(journal)).toHaveLength(500);
    expect(journal.told).toEqual(['up']);
  });

  it('removes at the start what is older than RETENTION_DAYS, thousands of rows, and nothing with 0', async () => {
    const url = await engine.freshUrl();
    const journal = await aJournal(url, { retentionDays: 0 });
    const old = Array.from({ length: 4500 }, () => aServedCard());
    journal.itIsNow('2025-11-20T11:59:59Z');
    journal.served(aCallOf('patient-view'), accountOf(...old), none);
    await journal.feedback({ service: 's', client: 'Epic' }, [overridden('old')]);
    journal.itIsNow('2025-11-20T12:00:01Z');
    const young = aServedCard();
    journal.served(aCallOf('patient-view'), accountOf(young), none);
    await journal.feedback({ service: 's', client: 'Epic' }, [overridden('young')]);
    await writtenDown(journal);

    const forEver = await aJournal(url, { retentionDays: 0 });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await servedIn(forEver)).toHaveLength(4501);
    const aYear = await aJournal(url);
    await until('old rows are removed', async () => (await feedbackIn(aYear)).length === 1);
    expect((await feedbackIn(aYear)).map(({ card }) => card)).toEqual(['young']);
    expect((await servedIn(aYear)).map(({ card }) => card)).toEqual([young.uuid]);
  });

  describe('what was overridden on order-select with a reason', () => {
    interface Story {
      readonly before?: Partial<ServedCard>;
      readonly call?: Partial<JournalledCall>;
      readonly hook?: string;
      readonly feedback?: Partial<FeedbackItem>;
      readonly from?: string | undefined;
      /** Until order-sign. */
      readonly at?: string;
      readonly after?: Partial<ServedCard>;
      readonly sign?: Partial<JournalledCall>;
      readonly and?: (journal: AJournal, before: ServedCard, call: JournalledCall) => Promise<void>;
      readonly withheld?: boolean;
    }
    // One database for all; each story has a patient of its own.
    let url = '';
    beforeAll(async () => {
      url = await engine.freshUrl();
    });
    const isRepeated = async (journal: AJournal, told: Story): Promise<boolean> => {
      const patientId = freshId();
      const { call, sign, ...story } = told;
      const before = aServedCard(story.before);
      const selecting = aCallOf(story.hook ?? 'order-select', { patientId, ...call });
      journal.served(selecting, accountOf(before), story.withheld ? new Set([before.uuid]) : none);
      await writtenDown(journal);
      const client = 'from' in story ? story.from : 'Epic';
      await journal.feedback({ service: 'dm-order-select', client }, [
        overridden(before.uuid, story.feedback),
      ]);
      await story.and?.(journal, before, selecting);
      journal.itIsNow(story.at ?? '2026-11-20T12:05:00Z');
      const again = aServedCard(story.after);
      const repeats = await answered(journal, aCallOf('order-sign', { patientId, ...sign }), again);
      return !repeats.has(again.uuid);
    };

    /** Asked again where a busy machine took over 50 ms. */
    const answered = async (journal: AJournal, call: JournalledCall, card: ServedCard) => {
      for (;;) {
        const { repeats: before } = { ...journal.tally.unanswered };
        const repeats = await journal.repeats(call, accountOf(card));
        if (journal.tally.unanswered.repeats === before) return repeats;
      }
    };

    it.each<readonly [string, Story]>([
      ['for the same unchanged order and user', {}],
      ['up to 24 hours later', { at: '2026-11-21T12:00:00Z' }],
      ['when the new card says less', { before: { rules: ['mtx-dose', 'mtx-renal'] } }],
      ['while AUTH is off', { call: { client: undefined }, from: undefined, sign: { client: undefined } }],
      [
        'when it was overridden once more without a reason',
        {
          and: (journal, { uuid }) =>
            journal.feedback({ service: 's', client: 'Epic' }, [overridden(uuid, { reason: undefined })]),
        },
      ],
    ])('is not repeated %s', async (_, story) => {
      expect(await isRepeated(await aJournal(url), story)).toBe(false);
    });

    const other = { ingredient: 'methotrexate', route: 'oral', dosing: '20 mg/wk' };
    it.each<readonly [string, Story]>([
      ['a critical card', { before: { indicator: 'critical' }, after: { indicator: 'critical' } }],
      ['a card that became critical', { after: { indicator: 'critical' } }],
      ['a card that became a warning', { before: { indicator: 'info' } }],
      ['to another user', { sign: { userId: 'Practitioner/2' } }],
      ['when the user is not known', { sign: { userId: undefined } }],
      ['when the user was not known', { call: { userId: undefined } }],
      ['of another patient', { sign: { patientId: 'p2' } }],
      ['to another client', { sign: { client: 'Oracle' } }],
      ['when another client says that it was overridden', { from: 'Oracle' }],
      ['when the order changed', { after: { order: other } }],
      ['of another drug', { after: { order: { ...other, ingredient: 'azathioprine', dosing: '25 mg/wk' } } }],
      ['by another route', { after: { order: { ...other, route: 'subcutaneous', dosing: '25 mg/wk' } } }],
      ['when the order cannot be read beyond doubt', { after: { order: undefined } as never }],
      ['when the order could not be read beyond doubt', { before: { order: undefined } as never }],
      [
        'when it says another sentence',
        { after: { summary: 'Methotrexate: creatinine clearance 20 mL/min' } },
      ],
      ['when another rule speaks, too', { after: { rules: ['mtx-dose', 'mtx-renal'] } }],
      ['under another version of the rules', { sign: { ruleSetVersion: '0.2.0' } }],
      ['without a reason', { feedback: { reason: undefined } }],
      ['with a comment only', { feedback: { reason: undefined, comment: 'I know' } }],
      ['when it was accepted', { feedback: { outcome: 'accepted' } }],
      ['after 24 hours', { at: '2026-11-21T12:00:01Z' }],
      ['when it was overridden on patient-view', { hook: 'patient-view' }],
      ['when it was overridden on order-sign', { hook: 'order-sign' }],
      ['when it was never shown', { before: { silent: true } }],
      ['when it was withheld itself', { withheld: true }],
      ['when the feedback is on a card that nobody knows', { feedback: { card: 'unknown' } }],
      [
        'when it was accepted, too',
        {
          and: (journal, { uuid }) =>
            journal.feedback({ service: 's', client: 'Epic' }, [
              overridden(uuid, { outcome: 'accepted', suggestions: ['s'], reason: undefined }),
            ]),
        },
      ],
      [
        'when a second card of order-select that said the same was accepted',
        {
          and: async (journal, _before, call) => {
            const second = aServedCard();
            journal.served(call, accountOf(second), none);
            await writtenDown(journal);
            await journal.feedback({ service: 's', client: 'Epic' }, [
              overridden(second.uuid, { outcome: 'accepted', suggestions: ['s'], reason: undefined }),
            ]);
          },
        },
      ],
    ])('is shown: %s', async (_, story) => {
      expect(await isRepeated(await aJournal(url), story)).toBe(true);
    });

    it('is shown on order-select and patient-view', async () => {
      const journal = await aJournal(url);
      const patientId = 'p3';
      expect(await isRepeated(journal, { call: { patientId }, sign: { patientId } })).toBe(false);
      for (const hook of ['order-select', 'patient-view'])
        expect(await journal.repeats(aCallOf(hook, { patientId }), accountOf(aServedCard()))).toEqual(none);
    });

    it('is shown with REPEAT_AFTER_HOURS=0', async () => {
      const journal = await aJournal(url, { repeatAfterHours: 0 });
      expect(await isRepeated(journal, {})).toBe(true);
    });

    it('is not repeated after a restart with the same JOURNAL_KEY', async () => {
      const patientId = 'p4';
      const journal = await aJournal(url);
      expect(await isRepeated(journal, { call: { patientId }, sign: { patientId } })).toBe(false);
      await journal.close(1000);
      const card = aServedCard();
      const again = await aJournal(url);
      expect(await answered(again, aCallOf('order-sign', { patientId }), card)).toEqual(new Set([card.uuid]));
      const otherKey = await aJournal(url, { hash: keyedHash(undefined) });
      expect(await answered(otherKey, aCallOf('order-sign', { patientId }), card)).toEqual(none);
    });
  });

  it('does not hold up the process: calls on a closed journal end at once', async () => {
    const journal = await aJournal(await engine.freshUrl());
    await journal.close(1000);
    journal.served(aCallOf('order-sign'), accountOf(aServedCard()), none);
    await expect(
      journal.feedback({ service: 's', client: 'Epic' }, [overridden(freshId())]),
    ).rejects.toMatchObject({
      name: 'Unavailable',
    });
    expect(await journal.repeats(aCallOf('order-sign'), accountOf(aServedCard()))).toEqual(none);
    await journal.close(1000);
  });
});
