/**
 * Prescriber's language in one spelling: lower case, figures for number words, "twice" as "2 times", plain
 * hyphens, "x" for ×, and without what is not about this drug's dose ("not daily", "with folic acid 1 mg",
 * "check blood count weekly", "max 40 mg").
 */

/** Longer texts are leaflets; the bound also keeps every pattern cheap. */
const LONGEST_TEXT = 500;

const FIGURES = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const FIGURE_WORD = new RegExp(`\\b(${FIGURES.slice(1).join('|')})\\b`, 'g');

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(\d) ?½/g, '$1.5'],
  [/½/g, '0.5'],
  [/¼/g, '0.25'],
  [/¾/g, '0.75'],
  [/[×✕]/g, 'x'],
  [/[‐-―−]/g, '-'],
  [/[µμ]/g, 'u'],
  [/²|\^2/g, '2'],
  [/(\d) 1\/2\b/g, '$1.5'],
  [/\b1\/2\b(?=\s*(a )?tab)/g, '0.5'],
  [/(\D)-(?=[a-z])/g, '$1 '],
  [/(\d)-(?=weekly|hourly|monthly)/g, '$1 '],
];

const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(\d) and a half\b/g, '$1.5'],
  [/\bhalf (of )?(a |an |1 )?(?=tab|pill)/g, '0.5 '],
  [/\bonce\b/g, '1 times'],
  [/\btwice\b/g, '2 times'],
  [/\bthrice\b/g, '3 times'],
];

/** Said about the dose, or about something else, but not the dose. None of them may swallow a dose. */
const NOT_THE_DOSE: readonly RegExp[] = [
  /\b(not|never|don'?t)\b[^.;,()\d]{0,25}?\b(daily|every day|each day)\b/g,
  // "Fatal if taken daily" is a warning, not the rhythm.
  /\b(fatal|deadly|lethal|toxic|danger(ous)?)\b[^.;,()\d]{0,25}?\b(daily|every ?day|each day)\b/g,
  /\b(daily|every ?day|each day)\b[^.;,()\d]{0,25}?\b(is|can be|may be) (fatal|deadly|lethal|toxic|danger(ous)?)\b/g,
  /\b(max(imum)?|not (to )?exceed|do not exceed|no more than|capped( at)?|cap (at|of))\b[^.;,()]{0,25}?\d[\d.,]*\s*m?c?g(\/\w+)?( ?(per|a|\/) ?(day|week|dose))?/g,
  /\b(check|monitor|labs?|bloods?|cbc|fbc|lfts?|blood (tests?|counts?)|weigh|review|follow ?up|visits?)\b((?!\d[\d.]* ?m?c?g\b)[^.;,():])*/g,
];

/** The folate beside methotrexate has a dose and a rhythm of its own. */
const COMPANION =
  /[\s,.;(+&]*\b((with|plus|and|also|take|takes) +)*(daily +)?(folic|folinic|folate|leucovorin)\b.*$/;

/** The same where it is named first: up to the end of its sentence, or up to the methotrexate. */
const COMPANION_FIRST =
  /\b((with|plus|and|also|take|takes) +)*(daily +)?(folic|folinic|folate|leucovorin)\b.*?(?=\b(methotrexate|mtx)\b|[.;](?!\d)|$)/g;

/** "Take with folic acid daily": both of them? A daily methotrexate must not be overlooked. */
const PERHAPS_BOTH = /\b(with|plus|and|also) +(folic|folinic|folate|leucovorin)\b[^.;\d]*$/;

/** A figure, or a rhythm in words alone. */
const TELLS_DOSE =
  /\d|\b(dai|week|fortnight|month|night)ly\b|\b(every|each|per|a) (day|week|month)\b|\bq(d|w|wk)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b/;

export function plainDosing(text: string): string {
  let plain = text.slice(0, LONGEST_TEXT).toLowerCase();
  for (const [pattern, spelling] of SIGNS) plain = plain.replace(pattern, spelling);
  plain = plain.replace(FIGURE_WORD, (word) => String(FIGURES.indexOf(word)));
  for (const [pattern, spelling] of WORDS) plain = plain.replace(pattern, spelling);
  for (const pattern of NOT_THE_DOSE) plain = plain.replace(pattern, ' ');
  plain = plain.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
  const own = plain.replace(COMPANION, '').trim();
  if (TELLS_DOSE.test(own)) return own;
  return PERHAPS_BOTH.test(plain) ? plain : plain.replace(COMPANION_FIRST, ' ').trim();
}

/** "7,5" is a decimal, "1,000" are thousands (doses have no three decimals), "0,125" is a decimal again. */
export function numeral(digits: string): number {
  return Number(
    /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.'),
  );
}
