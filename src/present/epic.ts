import type { Proposal } from '../rules/rule.js';
import { titledList } from './markdown.js';

/**
 * What Epic makes of orders on a card, from its "CDS Hooks Tutorial" (second-hand copy; docs/install-epic.md): it
 * lets users take any number of suggestions, fills in the order from the site's own build and not from our
 * resource, shows the description of an action only, ticks what is recommended, and updates no order.
 */
export interface EpicOrders {
  readonly offered: readonly Proposal[];
  /** Only said, not offered: to be written by hand. */
  readonly byHand: readonly Proposal[];
}

/**
 * Where one treatment is to be chosen, only the first is offered: of several that may all be ticked, somebody
 * would order two. A first that is marked as not recommended stands behind an option that cannot be offered
 * (ordered already, or not to be had): then no treatment is.
 *
 * @param chooseOne at most one of the proposals is meant to be taken
 */
export function ordersForEpic(proposals: readonly Proposal[], chooseOne: boolean): EpicOrders {
  const treatments = proposals.filter(({ kind }) => kind === 'medication-request');
  const first = treatments[0]?.recommended === false ? undefined : treatments[0];
  const mayOffer = (proposal: Proposal): boolean =>
    proposal.kind !== 'update-order' &&
    (proposal.kind !== 'medication-request' || !chooseOne || proposal === first);
  return {
    offered: proposals.filter(mayOffer).map(withoutTick),
    byHand: proposals.filter((proposal) => !mayOffer(proposal)),
  };
}

/** A drug order that opens with the site's default dose must not be ticked before anybody looked at it. */
const withoutTick = (proposal: Proposal): Proposal =>
  proposal.kind === 'medication-request' ? { ...proposal, recommended: false } : proposal;

/** Where the order opens with the default dose of the EHR, the one text beside it says which dose is meant. */
export const orderDescription = (text: string): string => `${text}; enter the dose by hand`;

/** A line of the detail for each order that is not offered. */
export const linesByHand = ({ byHand }: EpicOrders): readonly string[] =>
  byHand.map((proposal) => {
    const dosage = 'dosageText' in proposal ? `: ${proposal.dosageText}` : '';
    return `${proposal.label.replace(/^Order /, '')}${dosage}`;
  });

/** @param most of options, which the card names anyway, where it grows too long */
export function byHandBlocks(lines: readonly string[], most: number): readonly string[] {
  const more = lines.length - most;
  const left = more > 0 ? [`${more === 1 ? 'One more' : `${more} more`} of the options above`] : [];
  return most === 0 ? [] : titledList('To be ordered by hand', [...lines.slice(0, most), ...left]);
}
