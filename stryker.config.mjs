/**
 * Mutation testing of what decides: `npm run mutate -- [path]`, see docs/mutation.md.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'one-process',
  plugins: ['./test/mutation/one-process-runner.mjs'],
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  mutate: ['cards/**/*.ts', 'src/patient/**/*.ts'],
  // Literals are wording here, or names that the compiler checks.
  mutator: { excludedMutations: ['StringLiteral'] },
  // Tables that are filled while modules load: each mutant would need a process of its own.
  ignoreStatic: true,
  disableTypeChecks: false,
  ignorePatterns: ['dist', 'coverage', 'reports', 'docs'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: 'reports/mutation/mutation.json' },
  incremental: true,
  incrementalFile: 'reports/mutation/incremental.json',
  concurrency: 2,
  timeoutMS: 20_000,
  allowEmpty: false,
};
