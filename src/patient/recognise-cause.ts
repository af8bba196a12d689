import {
  linkDoubts,
  linkWords,
  noCause,
  notMyositisAfterAll,
  otherCausesOfDysphagia,
  partOfMyositis,
} from '../knowledge/finding-words/linked-causes.js';
import { normaliseWords } from './words/normalise.js';
import { anyOfThese, directly, says, sourceOf, wholly } from './words/pattern.js';

interface LinkedCause {
  readonly cause: string;
  readonly isMyositis: boolean;
}

const LINK = new RegExp(
  `(?<!\\w)(?:${linkWords.map((link) => link.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+')).join('|')})(?!\\w)\\s*([^;,.()\\n]+?)(?=[;,.()\\n]|\\bbut\\b|$)`,
  'gi',
);
const LINK_DOUBTED_BEFORE = new RegExp(`(?<= )(?:${sourceOf(linkDoubts)})(?:(?!and |or )\\S+ )?$`);
const LINK_DOUBTED_BEHIND = directly(linkDoubts);
const NAMES_NO_CAUSE = wholly([...noCause, '(a|an|the|some|cause|causes|etiology|reason|reasons)']);
const PART_OF_MYOSITIS = anyOfThese(partOfMyositis);
const NOT_MYOSITIS_AFTER_ALL = anyOfThese(notMyositisAfterAll);
const PART_OF_MYOSITIS_NAMED = anyOfThese(partOfMyositis.slice(0, 1));

/**
 * "due to X", "secondary to X", "caused by X": specification B.1 "Linked to another cause".
 * A doubtful link ("possibly due to") and an unknown cause link nothing; one link to myositis outweighs the others.
 */
export function linkedCauseIn(text: string): LinkedCause | undefined {
  const links: LinkedCause[] = [];
  for (const match of text.matchAll(LINK)) {
    const cause = (match[1] ?? '').trim();
    const words = normaliseWords(cause);
    const doubted =
      LINK_DOUBTED_BEFORE.test(normaliseWords(text.slice(0, match.index).split(/[;,.]/).at(-1) ?? '')) ||
      LINK_DOUBTED_BEHIND.test(words);
    if (words.trim() === '' || doubted || NAMES_NO_CAUSE.test(words)) continue;
    links.push({ cause, isMyositis: says(words.replace(NOT_MYOSITIS_AFTER_ALL, ' '), PART_OF_MYOSITIS) });
  }
  return links.find(({ isMyositis }) => isMyositis) ?? links[0] ?? causeNamed(text);
}

/**
 * "Stroke-related dysphagia", "dysphagia from an oesophageal carcinoma": linked too, but only to a cause that
 * section I lists, for "from" and "related" say less than "due to".
 */
const RELATED = new RegExp(
  `(?<= )((?:${sourceOf(otherCausesOfDysphagia)})(?:related|induced|associated) |post (?:${sourceOf(otherCausesOfDysphagia)}))`,
);
const FROM = new RegExp(
  `(?<= )(?:from|related to) ((?:(?!and |or )\\S+ ){0,2}?(?:${sourceOf(otherCausesOfDysphagia)}))`,
);

function causeNamed(text: string): LinkedCause | undefined {
  const words = normaliseWords(text);
  const match = RELATED.exec(words) ?? FROM.exec(words);
  if (!match || LINK_DOUBTED_BEFORE.test(words.slice(0, match.index))) return undefined;
  const cause = (match[1] ?? '').trim();
  return says(words, PART_OF_MYOSITIS_NAMED) ? undefined : { cause, isMyositis: false };
}
