import type { z } from 'zod';
import { nearby } from './near-names.js';

/** "drugs[1].code" */
const at = (steps: readonly PropertyKey[]): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

/**
 * What one issue says, with the path of the mistake.
 * @param keysAt the keys of each object of the file, by the member that holds it
 */
export function sayings(
  issue: z.core.$ZodIssue,
  keysAt: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  if (issue.code === 'unrecognized_keys') {
    const place = issue.path.findLast((step) => typeof step === 'string') ?? '';
    const known = keysAt[place] ?? [];
    return issue.keys.map(
      (key) =>
        `${at([...issue.path, key])}: is no key here${nearby(key, known) || `; known: ${known.join(', ')}`}`,
    );
  }
  const message =
    issue.code === 'invalid_type' && /^Invalid input/.test(issue.message)
      ? `must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}`
      : issue.message;
  return [`${at(issue.path) || 'the file'}: ${message}`];
}
