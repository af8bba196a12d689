/** Nobody needs more letters to name a product; keeps a hostile text cheap. */
const LONGEST_TEXT = 1000;

/** Without accents, typographic dashes and repeated white space; letter case is kept, abbreviations need it. */
export const plain = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** One of these, longest first, as whole words. A strength may follow without a space: "MTX15mg". */
export const anyOf = (patterns: readonly string[], flags = 'i'): RegExp => {
  const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![A-Za-z0-9])(?:${longestFirst.join('|')})(?![A-Za-z])`, flags);
};

export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** "Solu-Medrol", "Solu Medrol" and "Solumedrol" are one name. */
export const spelled = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map(literally)
    .join('[\\s/-]*');
export const squeezed = (name: string): string => name.toLowerCase().replace(/[\s/-]+/g, '');
