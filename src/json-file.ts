import { readFileSync } from 'node:fs';
import { ConfigError } from './config.js';

/**
 * The content of a JSON file that the operator names.
 * @throws ConfigError with one line that names the variable.
 */
export function readJsonFile(variable: string, file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new ConfigError(`${variable} cannot be read (${code}): ${JSON.stringify(file)}`);
  }
  return parseJson(variable, text);
}

/** The same from the text of such a file. */
export function parseJson(variable: string, text: string): unknown {
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    throw new ConfigError(`${variable} is not valid JSON`);
  }
}
