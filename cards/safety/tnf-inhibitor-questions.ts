import {
  isMet,
  met,
  not,
  unknownCountsAs,
  unmet,
  withoutSaying,
  type Answer,
} from '../../src/patient/answer.js';
import type { Facts, Treatment } from '../../src/patient/facts.js';
import { referencesOf, togetherWith } from '../../src/patient/treatments-on-the-desk.js';
import type { Asked } from '../../src/rules/rule.js';

/** What the cards on TNF inhibitors ask alike. Specification B.4. */

/** Where dermatomyositis began on one, the card that says so replaces the others: never two for one order. */
export const notTnfInduced: Asked<Pick<Facts, 'treatments'>> = {
  asks: 'Is the question of TNF-induced dermatomyositis another card’s?',
  answer: ({ treatments }) => withoutSaying(not(unknownCountsAs('unmet', treatments.tnfInduced))),
};

type Desk = Pick<Facts, 'orders' | 'treatments'>;

/** Two TNF inhibitors together: taken, or ordered too. */
export const secondTnfInhibitor = (facts: Desk, about: Treatment | undefined): Answer =>
  about ? togetherWith(facts, about, 'tnf-inhibitor') : unmet('');

/** What to do about it; no line where there is no second one. */
export const neverTwo = (facts: Desk, about: Treatment | undefined): readonly string[] =>
  isMet(secondTnfInhibitor(facts, about))
    ? ['Never two TNF inhibitors together: stop the other one first']
    : [];

/** "infliximab ordered in dermatomyositis", and what it would stand beside. */
export function tnfInhibitorOrdered(
  facts: Desk & Pick<Facts, 'diagnosis'>,
  about: Treatment | undefined,
): Answer {
  const ordered = `${about?.name ?? 'TNF inhibitor'} ordered in ${facts.diagnosis.name}`;
  const from = [...facts.diagnosis.from, ...referencesOf(about)];
  const second = secondTnfInhibitor(facts, about);
  return isMet(second) ? met(`${ordered}; ${second.saw}`, [...from, ...second.from]) : met(ordered, from);
}
