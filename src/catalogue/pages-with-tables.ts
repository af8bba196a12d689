import { ruleNames, ruleOf } from '../conformance/rules.js';
import { readServices } from '../contract/services.js';
import { installTables, withTables, type OfferedOnCards } from './install-sheets.js';

/** Pages written by hand, with tables that are not. */
export const pagesWithTables = [
  'docs/install-epic.md',
  'docs/install-oracle-health.md',
  'docs/conformance.md',
] as const;

/**
 * The page with its tables made anew, from what stands in the project.
 * @param read the text of a file, by its path in the project
 */
export function tablesMadeAnew(page: string, read: (path: string) => string): string {
  const services = readServices(Buffer.from(read('cds-services.json')));
  const offered = JSON.parse(read('cards/offered-on-cards.json')) as OfferedOnCards;
  const conformanceRules = [
    ['Name', 'Verb', 'A service …', 'From'],
    ...ruleNames.map((name) => [`\`${name}\``, ruleOf(name).verb, ruleOf(name).says, ruleOf(name).from]),
  ];
  return withTables(read(page), { ...installTables(services, offered), conformanceRules });
}
