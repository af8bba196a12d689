import { describe, expect, it } from '@jest/globals';
import { evidenceKeys, evidenceOf } from '../../src/knowledge/evidence.js';

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
