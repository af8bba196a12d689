import { ConfigError } from './config.js';
import { noLocalCodes, type LocalCodes, type LocalMeasure, type LocalName } from './contract/site-map.js';
import { sayings } from './file-mistakes.js';
import { parseJson, readText } from './json-file.js';
import { DRUGS } from './knowledge/drugs.js';
import { knownScales, type MeasureId } from './knowledge/measure-names.js';
import { openFormulary, OWN_SYSTEM, type Formulary, type Product } from './knowledge/site-map.js';
import { sameNameTwice } from './site-map/mistakes.js';
import { keysAt, siteMap, writtenName, type WrittenName, type Written } from './site-map/schema.js';

/** What a hospital declares of itself: docs/site-map.md. */
export interface SiteMap {
  readonly codes: LocalCodes;
  readonly formulary: Formulary;
}

export const emptySiteMap: SiteMap = { codes: noLocalCodes, formulary: openFormulary };

/**
 * The site map of this site.
 * @param file path that SITE_MAP_FILE gives; undefined: no file, nothing is mapped
 * @throws ConfigError with one line for each mistake, which names SITE_MAP_FILE and the path of the mistake.
 */
export function readSiteMapFile(file: string | undefined): SiteMap {
  return file === undefined
    ? emptySiteMap
    : readSiteMap(readText(file, (problem) => refusal(`${problem}: ${JSON.stringify(file)}`)));
}

/** The same from the text of such a file. */
export function readSiteMap(text: string): SiteMap {
  const content = parseJson(text, refusal);
  const parsed = siteMap.safeParse(content);
  const mistakes = [
    ...(parsed.error?.issues ?? []).flatMap((issue) => sayings(issue, keysAt)),
    ...sameNameTwice(content),
  ];
  if (!parsed.success || mistakes.length > 0)
    throw new ConfigError(mistakes.map((mistake) => `SITE_MAP_FILE ${mistake}`).join('\n'));
  return compiled(parsed.data);
}

const refusal = (problem: string): ConfigError => new ConfigError(`SITE_MAP_FILE ${problem}`);

const measureWords = (id: MeasureId): string =>
  id in knownScales ? id.replaceAll('-', ' ').toUpperCase() : id;

/** Every entry has a name: the schema saw to it. */
const named = (written: WrittenName): LocalName => writtenName(written) ?? { text: '' };

/** What the rooms get. */
function compiled({ drugs, measures, procedures, formulary: given }: Written): SiteMap {
  const { ivig, jakInhibitor: jak, notAvailable } = given;
  return {
    codes: {
      drugs: drugs.map((entry) => ({
        name: named(entry),
        means: {
          system: OWN_SYSTEM.drug,
          code: entry.drug,
          display: [DRUGS[entry.drug].name, entry.route].filter(Boolean).join(' '),
        },
      })),
      measures: measures.map((entry): LocalMeasure => {
        const scale = entry.denominator === undefined ? '' : ` (0-${entry.denominator})`;
        return {
          name: named(entry),
          means: {
            system: OWN_SYSTEM.measure,
            code: entry.measure,
            display: measureWords(entry.measure) + scale,
          },
          renamed: scale !== '',
          ...(entry.component && { component: named(entry.component) }),
          ...(entry.value !== undefined && { value: entry.value }),
          ...(entry.date !== undefined && { date: entry.date }),
        };
      }),
      examinations: procedures.map((entry) => ({
        name: named(entry),
        means: {
          system: OWN_SYSTEM.examination,
          code: entry.examination,
          display: entry.examination,
        },
      })),
    },
    formulary: {
      notAvailable,
      ...(ivig && { ivig: productOf(ivig.text, ivig.coding) }),
      ...(jak && {
        jakInhibitor: {
          drug: jak.drug,
          ...((jak.text ?? jak.coding) && {
            product: productOf(jak.text ?? DRUGS[jak.drug].name, jak.coding),
          }),
        },
      }),
    },
  };
}

const productOf = (text: string, coding: Product['coding']) => ({
  text,
  ...(coding && { coding }),
});
