/**
 * Plain text for places that know no Markdown: summaries, labels, descriptions, dosage texts.
 * Rules word in plain text and may quote the chart, so nothing here is trusted to be one clean line.
 */

/** presentation.md: a summary has at most 130 characters; labels and descriptions keep to the same. */
export const LONGEST_LINE = 130;

/** No sentence of a card needs more; keeps a chart text of a megabyte cheap. */
const LONGEST_READ = 4000;

/** Code points nobody sees: zero-width, soft hyphen, byte order mark, tag characters. Joiners stay, scripts need them. */
const INVISIBLE = /[\u00AD\u180E\u200B\u2060-\u2064\u206A-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Marks piled on one letter beyond this are no writing system ("zalgo"). */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * One visible line: control characters and line breaks become spaces, characters that turn the writing
 * direction or hide are removed, a lone surrogate becomes U+FFFD, runs of white space one space.
 */
export const cleanLine = (text: string): string =>
  text
    .slice(0, LONGEST_READ)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\p{Bidi_Control}/gu, '')
    .replace(INVISIBLE, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();

/**
 * At most `longest` characters, cut behind a word and ended with "…". Only the end is cut, so the first clause
 * (what to do) always stays.
 */
export function cutAtWord(text: string, longest: number): string {
  const characters = Array.from(text);
  if (characters.length <= longest) return text;
  const head = characters.slice(0, longest - 1).join('');
  const lastSpace = head.lastIndexOf(' ');
  const behindWord = characters[longest - 1] === ' ' || lastSpace < head.length / 2;
  return `${(behindWord ? head : head.slice(0, lastSpace)).replace(/[\s,;:.(–-]+$/u, '')}…`;
}

/** A summary, a label, a description: one line of plain text that fits. */
export const plainLine = (text: string, longest = LONGEST_LINE): string =>
  cutAtWord(cleanLine(text), longest);

/** In the order of first appearance. */
export const distinct = <Item>(items: readonly Item[]): readonly Item[] => [...new Set(items)];

/** "a", "a and b", "a, b and c". */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
