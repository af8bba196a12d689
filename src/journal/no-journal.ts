import { Unavailable } from './connection.js';
import type { Journal } from './journal.js';

const unavailable = () => Promise.reject(new Unavailable('there is no journal'));

/** Where nothing is remembered: what a journal is whose database never comes. */
export const noJournal: Journal = {
  isUp: () => false,
  tried: Promise.resolve(),
  served: () => undefined,
  repeats: () => Promise.resolve(new Set()),
  feedback: unavailable,
  remember: () => Promise.resolve('unknown'),
  use: unavailable,
  tally: { queued: 0, written: 0, dropped: 0, withheld: 0, unanswered: { repeats: 0, tokens: 0 } },
  close: () => Promise.resolve(),
};
