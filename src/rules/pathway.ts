import { allOf, isMet, type Answer } from '../patient/answer.js';
import type { Facts } from '../patient/facts.js';
import { broken, type Finding, type Judgement, type RowTrace } from './finding.js';
import { diseaseIsOn } from './gate.js';
import type { Conclusion, Indicator, PathwayCard, PathwayState, Row, RuleBook, RuleId } from './rule.js';

/** What one row leads to, with the row it finally came from (row 3 borrows from others). */
interface Chosen {
  readonly card: RuleId;
  readonly state: PathwayState;
}

/**
 * Reads the decision table from the top: the first row that is met sets the one pathway card.
 *
 * A row that cannot be told because the chart does not say is passed over, as specification B.2 wants.
 * A row that cannot be told because a source could not be read stops the reading: a lower row's card
 * could be the wrong card, so the answer is "could not assess".
 */
export function judgePathway(facts: Facts, book: RuleBook): Judgement {
  try {
    if (!isMet(diseaseIsOn(facts))) return { findings: [], rows: [], matchedRow: undefined };
    return readTable(facts, book);
  } catch (error) {
    return {
      findings: book.pathwayCards.slice(0, 1).map((card) => broken(card, error)),
      rows: [],
      matchedRow: undefined,
    };
  }
}

function readTable(facts: Facts, book: RuleBook): Judgement {
  const redFlag = book.table.redFlag(facts);
  const rows: RowTrace[] = [];
  for (const row of book.table.rows) {
    const answer = row.when(facts);
    const matched = isMet(answer);
    rows.push({ row: row.row, asks: row.asks, answer, matched });
    const unreadable = answer.verdict === 'unknown' && answer.missing.length > 0;
    if (!matched && !unreadable) continue;
    if (isMet(redFlag) && row.shownUnderRedFlag !== true)
      return { findings: [], rows, matchedRow: undefined };
    const chosen = choose(row.row, row.then, answer, facts, book);
    if (chosen === undefined) return { findings: [], rows, matchedRow: undefined };
    const finding = found(chosen, row, answer, facts, book);
    const shown = finding.outcome === 'shown';
    return {
      findings: [finding],
      rows,
      matchedRow: shown ? { row: chosen.state.row, because: chosen.state.because } : undefined,
    };
  }
  return { findings: [], rows, matchedRow: undefined };
}

function found(chosen: Chosen, row: Row, answer: Answer, facts: Facts, book: RuleBook): Finding {
  const card = cardNamed(chosen.card, book);
  const judged = [{ asks: row.asks, answer: chosen.state.because }];
  const base = { rule: card, about: undefined, judged };
  // Which treatment comes next rests on the whole drug history; half of one is no ground for advice.
  const ground = allOf([answer, facts.treatments.complete]);
  if (ground.verdict === 'unknown') return { ...base, outcome: 'cannot-tell', missing: ground.missing };
  return {
    ...base,
    outcome: 'shown',
    indicator: chosen.state.indicator,
    wording: card.say(facts, chosen.state),
    courses: facts.treatments.courses,
  };
}

function choose(
  row: string,
  conclusion: Conclusion,
  because: Answer,
  facts: Facts,
  book: RuleBook,
  raisedTo?: Indicator,
): Chosen | undefined {
  if (conclusion.kind === 'no card') return undefined;
  if (conclusion.kind === 'as the first matching of') {
    const named = (name: string): Row => {
      const found = book.table.rows.find((candidate) => candidate.row === name);
      if (!found) throw new Error('the decision table names a row it does not hold');
      return found;
    };
    const borrowed =
      conclusion.rows.map(named).find((candidate) => isMet(candidate.when(facts))) ??
      named(conclusion.otherwise);
    const reasons = isMet(borrowed.when(facts)) ? allOf([because, borrowed.when(facts)]) : because;
    return choose(row, borrowed.then, reasons, facts, book, conclusion.indicator);
  }
  const ranked = rank(conclusion.options(facts).map((option) => facts.options[option]));
  const open = ranked.filter((standing) => standing.state === 'open');
  const first = open[0];
  const card =
    conclusion.card !== 'first open option'
      ? conclusion.card
      : first
        ? book.table.cardOf[first.option]
        : 'escalate-alternatives';
  return {
    card,
    state: {
      row,
      indicator: raisedTo ?? conclusion.indicator(facts),
      open,
      removed: ranked.filter((standing) => standing.state === 'removed'),
      because,
    },
  };
}

/** Options used before without failing stay, after those that were never tried. */
const rank = <Standing extends { readonly usedBefore: boolean }>(
  standings: readonly Standing[],
): readonly Standing[] => [
  ...standings.filter((standing) => !standing.usedBefore),
  ...standings.filter((standing) => standing.usedBefore),
];

function cardNamed(id: RuleId, book: RuleBook): PathwayCard {
  const card = book.pathwayCards.find((candidate) => candidate.id === id);
  if (!card) throw new Error('the decision table names a card that does not exist');
  return card;
}
