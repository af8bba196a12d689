/** `npm run explain -- FILE`: what every rule made of one chart, and why. A command: it prints, and it alone exits. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs, styleText } from 'node:util';
import { ruleBook } from '../cards/index.js';
import { readConfig } from './config.js';
import { BadRequest } from './contract/hook-request.js';
import { explain, type Explanation } from './explain/explanation.js';
import { pageOf, type Paint } from './explain/page.js';
import { questionOf } from './explain/question-of.js';
import { calendarDay } from './http/calendar-day.js';
import type { Settings } from './knowledge/settings.js';
import { assess, localCodesOf, RULE_SET_VERSION, type Site } from './pipeline.js';
import { readSettingsFile } from './settings-file.js';
import { readSiteMapFile } from './site-map.js';

const usage =
  'npm run explain -- FILE [--as-of YYYY-MM-DD] [--hook patient-view|order-select|order-sign] [--json]';

export interface Options {
  readonly timeZone: string;
  readonly asOf: string;
  readonly hook?: string | undefined;
  /** The defaults, unless given. */
  readonly settings?: Settings;
  /** What else the site declares: its codes, formulary and switched-off rules. */
  readonly site?: Site;
}

/**
 * What the service would make of this chart or call.
 * @throws BadRequest with the path of the field at fault.
 */
export async function explainContent(
  content: unknown,
  { timeZone, asOf, hook, settings, site = {} }: Options,
): Promise<Explanation> {
  const question = questionOf(content, { hook, asOf, timeZone, newId: randomUUID });
  // A broken rule is in the findings: it needs no log here.
  const assessment = await assess(
    question,
    { broken: () => undefined },
    { ...site, ...(settings && { settings }) },
  );
  return explain(question, assessment, ruleBook, RULE_SET_VERSION, site.disabledRules);
}

/** One line for the user, which names the option, the file or the field. */
class BadInput extends Error {}

/**
 * The text that the command prints.
 * @throws BadInput with the one line for the user.
 */
export async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = optionsIn(args);
  if (values.help === true) return usage;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new BadInput(`One FILE is needed: ${usage}`);
  const { timeZone, settingsFile, siteMapFile, disabledRules } = readConfig(process.env);
  const settings = readSettingsFile(settingsFile);
  const { codes, formulary } = readSiteMapFile(siteMapFile);
  const site: Site = { ...localCodesOf(codes), formulary, disabledRules };
  const asOf = values['as-of'] ?? calendarDay(timeZone)(new Date());
  if (!isDay(asOf)) throw new BadInput('--as-of: must be a day as YYYY-MM-DD');
  try {
    const explanation = await explainContent(contentOf(file), {
      timeZone,
      asOf,
      hook: values.hook,
      settings,
      site,
    });
    return values.json === true ? JSON.stringify(explanation, null, 2) : pageOf(explanation, paint());
  } catch (error) {
    throw error instanceof BadRequest ? new BadInput(`${file}: ${error.message}`) : error;
  }
}

function optionsIn(args: readonly string[]) {
  const options = {
    'as-of': { type: 'string' },
    hook: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // Node explains at length: its first sentence names the option.
    throw new BadInput(String((error as Error).message.split(/\. |\n/)[0]));
  }
}

function contentOf(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new BadInput(`${file}: cannot be read${code === undefined ? '' : ` (${code})`}`);
  }
  try {
    // Some editors put a byte order mark first.
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new BadInput(`${file}: is not valid JSON`);
  }
}

/** A day that exists: Date would make 1 March of 30 February. */
const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** https://no-color.org */
const paint = (): Paint =>
  process.stdout.isTTY && !process.env['NO_COLOR']
    ? (colour, text) => styleText(colour, text)
    : (_, text) => text;

// `npm run explain` runs the built file: dist/src/explain.js.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // Whoever reads only the first lines has closed the pipe.
  process.stdout.on('error', () => process.exit());
  try {
    console.log(await run(process.argv.slice(2)));
  } catch (error) {
    const expected = error instanceof BadInput || (error instanceof Error && error.name === 'ConfigError');
    console.error(expected ? error.message : error);
    process.exitCode = 1;
  }
}
