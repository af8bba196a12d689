import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { feedbackIn, readFeedbackItem, type FeedbackItem } from '../../src/contract/feedback.js';
import { describeWithShared } from '../support/shared-dir.js';

/** As a client sends it: the rest of a test is what is different. */
const sent = {
  card: '4e0a3a1e-3167-455b-823f-b855085172c0',
  outcome: 'overridden',
  outcomeTimestamp: '2026-11-20T12:00:00Z',
};
const read = (item: unknown) => readFeedbackItem(item, 2);
const problem = (item: unknown) => {
  const answer = read(item);
  return answer instanceof Error ? answer.message : `was read: ${JSON.stringify(answer)}`;
};
const plain: FeedbackItem = {
  ...{ card: sent.card, outcome: 'overridden', suggestions: [] },
  outcomeAt: '2026-11-20T12:00:00.000Z',
};

describe('feedback is read', () => {
  it('in the shape of CDS Hooks 2.0.1: accepted, with the suggestions', () => {
    const acceptedSuggestions = [{ id: 's-1' }, { id: 's-2', label: 'ignored' }];
    expect(read({ ...sent, outcome: 'accepted', acceptedSuggestions })).toEqual({
      ...plain,
      ...{ outcome: 'accepted', suggestions: ['s-1', 's-2'] },
    });
    expect(read({ ...sent, outcome: 'accepted', acceptedSuggestions: [] })).toMatchObject({
      suggestions: [],
    });
  });

  it('in the shape of CDS Hooks 2.0.1: overridden, with a reason and the words of the clinician', () => {
    const reason = { system: 'https://example.org/reasons', code: 'aware', display: 'Aware of it' };
    expect(read({ ...sent, overrideReason: { reason, userComment: ' Seen in clinic. ' } })).toEqual({
      ...{ ...plain, reason, comment: 'Seen in clinic.' },
    });
  });

  it('as Epic names it: overrideReasons, one or a list, the reason in an extension, ids that are no UUIDs', () => {
    const extension = {
      'com.epic.cdshooks.feedback.overrideReason.code': '7',
      'com.epic.cdshooks.feedback.overrideReason.system': 'urn:oid:1.2.3',
    };
    const said = { userComment: 'no', extension };
    for (const overrideReasons of [said, [said], [{}, said]])
      expect(read({ ...sent, card: '12^34', overrideReasons, 'com.epic.x': [1] })).toEqual({
        ...{ ...plain, card: '12^34', comment: 'no' },
        reason: { system: 'urn:oid:1.2.3', code: '7', display: undefined },
      });
    expect(read({ ...sent, source: { topic: { code: 'mtx-dose' } } })).toMatchObject({ topic: 'mtx-dose' });
    expect(read({ ...sent, topic: { code: 'mtx-dose' } })).toMatchObject({ topic: 'mtx-dose' });
  });

  it('with a time of any zone, in UTC', () => {
    const at = (outcomeTimestamp: string) => read({ ...sent, outcomeTimestamp });
    expect(at('2026-11-20T07:00:00.5-05:00')).toMatchObject({ outcomeAt: '2026-11-20T12:00:00.500Z' });
  });

  it.each<readonly [string, object]>([
    ['a reason without a code', { overrideReason: { reason: { display: 'x' } } }],
    ['a reason of the wrong type', { overrideReason: { reason: 'aware' } }],
    ['an empty comment', { overrideReason: { userComment: ' ' } }],
    [
      'null in every optional member',
      { overrideReason: null, acceptedSuggestions: null, overrideReasons: null },
    ],
    ['an extension of the wrong type', { overrideReason: { extension: ['x', null] } }],
    ['a topic of the wrong type', { topic: 5, source: { topic: [] } }],
    ['members that nobody knows', { foo: { bar: 1 }, constructor: 1 }],
    ['__proto__ as a member', JSON.parse('{"__proto__": {"outcome": "accepted"}}') as object],
  ])('whole, but for %s', (_, more) => {
    const item = read({ ...more, ...sent });
    expect(item).toEqual(plain);
    expect(({} as Record<string, unknown>)['outcome']).toBeUndefined();
  });

  it('with U+FFFD for NUL, which PostgreSQL does not take', () => {
    const overrideReason = { reason: { code: 'a\u0000' }, userComment: 'b\u0000' };
    expect(read({ ...sent, card: 'c\u0000d', overrideReason })).toMatchObject({
      ...{ card: 'c\uFFFDd', comment: 'b\uFFFD', reason: { code: 'a\uFFFD' } },
    });
  });

  it('in a moment, whatever the extension holds', () => {
    const extension = { [`${'.overrideReason.'.repeat(60_000)}\n`]: 'x' };
    const from = performance.now();
    expect(read({ ...sent, overrideReason: { extension } })).toMatchObject({ card: sent.card });
    expect(performance.now() - from).toBeLessThan(1000);
  });
});

