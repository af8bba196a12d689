import type { Indicator, RuleOnCard } from '../contract/cds-response.js';
import type { Finding, Shown } from '../rules/finding.js';
import type { CollectionId, RuleId } from '../rules/rule-ids.js';
import { distinct } from './text.js';
import { evidenceIn } from './why.js';

/** A rule about which nothing can be said, though it might have been shown. */
export type Unjudged = Extract<Finding, { outcome: 'cannot-tell' | 'broken' }>;

/** A card in the making: which findings speak through it, before any word is written. */
export interface CardPlan {
  readonly topic: RuleId | CollectionId;
  /** The card's own rule; a collection has none. */
  readonly lead: Shown | undefined;
  /** Sections of the card, warnings folded into it; for the care checklist its items. */
  readonly joined: readonly Shown[];
  /** What could not be judged: of could-not-assess, or folded in. */
  readonly unjudged: readonly Unjudged[];
  /** Rules whose own card gave way: they speak as a section here, or not at all. */
  readonly folded: readonly string[];
  /** Titles of what gave way without a word of its own. */
  readonly leftOut: readonly string[];
}

const nothing = { lead: undefined, joined: [], unjudged: [], folded: [], leftOut: [] } as const;

export const cardOf = (lead: Shown, joined: readonly Shown[] = []): CardPlan => ({
  ...nothing,
  topic: lead.rule.id,
  lead,
  joined,
});

export const checklistOf = (items: readonly Shown[]): readonly CardPlan[] =>
  items.length === 0 ? [] : [{ ...nothing, topic: 'care-checklist', joined: gravestFirst(items) }];

export const couldNotAssess = (unjudged: readonly Unjudged[]): readonly CardPlan[] =>
  unjudged.length === 0 ? [] : [{ ...nothing, topic: 'could-not-assess', unjudged }];

/** Everything shown that speaks through the card, its own rule first. */
export const speakersOf = ({ lead, joined }: CardPlan): readonly Shown[] =>
  lead ? [lead, ...joined] : joined;

const severity: Readonly<Record<Indicator, number>> = { info: 0, warning: 1, critical: 2 };

type Graded = { readonly indicator: Indicator };
export const atLeastAsGrave = (one: Graded, other: Graded): boolean =>
  severity[one.indicator] >= severity[other.indicator];

/** Critical, warning, info; otherwise in the order they came. */
const gravestFirst = <Item extends Graded>(items: readonly Item[]): readonly Item[] =>
  [...items].sort((one, other) => severity[other.indicator] - severity[one.indicator]);

/** The highest of the card; what could not be judged is information. */
export const indicatorOf = (plan: CardPlan): Indicator =>
  gravestFirst(speakersOf(plan))[0]?.indicator ?? 'info';

export const sortPlans = (plans: readonly CardPlan[]): readonly CardPlan[] =>
  gravestFirst(plans.map((plan) => ({ plan, indicator: indicatorOf(plan) }))).map(({ plan }) => plan);

export const isPathway = ({ lead }: CardPlan): boolean => lead?.rule.kind === 'pathway';

/** The order that the card is about, on the order hooks. */
export const orderOf = ({ about }: Finding): string | undefined =>
  about?.as === 'order' ? about.order.ref : undefined;

/**
 * The rules that the card's extension names, each once at its highest indicator. A collection lists its items
 * only; what could not be judged is listed on its own card alone, so that nobody reads it as shown.
 */
export function rulesOn(plan: CardPlan): readonly RuleOnCard[] {
  if (plan.topic === 'could-not-assess') {
    return distinct(plan.unjudged.map(({ rule }) => rule.id)).map((id) => ({ id, indicator: 'info' }));
  }
  const speakers = speakersOf(plan);
  return distinct(speakers.map(({ rule }) => rule.id)).map((id) => {
    const same = gravestFirst(speakers.filter(({ rule }) => rule.id === id));
    const evidence = distinct(same.flatMap(evidenceIn));
    return {
      id,
      indicator: same[0]?.indicator ?? 'info',
      ...(evidence.length > 0 ? { evidence } : {}),
    };
  });
}
