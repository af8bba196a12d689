import {
  abbreviations,
  behindFillers,
  behindStops,
  diagnosisWords,
  fillers,
  findingWords,
  guardEnds,
  linkDoubts,
  linkWords,
  modifierNegations,
  negations,
  negationsAdjacent,
  negationsAlone,
  negationsAfter,
  negationsAtEnd,
  negationsCloseAfter,
  negationsDirectlyAfter,
  noCause,
  notGuards,
  notMyositisAfterAll,
  otherCausesOfDysphagia,
  partOfMyositis,
  pastAfter,
  pastGuards,
  provisionalAfter,
  provisionalGuards,
  relativeAfter,
  relativeGuards,
  sameAs,
  severeWords,
  wordLists,
  worseWords,
  type FindingId,
  type FindingWords,
} from '../knowledge/finding-words.js';

// ── spelling ────────────────────────────────────────────────────────────────────────────────────────────

/** US and UK spelling folded letter by letter, so that it holds for stems too: oe, ae → e; z → s; our → or. */
const foldSpelling = (text: string): string =>
  text.replace(/[ao]e/g, 'e').replace(/z/g, 's').replace(/our/g, 'or');

const writtenOut: Readonly<Record<string, string>> = abbreviations;
const ABBREVIATION = new RegExp(
  Object.keys(abbreviations)
    .map((short) => short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .map((short) => `${/^\w/.test(short) ? '(?<!\\w)' : ''}${short}${/\w$/.test(short) ? '(?!\\w)' : ''}`)
    .join('|'),
  'g',
);
const NEEDS_WRITING_OUT = /[/+°'’-]|can not|sec to|hx of/;

/** Lower case, no accents, one spelling, one space around every word: " gottrons papules on 24.5 % ". */
export function normaliseWords(text: string): string {
  let words = text.toLowerCase();
  if (/[^\x20-\x7e]/.test(words)) words = words.normalize('NFD').replace(/\p{M}/gu, '').replace(/×/g, 'x');
  if (NEEDS_WRITING_OUT.test(words))
    words = words.replace(ABBREVIATION, (short) => writtenOut[short] ?? short);
  if (words.includes('?'))
    words = words.replace(/(?<=\w)\?+/g, ' queried ').replace(/(?<=^|[\s(/[])\?+/g, ' query ');
  words = words
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)|['’`]/g, '')
    .replace(/(?<=\w)\+/g, ' positive ')
    .replace(/[&+]/g, ' and ')
    .replace(/</g, ' < ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.<]+/gu, ' ');
  words = foldSpelling(` ${words.trim()} `);
  if (MAY_HAVE_SYNONYM.test(words)) {
    for (const { pattern, meaning } of synonyms) words = words.replace(pattern, `${meaning} `);
  }
  return words;
}

// ── the notation of the word lists ──────────────────────────────────────────────────────────────────────

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
function parse(pattern: string): Piece {
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
const sourceOf = (patterns: readonly string[]): string =>
  patterns.map((pattern) => parse(pattern).source).join('|');
/** One expression for a list of patterns, to be used on normalised words. */
export const anyOfThese = (patterns: readonly string[]): RegExp => atWord(sourceOf(patterns));
const directly = (patterns: readonly string[]): RegExp => new RegExp(`^ (?:${sourceOf(patterns)})`);
const wholly = (patterns: readonly string[]): RegExp => new RegExp(`^ (?:${sourceOf(patterns)})+$`);
export const says = (words: string, pattern: RegExp): boolean => words.search(pattern) >= 0;

const synonyms = Object.entries(sameAs).map(([meaning, words]) => ({ pattern: anyOfThese(words), meaning }));
const MAY_HAVE_SYNONYM = / (?:\w*dm\d?s?|right|left|l|r|b|bilat) /;

// ── clauses ─────────────────────────────────────────────────────────────────────────────────────────────

/** What stands between two of `; . , but`: the unit that guards reach over (specification I). */
export interface Clause {
  readonly original: string;
  readonly words: string;
  /** After a comma the sentence goes on. */
  readonly continues: boolean;
}

/** A bracket that opens with a guard says something about what stands before it: "dysphagia (resolved)". */
const REMARK =
  /[([]\s*((?:no|not|without|denies|neg|negative|resolved|healed|h\/o|hx|history|previous|past|ruled|r\/o|excluded|absent|none|suspected|possible|probable|query|improved|mother|father|sister|brother|maternal|paternal|family)\b[^)\]]*|\?[^)\]]*)[)\]]/gi;
/** No clause ends at the point of "24.5", "e.g." or "hx.", nor at the comma of "1,000". */
const CLAUSE_END =
  /[;\n\r]|(?<!\b(?:e\.g|i\.e|vs|dr|mr|mrs|st|pt|hx|sec|susp|poss|prob|neg|approx|resp|incl|no|[a-z]))\.(?=\s|$)|\.(?=\p{Lu}\p{Ll})|,(?!\d)|(?<!\d),|\s[-–—]+\s|—|:(?=\s*(?:no|none|nil|n|false|denied)\s*(?:$|[;,.]))|\bbut\b/giu;
const HAS_CLAUSE_END = /[;\n\r.,–—(:]|\[| - |\bbut\b/i;
const COMMA = /^(?:[,:]|\s?[-–—]+\s?)$/;

export function clausesOf(text: string): readonly Clause[] {
  if (!HAS_CLAUSE_END.test(text))
    return [{ original: text.trim(), words: normaliseWords(text), continues: false }];
  const written = text.replace(REMARK, ', $1,');
  const clauses: Clause[] = [];
  let start = 0;
  let continues = false;
  const add = (end: number): void => {
    const original = written.slice(start, end).trim();
    if (/[\p{L}\p{N}?]/u.test(original))
      clauses.push({ original, words: normaliseWords(original), continues });
  };
  for (const match of written.matchAll(CLAUSE_END)) {
    add(match.index);
    start = match.index + match[0].length;
    continues = COMMA.test(match[0]);
  }
  add(written.length);
  return passOnNegation(clauses);
}

const LAST_BY_OR = /^ (?:or|nor) |^ (?:\S+ ){1,2}(?:or|nor) (?:\S+ ){1,2}$/;
const LAST_BY_AND = /^ and |^ (?:\S+ ){1,2}and (?:\S+ ){1,2}$/;
/** "No fever, dysphagia to solids or liquids" is no such list. */
const NO_LIST_ITEM = / (?:to|of|with|for|in|on|since|at|solids?|liquids?|fluids?|food|arms?|legs?) /;
const LONGEST_LIST_ITEM = 4;
const DENIES_A_LIST = / (?:denies|denied|denying|(?:negative|neg) for) /;

/** "No rash, ulcers or dysphagia" denies all three; so does "denies cough, fever and dysphagia". */
function passOnNegation(clauses: readonly Clause[]): readonly Clause[] {
  const passed = [...clauses];
  clauses.forEach((last, index) => {
    const closesList =
      (LAST_BY_OR.test(last.words) || LAST_BY_AND.test(last.words)) && !NO_LIST_ITEM.test(last.words);
    if (!last.continues || !closesList) return;
    let first = index - 1;
    while (
      first > 0 &&
      clauses[first]?.continues === true &&
      countWords(clauses[first]) <= LONGEST_LIST_ITEM &&
      !opensDenial(clauses[first], last)
    )
      first -= 1;
    if (!opensDenial(clauses[first], last)) return;
    for (let item = first + 1; item <= index; item += 1) {
      const clause = clauses[item];
      if (clause) passed[item] = { ...clause, words: clause.words.replace(/^ (?:(?:or|nor|and) )?/, ' no ') };
    }
  });
  return passed;
}

const opensDenial = (clause: Clause | undefined, last: Clause): boolean =>
  clause !== undefined &&
  (LAST_BY_OR.test(last.words)
    ? says(clause.words.replace(NOT_A_GUARD, ''), NEGATION)
    : DENIES_A_LIST.test(clause.words));

const countWords = (clause: Clause | undefined): number => (clause?.words.split(' ').length ?? 2) - 2;

// ── guards ──────────────────────────────────────────────────────────────────────────────────────────────

type Certainty = 'present' | 'provisional' | 'past' | 'relative' | 'negated';

const NOT_A_GUARD = anyOfThese(notGuards);
const NEGATION = anyOfThese(negations);
const NEGATION_ADJACENT = new RegExp(`(?<= )(?:${sourceOf(negationsAdjacent)})$`);
const PAST = anyOfThese(pastGuards);
const PROVISIONAL = anyOfThese(provisionalGuards);
const RELATIVE = anyOfThese(relativeGuards);
const END_OF_NEGATION = anyOfThese(guardEnds.ofNegations);
const END_OF_OTHERS = anyOfThese(guardEnds.ofOtherGuards);
const JUST_NEGATED =
  / (?:no|not|never|without|nor|denies|denied|doesnt|didnt|isnt|wasnt|hasnt)(?: (?:yet|been|be|being|also|is|are|was))? $/;

const NEGATED_BEHIND = anyOfThese(negationsAfter);
const NEGATED_DIRECTLY_BEHIND = directly(negationsDirectlyAfter);
const closeBehind = (patterns: readonly string[], end: string): RegExp =>
  new RegExp(`^ (?:${sourceOf(behindFillers)})*(?:${sourceOf(patterns)})${end}`);
const NEGATED_CLOSE_BEHIND = closeBehind(negationsCloseAfter, '');
const NEGATED_AT_END = closeBehind(negationsAtEnd, '$');
const PAST_BEHIND = anyOfThese(pastAfter);
const PROVISIONAL_BEHIND = anyOfThese(provisionalAfter);
const RELATIVE_BEHIND = directly(relativeAfter);
const BEHIND_STOP = anyOfThese(behindStops);
const REACH_BEHIND = /^ (?:\S+ ){0,6}/;

/** How sure a clause is of what stands at `start`…`end` of its words: specification I, "Guards". */
export function certaintyOf(words: string, start: number, end: number): Certainty {
  const before = certaintyBefore(words.slice(0, start));
  return before === 'present' ? certaintyBehind(words.slice(end - 1)) : before;
}

function certaintyBefore(before: string): Certainty {
  if (before.length <= 1) return 'present';
  const guards = before.replace(NOT_A_GUARD, '');
  if (NEGATION_ADJACENT.test(guards)) return 'negated';
  const others = afterLast(guards, END_OF_OTHERS);
  if (says(others, RELATIVE)) return 'relative';
  if (says(afterLast(guards, END_OF_NEGATION).replace(PROVISIONAL, ''), NEGATION)) return 'negated';
  if (says(others, PAST)) return 'past';
  return says(others, PROVISIONAL) ? 'provisional' : 'present';
}

/** What is left of the guards behind "now", "because of", "presenting with"; "not due to" is no such end. */
function afterLast(guards: string, ends: RegExp): string {
  let left = guards;
  for (const { 0: found, index } of guards.matchAll(ends)) {
    if (!JUST_NEGATED.test(guards.slice(0, index))) left = ` ${guards.slice(index + found.length)}`;
  }
  return left;
}

function certaintyBehind(behind: string): Certainty {
  if (behind.length <= 1) return 'present';
  if (RELATIVE_BEHIND.test(behind)) return 'relative';
  if (
    NEGATED_DIRECTLY_BEHIND.test(behind) ||
    NEGATED_CLOSE_BEHIND.test(behind) ||
    NEGATED_AT_END.test(behind)
  ) {
    return 'negated';
  }
  const reach = REACH_BEHIND.exec(behind)?.[0] ?? ' ';
  const reaches = (pattern: RegExp): boolean => {
    const place = reach.search(pattern);
    return place >= 0 && !says(reach.slice(0, place), BEHIND_STOP);
  };
  if (reaches(PROVISIONAL_BEHIND)) return 'provisional';
  if (reaches(NEGATED_BEHIND)) return 'negated';
  return reaches(PAST_BEHIND) ? 'past' : 'present';
}

/** A fragment that only says how sure: "Dysphagia, resolved", "Dermatomyositis, family history of". */
const fragments: readonly (readonly [RegExp, Certainty])[] = (
  [
    [relativeGuards, 'relative'],
    [['family history of', '(in|of) <relative>'], 'relative'],
    [provisionalAfter, 'provisional'],
    [provisionalGuards, 'provisional'],
    [[...negationsAfter, ...negationsCloseAfter, ...negationsAlone], 'negated'],
    [[...pastAfter, ...pastGuards, 'personal history of', 'in the past'], 'past'],
  ] as const
).map(([patterns, certainty]) => {
  const filled = `(?:${sourceOf(['(now|has|is|was|since|all|currently|fully|completely|clinically|been|long|of|and|>=0)'])})*`;
  return [new RegExp(`^ ${filled}(?:(?:${sourceOf(patterns)})${filled})+$`), certainty];
});

export const certaintyAlone = (words: string): Certainty | undefined =>
  fragments.find(([pattern]) => pattern.test(words))?.[1];

// ── the lexicon ─────────────────────────────────────────────────────────────────────────────────────────

/** A row of the list: what is common to its terms. */
interface Entry {
  readonly finding: FindingId;
  readonly never: RegExp | undefined;
  readonly neverInClause: RegExp | undefined;
  readonly severe: RegExp | undefined;
}

/** One pattern of a row. */
interface Term {
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
function termsFor(words: string): readonly Term[] {
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

// ── findings ────────────────────────────────────────────────────────────────────────────────────────────

/** A finding as the words of a Condition state it. */
export interface Mention {
  readonly finding: FindingId;
  /** The clause it was read in. */
  readonly text: string;
  readonly certainty: 'present' | 'past' | 'provisional';
  readonly worse: boolean;
  readonly severe: boolean;
}

interface Reading {
  readonly finding: FindingId;
  readonly text: string;
  readonly certainty: Certainty;
  readonly worse: boolean;
  readonly severe: boolean;
}

/** Of two clauses of one text the surer is believed, of two texts of one resource the less sure. */
const SURENESS: Readonly<Record<Certainty, number>> = {
  present: 4,
  provisional: 3,
  past: 2,
  relative: 1,
  negated: 0,
};
const surer = (a: Certainty | undefined, b: Certainty): Certainty =>
  a === undefined || SURENESS[b] > SURENESS[a] ? b : a;

/**
 * Findings in the words of ONE resource (its text and displays, never its note): specification section I.
 * Each is returned once. "Suspected ILD" with the display "Interstitial lung disease" stays suspected, and what one
 * of the texts denies is not returned.
 * @param only reads for this one finding, when that is all the caller asks
 */
export function recogniseFindings(texts: readonly string[], only?: FindingId): readonly Mention[] {
  const found = new Map<FindingId, Reading>();
  for (const text of new Set(texts)) {
    for (const reading of readingsIn(text, only).values()) {
      const known = found.get(reading.finding);
      const lessSure = known && SURENESS[known.certainty] < SURENESS[reading.certainty] ? known : reading;
      found.set(reading.finding, {
        ...lessSure,
        worse: reading.worse || known?.worse === true,
        severe: reading.severe || known?.severe === true,
      });
    }
  }
  return [...found.values()].filter(isMention);
}

const isMention = (reading: Reading): reading is Mention =>
  reading.certainty !== 'negated' && reading.certainty !== 'relative';

/** A clause, and what the fragments beside it add: "Skin ulcers, bilateral, necrotic", "Dysphagia, resolved". */
interface Context {
  readonly clause: Clause;
  /** The clause with the fragments that say how bad it is. */
  readonly qualified: string;
  /** Short fragments, which may say of what kind it is: "Skin ulcer, venous". */
  readonly kind: string;
  /** A fragment behind it that only says how sure. */
  readonly sureness: Certainty | undefined;
  /** The clauses of its sentence. */
  readonly sentence: readonly Clause[];
}

function readingsIn(text: string, only: FindingId | undefined): ReadonlyMap<FindingId, Reading> {
  const readings = new Map<FindingId, Reading>();
  const clauses = clausesOf(text);
  const candidates = clauses.map(({ words }) => termsFor(words));
  if (candidates.every((terms) => terms.length === 0)) return readings;

  const add = (term: Term, context: Context): void => {
    if (only !== undefined && term.entry.finding !== only) return;
    const certainty = certaintyIn(context, term);
    const { finding } = term.entry;
    const known = readings.get(finding);
    if (certainty === undefined || (known && SURENESS[known.certainty] >= SURENESS[certainty])) return;
    readings.set(finding, {
      finding,
      text: context.clause.original,
      certainty,
      ...modifiersOf(context, term.entry),
    });
  };
  const contexts = contextsOf(clauses, candidates);
  contexts.forEach((context, place) => candidates[place]?.forEach((term) => add(term, context)));
  for (const context of [...contexts.flatMap(withQualifiers), ...turnedAround(text, clauses)]) {
    const known = new Set(readings.keys());
    for (const term of termsFor(context.clause.words)) if (!known.has(term.entry.finding)) add(term, context);
  }
  return readings;
}

// ── one term in one clause ──────────────────────────────────────────────────────────────────────────────

function certaintyIn(
  context: Context,
  { entry, first, others, inSentence, kind }: Term,
): Certainty | undefined {
  const { clause, sentence, sureness } = context;
  const { words } = clause;
  let best: Certainty | undefined;
  for (const match of words.matchAll(first)) {
    const isSpared = kind === 'counts unless' && others.length === 0;
    if (isSpared && isTakenAway(context, entry, match)) continue;
    best = surer(best, certaintyOf(words, match.index, match.index + match[0].length));
  }
  if (best === undefined) return undefined;
  if (kind === 'counts unless' && others.length > 0 && isTakenAwayAnywhere(context, entry)) return undefined;
  for (const other of others) {
    const certainty = bestOf(inSentence ? sentence : [clause], other);
    if (certainty === undefined) return undefined;
    best = lessSure(best, certainty);
  }
  return sureness === undefined ? best : lessSure(best, sureness);
}

const lessSure = (a: Certainty, b: Certainty): Certainty => (SURENESS[a] < SURENESS[b] ? a : b);

/** What stands side by side: "digital ulcers AND mouth ulcers", "weakness WITH facial rash". */
const JOINING = / (?:and|plus|with) /g;
/** Behind these, what is said is said of all that stands before. */
const OF_ALL = / (?:due to|secondary to|caused by|because of|from|in) /;

function isTakenAway(context: Context, entry: Entry, match: RegExpExecArray): boolean {
  const { words } = context.clause;
  const end = match.index + match[0].length;
  const from = Math.max(0, ...[...words.slice(0, match.index).matchAll(JOINING)].map(({ index }) => index));
  const next = words.slice(end - 1).search(JOINING);
  const rest = next < 0 ? '' : words.slice(end - 1 + next);
  const ofAll = rest.search(OF_ALL);
  const about =
    words.slice(from, next < 0 ? undefined : end + next) +
    (ofAll < 0 ? '' : rest.slice(ofAll + 1)) +
    context.kind.trimStart();
  return (
    (entry.never !== undefined && isSaidIn(about, entry.never)) ||
    (entry.neverInClause !== undefined && isSaidIn(words + context.kind.trimStart(), entry.neverInClause))
  );
}

const isTakenAwayAnywhere = ({ sentence }: Context, { never }: Entry): boolean =>
  never !== undefined && sentence.some(({ words }) => isSaidIn(words, never));

/** "Non-pressure ulcer" is no pressure ulcer, "non-infective" not infective. */
const isSaidIn = (words: string, pattern: RegExp): boolean =>
  [...words.matchAll(pattern)].some(({ index }) => !/ (?:no|non|not|without) $/.test(words.slice(0, index)));

const bestOf = (clauses: readonly Clause[], pattern: RegExp): Certainty | undefined =>
  clauses
    .flatMap(({ words }) =>
      [...words.matchAll(pattern)].map((match) =>
        certaintyOf(words, match.index, match.index + match[0].length),
      ),
    )
    .reduce<Certainty | undefined>(surer, undefined);

// ── modifiers and fragments ─────────────────────────────────────────────────────────────────────────────

const WORSE = anyOfThese(worseWords);
const SEVERE = anyOfThese(severeWords);
const MODIFIER_NEGATED = new RegExp(`(?<= )(?:${sourceOf(modifierNegations)})(?:\\S+ )?$`);

const isModified = (words: string, pattern: RegExp): boolean =>
  [...words.matchAll(pattern)].some(({ index }) => !MODIFIER_NEGATED.test(words.slice(0, index)));

const modifiersOf = ({ qualified }: Context, { severe }: Entry): Pick<Reading, 'worse' | 'severe'> => ({
  worse: isModified(qualified, WORSE),
  severe: isModified(qualified, SEVERE) || (severe !== undefined && isModified(qualified, severe)),
});

const ONLY_QUALIFIES = wholly([...worseWords, ...severeWords, ...modifierNegations, ...fillers]);
const LONGEST_KIND = 3;

function contextsOf(
  clauses: readonly Clause[],
  candidates: readonly (readonly Term[])[],
): readonly Context[] {
  const isFragment = clauses.map(
    ({ words }, place) => !(candidates[place] ?? []).some(({ first }) => says(words, first)),
  );
  return clauses.map((clause, index): Context => {
    let first = index;
    while (clauses[first]?.continues === true) first -= 1;
    let end = index + 1;
    while (clauses[end]?.continues === true) end += 1;
    const next = isFragment.indexOf(false, index + 1);
    const behind = clauses.slice(index + 1, next < 0 ? undefined : next);
    const leads = isFragment.indexOf(false, first) === index;
    const beside = [
      ...(leads ? clauses.slice(first, index) : []),
      ...behind.slice(0, Math.max(0, end - index - 1)),
    ];
    return {
      clause,
      qualified: beside
        .filter(({ words }) => ONLY_QUALIFIES.test(words))
        .reduce((all, { words }) => `${all}and${words}`, clause.words),
      kind: beside
        .filter((fragment) => countWords(fragment) <= LONGEST_KIND)
        .map(({ words }) => words.trimStart())
        .join(''),
      sureness: behind
        .slice(0, 2)
        .map(({ words }) => certaintyAlone(words))
        .find((certainty) => certainty !== undefined),
      sentence: clauses.slice(first, end),
    };
  });
}

/** "Abdominal pain, severe", "Drooling, new onset": the term with its qualifiers before and behind it. */
function withQualifiers(context: Context): readonly Context[] {
  const { clause, qualified } = context;
  if (qualified === clause.words) return [];
  const qualifiers = qualified.slice(clause.words.length + 'and'.length);
  return [qualifiers + clause.words.trimStart(), clause.words + qualifiers.trimStart()].map((words) => ({
    ...context,
    clause: { ...clause, words },
  }));
}

const MOST_TURNED = 4;

/** "Weakness, proximal", "Pain, abdominal, acute": one term, written as in an index. */
function turnedAround(text: string, clauses: readonly Clause[]): readonly Context[] {
  const isTerm =
    clauses.length > 1 &&
    clauses.length <= MOST_TURNED &&
    clauses.slice(1).every(({ continues }) => continues) &&
    clauses.every((clause) => countWords(clause) === 1 && certaintyAlone(clause.words) === undefined);
  if (!isTerm) return [];
  return [clauses, [...clauses].reverse()].map((order): Context => {
    const words = ` ${order.map((clause) => clause.words.trim()).join(' ')} `;
    const clause = { original: text.trim(), words, continues: false };
    return { clause, qualified: words, kind: '', sureness: undefined, sentence: [clause] };
  });
}

// ── the diagnosis itself ────────────────────────────────────────────────────────────────────────────────

export interface DiagnosisMention {
  readonly dermatomyositis: Certainty | undefined;
  readonly juvenile: boolean;
  /** Names dermatomyositis itself, not "dermatopolymyositis" (ICD-10 M33.9), and is sure of it. */
  readonly namesDermatomyositis: boolean;
  readonly remission: boolean;
  readonly antiMda5: boolean;
  readonly tnfInduced: boolean;
  readonly polymyositis: boolean;
  readonly otherMyositis: boolean;
}

const DERMATOMYOSITIS = anyOfThese(diagnosisWords.dermatomyositis);
const JUVENILE = anyOfThese(diagnosisWords.juvenile);
const POLYMYOSITIS = anyOfThese(diagnosisWords.polymyositis);
const OTHER_MYOSITIS = anyOfThese(diagnosisWords.otherMyositis);
const NOT_MYOSITIS = anyOfThese(diagnosisWords.notMyositis);
const DRUG_INDUCED = anyOfThese(diagnosisWords.drugInduced);
const TNF_INDUCED = anyOfThese(diagnosisWords.tnfInduced);

const MAY_NAME_IT = /myosit|myopath|jdm|cadm|\bdm\b|synthetase|inclusion|ibm|imnm/i;
const NOT_NAMED: DiagnosisMention = {
  dermatomyositis: undefined,
  juvenile: false,
  namesDermatomyositis: false,
  remission: false,
  antiMda5: false,
  tnfInduced: false,
  polymyositis: false,
  otherMyositis: false,
};

/** What the words of one Condition say about dermatomyositis. "DM" alone is diabetes and never read. */
export function recogniseDiagnosis(texts: readonly string[]): DiagnosisMention {
  // Called for every Condition of every patient, of whom almost none has it.
  if (!texts.some((text) => MAY_NAME_IT.test(text))) return NOT_NAMED;
  const read = texts.map(clausesOf);
  const words = read.flat().map((clause) => clause.words.replace(NOT_MYOSITIS, ' '));
  const sayAny = (pattern: RegExp): boolean => words.some((clause) => says(clause, pattern));
  const states = read.map((clauses) => certaintyAmong(clauses, DERMATOMYOSITIS));
  const findings = recogniseFindings(texts);
  const isPresent = (finding: FindingId): boolean =>
    findings.some((mention) => mention.finding === finding && mention.certainty === 'present');
  const dermatomyositis = states.reduce((a, b) =>
    a === undefined ? b : b === undefined ? a : lessSure(a, b),
  );
  return {
    dermatomyositis,
    juvenile: sayAny(JUVENILE),
    namesDermatomyositis: states.includes('present'),
    remission: dermatomyositis !== undefined && isPresent('remission'),
    antiMda5: isPresent('anti-mda5'),
    tnfInduced: namesDrugInducedDermatomyositis(texts),
    polymyositis: sayAny(POLYMYOSITIS),
    otherMyositis: sayAny(OTHER_MYOSITIS),
  };
}

/** How sure the clauses of one text are of a term; also by the fragment behind: "Dermatomyositis, family history of". */
function certaintyAmong(clauses: readonly Clause[], pattern: RegExp): Certainty | undefined {
  return clauses
    .flatMap((clause, index) => {
      const inClause = bestOf([clause], pattern);
      if (inClause === undefined) return [];
      const alone = certaintyAlone(clauses[index + 1]?.words ?? '');
      return alone === undefined ? inClause : lessSure(inClause, alone);
    })
    .reduce<Certainty | undefined>(surer, undefined);
}

/** Does the record say that dermatomyositis was induced by a drug (a TNF inhibitor)? A suspicion is enough. */
export function namesDrugInducedDermatomyositis(texts: readonly string[]): boolean {
  const clauses = texts.flatMap(clausesOf);
  const isNamed = clauses.some(({ words }) => says(words, DERMATOMYOSITIS));
  return clauses.some(({ words }) => {
    const says = (pattern: RegExp, must: (match: RegExpExecArray) => boolean): boolean =>
      [...words.matchAll(pattern)].some((match) => {
        const certainty = certaintyOf(words, match.index, match.index + match[0].length);
        return certainty !== 'negated' && certainty !== 'relative' && must(match);
      });
    // Beside the diagnosis "TNF-inhibitor-associated" is enough, unless another disease follows: "... psoriasis".
    const endsClause = (match: RegExpExecArray): boolean => match.index + match[0].length === words.length;
    return says(DRUG_INDUCED, () => true) || (isNamed && says(TNF_INDUCED, endsClause));
  });
}

// ── linked causes ───────────────────────────────────────────────────────────────────────────────────────

export interface LinkedCause {
  readonly cause: string;
  readonly isMyositis: boolean;
}

const LINK = new RegExp(
  `(?<!\\w)(?:${linkWords.map((link) => link.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')).join('|')})(?!\\w)\\s*([^;,.()\\n]+?)(?=[;,.()\\n]|\\bbut\\b|$)`,
  'gi',
);
const LINK_DOUBTED_BEFORE = new RegExp(`(?<= )(?:${sourceOf(linkDoubts)})(?:(?!and |or )\\S+ )?$`);
const LINK_DOUBTED_BEHIND = directly(linkDoubts);
const NAMES_NO_CAUSE = wholly([...noCause, '(a|an|the|some|cause|causes|etiology|reason|reasons)']);
const PART_OF_MYOSITIS = anyOfThese(partOfMyositis);
const NOT_MYOSITIS_AFTER_ALL = anyOfThese(notMyositisAfterAll);
const OTHER_CAUSE_OF_DYSPHAGIA = anyOfThese(otherCausesOfDysphagia);

/**
 * "due to X", "secondary to X", "caused by X": specification B.1 "Linked to another cause".
 * A doubtful link ("possibly due to") and an unknown cause link nothing; one link to myositis outweighs the others.
 */
export function linkedCauseIn(text: string): LinkedCause | undefined {
  const links: LinkedCause[] = [];
  for (const match of text.matchAll(LINK)) {
    const cause = (match[1] ?? '').trim();
    const words = normaliseWords(cause);
    const doubted =
      LINK_DOUBTED_BEFORE.test(normaliseWords(text.slice(0, match.index).split(/[;,.]/).at(-1) ?? '')) ||
      LINK_DOUBTED_BEHIND.test(words);
    if (words.trim() === '' || doubted || NAMES_NO_CAUSE.test(words)) continue;
    links.push({ cause, isMyositis: says(words.replace(NOT_MYOSITIS_AFTER_ALL, ' '), PART_OF_MYOSITIS) });
  }
  return links.find(({ isMyositis }) => isMyositis) ?? links[0];
}

/** Is this cause one of those that dysphagia is commonly put down to (section I, "Dysphagia, other cause")? */
export const isOtherCauseOfDysphagia = ({ cause, isMyositis }: LinkedCause): boolean =>
  !isMyositis && says(normaliseWords(cause), OTHER_CAUSE_OF_DYSPHAGIA);
