import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { everyRule as all, ruleBook } from '../cards/index.js';
import { pagesWithTables, tablesMadeAnew } from '../src/catalogue/pages-with-tables.js';
import { catalogue, type VignettesOf } from '../src/catalogue/rules-page.js';
import { settingsPage } from '../src/catalogue/settings-page.js';
import { sourceAttributesPage } from '../src/catalogue/source-attributes-page.js';
import { sources } from '../src/contract/patient-record.js';
import { evidenceKeys } from '../src/knowledge/evidence.js';
import { RULE_SET_VERSION } from '../src/pipeline.js';
import { ruleIds } from '../src/rules/rule-ids.js';
import { vignettes } from './support/vignettes.js';

const root = new URL('../', import.meta.url);
const cardFiles = ['pathway', 'safety', 'orders', 'care'].flatMap((folder) =>
  readdirSync(new URL(`cards/${folder}/`, root)).map((file) => ({ folder, id: file.replace(/\.ts$/, '') })),
);
/** What stands beside the cards and is none: the table and the words that several cards share. */
const notCards = new Set([
  'decision-table',
  'row-questions',
  'option-order',
  'option-guide',
  'advice',
  'background',
  'site-choice',
  'order-rule',
  'pregnancy-checks',
  'history-checks',
  'dose-checks',
  'risk-checks',
  'screening-checks',
  'dosing-guide-check',
  'tnf-inhibitor-questions',
]);

