import type { Indicator } from '../contract/cds-response.js';
import type { Source } from '../contract/patient-record.js';
import type { HookName } from '../contract/question.js';
import { withNumbers, type Settings } from '../knowledge/settings.js';
import type { Answer } from '../patient/answer.js';
import type { Finding } from '../rules/finding.js';
import type { RuleId } from '../rules/rule-ids.js';
import type { PathwayCard, Rule, RuleBook } from '../rules/rule.js';

/** Rules that the site has switched off (DISABLED_RULES), and those that it only measures (SILENT). */
export interface OffOrSilent {
  readonly disabledRules?: readonly RuleId[];
  readonly silentRules?: readonly RuleId[];
}

/** A question with its answer. 'none' is a question that must be answered with no. */
interface QuestionExplained extends Answer {
  readonly asks: string;
  readonly needed: 'all' | 'any' | 'none';
}

export interface RuleExplained {
  readonly id: string;
  readonly title: string;
  readonly kind: Rule['kind'] | 'pathway';
  readonly outcome: Finding['outcome'];
  /** The order or course it looked at. */
  readonly about?: string;
  readonly questions: readonly QuestionExplained[];
  /** Shown, and kept off the cards: the site only measures it (SILENT). */
  readonly silent?: true;
  /** Shown only. */
  readonly indicator?: Indicator;
  readonly summary?: string;
  /** Cannot tell: the sources that could not be read. Empty: the chart does not say. */
  readonly missing?: readonly Source[];
  /** Broken: the class of the error. */
  readonly error?: string;
  /** Why a rule without questions is quiet. */
  readonly note?: string;
}

export const everyRule = ({ pathwayCards, rules }: RuleBook): readonly (Rule | PathwayCard)[] => [
  ...pathwayCards,
  ...rules,
];

/** Every rule of the hook: a finding for each, or for each drug it looked at. */
export function rulesOf(
  findings: readonly Finding[],
  hook: HookName,
  book: RuleBook,
  settings: Settings,
  { disabledRules = [], silentRules = [] }: OffOrSilent,
): readonly RuleExplained[] {
  return everyRule(book)
    .filter(({ hooks }) => hooks.includes(hook))
    .flatMap((rule) => {
      const own = findings.filter(
        (finding) => finding.rule.id === rule.id && finding.rule.kind === rule.kind,
      );
      return own.length > 0
        ? own.map((finding) => explainFinding(finding, settings, silentRules))
        : [quietWithoutQuestions(rule, disabledRules)];
    });
}

const identityOf = ({ id, title, kind }: Rule | PathwayCard) => ({ id, title, kind });

const quietWithoutQuestions = (rule: Rule | PathwayCard, disabled: readonly RuleId[]): RuleExplained => ({
  ...identityOf(rule),
  outcome: 'quiet',
  questions: [],
  note: disabled.includes(rule.id)
    ? 'switched off by the site'
    : rule.kind === 'pathway'
      ? 'not chosen by the decision table'
      : 'no order or course that it speaks about',
});

function explainFinding(finding: Finding, settings: Settings, silent: readonly RuleId[]): RuleExplained {
  const { rule, about, judged, outcome } = finding;
  return {
    ...identityOf(rule),
    outcome,
    ...(about && { about: `${about.as} of ${about.name}` }),
    questions: judged.map(({ asks, answer }) => ({
      asks: withNumbers(asks, settings),
      needed: neededIn(rule, asks),
      ...answer,
    })),
    ...(outcome === 'shown' && silent.includes(rule.id) && { silent: true }),
    ...(outcome === 'shown' && { indicator: finding.indicator, summary: finding.wording.summary }),
    ...(outcome === 'cannot-tell' && { missing: finding.missing }),
    ...(outcome === 'broken' && { error: finding.error }),
  };
}

function neededIn(rule: Rule | PathwayCard, asks: string): QuestionExplained['needed'] {
  if (rule.kind === 'pathway') return 'all';
  const isAmong = (questions: Rule['all']) => questions?.some((question) => question.asks === asks) ?? false;
  return isAmong(rule.any) ? 'any' : isAmong(rule.none) ? 'none' : 'all';
}
