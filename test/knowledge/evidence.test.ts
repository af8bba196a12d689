import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { evidenceKeys, evidenceOf } from '../../src/knowledge/evidence.js';
import { describeWithShared } from '../support/shared-dir.js';

const all = evidenceKeys.map(evidenceOf);

describe('the bibliography', () => {
  it.each(all)('$key: $citation', ({ key, citation, url, verified }) => {
    expect(key).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(citation).not.toBe('');
    expect(['read', 'secondary', 'not verified']).toContain(verified);
    if (url)
      expect(url).toMatch(
        /^https:\/\/(doi\.org\/10\.\d{4,}\/\S+|pubmed\.ncbi\.nlm\.nih\.gov\/\d+\/|pmc\.ncbi\.nlm\.nih\.gov\/articles\/PMC\d+\/)$/,
      );
  });

  it('cites nothing twice', () => {
    const urls = all.flatMap(({ url }) => url ?? []);
    expect(new Set(urls).size).toBe(urls.length);
  });

  it('holds the five seeds, which have no address', () => {
    const seeds = all.filter(({ key }) => key.startsWith('seed-'));
    expect(seeds.map(({ key }) => key)).toEqual(['seed-000', 'seed-001', 'seed-002', 'seed-003', 'seed-004']);
    expect(seeds.every(({ url }) => url === undefined)).toBe(true);
  });

  it('says that SHARE is a paediatric consensus, so that a card for an adult can say so', () => {
    expect(evidenceOf('share-2017')).toMatchObject({
      url: 'https://doi.org/10.1136/annrheumdis-2016-209247',
      population: 'juvenile',
      verified: 'read',
    });
  });

  it('marks what was only seen in a secondary source', () => {
    expect(evidenceOf('marmor-2016').verified).toBe('secondary');
    expect(evidenceOf('share-quoted-2018').verified).toBe('secondary');
  });
});

describe('what is listed is cited', () => {
  const root = new URL('../../', import.meta.url);
  const texts = ['src', 'cards'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'knowledge/evidence.ts')
      .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8')),
  );
  const byRules = new Set([...ruleBook.rules, ...ruleBook.pathwayCards].flatMap(({ evidence }) => evidence));

  it.each(evidenceKeys)('%s: by a rule, a threshold or a setting', (key) => {
    const named = new RegExp(`(?<![\\w-])${key}(?![\\w-])`);
    expect(byRules.has(key) || texts.some((text) => named.test(text))).toBe(true);
  });
});

describeWithShared('the bibliography against the specification', (sharedDir) => {
  /** Nothing where the shared folder is not: the tests below are skipped then. */
  const read = (name: string): string => {
    try {
      return readFileSync(`${sharedDir}/clinical/${name}`, 'utf8');
    } catch {
      return '';
    }
  };
  const specification = read('specification.md');
  const sectionG = /^## G\. .*\n(.*)$/m.exec(specification)?.[1] ?? '';
  const items = sectionG.split(' · ');
  const itemOf = (name: string) => items.find((item) => item.startsWith(`${name} `));
  const cited = all.filter(({ design }) => design !== 'seed');

  it('finds section G, item by item', () => {
    expect(items.length).toBeGreaterThan(40);
  });

  it.each(cited)('lists $key as $item, under the same number', ({ item, url = '' }) => {
    const listed = itemOf(item);
    expect(listed).toBeDefined();
    const number = url.replace(/^https:\/\/[^/]+\/(?:articles\/)?|\/$/g, '');
    expect(listed).toContain(number);
  });

  it.each(cited)('calls $key no better verified than section G does', ({ item, verified }) => {
    // [V] was read; [V2] and [V secondary] are known from others.
    const wasRead = /\[V(?!2| secondary)/.test(itemOf(item) ?? '');
    expect(verified).toBe(wasRead ? 'read' : 'secondary');
  });

  it.each(cited)('adds no name and no number to $key', ({ citation }) => {
    const source = `${specification} ${read('vignettes.json')}`.toLowerCase();
    // Written out where the specification has BSR, NEJM, DSU, Dec, GI and PJP.
    const writtenOut =
      /British Society for Rheumatology|N Engl J Med|Drug Safety Update|December|Gastrointestinal|Pneumocystis/g;
    const parts = citation.replace(writtenOut, '').match(/[A-Z][\p{L}-]{3,}|\d{2,}/gu) ?? [];
    for (const part of parts) expect(source).toContain(part.toLowerCase());
  });

  it.each(all.filter(({ design }) => design === 'seed'))(
    'calls $key by its own title',
    ({ item, citation }) => {
      expect(specification).toContain(item);
      const file = readdirSync(`${sharedDir}/seeds`).find((name) => name.startsWith(item.slice(1))) ?? '';
      expect(readFileSync(`${sharedDir}/seeds/${file}`, 'utf8')).toContain(citation);
    },
  );
});
