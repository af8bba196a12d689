import { DRUGS, drugIds, type DrugId } from '../../knowledge/drugs.js';
import { anyOf, literally, spelled, squeezed } from './product-words.js';

const nonSystemicBrandsOf = (drug: DrugId): readonly string[] => DRUGS[drug].nonSystemicBrands ?? [];
const namesOf = (drug: DrugId): readonly string[] => [
  ...DRUGS[drug].generics,
  ...DRUGS[drug].brands,
  ...nonSystemicBrandsOf(drug),
];

const anyName = anyOf(drugIds.flatMap(namesOf).map(spelled), 'gi');
const anyAbbreviation = anyOf(drugIds.flatMap((drug) => DRUGS[drug].abbreviations).map(literally), 'g');

const drugByName: ReadonlyMap<string, DrugId> = new Map(
  drugIds.flatMap((drug) =>
    [...namesOf(drug), ...DRUGS[drug].abbreviations].map((name) => [squeezed(name), drug] as const),
  ),
);
export const nonSystemicNames: ReadonlySet<string> = new Set(
  drugIds.flatMap(nonSystemicBrandsOf).map(squeezed),
);

/** Words that may stand between a negation and the drug; any other word, as in "no response to", ends it. */
const betweenNegationAndName = [
  'a|an|any|the|more|further|longer|current|currently|previous|prior|yet|been|being|had|having|has|have|to|of|on|for',
  'give|given|giving|receive|received|receiving|start|started|starting|take|taken|taking|use|used|using',
  'tnf|alpha|inhibitors?|blockers?|biologics?|drugs?|such as|like|including',
].join('|');
const negatedBefore = new RegExp(
  `(?:\\b(?:no|not|never|nil|avoid(?:s|ing)?|without|denies|instead of|rather than)\\b` +
    `(?:[\\s(:-]+(?:${betweenNegationAndName})\\b)*|\\b(?:non|anti)-?)[\\s(:]*$`,
  'i',
);

/** "etanercept contraindicated", "rituximab: do not give", "infliximab (avoid)". */
const negatedAfter =
  /^\W*(?:is |was )?(?:contra-?indicated|do not (?:give|use|start|prescribe)|not (?:given|started|to be given|indicated)|never (?:given|started)|declined|refused|avoid\W*$)/i;

/** Between two names of one list a negation carries over: "no etanercept or infliximab". */
const listSeparator = /^\s*(?:[,/&]|,?\s*(?:or|nor|and))\s*$/i;

/** As far as a negation reaches, in characters. */
const NEGATION_REACH = 80;

const isNegated = (before: string, after: string): boolean =>
  negatedBefore.test(before.slice(-NEGATION_REACH)) || negatedAfter.test(after.slice(0, NEGATION_REACH));

/** Immunoglobulins against one thing, and globulins against cells, are never IVIG. */
const target = [
  'rho ?\\(? ?d ?\\)?|rh\\d?|rhesus|anti-? ?d|(?:hepatitis|hep) b|tetanus|rabies|diphtheria|botulism|botulinum',
  'varicella(?:[ -]zoster)?|zoster|cytomegalovirus|cmv|vaccinia|anthrax|respiratory syncytial virus|rsv',
  '(?:anti-? ?)?thymocyte|lymphocyte|digoxin|hyperimmune',
].join('|');
const globulin = 'immune globulins?|immunoglobulins?|gamma ?globulins?|globulins?';
export const specificGlobulin = new RegExp(
  [
    // "hepatitis B virus immune globulin", "CMV-IVIG", "anti-D (Rh) immunoglobulin"
    `(?<![a-z])(?:${target})(?: ?\\([^)]*\\))?(?:[ -]+(?:virus|human|immune|iv|intravenous))*[ -]*(?:${globulin}|iv ?-?ig|ig)(?![a-z])`,
    // "immune globulin, human, rabies"
    `(?<![a-z])(?:${globulin})(?:[ ,()/-]+(?:human|iv|im|intravenous|intramuscular))*[ ,()/-]+(?:${target})(?![a-z])`,
    // not a product at all
    `anti-? ?(?:human )?immunoglobulin|immunoglobulin [ademADEM](?![a-z])`,
  ].join('|'),
  'gi',
);

/** The folic acid set is single-ingredient: a multivitamin is no folic acid supplement. */
const multivitamin = /\b(?:multi-?vitamins?|prenatal vitamins?)\b/i;

export interface Named {
  readonly drug: DrugId;
  readonly name: string;
}

/** The drug a text names: the first that is not negated. */
export function namedIn(text: string): Named | undefined {
  const own = text.replace(specificGlobulin, (phrase) => ' '.repeat(phrase.length));
  const matches = [...own.matchAll(anyName), ...own.matchAll(anyAbbreviation)];
  let negated = false;
  let end = 0;
  for (const match of matches.sort((a, b) => a.index - b.index)) {
    const between: string = own.slice(end, match.index);
    end = match.index + match[0].length;
    negated =
      (negated && listSeparator.test(between)) || isNegated(own.slice(0, match.index), own.slice(end));
    const name = squeezed(match[0]);
    const drug = drugByName.get(name);
    if (negated || !drug || (drug === 'folic-acid' && multivitamin.test(own))) continue;
    return { drug, name };
  }
  return undefined;
}
