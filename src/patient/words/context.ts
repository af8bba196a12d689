import { fillers, modifierNegations, severeWords, worseWords } from '../../knowledge/finding-words/guards.js';
import { certaintyAlone, type Certainty } from './certainty.js';
import { countWords, type Clause } from './clauses.js';
import { termsFor, type Entry, type Term } from './lexicon.js';
import { anyOfThese, says, sourceOf, wholly } from './pattern.js';

/** A clause, and what the fragments beside it add: "Skin ulcers, bilateral, necrotic", "Dysphagia, resolved". */
export interface Context {
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

const WORSE = anyOfThese(worseWords);
const SEVERE = anyOfThese(severeWords);
const MODIFIER_NEGATED = new RegExp(`(?<= )(?:${sourceOf(modifierNegations)})(?:\\S+ )?$`);

const isModified = (words: string, pattern: RegExp): boolean =>
  [...words.matchAll(pattern)].some(({ index }) => !MODIFIER_NEGATED.test(words.slice(0, index)));

/** "Progressive", "severe": said of what is there. */
export const saysHowBad = (words: string): boolean => isModified(words, WORSE) || isModified(words, SEVERE);

export const modifiersOf = (
  { qualified }: Context,
  { severe }: Entry,
): { readonly worse: boolean; readonly severe: boolean } => ({
  worse: isModified(qualified, WORSE),
  severe: isModified(qualified, SEVERE) || (severe !== undefined && isModified(qualified, severe)),
});

const ONLY_QUALIFIES = wholly([...worseWords, ...severeWords, ...modifierNegations, ...fillers]);
const LONGEST_KIND = 3;

export function contextsOf(
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
export function withQualifiers(context: Context): readonly Context[] {
  const { clause, qualified } = context;
  if (qualified === clause.words) return [];
  const qualifiers = qualified.slice(clause.words.length + 'and'.length);
  return [qualifiers + clause.words.trimStart(), clause.words + qualifiers.trimStart()].map((words) => ({
    ...context,
    clause: { ...clause, words },
  }));
}

const MOST_TURNED = 4;

/** "Weakness, proximal", "Pain, abdominal, acute", "Weakness, hip flexors": one term, written as in an index. */
export function turnedAround(clauses: readonly Clause[]): readonly Context[] {
  // "Cystitis, haemorrhagic, resolved": the term, and behind it how sure.
  const sureness = certaintyAlone(clauses.at(-1)?.words ?? '');
  const named = sureness === undefined ? clauses : clauses.slice(0, -1);
  const isTerm =
    named.length > 1 &&
    named.length <= MOST_TURNED &&
    clauses.slice(1).every(({ continues }) => continues) &&
    named.every(({ words }) => certaintyAlone(words) === undefined);
  if (!isTerm) return [];
  const reversed = inOneClause([...named].reverse(), sureness);
  if (named.every((clause) => countWords(clause) === 1)) return [inOneClause(named, sureness), reversed];
  return isHeading(named) && endsInTerm(reversed.clause.words) ? [reversed] : [];
}

function inOneClause(order: readonly Clause[], sureness: Context['sureness']): Context {
  const words = ` ${order.map((clause) => clause.words.trim()).join(' ')} `;
  const clause = { words, continues: false };
  return { clause, qualified: words, kind: '', sureness, sentence: [clause] };
}

/** "Lung disease, interstitial": a heading and what it is of, of two words each at most. */
const isHeading = (clauses: readonly Clause[]): boolean =>
  clauses.length === 2 && clauses.every((clause) => countWords(clause) <= 2);

/** The whole of it is one term: "hip flexors weakness", never the "rash severe" of "severe asthma, rash". */
const endsInTerm = (words: string): boolean =>
  termsFor(words).some(({ first }) =>
    [...words.matchAll(first)].some(
      ({ 0: found, index }) => index <= 1 && found.length + index === words.length,
    ),
  );
