import { describe, expect, it } from '@jest/globals';
import { cutAtWord, listInWords, plainLine } from '../../src/present/text.js';
import { cardsOf, shown } from './a-finding.js';

describe('a summary', () => {
  it('stays as the rule wrote it when it fits', () => {
    const summary = 'IVIG advised: CMAS fell 27 to 24 in 14 days on methotrexate + prednisolone';
    expect(cardsOf([shown('escalate-ivig', 'warning', { summary })])[0]?.summary).toBe(summary);
  });

  it('is cut behind a word at 130 characters, and says what to do before it ends', () => {
    const summary = `IVIG advised: ${'dysphagia despite methotrexate and prednisolone, '.repeat(5)}`;
    const cut = plainLine(summary);
    expect(Array.from(cut).length).toBeLessThanOrEqual(130);
    expect(cut).toMatch(
      /^IVIG advised: dysphagia despite methotrexate .*(methotrexate|dysphagia|and|despite)…$/,
    );
  });

  it('counts characters as a reader does, not code units', () => {
    expect(plainLine('😹'.repeat(130))).toBe('😹'.repeat(130));
    expect(Array.from(plainLine('😹'.repeat(131)))).toHaveLength(130);
  });

  it('keeps exactly 130 characters, and cuts the 131st', () => {
    expect(plainLine('a'.repeat(130))).toBe('a'.repeat(130));
    expect(plainLine('a'.repeat(131))).toBe(`${'a'.repeat(129)}…`);
  });

  it('is plain text: nothing is escaped and no line breaks', () => {
    expect(plainLine('Stop *now*\n<at once>')).toBe('Stop *now* <at once>');
  });

  it('falls back to the title of a rule that has nothing legible to say', () => {
    const [card] = cardsOf([
      shown('gi-red-flag', 'critical', { summary: '\u200B\n', title: 'Abdominal red flag' }),
    ]);
    expect(card?.summary).toBe('Abdominal red flag');
  });
});

describe('words', () => {
  it('are cut without a dangling comma', () => {
    expect(cutAtWord('alpha, beta gamma', 8)).toBe('alpha…');
    expect(cutAtWord('alpha beta gamma', 11)).toBe('alpha beta…');
  });

  it('are listed as one says them', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listInWords)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
