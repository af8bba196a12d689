import type { Coding } from '../contract/fhir.js';
import type { Route } from '../knowledge/drugs.js';
import { canonicalSystem, SYSTEM } from '../knowledge/value-sets.js';
import { anyOf, plain } from './words/product-words.js';

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
export function routeIn(text: string): Route | undefined {
  const words = plain(text);
  const local = routesIn(words, localRoutes)[0];
  if (local) return local;
  const systemic = routesIn(words, systemicRoutes);
  if (systemic.length > 0) return systemic.length === 1 ? systemic[0] : undefined;
  return routesIn(words, formRoutes)[0];
}

export const isLocal = (route: Route | undefined): boolean => localRoutes.some(([local]) => local === route);

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

interface RouteMention {
  /** Of dosage.route, or of an administration's route. */
  readonly codings?: readonly Coding[] | undefined;
  /** Of the route itself. */
  readonly text?: string | undefined;
  readonly dosageText?: string | undefined;
  readonly productText?: string | undefined;
}

export const firstRoute = <Item>(items: readonly Item[], read: (item: Item) => Route | undefined) =>
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
