import { describe, expect, it } from '@jest/globals';
import { findingWords, type FindingId } from '../../src/knowledge/finding-words.js';
import { conceptsOf } from '../../src/knowledge/value-sets.js';
import { linkedCauseIn } from '../../src/patient/recognise-cause.js';
import { recogniseFindings } from '../../src/patient/recognise-finding.js';
import { recogniseStopReason } from '../../src/patient/stop-reason.js';
import { findingPhrasings } from '../fixtures/finding-phrasings.js';
import { linkedCausePhrasings, severePhrasings, worsePhrasings } from '../fixtures/modifier-phrasings.js';
import {
  bothReasons,
  mildOnly,
  notMildOnly,
  stopReasonPhrasings,
  stopReasonTraps,
  type StopOutcome,
} from '../fixtures/stop-reason-phrasings.js';

const ids = Object.keys(findingWords) as FindingId[];
const isPresent = (words: string, finding: FindingId): boolean =>
  recogniseFindings([words]).some(
    (mention) => mention.finding === finding && mention.certainty === 'present',
  );

/** Fewer than this prove nothing of how a finding is read. */
const ENOUGH = 5;
/** Of each outcome of a course that was stopped. */
const ENOUGH_REASONS = 8;

describe.each(ids)('The finding %s', (finding) => {
  const { counts, not } = findingPhrasings[finding];

  it('is tried on enough wordings that count and that do not', () => {
    expect(new Set(counts).size).toBeGreaterThanOrEqual(ENOUGH);
    expect(new Set(not).size).toBeGreaterThanOrEqual(ENOUGH);
  });

  it.each(counts)('is there: %s', (words) => {
    expect(isPresent(words, finding)).toBe(true);
  });

  it.each(not)('is not there: %s', (words) => {
    expect(isPresent(words, finding)).toBe(false);
  });
});

describe('JIA and rheumatoid arthritis', () => {
  const names = (['cond-jia', 'cond-ra'] as const)
    .flatMap(conceptsOf)
    .flatMap(({ display }) => display ?? []);

  it('are no arthritis of dermatomyositis under any name of their codes', () => {
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => isPresent(name, 'arthritis'))).toEqual([]);
  });
});

describe('Reasons for stopping', () => {
  const outcomesOf = (words: string): readonly StopOutcome[] => {
    const { reasons } = recogniseStopReason([words]);
    return reasons.size === 0 ? ['unknown'] : [...reasons];
  };

  it('are tried on enough wordings of every outcome', () => {
    for (const wordings of Object.values(stopReasonPhrasings)) {
      expect(new Set(wordings).size).toBeGreaterThanOrEqual(ENOUGH_REASONS);
    }
  });

  const single = Object.entries(stopReasonPhrasings).flatMap(([outcome, all]) =>
    all.map((words) => ({ outcome: outcome as StopOutcome, words })),
  );
  it.each(single)('$outcome: "$words"', ({ outcome, words }) => {
    expect(outcomesOf(words)).toEqual([outcome]);
  });

  it.each(bothReasons)('may be intolerance and inefficacy at once: %s', (words) => {
    expect(outcomesOf(words)).toEqual(['intolerance', 'inefficacy']);
  });

  it.each(stopReasonTraps)('are not taken by their first word: "%s" is %s', (words, outcomes) => {
    expect(outcomesOf(words)).toEqual(outcomes);
  });

  it.each(mildOnly)('may be a mild reaction and no more: %s', (words) => {
    expect(recogniseStopReason([words]).mildOnly).toBe(true);
  });

  it.each(notMildOnly)('are more than a mild reaction: %s', (words) => {
    expect(recogniseStopReason([words]).mildOnly).toBe(false);
  });
});

describe('What is said of a finding', () => {
  const mentionOf = (words: string, finding: FindingId) =>
    recogniseFindings([words]).find((mention) => mention.finding === finding);

  it.each(worsePhrasings.counts)('dysphagia is worse: %s', (words) => {
    expect(mentionOf(words, 'dysphagia')?.worse).toBe(true);
  });
  it.each(worsePhrasings.not)('dysphagia is there and not called worse: %s', (words) => {
    expect(mentionOf(words, 'dysphagia')?.worse).toBe(false);
  });

  it.each(severePhrasings.counts)('the ulcers are extensive: %s', (words) => {
    expect(mentionOf(words, 'ulceration')?.severe).toBe(true);
  });
  it.each(severePhrasings.not)('the ulcer is there and not called extensive: %s', (words) => {
    expect(mentionOf(words, 'ulceration')?.severe).toBe(false);
  });

  const isLinkedElsewhere = (words: string): boolean => linkedCauseIn(words)?.isMyositis === false;
  it.each(linkedCausePhrasings.counts)('is put down to another disease: %s', (words) => {
    expect(isLinkedElsewhere(words)).toBe(true);
  });
  it.each(linkedCausePhrasings.not)('is not put down to another disease: %s', (words) => {
    expect(isLinkedElsewhere(words)).toBe(false);
  });
});
