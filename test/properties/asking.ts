import fc, { type Arbitrary } from 'fast-check';
import { it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { consult, type Consultation } from '../cards/consult.js';
import { requestFor } from '../support/hook-request.js';
import type { Story } from './a-story.js';
import { someDrafts } from './any-patient.js';
import { PATIENCE } from './property.js';
import { topicOf } from './sayings.js';

/** How the properties ask: the chart is opened, or an order is written or signed. */

export const sees = (story: Story): Promise<Consultation> => consult(story.patient().opens());
export const isAsked = (story: Story, hook: 'order-select' | 'order-sign'): Promise<Consultation> =>
  consult(requestFor(hook, story.patient().chart()));

export const ordering = (patients: Arbitrary<Story>): Arbitrary<Story> =>
  fc.tuple(patients, someDrafts).map(([story, drafts]) => story.writing(...drafts));

const pathway = new Set<string>(ruleBook.pathwayCards.map(({ id }) => id));
export const pathwayCardsOf = ({ cards }: Consultation) => cards.filter((card) => pathway.has(topicOf(card)));
export const escalationsOf = ({ says }: Consultation): readonly string[] =>
  Object.keys(says).filter((id) => id.startsWith('escalate-'));

/** "It never ...": a claim that generated patients are tried against. */
export const never = (title: string, claim: () => Promise<void>): void => it(title, claim, PATIENCE);
