import {
  behindFillers,
  behindStops,
  guardEnds,
  negations,
  negationsAdjacent,
  negationsAfter,
  negationsAlone,
  negationsAtEnd,
  negationsCloseAfter,
  negationsDirectlyAfter,
  notGuards,
  pastAfter,
  pastGuards,
  provisionalAfter,
  provisionalGuards,
  relativeAfter,
  relativeGuards,
} from '../../knowledge/finding-words/guards.js';
import { anyOfThese, directly, says, sourceOf } from './pattern.js';

export type Certainty = 'present' | 'provisional' | 'past' | 'relative' | 'negated';

export const NOT_A_GUARD = anyOfThese(notGuards);
export const NEGATION = anyOfThese(negations);
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

/** Of two clauses of one text the surer is believed, of two texts of one resource the less sure. */
export const SURENESS: Readonly<Record<Certainty, number>> = {
  present: 4,
  provisional: 3,
  past: 2,
  relative: 1,
  negated: 0,
};
export const surer = (a: Certainty | undefined, b: Certainty): Certainty =>
  a === undefined || SURENESS[b] > SURENESS[a] ? b : a;
export const lessSure = (a: Certainty, b: Certainty): Certainty => (SURENESS[a] < SURENESS[b] ? a : b);

/** The surest of all matches in these clauses. */
export const bestOf = (
  clauses: readonly { readonly words: string }[],
  pattern: RegExp,
): Certainty | undefined =>
  clauses
    .flatMap(({ words }) =>
      [...words.matchAll(pattern)].map((match) =>
        certaintyOf(words, match.index, match.index + match[0].length),
      ),
    )
    .reduce<Certainty | undefined>(surer, undefined);
