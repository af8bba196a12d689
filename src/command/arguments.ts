import { parseArgs, type ParseArgsConfig } from 'node:util';

/** One line for the user, which names the option, the file or the field. */
export class BadInput extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws BadInput that names the option. */
export function optionsIn<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node explains at length: its first sentence names the option.
    throw new BadInput(String((error as Error).message.split(/\. |\n/)[0]));
  }
}

/**
 * A day that exists: Date would make 2 March of 30 February.
 * @throws BadInput that names the option.
 */
export function dayIn(option: string, text: string): string {
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text);
  if (!isDay) throw new BadInput(`${option}: must be a day such as 2026-11-20`);
  return text;
}
