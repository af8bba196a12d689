import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { everyRule } from '../cards/index.js';
import { evidenceKeys, evidenceOf } from '../src/knowledge/evidence.js';
import { strengthInWords } from '../src/knowledge/evidence-strength.js';

// That this is what the rules say now is proven in house-rules.test.ts.
const page = readFileSync(new URL('../cards/README.md', import.meta.url), 'utf8');
const [, sources = ''] = page.split('## The sources\n');

describe('The catalogue, for whoever signs a rule', () => {
  it.each(everyRule.map((rule) => [rule.id, rule.kind, rule] as const))(
    'tells on what %s (%s) rests, how far it was read, and who answers for it',
    (id, kind, rule) => {
      const section = page
        .split('\n### ')
        .find((one) => one.startsWith(`${id}\n`) && one.includes(`: ${kind}.`));
      const { author, checkedBy, reviewBy } = rule.signature;
      expect(section).toContain(`Author: ${author}. Checked by: ${checkedBy}. Review by: ${reviewBy}.`);
      expect(section).toContain(`Strength: ${strengthInWords(rule)}.`);
      for (const key of rule.evidence) {
        const { citation, url = '', verified } = evidenceOf(key);
        const line = section?.split('\n').find((one) => one.startsWith(`- \`${key}\`: `));
        expect(line).toContain(citation);
        expect(line).toContain(url);
        expect(line?.endsWith(`, ${verified})`)).toBe(true);
      }
    },
  );

  it.each(evidenceKeys)('lists %s once among the sources, with where the specification has it', (key) => {
    const rows = sources.split('\n').filter((row) => row.startsWith(`| \`${key}\` |`));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(`| ${evidenceOf(key).item} |`);
  });

  it('names beside each source the rules that cite it, and no other', () => {
    for (const key of evidenceKeys) {
      const row = sources.split('\n').find((one) => one.startsWith(`| \`${key}\` |`)) ?? '';
      const cited = [...row.matchAll(/\]\(#([\w-]+)\)/g)].map(([, id]) => id);
      const citing = everyRule.filter(({ evidence }) => evidence.includes(key)).map(({ id }) => id as string);
      expect(cited).toEqual([...new Set(citing)]);
    }
  });
});
