import type { UnknownName, Unrecognised } from './unrecognised.js';

/** An entry of the site map in which only the meaning is missing: docs/site-map.md. */
interface Skeleton {
  readonly system?: string;
  readonly code?: string;
  readonly text?: string;
  readonly note: string;
}

/**
 * The start of a site map from what was not recognised: every name once, the most frequent first, with "?" where
 * the site has to say what it is. Such a file is refused until each "?" is answered or its entry deleted.
 */
export const skeletonOf = (drugs: Unrecognised, measures: Unrecognised): string =>
  JSON.stringify(
    {
      drugs: drugs.list.flatMap(entriesOf).map((entry) => ({ ...entry, drug: '?' })),
      measures: measures.list.flatMap(entriesOf).map((entry) => ({ ...entry, measure: '?' })),
    },
    null,
    2,
  );

/** By code where there is one: a code outlives its wording. Of several codes the first will do. */
function entriesOf({ codes, names, count, in: types }: UnknownName): readonly Skeleton[] {
  const [first] = codes;
  const [name] = names;
  const met = Object.entries(types).map(([type, times]) => `${type} ${times}`);
  const words = [...(first === undefined ? [] : names.slice(0, 1)), `${count}x`, met.join(', ')].join('; ');
  const note = words.length > LONGEST_NOTE ? `${words.slice(0, LONGEST_NOTE - 1)}…` : words;
  if (first !== undefined) {
    const [code = '', ...system] = first.split('|').reverse();
    return [{ ...(system.length > 0 && { system: system.reverse().join('|') }), code, note }];
  }
  return name === undefined ? [] : [{ text: name, note }];
}
const LONGEST_NOTE = 200;
