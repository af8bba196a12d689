import type { Card } from '../contract.js';

export interface ComparedCard {
  readonly card: Card;
  /** Absent: nothing is compared, or the card is the same. */
  readonly change?: 'new' | 'changed' | 'gone';
  /** The card as it was, where it changed. */
  readonly was?: Card;
}

/** What became of each card; those that went come last. Two cards are one where the same rule speaks first. */
export function comparedWith(
  cards: readonly Card[],
  before: readonly Card[] | undefined,
): readonly ComparedCard[] {
  if (!before) return cards.map((card) => ({ card }));
  const gone = before.filter((old) => !cards.some((card) => speakerOf(card) === speakerOf(old)));
  return [
    ...cards.map((card): ComparedCard => {
      const was = before.find((old) => speakerOf(old) === speakerOf(card));
      if (!was) return { card, change: 'new' };
      return saysTheSame(card, was) ? { card } : { card, was, change: 'changed' };
    }),
    ...gone.map((card): ComparedCard => ({ card, change: 'gone' })),
  ];
}

const speakerOf = ({ source, extension }: Card): string =>
  `${source.topic.code} ${extension['org.myositis-cds.rules'].rules[0]?.id ?? ''}`;

const saysTheSame = (one: Card, other: Card): boolean =>
  one.summary === other.summary &&
  one.indicator === other.indicator &&
  one.detail === other.detail &&
  labelsOf(one) === labelsOf(other);

const labelsOf = ({ suggestions }: Card): string => (suggestions ?? []).map(({ label }) => label).join('\n');
