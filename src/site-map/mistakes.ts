import { nameKey } from '../gather/local-codes.js';
import { writtenName } from './schema.js';

/**
 * Two entries for one name: which would count? Looked for in the raw content, so that it is said with the other
 * mistakes. One Observation may hold several measures, each in a place of its own.
 */
export function sameNameTwice(content: unknown): readonly string[] {
  return (['drugs', 'measures', 'procedures'] as const).flatMap((key) => {
    const entries = (content as Record<string, unknown> | null)?.[key];
    if (!Array.isArray(entries)) return [];
    const first = new Map<string, number>();
    return entries.flatMap((entry: unknown, index) => {
      const written = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
      const name = writtenName(written);
      if (name === undefined) return [];
      const place = JSON.stringify([written['component'] ?? '', written['value'] ?? '']);
      const id = `${nameKey(name)}\n${key === 'measures' ? place : ''}`;
      const before = first.get(id);
      if (before === undefined) first.set(id, index);
      return before === undefined ? [] : [`${key}[${index}]: names the same as ${key}[${before}]`];
    });
  });
}
