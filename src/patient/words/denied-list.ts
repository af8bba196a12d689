import {
  behindFillers,
  listCopulas,
  listsExcluded,
  notOfAList,
} from '../../knowledge/finding-words/guards.js';
import { anyOfThese, says, sourceOf } from './pattern.js';

const DENIED_AT_END = new RegExp(
  `(?<= )(?:${sourceOf(listCopulas)})*(?:${sourceOf(listsExcluded)})(?:${sourceOf(behindFillers)})*$`,
);
const NOT_OF_A_LIST = anyOfThese(notOfAList);
/** "Papules", "rash": what may follow a term before the next item. */
const LONGEST_TAIL = 2;
const BY_AND_OR = / (?:and|or|nor) /;

/**
 * The other items of a list that its last words deny: "Gottron" behind "heliotrope" in "heliotrope and Gottron ruled
 * out". Undefined when no such list follows. Each item has its spaces: " gottron ".
 * @param behind what follows the term in its clause and, with "and" between, in the clauses of its sentence
 */
export function itemsDeniedBehind(behind: string): readonly string[] | undefined {
  const end = behind.search(DENIED_AT_END);
  if (end < 0) return undefined;
  const [own = '', ...items] = behind.slice(0, end).split(BY_AND_OR);
  if (
    items.length === 0 ||
    own.trim().split(' ').length > LONGEST_TAIL ||
    says(` ${own.trim()} `, NOT_OF_A_LIST)
  )
    return undefined;
  const spaced = items.map((item) => ` ${item.trim()} `);
  return spaced.some((item) => says(item, NOT_OF_A_LIST)) ? undefined : spaced;
}
