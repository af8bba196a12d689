import { allOf, isMet, type Answer } from '../patient/answer.js';
import type { Facts, OptionStanding } from '../patient/facts.js';
import { broken, type Finding, type Judgement, type RowTrace } from './finding.js';
import { diseaseIsOn } from './gate.js';
import type { Conclusion, Indicator, PathwayCard, PathwayState, Row, RuleBook, RuleId } from './rule.js';

/** What one row leads to, with the row it finally came from (row 3 borrows from others). */
interface Chosen {
  readonly card: RuleId;
  /** The row whose card it is: of the lender, when it is borrowed. */
  readonly speaksAs: string;
  readonly state: PathwayState;
}

/**
 * Reads the decision table from the top: the first row that is met sets the one pathway card.
 *
 * A row that cannot be told because the chart does not say is passed over, as specification B.2 wants.
 * A row that cannot be told because a source could not be read stops the reading: a lower row's card
 * could be the wrong card, so the answer is "could not assess". The same holds for a row whose card the site has
 * switched off: it is met, and says nothing.
 */
export function judgePathway(facts: Facts, book: RuleBook, disabled: readonly RuleId[] = []): Judgement {
  try {
    if (!isMet(diseaseIsOn(facts))) return { findings: [], rows: [], matchedRow: undefined };
    return readTable(facts, book, disabled);
  } catch (error) {
    return {
      findings: book.pathwayCards.slice(0, 1).map((card) => broken(card, error)),
      rows: [],
      matchedRow: undefined,
    };
  }
}

function readTable(facts: Facts, book: RuleBook, disabled: readonly RuleId[]): Judgement {
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
    // Which treatment comes next rests on the whole drug history; half of one is no ground for advice.
    const ground = allOf([answer, facts.treatments.complete]);
    const matchedRow = isMet(ground) ? { row: chosen.speaksAs, because: chosen.state.because } : undefined;
    // The row stands although its card is switched off: what follows it (expert referral) still speaks.
    if (disabled.includes(chosen.card)) return { findings: [], rows, matchedRow, switchedOff: chosen.card };
    return { findings: [found(chosen, row, ground, facts, book)], rows, matchedRow };
  }
  return { findings: [], rows, matchedRow: undefined };
}

function found(chosen: Chosen, row: Row, ground: Answer, facts: Facts, book: RuleBook): Finding {
  const card = cardNamed(chosen.card, book);
  const judged = [{ asks: row.asks, answer: chosen.state.because }];
  const base = { rule: card, about: undefined, judged };
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
  borrowed?: { readonly row: string; readonly indicator: Indicator },
): Chosen | undefined {
  if (conclusion.kind === 'no card') return undefined;
  if (conclusion.kind === 'as the first matching of') {
    const named = (name: string): Row => {
      const found = book.table.rows.find((candidate) => candidate.row === name);
      if (!found) throw new Error('the decision table names a row it does not hold');
      return found;
    };
    const lender =
      conclusion.rows.map(named).find((candidate) => isMet(candidate.when(facts))) ??
      named(conclusion.otherwise);
    const reasons = isMet(lender.when(facts)) ? allOf([because, lender.when(facts)]) : because;
    const { indicator } = conclusion;
    return choose(row, lender.then, reasons, facts, book, { row: lender.row, indicator });
  }
  const leader = conclusion.leads?.(facts);
  const ranked = rank(
    conclusion.options(facts).map((option) => facts.options[option]),
    leader,
  );
  const left = ranked.filter((standing) => standing.state === 'open');
  // What cannot be had here is a further option beside others; alone it is none.
  const open = left.some(({ availableHere }) => availableHere) ? left : [];
  const notHere = left
    .filter((standing) => !open.includes(standing))
    .map((standing) => ({ ...standing, removedBecause: 'not available here' }));
  const first = open[0];
  const card =
    conclusion.card !== 'first open option'
      ? conclusion.card
      : first
        ? book.table.cardOf[first.option]
        : 'escalate-alternatives';
  return {
    card,
    speaksAs: borrowed?.row ?? row,
    state: {
      row,
      indicator: borrowed?.indicator ?? conclusion.indicator(facts),
      open,
      removed: [...ranked.filter((standing) => standing.state === 'removed'), ...notHere],
      because,
    },
  };
}

/** Untried options first, then those used before without failing, those that are never first, those not to be had. */
const rank = (
  standings: readonly OptionStanding[],
  leader: OptionStanding['option'] | undefined,
): readonly OptionStanding[] => {
  const place = ({ option, availableHere, lastPlace, usedBefore }: OptionStanding): number =>
    !availableHere ? 3 : option === leader ? -1 : lastPlace ? 2 : usedBefore ? 1 : 0;
  return [...standings].sort((a, b) => place(a) - place(b));
};

function cardNamed(id: RuleId, book: RuleBook): PathwayCard {
  const card = book.pathwayCards.find((candidate) => candidate.id === id);
  if (!card) throw new Error('the decision table names a card that does not exist');
  return card;
}
