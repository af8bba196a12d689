/*
 * A test runner for Stryker. Its runner for Jest loads every module anew for each mutant, which here would take
 * days. The rooms under test are pure functions, so their tests are loaded once and run again for each mutant in
 * the same process. https://stryker-mutator.io/docs/stryker-js/guides/create-a-plugin/
 */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { collected } from './describe-and-it.mjs';

/** Tests of what is mutated, of the words it reads, and the whole patients: what needs no port and no chance. */
const FOLDERS = ['patient', 'cards'];
const WORDINGS = ['knowledge/finding-phrasings.test.ts', 'knowledge/drugs.test.ts'];
const WHOLE_PATIENTS = ['own-vignettes.test.ts'];
/** Each patient once: the same in words and in OIDs is about reading codes, which has tests of its own. */
const LEFT_OUT =
  /written in (?:words|OIDs)$|^A summary is enough by itself|^A changed order › keeps everything/;

/** CPU seconds of tests after which a mutant counts as survived; the tests most about it come first. */
const PATIENCE_SECONDS = 3;

/** What Stryker's switches in the code look at. */
const switches = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});
register('./load-typescript.mjs', import.meta.url);

class OneProcessRunner {
  #loaded = false;
  /** File → names of the tests that noticed a mutant in it. */
  #killers = new Map();

  /** A mutant of what runs while modules load would need a new process: those are left out (ignoreStatic). */
  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    await this.#load();
    const tests = await runAll(collected, { disableBail: true, patience: Infinity });
    return { status: DryRunStatus.Complete, tests, mutantCoverage: switches.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, disableBail, hitLimit }) {
    await this.#load();
    const reaching = testFilter && new Set(testFilter);
    const tests = collected.filter(({ name }) => reaching?.has(name) ?? true);
    const order = this.#closestFirst(sandboxFileName);
    const sorted = tests
      .map((test) => [order(test), test])
      .sort(([one], [other]) => one - other)
      .map(([, test]) => test);
    switches.activeMutant = activeMutant.id;
    switches.hitLimit = hitLimit;
    switches.hitCount = hitLimit === undefined ? undefined : 0;
    try {
      const results = await runAll(sorted, { disableBail, patience: PATIENCE_SECONDS });
      const killer = results.find(({ status }) => status === TestStatus.Failed)?.name;
      if (killer !== undefined) this.#killersOf(sandboxFileName).add(killer);
      const endless = determineHitLimitReached(switches.hitCount, hitLimit);
      return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results }, disableBail);
    } finally {
      switches.activeMutant = undefined;
    }
  }

  /**
   * The tests of the file itself, then what noticed other mutants in it, then single wordings,
   * which cost next to nothing, then the whole patients, then the rest.
   */
  #closestFirst(sandboxFileName) {
    const own = `${basename(sandboxFileName, '.ts')}.test.ts`;
    const killers = this.#killersOf(sandboxFileName);
    return ({ name, file }) => {
      if (basename(file) === own) return 0;
      if (killers.has(name)) return 1;
      if (WORDINGS.includes(file)) return 1.5;
      // Scattered: neighbours in the list have the same question in common.
      return WHOLE_PATIENTS.includes(file) ? 2 + scatter(name) : 3;
    };
  }

  #killersOf(file) {
    const known = this.#killers.get(file) ?? new Set();
    this.#killers.set(file, known);
    return known;
  }

  async #load() {
    if (this.#loaded) return;
    this.#loaded = true;
    const here = pathToFileURL(`${process.cwd()}/test/`);
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(new URL(folder, here))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${folder}/${name}`),
    );
    for (const file of [...files, ...WORDINGS, ...WHOLE_PATIENTS]) {
      const before = collected.length;
      await import(new URL(file, here).href);
      for (const test of collected.slice(before)) test.file = file;
    }
    collected.splice(0, Infinity, ...collected.filter(({ name }) => !LEFT_OUT.test(name)));
  }
}

/** From 0 to 1, the same for the same name. */
const scatter = (name) => createHash('sha1').update(name).digest().readUInt32BE() / 2 ** 32;

/** Runs the tests in order, until one fails (unless all are wanted) or the patience, in CPU seconds, is over. */
async function runAll(tests, { disableBail, patience }) {
  const results = [];
  const startedAt = process.cpuUsage();
  for (const { name, run, before, after } of tests) {
    switches.currentTestId = name;
    const testStartedAt = performance.now();
    const failure = await failureOf(async () => {
      for (const prepare of before()) await prepare();
      await run();
    });
    for (const tidy of after()) await tidy();
    results.push({
      id: name,
      name,
      timeSpentMs: performance.now() - testStartedAt,
      ...(failure === undefined
        ? { status: TestStatus.Success }
        : { status: TestStatus.Failed, failureMessage: failure }),
    });
    if (failure !== undefined && !disableBail) break;
    const { user, system } = process.cpuUsage(startedAt);
    if ((user + system) / 1e6 > patience) break;
  }
  switches.currentTestId = undefined;
  return results;
}

async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)];
