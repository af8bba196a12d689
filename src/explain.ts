/** `npm run explain -- FILE`: what every rule made of one chart, and why. A command: it prints, and it alone exits. */
import { randomUUID } from 'node:crypto';
import { ruleBook } from '../cards/index.js';
import { BadInput, dayIn, optionsIn } from './command/arguments.js';
import { paintFor, runAsProgram } from './command/program.js';
import { readConfig } from './config.js';
import { BadRequest } from './contract/hook-request.js';
import { explain, type Explanation } from './explain/explanation.js';
import { pageOf } from './explain/page.js';
import { questionOf } from './explain/question-of.js';
import { calendarDay } from './http/calendar-day.js';
import { parseJson, readText } from './json-file.js';
import { assess, localCodesOf, RULE_SET_VERSION, type Site } from './pipeline.js';
import { readSettingsFile } from './settings-file.js';
import { readSiteMapFile } from './site-map.js';

const usage =
  'npm run explain -- FILE [--as-of YYYY-MM-DD] [--hook patient-view|order-select|order-sign] [--json]';

export interface Options {
  readonly timeZone: string;
  readonly asOf: string;
  readonly hook?: string | undefined;
  /** What the site declares: its settings, codes, formulary and switched-off rules. */
  readonly site?: Site;
}

/**
 * What the service would make of this chart or call.
 * @throws BadRequest with the path of the field at fault.
 */
export async function explainContent(
  content: unknown,
  { timeZone, asOf, hook, site = {} }: Options,
): Promise<Explanation> {
  const question = questionOf(content, { hook, asOf, timeZone, newId: randomUUID });
  // A broken rule is in the findings: it needs no log here.
  const assessment = await assess(question, { broken: () => undefined }, site);
  return explain(question, assessment, ruleBook, RULE_SET_VERSION, site.disabledRules);
}

/**
 * The text that the command prints.
 * @throws BadInput with the one line for the user.
 */
export async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = optionsIn(args, {
    'as-of': { type: 'string' },
    hook: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help === true) return usage;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new BadInput(`One FILE is needed: ${usage}`);
  const { timeZone, settingsFile, siteMapFile, disabledRules } = readConfig(process.env);
  const settings = readSettingsFile(settingsFile);
  const { codes, formulary } = readSiteMapFile(siteMapFile);
  const site: Site = { settings, ...localCodesOf(codes), formulary, disabledRules };
  const asOf = dayIn('--as-of', values['as-of'] ?? calendarDay(timeZone)(new Date()));
  try {
    const explanation = await explainContent(contentOf(file), { timeZone, asOf, hook: values.hook, site });
    return values.json === true
      ? JSON.stringify(explanation, null, 2)
      : pageOf(explanation, paintFor(process.env));
  } catch (error) {
    throw error instanceof BadRequest ? new BadInput(`${file}: ${error.message}`) : error;
  }
}

function contentOf(file: string): unknown {
  const complain = (problem: string) => new BadInput(`${file}: ${problem}`);
  return parseJson(readText(file, complain), complain);
}

await runAsProgram(import.meta.url, run);
