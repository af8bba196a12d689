import { panelAntibodies, type MeasureId } from '../knowledge/measure-names.js';
import { presenceWords, type Presence } from '../knowledge/result-words.js';

/** One antibody, or the panel as a whole, as a panel's text reports it. */
interface PanelResult {
  readonly measure: MeasureId;
  readonly qualitative: Presence;
}

type Token = { readonly at: number } & (
  { readonly antibody: MeasureId } | { readonly verdict: Presence; readonly antibody?: never }
);

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern.source, 'g');
const verdictPatterns = presenceWords.map(([verdict, words]) => ({ verdict, pattern: everywhere(words) }));
const antibodyPatterns = (Object.keys(panelAntibodies) as (keyof typeof panelAntibodies)[]).map(
  (antibody) => ({ antibody, pattern: everywhere(panelAntibodies[antibody]) }),
);

/** Verdicts and antibodies of a clause in reading order; "weak positive" is one verdict, not also "positive". */
function tokensIn(clause: string): readonly Token[] {
  const tokens: Token[] = [];
  let unread = clause;
  for (const { verdict, pattern } of verdictPatterns) {
    for (const match of unread.matchAll(pattern)) tokens.push({ at: match.index, verdict });
    unread = unread.replace(pattern, (match) => ' '.repeat(match.length));
  }
  for (const { antibody, pattern } of antibodyPatterns)
    for (const match of clause.matchAll(pattern)) tokens.push({ at: match.index, antibody });
  return tokens.sort((a, b) => a.at - b.at);
}

const EXCEPT = /\b(except(ing)?( for)?|other than|apart from|with the exception of)\b/g;

/**
 * Reads "anti-MDA5 positive, Ro52 negative", "positive: MDA5, Ro52; negative: Mi-2", "negative except MDA5".
 * An antibody takes the verdict of its own clause, else the one that its sentence continues. One that is
 * named without any verdict has no result, and a panel that is negative as a whole says nothing about one
 * antibody: older panels lack MDA5, so it must not overrule an earlier positive test.
 */
export function panelResultsIn(text: string): readonly PanelResult[] {
  const sentences = text
    .toLowerCase()
    .replace(EXCEPT, ';except ')
    .split(/[;\n]|\.(?!\d)|\bbut\b/);
  const found: PanelResult[] = [];
  let before: Presence | undefined;
  for (const sentence of sentences) {
    const clauses = sentence.split(',').map(tokensIn);
    const verdicts = clauses
      .flat()
      .flatMap((token): readonly Presence[] => (token.antibody ? [] : [token.verdict]));
    const isException = sentence.startsWith('except') && verdicts.length === 0;
    const unsaid = isException && before ? contrary(before) : undefined;
    found.push(...verdictsOfAntibodies(clauses, unsaid));
    const overall = unsaid ? [unsaid] : verdicts;
    found.push(...overall.map((qualitative) => ({ measure: 'myositis-antibodies' as const, qualitative })));
    before = verdicts.at(-1) ?? before;
  }
  return worstOfEach(found);
}

const contrary = (verdict: Presence): Presence => (verdict === 'negative' ? 'positive' : 'negative');

/** An antibody follows the verdict before it where the clause leads with one, else it waits for the next. */
function verdictsOfAntibodies(
  clauses: readonly (readonly Token[])[],
  unsaid: Presence | undefined,
): readonly PanelResult[] {
  const found: PanelResult[] = [];
  const sentenceLeads = clauses.flat()[0]?.antibody === undefined;
  let waiting: MeasureId[] = [];
  let before: Presence | undefined;
  const settle = (qualitative: Presence) => {
    found.push(...waiting.map((measure) => ({ measure, qualitative })));
    waiting = [];
  };
  for (const clause of clauses) {
    const hasVerdict = clause.some((token) => !token.antibody);
    const follows = hasVerdict ? clause[0]?.antibody === undefined : sentenceLeads;
    for (const token of clause) {
      if (!token.antibody) settle((before = token.verdict));
      else if (follows && before) found.push({ measure: token.antibody, qualitative: before });
      else waiting.push(token.antibody);
    }
  }
  if (unsaid) settle(unsaid);
  return found;
}

const seriousness: readonly Presence[] = ['negative', 'borderline', 'positive'];

function worstOfEach(results: readonly PanelResult[]): readonly PanelResult[] {
  const worst = new Map<MeasureId, Presence>();
  for (const { measure, qualitative } of results) {
    const known = worst.get(measure) ?? 'negative';
    worst.set(measure, seriousness.indexOf(qualitative) > seriousness.indexOf(known) ? qualitative : known);
  }
  return Array.from(worst, ([measure, qualitative]) => ({ measure, qualitative }));
}
