import { certaintyAlone, NEGATION, NOT_A_GUARD } from './certainty.js';
import { normaliseWords } from './normalise.js';
import { says } from './pattern.js';

/** What stands between two of `; . , but`: the unit that guards reach over (specification I). */
export interface Clause {
  readonly words: string;
  /** After a comma the sentence goes on. */
  readonly continues: boolean;
}

/**
 * A bracket that opens with a guard says something about what stands before it, "dysphagia (resolved)"; where nothing
 * does, about what follows: "(suspected) ILD", "DM with (possible) ILD".
 */
const REMARK =
  /[([]\s*((?:no|not|without|denies|neg|negative|resolved|healed|h\/o|hx|history|previous|past|ruled|r\/o|excluded|absent|none|suspected|possible|probable|query|improved|mother|father|sister|brother|maternal|paternal|family)\b[^)\]]*|\?[^)\]]*)[)\]]/gi;
/** No clause ends at the point of "24.5", "e.g." or "hx.", nor at the comma of "1,000". */
const CLAUSE_END =
  /[;\n\r]|(?<!\b(?:e\.g|i\.e|vs|dr|mr|mrs|st|pt|hx|sec|susp|poss|prob|neg|approx|resp|incl|no|[a-z]))\.(?=\s|$)|\.(?=\p{Lu}\p{Ll})|,(?!\d)|(?<!\d),|\s[-–—]+\s|—|:(?=\s*(?:no|none|nil|n|false|denied)\s*(?:$|[;,.]))|\bbut\b/giu;
/** A first look that spares work: true wherever CLAUSE_END or REMARK can find something. */
const HAS_CLAUSE_END = /[;\n\r.,–—(:]|\[|-\s|\bbut\b/i;
const COMMA = /^(?:[,:]|\s?[-–—]+\s?)$/;

export function clausesOf(text: string): readonly Clause[] {
  if (!HAS_CLAUSE_END.test(text)) return [{ words: normaliseWords(text), continues: false }];
  const written = text.replace(REMARK, (bracket: string, remark: string, at: number) =>
    isAboutWhatFollows(text, at, at + bracket.length, remark) ? `${remark} ` : `, ${remark},`,
  );
  const clauses: Clause[] = [];
  let start = 0;
  let continues = false;
  const add = (end: number): boolean => {
    const clause = written.slice(start, end).trim();
    const isSaid = /[\p{L}\p{N}?]/u.test(clause);
    if (isSaid) clauses.push({ words: normaliseWords(clause), continues });
    return isSaid;
  };
  for (const match of written.matchAll(CLAUSE_END)) {
    const said = add(match.index);
    start = match.index + match[0].length;
    // A comma behind nothing goes on with nothing.
    continues = COMMA.test(match[0]) && (said || continues);
  }
  add(written.length);
  return passOnNegation(clauses);
}

const BEGINS_ANEW = /(?:^|[;.,:–—-]|\b(?:but|and|or|with|plus|has|had|have))$/i;
const LONGEST_BEGINNING = 6;

function isAboutWhatFollows(text: string, start: number, end: number, remark: string): boolean {
  const before = text.slice(0, start).trimEnd();
  const beginsAnew =
    BEGINS_ANEW.test(before.slice(-LONGEST_BEGINNING)) || /[\n\r]/.test(text.slice(before.length, start));
  return (
    beginsAnew &&
    /^\s*[\p{L}\p{N}]/u.test(text.slice(end)) &&
    certaintyAlone(normaliseWords(remark)) !== undefined
  );
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

export const countWords = (clause: Clause | undefined): number => (clause?.words.split(' ').length ?? 2) - 2;
