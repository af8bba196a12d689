import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

describe('npm start builds first when it has to', () => {
  let project = '';
  const put = (path: string, atMinute: number, text = '') => {
    const file = join(project, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    age(path, atMinute);
  };
  const age = (path: string, atMinute: number) => {
    const moment = new Date(Date.UTC(2026, 10, 20, 12, atMinute));
    utimesSync(join(project, path), moment, moment);
  };
  const start = () => {
    const { stdout, stderr, status } = spawnSync('node', ['scripts/build-if-stale.mjs'], { cwd: project });
    return { said: `${String(stdout)}${String(stderr)}`, status };
  };

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'build-if-stale-'));
    cpSync(here('scripts/build-if-stale.mjs'), join(project, 'scripts/build-if-stale.mjs'));
    put('package.json', 0, '{ "scripts": { "build": "echo BUILT" } }');
    put('package-lock.json', 0);
    put('node_modules/typescript/package.json', 0);
    const sources = ['src/server.ts', 'src/playground/page/app.css', 'scripts/build-page.mjs'];
    for (const file of [...sources, 'cards/safety/rule.ts', 'hooks/patient-view.ts']) put(file, 1);
    const folders = ['src', 'src/playground', 'src/playground/page', 'cards', 'cards/safety', 'hooks'];
    for (const folder of folders) age(folder, 1);
    put('dist/src/server.js', 5);
  });
  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  it('does nothing when the build is newer than every source', () => {
    expect(start()).toEqual({ said: '', status: 0 });
  });

  it('builds when nothing was built', () => {
    rmSync(join(project, 'dist'), { recursive: true });
    expect(start().said).toContain('BUILT');
  });

  it.each(['cards/safety/rule.ts', 'src/playground/page/app.css', 'scripts/build-page.mjs'])(
    'builds when a source is newer: %s',
    (source) => {
      age(source, 9);
      expect(start().said).toContain('BUILT');
    },
  );

  it('builds when a rule was withdrawn', () => {
    rmSync(join(project, 'cards/safety/rule.ts'));
    expect(start().said).toContain('BUILT');
  });

  it('fails when the build fails', () => {
    rmSync(join(project, 'dist'), { recursive: true });
    put('package.json', 0, '{ "scripts": { "build": "exit 3" } }');
    expect(start().status).not.toBe(0);
  });

  it('starts what was built when there is no TypeScript to build with', () => {
    age('src/server.ts', 9);
    rmSync(join(project, 'node_modules'), { recursive: true });
    expect(start()).toEqual({ said: '', status: 0 });
  });

  it('says what to do when there is neither', () => {
    rmSync(join(project, 'dist'), { recursive: true });
    rmSync(join(project, 'node_modules'), { recursive: true });
    const { said, status } = start();
    expect(said).toContain('run "npm ci && npm run build" first');
    expect(status).toBe(1);
  });
});

describe('the last line of the tests', () => {
  const totalOf = (results: object, exitCode: number) => {
    const script = `
      const { default: Reporter } = await import(${JSON.stringify(new URL('support/total-reporter.mjs', import.meta.url).href)});
      new Reporter().onRunComplete(undefined, ${JSON.stringify(results)});
      console.log('coverage table');
      process.exitCode = ${exitCode};`;
    const { stdout } = spawnSync('node', ['--input-type=module', '-e', script]);
    return String(stdout);
  };

  it.each([
    [
      'all passed',
      { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 },
      0,
      '7 passed, 0 failed',
    ],
    [
      'two failed',
      { numPassedTests: 5, numFailedTests: 2, numRuntimeErrorTestSuites: 0 },
      1,
      '5 passed, 2 failed',
    ],
    [
      'a file that could not be run',
      { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 1 },
      1,
      '5 passed, 1 failed',
    ],
    [
      'the coverage gate was missed',
      { numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 },
      1,
      '7 passed, 1 failed',
    ],
  ])('is the total: %s', (_what, results, exitCode, total) => {
    expect(totalOf(results, exitCode)).toBe(`coverage table\n${total}\n`);
  });
});
