import type { EvidencePopulation } from '../evidence.js';

/** One thing that a seed article recommends. */
export interface Recommendation {
  /** In one sentence of our own. */
  readonly says: string;
  /** Whom the seed speaks of. */
  readonly population: EvidencePopulation;
  /** Where what is implemented differs from the seed, or falls short of it. */
  readonly but?: string;
  /** Why no rule and no line of a card says it. */
  readonly refused?: string;
}
