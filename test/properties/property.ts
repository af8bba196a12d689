import fc, { type Arbitrary } from 'fast-check';

/** Runs of a property; PROPERTY_RUNS raises it for all, in proportion to what each costs. */
const USUAL = 100;
const wanted = Number(process.env['PROPERTY_RUNS'] ?? USUAL);
/** The same patients on every run, so that a failure can be repeated. */
export const SEED = 20261120;

/** How long a test may take on a slow machine, in milliseconds. */
export const PATIENCE = 60_000 * Math.max(1, wanted / USUAL);

/**
 * Holds for every patient. A failure shows the shortest story that fails, and the seed.
 * @param runs how many patients, where 100 is usual
 */
export const holdsFor = <Value>(
  patients: Arbitrary<Value>,
  claim: (patient: Value) => Promise<void>,
  runs = USUAL,
): Promise<void> =>
  fc.assert(fc.asyncProperty(patients, claim), {
    seed: SEED,
    numRuns: Math.max(1, Math.round((wanted * runs) / USUAL)),
  });
