import { cleanLine } from '../present/text.js';

/** Paints a text; the same text where colours are off. */
export type Paint = (colour: 'bold' | 'dim' | 'green' | 'yellow' | 'red', text: string) => string;

const WIDTH = 100;

/** One line, cut at the margin. */
export const cut = (line: string): string => {
  const characters = Array.from(line);
  return characters.length <= WIDTH ? line : `${characters.slice(0, WIDTH - 1).join('')}…`;
};

/**
 * Lines of at most 100 columns behind a margin. What the chart says is cleaned first: it cannot move the cursor
 * or recolour the page. Words longer than a line are broken.
 */
export function wrap(text: string, margin: number, keepSpaces = false): readonly string[] {
  const room = WIDTH - margin;
  const clean = keepSpaces ? text : cleanLine(text);
  const words = keepSpaces && Array.from(clean).length <= room ? [clean] : cleanLine(clean).split(' ');
  const lines: string[] = [];
  let line: readonly string[] = [];
  for (const word of words.flatMap((long) => pieces(Array.from(long), room))) {
    const longer = line.length === 0 ? word : [...line, ' ', ...word];
    if (longer.length <= room) line = longer;
    else {
      lines.push(line.join(''));
      line = word;
    }
  }
  if (line.length > 0) lines.push(line.join(''));
  return lines.map((one) => ' '.repeat(margin) + one);
}

const pieces = (word: readonly string[], room: number): readonly (readonly string[])[] =>
  word.length <= room ? [word] : [word.slice(0, room), ...pieces(word.slice(room), room)];
