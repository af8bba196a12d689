/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Twice two tests at once on two busy cores: the usual 5 s have been too few.
  testTimeout: 20_000,
  roots: ['<rootDir>/test'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: true,
      },
    ],
  },
  collectCoverageFrom: [
    'src/**/*.ts',
    'cards/**/*.ts',
    'hooks/**/*.ts',
    '!src/server.ts',
    '!src/playground/page/**',
  ],
  coverageProvider: 'babel',
};
