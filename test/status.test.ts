import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import { recommendationIds, recommendationOf } from '../src/knowledge/recommendations.js';
import { vignettes } from './support/vignettes.js';
import { ownVignettes } from './vignettes/index.js';

const textOf = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The second cell of the row of README's status table that begins so. */
function stated(what: string): string {
  const row = textOf('../README.md')
    .split('\n')
    .find((line) => line.startsWith(`| ${what}`));
  return row?.split('|')[2]?.trim() ?? `no row "${what}"`;
}

describe('The status that the README states is what is there', () => {
  it('of the recommendations of the seeds', () => {
    const refused = recommendationIds.filter((id) => recommendationOf(id).refused !== undefined).length;
    expect(stated('recommendations')).toBe(
      `${recommendationIds.length - refused} implemented, ${refused} refused with the reason`,
    );
  });

  it('of the rules, and of who has reviewed them', () => {
    const rules = [...ruleBook.pathwayCards, ...ruleBook.rules];
    const reviewed = rules.filter(({ signature }) => signature.checkedBy !== 'not yet reviewed').length;
    expect(reviewed).toBe(0);
    expect(stated('rules')).toBe(`${rules.length}, none reviewed by a clinician yet`);
  });

  it('of the whole patients', () => {
    expect(stated('whole patients')).toBe(
      `${ownVignettes.length} vignettes of our own, ${vignettes.length} of the seeds`,
    );
  });

  it('of the properties of generated patients', () => {
    const folder = new URL('properties/', import.meta.url);
    const properties = readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').match(/\bholdsFor\(/g) ?? []);
    expect(stated('properties')).toBe(`${properties.length} properties, 100 patients each in \`npm test\``);
  });

  it('of the mutants', () => {
    const [, percent, judged] =
      /\*\*([\d.]+) %\*\* of (\d+) mutants/.exec(textOf('../docs/mutation.md')) ?? [];
    expect(stated('changes')).toBe(`${percent} % of ${judged}`);
  });
});
