import type { Account, OrderIdentity, RuleOutcome, ServedCard } from '../contract/account.js';
import { ruleOutcomes } from '../contract/account.js';
import type { JudgedOrder } from '../patient/facts.js';
import type { Finding } from '../rules/finding.js';
import type { RuleId } from '../rules/rule-ids.js';
import type { WrittenCard } from './present.js';

/** One judgement in two: what is said, and what the site only measures (SILENT). */
export interface Spoken<Said> {
  readonly aloud: Said;
  readonly silent: Said;
}

/** Apart before any card is made, so that no silent rule speaks as a section of another's card. */
export const spokenAndSilent = (
  findings: readonly Finding[],
  silent: readonly RuleId[],
): Spoken<readonly Finding[]> => ({
  aloud: findings.filter(({ rule }) => !silent.includes(rule.id)),
  silent: findings.filter(({ rule }) => silent.includes(rule.id)),
});

/** What a call came to, for the journal and the metrics. */
export const accountOf = (
  findings: Spoken<readonly Finding[]>,
  cards: Spoken<readonly WrittenCard[]>,
  orders: readonly JudgedOrder[],
): Account => ({
  cards: [
    ...cards.aloud.map((card) => servedCard(card, orders, false)),
    ...cards.silent.map((card) => servedCard(card, orders, true)),
  ],
  rules: outcomesOf([
    ...findings.aloud.map(outcomeOf),
    ...findings.silent.map(outcomeOf).map(({ id, outcome }) => ({ id, outcome: muted(outcome) })),
  ]),
});

const outcomeOf = ({ rule, outcome }: Finding): RuleOutcome => ({ id: rule.id, outcome });
const muted = (outcome: RuleOutcome['outcome']) => (outcome === 'shown' ? 'silent' : outcome);

function outcomesOf(all: readonly RuleOutcome[]): readonly RuleOutcome[] {
  const byRule = new Map<string, RuleOutcome>();
  for (const one of all) {
    const before = byRule.get(one.id);
    if (!before || rank(one) < rank(before)) byRule.set(one.id, one);
  }
  return [...byRule.values()];
}
const rank = ({ outcome }: RuleOutcome) => ruleOutcomes.indexOf(outcome);

function servedCard(
  { card, topic, order: ref }: WrittenCard,
  orders: readonly JudgedOrder[],
  silent: boolean,
): ServedCard {
  const order = orders.find((one) => one.ref === ref);
  const identity = order && identityOf(order);
  return {
    uuid: card.uuid,
    topic,
    indicator: card.indicator,
    rules: card.extension['org.myositis-cds.rules'].rules.map(({ id }) => id),
    suggestions: (card.suggestions ?? []).map(({ uuid }) => uuid),
    summary: card.summary,
    silent,
    ...(identity && { order: identity }),
  };
}

/** @returns undefined when the order does not say beyond doubt how much is given, and how often */
function identityOf({ drug, route, dose, regimens }: JudgedOrder): OrderIdentity | undefined {
  const isPlain = regimens.every((regimen) => regimen.dose?.amount !== undefined && !regimen.dose.conflict);
  if (regimens.length === 0 || !isPlain) return undefined;
  return { ingredient: drug, route: route ?? 'not said', dosing: JSON.stringify([dose, regimens]) };
}