describe('The house keeps its rules', () => {
  it('has one file for each rule, named by its id', () => {
    const files = cardFiles.map(({ id }) => id).filter((id) => !notCards.has(id));
    expect([...files].sort()).toEqual(all.map(({ id }) => id as string).sort());
  });

  it('lists every rule and every pathway card in cards/index.ts exactly once, and no other id exists', () => {
    const rules = ruleBook.rules.map(({ id }) => id);
    const cards = ruleBook.pathwayCards.map(({ id }) => id);
    expect(new Set(rules).size).toBe(rules.length);
    expect(new Set(cards).size).toBe(cards.length);
    expect([...new Set([...rules, ...cards])].sort()).toEqual([...ruleIds].sort());
  });

  it('gives one id to a pathway card and a rule only where a row of the table speaks for the item', () => {
    const cards = new Set(ruleBook.pathwayCards.map(({ id }) => id));
    const shared = ruleBook.rules.filter(({ id }) => cards.has(id));
    for (const { id, kind } of shared) {
      expect(['reassessment-due', 'optimise-methotrexate']).toContain(id);
      expect(kind).toBe('checklist');
    }
  });

  it('has one test file for each rule: test/cards/<id>.test.ts', () => {
    const tested = readdirSync(new URL('test/cards/', root)).flatMap(
      (file) => /^(.+)\.test\.ts$/.exec(file)?.[1] ?? [],
    );
    for (const { id } of all) expect(tested).toContain(id);
  });

  it.each(all.map(({ id }) => id))('shows %s in a vignette, or in its own test', (id) => {
    const inVignette = vignettes.some(({ expected }) => expected.some((one) => one.id === id));
    const test = readFileSync(new URL(`test/cards/${id}.test.ts`, root), 'utf8');
    // Its own test names an indicator that it is shown at.
    expect(inVignette || /'(info|warning|critical)'/.test(test)).toBe(true);
  });

  it.each(cardFiles)(
    'cites beside a threshold of $id only evidence that the card declares',
    ({ folder, id }) => {
      const text = readFileSync(new URL(`cards/${folder}/${id}.ts`, root), 'utf8');
      const cited = [...text.matchAll(/Evidence: ([^(.]+)/g)].flatMap(([, keys = '']) =>
        keys.trim().split(/, */),
      );
      const inFolder = folder === 'pathway' ? ruleBook.pathwayCards : ruleBook.rules;
      const declared = inFolder.find((rule) => rule.id === id)?.evidence ?? evidenceKeys;
      for (const key of cited) expect(declared).toContain(key);
    },
  );

  it.each(all.map((rule) => [rule.id, rule] as const))('asks of %s only what can be cited', (_, rule) => {
    for (const key of rule.evidence) expect(evidenceKeys).toContain(key);
  });

  it.each(ruleBook.rules.map((rule) => [rule.id, rule] as const))(
    'words every question of %s as a question',
    (_, rule) => {
      const asked = [...(rule.all ?? []), ...(rule.any ?? []), ...(rule.none ?? [])];
      expect(asked.length).toBeGreaterThan(0);
      for (const { asks } of asked) expect(asks.endsWith('?')).toBe(true);
    },
  );

  it.each(all.map((rule) => [rule.id, rule] as const))('lets nobody check their own rule: %s', (_, rule) => {
    expect(rule.signature.checkedBy).not.toBe(rule.signature.author);
    expect(rule.signature.reviewBy).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('reads in every service the same prefetch keys that the record knows', () => {
    const { services } = JSON.parse(readFileSync(new URL('cds-services.json', root), 'utf8')) as {
      readonly services: readonly { readonly prefetch: Readonly<Record<string, string>> }[];
    };
    for (const { prefetch } of services) expect(Object.keys(prefetch).sort()).toEqual([...sources].sort());
  });

  it('names in every vignette only rules that exist', () => {
    for (const { expected, mustNotFire } of vignettes) {
      for (const id of [...expected.map(({ id }) => id), ...mustNotFire]) expect(ruleIds).toContain(id);
    }
  });

  it('lets the decision table name only rows and cards that exist', () => {
    const rows = new Set(ruleBook.table.rows.map(({ row }) => row));
    const cards = new Set<string>(ruleBook.pathwayCards.map(({ id }) => id));
    expect(rows.size).toBe(ruleBook.table.rows.length);
    for (const id of Object.values(ruleBook.table.cardOf)) expect(cards.has(id)).toBe(true);
    for (const { then } of ruleBook.table.rows) {
      if (then.kind === 'card' && then.card !== 'first open option') expect(cards.has(then.card)).toBe(true);
      if (then.kind === 'as the first matching of') {
        for (const row of [...then.rows, then.otherwise]) expect(rows.has(row)).toBe(true);
      }
    }
  });

  it('names every folder in the map of the README', () => {
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    const notOurs = /^(\.|node_modules$|dist$|coverage$|reports$)/;
    const foldersIn = (path: string) =>
      readdirSync(new URL(path, root), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !notOurs.test(entry.name))
        .map(({ name }) => `${path}${name}/`);
    const folders = ['', 'src/', 'cards/'].flatMap(foldersIn).filter((folder) => folder !== 'src/');
    expect(folders.length).toBeGreaterThan(15);
    const missing = folders.filter((folder) => {
      const short = folder.replace(/^cards\/(?=.)/, '');
      return !readme.includes(`\`${folder}\``) && !readme.includes(`\`${short}\``);
    });
    expect(missing).toEqual([]);
  });

  it('keeps the catalogue current: run npm run catalogue and commit cards/README.md', () => {
    expect(readFileSync(new URL('cards/README.md', root), 'utf8')).toBe(
      catalogue(
        JSON.parse(readFileSync(new URL('cards/recommendation-vignettes.json', root), 'utf8')) as VignettesOf,
      ),
    );
  });

  it('keeps the source attributes current: run npm run catalogue and commit docs/source-attributes.md', () => {
    expect(readFileSync(new URL('docs/source-attributes.md', root), 'utf8')).toBe(
      sourceAttributesPage(RULE_SET_VERSION),
    );
  });

  it('keeps the list of settings current: run npm run catalogue and commit docs/settings.md', () => {
    expect(readFileSync(new URL('docs/settings.md', root), 'utf8')).toBe(settingsPage());
  });

  it.each(pagesWithTables)('keeps the tables current: run npm run catalogue and commit %s', (page) => {
    const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
    expect(tablesMadeAnew(page, read)).toBe(read(page));
    expect(read(page)).toMatch(/^\| --- \|/m);
  });
});
