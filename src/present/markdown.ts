import { cleanLine, cutAtWord } from './text.js';

/**
 * The only place where Markdown is written: GitHub-flavoured, without HTML (CDS Hooks 2.0.1 `card.detail`,
 * https://cds-hooks.hl7.org/STU2/#card-attributes). Clients render raw HTML, so every string is escaped here,
 * whoever wrote it: a rule may quote the chart.
 */

/** A line of a card; longer is not read. */
const LONGEST_TEXT = 400;

/** Invisible, breaks an address where a renderer would make a link of it. A backslash would not: some link again later. */
const BREAK = '\u200B';

/**
 * Text that a Markdown renderer shows as it is written, at any place: in a line, a list item, a table cell.
 * Clinical writing stays readable: a full stop, bracket, hyphen or "<0.2" inside a line means nothing to Markdown.
 */
export function escapeMarkdown(text: string, longest = LONGEST_TEXT): string {
  return breakAddresses(cutAtWord(cleanLine(text), longest))
    .replace(/[\\`*_[\]|~]/g, String.raw`\$&`)
    .replace(/<(?![\d\s=.,])/g, String.raw`\<`)
    .replace(/&(?=#?\w+;)/g, String.raw`\&`)
    .replace(/^(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*$))/, String.raw`\$&`)
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`);
}

/** Web addresses, mail addresses and @mentions stay words. */
const breakAddresses = (text: string): string =>
  text
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/www(?=\.)/gi, `$&${BREAK}`)
    .replace(/@(?=[\p{L}\p{N}_-])/gu, `@${BREAK}`);

/** A heading of a card. Bold, because "#" is far too large beside a patient's chart. */
export const bold = (text: string): string => `**${escapeMarkdown(text)}**`;

export const bullets = (lines: readonly string[]): string =>
  lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');

/** A heading with a list under it; nothing when there is nothing to list. */
export const titledList = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [bold(title), bullets(lines)];

/** A cell is short, or the table no longer fits beside a chart. */
const LONGEST_CELL = 80;
const NOTHING = '–';

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (text: string): string => escapeMarkdown(text, LONGEST_CELL) || NOTHING;
  return [
    line(header.map(cell)),
    line(header.map(() => '---')),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n');
}

/** A link to an address of our own bibliography. Brackets would end it early: DOIs have some. */
export const link = (label: string, url: string): string =>
  `[${escapeMarkdown(label)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;

/** Paragraphs, lists and tables one below the other; a table needs the empty line before it. */
export const stack = (blocks: readonly string[]): string => blocks.join('\n\n');
