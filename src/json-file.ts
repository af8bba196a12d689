import { readFileSync } from 'node:fs';

/** Makes the error that tells whoever named the file what is wrong with it, in one line. */
type Complain = (problem: string) => Error;

/** @throws what `complain` makes of a file that cannot be read. */
export function readText(file: string, complain: Complain): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw complain(`cannot be read (${code})`);
  }
}

/** @throws what `complain` makes of a text that is no JSON. */
export function parseJson(text: string, complain: Complain): unknown {
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw complain('is not valid JSON');
  }
}
