import {
  DRUGS,
  drugIds,
  drugOfValueSet,
  IV_OR_SC_IMMUNOGLOBULINS,
  NON_SYSTEMIC_ATC,
  type DrugId,
  type Route,
} from '../knowledge/drugs.js';
import { OWN_SYSTEM } from '../knowledge/site-map.js';
import { canonicalSystem, conceptOf, SYSTEM, valueSetsOf } from '../knowledge/value-sets.js';

export type { Route } from '../knowledge/drugs.js';

/** A FHIR Coding as EHRs send it: any part may be missing. */
export interface Coding {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
  readonly display?: string | undefined;
}

export interface DrugMention {
  readonly codings: readonly Coding[];
  /** CodeableConcept.text, Medication.code.text, reference display: names of the product, not dosage or notes. */
  readonly texts: readonly string[];
  /** What the record says about the route, see {@link routeOf}. */
  readonly route: Route | undefined;
}

export interface RecognisedDrug {
  readonly drug: DrugId;
  /** False for drops, creams, inhalers, joint injections and depot steroid: no systemic exposure. */
  readonly systemic: boolean;
  /** `text` includes the display of a coding whose code we do not know. */
  readonly by: 'code' | 'text';
  /** What the product itself tells about its route, for records that state none. */
  readonly impliedRoute?: Route;
}

// --- Words ---------------------------------------------------------------------------------------------------

/** Nobody needs more letters to name a product; keeps a hostile text cheap. */
const LONGEST_TEXT = 1000;

