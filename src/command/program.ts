import { pathToFileURL } from 'node:url';
import { styleText } from 'node:util';
import { ConfigError } from '../config.js';
import { BadInput } from './arguments.js';
import type { Paint } from './page.js';

/** What a command prints, and how it ends. */
export interface Printed {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

/** Was this file started as a program, as `npm run …` does with the built one? Tests only import it. */
export const isProgram = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;

/** @param print for what is to be seen while the command still works */
type Command = (
  args: readonly string[],
  print: (text: string) => void,
) => string | Printed | Promise<string | Printed>;

/** Prints what the command answers. A mistake of the user is one line and exit code 1, anything else a stack. */
export async function runAsProgram(moduleUrl: string, command: Command): Promise<void> {
  if (!isProgram(moduleUrl)) return;
  // Whoever reads only the first lines has closed the pipe.
  process.stdout.on('error', () => process.exit());
  try {
    const printed = await command(process.argv.slice(2), (text) => console.log(text));
    const { text, exitCode } = typeof printed === 'string' ? { text: printed, exitCode: 0 } : printed;
    console.log(text);
    process.exitCode = exitCode;
  } catch (error) {
    const isExpected = error instanceof BadInput || error instanceof ConfigError;
    console.error(isExpected ? error.message : error);
    process.exitCode = 1;
  }
}

/** Colours on a terminal that wants them. https://no-color.org */
export const paintFor = (environment: Readonly<Record<string, string | undefined>>): Paint =>
  process.stdout.isTTY && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb'
    ? (colour, text) => styleText(colour, text)
    : (_, text) => text;
