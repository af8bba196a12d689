import type { Measurement } from './observations.js';

/**
 * What a result proves about a limit. A comparator proves only its side (specification B.1): "<0.2" is at most
 * 0.2, "<5" says nothing about 3. undefined: cannot tell.
 */
type Charted = Pick<Measurement, 'value' | 'comparator'>;

export function isAtLeast(limit: number, { value, comparator }: Charted): boolean | undefined {
  if (value === undefined) return undefined;
  switch (comparator) {
    case undefined:
      return value >= limit;
    case '>':
    case '>=':
      return value >= limit ? true : undefined;
    case '<':
      return value <= limit ? false : undefined;
    case '<=':
      return value < limit ? false : undefined;
  }
}

/** The mirror image: at most 150 is at least -150 on the other side of zero. */
export const isAtMost = (limit: number, { value, comparator }: Charted): boolean | undefined =>
  isAtLeast(-limit, {
    value: value === undefined ? undefined : -value,
    comparator: comparator && MIRRORED[comparator],
  });

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** Above the laboratory's own upper limit; where it printed none, by its own flag. */
export const isAboveOwnLimit = ({
  timesUpperLimit,
  comparator,
  flag,
}: Pick<Measurement, 'timesUpperLimit' | 'comparator' | 'flag'>): boolean =>
  timesUpperLimit === undefined
    ? flag === 'high'
    : isAtMost(1, { value: timesUpperLimit, comparator }) === false;

/** Below the laboratory's own lower limit; where it printed none, by its own flag. undefined: cannot tell. */
export const isBelowOwnLimit = ({
  belowLowerLimit,
  flag,
}: Pick<Measurement, 'belowLowerLimit' | 'flag'>): boolean | undefined =>
  belowLowerLimit ?? (flag === undefined ? undefined : flag === 'low');
