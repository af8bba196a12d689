import type { HookName } from '../contract/question.js';
import { defaultSettings, withNumbers } from '../knowledge/settings.js';
import { isMet, type Answer } from '../patient/answer.js';
import type { Assessment } from '../pipeline.js';
import type { Finding } from '../rules/finding.js';
import type { RuleBook } from '../rules/rule.js';

/** How the decision table was read: rows from the top to the one that ended the reading. */
export interface TableExplained {
  /** What came of it, in a sentence. */
  readonly ended: string;
  /** The row that is met. Absent: none, or the table was not read. */
  readonly matched?: string;
  /** The card it leads to, when that card is shown. */
  readonly card?: string;
  readonly rows: readonly RowExplained[];
  /** Rows that nobody looked at, because a row above ended the reading. */
  readonly notRead: readonly string[];
  /** The same rows with what they would have asked. */
  readonly below: readonly { readonly row: string; readonly asks: string }[];
}

/** One row; `saw` of a row that is not met is the first reason why it is not. */
export interface RowExplained extends Answer {
  readonly row: string;
  readonly asks: string;
}

/** The pathway's part of an explanation. */
export function tableOf(hook: HookName, judged: Assessment['judged'], { table }: RuleBook): TableExplained {
  const traced = judged?.judgement.rows ?? [];
  const matched = traced.find((row) => row.matched)?.row;
  const finding = judged?.judgement.findings.find(({ rule }) => rule.kind === 'pathway');
  const settings = judged?.facts.settings ?? defaultSettings;
  const below = table.rows.slice(traced.length);
  return {
    ended: judged && hook === 'patient-view' ? howItEnded(judged, finding, table) : whyNotRead(hook),
    ...(matched !== undefined && { matched }),
    ...(finding?.outcome === 'shown' && { card: finding.rule.id }),
    rows: traced.map(({ row, asks, answer }) => ({
      row,
      asks: withNumbers(asks, settings),
      ...answer,
    })),
    notRead: below.map(({ row }) => row),
    below: below.map(({ row, asks }) => ({ row, asks: withNumbers(asks, settings) })),
  };
}

const whyNotRead = (hook: HookName): string =>
  hook === 'patient-view' ? 'not read: nothing was judged' : 'read on patient-view only';

function howItEnded(
  { facts, judgement }: NonNullable<Assessment['judged']>,
  finding: Finding | undefined,
  table: RuleBook['table'],
): string {
  const last = judgement.rows.at(-1);
  if (finding?.outcome === 'broken') return 'not read to its end: a row or its card broke';
  if (last === undefined) return 'not read: the disease is not on';
  const row = `row ${last.row}`;
  if (finding?.outcome === 'shown') {
    const speaksAs = judgement.matchedRow?.row ?? last.row;
    return `${row} is met${speaksAs === last.row ? '' : ` and speaks as row ${speaksAs}`}: ${finding.rule.id}`;
  }
  if (judgement.switchedOff !== undefined)
    return `${row} ends the reading: its card, ${judgement.switchedOff}, is switched off by the site`;
  if (!last.matched && last.answer.missing.length === 0) return 'read to its end, no row is met';
  if (!last.matched && finding) return `stopped at ${row}: what it needs could not be read`;
  if (finding) return `${row} is met, but the treatment history could not be read in full`;
  const { then, shownUnderRedFlag } = table.rows.find((known) => known.row === last.row) ?? {};
  const redFlag = table.redFlag(facts);
  return isMet(redFlag) && shownUnderRedFlag !== true
    ? `${row} is held back by an acute red flag: ${redFlag.saw}`
    : `${row} ends the reading${then?.kind === 'no card' ? ': it leads to no card' : ''}`;
}
