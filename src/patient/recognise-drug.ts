import type { Coding } from '../contract/fhir.js';
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
import { conceptOf, valueSetsOf } from '../knowledge/value-sets.js';
import { firstRoute, isLocal, routeIn } from './recognise-route.js';
import { namedIn, nonSystemicNames, specificGlobulin, type Named } from './words/drug-name.js';
import { anyOf, plain, squeezed } from './words/product-words.js';

interface DrugMention {
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
  /** What the product itself tells about its route, for records that state none. */
  readonly impliedRoute?: Route;
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
  readonly bySite: boolean;
  /** A code or a brand of drops, creams or implants. */
  readonly nonSystemic: boolean;
  /** Our own display of the code, nothing for ATC; absent when found by text. */
  readonly display?: string | undefined;
  readonly immunoglobulin: ImmunoglobulinProduct;
}

/** What the map of the site says; the display may name the route too: "prednisolone topical". */
function foundBySite({ code, display }: Coding): Found | undefined {
  const drug = drugIds.find((id) => id === code);
  return (
    drug && { drug, bySite: true, nonSystemic: false, display, immunoglobulin: productByDisplay(drug, '') }
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
    bySite: false,
    nonSystemic,
    display: ours,
    immunoglobulin: productByDisplay(drug, ours ?? ''),
  };
}

function foundByText(text: string): Found | undefined {
  const named = namedIn(text);
  if (!named) return undefined;
  const nonSystemic = nonSystemicNames.has(named.name);
  return { drug: named.drug, bySite: false, nonSystemic, immunoglobulin: productByName(named) };
}

/** Which of several codes says most: what the site declares, then a local form, then the depot salt, then any product over a bare ingredient. */
function tellingRank({ drug, bySite, nonSystemic }: Found): number {
  if (bySite) return -1;
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
  return { drug, systemic, ...(impliedRoute && { impliedRoute }) };
}
