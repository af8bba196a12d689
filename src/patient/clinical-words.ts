/** Reading clinical wording: clauses, spelling, and the small notation of the word lists. */

/** Lower case, accents off, spelling folded (oe/ae to e, -ise to -ize, -our to -or), hyphens as spaces. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'`]/g, '')
    .replace(/\b(r|h|s)\/(o|p)\b/g, '$1§$2')
    .replace(/oe|ae/g, 'e')
    .replace(/is(e|ed|es|ing|ation)\b/g, 'iz$1')
    .replace(/our\b/g, 'or')
    .replace(/[-–—_/\\()[\]"]/g, ' ')
    .replace(/§/g, '/')
    .replace(/\s+/g, ' ')
    .trim();

/** Clause by clause: split at ; . , : and "but", not inside numbers or abbreviations. */
export const clausesOf = (text: string): readonly string[] =>
  text
    .replace(/\be\.g\.|\bi\.e\./gi, ' ')
    .split(/[;\n]|[.,](?!\d)|:(?!\d)|\bbut\b|\bhowever\b/i)
    .map(foldWords)
    .filter((clause) => clause !== '');

const escapeRegExp = (text: string): string => text.replace(/[.+^${}\\]/g, '\\$&');

/** Compiles one pattern of the notation of finding-words.ts to the source of a regular expression. */
function sourceOf(pattern: string): string {
  return escapeRegExp(foldPattern(pattern))
    .replace(/\s*\\\.\\\.\s*/g, '§')
    .replace(/ ?\[([^\]]+)\]/g, '(?: (?:$1))?')
    .replace(/\(/g, '(?:')
    .replace(/\(\?:\?:/g, '(?:')
    .replace(/\*/g, "[\\w']*")
    .replace(/ /g, ' +')
    .replace(/§$/g, '')
    .replace(/§/g, ' +(?:[\\w/+]+ +){0,4}?');
}

/** The lists are written in either spelling; they are folded like the text, the notation kept. */
const foldPattern = (pattern: string): string =>
  pattern
    .replace(/oe|ae/g, 'e')
    .replace(/is(e|ed|es|ing|ation)\b/g, 'iz$1')
    .replace(/our\b/g, 'or');

/** One expression for a list of patterns without "&". */
export const anyOfPatterns = (patterns: readonly string[]): RegExp =>
  new RegExp(`(?<![\\w/])(?:${patterns.map(sourceOf).join('|')})(?![\\w])`, 'g');

export interface Compiled {
  readonly single: RegExp | undefined;
  /** "a & b": both in the clause, in any order. */
  readonly both: readonly (readonly [RegExp, RegExp])[];
}

export function compile(patterns: readonly string[]): Compiled {
  const single = patterns.filter((pattern) => !pattern.includes('&'));
  const both = patterns.filter((pattern) => pattern.includes('&'));
  return {
    single: single.length > 0 ? anyOfPatterns(single) : undefined,
    both: both.map((pattern) => {
      const [one = '', other = ''] = pattern.split('&').map((part) => part.trim());
      return [anyOfPatterns([one]), anyOfPatterns([other])] as const;
    }),
  };
}

/** Where in the clause the pattern stands first; undefined: nowhere. */
export function findIn(
  clause: string,
  { single, both }: Compiled,
): { start: number; end: number } | undefined {
  for (const match of single ? clause.matchAll(single) : []) {
    return { start: match.index, end: match.index + match[0].length };
  }
  for (const [one, other] of both) {
    const a = [...clause.matchAll(one)][0];
    const b = [...clause.matchAll(other)][0];
    if (a && b) {
      return {
        start: Math.min(a.index, b.index),
        end: Math.max(a.index + a[0].length, b.index + b[0].length),
      };
    }
  }
  return undefined;
}

export const says = (clause: string, pattern: RegExp): boolean => {
  pattern.lastIndex = 0;
  return pattern.test(clause);
};
