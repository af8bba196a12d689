import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import { seenVignettes } from './support/shown-in-vignettes.js';
import { galleryOf } from './traceability/gallery.js';
import { ownVignettes } from './vignettes/index.js';
import { provenBy } from './vignettes/list.js';

const file = new URL('../docs/cards-gallery.md', import.meta.url);
/** What a rheumatologist reads in one sitting. */
const MOST_WORDS = 9_000;
const book = [...ruleBook.pathwayCards, ...ruleBook.rules];

let generated: string;
beforeAll(async () => {
  generated = galleryOf({ seen: await seenVignettes(), proven: provenBy(ownVignettes) });
  if (process.env['UPDATE_VIGNETTES'] === '1') writeFileSync(file, generated);
});
const section = (title: string): string => {
  const start = generated.indexOf(`### ${title}\n`);
  expect(start).toBeGreaterThan(0);
  const end = generated.indexOf('\n### ', start + 1);
  return generated.slice(start, end < 0 ? undefined : end);
};

describe('The gallery of all cards', () => {
  it('has at most 9,000 words', () => {
    expect(generated.split(/\s+/).length).toBeLessThanOrEqual(MOST_WORDS);
  });

  it('has one section a rule', () => {
    expect([...generated.matchAll(/^### (.+)$/gm)].map(([, title]) => title)).toEqual(
      book.map(({ title }) => title),
    );
  });

  it.each(book.map(({ title, id }) => [title, id] as const))(
    'shows of "%s" its question, its evidence and a line to sign (%s)',
    (title, id) => {
      const text = section(title);
      expect(text).toContain(`\`${id}\``);
      expect(text).toContain('**Evidence** ');
      expect(text).toContain('**Sign-off** ');
    },
  );

  it.each(
    provenBy(ownVignettes)
      .filter((one) => one.title === 'Rules' && one.matching.length > 0 && one.justNot.length > 0)
      .flatMap(({ name }) => book.filter(({ id }) => id === name).map(({ title }) => title)),
  )('shows of "%s" a card, why it came, and the patient who just does not get it', (title) => {
    const text = section(title);
    expect(text).toMatch(/^> \*\*(?:INFO|WARNING|CRITICAL) · /m);
    expect(text).toContain('**Why** ');
    expect(text).toContain('**Shown to** ');
    expect(text).toContain('**Just not to** ');
    expect(text).toMatch(/^- .*\?/m);
  });

  it('is current: run npm run vignettes and commit docs/cards-gallery.md', () => {
    expect(existsSync(file) ? readFileSync(file, 'utf8') : 'not there').toBe(generated);
  });
});
