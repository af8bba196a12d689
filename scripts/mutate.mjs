/**
 * npm run mutate -- [path ...]: changes the code in small ways and looks whether a test notices (Stryker). With
 * paths, files or folders under cards/ or src/patient, it prints what survived there; without any it takes hours,
 * and writes docs/mutation.md. What was found before is kept in reports/ and taken over where the code did not
 * change and the tests have the names they had; after a test was changed in place, --force judges all of it anew.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeMutants, scoreOf, survivorsIn, withWords } from './mutation-report.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, 'reports/mutation/mutation.json');
const page = join(root, 'docs/mutation.md');
const MUTATED = ['cards', 'src/patient'];

const given = process.argv.slice(2);
const options = given.filter((word) => word.startsWith('--'));
const paths = given.filter((word) => !word.startsWith('--')).map((path) => relative(root, join(root, path)));
const wrongOption = options.find((option) => option !== '--force');
if (wrongOption !== undefined) stop(`${wrongOption}: the only option is --force.`);
for (const path of paths) {
  if (!existsSync(join(root, path))) stop(`${path}: there is no such file or folder.`);
  if (!MUTATED.some((folder) => path === folder || path.startsWith(`${folder}/`)))
    stop(`${path}: only ${MUTATED.join(' and ')} are mutated.`);
}

const patterns = paths.map((path) => (statSync(join(root, path)).isDirectory() ? `${path}/**/*.ts` : path));
const narrowed = patterns.length > 0 ? ['--mutate', patterns.join(',')] : [];
const stryker = join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const { status } = spawnSync(process.execPath, [stryker, 'run', ...narrowed, ...options], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

const wanted = (file) =>
  paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`));
const files = Object.entries(JSON.parse(readFileSync(report, 'utf8')).files).filter(([name]) => wanted(name));
const { killed, judged, percent } = scoreOf(files);
console.log(
  survivorsIn(files)
    .map(({ file, line, change }) => `${file}:${line}  ${change}`)
    .join('\n'),
);
console.log(`\n${percent} % noticed: ${killed} of ${judged} mutants`);
if (judged === 0) stop('No mutant was judged: is there anything in these files that decides?');
if (paths.length === 0) {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout.trim();
  const day = new Date().toISOString().slice(0, 10);
  const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
  writeFileSync(page, withWords(describeMutants(files, { commit, day }), before));
  console.log('docs/mutation.md is written: give every new survivor its word there.');
}

function stop(reason) {
  console.error(reason);
  process.exit(1);
}
