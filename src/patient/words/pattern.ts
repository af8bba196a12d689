import { wordLists } from '../../knowledge/finding-words/word-lists.js';
import { foldSpelling } from './spelling.js';

/** A piece of a pattern: its regular expression, and the stems of which every match must contain one ("ulcer*"). */
interface Piece {
  readonly source: string;
  readonly stems: readonly string[];
}

/** Between two words of one phrase never stands what turns its meaning. */
const IN_BETWEEN =
  '(?!(?:no|not|without|never|nor|nil|none|non|denies|normal|inactive|resolved|healed|than) )\\S+ ';
const ANY_WORD = '(?!(?:and|or|with|plus|no|not|without|never|nor) )\\S+ ';
const DEFAULT_GAP = 3;

const lists: Readonly<Record<string, string>> = wordLists;
const shortestStem = ({ stems }: Piece): number =>
  Math.min(...stems.map((stem) => stem.replace('*', '').length), Infinity);
/** Of two pieces that must both be there, the one that is rarer in charts: the longer stem. */
const rarer = (a: Piece, b: Piece): readonly string[] =>
  b.stems.length > 0 && (a.stems.length === 0 || shortestStem(b) > shortestStem(a)) ? b.stems : a.stems;

/** Compiles one pattern (without "&") of the notation that finding-words.ts explains. */
export function parse(pattern: string): Piece {
  const tokens = pattern.match(/\(|\)\??|\||\.\.\d*|~\d*|<\w+>|>=\d|[^\s()|]+/g) ?? [];
  let at = 0;

  const alternatives = (): Piece => {
    const pieces = [sequence()];
    while (tokens[at] === '|') {
      at += 1;
      pieces.push(sequence());
    }
    const stems = pieces.some((piece) => piece.stems.length === 0)
      ? []
      : pieces.flatMap((piece) => piece.stems);
    return { source: `(?:${pieces.map((piece) => piece.source).join('|')})`, stems };
  };

  const sequence = (): Piece => {
    let whole: Piece = { source: '', stems: [] };
    let link: string | undefined;
    for (
      let token = tokens[at];
      token !== undefined && token !== '|' && !token.startsWith(')');
      token = tokens[at]
    ) {
      if (token.startsWith('..') || token.startsWith('~')) {
        link = token;
        at += 1;
        continue;
      }
      const next = link === undefined ? item() : adjacent();
      whole = { source: joined(whole.source, link, next.source), stems: rarer(whole, next) };
      link = undefined;
    }
    return whole;
  };

  /** Words side by side bind closer than "..": "a b .. c d" is (a b) .. (c d). */
  const adjacent = (): Piece => {
    let whole = item();
    for (let token = tokens[at]; token !== undefined && !/^(\.\.|~|\||\))/.test(token); token = tokens[at]) {
      const next = item();
      whole = { source: whole.source + next.source, stems: rarer(whole, next) };
    }
    return whole;
  };

  const item = (): Piece => {
    const token = tokens[at] ?? '';
    at += 1;
    if (token === '(') {
      const inner = alternatives();
      const optional = tokens[at] === ')?';
      at += 1;
      return optional ? { source: `${inner.source}?`, stems: [] } : inner;
    }
    if (token === '_' || token === '_?') {
      return { source: token === '_' ? ANY_WORD : `(?:${ANY_WORD})?`, stems: [] };
    }
    if (token.startsWith('<') && token.length > 1) return parse(lists[token.slice(1, -1)] ?? token);
    if (token.startsWith('>='))
      return { source: `(?:[${token.slice(2)}-9]|[1-9]\\d+)(?:\\.\\d+)? `, stems: [] };
    const word = foldSpelling(token);
    return word.endsWith('*')
      ? { source: `${word.slice(0, -1)}\\S* `, stems: [word] }
      : { source: `${word} `, stems: [word] };
  };

  return alternatives();
}

function joined(before: string, link: string | undefined, next: string): string {
  if (link === undefined) return before + next;
  const gap = `(?:${IN_BETWEEN}){0,${link.replace(/\D/g, '') || DEFAULT_GAP}}?`;
  return link.startsWith('~')
    ? `(?:${before}${gap}${next}|${next}${gap}${before})`
    : `${before}${gap}${next}`;
}

const atWord = (source: string, flags = 'g'): RegExp => new RegExp(`(?<= )(?:${source})`, flags);
export const sourceOf = (patterns: readonly string[]): string =>
  patterns.map((pattern) => parse(pattern).source).join('|');
/** One expression for a list of patterns, to be used on normalised words. */
export const anyOfThese = (patterns: readonly string[]): RegExp => atWord(sourceOf(patterns));
export const directly = (patterns: readonly string[]): RegExp => new RegExp(`^ (?:${sourceOf(patterns)})`);
export const wholly = (patterns: readonly string[]): RegExp => new RegExp(`^ (?:${sourceOf(patterns)})+$`);
export const says = (words: string, pattern: RegExp): boolean => words.search(pattern) >= 0;
