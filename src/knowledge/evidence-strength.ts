import { evidenceOf, type EvidenceKey, type EvidencePopulation } from './evidence.js';

/**
 * How strong a rule is that rests on several sources. Nothing is graded here: the strength names the best kind of
 * source, no more.
 */

/** `expert default`: only sources of which the specification does not say what they are. */
export type StrengthLevel = 'guideline' | 'trial' | 'cohort' | 'label' | 'seed only' | 'expert default';

export interface Strength {
  readonly level: StrengthLevel;
  /** Whom the sources of that level are about. */
  readonly populations: readonly EvidencePopulation[];
  /** The sources of that level were all read, or some are known only from others that quote them. */
  readonly verified: 'read' | 'in part' | 'secondary';
}

const LEVELS = ['guideline', 'trial', 'cohort', 'label'] as const;

interface Supported {
  readonly evidence: readonly EvidenceKey[];
  readonly strength?: StrengthLevel;
}

/** The best kind of source that is cited, unless the rule says that it rests on less. */
export function strengthOf({ evidence, strength }: Supported): Strength {
  const sources = evidence.map(evidenceOf);
  const level =
    strength ??
    LEVELS.find((one) => sources.some(({ design }) => design === one)) ??
    (sources.some(({ design }) => design === 'seed') ? 'seed only' : 'expert default');
  const wanted = level === 'seed only' ? 'seed' : level;
  const best = sources.filter(({ design }) => level === 'expert default' || design === wanted);
  const read = best.filter(({ verified }) => verified === 'read').length;
  return {
    level,
    populations: [...new Set(best.map(({ population }) => population))],
    verified: read === best.length ? 'read' : read > 0 ? 'in part' : 'secondary',
  };
}

/** "guideline (juvenile, both)". */
export const strengthInWords = (rule: Supported): string => {
  const { level, populations, verified } = strengthOf(rule);
  const seen = { read: '', 'in part': ', read in part', secondary: ', known at second hand' }[verified];
  return level === 'expert default' ? level : `${level} (${populations.join(', ')}${seen})`;
};
