import {
  findingWords,
  myositisWords,
  negations,
  negationsAfter,
  notNegatedBy,
  pastAfter,
  pastGuards,
  provisionalGuards,
  severeWords,
  worseWords,
  type FindingId,
  type FindingWords,
} from '../knowledge/finding-words.js';
import { anyOfPatterns, clausesOf, compile, findIn, foldWords, says } from './clinical-words.js';

/** A finding as the words of a Condition state it. */
export interface Mention {
  readonly finding: FindingId;
  /** The clause it was read in. */
  readonly text: string;
  readonly certainty: 'present' | 'past' | 'provisional';
  readonly worse: boolean;
  readonly severe: boolean;
}

const lexicon = (Object.entries(findingWords) as [FindingId, FindingWords][]).map(([finding, words]) => ({
  finding,
  counts: compile(words.counts),
  never: words.never ? compile(words.never) : undefined,
}));

const negation = anyOfPatterns(negations);
const negationOfSomethingElse = new RegExp(
  `(?<![\\w/])(?:no|not|without) +(?:${notNegatedBy.map((word) => word.replace('*', '\\w*')).join('|')})(?!\\w)`,
  'g',
);
const negationBehind = anyOfPatterns(negationsAfter);
const past = anyOfPatterns(pastGuards);
const pastBehind = anyOfPatterns(pastAfter);
const provisional = anyOfPatterns(provisionalGuards);
const worse = anyOfPatterns(worseWords);
const severe = anyOfPatterns(severeWords);
const myositis = anyOfPatterns(myositisWords);

/** Phrases that begin with a negation and are the finding themselves: "no active disease", "cannot climb stairs". */
const ownsItsNegation: ReadonlySet<FindingId> = new Set<FindingId>([
  'remission',
  'steroid-dependence',
  'taper',
]);

/**
 * Findings in the words of one resource (text and displays, never the note): specification section I.
 * A negated mention is not returned. Each finding is returned once: present before provisional before past.
 * @param only reads for this one finding, when that is all the caller asks
 */
export function recogniseFindings(texts: readonly string[], only?: FindingId): readonly Mention[] {
  const sought = only === undefined ? lexicon : lexicon.filter(({ finding }) => finding === only);
  const found = new Map<FindingId, Mention>();
  for (const text of texts) {
    for (const clause of clausesOf(text.replace(/\?/g, ' query '))) {
      for (const { finding, counts, never } of sought) {
        const place = findIn(clause, counts);
        if (!place || (never && findIn(clause, never))) continue;
        const certainty = certaintyOf(finding, clause, place);
        if (certainty === undefined) continue;
        const mention: Mention = {
          finding,
          text: clause,
          certainty,
          worse: says(text.toLowerCase(), worse) && saysWorse(clause, text),
          severe: says(foldWords(text), severe),
        };
        const known = found.get(finding);
        if (!known || rank[certainty] > rank[known.certainty]) found.set(finding, mention);
      }
    }
  }
  const ild = found.get('ild');
  if (ild?.worse && ild.certainty === 'present' && !found.has('ild-progressive')) {
    found.set('ild-progressive', { ...ild, finding: 'ild-progressive' });
  }
  return [...found.values()];
}

const rank = { present: 2, provisional: 1, past: 0 } as const;

/** "Dysphagia, worsening": the modifier may stand in a clause of its own; "not worsening" does not count. */
const saysWorse = (clause: string, text: string): boolean => {
  const folded = foldWords(text);
  const place = folded.search(worse);
  return place >= 0 && !/\b(no|not|non|without)( +\w+)? *$/.test(folded.slice(0, place)) && clause !== '';
};

function certaintyOf(
  finding: FindingId,
  clause: string,
  { start, end }: { readonly start: number; readonly end: number },
): Mention['certainty'] | undefined {
  const before = clause.slice(0, start).replace(negationOfSomethingElse, ' ');
  const behind = clause.slice(end);
  if (!ownsItsNegation.has(finding) && (says(before, negation) || says(behind, negationBehind)))
    return undefined;
  if (says(before, provisional)) return 'provisional';
  if (says(before, past) || says(behind, pastBehind)) return 'past';
  return 'present';
}

// ── the diagnosis itself ────────────────────────────────────────────────────────────────────────────────

export interface DiagnosisMention {
  readonly dermatomyositis: 'present' | 'past' | 'provisional' | 'relative' | 'negated' | undefined;
  readonly juvenile: boolean;
  readonly namesDermatomyositis: boolean;
  readonly remission: boolean;
}

const dermatomyositis = anyOfPatterns(['dermatomyosit*', 'jdm', 'jdms']);
const juvenile = anyOfPatterns([
  'juvenile dermatomyosit*',
  'jdm',
  'jdms',
  'childhood .. dermatomyosit*',
  'dermatomyosit* .. (childhood|juvenile)',
]);
const relative = anyOfPatterns([
  'family history',
  'fh',
  'fhx',
  '(mother|father|sibling|brother|sister|parent|aunt|uncle|cousin|grandmother|grandfather|mothers|fathers|sisters|brothers|daughter|son|relative)',
]);

const MAY_NAME_IT = /dermatom|jdm/i;
const NOT_NAMED: DiagnosisMention = {
  dermatomyositis: undefined,
  juvenile: false,
  namesDermatomyositis: false,
  remission: false,
};

/** What the words of a Condition say about dermatomyositis. "DM" alone is diabetes and never read. */
export function recogniseDiagnosis(texts: readonly string[]): DiagnosisMention {
  // Called for every Condition of every patient, of whom almost none has it.
  if (!texts.some((text) => MAY_NAME_IT.test(text))) return NOT_NAMED;
  const clauses = texts.flatMap((text) => clausesOf(text.replace(/\?/g, ' query ')));
  const naming = clauses.filter((clause) => says(clause, dermatomyositis));
  const states = naming.map((clause) => {
    const place = clause.search(dermatomyositis);
    const before = clause.slice(0, place);
    if (says(clause, relative)) return 'relative' as const;
    if (
      says(before.replace(negationOfSomethingElse, ' '), negation) ||
      says(clause.slice(place), negationBehind)
    ) {
      return 'negated' as const;
    }
    if (says(before, provisional)) return 'provisional' as const;
    return says(before, past) ? ('past' as const) : ('present' as const);
  });
  const strongest = (['relative', 'present', 'provisional', 'past', 'negated'] as const).find((state) =>
    states.includes(state),
  );
  return {
    dermatomyositis: strongest,
    juvenile: clauses.some((clause) => says(clause, juvenile)),
    namesDermatomyositis: states.includes('present'),
    remission:
      naming.length > 0 &&
      recogniseFindings(texts, 'remission').some(({ certainty }) => certainty !== 'provisional'),
  };
}

// ── linked causes ───────────────────────────────────────────────────────────────────────────────────────

const LINK = /\b(?:due to|secondary to|caused by|because of|resulting from|attributed to)\b\s*(.+)$/i;

/** "due to X": what the chart links the finding to, and whether that is myositis itself. */
export function linkedCauseIn(
  text: string,
): { readonly cause: string; readonly isMyositis: boolean } | undefined {
  const cause = LINK.exec(text)?.[1]?.trim();
  if (cause === undefined || cause === '') return undefined;
  return { cause, isMyositis: says(foldWords(cause), myositis) };
}
