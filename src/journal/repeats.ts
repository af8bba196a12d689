import type { Database, ServedCardRow } from './schema.js';

/**
 * Which of these cards, about to be shown on order-sign, this user has already overridden on order-select, with a
 * coded reason and without accepting what another card said of the same. The same patient, order, sentence, gravity and version of the
 * rules; and the new card says nothing that the old one did not.
 * @param since ISO time before which an override no longer counts
 */
export async function overriddenBefore(
  database: Database,
  cards: readonly ServedCardRow[],
  since: string,
): Promise<ReadonlySet<string>> {
  const [first] = cards;
  if (first === undefined) return new Set();
  const earlier = await database
    .selectFrom('served_card')
    .innerJoin('feedback', (join) =>
      join
        .onRef('feedback.card', '=', 'served_card.card')
        .onRef('feedback.client', '=', 'served_card.client'),
    )
    .select([
      'served_card.order_hash',
      'served_card.said_hash',
      'served_card.indicator',
      'served_card.rules',
      'feedback.outcome',
      'feedback.reason_code',
    ])
    .where('served_card.patient_hash', '=', first.patient_hash)
    .where('served_card.user_hash', '=', first.user_hash)
    .where('served_card.hook', '=', 'order-select')
    .where('served_card.fate', '=', 'shown')
    .where('served_card.rule_set', '=', first.rule_set)
    .where('feedback.received_at', '>=', since)
    .execute();
  const isRepeat = (card: ServedCardRow): boolean => {
    const same = earlier.filter(
      ({ order_hash, said_hash }) => order_hash === card.order_hash && said_hash === card.said_hash,
    );
    if (same.some(({ outcome }) => outcome === 'accepted')) return false;
    return same.some(
      (before) =>
        before.reason_code !== null &&
        before.indicator === card.indicator &&
        rulesIn(card).every((rule) => rulesIn(before).includes(rule)),
    );
  };
  return new Set(cards.filter(isRepeat).map(({ card }) => card));
}

const rulesIn = ({ rules }: { readonly rules: string }) => JSON.parse(rules) as readonly string[];
