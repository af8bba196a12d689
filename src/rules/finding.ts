import type { Source } from '../contract/patient-record.js';
import type { Answer } from '../patient/answer.js';
import type { Course, Treatment } from '../patient/facts.js';
import type { RuleId } from './rule-ids.js';
import type { Indicator, MatchedRow, PathwayCard, Rule, Wording } from './rule.js';

/** A question of the rule with the answer this chart gave. */
export interface Judged {
  readonly asks: string;
  readonly answer: Answer;
}

interface FindingBase {
  readonly rule: Rule | PathwayCard;
  /** The order or course it speaks about, for rules that judge each drug on its own. */
  readonly about: Treatment | undefined;
  readonly judged: readonly Judged[];
}

/** What became of one rule. The four outcomes are kept apart to the end. */
export type Finding =
  | (FindingBase & {
      readonly outcome: 'shown';
      readonly indicator: Indicator;
      readonly wording: Wording;
      /** For a pathway card: the courses that its "Treatment so far" table lists, oldest first. */
      readonly courses?: readonly Course[];
    })
  | (FindingBase & { readonly outcome: 'quiet' })
  | (FindingBase & {
      readonly outcome: 'cannot-tell';
      /** Sources that could not be read; empty when the chart simply does not say. */
      readonly missing: readonly Source[];
    })
  | (FindingBase & {
      readonly outcome: 'broken';
      /** Name of the error class only: messages may quote the chart. */
      readonly error: string;
    });

/** A rule that threw: only the class of the error is kept, its message may quote the chart. */
export const broken = (rule: Rule | PathwayCard, error: unknown): Finding => ({
  outcome: 'broken',
  rule,
  about: undefined,
  judged: [],
  error: error instanceof Error ? error.name : 'Error',
});

export type Shown = Extract<Finding, { outcome: 'shown' }>;

/** One row of the decision table as this chart answered it. */
export interface RowTrace {
  readonly row: string;
  readonly asks: string;
  readonly answer: Answer;
  readonly matched: boolean;
}

/** Everything room 3 concluded. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly rows: readonly RowTrace[];
  /** The row that spoke, when its card could be shown. */
  readonly matchedRow: MatchedRow | undefined;
  /** The pathway card of the row that ended the reading, when the site has switched it off. */
  readonly switchedOff?: RuleId;
}
