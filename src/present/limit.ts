import type { HookName } from '../contract/question.js';
import type { Shown } from '../rules/finding.js';
import { atLeastAsGrave, indicatorOf, isPathway, speakersOf, type CardPlan } from './card-plan.js';
import { distinct } from './text.js';

/** presentation.md, "Too many". Alert fatigue is a safety problem. */
const MOST_ON_PATIENT_VIEW = 4;
const MOST_PER_ORDER = 3;
const MOST_ON_ORDER_HOOKS = 6;

/**
 * Keeps the cards few. First the checklist goes, then cards of information, then could-not-assess and warnings
 * become sections of a graver card. Critical cards never go; the limit yields to them.
 *
 * No warning is lost: a checklist that holds one hands it on, or stays when nobody can take it. What could not
 * be assessed stays legible too, as a section: silence there would look like "all clear".
 *
 * @param orders how many orders a rule spoke about; three cards for each, six in all
 */
export function keepFew(plans: readonly CardPlan[], hook: HookName, orders: number): readonly CardPlan[] {
  if (hook === 'patient-view') return makeRoom(plans, MOST_ON_PATIENT_VIEW);
  // Each order has one card by now: the number of orders sets the limit of the response.
  return makeRoom(plans, Math.min(MOST_ON_ORDER_HOOKS, MOST_PER_ORDER * Math.max(1, orders)));
}

function makeRoom(plans: readonly CardPlan[], limit: number): readonly CardPlan[] {
  if (plans.length <= limit) return plans;
  const fewer = oneFewer(plans);
  return fewer ? makeRoom(fewer, limit) : plans;
}

/** The least of the cards gives way; undefined when every one is critical. */
function oneFewer(plans: readonly CardPlan[]): readonly CardPlan[] | undefined {
  const last = (test: (plan: CardPlan) => boolean): CardPlan | undefined => plans.findLast(test);
  const isInfo = (plan: CardPlan): boolean => indicatorOf(plan) === 'info' && !isCollection(plan);
  const isWarning = (plan: CardPlan): boolean => indicatorOf(plan) === 'warning' && !isCollection(plan);

  const checklist = last(({ topic }) => topic === 'care-checklist');
  if (checklist) {
    const warnings = checklist.joined.filter(({ indicator }) => indicator !== 'info');
    const host = warnings.length === 0 ? undefined : hostFor(checklist, plans);
    if (warnings.length === 0 || host) return giveWay(plans, checklist, { host, asSections: warnings });
  }
  const info = last((plan) => isInfo(plan) && !isPathway(plan)) ?? last(isInfo);
  if (info) return giveWay(plans, info, { host: undefined, asSections: [] });

  const graver =
    last(({ topic }) => topic === 'could-not-assess') ??
    last((plan) => isWarning(plan) && !isPathway(plan)) ??
    last(isWarning);
  const host = graver && hostFor(graver, plans);
  return host && giveWay(plans, graver, { host, asSections: speakersOf(graver) });
}

const isCollection = ({ lead }: CardPlan): boolean => lead === undefined;

/** The pathway card, else the card above, never one that is milder. */
function hostFor(leaving: CardPlan, plans: readonly CardPlan[]): CardPlan | undefined {
  const indicator = indicatorOf(leaving);
  const mayHost = (plan: CardPlan): boolean =>
    plan !== leaving &&
    !isCollection(plan) &&
    atLeastAsGrave({ indicator: indicatorOf(plan) }, { indicator });
  const above = plans.slice(0, plans.indexOf(leaving));
  return plans.find((plan) => isPathway(plan) && mayHost(plan)) ?? above.findLast(mayHost);
}

interface Leaving {
  /** Takes what becomes a section. */
  readonly host: CardPlan | undefined;
  readonly asSections: readonly Shown[];
}

/** The card goes; what it still has to say, and the list of what went, passes to another. */
function giveWay(
  plans: readonly CardPlan[],
  leaving: CardPlan,
  { host, asSections }: Leaving,
): readonly CardPlan[] {
  const staying = plans.filter((plan) => plan !== leaving);
  const heir = host ?? staying.find(isPathway) ?? staying[0];
  const silent = speakersOf(leaving).filter((finding) => !asSections.includes(finding));
  return staying.map((plan) =>
    plan !== heir
      ? plan
      : {
          ...plan,
          joined: [...plan.joined, ...asSections],
          unjudged: [...plan.unjudged, ...leaving.unjudged],
          folded: distinct([...plan.folded, ...leaving.folded, ...namesOf(leaving)]),
          leftOut: distinct([...plan.leftOut, ...leaving.leftOut, ...silent.map(({ rule }) => rule.title)]),
        },
  );
}

/** A rule's card by its rules, the checklist by its items; could-not-assess has only its own name. */
const namesOf = (plan: CardPlan): readonly string[] =>
  plan.topic === 'could-not-assess' ? [plan.topic] : speakersOf(plan).map(({ rule }) => rule.id);
