/** FHIR nests some ten levels deep; what nests deeper than this was made to overflow a recursion. */
export const DEEPEST = 100;

/**
 * Recursion that cannot overflow, because it ends at the limit. Every call pays for it: plain loops that look
 * only into objects take a third less time than `some` (at 1 MB 0.5 to 0.6 ms instead of 0.8).
 */
export function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      if (typeof item === 'object' && isDeeperThan(levels - 1, item)) return true;
    }
    return false;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === 'object' && isDeeperThan(levels - 1, member)) return true;
  }
  return false;
}
