/** `npm run catalogue`: writes cards/README.md and the generated pages and tables of docs/ from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { pagesWithTables, tablesMadeAnew } from './catalogue/pages-with-tables.js';
import { catalogue, type VignettesOf } from './catalogue/rules-page.js';
import { settingsPage } from './catalogue/settings-page.js';
import { sourceAttributesPage } from './catalogue/source-attributes-page.js';
import { isProgram } from './command/program.js';
import { RULE_SET_VERSION } from './pipeline.js';

/** Seen from dist/src. */
const inProject = (path: string): URL => new URL(`../../${path}`, import.meta.url);

if (isProgram(import.meta.url)) {
  const read = (path: string): string => readFileSync(inProject(path), 'utf8');
  const vignettesOf = JSON.parse(read('cards/recommendation-vignettes.json')) as VignettesOf;
  writeFileSync(inProject('cards/README.md'), catalogue(vignettesOf));
  writeFileSync(inProject('docs/settings.md'), settingsPage());
  writeFileSync(inProject('docs/source-attributes.md'), sourceAttributesPage(RULE_SET_VERSION));
  for (const page of pagesWithTables) writeFileSync(inProject(page), tablesMadeAnew(page, read));
}
