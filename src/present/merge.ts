import type { HookName } from '../contract/question.js';
import type { Finding, Shown } from '../rules/finding.js';
import {
  atLeastAsGrave,
  cardOf,
  checklistOf,
  couldNotAssess,
  orderOf,
  sortPlans,
  speakersOf,
  type CardPlan,
  type Unjudged,
} from './card-plan.js';

/**
 * Many findings, few cards: the table "How rules become cards" of presentation.md.
 *
 * One principle rules all joining: nobody joins a card milder than itself. A warning never hides in a card of
 * information, and a card that says "wait" is never raised by what is written under it.
 */
export function mergeFindings(findings: readonly Finding[], hook: HookName): readonly CardPlan[] {
  const shown = findings.filter((finding) => finding.outcome === 'shown');
  // Room 3 chose one row of the decision table; a second pathway card would contradict the first.
  const pathway = shown.find(({ rule }) => rule.kind === 'pathway');
  const places = shown.map((finding) => ({ finding, place: placeOf(finding, pathway) }));
  const inPlace = (wanted: Place): readonly Shown[] =>
    places.filter(({ place }) => place === wanted).map(({ finding }) => finding);

  const own = oneCardPerOrder(mergeRedFlag(inPlace('own card'), hook));
  // At the same indicator the danger comes before the next treatment step: first the swallow study, then IVIG.
  const advising = [...own, ...(pathway ? [cardOf(pathway, inPlace('section of the pathway card'))] : [])];
  // "Could not assess" alone does not bring the checklist: missing data must not add cards. A warning among its
  // items needs nobody beside it: a raised troponin is no reminder.
  const items = inPlace('item of the checklist');
  const checklist = checklistOf(
    advising.length > 0 ? items : items.filter(({ indicator }) => indicator !== 'info'),
  );
  return sortPlans([...advising, ...couldNotAssess(unjudgedOf(findings, advising)), ...checklist]);
}

type Place =
  'own card' | 'pathway card' | 'section of the pathway card' | 'item of the checklist' | 'no place';

function placeOf(finding: Shown, pathway: Shown | undefined): Place {
  switch (finding.rule.kind) {
    case 'pathway':
      return finding === pathway ? 'pathway card' : 'no place';
    case 'safety':
    case 'order':
      return 'own card';
    case 'section':
      if (pathway && atLeastAsGrave(pathway, finding)) return 'section of the pathway card';
      return finding.indicator === 'info' ? 'item of the checklist' : 'own card';
    case 'checklist':
      // Gate G1: an acute chest symptom is no item of a list.
      return finding.indicator === 'critical' ? 'own card' : 'item of the checklist';
  }
}

/**
 * All that there is to say about a draft stands in one place: the gravest leads, the others are its sections, so
 * that nothing critical hides in a milder card. On patient-view no finding is about an order.
 */
function oneCardPerOrder(own: readonly CardPlan[]): readonly CardPlan[] {
  const orderOfPlan = ({ lead }: CardPlan) => (lead ? orderOf(lead) : undefined);
  const sorted = sortPlans(own);
  return sorted.flatMap((plan) => {
    const order = orderOfPlan(plan);
    if (order === undefined) return [plan];
    const [first, ...others] = sorted.filter((one) => orderOfPlan(one) === order);
    return first === plan ? [{ ...plan, joined: [...plan.joined, ...others.flatMap(speakersOf)] }] : [];
  });
}

/**
 * Specification B.2, last paragraph: when an IL-6 inhibitor is ordered, the abdominal red flag speaks inside
 * that drug's card; two critical cards would say the same.
 */
function mergeRedFlag(own: readonly Shown[], hook: HookName): readonly CardPlan[] {
  const redFlags = own.filter(({ rule }) => rule.id === 'gi-red-flag');
  const host =
    hook === 'patient-view'
      ? undefined
      : own.find(
          (finding) =>
            finding.rule.id === 'il6-inhibitor-gi-risk' &&
            redFlags.every((flag) => atLeastAsGrave(finding, flag)),
        );
  if (!host) return own.map((finding) => cardOf(finding));
  return own
    .filter((finding) => !redFlags.includes(finding))
    .map((finding) => cardOf(finding, finding === host ? redFlags : []));
}

/**
 * An item that cannot be told is named only where the checklist could have been shown: beside other advice, or
 * where a card of its own cannot be told either. The heart can have a card of its own (gate G1).
 */
function unjudgedOf(findings: readonly Finding[], advising: readonly CardPlan[]): readonly Unjudged[] {
  const unjudged = findings.filter(isUnjudged);
  const isItem = ({ outcome, rule }: Unjudged): boolean =>
    outcome === 'cannot-tell' && rule.kind === 'checklist' && rule.id !== 'cardiac-screening';
  return advising.length > 0 || !unjudged.every(isItem) ? unjudged : [];
}

/**
 * What might have been shown, and cannot be told because a source could not be read or the rule broke. A rule
 * that cannot tell because the chart does not say is not listed: `data-gap` asks for that.
 */
const isUnjudged = (finding: Finding): finding is Unjudged =>
  finding.outcome === 'broken' || (finding.outcome === 'cannot-tell' && finding.missing.length > 0);