/** Without accents, typographic dashes and repeated white space; letter case is kept, abbreviations need it. */
const plain = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** One of these, longest first, as whole words. A strength may follow without a space: "MTX15mg". */
const anyOf = (patterns: readonly string[], flags = 'i'): RegExp => {
  const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![A-Za-z0-9])(?:${longestFirst.join('|')})(?![A-Za-z])`, flags);
};

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** "Solu-Medrol", "Solu Medrol" and "Solumedrol" are one name. */
const spelled = (name: string): string =>
  name
    .split(/[\s-]+/)
    .map(literally)
    .join('[\\s/-]*');
const squeezed = (name: string): string => name.toLowerCase().replace(/[\s/-]+/g, '');

// --- Names ---------------------------------------------------------------------------------------------------

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
const nonSystemicNames: ReadonlySet<string> = new Set(drugIds.flatMap(nonSystemicBrandsOf).map(squeezed));

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
const specificGlobulin = new RegExp(
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

interface Named {
  readonly drug: DrugId;
  readonly name: string;
}

/** The drug a text names: the first that is not negated. */
function namedIn(text: string): Named | undefined {
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

// --- Route ---------------------------------------------------------------------------------------------------

type RouteWords = readonly (readonly [Route, RegExp])[];

/** Routes and forms that keep a drug where it is put; these words win over any systemic route beside them. */
const localRoutes: RouteWords = [
  [
    'ophthalmic',
    anyOf([
      'ophth(?:almic)?(?! (?:exam|screen|review|follow|monitor|check))',
      'ocular(?: (?:route|use)|$)',
      'intra-?ocular|intravitreal|intracameral|subconjunctival|conjunctival|lacrimal',
      'eye ?-?(?:drops?|ointment|gel|solution|suspension)',
      '(?:in|to|into) (?:the |both |each |left |right |affected )*eyes?',
    ]),
  ],
  ['inhaled', anyOf(['inhal\\w*', 'nebuli[sz]\\w*', 'intra-?nasal\\w*', 'nasal(?:ly)?', 'nostrils?'])],
  [
    'intra-articular',
    anyOf([
      'intra[\\s-]?(?:articular|lesional|thecal|bursal|synovial|tympanic)\\w*',
      'peri-?articular|joint injection|epidural|drug implant',
    ]),
  ],
  [
    'topical',
    anyOf([
      'topical\\w*|cutaneous(?: (?:route|use|solution)|$)|dermal|(?<!ice )cream|ointment|lotion|shampoo|foam',
      'otic|ear drops?|auricular|mouth ?-?wash|(?:mouth|oral) rinse|oral paste|swish',
      'enema|rectal\\w*|suppositor\\w+|vaginal\\w*',
    ]),
  ],
];

const systemicRoutes: RouteWords = [
  [
    'oral',
    anyOf([
      'oral\\w*|per os|by mouth|p\\.?o\\.?|enteral|(?:naso|oro)gastric|gastrostomy|(?:ng|peg|g)[ -]tube',
    ]),
  ],
  [
    'subcutaneous',
    anyOf(['s[./]?c\\.?|s[./]?q\\.?|sub-?q|sub-? ?cut(?:an\\w*|aneous\\w*)?|f?sc ?ig\\w*|igsc']),
  ],
  [
    'intravenous',
    anyOf([
      '(?<!(?:class|stage|type|grade|schedule|phase) )i\\.?v\\.?',
      'iv ?-?(?:pb|push|ig\\w*|mp|cyc?)|ivp|igiv|intra-?ven\\w*|intravascular',
    ]),
  ],
  // Not "im" in lower case: "I'm taking ...".
  ['intramuscular', anyOf(['IM', '[Ii]\\.[Mm]\\.?', '[Ii]ntra-?muscular\\w*'], '')],
];

/** Dose forms that are taken one way only; asked last. */
const formRoutes: RouteWords = [
  ['oral', anyOf(['tab(?:let)?s?|caps|cap(?:sule|let)s?|syrup|elixir'])],
  ['subcutaneous', anyOf(['auto-?injectors?|pen injectors?|(?:pre-?filled|injection) pens?'])],
  // Immunoglobulin is infused under the skin too.
  ['intravenous', /^(?!.*globulin).*\binfusions?\b/i],
];

const routesIn = (text: string, table: RouteWords): readonly Route[] =>
  table.filter(([, pattern]) => pattern.test(text)).map(([route]) => route);

/** The route a text names; undefined when it names none, or several ("IV or PO"). */
function routeIn(text: string): Route | undefined {
  const words = plain(text);
  const local = routesIn(words, localRoutes)[0];
  if (local) return local;
  const systemic = routesIn(words, systemicRoutes);
  if (systemic.length > 0) return systemic.length === 1 ? systemic[0] : undefined;
  return routesIn(words, formRoutes)[0];
}

const isLocal = (route: Route | undefined): boolean => localRoutes.some(([local]) => local === route);

/** SNOMED CT: only the three codes of the clinical test patients; every other route goes by its words. */
const routeBySnomedCode: ReadonlyMap<string, Route> = new Map([
  ['26643006', 'oral'],
  ['34206005', 'subcutaneous'],
  ['47625008', 'intravenous'],
]);

function routeByCode({ system, code }: Coding): Route | undefined {
  const isSnomed = system === undefined || canonicalSystem(system) === SYSTEM.snomed;
  return isSnomed && code !== undefined ? routeBySnomedCode.get(code.trim()) : undefined;
}

export interface RouteMention {
  /** Of dosage.route, or of an administration's route. */
  readonly codings?: readonly Coding[] | undefined;
  /** Of the route itself. */
  readonly text?: string | undefined;
  readonly dosageText?: string | undefined;
  readonly productText?: string | undefined;
}

const firstRoute = <Item>(items: readonly Item[], read: (item: Item) => Route | undefined) =>
  items.map(read).find((route) => route !== undefined);

/**
 * The route of one dosage: by SNOMED CT code, else by the words of the route itself, of the dosage text, or of
 * the product. `other` when a route was stated that we cannot read; undefined when none was stated.
 */
export function routeOf({ codings = [], text, dosageText, productText }: RouteMention): Route | undefined {
  const stated = [...codings.map(({ display }) => display), text, ...codings.map(({ code }) => code)];
  const words = [...stated, dosageText, productText].filter((one) => one !== undefined);
  const unreadable = stated.some((one) => one !== undefined) ? 'other' : undefined;
  return firstRoute(codings, routeByCode) ?? firstRoute(words, routeIn) ?? unreadable;
}

// --- Immunoglobulin: into the vein or under the skin? ----------------------------------------------------------

/** What a product is for; `either` is listed as IVIG but also given under the skin. */
type ImmunoglobulinProduct = 'intravenous' | 'subcutaneous' | 'either' | 'unspecified';

const ivOrScNames = IV_OR_SC_IMMUNOGLOBULINS.map(squeezed);
const isIvOrSc = (text: string): boolean => ivOrScNames.some((name) => squeezed(text).includes(name));

/** RxNorm: a generic vial has no [brand], and the 10% vials are also packed for use under the skin. */
const isGenericVial = (display: string): boolean => /^(?!.*\[).*immunoglobulin G, human/i.test(display);

function productByDisplay(drug: DrugId, display: string): ImmunoglobulinProduct {
  if (drug === 'scig') return 'subcutaneous';
  if (drug === 'immunoglobulin-unspecified') return 'unspecified';
  return isIvOrSc(display) || isGenericVial(display) ? 'either' : 'intravenous';
}

/** "Privigen" is a product; "IVIG" and "immune globulin" are words, which a stated route overrules. */
const productByName = ({ drug, name }: Named): ImmunoglobulinProduct =>
  DRUGS[drug].brands.some((brand) => squeezed(brand) === name) ? productByDisplay(drug, name) : 'unspecified';

/** Product first, then the route of the record, then the words; without any of them it stays unspecified. */
function immunoglobulinOf(
  product: ImmunoglobulinProduct,
  route: Route | undefined,
  words: readonly string[],
): DrugId {
  if (product === 'intravenous') return 'ivig';
  if (product === 'subcutaneous') return 'scig';
  const stated = route === 'other' ? undefined : route;
  const known = stated ?? firstRoute(words, routeIn);
  if (known === 'intravenous') return 'ivig';
  if (known === 'subcutaneous') return 'scig';
  return product === 'either' && !known ? 'ivig' : 'immunoglobulin-unspecified';
}

// --- Recognition -----------------------------------------------------------------------------------------------

interface Found {
  readonly drug: DrugId;
  readonly by: 'site' | 'code' | 'text';
  /** A code or a brand of drops, creams or implants. */
  readonly nonSystemic: boolean;
  /** Our own display of the code, nothing for ATC; absent when found by text. */
  readonly display?: string | undefined;
  readonly immunoglobulin: ImmunoglobulinProduct;
}

/** What the map of the site says; the display may name the route too: "prednisolone topical". */
function foundBySite({ system, code, display }: Coding): Found | undefined {
  if (system !== OWN_SYSTEM.drug) return undefined;
  const drug = drugIds.find((id) => id === code);
  return (
    drug && { drug, by: 'site', nonSystemic: false, display, immunoglobulin: productByDisplay(drug, '') }
  );
}

function foundByCode(coding: Coding): Found | undefined {
  const { system, code, display } = coding;
  if (system === OWN_SYSTEM.drug) return foundBySite(coding);
  const sets = valueSetsOf(system, code);
  const ours = conceptOf(system, code)?.display;
  const nonSystemic = sets.has('med-nonsystemic');
  const drug = nonSystemic
    ? (NON_SYSTEMIC_ATC[code?.trim().toUpperCase() ?? ''] ?? namedIn(plain(ours ?? display ?? ''))?.drug)
    : [...sets].map(drugOfValueSet).find((known) => known !== undefined);
  if (!drug) return undefined;
  return {
    drug,
    by: 'code',
    nonSystemic,
    display: ours,
    immunoglobulin: productByDisplay(drug, ours ?? ''),
  };
}

function foundByText(text: string): Found | undefined {
  const named = namedIn(text);
  if (!named) return undefined;
  const nonSystemic = nonSystemicNames.has(named.name);
  return { drug: named.drug, by: 'text', nonSystemic, immunoglobulin: productByName(named) };
}

/** Which of several codes says most: what the site declares, then a local form, then the depot salt, then any product over a bare ingredient. */
function tellingRank({ drug, by, nonSystemic }: Found): number {
  if (by === 'site') return -1;
  if (nonSystemic) return 0;
  if (drug === 'methylprednisolone-acetate') return 1;
  return drug === 'immunoglobulin-unspecified' ? 3 : 2;
}

function find(codings: readonly Coding[], words: readonly string[]): Found | undefined {
  // The ingredient is common to all immunoglobulins: other words may say that it is not the normal human one.
  const isSpecificGlobulin = words.some((text) => text.search(specificGlobulin) >= 0);
  const meansAnother = ({ drug, immunoglobulin }: Found): boolean =>
    isSpecificGlobulin && DRUGS[drug].class === 'immunoglobulin' && immunoglobulin === 'unspecified';
  const byCode = codings.flatMap((coding) => foundByCode(coding) ?? []);
  const byText = words.flatMap((text) => foundByText(text) ?? []);
  const mostTelling = byCode.sort((a, b) => tellingRank(a) - tellingRank(b));
  return [...mostTelling, ...byText].find((found) => !meansAnother(found));
}

/**
 * The route that follows from the product. A vial of an infusible drug is for the vein (RxNorm calls the
 * succinate "methylprednisolone 1000 MG Injection"); a syringe is for the skin unless it holds a steroid.
 */
function impliedRouteOf(drug: DrugId, products: readonly string[]): Route | undefined {
  if (drug === 'ivig') return 'intravenous';
  if (drug === 'scig' || products.some((text) => /hyaluronidase|hycela/i.test(text))) return 'subcutaneous';
  const named = firstRoute(products, routeIn);
  if (named || drug === 'immunoglobulin-unspecified') return named;
  if (products.some((text) => /pre-?filled syringe/i.test(text)))
    return DRUGS[drug].class === 'glucocorticoid' ? undefined : 'subcutaneous';
  const isVial = products.some((text) => /\binject(?:ion|able)\b/i.test(text));
  return isVial && DRUGS[drug].infused !== 'never' ? 'intravenous' : undefined;
}

/** Steroid with an antibiotic comes as drops or ointment only. */
const antibioticOfDrops = anyOf(['neomycin|polymyxin\\w*|tobramycin|gentamicin|ciprofloxacin|sulfacetamide']);

const isLocalForm = (text: string): boolean => isLocal(routeIn(text)) || antibioticOfDrops.test(text);

/**
 * The drug that a medication record, an order or an allergy is about. Every coding is tried; a code beats a
 * display, a display beats text. Undefined when it is none of ours, or named only to say "not".
 */
export function recogniseDrug({ codings, texts, route }: DrugMention): RecognisedDrug | undefined {
  const words = [...codings.flatMap(({ display }) => display ?? []), ...texts].map(plain);
  const found = find(codings, words);
  if (!found) return undefined;

  const isImmunoglobulin = DRUGS[found.drug].class === 'immunoglobulin';
  const drug = isImmunoglobulin ? immunoglobulinOf(found.immunoglobulin, route, words) : found.drug;

  const products = found.display ? [found.display, ...words] : words;
  const systemic = !(
    found.nonSystemic ||
    drug === 'methylprednisolone-acetate' ||
    isLocal(route) ||
    products.some(isLocalForm)
  );
  const impliedRoute = impliedRouteOf(drug, products);
  return { drug, systemic, by: found.by === 'text' ? 'text' : 'code', ...(impliedRoute && { impliedRoute }) };
}
