import type { Profile } from '../contract/caller.js';
import type { Action, Card, Suggestion } from '../contract/cds-response.js';
import type { RawResource } from '../contract/fhir.js';
import type { DraftOrder } from '../contract/patient-record.js';
import type { Proposal, RuleKind } from '../rules/rule.js';
import type { CardPlan } from './card-plan.js';
import { dosageOf, isWhole, withDosage } from './drafts.js';
import { linesByHand, orderDescription, ordersForEpic } from './epic.js';
import { cleanLine, plainLine } from './text.js';

/** Whom the drafts are for, why, and where fresh ids come from. */
export interface Recipient {
  readonly patientId: string;
  /** `Condition/123`: the diagnosis, as reason of every order. */
  readonly diagnosisReference: string | undefined;
  /** The orders on the desk exactly as the EHR sent them, for changing one. */
  readonly drafts?: readonly Pick<DraftOrder, 'reference' | 'raw'>[];
  readonly newId: () => string;
  /** How the client shows cards; `standard` unless said. */
  readonly profile?: Profile;
}

export interface Offer {
  readonly members: Pick<Card, 'suggestions' | 'selectionBehavior'>;
  /** A line of the detail for each order that is said and not offered. */
  readonly byHand: readonly string[];
}

/**
 * The orders a clinician can place from the card. Those of the card's own rule come first; those of sections
 * follow and are never the recommended ones. Without proposals neither member is there.
 */
export function offerOn(plan: CardPlan, recipient: Recipient): Offer {
  const { lead, joined } = plan;
  const fromJoined = joined.flatMap(({ wording }) => wording.proposals ?? []);
  const own = lead ? (lead.wording.proposals ?? []) : fromJoined;
  const further = lead ? fromJoined.map((proposal) => ({ ...proposal, recommended: false })) : [];
  const proposals = eachOnce([...own, ...further]).filter((proposal) => canBeNamed(proposal, recipient));
  const several = maySelectSeveral(plan);
  if (recipient.profile !== 'epic')
    return {
      members: suggestionsOf(proposals, several ? 'any' : 'at-most-one', recipient),
      byHand: [],
    };
  const orders = ordersForEpic(proposals, !several);
  return { members: suggestionsOf(orders.offered, 'any', recipient), byHand: linesByHand(orders) };
}

function suggestionsOf(
  proposals: readonly Proposal[],
  selectionBehavior: NonNullable<Card['selectionBehavior']>,
  recipient: Recipient,
): Offer['members'] {
  if (proposals.length === 0) return {};
  const firstRecommended = proposals.findIndex(({ recommended }) => recommended === true);
  return {
    suggestions: proposals.map((proposal, index) =>
      suggestionOf(
        proposal,
        recipient,
        proposal.recommended === true && (selectionBehavior === 'any' || index === firstRecommended),
      ),
    ),
    selectionBehavior,
  };
}

/** A work-up is ordered as a whole; of treatments one is chosen. presentation.md, column selectionBehavior. */
function maySelectSeveral({ topic, lead }: CardPlan): boolean {
  const workUp: ReadonlySet<RuleKind | undefined> = new Set(['checklist', undefined]);
  return topic === 'dysphagia-evaluation' || workUp.has(lead?.rule.kind);
}

/**
 * A draft without an id cannot be removed or changed by name, nor an order placed for a "patient" that is a
 * search. What is changed must be at hand, and fit to be sent back.
 */
function canBeNamed(proposal: Proposal, recipient: Recipient): boolean {
  switch (proposal.kind) {
    case 'delete-order':
      return !proposal.order.endsWith('/');
    case 'update-order':
      return draftOf(proposal, recipient) !== undefined;
    case 'service-request':
    case 'medication-request':
      return !/[?#\s/]/.test(recipient.patientId);
  }
}

/** The one draft of that name, when it can be echoed. */
function draftOf({ order }: Requested<'update-order'>, { drafts = [] }: Recipient): RawResource | undefined {
  const named = drafts.filter(({ reference }) => reference === order && !order.endsWith('/'));
  const [only] = named;
  return only && named.length === 1 && isWhole(only.raw) ? only.raw : undefined;
}

/** Two rules may ask for the same examination. */
const eachOnce = (proposals: readonly Proposal[]): readonly Proposal[] =>
  proposals.filter(
    (proposal, index) => proposals.findIndex(({ label }) => label === proposal.label) === index,
  );

const suggestionOf = (proposal: Proposal, recipient: Recipient, isRecommended: boolean): Suggestion => ({
  label: plainLine(proposal.label),
  uuid: recipient.newId(),
  ...(isRecommended ? { isRecommended } : {}),
  actions: [actionOf(proposal, recipient)],
});

/**
 * Some EHRs show `description` only and ignore the order's details, so the dose stands in the text too. Epic is
 * one: there it is never cut, because it may end with "at most 1 g". https://cds-hooks.hl7.org/STU2/#action
 */
function actionOf(proposal: Proposal, recipient: Recipient): Action {
  const epic = recipient.profile === 'epic';
  const line = (text: string): string => (epic ? cleanLine(text) : plainLine(text));
  switch (proposal.kind) {
    case 'service-request':
      return {
        type: 'create',
        description: line(proposal.urgent ? `${proposal.label} (urgent)` : proposal.label),
        resource: serviceRequest(proposal, recipient),
      };
    case 'medication-request': {
      const dosed = `${proposal.label}: ${proposal.dosageText}`;
      return {
        type: 'create',
        description: line(epic ? orderDescription(dosed) : dosed),
        resource: medicationRequest(proposal, recipient),
      };
    }
    case 'update-order':
      return {
        type: 'update',
        description: line(`${proposal.label}: ${proposal.dosageText}`),
        // canBeNamed saw to it that there is one.
        resource: withDosage(draftOf(proposal, recipient) ?? { resourceType: 'MedicationRequest' }, proposal),
      };
    case 'delete-order':
      return { type: 'delete', description: line(proposal.label), resourceId: proposal.order };
  }
}

type Requested<Kind extends Proposal['kind']> = Extract<Proposal, { kind: Kind }>;

/** https://hl7.org/fhir/R4/servicerequest.html */
const serviceRequest = (
  { code, urgent }: Requested<'service-request'>,
  recipient: Recipient,
): RawResource => ({
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'proposal',
  priority: urgent ? 'urgent' : 'routine',
  code: conceptOf(code),
  ...subjectAndReason(recipient),
});

/** https://hl7.org/fhir/R4/medicationrequest.html */
const medicationRequest = (proposal: Requested<'medication-request'>, recipient: Recipient): RawResource => ({
  resourceType: 'MedicationRequest',
  status: 'draft',
  intent: 'order',
  medicationCodeableConcept: conceptOf(proposal.medication),
  ...subjectAndReason(recipient),
  dosageInstruction: [
    {
      ...dosageOf(proposal),
      ...(proposal.route ? { route: { coding: [proposal.route.coding] } } : {}),
    },
  ],
});

const conceptOf = ({ coding, text }: Requested<'service-request'>['code']) => ({
  ...(coding ? { coding: [coding] } : {}),
  text: cleanLine(text),
});

const subjectAndReason = ({ patientId, diagnosisReference }: Recipient) => ({
  subject: { reference: `Patient/${patientId}` },
  ...(diagnosisReference === undefined ? {} : { reasonReference: [{ reference: diagnosisReference }] }),
});
