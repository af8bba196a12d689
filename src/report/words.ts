import type { Period } from './period.js';

/** In place of the name of a client. */
export const NO_CLIENT_WORDS = 'no client (AUTH=off)';

export const nothingIn = ({ from, to }: Period): string =>
  `From ${from} to ${to} no card was served and no feedback came in.`;
