import { expect } from '@jest/globals';
import fc, { type Arbitrary } from 'fast-check';

/** Runs of a property; PROPERTY_RUNS raises it for all, in proportion to what each costs. */
const USUAL = 100;
const wanted = Number(process.env['PROPERTY_RUNS'] ?? USUAL);
/** The same patients on every run, so that a failure can be repeated. */
export const SEED = 20261120;

/** How long a test may take on a slow machine, in milliseconds. */
export const PATIENCE = 60_000 * Math.max(1, wanted / USUAL);

/** A claim that applies to fewer of the patients than one in twenty proves little: make more such patients. */
const LEAST_SHARE = 0.05;
/** Of fewer patients a share says nothing. */
const FEWEST = 10;

/**
 * Holds for every patient. A failure shows the shortest story that fails, and the seed.
 * @param claim returns false of a patient of whom it says nothing: to one in twenty it must apply
 * @param runs how many patients, where 100 is usual
 */
export async function holdsFor<Value>(
  patients: Arbitrary<Value>,
  claim: (patient: Value) => Promise<unknown>,
  runs = USUAL,
): Promise<void> {
  let told = 0;
  let applied = 0;
  const property = fc.asyncProperty(patients, async (patient) => {
    const applies = await claim(patient);
    told += 1;
    if (applies !== false) applied += 1;
  });
  await fc.assert(property, { seed: SEED, numRuns: Math.max(1, Math.round((wanted * runs) / USUAL)) });
  if (told >= FEWEST) expect(applied / told).toBeGreaterThanOrEqual(LEAST_SHARE);
}
