import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

const fromEnvironment = process.env['SHARED_DIR'] ?? '';
const candidates = [
  ...(fromEnvironment === '' ? [] : [fromEnvironment]),
  fileURLToPath(new URL('../../../shared', import.meta.url)),
];

/** Corpora and recordings that are no part of the project: SHARED_DIR, else ../shared; undefined where neither is. */
export const sharedDir: string | undefined = candidates.find((path) => existsSync(path));

/** A describe that needs the shared folder. Where there is none it is skipped, and says so, also in CI. */
export function describeWithShared(title: string, tests: (sharedDir: string) => void): void {
  if (sharedDir !== undefined) {
    const found = sharedDir;
    describe(title, () => {
      tests(found);
    });
    return;
  }
  process.stderr.write(
    `skipped: "${title}" needs the shared folder, which is not at ${candidates.join(' nor at ')}\n`,
  );
  describe.skip(title, () => {
    tests('/no-shared-folder');
  });
}
