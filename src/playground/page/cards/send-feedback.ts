import type { Card } from '../contract.js';
import { post } from '../service.js';
import { strings } from '../strings.js';

export type Outcome =
  | { readonly outcome: 'accepted'; readonly acceptedSuggestions: readonly { readonly id: string }[] }
  | {
      readonly outcome: 'overridden';
      readonly overrideReason?: { readonly reason?: object; readonly userComment?: string };
    };

/** Posts what became of a card (https://cds-hooks.hl7.org/STU2/#feedback), and says what came of that. */
export async function sendFeedback(serviceId: string, { uuid }: Card, outcome: Outcome): Promise<string> {
  const item = { card: uuid, ...outcome, outcomeTimestamp: new Date().toISOString() };
  try {
    await post(`/playground/cds-services/${serviceId}/feedback`, { feedback: [item] });
    return strings.cards.stored;
  } catch (error) {
    return strings.cards.notStored(error instanceof Error ? error.message : String(error));
  }
}