describe('feedback that cannot be read is named by its path, and never by its value', () => {
  const secret = 'Mrs Canary';
  it.each<readonly [string, unknown]>([
    ['feedback.2: must be an object', secret],
    ['feedback.2: required', null],
    ['feedback.2: must be an object', [sent]],
    ['feedback.2.card: required', { ...sent, card: undefined }],
    ['feedback.2.card: must be text', { ...sent, card: { secret } }],
    ['feedback.2.card: must not be empty', { ...sent, card: '  ' }],
    ['feedback.2.card: must have at most 500 characters', { ...sent, card: secret.repeat(60) }],
    ['feedback.2.outcome: required', { ...sent, outcome: null }],
    ['feedback.2.outcome: must be accepted or overridden', { ...sent, outcome: secret }],
    ['feedback.2.outcome: must be accepted or overridden', { ...sent, outcome: '__proto__' }],
    ['feedback.2.outcomeTimestamp: required', { ...sent, outcomeTimestamp: undefined }],
    ...[secret, 5, '2026-11-20', '2026-11-20T12:00:00', '2026-02-30T12:00:00Z', ''].map(
      (outcomeTimestamp) =>
        [
          'feedback.2.outcomeTimestamp: must be an RFC 3339 time such as 2026-01-31T12:00:00Z',
          { ...sent, outcomeTimestamp },
        ] as const,
    ),
    [
      'feedback.2.outcomeTimestamp: must be in the years 0000 to 9999',
      { ...sent, outcomeTimestamp: '9999-12-31T23:59:59-01:00' },
    ],
    ['feedback.2.acceptedSuggestions: required when outcome is accepted', { ...sent, outcome: 'accepted' }],
    ['feedback.2.acceptedSuggestions: must be a list', { ...sent, acceptedSuggestions: secret }],
    ['feedback.2.acceptedSuggestions.1.id: required', { ...sent, acceptedSuggestions: [{ id: 'a' }, {}] }],
    [
      'feedback.2.acceptedSuggestions.0: must be an object with an id',
      { ...sent, acceptedSuggestions: [secret] },
    ],
    ['feedback.2.overrideReason: must be an object', { ...sent, overrideReason: secret }],
    [
      'feedback.2.overrideReason.userComment: must be text',
      { ...sent, overrideReason: { userComment: [secret] } },
    ],
    [
      'feedback.2.overrideReason.userComment: must have at most 20000 characters',
      { ...sent, overrideReason: { userComment: secret.repeat(2001) } },
    ],
    ['feedback.2.overrideReasons: must be an object', { ...sent, overrideReasons: [{ userComment: 5 }] }],
  ])('%s', (message, item) => {
    expect(problem(item)).toBe(message);
  });

  it.each([
    ['body: must be a JSON object', [sent]],
    ['body: must be a JSON object', null],
    ['body: must be a JSON object', 'Mrs Canary'],
    ['feedback: required', sent],
    ['feedback: required', { feedback: null }],
    ['feedback: must be a list', { feedback: 'Mrs Canary' }],
    ['feedback: must be a list', { feedback: 5 }],
  ])('%s', (message, body) => {
    expect(() => feedbackIn(body)).toThrow(message);
  });

  it('takes a single item for a list of one, and an empty list for what it is', () => {
    expect(feedbackIn({ feedback: sent })).toEqual([sent]);
    expect(feedbackIn({ feedback: [] })).toEqual([]);
  });
});

describeWithShared('feedback that the CDS Hooks sandbox has sent', (sharedDir) => {
  const folder = join(sharedDir, 'conformance/sandbox-requests');
  const files = readdirSync(folder).filter((name) => name.startsWith('feedback-'));
  it.each(files)('is read: %s', (name) => {
    const { body } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { readonly body: unknown };
    const items = feedbackIn(body).map(readFeedbackItem);
    expect(items).toEqual([
      expect.objectContaining({
        card: expect.stringMatching(/^(?:os|pv)-\d$/) as unknown,
        outcome: name.includes('accepted') ? 'accepted' : 'overridden',
        suggestions: name.includes('accepted') ? ['os-s-update'] : [],
      }),
    ]);
    expect(items[0]).toMatchObject(
      name.includes('with-reason')
        ? { reason: { code: 'contraindicated' } }
        : { outcomeAt: expect.any(String) },
    );
  });
});
