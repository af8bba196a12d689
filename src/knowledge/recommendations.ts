import type { Recommendation } from './recommendations/recommendation.js';
import { fromSeed000 } from './recommendations/seed-000.js';
import { fromSeed001 } from './recommendations/seed-001.js';
import { fromSeed002 } from './recommendations/seed-002.js';
import { fromSeed003 } from './recommendations/seed-003.js';
import { fromSeed004 } from './recommendations/seed-004.js';

/**
 * The 96 atomic recommendations of the five seeds: specification section A. Each is implemented by a rule, that
 * is, the rule acts on it or its card says it; or it is refused, and the reason stands here.
 */

const all = { ...fromSeed000, ...fromSeed001, ...fromSeed002, ...fromSeed003, ...fromSeed004 } as const;

export type RecommendationId = keyof typeof all;
type RefusedId = {
  [Id in RecommendationId]: (typeof all)[Id] extends { readonly refused: string } ? Id : never;
}[RecommendationId];
/** What a rule may name. To name a refused one does not compile. */
export type ImplementedId = Exclude<RecommendationId, RefusedId>;

export type { Recommendation };

/** In the order of the specification. */
export const recommendationIds = Object.keys(all) as readonly RecommendationId[];

/** What the seed says, and why it was refused if it was. */
export const recommendationOf = (id: RecommendationId): Recommendation => all[id];
