import { describe, expect, it } from '@jest/globals';
import { MOST_REMEMBERED, seenTokens } from '../../src/clients/seen-tokens.js';

describe('the memory for used tokens', () => {
  it('knows a token until it would be refused anyway', () => {
    const seen = seenTokens();
    expect(seen.remember('a', 1_300, 1_000)).toBe('new');
    expect(seen.remember('a', 1_300, 1_000)).toBe('seen');
    expect(seen.remember('a', 1_300, 1_299)).toBe('seen');
    expect(seen.remember('a', 1_700, 1_400)).toBe('new');
  });

  it('holds a day of calls in the room of an hour', () => {
    const seen = seenTokens(700);
    // A call every six seconds, each with a token of an hour.
    for (let now = 0; now < 86_400; now += 6) expect(seen.remember(`t${now}`, now + 3_600, now)).toBe('new');
    expect(seen.remember('t86394', 90_000, 86_399)).toBe('seen');
  });

  it('takes no further token when it is full, rather than forget one that is still good', () => {
    const seen = seenTokens(2);
    expect(seen.remember('a', 1_300, 1_000)).toBe('new');
    expect(seen.remember('b', 1_200, 1_000)).toBe('new');
    expect(seen.remember('c', 1_300, 1_000)).toBe('full');
    expect(seen.remember('a', 1_300, 1_000)).toBe('seen');
    expect(seen.remember('c', 1_300, 1_200)).toBe('new');
    expect(seen.remember('a', 1_300, 1_200)).toBe('seen');
  });

  it('is quick when it is full', () => {
    const seen = seenTokens();
    const began = performance.now();
    for (let n = 0; n < MOST_REMEMBERED; n += 1) seen.remember(String(n), 3_600, 0);
    for (let n = 0; n < 1_000; n += 1) expect(seen.remember(`more ${n}`, 3_600, 0)).toBe('full');
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
