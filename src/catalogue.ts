/** `npm run catalogue`: writes cards/README.md, docs/settings.md and docs/source-attributes.md from the code. */
import { readFileSync, writeFileSync } from 'node:fs';
import { catalogue, type VignettesOf } from './catalogue/rules-page.js';
import { settingsPage } from './catalogue/settings-page.js';
import { sourceAttributesPage } from './catalogue/source-attributes-page.js';
import { isProgram } from './command/program.js';
import { RULE_SET_VERSION } from './pipeline.js';

/** Seen from dist/src. */
const inProject = (path: string): URL => new URL(`../../${path}`, import.meta.url);

if (isProgram(import.meta.url)) {
  const vignettesOf = JSON.parse(
    readFileSync(inProject('cards/recommendation-vignettes.json'), 'utf8'),
  ) as VignettesOf;
  writeFileSync(inProject('cards/README.md'), catalogue(vignettesOf));
  writeFileSync(inProject('docs/settings.md'), settingsPage());
  writeFileSync(inProject('docs/source-attributes.md'), sourceAttributesPage(RULE_SET_VERSION));
}
