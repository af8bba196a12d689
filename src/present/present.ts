import type { Card } from '../contract/cds-response.js';
import type { HookName } from '../contract/question.js';
import { alphanumericCode } from '../contract/topic-code.js';
import type { Finding } from '../rules/finding.js';
import { indicatorOf, orderOf, rulesOn, type CardPlan } from './card-plan.js';
import { primarySource } from './citations.js';
import { writeDetail, type Imprint } from './detail.js';
import { keepFew } from './limit.js';
import { mergeFindings } from './merge.js';
import { overrideReasonsOn } from './override-reasons.js';
import { offerOn, type Recipient } from './suggestions.js';
import { distinct, LONGEST_LINE, plainLine } from './text.js';
import { summariseUnjudged } from './unjudged.js';

/** Everything room 4 needs beside the findings. No clock and no chance: `asOf` and `newId` come from the question. */
export interface PresentContext extends Recipient, Imprint {
  readonly hook: HookName;
}

/** A card, and what is known of it beside its words. */
export interface WrittenCard {
  readonly card: Card;
  readonly topic: CardPlan['topic'];
  /** `MedicationRequest/123` of the draft that it is about. */
  readonly order: string | undefined;
}

/** Room 4: findings become cards, few of them, the gravest first, each worded and with its orders ready. */
export function present(findings: readonly Finding[], context: PresentContext): readonly WrittenCard[] {
  const orders = distinct(findings.map(orderOf).filter((order) => order !== undefined)).length;
  const plans = keepFew(mergeFindings(findings, context.hook), context.hook, orders);
  return plans.map((plan) => ({
    card: writeCard(plan, context),
    topic: plan.topic,
    order: plan.lead && orderOf(plan.lead),
  }));
}

function writeCard(plan: CardPlan, context: PresentContext): Card {
  const overrideReasons = overrideReasonsOn(plan);
  const uuid = context.newId();
  const offer = offerOn(plan, context);
  const code = context.profile === 'epic' ? alphanumericCode(plan.topic) : plan.topic;
  return {
    uuid,
    summary: summaryOf(plan),
    indicator: indicatorOf(plan),
    detail: writeDetail(plan, context, offer.byHand),
    source: {
      ...(primarySource(plan) ?? { label: plainLine(`Myositis rule set ${context.ruleSetVersion}`) }),
      topic: { system: 'urn:x-myositis-cds:card', code, display: titleOf(plan) },
    },
    ...offer.members,
    ...(overrideReasons ? { overrideReasons } : {}),
    extension: {
      'org.myositis-cds.rules': {
        version: context.ruleSetVersion,
        rules: rulesOn(plan),
        ...(plan.folded.length > 0 ? { folded: plan.folded } : {}),
      },
    },
  };
}

function titleOf({ topic, lead }: CardPlan): string {
  if (lead) return plainLine(lead.rule.title);
  return topic === 'could-not-assess' ? 'Could not assess' : 'Care checklist';
}

function summaryOf(plan: CardPlan): string {
  if (plan.lead) return plainLine(plan.lead.wording.summary) || titleOf(plan);
  return plan.topic === 'could-not-assess' ? summariseUnjudged(plan) : summariseChecklist(plan);
}

/** One item speaks for itself; of several the titles are told, the gravest first. */
function summariseChecklist({ joined }: CardPlan): string {
  const [first, ...others] = joined;
  if (first && others.length === 0) return plainLine(`Care checklist: ${first.wording.summary}`);
  return `Care checklist: ${asManyAsFit(distinct(joined.map(({ rule }) => plainLine(rule.title))))}`;
}

/** What is left of a summary behind "Care checklist: ". */
const CHECKLIST_LINE = LONGEST_LINE - 'Care checklist: '.length;

/** "Look at the heart; Lung function; 4 more": what does not fit is counted, not cut. */
function asManyAsFit(titles: readonly string[]): string {
  const upTo = (count: number): string =>
    [...titles.slice(0, count), ...(count < titles.length ? [`${titles.length - count} more`] : [])].join(
      '; ',
    );
  const most = titles.findLastIndex((_, index) => upTo(index + 1).length <= CHECKLIST_LINE) + 1;
  return plainLine(upTo(Math.max(1, most)), CHECKLIST_LINE);
}
