import type { HookName } from '../contract/question.js';
import { allOf, anyOf, not } from '../patient/answer.js';
import type { Facts, Treatment } from '../patient/facts.js';
import { broken, type Finding, type Judged, type Judgement } from './finding.js';
import { diseaseIsOn } from './gate.js';
import { judgePathway } from './pathway.js';
import type { RuleId } from './rule-ids.js';
import type { Asked, MatchedRow, Rule, RuleBook } from './rule.js';

/**
 * Room 3. Judges every rule of the hook on the same facts.
 * A rule that throws becomes 'broken' and silences nobody else. Of a rule that the site switched off there is no
 * finding; a row of the table that leads to its card is met all the same, so that no lower row speaks in its place.
 */
export function evaluate(
  facts: Facts,
  hook: HookName,
  book: RuleBook,
  disabled: readonly RuleId[] = [],
): Judgement {
  const pathway: Judgement =
    hook === 'patient-view'
      ? judgePathway(facts, book, disabled)
      : { findings: [], rows: [], matchedRow: undefined };
  const findings = book.rules
    .filter(({ id, hooks }) => !disabled.includes(id) && hooks.includes(hook))
    .flatMap((rule) => judgeEach(rule, { facts, hook, matchedRow: pathway.matchedRow }));
  return { ...pathway, findings: [...pathway.findings, ...findings] };
}

interface Case {
  readonly facts: Facts;
  readonly hook: HookName;
  readonly matchedRow: MatchedRow | undefined;
}

function judgeEach(rule: Rule, { facts, hook, matchedRow }: Case): readonly Finding[] {
  try {
    const subjects = rule.about ? rule.about(facts, hook) : [undefined];
    return subjects.map((about) => judge(rule, facts, about, matchedRow));
  } catch (error) {
    return [broken(rule, error)];
  }
}

function judge(
  rule: Rule,
  facts: Facts,
  about: Treatment | undefined,
  matchedRow: MatchedRow | undefined,
): Finding {
  const ask = (questions: readonly Asked<Facts>[] | undefined): readonly Judged[] =>
    (questions ?? []).map(({ asks, answer }) => ({ asks, answer: answer(facts, about, matchedRow) }));
  const gate: readonly Judged[] =
    rule.scope === 'active disease'
      ? [{ asks: 'Is dermatomyositis active on the record and not inactive?', answer: diseaseIsOn(facts) }]
      : [];
  const all = ask(rule.all);
  const any = ask(rule.any);
  const none = ask(rule.none);

  const verdict = allOf([
    ...[...gate, ...all].map(({ answer }) => answer),
    ...(any.length > 0 ? [anyOf(any.map(({ answer }) => answer))] : []),
    ...none.map(({ answer }) => not(answer)),
  ]);
  const base = { rule, about, judged: [...gate, ...all, ...any, ...none] };

  if (verdict.verdict === 'unmet') return { ...base, outcome: 'quiet' };
  if (verdict.verdict === 'unknown') return { ...base, outcome: 'cannot-tell', missing: verdict.missing };
  return {
    ...base,
    outcome: 'shown',
    indicator: rule.indicator(facts, about),
    wording: rule.say(facts, about),
  };
}
