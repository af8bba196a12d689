import type { FindingId } from '../knowledge/finding-words.js';
import { bestOf, certaintyOf, lessSure, surer, SURENESS, type Certainty } from './words/certainty.js';
import { clausesOf } from './words/clauses.js';
import {
  contextsOf,
  modifiersOf,
  saysHowBad,
  turnedAround,
  withQualifiers,
  type Context,
} from './words/context.js';
import { itemsDeniedBehind } from './words/denied-list.js';
import { termsFor, type Entry, type Term } from './words/lexicon.js';

/** A finding as the words of a Condition state it. */
export interface Mention {
  readonly finding: FindingId;
  readonly certainty: 'present' | 'past' | 'provisional';
  readonly worse: boolean;
  readonly severe: boolean;
}

type Reading = Omit<Mention, 'certainty'> & { readonly certainty: Certainty };

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
    if (certainty === undefined || (known && SURENESS[known.certainty] > SURENESS[certainty])) return;
    const { worse, severe } = modifiersOf(context, term.entry);
    // Of clauses that are equally sure each may say how bad it is: "Skin ulcer. Severe skin ulcer".
    const equal = known?.certainty === certainty ? known : undefined;
    readings.set(finding, {
      finding,
      certainty,
      worse: worse || equal?.worse === true,
      severe: severe || equal?.severe === true,
    });
  };
  const contexts = contextsOf(clauses, candidates);
  contexts.forEach((context, place) => candidates[place]?.forEach((term) => add(term, context)));
  for (const context of [...contexts.flatMap(withQualifiers), ...turnedAround(clauses)]) {
    const known = new Set(readings.keys());
    for (const term of termsFor(context.clause.words)) if (!known.has(term.entry.finding)) add(term, context);
  }
  return readings;
}

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
    const end = match.index + match[0].length;
    const certainty = isDeniedWithList(context, entry, match.index, end)
      ? 'negated'
      : certaintyOf(words, match.index, end);
    best = surer(best, certainty);
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

/**
 * "Dysphagia and weakness denied", "ILD and PAH excluded". Over commas, or of what is called worse, only a list of one
 * kind is meant: "Gottron papules, heliotrope rash and shawl sign not seen", but "progressive dysphagia, stroke and
 * tumour excluded" leaves the dysphagia.
 */
function isDeniedWithList(
  { clause, sentence }: Context,
  { finding }: Entry,
  from: number,
  end: number,
): boolean {
  const own = clause.words.slice(end - 1);
  const atOnce = itemsDeniedBehind(own);
  if (atOnce !== undefined && !saysHowBad(clause.words.slice(0, from))) return true;
  const following = sentence.slice(sentence.indexOf(clause) + 1);
  const reaches = following.length === 0 || CLOSES_LIST.test(following.at(-1)?.words ?? '');
  const items = reaches
    ? itemsDeniedBehind([own, ...following.map(({ words }) => words)].join('and'))
    : atOnce;
  return (
    items?.every((item) =>
      termsFor(item).some(({ entry, first }) => entry.finding === finding && item.search(first) >= 0),
    ) === true
  );
}

const CLOSES_LIST = / (?:and|or|nor) /;

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
  return (entry.never !== undefined && isSaidIn(about, entry.never)) || isTakenAwayInClause(context, entry);
}

const isTakenAwayAnywhere = (context: Context, entry: Entry): boolean =>
  context.sentence.some(({ words }) => entry.never !== undefined && isSaidIn(words, entry.never)) ||
  isTakenAwayInClause(context, entry);

const isTakenAwayInClause = ({ clause, kind }: Context, { neverInClause }: Entry): boolean =>
  neverInClause !== undefined && isSaidIn(clause.words + kind.trimStart(), neverInClause);

/** "Non-pressure ulcer" is no pressure ulcer, "non-infective" not infective. */
const isSaidIn = (words: string, pattern: RegExp): boolean =>
  [...words.matchAll(pattern)].some(({ index }) => !/ (?:no|non|not|without) $/.test(words.slice(0, index)));
