import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Playground } from '../../src/http/playground.js';
import { explainContent } from '../../src/explain/explain-content.js';
import type { Site } from '../../src/pipeline.js';
import { orderableDrugs } from '../../src/playground/drugs.js';
import { readLibrary } from '../../src/playground/library.js';

const project = new URL('../../', import.meta.url);

/** The page, bundled now from its sources into a folder of its own; remove it in afterAll. */
export interface BuiltPage {
  readonly files: string;
  remove(): void;
}

export function buildPage(): BuiltPage {
  const files = mkdtempSync(join(tmpdir(), 'myositis-cds-page-'));
  const script = fileURLToPath(new URL('scripts/build-page.mjs', project));
  execFileSync(process.execPath, [script, files]);
  return { files, remove: () => rmSync(files, { recursive: true }) };
}

/** The page with its patients, drugs and reasons, as src/server.ts puts it together. */
export const aPlayground = (files: string, site: Site = {}): Playground => ({
  files,
  library: readLibrary(new URL('examples/', project)),
  drugs: orderableDrugs,
  explain: (content, asked) => explainContent(content, { ...asked, site }),
});
