import base from './jest.config.js';

// Only an inline map is read when lines are counted; else the table names lines of the compiled file.
const transform = structuredClone(base.transform);
for (const [, options] of Object.values(transform)) options.sourceMaps = 'inline';

/** All tests, and the coverage gate: what a clinician relies on has its branches tested. */
export default {
  ...base,
  transform,
  // Jest counts a file that no test imports only when it lies in a root.
  roots: ['src', 'cards', 'hooks', 'test'].map((folder) => `<rootDir>/${folder}`),
  // Jest would leave one of two cores alone; many tests wait for real time-outs anyway.
  maxWorkers: 2,
  collectCoverage: true,
  coverageReporters: ['text'],
  coverageThreshold: { './cards/': { branches: 95 }, './src/patient/': { branches: 95 } },
};
