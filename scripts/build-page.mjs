/**
 * Bundles the page (src/playground/page) into dist/playground: index.html, app.js, app.css. The service serves them
 * as they are; nothing of this is needed to run it. A folder may be given in place of dist/playground.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = join(root, 'src/playground/page');
const target = resolve(process.argv[2] ?? join(root, 'dist/playground'));

mkdirSync(target, { recursive: true });
await build({
  entryPoints: { app: join(page, 'main.ts') },
  outdir: target,
  bundle: true,
  minify: true,
  format: 'esm',
  // Browsers of hospitals are not the newest: what Chrome, Edge, Firefox ESR and Safari had in 2022.
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  tsconfig: join(page, 'tsconfig.json'),
});
for (const file of ['index.html', 'app.css']) copyFileSync(join(page, file), join(target, file));
