import type { Evidence } from '../knowledge/evidence.js';

/** Text for one cell of a table. */
export const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** The work that is cited, with a link where it has an address. */
export const workOf = ({ citation, url }: Pick<Evidence, 'citation' | 'url'>): string =>
  url === undefined ? citation : `[${citation}](${url})`;
