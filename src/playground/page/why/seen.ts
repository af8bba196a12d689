import type { QuestionExplained, RuleExplained } from '../contract.js';
import { strings } from '../strings.js';

/** What was seen, and what of it could not be read. */
export const seenIn = ({ saw, missing }: Pick<QuestionExplained, 'saw' | 'missing'>): string =>
  [saw, missing.length > 0 ? strings.why.notReadFull(missing.join(', ')) : '']
    .filter((part) => part !== '')
    .join('; ');

/** The question that decided that a rule is quiet. */
export function decidingQuestion({ questions }: RuleExplained): QuestionExplained | undefined {
  return (
    questions.find(({ needed, verdict }) => needed === 'all' && verdict === 'unmet') ??
    questions.find(({ needed, verdict }) => needed === 'none' && verdict === 'met') ??
    questions.find(({ needed, verdict }) => needed === 'any' && verdict === 'unmet')
  );
}

/** In a line: what a rule says, or why it does not. */
export function gistOf(rule: RuleExplained): string {
  if (rule.outcome === 'broken') return strings.why.broke(String(rule.error));
  if (rule.outcome === 'cannot-tell')
    return rule.missing && rule.missing.length > 0
      ? strings.why.missing(rule.missing.join(', '))
      : strings.why.chartSilent;
  if (rule.summary !== undefined) return rule.summary;
  const question = decidingQuestion(rule);
  if (!question) return rule.note ?? '';
  const seen = question.saw || question.asks;
  return `${strings.why.verdicts[question.verdict]}: ${seen}`;
}
