import { findingWords, type FindingId } from '../../knowledge/finding-words.js';
import type { FindingWords } from '../../knowledge/finding-words/word-lists.js';
import { anyOfThese, parse } from './pattern.js';

/** A row of the list: what is common to its terms. */
export interface Entry {
  readonly finding: FindingId;
  readonly never: RegExp | undefined;
  readonly neverInClause: RegExp | undefined;
  readonly severe: RegExp | undefined;
}

/** One pattern of a row. */
export interface Term {
  readonly entry: Entry;
  /** "a & b", "a && b": all of them in one clause, or in one sentence. */
  readonly first: RegExp;
  readonly others: readonly RegExp[];
  readonly inSentence: boolean;
  readonly kind: 'counts' | 'counts unless';
}

const NOTHING: readonly string[] = [];
const compileAny = (patterns: readonly string[] = NOTHING): RegExp | undefined =>
  patterns.length > 0 ? anyOfThese(patterns) : undefined;

/** Most texts name no finding: a term is only tried where a word of the text begins like one that it needs. */
const KEY_LENGTH = 3;
const termsByWord = new Map<string, Term[]>();
const termsByStem = new Map<string, { readonly stem: string; readonly term: Term }[]>();
const orderOf = new Map<Term, number>();

function addToIndex(term: Term, stem: string): void {
  if (stem.endsWith('*')) {
    const key = stem.slice(0, KEY_LENGTH);
    termsByStem.set(key, [...(termsByStem.get(key) ?? []), { stem: stem.slice(0, -1), term }]);
  } else {
    termsByWord.set(stem, [...(termsByWord.get(stem) ?? []), term]);
  }
}

for (const [finding, words] of Object.entries(findingWords) as readonly (readonly [
  FindingId,
  FindingWords,
])[]) {
  const entry: Entry = {
    finding,
    never: compileAny(words.never),
    neverInClause: compileAny(words.neverInClause),
    severe: compileAny(words.severe),
  };
  const add = (kind: Term['kind'], patterns: readonly string[] = NOTHING): void => {
    for (const pattern of patterns) {
      const [first = '', ...others] = pattern.split(/ &&? /);
      const term: Term = {
        entry,
        first: anyOfThese([first]),
        others: others.map((part) => anyOfThese([part])),
        inSentence: pattern.includes('&&'),
        kind,
      };
      orderOf.set(term, orderOf.size);
      for (const stem of new Set(parse(first).stems)) addToIndex(term, stem);
    }
  };
  add('counts', words.counts);
  add('counts unless', words.countsUnless);
}

/** The terms of which the words contain the beginning, in the order of the list. */
export function termsFor(words: string): readonly Term[] {
  let found: Set<Term> | undefined;
  for (let at = 1; at < words.length;) {
    const end = words.indexOf(' ', at);
    const word = words.slice(at, end);
    for (const term of termsByWord.get(word) ?? []) (found ??= new Set()).add(term);
    for (const { stem, term } of termsByStem.get(word.slice(0, KEY_LENGTH)) ?? []) {
      if (word.startsWith(stem)) (found ??= new Set()).add(term);
    }
    at = end + 1;
  }
  return found ? [...found].sort((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0)) : [];
}
