import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import { ruleIds } from '../src/rules/rule-ids.js';
import { ownVignettes } from './vignettes/index.js';
import { listOfVignettes, provenBy } from './vignettes/list.js';
import { rows } from './vignettes/targets.js';

const file = new URL('../docs/vignettes.md', import.meta.url);
const generated = listOfVignettes(ownVignettes);
if (process.env['UPDATE_VIGNETTES'] === '1') writeFileSync(file, generated);

describe('The vignettes of our own', () => {
  it.each(provenBy(ownVignettes).map((one) => [one.name, one.title, one] as const))(
    'hold a patient who matches "%s" and one who just does not (%s)',
    (_, __, { matching, justNot }) => {
      expect({ matching: matching.length > 0, justNot: justNot.length > 0 }).toEqual({
        matching: true,
        justNot: true,
      });
    },
  );

  it('prove every row that the decision table holds', () => {
    const named: readonly string[] = rows;
    for (const { row } of ruleBook.table.rows) expect(named).toContain(row);
  });

  it('are at least 80, each with an id of its own in kebab-case', () => {
    const ids = ownVignettes.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(80);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('expect only rules that exist', () => {
    const known: readonly string[] = [...ruleIds, 'could-not-assess'];
    for (const { rules } of ownVignettes) for (const id of Object.keys(rules)) expect(known).toContain(id);
  });

  it('are listed in docs/vignettes.md as they are: run npm run vignettes and commit it', () => {
    expect(existsSync(file) ? readFileSync(file, 'utf8') : 'not there').toBe(generated);
  });
});
