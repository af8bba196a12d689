/**
 * Jest's last word, in one line that a machine can read: "N passed, N failed". A test file that could not be
 * run at all, and a coverage gate that was missed, count as one failure each.
 */
export default class TotalReporter {
  /** Coverage and summary are written by later reporters: so ours waits for the end of the process. */
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    process.once('exit', (code) => {
      const failed = numFailedTests + numRuntimeErrorTestSuites;
      const gates = code !== 0 && failed === 0 ? 1 : 0;
      process.stdout.write(`${numPassedTests} passed, ${failed + gates} failed\n`);
    });
  }
}
