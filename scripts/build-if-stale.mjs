/**
 * npm's prestart: builds when a source is newer than what was built, and TypeScript is there to build with.
 * A folder counts too: its time changes when a file is taken away, and a withdrawn rule must stop firing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = [
  'src',
  'cards',
  'hooks',
  'tsconfig.json',
  'tsconfig.build.json',
  'package-lock.json',
  'scripts/build-page.mjs',
];
/** tsc writes it last, or at least anew: the build removes dist first. */
const built = join(root, 'dist/src/server.js');
const compiler = join(root, 'node_modules/typescript/package.json');

const newest = (path) => {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};
const isStale = () =>
  !existsSync(built) ||
  sources.some((name) => existsSync(join(root, name)) && newest(join(root, name)) > statSync(built).mtimeMs);

if (isStale()) {
  if (existsSync(compiler)) {
    const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'inherit' });
    process.exitCode = status ?? 1;
  } else if (!existsSync(built)) {
    console.error('Not built, and TypeScript is not installed: run "npm ci && npm run build" first.');
    process.exitCode = 1;
  }
}
