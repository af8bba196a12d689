import { abbreviations, sameAs } from '../../knowledge/finding-words/spelling.js';
import { anyOfThese } from './pattern.js';
import { foldSpelling } from './spelling.js';

const writtenOut: Readonly<Record<string, string>> = abbreviations;
const ABBREVIATION = new RegExp(
  Object.keys(abbreviations)
    .map((short) => short.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .map((short) => `${/^\w/.test(short) ? '(?<!\\w)' : ''}${short}${/\w$/.test(short) ? '(?!\\w)' : ''}`)
    .join('|'),
  'g',
);
const NEEDS_WRITING_OUT = /[/+°'’-]|can not|sec to|hx of/;

const synonyms = Object.entries(sameAs).map(([meaning, words]) => ({ pattern: anyOfThese(words), meaning }));
const MAY_HAVE_SYNONYM = / (?:\w*dm\d?s?|right|left|l|r|b|bilat) /;

/** Lower case, no accents, one spelling, one space around every word: " gottrons papules on 24.5 % ". */
export function normaliseWords(text: string): string {
  let words = text.toLowerCase();
  if (/[^\x20-\x7e]/.test(words)) words = words.normalize('NFD').replace(/\p{M}/gu, '').replace(/×/g, 'x');
  if (NEEDS_WRITING_OUT.test(words))
    words = words.replace(ABBREVIATION, (short) => writtenOut[short] ?? short);
  if (words.includes('?'))
    words = words.replace(/(?<=\w)\?+/g, ' queried ').replace(/(?<=^|[\s(/[])\?+/g, ' query ');
  words = words
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)|['’`]/g, '')
    .replace(/(?<=\w)\+/g, ' positive ')
    .replace(/(?<=\d)(?=x\b)/g, ' ')
    .replace(/[&+]/g, ' and ')
    .replace(/</g, ' < ')
    .replace(/(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.<]+/gu, ' ');
  words = foldSpelling(` ${words.trim()} `);
  if (MAY_HAVE_SYNONYM.test(words)) {
    for (const { pattern, meaning } of synonyms) words = words.replace(pattern, `${meaning} `);
  }
  return words;
}
