import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { keptLibrary, libraryFile } from '../vignettes/library.js';

const file = new URL('../../examples/vignettes.json', import.meta.url);

describe('the test patients of the page', () => {
  let generated = '';
  beforeAll(async () => {
    generated = libraryFile(await keptLibrary());
    if (process.env['UPDATE_VIGNETTES'] === '1') writeFileSync(file, generated);
  });

  it('are the vignettes as they are: run npm run vignettes and commit examples/vignettes.json', () => {
    expect(existsSync(file) && readFileSync(file, 'utf8') === generated).toBe(true);
  });
});
